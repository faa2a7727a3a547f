"""Every request is counted, timed and logged under an id that its answer carries, too."""

import re
import time
import uuid
from typing import Final

import structlog
from prometheus_client import CollectorRegistry, Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADER: Final = b"x-request-id"
_ID: Final = re.compile(rb"[A-Za-z0-9_-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE"})
_log = structlog.get_logger()


class Metrics:
    """What Prometheus reads. One registry an app, so that two apps in a process do not count together."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "advocacy_graph_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "advocacy_graph_request_seconds",
            "From a request to the end of its answer.",
            ("route",),
            buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
            registry=self.registry,
        )


class Telemetry:
    """The outermost layer: it sees what the door refuses, and what fails."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI connection; all but HTTP passes untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asked = next((value for name, value in scope["headers"] if name == _HEADER), b"")
        name = asked if _ID.fullmatch(asked) else uuid.uuid4().hex.encode()
        began, status, method = time.perf_counter(), 500, scope["method"]

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (_HEADER, name)]
            await send(message)

        scope.setdefault("state", {})
        structlog.contextvars.bind_contextvars(request=name.decode())
        try:
            await self._app(scope, receive, told)
        finally:
            took = time.perf_counter() - began
            # A route's path, not the request's: names that strangers make up would be labels without end.
            route = getattr(scope.get("route"), "path", "none")
            method = method if method in _METHODS else "other"
            self._metrics.requests.labels(method, route, str(status)).inc()
            self._metrics.seconds.labels(route).observe(took)
            key = scope["state"].get("key")
            _log.info(
                "request",
                logger="advocacy_graph.requests",
                method=method,
                path=scope["path"],
                status=status,
                seconds=round(took, 4),
                client=(scope.get("client") or ("",))[0],
                key=key and key.name,
            )
            structlog.contextvars.unbind_contextvars("request")
