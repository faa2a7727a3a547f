"""A copy of the store that nobody writes to, for the service to read.

Reading a live store beside its writer is undefined in the engine. So the store is locked for reading, for the
moment that it takes to link its tables (they never change; they are copied where the temporary directory is
on another disk, TMPDIR says where) and to copy the little that does change. The engine's own backup is no help
here: taken of a store that is open for reading it silently leaves out what is still in the log, and open for
writing it would shut out every other reader. While somebody writes, the last copy serves on.
"""

import fcntl
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store
from advocacy_graph.store.changes import Changes
from advocacy_graph.store.layout import CHANGES
from advocacy_graph_api.catalogue import Catalogue

_PREFIX = "advocacy-graph-"
_LOCK = "in-use"
_DIARIES = shutil.ignore_patterns("LOG", "LOG.old.*")  # of the engine, larger than what most writes write


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One copy: its directory, for the workers, and the copy opened, for the service's own fixed queries.

    `mark` is where the store's change log ended when it was taken.
    """

    place: Path
    store: ox.Store
    mark: str

    def size(self) -> int:
        """Bytes of its tables, and of the log of what is not in tables yet."""
        return sum(file.stat().st_size for end in ("sst", "log") for file in self.place.glob(f"*.{end}"))


class Snapshots:
    """The current snapshot of the store in `directory`, and newer ones as the store changes.

    Raises StoreError, on making the first, where there is no store or another process writes to it.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        _clear()
        self._copies = tempfile.TemporaryDirectory(prefix=_PREFIX)
        self._lock = _locked(Path(self._copies.name))
        self._made = 0
        self._state: object = None
        self.base = ""
        self.current = self._take()
        self.catalogue = Catalogue(self._beside(), self.base)

    def changed(self) -> bool:
        """Whether the store was written to since the current snapshot. Looks at file names and sizes only."""
        return self._state != self._files()

    def renew(self) -> Snapshot:
        """Take a new snapshot and return the one before it, for `discard` once nobody starts on it.

        Raises StoreError while another process writes, or where there is no room; the last one then stays.
        """
        older, self.current = self.current, self._take()
        return older

    def catalogued(self) -> None:
        """Bring the catalogue to the state of the current snapshot. The first time, this may take minutes."""
        current = self.current
        self.catalogue.follow(
            current.store, current.mark, Changes(self._directory / CHANGES, read_only=True).since
        )

    def _beside(self) -> Path:
        """Where the catalogue is: beside the store, or for a store that may only be read, with the copies."""
        folder = self._directory / "search"
        try:
            folder.mkdir(exist_ok=True)
        except OSError:
            folder = Path(self._copies.name)
        else:
            if not os.access(folder, os.W_OK):
                folder = Path(self._copies.name)
        return folder / "catalogue.sqlite"

    def discard(self, snapshot: Snapshot) -> None:
        """Delete a copy's files; who has it open reads on undisturbed."""
        shutil.rmtree(snapshot.place)

    def close(self) -> None:
        """Delete all copies."""
        self._copies.cleanup()
        os.close(self._lock)

    def _files(self) -> object:
        """Data lies in tables and in the log of what is not in tables yet; the rest changes on opening."""
        graph = self._directory / "graph"
        tables = sorted(file.name for file in graph.glob("*.sst"))
        return tables, sum(file.stat().st_size for file in graph.glob("*.log"))

    def _take(self) -> Snapshot:
        self._made += 1
        place = Path(self._copies.name) / str(self._made)
        try:
            with Store.open(self._directory, create=False, read_only=True) as live:
                self.base = live.base
                shutil.copytree(self._directory / "graph", place, ignore=_DIARIES, copy_function=_copy)
                mark = live.changes.mark
                self._state = self._files()  # while writers are shut out, so that no write falls between
            return Snapshot(place, ox.Store.read_only(str(place)), mark)
        except OSError as error:
            shutil.rmtree(place, ignore_errors=True)  # half a copy, which the error below speaks of
            raise StoreError(f"{self._directory}: cannot be copied to {place}: {error}") from error


def _copy(source: str, target: str) -> None:
    if source.endswith(".sst"):
        try:
            os.link(source, target)
            return
        except OSError:  # another disk, or one that knows no links
            pass
    shutil.copyfile(source, target)


def _locked(folder: Path) -> int:
    """The lock of a service's folder, held until the file is closed: the kernel does that for whoever is killed.

    It gets its name when it is held, so that nobody finds one that is not.
    """
    lock = os.open(folder / f"{_LOCK}.new", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.rename(folder / f"{_LOCK}.new", folder / _LOCK)
    return lock


def _clear() -> None:
    """Delete what services left that were killed. Folders of others, or without a lock, are left alone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # it vanishes just now, or is in use
            is_ours = folder.lstat()
            if not stat.S_ISDIR(is_ours.st_mode) or is_ours.st_uid != os.geteuid():
                continue
            lock = os.open(folder / _LOCK, os.O_WRONLY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(lock)
