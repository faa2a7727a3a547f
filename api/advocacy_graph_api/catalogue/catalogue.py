"""The catalogue: SQLite with its full-text index, beside the store (`DIR/search`), kept up by the change log.

Lists and searches over a hundred thousand releases ask for an order, a page and counts, which the graph's engine
answers by looking at everything.
"""

import json
import re
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from advocacy_graph_api.catalogue.entry import Entry, Kind
from advocacy_graph_api.catalogue.reading import Reading

_FORMAT: Final = 4  # a file of another one is made anew
_BACKWARD: Final = frozenset(
    {Kind.RELEASE, Kind.STATEMENT, Kind.DEMAND, Kind.POSITION, Kind.TIE}
)  # newest first
_WORD: Final = re.compile(r"\w+")
_MOST_WORDS: Final = 20
_UNKNOWN: Final = "nothing is known yet"

Body = dict[str, Any]
Since = Callable[[str], tuple[str, ...] | None]
"""The graphs that changed after a mark of the change log; None for all of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some of a list. `after` is the place (`sort` and IRI) that the next page begins behind, None on the last."""

    bodies: list[Body]
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of a search: `snippet` has the words found between U+E000 and U+E001."""

    kind: Kind
    body: Body
    snippet: str


class Catalogue:
    """The catalogue in a file. One thread follows the store, any number of them read."""

    def __init__(self, path: Path, base: str) -> None:
        self._path = path
        self._base = base
        self._local = threading.local()

    def follow(self, store: Any, mark: str, since: Since) -> None:
        """Bring the catalogue to the state `mark`, which `store` is of. All of it happens, or nothing."""
        with closing(sqlite3.connect(self._path, timeout=60)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA foreign_keys = ON")
            database.execute("PRAGMA recursive_triggers = ON")  # a replaced entry leaves the index, too
            if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
                _begin(database)
            held = self.mark_of(database)
            if held == mark:
                return
            changed = None if held == _UNKNOWN else since(held)
            with database:  # a transaction
                _fill(database, Reading(store, self._base), changed)
                database.execute("UPDATE state SET mark = ?", (mark,))

    @property
    def mark(self) -> str:
        """Of which state of the store this is."""
        with self._reader() as database:
            return self.mark_of(database)

    @staticmethod
    def mark_of(database: sqlite3.Connection) -> str:
        """The same, by a connection."""
        return str(database.execute("SELECT mark FROM state").fetchone()[0])

    def page(
        self,
        kind: Kind,
        links: Mapping[str, str],
        *,
        equal: Mapping[str, str | bool] | None = None,
        since: date | None = None,
        until: date | None = None,
        words: str | None = None,
        after: tuple[str, str] | None = None,
        limit: int = 20,
    ) -> Page:
        """Entries of a kind that have all these `links` and values, in order: the newest first, or by name.

        `since` and `until` are days that count, `words` what a search would find in them.
        """
        asked: list[str] = ["kind = ?"]
        given: list[str | int] = [str(kind)]
        for role, target in links.items():
            asked.append("id IN (SELECT entry FROM link WHERE target = ? AND role = ?)")
            given += [target, role]
        for name, value in (equal or {}).items():
            asked.append("json_extract(body, ?) = ?")
            given += [f"$.{name}", value]
        if since is not None:
            asked.append("date >= ?")
            given.append(since.isoformat())
        if until is not None:
            asked.append("date <= ?")
            given.append(until.isoformat())
        if words is not None:
            if not match(words):
                return Page([], None)
            asked.append("id IN (SELECT rowid FROM found WHERE found MATCH ?)")
            given.append(match(words))
        backward = kind in _BACKWARD
        if after is not None:
            asked.append(f"(sort, iri) {'<' if backward else '>'} (?, ?)")
            given += after
        order = "DESC" if backward else "ASC"
        with self._reader() as database:
            rows = database.execute(
                f"SELECT sort, iri, body FROM entry WHERE {' AND '.join(asked)} "
                f"ORDER BY sort {order}, iri {order} LIMIT ?",
                (*given, limit + 1),
            ).fetchall()
        shown = rows[:limit]
        following = (shown[-1][0], shown[-1][1]) if len(rows) > limit else None
        return Page([json.loads(body) for _, _, body in shown], following)

    def get(self, iri: str, kind: Kind | None = None) -> tuple[Kind, Body] | None:
        """The entry of that IRI; of an organisation that is a coalition, as that."""
        with self._reader() as database:
            row = database.execute(
                "SELECT kind, body FROM entry WHERE iri = ? AND (?2 IS NULL OR kind = ?2) ORDER BY kind",
                (iri, kind and str(kind)),
            ).fetchone()
        return None if row is None else (Kind(row[0]), json.loads(row[1]))

    def count(self, kind: Kind, role: str, target: str) -> int:
        """How many entries of that kind have that link."""
        with self._reader() as database:
            row = database.execute(
                "SELECT count(*) FROM link JOIN entry ON id = entry WHERE target = ? AND role = ? AND kind = ?",
                (target, role, str(kind)),
            ).fetchone()
        return int(row[0])

    def counts(self) -> dict[Kind, int]:
        """How many entries there are of each kind."""
        with self._reader() as database:
            rows = database.execute("SELECT kind, count(*) FROM entry GROUP BY kind").fetchall()
        found = {Kind(kind): int(number) for kind, number in rows}
        return {kind: found.get(kind, 0) for kind in Kind}

    def search(
        self, words: str, kinds: Iterable[Kind] = (), *, offset: int = 0, limit: int = 20
    ) -> list[Found]:
        """What has all the words, in a name or in what is said, the best first (BM25, names count fourfold)."""
        asked = [str(kind) for kind in kinds]
        query = match(words)
        if not query:
            return []
        among = f"AND kind IN ({','.join('?' * len(asked))})" if asked else ""
        with self._reader() as database:
            rows = database.execute(
                "SELECT kind, body, snippet(found, -1, char(0xE000), char(0xE001), '…', 24) FROM found "
                f"JOIN entry ON id = found.rowid WHERE found MATCH ? {among} "
                "AND kind NOT IN ('positions', 'ties') ORDER BY bm25(found, 4.0, 1.0), iri LIMIT ? OFFSET ?",
                (query, *asked, limit, offset),
            ).fetchall()
        return [Found(Kind(kind), json.loads(body), snippet) for kind, body, snippet in rows]

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """A connection of this thread's own, opened once."""
        database: sqlite3.Connection | None = getattr(self._local, "database", None)
        if database is None:
            database = sqlite3.connect(f"{self._path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
            self._local.database = database
        yield database


def match(words: str) -> str:
    """The words as FTS5 takes them: each a string, so that none is an operator; the last may go on."""
    found = _WORD.findall(words)[:_MOST_WORDS]
    return " ".join(f'"{word}"' for word in found[:-1]) + (f' "{found[-1]}"*' if found else "")


def _begin(database: sqlite3.Connection) -> None:
    schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
    for kind, name in database.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'found_%'"
    ).fetchall():
        database.execute(f'DROP {kind} "{name}"')
    database.executescript(schema)
    database.execute(f"PRAGMA user_version = {_FORMAT}")
    database.execute("INSERT INTO state VALUES (?)", (_UNKNOWN,))
    database.commit()


def _fill(database: sqlite3.Connection, reading: Reading, changed: tuple[str, ...] | None) -> None:
    if changed is None:
        for table in ("entry", "link", "found"):
            database.execute(f"DELETE FROM {table}")
        _add(database, reading.entities())
        for graph in reading.releases():
            _add(database, reading.release(graph))
        return
    touched: set[str] = set()
    if reading.register in changed:  # a name, a ruling: what it was about, the log does not say
        touched, graphs = _called_otherwise(database, reading)
        changed = tuple(dict.fromkeys((*changed, *sorted(graphs))))
    for graph in changed:
        touched |= _named_in(database, graph)
        database.execute("DELETE FROM entry WHERE graph = ?", (graph,))
        _add(database, reading.release(graph))
        touched |= _named_in(database, graph)
    for iri in touched:
        database.execute("DELETE FROM entry WHERE iri = ? AND graph IS NULL", (iri,))
    _add(database, reading.entities(sorted(touched)))


def _called_otherwise(database: sqlite3.Connection, reading: Reading) -> tuple[set[str], set[str]]:
    """Entities of which the register says something else than the catalogue, and the releases that name one whose name is another."""
    held = {
        (kind, iri): (name, json.loads(body))
        for kind, iri, name, body in database.execute(
            "SELECT kind, iri, name, body FROM entry WHERE graph IS NULL"
        )
    }
    now = {(str(entry.kind), entry.iri): (entry.name, entry.body) for entry in reading.entities()}
    differing = {each for each in held.keys() | now.keys() if held.get(each) != now.get(each)}
    renamed = {
        each[1] for each in differing if each not in held or each not in now or held[each][0] != now[each][0]
    }
    graphs = set().union(*(reading.naming(iri) for iri in renamed))
    return {iri for _, iri in differing}, graphs


def _named_in(database: sqlite3.Connection, graph: str) -> set[str]:
    rows = database.execute(
        "SELECT DISTINCT target FROM link JOIN entry ON id = entry WHERE graph = ? AND role <> 'release'",
        (graph,),
    )
    return {row[0] for row in rows}


def _add(database: sqlite3.Connection, entries: Iterable[Entry]) -> None:
    for entry in entries:
        cursor = database.execute(
            "INSERT OR REPLACE INTO entry (kind, iri, graph, sort, date, name, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                str(entry.kind),
                entry.iri,
                entry.graph,
                entry.sort,
                entry.date,
                entry.name,
                json.dumps(entry.body),
            ),
        )
        database.executemany(
            "INSERT OR IGNORE INTO link VALUES (?, ?, ?)",
            [(cursor.lastrowid, role, target) for role, target in entry.links],
        )
        database.execute(
            "INSERT INTO found (rowid, name, words) VALUES (?, ?, ?)",
            (cursor.lastrowid, entry.name, entry.words),
        )
