"""Many releases in one run: read in several processes, entered by one writer in the order in which they were named."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from advocacy_graph.errors import AdvocacyGraphError, UnreadableRelease
from advocacy_graph.fetch import Fetcher
from advocacy_graph.ingest import load
from advocacy_graph.intake.arrivals import Online, fetcher_for, followed, is_address, linked
from advocacy_graph.intake.desk import Desk, Terms
from advocacy_graph.intake.files import AnyPath, files
from advocacy_graph.intake.outcome import Ingested, Outcome
from advocacy_graph.intake.taken import Taken, taken
from advocacy_graph.model import Link
from advocacy_graph.store import Store

_AHEAD = 8  # files for each process that may be read before the writer has entered them

Results = list[Taken | Link | UnreadableRelease]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file on its way. `results` waits for a process where it must; `known` is what nothing is to be done for."""

    source: str
    data: bytes = b""
    known: list[Ingested] | None = None
    results: Callable[[], Results] = list


def ingest(
    given: Iterable[AnyPath],
    store: Store,
    terms: Terms | None = None,
    *,
    jobs: int = 1,
    online: Online | None = None,
) -> Generator[Ingested, None, None]:
    """Reads files, folders and addresses into `store`: outcomes as they are done, in the order of what was named.

    Idempotent: the same text read by the same extractor writes nothing. What cannot be read is an outcome, not an
    exception. It is a generator: nothing happens until it is iterated, and what was entered when it is closed early
    is whole. `jobs` processes read; whatever their number, the store comes out the same.
    """
    terms = terms or Terms()
    desk = Desk(store, terms)
    fetcher = fetcher_for(store, online)
    try:
        with _processes(jobs) as submit:
            ahead: deque[_Waiting] = deque()
            for one in _named(given):
                if is_address(one):
                    while ahead:
                        yield from _entered(ahead.popleft(), desk)
                    yield from _fetched(str(one), fetcher, desk, terms)
                    continue
                ahead.append(_begun(one, desk, terms, submit))
                if len(ahead) > (jobs * _AHEAD if jobs > 1 else 0):
                    yield from _entered(ahead.popleft(), desk)
            while ahead:
                yield from _entered(ahead.popleft(), desk)
    finally:
        desk.close()


def _named(given: Iterable[AnyPath]) -> Iterator[AnyPath]:
    """Addresses as they are, paths as the files there, each once; the order stays."""
    paths: list[AnyPath] = []
    for one in given:
        if is_address(one):
            yield from files(paths) if paths else ()
            paths = []
            yield one
        else:
            paths.append(one)
    yield from files(paths) if paths else ()


def _begun(path: AnyPath, desk: Desk, terms: Terms, submit: Callable[..., Callable[[], Results]]) -> _Waiting:

    source = str(path)
    try:
        data, source, media_type = load(Path(path))
    except UnreadableRelease as error:
        fault: Results = [error]
        return _Waiting(source, results=lambda: fault)
    known = desk.known(data, source)
    if known is not None:
        return _Waiting(source, known=known)
    return _Waiting(source, data, results=submit(data, source, media_type, terms.licence))


def _entered(waiting: _Waiting, desk: Desk) -> Iterator[Ingested]:
    if waiting.known is not None:
        yield from waiting.known
        return
    done: list[tuple[Taken, Ingested]] = []
    results = waiting.results()
    for one in results:
        if isinstance(one, Link):
            reason = f"{waiting.source} only links to it: name its address, or the feed's"
            yield Ingested(one.url, Outcome.UNREADABLE, reason=reason)
        else:
            outcome = entered(one, desk)
            if isinstance(one, Taken):
                done.append((one, outcome))
            yield outcome
    if len(done) == len(results):
        desk.remember(waiting.data, waiting.source, done)


def _fetched(url: str, fetcher: Fetcher, desk: Desk, terms: Terms) -> Iterator[Ingested]:
    for _, results in followed(linked(url), fetcher, terms.licence):
        for one in results:
            yield entered(one, desk)


def entered(one: Taken | UnreadableRelease, desk: Desk) -> Ingested:
    """What becomes of it at the desk; a fault is an outcome."""
    if isinstance(one, UnreadableRelease):
        return Ingested(one.source, Outcome.UNREADABLE, reason=one.reason)
    try:
        return desk.enter(one)
    except UnreadableRelease as error:
        return Ingested(error.source, Outcome.UNREADABLE, reason=error.reason)


@contextmanager
def _processes(jobs: int) -> Iterator[Callable[..., Callable[[], Results]]]:
    """Submits to `jobs` processes; with one, reads in this one when the results are asked for."""
    if jobs == 1:
        yield lambda *arguments: lambda: taken(*arguments)
        return
    # Not forked from this process: the store's engine has threads, which do not survive that.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["advocacy_graph.intake.taken"])
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_to_the_writer)
    try:
        yield lambda *arguments: _result(pool.submit(taken, *arguments), str(arguments[1]))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[Results], source: str) -> Callable[[], Results]:
    def wait() -> Results:
        try:
            return future.result()
        except BrokenProcessPool as error:
            reason = (
                f"{source}: a process that read it or one near it was ended from outside, for want of memory?"
            )
            raise AdvocacyGraphError(f"{reason} What is done is kept: run it again with --jobs 1") from error

    return wait


def _leave_interrupts_to_the_writer() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
