"""The engine's journals, read record by record: what was written and lies in no table yet, and which tables there are.

The engine replays a journal when it is opened, and where a record is damaged it ends there without a word: all that
was written after it is gone. So whoever opens a store for writing, or checks it, looks first. Each record has a
checksum: https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

RESTORE: Final = "restore a backup, or ingest the releases into a new store"
_BLOCK: Final = 32 * 1024  # a record does not cross the end of one; a long entry is several records
_HEADER: Final = 7  # checksum 4, length 2, kind 1
_LONG_HEADER: Final = 11  # and the journal's number 4, in journals whose files are used again
_LONG_KINDS: Final = frozenset({5, 6, 7, 8, 11})
_MASK: Final = 0xA282EAD8  # added by the engine, so that a checksum of checksums is none


def _castagnoli() -> Iterator[int]:
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        yield value


_TABLE: Final = tuple(_castagnoli())


@dataclass(frozen=True, slots=True)
class Damage:
    """The first byte of a journal's damaged record, and how long the journal is."""

    path: Path
    offset: int
    size: int

    @property
    def remedy(self) -> str:
        """What mends it."""
        if self.path.suffix == ".log":
            return "restore a backup; or move that file out of the store, and ingest anew what came last"
        return RESTORE

    def __str__(self) -> str:
        return (
            f"is damaged at byte {self.offset} of {self.size}, and what it says from there on cannot be read"
        )


def damaged(engine: Path) -> Iterator[Damage]:
    """The journals of the engine in that directory which cannot be read to their end. Raises OSError.

    A last record without its end is no damage: a kill or a full disk leaves one, of a write that nobody was told of.
    """
    if not engine.is_dir():
        return
    current = engine / "CURRENT"
    named = {current.read_text(encoding="ascii", errors="replace").strip()} if current.exists() else set()
    for path in sorted(engine.iterdir()):
        if path.suffix == ".log" or path.name in named:
            offset = _first_damaged(path)
            if offset is not None:
                yield Damage(path, offset, path.stat().st_size)


def _first_damaged(path: Path) -> int | None:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for start in range(0, size, _BLOCK):
            block = file.read(_BLOCK)
            place = 0
            while len(block) - place >= _HEADER:
                length = int.from_bytes(block[place + 4 : place + 6], "little")
                kind = block[place + 6]
                if not any(block[place:]):
                    break  # room made beforehand
                end = place + (_LONG_HEADER if kind in _LONG_KINDS else _HEADER) + length
                if end > len(block):
                    if len(block) == _BLOCK:
                        return start + place
                    break  # without its end
                if _checksum(block[place + 6 : end]) != int.from_bytes(block[place : place + 4], "little"):
                    return start + place
                place = end
    return None


def _checksum(content: bytes) -> int:
    found = 0xFFFFFFFF
    for byte in content:
        found = _TABLE[(found ^ byte) & 0xFF] ^ found >> 8
    found ^= 0xFFFFFFFF
    return ((found >> 15 | found << 17) + _MASK) & 0xFFFFFFFF
