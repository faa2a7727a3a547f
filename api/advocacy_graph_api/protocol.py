"""HTTP as the server reads it, bounded where the server's own reading is not.

The parser in C (httptools) costs a third of the one in Python (h11), but takes headers and trailers of any
length, and nobody counts how long a request takes to arrive, or what clients do not fetch of their answers.
"""

import asyncio
import uuid
from http import HTTPStatus
from typing import Any

import structlog
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from advocacy_graph_api.headers import ALWAYS
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.problem import Problem

_log = structlog.get_logger()


class Bounded(HttpToolsProtocol):
    """One connection."""

    def __init__(self, *, limits: Limits, **given: Any) -> None:
        super().__init__(**given)
        self._limits = limits
        self._unread = (
            0  # bytes since the last that belonged to a body: of a head, of trailers, between chunks
        )
        self._patience: asyncio.TimerHandle | None = None
        self._stalled = 0.0  # since when the client does not fetch its answer, 0 for a client that does

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody called, and is to say something."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        self._wait_no_longer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        self._unread += len(data)
        super().data_received(data)
        if self._unread > self._limits.head_bytes and not self.transport.is_closing():
            self._refuse(
                HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                f"what is no body may have {self._limits.head_bytes} bytes: address, headers, trailers",
            )

    def send_400_response(self, msg: str) -> None:
        """What cannot be read as HTTP."""
        self._refuse(
            HTTPStatus.BAD_REQUEST,
            "what was sent cannot be read as HTTP/1.1: send a method that there is, whole lines and headers, and "
            "either Content-Length or Transfer-Encoding",
        )

    def _refuse(self, status: HTTPStatus, detail: str) -> None:
        """Answer as the app does, which sees nothing of this request, and hang up; only that where it answers already."""
        if self.cycle is None or self.cycle.response_complete or not self.cycle.response_started:
            request = uuid.uuid4().hex
            problem = Problem(status, detail, {**ALWAYS, "X-Request-Id": request, "Connection": "close"})
            head = [b"HTTP/1.1 %d %s" % (status, status.phrase.encode())]
            head += [name + b": " + value for name, value in problem.raw_headers]
            self.transport.write(b"\r\n".join([*head, b"", bytes(problem.body)]))
            _log.info(
                "request",
                logger="advocacy_graph.requests",
                request=request,
                status=int(status),
                client=self.client[0] if self.client else "",
            )
        self.transport.close()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole. Trailers are not added to what was read and judged."""
        self._wait_no_longer()
        super().on_headers_complete()
        self.headers = []

    def on_body(self, body: bytes) -> None:
        """A piece of a body."""
        self._unread = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._unread = 0
        super().on_message_complete()

    def pause_writing(self) -> None:
        """The client does not fetch as fast as it is answered. Of all that do not, the slowest is given up."""
        super().pause_writing()
        self._stalled = self.loop.time()
        stalled = [each for each in self.connections if isinstance(each, Bounded) and each._stalled]
        if sum(each.transport.get_write_buffer_size() for each in stalled) > self._limits.unsent_bytes:
            min(stalled, key=lambda each: each._stalled).transport.abort()

    def resume_writing(self) -> None:
        """It fetched."""
        self._stalled = 0.0
        super().resume_writing()

    def _wait(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self._limits.head_seconds, self.transport.close)

    def _wait_no_longer(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
