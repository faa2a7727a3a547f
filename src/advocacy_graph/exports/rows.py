"""Statements, positions and demands as tables, release by release."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, get_args, get_type_hints

from advocacy_graph.errors import AdvocacyGraphError, MissingExtra
from advocacy_graph.exports.kinds import Format, What
from advocacy_graph.exports.quads import Track
from advocacy_graph.graph import (
    DemandRow,
    PositionRow,
    StatementRow,
    demand_rows,
    position_rows,
    statement_rows,
)
from advocacy_graph.spreadsheet import Cell, guarded
from advocacy_graph.store import Store

_ROWS: Final[dict[What, tuple[type, Callable[..., Sequence[object]]]]] = {
    What.STATEMENTS: (StatementRow, statement_rows),
    What.POSITIONS: (PositionRow, position_rows),
    What.DEMANDS: (DemandRow, demand_rows),
}
_NAMES_KEPT: Final = 20_000  # entities whose register entry need not be looked up again
_SHEET: Final = 1_048_576  # rows that a sheet can have
_CELL: Final = 32_767  # characters that a cell can have


def columns(what: What) -> list[str]:
    """Their names."""
    return [field.name for field in fields(_ROWS[what][0])]


def rows(store: Store, what: What, track: Track) -> Iterator[tuple[Cell, ...]]:
    """All statements, positions or demands, by release, in the order of the text. Raises `StoreError`."""
    _, read = _ROWS[what]
    register = f"{store.base}graph/register"
    entry = lru_cache(_NAMES_KEPT)(lambda entity: tuple(store.graph_quads(register, entity)))
    names = columns(what)
    releases = [graph for graph in store.graphs() if graph.startswith(f"{store.base}graph/release/")]
    for graph in track(releases):
        for row in read(store.graph_quads(graph), entry):
            yield tuple(getattr(row, name) for name in names)


def write_rows(found: Iterable[tuple[Cell, ...]], what: What, format: Format, target: Path) -> int:
    """Writes the rows and returns how many of their cells had to be cut. Raises `MissingExtra`."""
    match format:
        case Format.XLSX:
            return _xlsx(found, columns(what), target)
        case Format.PARQUET:
            _parquet(found, what, target)
        case Format.SAFE_CSV:
            # With its mark at the beginning, a spreadsheet reads UTF-8 as such.
            safe = (tuple(guarded(cell) for cell in row) for row in found)
            _csv(safe, columns(what), target, "utf-8-sig")
        case _:
            _csv(found, columns(what), target, "utf-8")
    return 0


def _csv(found: Iterable[tuple[Cell, ...]], names: Sequence[str], target: Path, encoding: str) -> None:
    with target.open("w", encoding=encoding, newline="") as file:
        table = csv.writer(file)
        table.writerow(names)
        table.writerows([_plain(cell) for cell in row] for row in found)


def _plain(cell: Cell) -> Cell:
    return str(cell).lower() if isinstance(cell, bool) else cell


def _xlsx(found: Iterable[tuple[Cell, ...]], names: Sequence[str], target: Path) -> int:
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingExtra("XLSX files", "xlsx") from error
    cut = 0
    options = {"constant_memory": True}  # row by row to the disk
    with target.open("wb") as file, closing(xlsxwriter.Workbook(file, options)) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})  # the same store, the same bytes
        sheet = book.add_worksheet()
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, head)
        for number, row in enumerate(found, start=1):
            if number >= _SHEET:
                raise AdvocacyGraphError(f"a sheet has room for {_SHEET - 1:,} rows: choose parquet or csv")
            for column, cell in enumerate(row):
                cut += _fill(sheet, number, column, cell, day)
    return cut


def _fill(sheet: Any, row: int, column: int, cell: Cell, day: object) -> bool:
    """Writes a cell of its own type and says whether it was cut."""
    match cell:
        case None:
            return False
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | float():
            sheet.write_number(row, column, cell)
        case date():
            sheet.write_datetime(row, column, cell, day)
        case str():
            sheet.write_string(row, column, cell[:_CELL])  # never a formula, never a link
            return len(cell) > _CELL
    return False


def _sql(kind: object) -> str:
    """The column's type of `date | None` and the like."""
    kinds = {kind, *get_args(kind)}
    return next((sql for one, sql in _TYPES.items() if one in kinds), "VARCHAR")


_TYPES: Final[dict[type, str]] = {date: "DATE", float: "DOUBLE", bool: "BOOLEAN"}


def _parquet(found: Iterable[tuple[Cell, ...]], what: What, target: Path) -> None:
    """By way of a CSV file, so that the engine takes the rows as a stream."""
    import duckdb  # here, since it takes a while to load

    kinds = get_type_hints(_ROWS[what][0])
    typed = ", ".join(f"'{name}': '{_sql(kinds[name])}'" for name in columns(what))
    with (
        TemporaryDirectory(prefix="advocacy-graph-") as folder,
        duckdb.connect(config={"threads": "1"}) as engine,
    ):
        file = Path(folder) / "rows.csv"
        _csv(found, columns(what), file, "utf-8")
        engine.sql(
            "SELECT * FROM read_csv($file, header=true, auto_detect=false, delim=',', quote='\"', escape='\"', "
            f"new_line='\\r\\n', parallel=false, max_line_size=200000000, columns={{{typed}}})",
            params={"file": str(file)},
        ).write_parquet(str(target), compression="zstd")
