"""A real HTTP server that says what it was told to, and a listener that should hear nothing."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

Headers = dict[str, str]


@dataclass
class Site:
    """Pages by path: (status, headers, body), or a function that is given the handler and answers itself."""

    address: str = ""
    pages: dict[str, tuple[int, Headers, bytes] | Callable[[BaseHTTPRequestHandler], None]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, Headers]] = field(default_factory=list)

    @property
    def host(self) -> str:
        return self.address.partition("://")[2]

    @property
    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def page(
        self, path: str, body: str | bytes, media_type: str = "text/html", status: int = 200, **headers: str
    ) -> str:
        """Serve this; returns its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": media_type} | named, content)
        return self.address + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        self.pages[path] = (status, {"Location": to}, b"")
        return self.address + path


@contextmanager
def serving(certificate: trustme.LeafCert | None = None, name: str = "127.0.0.1") -> Iterator[Site]:
    """The site at a free port of this machine, until the block ends; over TLS with a `certificate`, under that `name`."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            page = site.pages.get(self.path, (404, {}, b"not here"))
            if callable(page):
                page(self)
                return
            status, headers, body = page
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        certificate.configure_cert(tls)
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.address = f"http{'s' if certificate else ''}://{name}:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine and the connections that came to it."""
    heard: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.02)
        ended = threading.Event()

        def listen() -> None:
            while not ended.is_set():
                try:
                    connection, whence = listener.accept()
                except TimeoutError:
                    continue
                heard.append(whence)
                connection.close()

        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield listener.getsockname()[1], heard
        ended.set()
        thread.join()


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, as long as somebody listens."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        for _ in range(200):
            handler.wfile.write(b"w")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass


def dripping_headers(handler: BaseHTTPRequestHandler) -> None:
    """The same with headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    try:
        for number in range(200):
            handler.wfile.write(f"X-{number}: 1\r\n".encode())
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        pass
    handler.close_connection = True


def endless(handler: BaseHTTPRequestHandler) -> None:
    """More than anybody wants, without saying how much."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    try:
        for _ in range(400):
            handler.wfile.write(b"w" * 100_000)
    except OSError:
        pass
    handler.close_connection = True


def packed_bomb() -> bytes:
    """200 MB in 200 KB."""
    return gzip.compress(b"w" * 200_000_000, 6)
