"""Resolving all that a store holds once more, with newer rules or what the user knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from advocacy_graph.graph import named
from advocacy_graph.intake.desk import Desk, Terms
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve import Joined
from advocacy_graph.store import Store


@dataclass(frozen=True, slots=True)
class Merged:
    """An entity that became another: IRIs and names of both, how sure that is and why."""

    kind: Kind
    gone: str
    name: str
    into: str
    into_name: str
    score: float
    reasons: tuple[str, ...]


class Resolving:
    """Iterate it to the end: for each of `total` entities, and for those that became more, what was merged."""

    def __init__(self, store: Store, terms: Terms | None = None) -> None:
        self._desk = Desk(store, terms)
        self._registrar = self._desk.registrar
        self._store = store
        self.total = len(self._registrar.references())

    def __iter__(self) -> Iterator[tuple[Merged, ...]]:
        """Each is done when it is told; the questions are up to date at the end."""
        try:
            for found in self._registrar.sweep():
                yield tuple(map(self._told, found))
        finally:
            self._desk.close()

    @property
    def unnamed_members(self) -> list[str]:
        """Members of the user's register that no release names, by name."""
        return self._registrar.unnamed_members()

    def _told(self, joined: Joined) -> Merged:
        base = self._store.base
        into = self._registrar.register.named(f"{joined.kind}/{joined.key}")
        return Merged(
            kind=joined.kind,
            gone=named(base, joined.kind, joined.gone or ""),
            name=joined.name,
            into=named(base, joined.kind, joined.key),
            into_name=into.names[0] if into else joined.key,
            score=joined.judgement.score,
            reasons=joined.judgement.reasons,
        )


def resolve(store: Store, terms: Terms | None = None) -> tuple[Merged, ...]:
    """Hold every entity of the store against all others once more. Returns what was merged.

    A second run finds nothing. What is not sure is asked: see `questions`. Raises `UnreadableGazetteer` for a gazetteer or
    register in `terms` that cannot be read, and nothing is done then.
    """
    return tuple(merged for found in Resolving(store, terms) for merged in found)
