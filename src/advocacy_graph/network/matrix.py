"""A network as a matrix with labels, and its CSV."""

from collections import Counter
from csv import writer
from dataclasses import dataclass
from io import StringIO

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model.events import Events
from advocacy_graph.network.account import omissions
from advocacy_graph.network.build import counted
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import Kind, Mode, Options
from advocacy_graph.network.two_mode import two_mode
from advocacy_graph.network.why_nothing import why_nothing
from advocacy_graph.spreadsheet import guarded


@dataclass(frozen=True, eq=False, slots=True)
class Matrix:
    """Cells by the labels of rows and columns, which are the same in a one-mode network; 0 is not stored.

    `omissions` says what was left out of the counts.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: sparse.csr_array
    omissions: tuple[str, ...] = ()

    def csv(self) -> str:
        """Labels in the first row and column, whole numbers as such; labels are guarded as in all tables."""
        out = StringIO(newline="")
        table = writer(out)
        table.writerow(["", *map(guarded, self.columns)])
        for number, label in enumerate(self.rows):
            row = self.cells[[number], :].toarray()[0]
            table.writerow([guarded(label), *map(_number, row.tolist())])
        return out.getvalue()


def cells(counts: Counts, kind: Kind, options: Options) -> sparse.csr_array:
    """The weights of a network of `counts`, those below the minimum left out."""
    mode, aggregation = options.settled(kind)
    make = one_mode if mode is Mode.ONE else two_mode
    found = make(counts, aggregation, options.normalisation)
    if options.minimum:
        found.data[np.abs(found.data) < options.minimum] = 0
        found.eliminate_zeros()
    return found


def tabulate(kind: Kind, events: Events, options: Options) -> Matrix:
    """The matrix of a network. Actors without a line have a row of zeros in it, unlike in the drawing.

    Raises NothingToDraw where no actor is left, ValueError for options that are not the kind's.
    """
    if kind in (Kind.COALITIONS, Kind.STATEMENTS):
        raise ValueError(f"the {kind} network is not made of sides: take its edges")
    counts = counted(events, kind, options)
    if not counts.tally.counted:
        raise NothingToDraw(why_nothing(kind, counts, events, options))
    found = cells(counts, kind, options)
    labels = _told_apart(counts)
    rows = tuple(labels[name] for name in counts.actors)
    mode, _ = options.settled(kind)
    columns = rows if mode is Mode.ONE else tuple(labels[name] for name in counts.objects)
    return Matrix(rows, columns, found, omissions(counts.tally, options))


def _told_apart(counts: Counts) -> dict[str, str]:
    """Labels, with the identifier behind one that several have."""
    named: dict[str, str] = {}
    for names in (counts.actors, counts.objects):
        labels = [counts.labels[name] for name in names]
        often = Counter(labels)
        for name, label in zip(names, labels, strict=True):
            named[name] = label if often[label] == 1 else f"{label} ({name})"
    return named


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
