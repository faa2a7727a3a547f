"""Writes to the store, one at a time, in a process of their own, and has the answers follow at once."""

import asyncio
import logging
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from starlette.exceptions import HTTPException

from advocacy_graph.errors import StoreError
from advocacy_graph_api.child import Child
from advocacy_graph_api.evaluator import Evaluator
from advocacy_graph_api.frames import Json
from advocacy_graph_api.limits import Limits

_log = logging.getLogger("uvicorn.error")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of RDF, `media` naming its syntax to the engine."""

    body: bytes
    media: str


class Writer:
    """Carries out orders on the store in `directory`. Use as an async context manager.

    Each verb returns when readers see what was written. They raise HTTPException: 400 malformed or refused,
    422 unreadable, 503 while another process has the store, 504 where it takes too long.
    """

    def __init__(self, directory: Path, evaluator: Evaluator, limits: Limits) -> None:
        self._directory = directory
        self._evaluator = evaluator
        self._limits = limits
        self._child: Child | None = None

    async def __aenter__(self) -> "Writer":
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self._evaluator.writing:  # a write that has begun is finished
            await self._end()

    async def update(
        self, text: str, base: str, using: tuple[str, ...], using_named: tuple[str, ...]
    ) -> None:
        """Carry out a SPARQL update, all of it or nothing."""
        await self._order(
            {"do": "update", "update": text, "base": base, "using": using, "using_named": using_named}
        )

    async def put(self, graph: str | None, parts: list[Part], base: str) -> bool:
        """Replace a graph, None for the default one. Says whether it is new."""
        return await self._graph("put", graph, parts, base) == HTTPStatus.CREATED

    async def merge(self, graph: str | None, parts: list[Part], base: str) -> bool:
        """Add to a graph. Says whether it is new."""
        return await self._graph("merge", graph, parts, base) == HTTPStatus.CREATED

    async def drop(self, graph: str | None) -> bool:
        """Remove a graph. Says whether there was one."""
        answer = await self._order({"do": "drop", "graph": graph})
        return int(answer["status"]) != HTTPStatus.NOT_FOUND

    async def ingest(self, name: str, content: bytes) -> Json:
        """Read a file of that name. `ingested` has for each release in it its IRI as `release`, the `outcome`, a `reason`."""
        return await self._order({"do": "ingest", "name": name}, content)

    async def review(self, order: Json) -> Json:
        """Record a decision, as the order of `decided` says."""
        return _there(await self._order(order))

    async def ask(self, order: Json) -> Json:
        """What is to be decided, or was: it is private, and so only the writing process reads it."""
        async with self._evaluator.writing:
            return _there(await self._asked(order, b""))

    async def _graph(self, verb: str, graph: str | None, parts: list[Part], base: str) -> int:
        described = [{"length": len(part.body), "media": part.media} for part in parts]
        order = {"do": verb, "graph": graph, "base": base, "parts": described}
        answer = await self._order(order, b"".join(part.body for part in parts))
        return int(answer["status"])

    async def _order(self, order: Json, body: bytes = b"") -> Json:
        # Shielded: who hangs up leaves a write that is carried out whole, and readers who see it.
        return await asyncio.shield(self._carried_out(order, body))

    async def _carried_out(self, order: Json, body: bytes) -> Json:
        async with self._evaluator.writing:
            answer = await self._asked(order, body)
            if answer["status"] != HTTPStatus.NOT_FOUND:
                _there(answer)
            try:
                await self._evaluator.renew()
            except StoreError as error:  # another process was quicker to the store: it is followed later
                _log.warning("written, and to be seen later: %s", error)
            return answer

    async def _asked(self, order: Json, body: bytes) -> Json:
        try:
            async with asyncio.timeout(self._limits.write_seconds):
                if self._child is not None and self._child.silent:  # it died idle, of what goes on outside
                    await self._end()
                if self._child is None:
                    self._child = await Child.start("advocacy_graph_api.writing", str(self._directory))
                answer, _ = await self._child.ask(order, body)
        except TimeoutError:
            await self._end()
            raise HTTPException(
                HTTPStatus.GATEWAY_TIMEOUT,
                f"writing took longer than {self._limits.write_seconds:g} s and was given up, nothing was changed: "
                "send less at once",
            ) from None
        except ConnectionError:
            _log.warning("the writing process ended with %d", await self._child.died() if self._child else 0)
            self._child = None
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "the writing process ended, nothing was changed: send less at once",
            ) from None
        return answer

    async def _end(self) -> None:
        if self._child is not None:
            await self._child.end()
            self._child = None


def _there(answer: Json) -> Json:
    if answer["status"] >= HTTPStatus.BAD_REQUEST:
        headers = {"Retry-After": "5"} if answer["status"] == HTTPStatus.SERVICE_UNAVAILABLE else None
        raise HTTPException(answer["status"], answer["detail"], headers)
    return answer
