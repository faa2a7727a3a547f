"""The service's end of a worker process: it starts, it is asked, it ends or is ended."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from typing import Final, Self, cast

from advocacy_graph_api.frames import LENGTHS, Json, encode

_OUT: Final = 1
_GIVING_WAY: Final = 10  # niceness
_TICKS: Final = os.sysconf("SC_CLK_TCK")


class Child(asyncio.SubprocessProtocol):
    """A Python process that answers frames with frames, one at a time.

    A protocol, not the streams of `asyncio.subprocess`: those cost a look-up as much again as its query's parsing.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self._silent = False  # it closed its end
        self._frame: asyncio.Future[tuple[Json, bytes]] = asyncio.get_running_loop().create_future()
        self._ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.SubprocessTransport
        self._questions: asyncio.WriteTransport

    @classmethod
    async def start(cls, module: str, *arguments: str) -> Self:
        """`python -m module arguments...`, once it has sent its first frame: it is ready for questions."""
        _, child = await asyncio.get_running_loop().subprocess_exec(
            cls, sys.executable, "-m", module, *arguments, stderr=None
        )
        try:
            await child._frame
        except BaseException:  # also when nobody wants it any longer: it is not left behind
            await child.end()
            raise
        return child

    async def ask(self, header: Json, body: bytes = b"") -> tuple[Json, bytes]:
        """Raises ConnectionError where the process dies of the question."""
        if self._silent:
            raise ConnectionResetError
        self._frame = asyncio.get_running_loop().create_future()
        self._questions.write(encode(header, body))
        return await self._frame

    def cpu_seconds(self) -> float | None:
        """The processor time it has had, None where it is no more."""
        if self._ended.done():  # its number may be another's by now
            return None
        try:
            with open(f"/proc/{self._transport.get_pid()}/stat", encoding="ascii", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            return None
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def kill(self) -> None:
        """End it now; `end` cleans up."""
        with suppress(ProcessLookupError):  # it was quicker
            self._transport.kill()

    def give_way(self) -> None:
        """Let other processes go first from now on: there is no way back."""
        with suppress(ProcessLookupError):  # it just died
            os.setpriority(os.PRIO_PROCESS, self._transport.get_pid(), _GIVING_WAY)

    async def died(self) -> int:
        """How the process ended, once it closed its pipes: negative is a signal's number."""
        return await asyncio.shield(self._ended)

    async def end(self) -> None:
        """Kill the process, if it has not died."""
        self.kill()
        await self.died()
        self._transport.close()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It runs."""
        self._transport = cast(asyncio.SubprocessTransport, transport)
        self._questions = cast(asyncio.WriteTransport, self._transport.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """A piece of a frame."""
        if self._held:
            self._held += data
        held = self._held or data  # most frames arrive in one piece: that is not copied
        if len(held) >= LENGTHS.size:
            header, body = LENGTHS.unpack_from(held)
            start, end = LENGTHS.size + header, LENGTHS.size + header + body
            if len(held) >= end:
                view = memoryview(held)
                self._arrived(json.loads(bytes(view[LENGTHS.size : start])), bytes(view[start:end]))
                return
        if not self._held:
            self._held += data

    def _arrived(self, header: Json, body: bytes) -> None:
        self._held = bytearray()
        if not self._frame.done():  # else who asked has gone
            self._frame.set_result((header, body))

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """It closed a pipe, most likely by dying."""
        if fd != _OUT:
            return
        self._silent = True
        if not self._frame.done():
            self._frame.set_exception(ConnectionResetError())
            self._frame.exception()  # seen, also where nobody waits

    def process_exited(self) -> None:
        """It is dead."""
        self._ended.set_result(self._transport.get_returncode() or 0)
