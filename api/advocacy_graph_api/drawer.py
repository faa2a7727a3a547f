"""Networks, counted and drawn in a process that is given up when it takes too long; the last ones are kept."""

import asyncio
import json
from collections import OrderedDict
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException

from advocacy_graph_api.child import Child
from advocacy_graph_api.frames import Json
from advocacy_graph_api.limits import Limits

_KEPT: Final = 32
_KEPT_BYTES: Final = 64 * 1024**2
_WAITING: Final = 8


class Drawer:
    """Draws one network at a time. Use as an async context manager."""

    def __init__(self, directory: Path, limits: Limits) -> None:
        self._directory = directory
        self._limits = limits
        self._child: Child | None = None
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    async def __aenter__(self) -> "Drawer":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end()

    async def draw(self, order: Json, mark: str) -> bytes:
        """A network as `drawing` writes it, of the state `mark` of the store.

        Raises HTTPException: 404 where there is nothing to draw, 422, 503 while the store is written to, 504.
        """
        name = json.dumps([mark, order], sort_keys=True)
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if self._waiting >= _WAITING:
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "too many networks at once: try again shortly",
                {"Retry-After": "5"},
            )
        self._waiting += 1
        try:
            async with self._turn:
                answer, body = await self._asked(order)
        finally:
            self._waiting -= 1
        if answer["status"] != HTTPStatus.OK:
            headers = {"Retry-After": "5"} if answer["status"] == HTTPStatus.SERVICE_UNAVAILABLE else None
            raise HTTPException(answer["status"], answer["detail"], headers)
        self._kept[name] = body
        while len(self._kept) > _KEPT or sum(map(len, self._kept.values())) > _KEPT_BYTES:
            self._kept.popitem(last=False)
        return body

    async def _asked(self, order: Json) -> tuple[Json, bytes]:
        whole = False
        try:
            async with asyncio.timeout(self._limits.draw_seconds):
                if self._child is not None and self._child.silent:  # it died idle, of what goes on outside
                    await self._end()
                if self._child is None:
                    self._child = await Child.start("advocacy_graph_api.drawing", str(self._directory))
                answer = await self._child.ask(order)
            whole = True
        except TimeoutError:
            raise HTTPException(
                HTTPStatus.GATEWAY_TIMEOUT,
                f"the network took longer than {self._limits.draw_seconds:g} s: raise `minimum`",
            ) from None
        except ConnectionError:
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE, "the drawing process ended: raise `minimum`"
            ) from None
        finally:
            if not whole:
                await self._end()
        return answer

    async def _end(self) -> None:
        if self._child is not None:
            await self._child.end()
            self._child = None
