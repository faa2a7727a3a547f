"""What was read before, by its bytes and its words: beside the graph, made anew from it when it is lost.

    releases   one row for each, numbered in the order of their first coming
    bands      which releases may be alike (see `likeness`)
    passages   which paragraphs an issuer's releases have
    names      under which keys an entity of the register is looked for (see `resolve`)
    sources    which bytes, under which name, were read by whom, and what came of them

Nothing here is a fact of the graph. It may be ahead of it after a kill, so whoever asks looks there too.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from advocacy_graph.errors import StoreError

_FORMAT = 3
_TABLES = """
CREATE TABLE releases (n INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, signature BLOB NOT NULL);
CREATE TABLE bands (band INTEGER, n INTEGER, PRIMARY KEY (band, n)) WITHOUT ROWID;
CREATE INDEX bands_of ON bands (n);
CREATE TABLE passages (passage INTEGER, issuer TEXT, n INTEGER, PRIMARY KEY (passage, issuer, n)) WITHOUT ROWID;
CREATE INDEX passages_of ON passages (n);
CREATE TABLE names (key TEXT, entity TEXT, PRIMARY KEY (key, entity));
CREATE INDEX names_of ON names (entity);
CREATE TABLE names_by (stamp TEXT NOT NULL);
CREATE TABLE sources (key TEXT PRIMARY KEY, releases TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Indexed:
    """A release in the index: its IRI, signature, and number in the order of first coming."""

    number: int
    iri: str
    signature: bytes


class Index:
    """The index in the file at `path`, in memory where that is None. `is_new` until something was entered."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        try:
            # A kill loses nothing that was committed; a power cut may, and then the index is made anew.
            self._database = sqlite3.connect(path or ":memory:", isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = OFF")
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                self._make()
        except sqlite3.DatabaseError as error:
            raise StoreError(f"{path}: the index is damaged ({error}): delete it, it is made anew") from error

    @property
    def is_new(self) -> bool:
        """Whether no release is in it."""
        return self._database.execute("SELECT n FROM releases LIMIT 1").fetchone() is None

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def enter(
        self,
        iri: str,
        signature: bytes,
        bands: Iterable[int],
        passages: Iterable[int],
        issuers: Sequence[str],
    ) -> Indexed:
        """Enter a release, or what it has become. It keeps the number of its first coming."""
        with self._database as database:
            database.execute("BEGIN")
            database.execute(
                "INSERT INTO releases (iri, signature) VALUES (?, ?) "
                "ON CONFLICT (iri) DO UPDATE SET signature = excluded.signature",
                (iri, signature),
            )
            (number,) = database.execute("SELECT n FROM releases WHERE iri = ?", (iri,)).fetchone()
            database.execute("DELETE FROM bands WHERE n = ?", (number,))
            database.execute("DELETE FROM passages WHERE n = ?", (number,))
            database.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", ((b, number) for b in bands))
            database.executemany(
                "INSERT OR IGNORE INTO passages VALUES (?, ?, ?)",
                [(passage, issuer, number) for passage in passages for issuer in issuers],
            )
        return Indexed(number, iri, signature)

    def number_of(self, iri: str) -> int | None:
        """The number of a release; None for one that is not in the index."""
        row = self._database.execute("SELECT n FROM releases WHERE iri = ?", (iri,)).fetchone()
        return row and int(row[0])

    def candidates(self, bands: Sequence[int], number: int) -> list[Indexed]:
        """Releases but that of the `number` that share a band, in the order of their coming."""
        marks = ", ".join("?" * len(bands))
        rows = self._database.execute(
            f"SELECT DISTINCT r.n, r.iri, r.signature FROM bands b JOIN releases r ON r.n = b.n "
            f"WHERE b.band IN ({marks}) AND b.n <> ? ORDER BY r.n",
            (*bands, number),
        )
        return [Indexed(*row) for row in rows]

    def namesakes(self, iri: str) -> list[Indexed]:
        """The release with that IRI and those whose IRI goes on from it after a hyphen, in the order of their coming."""
        rows = self._database.execute(
            "SELECT n, iri, signature FROM releases WHERE iri = ?1 OR iri > ?1 || '-' AND iri < ?1 || '.' ORDER BY n",
            (iri,),
        )
        return [Indexed(*row) for row in rows]

    def in_order(self, releases: Iterable[str]) -> list[str]:
        """These releases, in the order of their first coming."""
        numbered = []
        for iri in releases:
            numbered.append((self.number_of(iri) or 0, iri))
        return [iri for _, iri in sorted(numbered)]

    def earlier_with(self, passage: int, issuers: Sequence[str], number: int, limit: int) -> list[str]:
        """The first `limit` releases of these issuers that came before `number` and have this passage."""
        marks = ", ".join("?" * len(issuers))
        rows = self._database.execute(
            f"SELECT DISTINCT r.iri FROM passages p JOIN releases r ON r.n = p.n "
            f"WHERE p.passage = ? AND p.issuer IN ({marks}) AND p.n < ? ORDER BY p.n LIMIT ?",
            (passage, *issuers, number, limit),
        )
        return [iri for (iri,) in rows]

    def name(self, entity: str, keys: Iterable[str]) -> None:
        """That the entity is to be found under these keys too."""
        self._database.executemany(
            "INSERT OR IGNORE INTO names VALUES (?, ?)", [(key, entity) for key in keys]
        )

    def named(self, key: str, limit: int) -> list[str]:
        """The first `limit` entities under a key, in the order of their coming."""
        rows = self._database.execute(
            "SELECT entity FROM names WHERE key = ? ORDER BY rowid LIMIT ?", (key, limit)
        )
        return [entity for (entity,) in rows]

    def unname(self, entity: str) -> None:
        """That the entity is to be found under no key any more."""
        self._database.execute("DELETE FROM names WHERE entity = ?", (entity,))

    def forget_names(self) -> None:
        """Before all of them are named anew."""
        self._database.execute("DELETE FROM names_by")
        self._database.execute("DELETE FROM names")

    @property
    def named_by(self) -> str | None:
        """What the keys of all names were made by; None where that was not brought to its end."""
        row = self._database.execute("SELECT stamp FROM names_by").fetchone()
        return row and str(row[0])

    @named_by.setter
    def named_by(self, stamp: str) -> None:
        self._database.execute("DELETE FROM names_by")
        self._database.execute("INSERT INTO names_by VALUES (?)", (stamp,))

    def remember(self, key: str, releases: Sequence[tuple[str, str]]) -> None:
        """That the bytes named by `key` gave these releases: pairs of IRI and text digest."""
        self._database.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?)", (key, json.dumps(list(releases)))
        )

    def remembered(self, key: str) -> list[tuple[str, str]] | None:
        """What `remember` was told; None for what was never read."""
        row = self._database.execute("SELECT releases FROM sources WHERE key = ?", (key,)).fetchone()
        return None if row is None else [(iri, digest) for iri, digest in json.loads(row[0])]

    def _make(self) -> None:
        for (name,) in self._database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).fetchall():
            self._database.execute(f'DROP TABLE "{name}"')
        self._database.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {_FORMAT};COMMIT;")
