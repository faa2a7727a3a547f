"""The table in its file, brought up to the graph when it is opened.

    DIR/table/statements.duckdb

Nothing is lost with it: where it is missing, damaged, of another format or too far behind, it is made anew from
the graph. Where its directory cannot be written, it is made in memory. The engine's own lock keeps writers and
readers apart, so a table is held open only for as long as it is read.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Final, Protocol, Self

import duckdb

from advocacy_graph.errors import StoreError
from advocacy_graph.model import DeclaredTie, Relation
from advocacy_graph.model.events import Events
from advocacy_graph.model.selection import Selection
from advocacy_graph.table.choose import choose
from advocacy_graph.table.eventlist import load
from advocacy_graph.table.fill import Write, fill, rename

_PATIENCE: Final = 20.0  # seconds that another process may hold the table
_ANEW: Final = 5  # where more than one release in so many changed, the whole is read again
_SETTINGS: Final[dict[str, str | bool | int | float | list[str]]] = {
    "autoinstall_known_extensions": "false",  # an engine that fetches code from the network by itself
    "autoload_known_extensions": "false",
    "threads": "1",  # a few milliseconds a question either way, and half the processor time of two
}


class Changes(Protocol):
    """The store's change log."""

    @property
    def mark(self) -> str: ...  # noqa: D102
    def since(self, mark: str) -> tuple[str, ...] | None: ...  # noqa: D102


class Table:
    """A statement table, open for questions. Use it as a context manager, or `close()` it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, in_memory: bool) -> None:
        self.connection = connection
        self.in_memory = in_memory

    @classmethod
    def open(cls, directory: Path | None, changes: Changes, write: Write, *, rebuild: bool = False) -> Self:
        """The table in `directory` as the graph now is, in memory where that is None or cannot be written.

        `write` reads the graph; `rebuild` has it read whole. Raises `StoreError` where another process does
        not let go of the table.
        """
        if directory is None:
            return cls.in_ram(write)
        path = directory / "statements.duckdb"
        mark = changes.mark
        if not rebuild and path.exists() and (kept := cls._kept(path, changes, mark, write)):
            return kept
        try:
            _build(path, mark, write)
        except OSError:
            return cls.in_ram(write)
        return cls(_patient(path, read_only=True), in_memory=False)

    @classmethod
    def in_ram(cls, write: Write) -> Self:
        """A table that is gone when it is closed."""
        connection = duckdb.connect(config=_SETTINGS)
        _make(connection, "", write)
        return cls(connection, in_memory=True)

    @classmethod
    def of_file(cls, path: Path) -> Self:
        """A table in memory of the event list in the file. Raises `UnreadableEvents`."""
        connection = duckdb.connect(config=_SETTINGS)
        _lay_out(connection, "", in_file_order=True)
        load(connection, path)
        return cls(connection, in_memory=True)

    def events(self, selection: Selection | None = None, *, with_rows: bool = True) -> Events:
        """The events of `selection`; without their rows, where only numbers are wanted, in a fraction of the time.

        Raises `NothingToDraw` for a name that nobody and nothing has, with those that are like it.
        """
        return choose(self.connection, selection or Selection(), with_rows=with_rows)

    def ties(self) -> list[DeclaredTie]:
        """Every declared tie to a coalition, in the order of their identifiers."""
        rows = self.connection.execute(
            """SELECT body.iri, coalesce(body.name, body.iri), coalition.iri, coalesce(coalition.name, coalition.iri),
                      relation, date, r.iri, label, coalesce(words, '')
               FROM ties JOIN releases r ON r.id = ties.release
               JOIN entities body ON body.id = ties.organization
               JOIN entities coalition ON coalition.id = ties.coalition ORDER BY tie"""
        ).fetchall()
        return [
            DeclaredTie(body, body_label, coalition, label, Relation(relation), day, release, headline, words)
            for body, body_label, coalition, label, relation, day, release, headline, words in rows
        ]

    @classmethod
    def _kept(cls, path: Path, changes: Changes, mark: str, write: Write) -> Self | None:
        """The table that is there, brought up to date; None where it must be made anew."""
        try:
            connection = _patient(path, read_only=True)
            held = _mark(connection)
            if held == mark:
                return cls(connection, in_memory=False)
            connection.close()
            graphs = None if held is None else changes.since(held)
            if graphs is None or not os.access(path, os.W_OK):
                return None
            connection = _patient(path, read_only=False)
            if _update(connection, graphs, mark, write):
                return cls(connection, in_memory=False)
            connection.close()
            return None
        except duckdb.Error:  # damaged, or of another version of the engine
            return None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()


def _make(connection: duckdb.DuckDBPyConnection, mark: str, write: Write) -> None:
    connection.begin()
    _lay_out(connection, mark, in_file_order=False)
    fill(connection, write)
    connection.commit()


def _lay_out(connection: duckdb.DuckDBPyConnection, mark: str, *, in_file_order: bool) -> None:
    connection.execute(_schema())
    connection.execute("INSERT INTO state VALUES (?, ?, ?)", [_format(), mark, in_file_order])


def _schema() -> str:
    return files("advocacy_graph.table").joinpath("schema.sql").read_text(encoding="utf-8")


def _format() -> str:
    """Of the schema as this version has it: a table by another is made anew."""
    return hashlib.sha256(_schema().encode()).hexdigest()[:16]


def _build(path: Path, mark: str, write: Write) -> None:
    """A new table in the place of the old one, which whoever has it open reads on. Raises OSError."""
    path.parent.mkdir(exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.unlink(missing_ok=True)
    partial.touch()  # the engine's error for what cannot be written is not OSError
    partial.unlink()
    with _patient(partial, read_only=False) as connection:
        _make(connection, mark, write)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)  # of the one that goes
    partial.replace(path)


def _update(connection: duckdb.DuckDBPyConnection, graphs: tuple[str, ...], mark: str, write: Write) -> bool:
    """Reads the changed graphs; False, and nothing done, where so many changed that all is read faster anew."""
    releases = [graph for graph in graphs if "/graph/release/" in graph]
    held = connection.execute("SELECT count(*) FROM releases").fetchall()[0][0]
    if len(releases) * _ANEW > held + 100:
        return False
    connection.begin()
    if releases:
        fill(connection, write, releases)
    if len(releases) < len(graphs):
        rename(connection, write)
    connection.execute("UPDATE state SET mark = $mark", {"mark": mark})
    connection.commit()
    return True


def _mark(connection: duckdb.DuckDBPyConnection) -> str | None:
    """The change log's mark up to which the table goes; None for a table of another format."""
    with suppress(duckdb.Error):
        format, mark = connection.execute("SELECT format, mark FROM state").fetchall()[0]
        return str(mark) if format == _format() else None
    return None


def _patient(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """A connection, once no other process has the file in a way that shuts this one out."""
    return _waiting(lambda: duckdb.connect(str(path), read_only=read_only, config=_SETTINGS), path)


def _waiting(connect: Callable[[], duckdb.DuckDBPyConnection], path: Path) -> duckdb.DuckDBPyConnection:
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return connect()
        except (duckdb.IOException, duckdb.ConnectionException) as error:
            if "lock" not in str(error) and not isinstance(error, duckdb.ConnectionException):
                raise
            if time.monotonic() > end:
                raise StoreError(f"{path}: another process is using it: close that first: {error}") from error
            time.sleep(0.05)
