"""A series of networks as two tables: one row a window, and one row a line of each."""

from collections.abc import Iterable
from csv import writer
from io import StringIO
from typing import NamedTuple

from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.network.counts import Counts
from advocacy_graph.network.matrix import cells
from advocacy_graph.network.options import Kind, Mode, Options
from advocacy_graph.network.polarisation import polarisation
from advocacy_graph.network.windows import Span
from advocacy_graph.spreadsheet import guarded

_WINDOWS = ("first", "last", "middle", "statements", "actors", "lines", "sum of weights")
_POLARISED = ("polarisation", "exact", "camps")
_LINES = ("first", "last", "middle", "source", "target", "weight")


class Series(NamedTuple):
    """The text of the two files, and how many windows there are."""

    windows: str
    lines: str
    number: int


def timeline(
    found: Iterable[tuple[Span, Counts]], kind: Kind, options: Options, *, polarised: bool = True
) -> Series:
    """Both tables. A window's sum is over its lines, each once; its polarisation is empty where nobody meets.

    `polarised=False` leaves that out, which takes most of the time.
    """
    mode, _ = options.settled(kind)
    windows, lines = StringIO(newline=""), StringIO(newline="")
    of_windows, of_lines = writer(windows), writer(lines)
    of_windows.writerow(_WINDOWS + (_POLARISED if polarised else ()))
    of_lines.writerow(_LINES)
    number = 0
    for span, counts in found:
        number += 1
        when = (span.first, span.last, span.middle)
        weights = cells(counts, kind, options)
        weights = (sparse.triu(weights, k=1) if mode is Mode.ONE else weights).tocoo()
        row: tuple[object, ...] = (
            *when,
            counts.tally.counted,
            len(counts.actors),
            weights.nnz,
            round(float(weights.data.sum()), 9),
        )
        if polarised:
            figure = polarisation(counts)
            camps = (
                " | ".join("; ".join(counts.labels[a] for a in camp) for camp in figure.camps)
                if figure
                else ""
            )
            row += (
                (round(figure.figure, 6), "yes" if figure.exact else "no", guarded(camps))
                if figure
                else ("", "", "")
            )
        of_windows.writerow(row)
        sources = [guarded(counts.labels[name]) for name in counts.actors]
        targets = sources if mode is Mode.ONE else [guarded(counts.labels[name]) for name in counts.objects]
        of_lines.writerows(
            (*when, sources[i], targets[j], weight)
            for i, j, weight in zip(
                weights.row.tolist(), weights.col.tolist(), weights.data.tolist(), strict=True
            )
        )
    return Series(windows.getvalue(), lines.getvalue(), number)
