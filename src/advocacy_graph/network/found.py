"""The positions behind a node or an edge, looked up when somebody asks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

import numpy as np

from advocacy_graph.model import CodedPosition
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import Aggregation


class Found(Sequence[CodedPosition]):
    """A sequence of rows, each once. A network of a million statements has millions of edges: most are never asked."""

    __slots__ = ("_find", "_places", "_rows")

    def __init__(self, rows: Sequence[CodedPosition], find: Callable[[], Iterable[int]]) -> None:
        self._rows = rows
        self._find = find
        self._places: list[int] | None = None

    @property
    def places(self) -> list[int]:
        """Where they stand among the rows of the whole network."""
        if self._places is None:
            self._places = list(dict.fromkeys(self._find()))
        return self._places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[CodedPosition]:
        rows = self._rows
        return (rows[place] for place in self.places)

    @overload
    def __getitem__(self, n: int) -> CodedPosition: ...
    @overload
    def __getitem__(self, n: slice) -> list[CodedPosition]: ...
    def __getitem__(self, n: int | slice) -> CodedPosition | list[CodedPosition]:
        found = self.places[n]
        return [self._rows[place] for place in found] if isinstance(found, list) else self._rows[found]

    def __repr__(self) -> str:
        return f"<{len(self)} positions>"


class Behind:
    """What stands behind the cells of `counts`."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._rows = counts.events.rows
        self._row = counts.events.row
        self._cells: dict[int, dict[int, list[int]]] = {}

    def cells(self, i: int) -> dict[int, list[int]]:
        """Of actor i, the rows of each cell, which is 2 j + k: by object, on it opposing ones first, each by date."""
        if i not in self._cells:
            c = self._counts
            where = c.of(i)
            found: dict[int, list[int]] = {}
            cell = (c.j[where].astype(np.int64) * 2 + c.side[where]).tolist()
            for one, row in zip(cell, self._row[c.event[where]].tolist(), strict=True):
                found.setdefault(one, []).append(row)
            self._cells[i] = found
        return self._cells[i]

    def of_actor(self, i: int) -> Found:
        """All that were counted for an actor, by date."""
        return self._found(lambda: self._counts.event[self._counts.of(i)])

    def of_object(self, j: int) -> Found:
        """All that were counted on an object, by date."""
        return self._found(lambda: self._counts.event[self._counts.j == j])

    def of_cell(self, i: int, j: int) -> Found:
        """All that were counted for an actor on an object, by date."""
        where = self._counts.of(i)
        return self._found(lambda: self._counts.event[where][self._counts.j[where] == j])

    def of_pair(self, i: int, other: int, aggregation: Aggregation) -> Found:
        """Those of both that make up a weight: object by object and side by side, first the one's, then the other's."""
        return Found(
            self._rows,
            lambda: (row for _, here, there in self.met(i, other, aggregation) for row in here + there),
        )

    def met(self, i: int, other: int, aggregation: Aggregation) -> Iterator[tuple[int, list[int], list[int]]]:
        """Where two meet: the one's cell, and the rows of both there.

        Of the same side under `congruence`, of the opposite under `conflict`, else of either.
        """
        here, there = self.cells(i), self.cells(other)
        if aggregation is not Aggregation.CONFLICT:
            for cell in sorted(here.keys() & there.keys()):
                yield cell, here[cell], there[cell]
        if aggregation is not Aggregation.CONGRUENCE:
            for cell in sorted(here):
                if cell ^ 1 in there:
                    yield cell, here[cell], there[cell ^ 1]

    def _found(self, find: Callable[[], np.ndarray]) -> Found:
        def places() -> list[int]:
            return self._row[np.sort(find())].tolist()  # type: ignore[no-any-return]

        return Found(self._rows, places)
