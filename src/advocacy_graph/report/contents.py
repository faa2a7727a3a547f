"""What a report consists of: plain text, whose makers need not think of markup."""

from dataclasses import dataclass
from datetime import datetime

Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Picture:
    """An SVG. `name` is that of its file without the end, `caption` says what is seen."""

    name: str
    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are as long as `head`. `more` is how many rows were left away."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """To a file of the report: `path` is relative to it, with slashes."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Section:
    """One heading and what stands below it, in this order."""

    title: str
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    points: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """`summary` stands below the title. `computed` has a zone."""

    title: str
    summary: str
    computed: datetime
    sections: tuple[Section, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All of its sections."""
        return tuple(picture for section in self.sections for picture in section.pictures)


def shown(cell: Cell) -> str:
    """A cell as a reader likes it: fractions to three places, thousands apart."""
    if isinstance(cell, float):
        return f"{cell:,.0f}" if cell.is_integer() else f"{cell:,.3f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
