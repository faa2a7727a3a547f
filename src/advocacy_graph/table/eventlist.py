"""An event list from a file: our own columns, or those of Discourse Network Analyzer's export."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import duckdb
import numpy as np

from advocacy_graph.errors import UnreadableEvents
from advocacy_graph.model import Polarity
from advocacy_graph.spreadsheet import unguarded

# Our columns, and what DNA 2 and 3 and its R package call them.
_COLUMNS: Final = {
    "actor": ("actor", "organization", "organisation"),
    "object": ("object", "concept", "policy"),
    "polarity": ("polarity", "agreement"),
    "date": ("date", "time"),
    "release": ("release", "document id", "docid", "document_id"),
}
_OPTIONAL: Final = {
    "person": ("person",),
    "statement": ("statement", "statement id", "statementid", "statement_id"),
    "confidence": ("confidence",),
    "decided": ("decided",),
    "words": ("words", "text"),
    "title": ("release title", "document title", "title"),
}
_POLARITIES: Final = {one.value: one for one in Polarity} | {
    **dict.fromkeys(("1", "true", "yes"), Polarity.SUPPORT),
    **dict.fromkeys(("0", "false", "no"), Polarity.OPPOSE),
}
_LONGEST_CELL: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class _Event:
    actor: str
    person: str
    object: str
    polarity: str
    date: date | None
    release: str
    title: str
    statement: str
    confidence: float | None
    decided: bool
    words: str


def load(table: duckdb.DuckDBPyConnection, path: Path) -> None:
    """The file's events as positions of an empty table. Names are identifiers, rows keep the order of the file.

    A row without a release is a release of its own. Raises `UnreadableEvents` with the line and what is wrong.
    """
    events = list(_read(path))
    bodies = sorted({event.actor for event in events if event.actor})
    people = sorted({event.person for event in events if event.person})
    things = sorted({event.object for event in events})
    releases = {event.release: event for event in reversed(events)}
    number: dict[tuple[str, str], int] = {}
    for kind, names in (("body", bodies), ("person", people), ("object", things), ("release", releases)):
        for name in names:
            number[kind, name] = len(number) + 1
    _insert(
        table,
        "INSERT INTO entities SELECT id, iri, iri, person, false, NULL FROM given",
        id=[n for (kind, _), n in number.items() if kind != "release"],
        iri=[name for kind, name in number if kind != "release"],
        person=[kind == "person" for kind, _ in number if kind != "release"],
    )
    _insert(
        table,
        "INSERT INTO releases SELECT id, iri, iri, label, NULL, NULL FROM given",
        id=[number["release", name] for name in releases],
        iri=list(releases),
        label=[event.title for event in releases.values()],
    )
    statements: dict[tuple[str, str], int] = {}
    for event in events:
        statements.setdefault((event.release, event.statement), len(statements) + 1)
    _insert(
        table,
        """INSERT INTO positions SELECT release, nullif(date, '')::DATE, number, said, 'row ' || number, statement,
           nullif(holder, 0), nullif(behalf, 0), policy, polarity, NULL, nullif(confidence, -1), NULL, decided,
           words FROM given""",
        release=[number["release", event.release] for event in events],
        date=[event.date.isoformat() if event.date else "" for event in events],
        number=list(range(1, len(events) + 1)),
        said=[statements[event.release, event.statement] for event in events],
        statement=[event.statement for event in events],
        holder=[number["person", event.person] if event.person else 0 for event in events],
        behalf=[number["body", event.actor] if event.actor else 0 for event in events],
        policy=[number["object", event.object] for event in events],
        polarity=[event.polarity for event in events],
        confidence=[-1.0 if event.confidence is None else event.confidence for event in events],
        decided=[event.decided for event in events],
        words=[event.words for event in events],
    )


def _insert(
    table: duckdb.DuckDBPyConnection, sql: str, **columns: list[int] | list[float] | list[str] | list[bool]
) -> None:
    given = {
        name: np.array(column, dtype=object if column and isinstance(column[0], str) else None)
        for name, column in columns.items()
    }
    if len(next(iter(given.values()))):
        table.register("given", given)
        table.execute(sql)
        table.unregister("given")


def _read(path: Path) -> Iterator[_Event]:
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            separator = max(";,\t", key=head.count)
            rows = csv.reader(file, delimiter=separator)
            names = [name.strip().casefold() for name in next(csv.reader([head], delimiter=separator), [])]
            place = _places(names, path)
            for line, row in enumerate(rows, start=1):
                if row:
                    yield _event(row, place, line, f"{path}, line {rows.line_num + 1}")
    except UnicodeDecodeError as error:
        raise UnreadableEvents(f"{path}: is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    except OSError as error:
        raise UnreadableEvents(f"{path}: {error.strerror or error}") from error
    except csv.Error as error:
        raise UnreadableEvents(f"{path}: is no table of separated values: {error}") from error


def _places(names: list[str], path: Path) -> dict[str, int]:
    place = {
        column: names.index(found)
        for column, spellings in {**_COLUMNS, **_OPTIONAL}.items()
        if (found := next((spelling for spelling in spellings if spelling in names), None))
    }
    if missing := [column for column in _COLUMNS if column not in place]:
        raise UnreadableEvents(
            f"{path}: has no column {', '.join(missing)}: an event list has actor, object, polarity, date and "
            "release in its first line, and Discourse Network Analyzer's export organization, concept, "
            "agreement, time and document ID"
        )
    return place


def _event(row: list[str], place: Mapping[str, int], line: int, where: str) -> _Event:
    if len(row) <= max(place[column] for column in _COLUMNS):
        raise UnreadableEvents(f"{where}: has {len(row)} cells, too few for all columns")
    cell = {column: unguarded(row[n].strip()) if n < len(row) else "" for column, n in place.items()}
    polarity = _POLARITIES.get(cell["polarity"].casefold())
    if polarity is None:
        raise UnreadableEvents(
            f"{where}: {cell['polarity']!r} is no polarity: write support, oppose, mixed or neutral, or DNA's 1 and 0"
        )
    if not cell["object"]:
        raise UnreadableEvents(f"{where}: has no object")
    try:
        day = date.fromisoformat(cell["date"][:10]) if cell["date"] else None
    except ValueError as error:
        raise UnreadableEvents(f"{where}: {cell['date']!r} is no date: write it as 2021-10-12") from error
    release = cell["release"] or f"line {line}"
    return _Event(
        actor=cell["actor"],
        person=cell.get("person", ""),
        object=cell["object"],
        polarity=polarity.value,
        date=day,
        release=release,
        title=cell.get("title") or release,
        statement=cell.get("statement") or f"line {line}",
        confidence=_share(cell.get("confidence", ""), where),
        decided=cell.get("decided", "").casefold() in ("yes", "true", "1"),
        words=cell.get("words", ""),
    )


def _share(cell: str, where: str) -> float | None:
    if not cell:
        return None
    try:
        share = float(cell.replace(",", "."))  # as a spreadsheet in half of Europe saves it
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UnreadableEvents(f"{where}: {cell!r} is no confidence: write a number from 0 to 1")
    return share
