"""Rows of a table that somebody made: cells by column, each row with its place in the file."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from advocacy_graph.errors import UnreadableGazetteer

Row = tuple[int | str, Mapping[str, str]]
"""Where it stands (a line, or an IRI) and what it says."""

MOST_BYTES = 64 * 1024 * 1024


def csv_rows(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Iterator[Row]:
    """The rows of a CSV file, cells trimmed. Raises `UnreadableGazetteer`, which names the line and the column.

    Cells stand between commas, or between semicolons where the head has no comma, as some spreadsheets write it.
    """
    text = _text(path)
    head, *_ = text.split("\n", 1)
    separator = "," if "," in head or ";" not in head else ";"
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
    try:
        names = [cell.strip().casefold().replace(" ", "_") for cell in next(reader, [])]
        _check_head(path, names, columns, needed)
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue
            if len(cells) != len(names):
                raise UnreadableGazetteer(
                    path,
                    reader.line_num,
                    f"has {len(cells)} cells for {len(names)} columns: put names with {separator!r} between quotation marks",
                )
            row = dict(zip(names, (cell.strip() for cell in cells), strict=True))
            for name in needed:
                if not row[name]:
                    raise UnreadableGazetteer(path, reader.line_num, f"column {name} is empty: fill it in")
            yield reader.line_num, row
    except csv.Error as error:
        raise UnreadableGazetteer(path, reader.line_num, f"is no CSV: {error}") from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableGazetteer(path, None, "has more than 64 MB: that is no list of names")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        cell = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")[-30:]
        raise UnreadableGazetteer(
            path, line, f"is not UTF-8 after {cell!r}: save the file again as CSV UTF-8"
        ) from error
    except OSError as error:
        raise UnreadableGazetteer(path, None, f"cannot be read: {error.strerror or error}") from error


def _check_head(path: Path, names: Sequence[str], columns: Sequence[str], needed: Sequence[str]) -> None:
    unknown = [name for name in names if name not in columns]
    missing = [name for name in needed if name not in names]
    twice = [name for place, name in enumerate(names) if name in names[:place]]
    fault = (
        f"has no column {missing[0]!r}"
        if missing
        else f"has an unknown column {unknown[0]!r}: take it out"
        if unknown
        else f"names the column {twice[0]!r} twice"
        if twice
        else None
    )
    if fault:
        raise UnreadableGazetteer(path, 1, f"{fault}; the columns are {', '.join(columns)}")
