"""The change log: which graphs were about to change, and when. What is derived from the graph is kept up by it.

A line is a time and an IRI, appended before the graph is written: after a kill the log may name a graph that did
not change, but it never misses one that did. A last line without its end is what a kill left of an append whose
write never began: readers pass over it, and the next append cuts it off.
"""

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

EVERYTHING: Final = "*"
"""In place of an IRI: any graph may be about to change."""

_LOOK_BACK = 256  # bytes before a mark by which it is recognised: two lines, whose times make them unique


class Changes:
    """The log in the file at `path`, in memory where that is None. One writer appends, under the store's lock."""

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self._path = path
        self._read_only = read_only
        self._memory = b""

    def append(self, graphs: Iterable[str]) -> None:
        """Say that the graphs with these IRIs are about to change. It is on the disk when this returns.

        Raises OSError when it cannot be written.
        """
        if self._read_only:
            raise PermissionError("the store is open for reading only")
        now = datetime.now(UTC).isoformat(timespec="microseconds")
        lines = "".join(f"{now} {graph}\n" for graph in graphs).encode()
        if self._path is None:
            self._memory += lines
            return
        with self._path.open("r+b" if self._path.exists() else "xb") as file:
            file.seek(self._end())
            file.truncate()
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())

    @property
    def mark(self) -> str:
        """Where the log ends now, to ask `since` for what came after. Reads a few hundred bytes."""
        return self._mark(self._end())

    def since(self, mark: str) -> tuple[str, ...] | None:
        """The graphs named after `mark`, each once, in order.

        None where the mark is not of this log as it stands: the log was lost, or put back to an earlier state with
        the rest of the store; and where everything may have changed. Who asks must then read the whole graph again.
        """
        offset, end = int(mark.partition("-")[0]), self._end()
        if offset > end or self._mark(offset) != mark:
            return None
        lines = self._bytes(offset, end).decode().splitlines()
        graphs = dict.fromkeys(line.partition(" ")[2] for line in lines)
        return None if EVERYTHING in graphs else tuple(graphs)

    def _mark(self, offset: int) -> str:
        before = self._bytes(max(0, offset - _LOOK_BACK), offset)
        return f"{offset}-{hashlib.sha256(before).hexdigest()[:16]}"

    def _end(self) -> int:
        """The offset after the last whole line."""
        end = self._size()
        while end > 0:
            start = max(0, end - _LOOK_BACK)
            found = self._bytes(start, end).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
        return 0

    def _size(self) -> int:
        if self._path is None:
            return len(self._memory)
        return self._path.stat().st_size if self._path.exists() else 0

    def _bytes(self, start: int, end: int) -> bytes:
        if self._path is None:
            return self._memory[start:end]
        if start == end:
            return b""
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(end - start)
