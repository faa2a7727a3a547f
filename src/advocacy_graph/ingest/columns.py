"""The pieces of text of a page, by where they stand, as lines in the order in which they are read."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

_AVERAGE = 0.5  # width of a character in text of its size; the true width is 0.4 to 0.6
_NARROW = 0.4
_SAME = 3.0  # points: starts that differ by less stand below each other
_FEWEST = 4  # lines that make a column
_MARGIN = 0.16  # of the width: the narrowest sidebar; what begins nearer to a border is indented


@dataclass(frozen=True, slots=True)
class Line:
    """Text at a place of a page, in points from its lower left corner. `size` is that of its letters.

    `edge` is the right border of the column in which it stands.
    """

    x: float
    y: float
    size: float
    words: str
    edge: float = 0.0

    @property
    def narrow_end(self) -> float:
        """Where it ends at least."""
        return self.x + self.size * _NARROW * len(self.words)

    @property
    def likely_end(self) -> float:
        """Where it ends, give or take a tenth of its length."""
        return self.x + self.size * _AVERAGE * len(self.words)

    def beside(self, other: "Line") -> bool:
        """Whether both stand on one line of the page."""
        return abs(self.y - other.y) < 0.4 * min(self.size, other.size)


@dataclass(frozen=True, slots=True)
class _Split:
    """Columns left and right of the place where those on the right begin; each side may be split again."""

    at: float
    left: "_Split | None"
    right: "_Split | None"

    @property
    def gutters(self) -> tuple[float, ...]:
        """Where columns begin, but for the first."""
        inner = (side.gutters for side in (self.left, self.right) if side)
        return (self.at, *itertools.chain.from_iterable(inner))


def in_order(pieces: Sequence[Line]) -> list[Line]:
    """The lines of a page from top to bottom; where it has columns, one after the other from the left.

    A column is where at least four lines begin at one place, as long as the lines of a text are, and no line left of it
    runs across: two or three columns, or a sidebar beside the text. A line that runs across is read where it stands.
    """
    pieces = list(_joined(pieces, lambda held, piece: abs(piece.x - held.x) < 0.1))
    split = _split(pieces)
    gutters = split.gutters if split else ()
    lines = list(_joined(pieces, lambda held, piece: not _divided(held, piece, gutters)))
    if split is None:
        lines = _with_edge(lines)
        return sorted(lines, key=lambda line: (-round(line.y), line.x)) if _jumps(lines) else lines
    ordered = _read(sorted(lines, key=lambda line: (-line.y, line.x)), split)
    return [line if line.edge else replace(line, edge=max(o.likely_end for o in ordered)) for line in ordered]


def _read(lines: Sequence[Line], split: _Split | None) -> list[Line]:
    """Lines from top to bottom, column by column between those that run across."""
    if split is None:
        return _with_edge(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if line.x >= split.at - _SAME:
            right.append(line)
        elif line.narrow_end > split.at + line.size or _below(line, left, right):
            ordered += _read(left, split.left) + _read(right, split.right) + [line]
            left, right = [], []
        else:
            left.append(line)
    return ordered + _read(left, split.left) + _read(right, split.right)


def _split(pieces: Sequence[Line]) -> _Split | None:
    at = _gutter(pieces)
    if at is None:
        return None
    left = [piece for piece in pieces if piece.x < at - _SAME and piece.narrow_end <= at + piece.size]
    right = [piece for piece in pieces if piece.x >= at - _SAME]
    return _Split(at, _split(left), _split(right))


def _with_edge(lines: Sequence[Line]) -> list[Line]:
    """All but the longest tenth end before the edge: a width is an estimate."""
    ends = sorted(line.likely_end for line in lines)
    return [replace(line, edge=ends[len(ends) * 9 // 10]) for line in lines]


def _gutter(pieces: Sequence[Line]) -> float | None:
    """Where the column begins that has the most lines, but for the first."""
    if len(pieces) < 2 * _FEWEST:
        return None
    first, last = min(p.x for p in pieces), max(p.likely_end for p in pieces)
    width = last - first
    starts = sorted(p.x for p in pieces if first + width * _MARGIN < p.x < last - width * _MARGIN)
    best: list[Line] = []
    for start in starts:
        column = [p for p in pieces if start - 0.1 <= p.x <= start + _SAME]
        if len(column) > len(best):
            best = column
    if len(best) < _FEWEST:
        return None
    start = min(p.x for p in best)
    top, bottom = max(p.y for p in best), min(p.y for p in best)
    beside = [p for p in pieces if p.x < start - _SAME and bottom - p.size <= p.y <= top + p.size]
    crossing = [p for p in beside if p.narrow_end > start + p.size]
    prose = 0.4 * (last - start)  # cells of a table are shorter
    long_enough = median(p.likely_end - p.x for p in best) > prose
    both = len(beside) >= _FEWEST and median(p.likely_end - p.x for p in beside) > 0.4 * (start - first)
    return start if both and long_enough and len(crossing) * 4 <= len(beside) else None


def _joined(pieces: Iterable[Line], together: Callable[[Line, Line], bool]) -> Iterator[Line]:
    """Pieces that follow each other on one line, such as words in bold type, joined where they stand `together`."""
    held: Line | None = None
    for piece in pieces:
        if held is not None and held.beside(piece) and together(held, piece):
            gap = piece.x - held.likely_end
            spaced = held.words[-1:].isspace() or piece.words[:1].isspace()
            wide = piece.x > held.x and gap > 0.3 * held.size and len(held.words) < 20
            held = replace(held, words=held.words + (" " if wide and not spaced else "") + piece.words)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _divided(held: Line, piece: Line, gutters: Sequence[float]) -> bool:
    if piece.x < held.x - _SAME:
        return True
    return any(held.x < gutter - _SAME <= piece.x for gutter in gutters)


def _jumps(lines: Sequence[Line]) -> bool:
    """Whether the file has them in another order than the page: heads and feet written last do not count."""
    ups = sum(later.y > earlier.y + earlier.size for earlier, later in itertools.pairwise(lines))
    return ups > 0


def _below(line: Line, left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether it stands below both columns, as a closing mark or a foot does."""
    lowest = min((other.y for other in (*left, *right)), default=line.y)
    return bool(right) and lowest - line.y > 2.2 * line.size
