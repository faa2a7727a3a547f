"""Runs users' queries in worker processes, kills what takes too long, and keeps a spare worker ready."""

import asyncio
import logging
import math
import signal
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException

from advocacy_graph.errors import StoreError
from advocacy_graph_api.forker import Forker, Worker
from advocacy_graph_api.frames import Json
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.negotiation import OFFERS, Form, not_acceptable
from advocacy_graph_api.shares import Payer, Shares
from advocacy_graph_api.snapshot import Snapshots
from advocacy_graph_api.turns import Crowded, Turns
from advocacy_graph_api.worker import Allowed

_log = logging.getLogger("uvicorn.error")
_RENEW_SECONDS = 1.0
COST = 5
"""Credits that a query costs beforehand."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the graphs that it is asked of; None for the query's own.

    Where neither names any, it is asked of the `union` of all, or of the default graph alone. `media` has for
    each form that the query may turn out to have the media type wanted, None where none fits.
    """

    query: str
    base: str
    media: dict[Form, str | None]
    union: bool = True
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    def described(self) -> Json:
        """As a worker reads it."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Answer:
    """The result, written, with the limit that `cut` it, None where it is whole."""

    media: str
    body: bytes
    cut: str | None


def _busy() -> HTTPException:
    return HTTPException(
        HTTPStatus.SERVICE_UNAVAILABLE, "too many queries at once: try again shortly", {"Retry-After": "2"}
    )


@dataclass(slots=True)
class _Turn:
    """A question's place among those that are worked on."""

    who: str
    began: float
    long: bool = False
    aside: bool = False  # the place is another's
    refused: bool = False  # of long ones its client has enough


class Evaluator:
    """Answers questions on the current snapshot, `limits.workers` at a time, and `limits.long` that take long.

    A question that is not answered soon goes on aside, at a lower priority, and leaves its place to the next:
    so short ones do not wait for long ones. Where there are too many aside it keeps its place, unless its client
    has too many long ones already: then it is refused. What a question used beyond its price is charged to
    `shares` in the end. A worker that answered is used again; one that was aside, timed out, died or has an old
    snapshot is not. A snapshot that stood for `limits.settled_seconds` is read into memory once, and workers are
    forked from what has it there. Use as an async context manager.
    """

    def __init__(self, snapshots: Snapshots, limits: Limits, shares: Shares) -> None:
        self._snapshots = snapshots
        self._limits = limits
        self._shares = shares
        self._turns = Turns(limits.workers, limits.waiting, limits.patience_seconds)
        self._aside = 0
        self._long: Counter[str] = Counter()  # by client
        self._allowed = Allowed(*(getattr(limits, name) for name in Allowed._fields))
        self._first: Forker  # its workers open the snapshot's tables
        self._forker: Forker  # that workers are started by: the first, or one that has the snapshot in memory
        self._settling: asyncio.Task[None] | None = None
        self._idle: list[Worker] = []
        self._starting = asyncio.Lock()  # held while a process opens its snapshot, which may not vanish then
        self._tasks: set[asyncio.Task[None]] = set()
        self.catalogued = False  # whether the catalogue was made: it is not there before
        self.writing = asyncio.Lock()  # held by who writes to the store, or looks whether somebody wrote

    async def __aenter__(self) -> "Evaluator":
        self._forker = self._first = await Forker.start(self._allowed)
        await self._spare()
        self._background(self._begin())
        self._settle()
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self._starting:  # no process is opening the snapshot that is about to go
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._idle))
        self._forker.end()
        self._first.end()
        self._snapshots.close()

    async def answer(self, question: Question, payer: Payer) -> Answer:
        """Raises HTTPException: 400 malformed or refused, 406, 429 too many long ones, 503 too busy or too large,
        504 too long.
        """
        try:
            await self._turns.take(payer.name)
        except Crowded:
            raise _busy() from None
        turn = _Turn(payer.name, asyncio.get_running_loop().time())
        try:
            header, body = await self._ask(question, turn, payer)
        finally:
            if turn.long:
                self._long[turn.who] -= 1
                if not self._long[turn.who]:
                    del self._long[turn.who]
            if turn.aside:
                self._aside -= 1
            else:
                self._turns.leave(turn.who)
        match header["status"]:
            case HTTPStatus.OK:
                return Answer(header["media"], body, header["cut"])
            case HTTPStatus.NOT_ACCEPTABLE:
                raise not_acceptable(OFFERS[Form(header["form"])])
        raise HTTPException(header["status"], header["detail"])

    def _takes_long(self, turn: _Turn, worker: Worker) -> None:
        if self._long[turn.who] >= self._limits.long_each:
            turn.refused = True
            worker.kill()
            return
        turn.long = True
        self._long[turn.who] += 1
        if self._aside < self._limits.long:
            self._aside += 1
            turn.aside = True
            worker.give_way()
            self._turns.leave(turn.who)

    def _charge(self, payer: Payer, seconds: float) -> None:
        beyond = seconds * self._limits.second_cost - COST
        if beyond > 0:
            self._shares.charge(payer.name, beyond * payer.part)

    async def _ask(self, question: Question, turn: _Turn, payer: Payer) -> tuple[Json, bytes]:
        limits = self._limits
        while (worker := self._taken()) is None:  # another question may take the spare first
            try:
                await self._spare()
            except OSError:
                _log.exception("no process to answer a query could be started")
                raise _busy() from None
        if not self._idle:
            self._background(self._spare())
        whole = False
        loop = asyncio.get_running_loop()
        used = None
        long = loop.call_later(limits.short_seconds, self._takes_long, turn, worker)
        try:
            async with asyncio.timeout(limits.wall_seconds):
                answer = await worker.ask(question.described())
            whole = True
            used, worker.used = answer[0]["cpu"] - worker.used, answer[0]["cpu"]
        except TimeoutError:
            raise self._too_long() from None
        except ConnectionError:
            how = await asyncio.shield(worker.ended)  # killing the dead would lose this
            if turn.refused:
                raise self._too_many() from None
            if worker.forker.gone:
                raise _busy() from None
            _log.warning("a query's process ended with %d", how)
            if how == -signal.SIGXCPU:
                raise self._too_long() from None
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                f"the query needed more than its share of memory ({limits.memory_bytes} bytes): ask for less",
            ) from None
        finally:
            # Also reached when the request is cancelled: an unfinished answer leaves no process behind.
            long.cancel()
            if used is None:  # it is killed, or dead
                now = worker.cpu_seconds()
                used = loop.time() - turn.began if now is None else now - worker.used
            self._charge(payer, used)
            if (
                whole and self._current(worker) and not turn.aside and not turn.refused
            ):  # at most one more than may work at a time: the spare
                self._idle.append(worker)
            else:
                await worker.end()
        return answer

    def _too_many(self) -> HTTPException:
        return HTTPException(
            HTTPStatus.TOO_MANY_REQUESTS,
            f"{self._limits.long_each} long queries of yours are at work: let them end, or ask for less",
            {"Retry-After": str(math.ceil(self._limits.wall_seconds))},
        )

    def _too_long(self) -> HTTPException:
        return HTTPException(
            HTTPStatus.GATEWAY_TIMEOUT,
            f"the query took longer than {self._limits.wall_seconds:g} s: ask for less, or add a LIMIT",
        )

    def _taken(self) -> Worker | None:
        while self._idle:
            worker = self._idle.pop()
            if not worker.silent:  # it may have died idle, of what goes on outside
                return worker
        return None

    def _current(self, worker: Worker) -> bool:
        return worker.forker is self._forker and worker.place == self._snapshots.current.place

    async def _spare(self) -> None:
        """See to it that a worker is ready. Raises OSError where none can be started."""
        async with self._starting:
            if self._first.gone:
                _log.error("the process that starts workers ended: another is started")
                self._first = await Forker.start(self._allowed)
            here = self._snapshots.current.place
            if self._forker.gone or self._forker.place not in (None, here):
                self._forker = self._first
                self._settle()
            if not self._idle:
                self._idle.append(await self._forker.worker(here))

    async def _retire(self) -> None:
        """End the idle workers that are not current any longer."""
        retired = [worker for worker in self._idle if not self._current(worker)]
        self._idle = [worker for worker in self._idle if self._current(worker)]
        self._background(self._spare())
        await asyncio.shield(asyncio.gather(*(worker.end() for worker in retired)))

    def _settle(self) -> None:
        if self._settling:
            self._settling.cancel()
        self._settling = self._background(self._hold())

    async def _hold(self) -> None:
        """Once the current snapshot has stood a while, and is not too large, have it in memory."""
        delay = self._limits.settled_seconds
        while True:
            await asyncio.sleep(delay)
            snapshot = self._snapshots.current
            if await asyncio.to_thread(snapshot.size) > self._limits.held_bytes:
                return
            try:
                self._forker = await self._first.hold(snapshot.place)
                break
            except OSError:
                if self._first.gone:
                    self._background(self._spare())  # starts another
                delay = 2 * delay + 1
                _log.warning(
                    "the store could not be read into memory and is asked in its tables: again in %g s", delay
                )
        await self._retire()

    async def _begin(self) -> None:
        async with self.writing:
            await asyncio.to_thread(self._snapshots.catalogued)
            self.catalogued = True
        await self._follow()

    async def renew(self) -> None:
        """Answer from what the store holds now. The caller holds `writing`.

        Raises StoreError while another process writes; the last copy then serves on.
        """
        async with self._starting:
            older = await asyncio.to_thread(self._snapshots.renew)
            if self._forker is not self._first:
                self._forker.retire()
                self._forker = self._first
        self._settle()
        await self._retire()
        await asyncio.to_thread(self._snapshots.discard, older)
        await asyncio.to_thread(self._snapshots.catalogued)

    async def _follow(self) -> None:
        """Renew the snapshot when another process wrote to the store: answers are a second behind at most."""
        said = ""
        while True:
            await asyncio.sleep(_RENEW_SECONDS)
            async with self.writing:
                if not await asyncio.to_thread(self._snapshots.changed):
                    continue
                try:
                    await self.renew()
                    said = ""
                except StoreError as error:
                    if said != str(error):  # once, not every second of a long ingest
                        said = str(error)
                        _log.warning("the last copy of the store serves on: %s", said)

    def _background(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _log.error("a task of the query service failed", exc_info=error)
