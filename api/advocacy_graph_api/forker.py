"""The service's end of the processes that workers are forked from, and of the workers (`forking` is theirs)."""

import asyncio
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final, Self, cast

from advocacy_graph_api.child import Asked
from advocacy_graph_api.forking import GIVING_WAY, PACKET
from advocacy_graph_api.worker import Allowed

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_LOST: Final = -signal.SIGKILL
"""How a process is said to have ended whose parent ended first."""


class Worker(Asked, asyncio.Protocol):
    """A process that answers queries on a copy of the store."""

    def __init__(self, forker: "Forker", place: Path) -> None:
        super().__init__()
        self.forker = forker
        self.place = place  # not the copy: what describes a process that ended lies about, and its store would stay open
        self.used = 0.0
        """Seconds of processor time, when it last answered."""
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        """How: negative is a signal's number."""
        self._pid = 0
        self._handle = -1  # a number can be another's soon after its process ended, a handle cannot

    def began(self, pid: int) -> None:
        """It has this number."""
        self._pid = pid
        self._handle = os.pidfd_open(pid)
        self.ended.add_done_callback(lambda _: self._let_go())

    def cpu_seconds(self) -> float | None:
        """The processor time it has had, None where it is no more."""
        if self.ended.done():  # its number may be another's by now
            return None
        try:
            with open(f"/proc/{self._pid}/stat", encoding="ascii", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def kill(self) -> None:
        """End it now; `end` cleans up."""
        if self._handle >= 0:
            with suppress(ProcessLookupError):  # it was quicker
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def give_way(self) -> None:
        """Let other processes go first from now on: there is no way back."""
        if self.ended.done():
            return
        with suppress(ProcessLookupError):  # it just died
            os.setpriority(os.PRIO_PROCESS, self._pid, GIVING_WAY)

    async def end(self) -> None:
        """Kill the process, if it has not died."""
        self.kill()
        self._questions.close()  # before it is known by its number it ends of that
        await asyncio.shield(self.ended)

    def _let_go(self) -> None:
        os.close(self._handle)
        self._handle = -1

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is to be forked."""
        self._questions = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """It answers."""
        self._came(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """It closed its end."""
        self._closed()


class Forker:
    """What starts workers. Its verbs raise ConnectionError where the process is no more, which `gone` says too.

    `place` is the copy that it has in memory, None where its workers open theirs.
    """

    def __init__(self, control: socket.socket, place: Path | None = None) -> None:
        self.place = place
        self.gone = False
        self._control = control
        self._control.setblocking(False)
        self._handle = -1
        self._number = 0
        self._retired = False
        self._workers: dict[int, Worker] = {}  # that live, by the number of their order
        loop = asyncio.get_running_loop()
        self._held: asyncio.Future[None] = loop.create_future()
        loop.add_reader(control.fileno(), self._heard)

    @classmethod
    async def start(cls, allowed: Allowed) -> Self:
        """One whose workers open their copies themselves."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "advocacy_graph_api.forking", *map(str, allowed), stdin=theirs.fileno()
            )
        forker = cls(ours)
        forker._handle = os.pidfd_open(process.pid)
        return forker

    async def hold(self, place: Path) -> "Forker":
        """One whose workers share the copy at `place` in memory, once it has read it."""
        holding = Forker(self._order("hold", place, socket.SOCK_SEQPACKET, 0), place)
        try:
            await holding._held
        except BaseException:  # also when nobody wants it any longer
            holding.end()
            raise
        return holding

    async def worker(self, place: Path) -> Worker:
        """A process that has the copy at `place` and waits for a question."""
        worker = Worker(self, place)
        self._number += 1
        ours = self._order("work", place, socket.SOCK_STREAM, self._number)
        self._workers[self._number] = worker
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=ours)
        try:
            worker.began((await worker.ready())["pid"])
        except BaseException:  # also when nobody wants it any longer
            await worker.end()
            raise
        worker.used = worker.cpu_seconds() or 0.0
        return worker

    def retire(self) -> None:
        """End the process when its workers have ended."""
        self._retired = True
        if not self._workers:
            self.end()

    def end(self) -> None:
        """End the process now, and its workers with it; how they ended is not known then."""
        if self.gone:
            return
        self.gone = True
        asyncio.get_running_loop().remove_reader(self._control.fileno())
        self._control.close()
        if self._handle >= 0:
            with suppress(ProcessLookupError):  # it was quicker
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
        for worker in self._workers.values():
            worker.kill()
            worker.ended.set_result(_LOST)
        self._workers.clear()
        if not self._held.done():
            self._held.set_exception(ConnectionResetError())
            self._held.exception()  # seen, also where nobody waits

    def _order(self, do: str, place: Path, kind: socket.SocketKind, number: int) -> socket.socket:
        if self.gone:
            raise ConnectionResetError
        ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
        with theirs:
            packet = json.dumps({"do": do, "place": str(place), "number": number}).encode()
            socket.send_fds(self._control, [packet], [theirs.fileno()])
        return ours

    def _heard(self) -> None:
        try:
            packet = self._control.recv(PACKET)
        except ConnectionError:
            packet = b""
        if not packet:
            self.end()
            return
        match json.loads(packet):
            case {"number": number, "status": status}:
                if worker := self._workers.pop(number, None):
                    worker.ended.set_result(status)
                if self._retired and not self._workers:
                    self.end()
            case {"pid": pid}:
                self._handle = os.pidfd_open(pid)
            case {"held": True}:
                self._held.set_result(None)
