"""Connections to public addresses alone, within a deadline.

The address that is checked is the one that is connected to: a name is resolved here, once, and not again by the
socket, so that a resolver that changes its answer gains nothing. What a name looks like is never judged: decimal,
octal or hexadecimal spellings, `localhost` and names in any script come out of the resolver as addresses.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import httpcore

Resolve: TypeAlias = Callable[[str, int], list[str]]
"""The addresses of a host's name. Raises OSError for a name that has none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddress(Exception):
    """A host that is not public; the message names it and its address."""


class OutOfTime(Exception):
    """The deadline passed, however much still came."""


def resolved(host: str, port: int) -> list[str]:
    """As the system resolves it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether anybody on the internet may be meant. An IPv4 address inside an IPv6 one is judged as itself."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:  # what is no address is not public
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # The other ways to write one into the other (mapped, compatible, Teredo) are not global, or reserved.
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else ip.sixtofour
        if inner:
            return is_public(str(inner)) and ip.is_global
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class Guarded(httpcore.NetworkBackend):
    """Connects for one request, until `seconds` from now. `allowed` has hosts, or host:port, that may be private."""

    def __init__(
        self,
        seconds: float,
        allowed: frozenset[str],
        resolve: Resolve = resolved,
        sockets: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._deadline = time.monotonic() + seconds
        self._allowed = allowed
        self._resolve = resolve
        self._sockets = sockets or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises PrivateAddress, OutOfTime, or httpcore's ConnectError where none of the addresses answers."""
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"no such host: {host}") from error
        if not {host, f"{host}:{port}"} & self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise PrivateAddress(f"{host} is at {address}, which is not a public address")
        failed: Exception = httpcore.ConnectError(f"no such host: {host}")
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self._left(timeout), local_address, socket_options
                )
                return _Timed(stream, self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _left(self, timeout: float | None) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left if timeout is None else min(left, timeout)


class _Timed(httpcore.NetworkStream):
    """A stream whose every read and write ends with the deadline: a drop a second is no way to hold us."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, self._left(timeout)), self._left)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
