"""The service's end of a worker process: it starts, it is asked, it ends or is ended."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Self

from advocacy_graph_api.frames import LENGTHS, Json, encode


class Child:
    """A Python process that answers frames with frames, one at a time."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, module: str, *arguments: str) -> Self:
        """`python -m module arguments...`, once it has sent its first frame: it is ready for questions."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *arguments, stdin=PIPE, stdout=PIPE
        )
        child = cls(process)
        await child._frame()
        return child

    async def ask(self, header: Json, body: bytes = b"") -> tuple[Json, bytes]:
        """Raises IncompleteReadError, or a broken pipe, where the process dies of the question."""
        assert self._process.stdin is not None
        self._process.stdin.write(encode(header, body))
        await self._process.stdin.drain()
        return await self._frame()

    async def _frame(self) -> tuple[Json, bytes]:
        assert self._process.stdout is not None
        header, body = LENGTHS.unpack(await self._process.stdout.readexactly(LENGTHS.size))
        described: Json = json.loads(await self._process.stdout.readexactly(header))
        return described, await self._process.stdout.readexactly(body)

    async def died(self) -> int:
        """How the process ended, once it closed its pipes: negative is a signal's number."""
        return await self._process.wait()

    async def end(self) -> None:
        """Kill the process, if it has not died."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):  # it was quicker
                self._process.kill()
            await self._process.wait()
