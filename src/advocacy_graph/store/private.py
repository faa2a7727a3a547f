"""What is not public: an engine of its own, which no query, dump or export of the graph can reach.

    graph/decisions          all decisions, append-only
    graph/applying           which of them await to be applied, and which are orphaned
    graph/extracted/SLUG     a release as it was read, where decisions changed what the public graph says

`DIR/private` is made when something is first decided. It is written before the graph.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from advocacy_graph.errors import StoreError


class Private:
    """The private engine of a store. `place` is None for one in memory."""

    def __init__(self, place: Path | None, *, read_only: bool = False) -> None:
        self._place = place
        self._read_only = read_only
        self._engine: ox.Store | None = None
        self._in_journal = False
        if place is None:
            self._engine = ox.Store()
        elif place.is_dir():
            try:
                self._engine = ox.Store.read_only(str(place)) if read_only else ox.Store(str(place))
            except (OSError, RuntimeError) as error:
                raise StoreError(
                    f"{place}: cannot be opened: {error}: restore the store from a backup"
                ) from error

    def flush(self) -> None:
        """Bring what was written into tables. Raises OSError where there is no room."""
        if self._engine is not None and self._place is not None and self._in_journal:
            self._engine.flush()
            self._in_journal = False

    def close(self) -> None:
        """Let go of the files."""
        self._engine = None

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of this pattern; None stands for anything. Nothing where nothing was ever decided."""
        if self._engine is None:
            return iter(())
        return self._engine.quads_for_pattern(subject, predicate, object, graph)

    def graphs(self) -> list[str]:
        """The IRIs of its graphs that say anything, in order."""
        named = self._engine.named_graphs() if self._engine is not None else ()
        return sorted(
            graph.value for graph in named if isinstance(graph, ox.NamedNode) and any(self.match(graph=graph))
        )

    def change(
        self, *, remove: Iterable[ox.Quad] = (), add: Iterable[ox.Quad] = (), at_once: bool = False
    ) -> None:
        """All of it happens, or nothing. A kill takes nothing of it back; `at_once`, no power cut either. `StoreError`."""
        new = list(dict.fromkeys(add))
        old = [quad for quad in dict.fromkeys(remove) if quad not in set(new)]
        new = [quad for quad in new if self._engine is None or quad not in self._engine]
        if not new and not old:
            return
        try:
            engine = self._made()
            if old:
                engine.update(f"DELETE DATA {{\n{_data(old)}}} ;\nINSERT DATA {{\n{_data(new)}}}")
            else:
                engine.extend(new)
            self._in_journal = True
            if at_once:
                self.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the decisions could not be written, nothing was changed: {error}") from error

    def copied(self, into: ox.Store) -> None:
        """All of it, into another engine."""
        into.extend(self.match())

    def _made(self) -> ox.Store:
        if self._read_only:
            raise OSError("the store is open for reading only")
        if self._engine is None:
            self._engine = ox.Store(str(self._place))
        return self._engine


def _data(quads: Iterable[ox.Quad]) -> str:
    return "".join(f"GRAPH {quad.graph_name} {{ {quad.triple} . }}\n" for quad in quads)
