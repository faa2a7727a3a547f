"""A copy of the store that nobody writes to, for the service to read.

Reading a live store beside its writer is undefined in the engine, so the store is opened for the moment that
a backup takes (hard links where the temporary directory is on the store's disk, set TMPDIR for that; copies
elsewhere) and closed again. While somebody else writes, the last copy serves on.
"""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from advocacy_graph.errors import StoreError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One copy: its directory, for the workers, and the copy opened, for the service's own fixed queries."""

    place: Path
    store: ox.Store


class Snapshots:
    """The current snapshot of the store in `directory`, and newer ones as the store changes.

    Raises StoreError where there is no store or another process holds it, on making the first one.
    """

    def __init__(self, directory: Path) -> None:
        try:
            described = json.loads((directory / "store.json").read_text(encoding="utf-8"))
            self.base: str = described["base"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{directory}: no store to serve ({error}): "
                f"make one with `advocacy-graph ingest PATH... --store {directory}`"
            ) from error
        self._graph = directory / "graph"
        self._copies = tempfile.TemporaryDirectory(prefix="advocacy-graph-")
        self._made = 0
        self._state: object = None
        self.current = self._take()

    def changed(self) -> bool:
        """Whether the store was written to since the current snapshot. Looks at file names and sizes only."""
        return self._state != self._files()

    def renew(self) -> Snapshot | None:
        """Take a new snapshot and return the one before it, for `discard` once nobody starts on it.

        None, and nothing changed, while another process holds the store.
        """
        try:
            newer = self._take()
        except StoreError:
            return None
        older, self.current = self.current, newer
        return older

    def discard(self, snapshot: Snapshot) -> None:
        """Delete a copy's files; who has it open reads on undisturbed."""
        for file in snapshot.place.iterdir():
            file.unlink()
        snapshot.place.rmdir()

    def close(self) -> None:
        """Delete all copies."""
        self._copies.cleanup()

    def _files(self) -> object:
        """Data lies in tables and in the log of what is not in tables yet; the rest changes on opening."""
        tables = sorted(file.name for file in self._graph.glob("*.sst"))
        return tables, sum(file.stat().st_size for file in self._graph.glob("*.log"))

    def _take(self) -> Snapshot:
        self._made += 1
        place = Path(self._copies.name) / str(self._made)
        if not self._graph.is_dir():
            raise StoreError(f"{self._graph} is missing: the store is damaged, restore it from a backup")
        try:
            live = ox.Store(self._graph)
            live.backup(place)
            self._state = self._files()  # while the store is held, so that no write falls between
        except OSError as error:
            raise StoreError(
                f"{self._graph} cannot be opened: wait until no other process writes to it ({error})"
            ) from error
        return Snapshot(place, ox.Store.read_only(str(place)))
