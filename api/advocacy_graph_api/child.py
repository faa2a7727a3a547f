"""The service's end of a process that it asks: frames go there and come back, one at a time."""

import asyncio
import json
import sys
from contextlib import suppress
from typing import Final, Self, cast

from advocacy_graph_api.frames import LENGTHS, Json, encode

_OUT: Final = 1


class Asked:
    """What answers frames with frames. A protocol, not asyncio's streams: those cost a look-up as much again as its
    query's parsing.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self.silent = False
        """Whether it closed its end: it is not to be asked any more."""
        self._frame: asyncio.Future[tuple[Json, bytes]] = asyncio.get_running_loop().create_future()
        self._questions: asyncio.WriteTransport

    async def ready(self) -> Json:
        """Its first frame, which it sends unasked. Raises ConnectionError where the process dies instead."""
        return (await self._frame)[0]

    async def ask(self, header: Json, body: bytes = b"") -> tuple[Json, bytes]:
        """Raises ConnectionError where the process dies of the question."""
        if self.silent:
            raise ConnectionResetError
        self._frame = asyncio.get_running_loop().create_future()
        self._questions.write(encode(header, body))
        return await self._frame

    def _came(self, data: bytes) -> None:
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

    def _closed(self) -> None:
        """It closed its end, most likely by dying."""
        self.silent = True
        if not self._frame.done():
            self._frame.set_exception(ConnectionResetError())
            self._frame.exception()  # seen, also where nobody waits


class Child(Asked, asyncio.SubprocessProtocol):
    """A Python process of its own module, asked over its standard input and output."""

    def __init__(self) -> None:
        super().__init__()
        self._ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.SubprocessTransport

    @classmethod
    async def start(cls, module: str, *arguments: str) -> Self:
        """`python -m module arguments...`, once it has sent its first frame: it is ready for questions."""
        _, child = await asyncio.get_running_loop().subprocess_exec(
            cls, sys.executable, "-m", module, *arguments, stderr=None
        )
        try:
            await child.ready()
        except BaseException:  # also when nobody wants it any longer: it is not left behind
            await child.end()
            raise
        return child

    async def died(self) -> int:
        """How the process ended, once it closed its pipes: negative is a signal's number."""
        return await asyncio.shield(self._ended)

    async def end(self) -> None:
        """Kill the process, if it has not died."""
        with suppress(ProcessLookupError):  # it was quicker
            self._transport.kill()
        await self.died()
        self._transport.close()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It runs."""
        self._transport = cast(asyncio.SubprocessTransport, transport)
        self._questions = cast(asyncio.WriteTransport, self._transport.get_pipe_transport(0))

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """It answers."""
        self._came(data)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """It closed a pipe."""
        if fd == _OUT:
            self._closed()

    def process_exited(self) -> None:
        """It is dead."""
        self._ended.set_result(self._transport.get_returncode() or 0)
