"""Everything this project raises on purpose, drawn:

    AdvocacyGraphError
    +-- UnreadableRelease     a file that cannot be read: its name and the reason
    |   +-- Unfetchable       an address that cannot or must not be fetched
    +-- UnreadableEvents      an event list that cannot be read: the file, the line and the reason
    +-- UnreadableSheet       a sheet of decisions that cannot be read
    +-- UnreadableGazetteer   a gazetteer, register, codebook or list of pairs that cannot be read: file, row, reason
    +-- UnknownRelease        no release, or several, answer to the name given
    |   +-- WithdrawnRelease  it was withdrawn: when and why
    +-- UndecidableError      a decision on what is not there, or that says what cannot be
    +-- QueryError            a query that is unknown, malformed, refused or lacks a parameter
    +-- StoreError            a store that is missing, locked, damaged or of another format
    |   +-- StoreInUse        another process writes to it, or reads what is to be written: wait
    +-- NothingToDraw         no positions or ties are left for a network, nothing for an export: says what to change
    +-- OutputConflict        two inputs would write one file, or it is there already
    +-- MissingExtra          something wants a part that is not installed: says how to install it

Each message says what was wrong, where, and what to do. `exit_code` is the command line's.
"""

import os
from typing import Self


class AdvocacyGraphError(Exception):
    """The root: catch this to catch all that the library raises on purpose."""

    exit_code = 1


class UnreadableRelease(AdvocacyGraphError):
    """A file or its bytes cannot be read as a release."""

    exit_code = 3

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:  # it comes out of other processes too
        return type(self), (self.source, self.reason)


class UnreadableGazetteer(AdvocacyGraphError):
    """A gazetteer, a register of members or a codebook that cannot be read: the file, the line and the reason."""

    exit_code = 3

    def __init__(self, path: "os.PathLike[str]", place: int | str | None, reason: str) -> None:
        """`place` is a line, or an IRI where a file has no lines that mean anything."""
        where = f", line {place}" if isinstance(place, int) else f", {place}" if place else ""
        where = os.fspath(path) + where
        super().__init__(f"{where}: {reason}")


class UnreadableEvents(AdvocacyGraphError):
    """A file that cannot be read as an event list."""

    exit_code = 3


class UnreadableSheet(AdvocacyGraphError):
    """A file that cannot be read as a sheet of decisions."""

    exit_code = 3


class Unfetchable(UnreadableRelease):
    """An address that cannot or must not be fetched: the server, robots.txt, a limit or a private address."""


class UnknownRelease(AdvocacyGraphError):
    """A name that fits no release, or more than one."""

    exit_code = 4


class WithdrawnRelease(UnknownRelease):
    """A release that was withdrawn. `release` is its IRI, `on` a day as YYYY-MM-DD."""

    def __init__(self, release: str, label: str, on: str, because: str) -> None:
        super().__init__(f"{label!r} was withdrawn on {on}: {because}")
        self.release = release
        self.label = label
        self.on = on
        self.because = because


class UndecidableError(AdvocacyGraphError):
    """A decision on a finding, entity or concept that is not there, of a field that it does not have, or to no value of it."""

    exit_code = 2


class QueryError(AdvocacyGraphError):
    """A query that is unknown, malformed, refused, or lacks a parameter."""

    exit_code = 5


class StoreError(AdvocacyGraphError):
    """A store that is missing, locked by another writer, damaged, or of another format."""

    exit_code = 6


class StoreInUse(StoreError):
    """A store that another process writes to, or reads while this one wants to write."""


class NothingToDraw(AdvocacyGraphError):
    """A network without a node, or an export without a row: the message says why it is empty."""

    exit_code = 7


class OutputConflict(AdvocacyGraphError):
    """Two inputs would write the same file, or a file is there already."""

    exit_code = 8


class MissingExtra(AdvocacyGraphError):
    """What was asked for needs an optional part of the installation."""

    exit_code = 2

    def __init__(self, what: str, extra: str, more: str = "") -> None:
        super().__init__(f"{what} need: pip install 'advocacy-graph[{extra}]'{f' {more}' if more else ''}")
