"""An answer as a table of plain values, which shows itself in a notebook and becomes a data frame."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from advocacy_graph.errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 50  # rows: a notebook keeps what it shows


class Iri(str):
    """An IRI, told apart from words by its type; it is a `str` all the same."""

    __slots__ = ()


Value: TypeAlias = Iri | str | int | float | bool | datetime.date | datetime.datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """Rows and named columns. A cell is None where the query left its variable unbound.

    Iterating gives a dict a row, by column: `for row in table: row["words"]`.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, column: str) -> list[Value]:
        """All cells of a column. Raises KeyError, which names the columns there are."""
        if column not in self.columns:
            raise KeyError(f"{column!r}: the columns are {', '.join(self.columns)}")
        at = self.columns.index(column)
        return [row[at] for row in self.rows]

    def __repr__(self) -> str:
        return f"Table({len(self)} rows: {', '.join(self.columns)})"

    def _repr_html_(self) -> str:
        """What a notebook shows. Every cell is escaped, and no IRI becomes a link: names come from strangers."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_text(cell))}</td>" for cell in row) + "</tr>"
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{len(self):,} rows, the first {_SHOWN} shown</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def to_pandas(self) -> "pandas.DataFrame":
        """A pandas frame, IRIs as strings. Raises `MissingExtra` where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise _missing("pandas") from error
        return pandas.DataFrame([_plain(row) for row in self.rows], columns=list(self.columns))

    def to_polars(self) -> "polars.DataFrame":
        """A polars frame, IRIs as strings. Raises `MissingExtra` where polars is not installed."""
        try:
            import polars
        except ImportError as error:
            raise _missing("polars") from error
        return polars.DataFrame(
            [_plain(row) for row in self.rows],
            schema=list(self.columns),
            orient="row",
            infer_schema_length=None,
            strict=False,
        )


def _plain(row: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(str(cell) if isinstance(cell, Iri) else cell for cell in row)


def _text(cell: Value) -> str:
    return "" if cell is None else str(cell)


def _missing(library: str) -> MissingExtra:
    return MissingExtra(f"{library} data frames", library)
