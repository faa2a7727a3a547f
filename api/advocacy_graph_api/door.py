"""What every request passes before the app sees it: the host it asks for, the size of its body, preflights.

Plain ASGI, so that a body is counted as it arrives and is never held whole beyond the limit.
"""

from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advocacy_graph_api.headers import ALWAYS, PREFLIGHT
from advocacy_graph_api.problem import Problem


def hostname(host: str) -> str:
    """The name in a Host header: `[::1]:8000` gives `[::1]`, `Example.org.:80` gives `example.org`."""
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    return (host[:end] if end > 0 else host).rstrip(".").lower()


class Door:
    """Refuses foreign hosts (DNS rebinding) and large bodies, answers preflights, sets standing headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], body_bytes: int) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._body_bytes = body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI connection; all but HTTP passes untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        named = headers.getlist("host")
        announced = headers.get("content-length", "0")
        if len(named) != 1 or hostname(named[0]) not in self._hosts:
            refusal: Response = Problem(
                HTTPStatus.BAD_REQUEST, "this service does not go by the name in the Host header"
            )
            await refusal(scope, receive, send)
        elif announced.isdecimal() and int(announced) > self._body_bytes:
            await Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large)(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await Response(status_code=HTTPStatus.NO_CONTENT, headers={**ALWAYS, **PREFLIGHT})(
                scope, receive, send
            )
        else:
            method = "GET" if scope["method"] == "HEAD" else scope["method"]  # the server drops the body
            await self._app({**scope, "method": method}, self._counted(receive), self._dressed(send))

    @property
    def _too_large(self) -> str:
        return f"the body may have {self._body_bytes} bytes"

    def _counted(self, receive: Receive) -> Receive:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._body_bytes:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._too_large)
            return message

        return counted

    @staticmethod
    def _dressed(send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        return dressed
