"""What strangers, authors of releases and holders of keys might try beside queries, each by the request itself."""

import io
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import BASE, Listener, Service, make_store, serve

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    place = tmp_path_factory.mktemp("keyed")
    (place / "copies").mkdir()
    keys = {"chief": "admin", "newsroom": "ingest"}
    with serve(make_store(place / "store"), place / "copies", keys=keys) as service:
        yield service


TURTLE, JSONLD, UPDATE = "text/turtle", "application/ld+json", "application/sparql-update"
CALLS = [
    ("POST", "/sparql", UPDATE, "LOAD <%s>"),
    ("POST", "/sparql", UPDATE, "LOAD SILENT <%s> INTO GRAPH <http://e/g>"),
    ("POST", "/sparql", UPDATE, "INSERT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }"),
    ("POST", "/sparql?using-graph-uri=%s", UPDATE, "INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }"),
    ("PUT", "/store?graph=%s", TURTLE, "<a> <b> <c> ."),
    ("PUT", "/store/x", JSONLD, '{"@context": "%s", "@id": "a"}'),
    ("PUT", "/store/x", JSONLD, '{"@context": {"@import": "%s"}, "@id": "a"}'),
    ("PUT", "/store/x", "application/rdf+xml", '<!DOCTYPE x SYSTEM "%s"><x/>'),
    ("PUT", "/store/x", TURTLE, "@prefix owl: <http://www.w3.org/2002/07/owl#> . <a> owl:imports <%s> ."),
    ("POST", "/api/v1/releases", "text/html", '<h1>x</h1><img src="%s"><iframe src="%s"></iframe>'),
    ("POST", "/api/v1/releases?url=%s", "text/plain", "%s"),
    ("GET", "/oembed?url=%s", None, ""),
    ("GET", "/sparql?query=ASK%%7B%%7D&default-graph-uri=%s", None, ""),
    ("GET", "/store?graph=%s", None, ""),
]


@pytest.mark.parametrize(("method", "path", "media", "content"), CALLS)
def test_no_request_makes_the_service_call_out(
    keyed: Service, listener: Listener, method: str, path: str, media: str | None, content: str
) -> None:
    url = f"http://127.0.0.1:{listener.port}/"
    with keyed.client("chief") as chief:
        answer = chief.request(
            method,
            path.replace("%s", url).replace("%%", "%"),
            content=content.replace("%s", url),
            headers={"Content-Type": media} if media else {},
        )
    assert answer.status_code < 500
    assert listener.calls == []


def spoken(service: Service, request: bytes) -> bytes:
    """The first answer to what is said over a bare socket."""
    host, port = service.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as calling:
        calling.sendall(request)
        return calling.recv(65_536)


UPDATING = b"update=INSERT DATA {<http://e/a> <http://e/b> <http://e/smuggled>}"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 400),
        (b"GET /healthz HTTP/1.1\r\n", 400),
        (b"GET http://evil.example/healthz HTTP/1.1\r\nHost: evil.example\r\n", 400),
        (b"GET /healthz HTTP/1.1\r\nHost: localhost@evil.example\r\n", 400),
        (b"GET /healthz HTTP/1.1\r\nHost: evil.example#localhost\r\n", 400),
        (b"GET /healthz HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n", 400),
        (b"GET /healthz HTTP/1.1\r\nHost : localhost\r\n", 400),
        (b"GET /healthz HTTP/1.1\nHost: localhost\n", 400),
        (b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.9\r\n", 403),
        (
            b"GET /x HTTP/1.1\r\nHost: localhost\r\nX-Original-URL: /metrics\r\nX-Rewrite-URL: /metrics\r\n",
            404,
        ),
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: DELETE\r\n", 200),
        (b"DELETE /store?default HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-User: chief\r\n", 401),
        (b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /static/..%2f..%2fpyproject.toml HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /static/%2e%2e/%2e%2e/store.json HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /static//etc/passwd HTTP/1.1\r\nHost: localhost\r\n", 404),
        (b"GET /page/release/%00 HTTP/1.1\r\nHost: localhost\r\n", 404),
        (
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            400,
        ),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n", 400),
        # Before any of it came.
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n" + FORM + b"Content-Length: 900000000\r\n", 413),
        # For reading, too: who thinks to have a key is told.
        (b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer advocacy-none\r\n", 401),
        (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity\r\n", 400),
    ],
)
def test_tricks_with_paths_and_headers(keyed: Service, head: bytes, status: int) -> None:
    answer = spoken(keyed, head + b"Connection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 %d " % status), answer
    assert b"root:" not in answer


def test_a_body_that_does_not_come_is_not_waited_for(keyed: Service) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n" + FORM + b"Content-Length: 99\r\n\r\nquery="
    assert spoken(keyed, head).startswith(b"HTTP/1.1 408 ")


def test_no_second_request_hides_in_the_first(keyed: Service) -> None:
    hidden = (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\n" + FORM + b"Content-Length: %d\r\n\r\n" % len(UPDATING)
    )
    token = keyed.tokens["chief"].encode()
    answer = spoken(
        keyed,
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + b"\r\n"
        + FORM
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + hidden
        + UPDATING,
    )
    assert answer.startswith(b"HTTP/1.1 400 ")
    with keyed.client() as client:
        found = client.get("/sparql", params={"query": "ASK { GRAPH ?g {} ?s ?p <http://e/smuggled> }"})
    assert found.json()["boolean"] is False


def _bomb() -> bytes:
    """A Word file that inflates to 400 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in range(10):
            packed.writestr(f"word/{part}.xml", b" " * 40_000_000)
    return out.getvalue()


HOSTILE = {
    "a bomb": ("x.docx", _bomb, 422),
    "too many bytes": ("x.txt", lambda: b"We support the Weir Act. " * 1_500_000, 413),
    "nothing but NULs": ("x.txt", lambda: b"\x00" * 100_000, 422),
    "no text": ("x.pdf", lambda: b"%PDF-1.4\n%%EOF", 422),
    "nested beyond reading": ("x.html", lambda: b"<div>" * 50_000, 422),
}


@pytest.mark.parametrize(("name", "made", "status"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_release_is_refused_and_the_next_is_read(
    keyed: Service, name: str, made, status: int
) -> None:  # type: ignore[no-untyped-def]
    with keyed.client("newsroom") as newsroom:
        answer = newsroom.post("/api/v1/releases", files={"file": (name, made())})
        assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM), answer.text
        assert answer.json()["detail"]
        assert newsroom.get("/healthz").is_success


CONTACTS = re.compile(r"[\w.]+@[\w-]+\.[\w.]+\w|\(?\d{3}\)?[ -]\d{3}-\d{4}|\b\d{3}-\d{4}\b")


def test_no_contact_of_a_kept_text_is_public(corpus: Path, reader: httpx.Client) -> None:
    """Telephone numbers and addresses stand in the texts; neither graph, list nor search has them."""
    texts = [path.read_text(encoding="utf-8") for path in (corpus / "texts").rglob("*") if path.is_file()]
    contacts = {match.group() for text in texts for match in CONTACTS.finditer(text)}
    assert len(contacts) > 5
    graph = reader.get("/store", headers={"Accept": "application/n-quads"}).raise_for_status().text
    assert f"{BASE}id/release/" in graph
    assert {contact for contact in contacts if contact in graph} == set()
    for noun in ("releases", "statements", "people", "organizations", "demands"):
        listed = reader.get(f"/api/v1/{noun}?limit=100").raise_for_status().text
        assert {contact for contact in contacts if contact in listed} == set()


def test_the_csv_of_a_query_is_the_standards(keyed: Service) -> None:
    """Spreadsheet exports guard cells that begin a formula; this is for programs, and as the standard has it."""
    with keyed.client() as client:
        query = {"query": "SELECT ?x { VALUES ?x { '=1+1' '@x' } }"}
        assert (
            client.get("/sparql", params=query, headers={"Accept": "text/csv"}).text == "x\r\n=1+1\r\n@x\r\n"
        )
