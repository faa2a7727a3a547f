"""A result as the engine writes it, cut between two rows where it grows too large.

The engine writes results whole or not at all, in blocks of some 8 kB. So it writes into a `Sink`, which stops it
once there is more than was asked for, keeps the rows that fit and closes the document.
"""

import re
from dataclasses import dataclass
from typing import Final


class Full(Exception):
    """Raised through the engine, to stop it: what it writes now is beyond the limit."""


@dataclass(frozen=True, slots=True)
class _Syntax:
    """How the engine writes rows: what stands before the first and after the last, and where one ends.

    `mark` occurs at least once in each row but the first, so that counting it says how many there are at most;
    `row` matches exactly one, from where it begins.
    """

    head: re.Pattern[bytes]
    row: re.Pattern[bytes]
    tail: bytes
    mark: bytes
    least: int  # bytes that a row has


_SYNTAXES: Final = {
    "application/sparql-results+json": _Syntax(
        re.compile(rb'.*?"bindings":\[', re.DOTALL),
        # A comma and a brace stand together outside strings only where a row ends and the next begins.
        re.compile(rb',?\{(?:[^",\]]++|"(?:[^"\\]++|\\.)*+"|,(?!\{))*+(?=,\{|\])', re.DOTALL),
        b"]}}",
        b",{",
        len("{},"),
    ),
    "application/sparql-results+xml": _Syntax(
        re.compile(rb".*?<results>", re.DOTALL),
        re.compile(rb"<result>.*?</result>", re.DOTALL),
        b"</results></sparql>",
        b"<result>",
        len("<result></result>"),
    ),
    "text/csv": _Syntax(
        re.compile(rb"[^\n]*\n"), re.compile(rb'(?:[^"\n]++|"[^"]*+")*+\n'), b"", b"\n", len("\n")
    ),
    "text/tab-separated-values": _Syntax(
        re.compile(rb"[^\n]*\n"), re.compile(rb"[^\n]*\n"), b"", b"\n", len("\n")
    ),
}


class Sink:
    """A file for the engine to write results in, at most `rows` of them and `size` bytes.

    Where `write` raises Full, or the engine is done, `taken` has what was kept of it.
    """

    def __init__(self, syntax: str, rows: int, size: int) -> None:
        self._syntax = _SYNTAXES[syntax]
        self._rows, self._size = rows, size
        self._written = bytearray()
        self._marked = 1  # rows in what was seen, at most
        self._seen = 0
        self._look = rows  # with more of them, rows are counted exactly: most results never come to that

    def write(self, block: bytes) -> int:
        """Raises Full."""
        self._written += block
        if len(self._written) > self._size + len(self._syntax.tail):  # rows alone are counted
            raise Full
        if self._most() > self._look:
            counted, _ = self._fitting(self._rows + 1)
            if counted > self._rows:
                raise Full
            self._look = self._marked + self._rows - counted
        return len(block)

    def _most(self) -> int:
        """How many rows there are at most."""
        if len(self._written) < self._rows * self._syntax.least:  # a short answer is not looked at
            return self._rows
        mark = self._syntax.mark
        self._marked += self._written.count(mark, self._seen)
        self._seen = len(self._written) - len(mark) + 1  # a mark may lie across two blocks
        return self._marked

    def flush(self) -> None:
        """Nothing: it is written."""

    def taken(self) -> tuple[bytes, str | None]:
        """The document, and the limit that cut it, None where it is whole."""
        if len(self._written) <= self._size and self._most() <= self._rows:
            return bytes(self._written), None
        counted, end = self._fitting(self._rows)
        tail = self._syntax.tail
        if self._written[end:] == tail:
            return bytes(self._written), None
        cut = f"rows; limit={self._rows}" if counted == self._rows else f"bytes; limit={self._size}"
        return bytes(self._written[:end]) + tail, cut

    def _fitting(self, most: int) -> tuple[int, int]:
        """How many whole rows there are, up to `most`, that end within the limit of bytes; where they end."""
        head = self._syntax.head.match(self._written)
        end = head.end() if head else 0
        for counted in range(most):
            row = self._syntax.row.match(self._written, end)
            if row is None or row.end() > self._size:
                return counted, end
            end = row.end()
        return most, end
