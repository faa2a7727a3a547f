"""Feeds, asked again and again: each release that appears is entered once, whatever comes between."""

import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from advocacy_graph.errors import StoreError, UnreadableRelease
from advocacy_graph.fetch import Archive, Fetcher
from advocacy_graph.ingest import read_bytes
from advocacy_graph.intake.arrivals import Online, arrived, followed
from advocacy_graph.intake.desk import Desk, Terms
from advocacy_graph.intake.many import entered
from advocacy_graph.intake.outcome import Ingested, Outcome
from advocacy_graph.intake.taken import completed, take
from advocacy_graph.model import Link, PressRelease
from advocacy_graph.store import ARCHIVE, FEEDS, Store

_TRIES = 5  # of an entry that cannot be read, before it is left alone
_TICK = 0.2  # seconds between looks at whether to stop


def watch(
    feeds: Iterable[str],
    directory: Path,
    terms: Terms | None = None,
    *,
    base: str | None = None,
    online: Online | None = None,
    every: float | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Ingested]:
    """Enters what is new in the feeds and news sitemaps at these addresses, then waits `every` seconds, and so on.

    Without `every` it ends after one round. The store is open only while there is something to enter. An entry is
    done when its release is entered, and only then said to be in DIR/feeds: a kill between the two makes it read
    again, which changes nothing. One that cannot be read is tried in five rounds.
    """
    terms = terms or Terms()
    with Store.open(directory, create=True, base=base):
        pass
    fetcher = Fetcher(Archive(directory / ARCHIVE), online)
    watched = {feed: _Done(directory / FEEDS, feed) for feed in feeds}
    while True:
        for feed, done in watched.items():
            yield from _round(feed, done, fetcher, directory, terms, stop)
            if stop():
                return
        if every is None:
            return
        until = time.monotonic() + every
        while time.monotonic() < until:
            if stop():
                return
            time.sleep(_TICK)


def _round(
    feed: str, done: "_Done", fetcher: Fetcher, directory: Path, terms: Terms, stop: Callable[[], bool]
) -> Iterator[Ingested]:
    try:
        came = arrived(feed, fetcher)
        entries = [(_mark(one), one) for one in read_bytes(came.body, came.url, came.media_type)]
    except UnreadableRelease as error:
        yield Ingested(feed, Outcome.UNREADABLE, reason=error.reason)
        return
    new = [(mark, one) for mark, one in entries if done.is_open(mark)]
    if not new:
        return
    try:
        with Store.open(directory, create=False) as store:
            desk = Desk(store, terms)
            try:
                for mark, one in new:
                    outcomes = list(_outcomes(one, fetcher, desk, terms))
                    read = all(outcome.outcome is not Outcome.UNREADABLE for outcome in outcomes)
                    done.note(mark, read=read)
                    yield from outcomes
                    if stop():
                        return
            finally:
                desk.close()
    except StoreError as error:  # another writer is at it: the next round will do
        yield Ingested(feed, Outcome.UNREADABLE, reason=str(error))


def _outcomes(
    one: PressRelease | Link | UnreadableRelease, fetcher: Fetcher, desk: Desk, terms: Terms
) -> Iterator[Ingested]:
    if isinstance(one, Link):
        for _, results in followed(one, fetcher, terms.licence):
            yield from (entered(result, desk) for result in results)
    elif isinstance(one, PressRelease):
        yield entered(take(completed(one, terms.licence, None)), desk)
    else:
        yield entered(one, desk)


def _mark(one: PressRelease | Link | UnreadableRelease) -> str:
    """The same for an entry as long as it says the same."""
    match one:
        case Link():
            says = ("link", one.entry, one.url, one.version)
        case PressRelease():
            says = ("release", one.source, one.text_digest, str(one.stated))
        case UnreadableRelease():
            says = ("fault", one.source, one.reason, "")
    return hashlib.sha256("\x1f".join(says).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class _Done:
    """Which entries of a feed are done: lines of JSON, each appended when an entry was entered or failed."""

    def __init__(self, folder: Path, feed: str) -> None:
        folder.mkdir(exist_ok=True)
        self._path = folder / f"{hashlib.sha256(feed.encode()).hexdigest()[:32]}.jsonl"
        self._read: set[str] = set()
        self._failed: Counter[str] = Counter()
        if not self._path.exists():
            self._append({"feed": feed})
        for line in self._path.read_bytes().split(b"\n")[
            :-1
        ]:  # what follows the last end was cut off by a kill
            try:
                said = json.loads(line)
            except ValueError:  # a line that a kill cut off, and the next one begun behind it
                continue
            if "entry" in said:
                self._count(said["entry"], read=said["read"])

    def is_open(self, mark: str) -> bool:
        """Whether the entry still is to be read."""
        return mark not in self._read and self._failed[mark] < _TRIES

    def note(self, mark: str, *, read: bool) -> None:
        """That the entry was read, or could not be."""
        self._append({"entry": mark, "read": read})
        self._count(mark, read=read)

    def _count(self, mark: str, *, read: bool) -> None:
        if read:
            self._read.add(mark)
        else:
            self._failed[mark] += 1

    def _append(self, said: dict[str, object]) -> None:
        with self._path.open("ab") as file:
            if file.tell() and not self._path.read_bytes().endswith(b"\n"):
                file.write(b"\n")
            file.write(json.dumps(said).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
