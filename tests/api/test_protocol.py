"""Requests that do not end, and answers that nobody fetches. Spoken over bare sockets, as no client would."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from urllib.parse import quote

import pytest
from served import Service, make_store, serve

HEAD = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
CHUNKED = (
    b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n"
)
BLOCK = b"x" * 16_384


@pytest.fixture(scope="module")
def strained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    place = tmp_path_factory.mktemp("strained")
    (place / "copies").mkdir()
    with serve(
        make_store(place / "store"),
        place / "copies",
        head_seconds=1.5,
        unsent_bytes=8_000_000,
        result_bytes=8_000_000,
    ) as service:
        yield service


def call(service: Service) -> socket.socket:
    host, port = service.url.removeprefix("http://").split(":")
    return socket.create_connection((host, int(port)), timeout=10)


def hung_up(calling: socket.socket) -> bytes:
    """What came until the other end closed."""
    got = b""
    try:
        while block := calling.recv(65_536):
            got += block
    except ConnectionError:
        pass
    return got


@pytest.mark.parametrize(
    ("opening", "forever"),
    [
        pytest.param(HEAD + b"X: ", BLOCK, id="a header"),
        pytest.param(HEAD, b"X: y\r\n" * 3000, id="headers"),
        pytest.param(b"GET /", BLOCK, id="an address"),
        pytest.param(CHUNKED + b"0\r\nX: ", BLOCK, id="a trailer"),
        pytest.param(CHUNKED + b"0\r\n", b"X: y\r\n" * 3000, id="trailers"),
        pytest.param(CHUNKED + b"1;x=", BLOCK, id="a chunk's extension"),
    ],
)
def test_a_request_without_end_is_hung_up(strained: Service, opening: bytes, forever: bytes) -> None:
    sent = 0
    with call(strained) as calling:
        calling.sendall(opening)
        try:
            while sent < 20e6:
                calling.sendall(forever)
                sent += len(forever)
        except ConnectionError:
            pass
        assert sent < 10e6, "it stopped listening"
    with strained.client() as client:
        assert client.get("/healthz").is_success


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param(b"FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400, id="a method there is not"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, id="TLS"),
        pytest.param(HEAD + b"no header\r\n\r\n", 400, id="a line that is no header"),
        pytest.param(
            CHUNKED.replace(b"Transfer", b"Content-Length: 6\r\nTransfer"), 400, id="two lengths of a body"
        ),
        pytest.param(HEAD + b"X: " + b"y" * 140_000, 431, id="a head that is too long"),
    ],
)
def test_what_is_no_request_is_told_so_as_a_problem(strained: Service, said: bytes, status: int) -> None:
    with call(strained) as calling:
        calling.sendall(said)
        head, _, body = hung_up(calling).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    fields = dict(line.lower().split(": ", 1) for line in head.decode().split("\r\n")[1:])
    assert fields["content-type"] == "application/problem+json"
    assert len(fields["x-request-id"]) == 32
    assert int(fields["content-length"]) == len(body)
    assert json.loads(body)["status"] == status


@pytest.mark.parametrize("said", [b"", b"GET / HT", HEAD], ids=["nothing", "half a line", "half a head"])
def test_who_does_not_speak_is_hung_up(strained: Service, said: bytes) -> None:
    began = time.monotonic()
    with call(strained) as calling:
        calling.sendall(said)
        assert hung_up(calling) == b""
    assert 1 < time.monotonic() - began < 8


def test_who_speaks_slowly_is_hung_up(strained: Service) -> None:
    sent = 0
    with call(strained) as calling, suppress(ConnectionError):
        for letter in HEAD + b"X: " + b"y" * 60:
            calling.sendall(bytes([letter]))
            sent += 1
            time.sleep(0.1)
    assert sent < len(HEAD) + 60


def test_a_trailer_changes_nothing(strained: Service) -> None:
    """Neither host nor key is taken from behind the body, when all checks have been made."""
    with call(strained) as calling:
        calling.sendall(CHUNKED + b"0\r\nHost: evil.example\r\nAuthorization: Bearer x\r\n\r\n")
        assert calling.recv(65_536).startswith(b"HTTP/1.1 200 ")


def test_long_heads_within_the_bound_are_heard(strained: Service) -> None:
    with call(strained) as calling:
        calling.sendall(HEAD + b"".join(b"X-%d: %s\r\n" % (n, b"y" * 1000) for n in range(100)) + b"\r\n")
        assert calling.recv(65_536).startswith(b"HTTP/1.1 200 ")


def test_answers_that_nobody_fetches_do_not_pile_up(strained: Service) -> None:
    """Twelve of them, where a few may wait: those that waited longest are given up."""
    query = quote("SELECT ?x { VALUES ?x { '" + "x" * 60_000 + "' } ?a ?b ?c }")
    asked = f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    with ExitStack() as open_calls:
        calling = []
        for _ in range(12):
            calling.append(open_calls.enter_context(call(strained)))
            calling[-1].sendall(asked)
            assert calling[-1].recv(1000).startswith(b"HTTP/1.1 200 ")
        got = [len(hung_up(each)) for each in calling]
    whole = [size > 5.9e6 for size in got]
    assert whole[-1], "who came last is served"
    assert sum(whole) * 6e6 < 8e6 * 4, got  # the kernel holds some of each, too
    with strained.client() as client:
        assert client.get("/healthz").is_success
