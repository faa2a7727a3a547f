"""What every request passes before the app sees it.

The host that it asks for, its key, its client's share of the service, the size of its body, preflights. Plain
ASGI, so that a body is counted as it arrives and is never held whole beyond the limit.
"""

import asyncio
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advocacy_graph_api.headers import ALWAYS, FRAMED_BY_NOBODY, PREFLIGHT, READ_BY_ALL
from advocacy_graph_api.keys import Key, Keys, Right
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.prices import price
from advocacy_graph_api.problem import Problem
from advocacy_graph_api.shares import Payer, Shares, client

_KEYED_PART: Final = 0.1  # of what it costs others
_READS: Final = frozenset({"GET", "HEAD"})
_ASKED_BY_POST: Final = "/sparql"  # the protocol's queries, which read


def _raw(headers: Mapping[str, str]) -> dict[bytes, bytes]:
    """As they are sent: put together once, not at each request."""
    return {name.lower().encode(): value.encode() for name, value in headers.items()}


_STANDING: Final = _raw(ALWAYS)
_STANDING_OPEN: Final = _raw({**ALWAYS, **READ_BY_ALL})
_UNFRAMED: Final = _raw(FRAMED_BY_NOBODY)
_POLICY_NAME: Final = b"content-security-policy"


def hostname(host: str) -> str:
    """The name in a Host header: `[::1]:8000` gives `[::1]`, `Example.org.:80` gives `example.org`."""
    end = host.find("]") + 1 if host.startswith("[") else host.find(":")
    return (host[:end] if end > 0 else host).rstrip(".").lower()


def _place(scheme: str, host: str) -> tuple[str, str]:
    """Name and port, those of the scheme where it says none."""
    name = hostname(host)
    port = host.rpartition(":")[2] if not host.endswith("]") and ":" in host else ""
    return name, port or {"http": "80", "https": "443"}.get(scheme, "")


def unknown_key() -> Problem:
    """The answer to a token that is no key's."""
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "the key sent is none of this service's: see whether it was copied whole",
        {"WWW-Authenticate": 'Bearer error="invalid_token"'},
    )


class Door:
    """Refuses foreign hosts (DNS rebinding), unknown keys, greedy clients and large bodies.

    Who asks by the name and port of an https base speaks to a proxy that ended TLS, whatever it says of that: the
    addresses in answers are https. Answers preflights, sets standing headers, and leaves the request's key in its state as `key`, and as `payer`
    who pays for it. Whom the server sends away, since it is to end, is told so; `inside` has who is not yet out.
    """

    def __init__(
        self,
        app: ASGIApp,
        base: str,
        hosts: Iterable[str],
        keys: Keys,
        limits: Limits,
        shares: Shares,
        inside: set["asyncio.Task[None]"],
    ) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        parts = urlsplit(base)
        self._secured = _place("https", parts.netloc.rpartition("@")[2]) if parts.scheme == "https" else None
        self._keys = keys
        self._limits = limits
        self._shares = shares
        self._inside = inside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One ASGI connection; all but HTTP passes untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        send = self._dressed(scope, headers, send)
        if "access-control-request-method" in headers and scope["method"] == "OPTIONS":
            await self._preflight(scope)(scope, receive, send)
            return
        token = _token(headers)
        key = self._keys.find(token) if token is not None else None
        payer = self._payer(scope, key)
        refusal = self._refusal(scope, headers, token, key, payer)
        if refusal is not None:
            await refusal(scope, receive, send)
            return
        scope.setdefault("state", {}).update(key=key, payer=payer)
        if self._secured is not None and self._secured == _place("https", headers["host"]):
            scope["scheme"] = "https"
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}  # the server, which has the other one, drops the body
        await self._enter(scope, _counted(receive, self._body_bytes(key)), send)

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        task = asyncio.current_task()
        assert task is not None
        self._inside.add(task)
        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            if begun:
                raise
            await _closing(scope["method"])(scope, receive, send)
        finally:
            self._inside.discard(task)

    def _refusal(
        self, scope: Scope, headers: Headers, token: str | None, key: Key | None, payer: Payer
    ) -> Response | None:
        named = headers.getlist("host")
        if len(named) != 1 or hostname(named[0]) not in self._hosts:
            return Problem(HTTPStatus.BAD_REQUEST, "this service does not go by the name in the Host header")
        if token is not None and key is None:
            return unknown_key()
        wait = self._wait(scope, payer)
        if wait:
            return Problem(
                HTTPStatus.TOO_MANY_REQUESTS,
                f"you ask more than your share of this service: try again in {wait} s",
                {"Retry-After": str(wait)},
            )
        announced = headers.get("content-length", "0")
        bound = self._body_bytes(key)
        if announced.isdecimal() and int(announced) > bound:
            return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(bound))
        return None

    @staticmethod
    def _payer(scope: Scope, key: Key | None) -> Payer:
        if key is not None:
            return Payer(f"key {key.name}", _KEYED_PART)
        return Payer(client((scope.get("client") or ("", 0))[0]))

    def _wait(self, scope: Scope, payer: Payer) -> int:
        cost = price(scope["path"], scope.get("query_string", b""))
        return self._shares.take(payer.name, cost * payer.part) if cost else 0

    def _body_bytes(self, key: Key | None) -> int:
        writes = key is not None and any(key.allows(right) for right in (Right.INGEST, Right.REVIEW))
        return self._limits.key_bytes if writes else self._limits.body_bytes

    @staticmethod
    def _preflight(scope: Scope) -> Response:
        methods = "GET, HEAD, POST" if scope["path"] == _ASKED_BY_POST else "GET, HEAD"
        return Response(
            status_code=HTTPStatus.NO_CONTENT, headers={**PREFLIGHT, "Access-Control-Allow-Methods": methods}
        )

    @staticmethod
    def _dressed(scope: Scope, asked: Headers, send: Send) -> Send:
        reads = scope["method"] in _READS or scope["path"] == _ASKED_BY_POST
        standing = _STANDING_OPEN if reads and "authorization" not in asked else _STANDING

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = dict(standing)
                given = message.get("headers", ())
                policy = headers[_POLICY_NAME]
                for name, value in given:
                    headers.pop(name, None)
                    policy = value if name == _POLICY_NAME else policy
                if b"frame-ancestors 'none'" in policy:
                    headers.update(_UNFRAMED)
                message["headers"] = [*given, *headers.items()]
            await send(message)

        return dressed


def _closing(method: str) -> Problem:
    doubt = (
        "" if method in _READS else "; what you sent may have been carried out: look before you send it again"
    )
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        f"the service is being stopped: try again shortly{doubt}",
        {"Retry-After": "10"},
    )


def _token(headers: Headers) -> str | None:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _too_large(bound: int) -> str:
    return f"the body may have {bound} bytes"


def _counted(receive: Receive, bound: int) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > bound:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(bound))
        return message

    return counted
