"""Queries that would call out, never end, or bring the process down; and what the kernel holds back."""

import select
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from threading import Barrier
from urllib.parse import quote

import httpx
import pytest
from served import RELEASES, WALL_SECONDS, Listener, Service, confined, describe, serve

from advocacy_graph.store import Store

BUSY_MACHINE = 15  # seconds that a test machine with more to do may add
ASK = {"query": "ASK { ?s ?p ?o }"}
EVERYTHING = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(8))


CALLS = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "select * { service <%s> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE<%s>{ ?s ?p ?o } }",
    "SELECT * { SERVICE #\n<%s> { ?s ?p ?o } }",
    "PREFIX e: <%s> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX e: <%s> SELECT * { SERVICEe: { ?s ?p ?o } }",
    "BASE <%s> SELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { VALUES ?e { <%s> } SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { { SELECT ?s { SERVICE <%s> { ?s ?p ?o } } } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o OPTIONAL { SERVICE SILENT <%s> { ?s ?p ?x } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <%s> { ?s ?p ?x } } }",
    "SELECT (EXISTS { SERVICE <%s> { ?s ?p ?o } } AS ?x) { }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <%s> { ?s ?p ?o } }",
    "ASK { ?s ?p ?o FILTER(?a<?b) SERVICE<%s> { ?s ?p ?o } }",
    "LOAD <%s>",
    "load silent <%s> into graph <http://e/g>",
    "ASK {} ; LOAD <%s>",
    "SELECT * FROM <%s> { ?s ?p ?o }",
    "SELECT * FROM NAMED <%s> { GRAPH ?g { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", CALLS)
def test_no_query_calls_out(client: httpx.Client, listener: Listener, query: str) -> None:
    answer = client.post("/sparql", data={"query": query % f"http://127.0.0.1:{listener.port}/"})
    assert answer.status_code == (200 if "FROM" in query else 400), answer.text
    assert listener.calls == []


LOCKED = """
import os, subprocess, sys
import pyoxigraph as ox
from advocacy_graph_api.confinement import confine
store = ox.Store.read_only(sys.argv[1])
if sys.argv[3] == "locked":
    confine(10**9)
for attempt in (
    lambda: list(store.query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % sys.argv[2])),
    lambda: open(sys.argv[1] + "/new", "w").close(),
    lambda: os.rename(sys.argv[1], sys.argv[1] + "-moved"),
    lambda: subprocess.run(["true"]),
    lambda: open("/etc/hostname").close(),
    lambda: sum(1 for _ in store),
    lambda: bytearray(2 * 10**9) and None,
):
    try:
        print("did", attempt() or "")
    except (OSError, MemoryError) as error:
        print("not")
"""


@pytest.mark.parametrize(
    ("state", "calls", "done"),
    [
        ("locked", False, ["not", "not", "not", "not", "did", "did", "not"]),
        ("open", True, ["not", *["did"] * 6]),
    ],
)
def test_the_kernel_holds_what_the_guard_might_let_by(
    store: Path, listener: Listener, state: str, calls: bool, done: list[str]
) -> None:
    url = f"http://127.0.0.1:{listener.port}/"
    ran = subprocess.run(
        [sys.executable, "-c", LOCKED, str(store / "graph"), url, state],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert [line.split()[0] for line in ran.stdout.splitlines()] == done
    assert bool(listener.calls) is calls


def test_whoever_evaluates_a_query_is_locked_in(service: Service, client: httpx.Client) -> None:
    assert client.get("/sparql", params=ASK).is_success
    # One that is just starting may not be locked yet; of those that are asked, one at least is idle.
    limits = [
        [one.limits.split(name)[1].split()[0] for name in ("Max address space", "Max file size")]
        for one in confined(service)
    ]
    assert limits
    assert all(memory != "unlimited" and files == "0" for memory, files in limits), limits


RUNAWAYS = {
    "cartesian product": f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} }}",
    "huge sort": f"SELECT * {{ {EVERYTHING} }} ORDER BY ?a1 ?b2",
    "group_concat over a product": f"SELECT (GROUP_CONCAT(STR(?a1)) AS ?x) {{ {EVERYTHING} }}",
    "distinct over a product": f"SELECT DISTINCT * {{ {EVERYTHING} }} OFFSET 100000000",
    "closures": "SELECT (COUNT(*) AS ?n) { ?a (!<x:a>|^!<x:b>)* ?b . ?c (!<x:a>|^!<x:b>)* ?d . ?e ?f ?g }",
    "doubling string": "SELECT ?x40 { BIND('xxxxxxxxxxxxxxxx' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{i}, ?x{i}) AS ?x{i + 1})" for i in range(40))
    + " }",
    "deep path": "ASK { ?s " + "/".join(["<http://e/p>"] * 600) + " ?o }",
    "nested braces": "SELECT * " + "{" * 3000 + "}" * 3000,
    "unclosed braces": "SELECT * " + "{" * 3000,
    "nested parentheses": "ASK { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    "nots": "ASK { FILTER(" + "!" * 20_000 + "true) }",
    "minuses": "ASK { FILTER(" + "- " * 20_000 + "1) }",
}


@pytest.mark.parametrize("query", RUNAWAYS.values(), ids=RUNAWAYS.keys())
def test_a_runaway_query_ends_and_the_next_is_answered(client: httpx.Client, query: str) -> None:
    began = time.monotonic()
    answer = client.post("/sparql", content=query, headers={"Content-Type": "application/sparql-query"})
    assert time.monotonic() - began < WALL_SECONDS + BUSY_MACHINE
    assert answer.status_code in (400, 503, 504), answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    began = time.monotonic()
    assert client.get("/sparql", params=ASK).json()["boolean"] is True
    assert time.monotonic() - began < BUSY_MACHINE


def test_more_questions_than_workers(service: Service) -> None:
    """Two go aside, two follow, of which one may be a long one too many; the rest are turned away."""

    together = Barrier(8)

    def ask(_: int) -> httpx.Response:
        with service.client() as client:
            client.get("/healthz")  # making a client takes long: none starts before all are there
            together.wait()
            return client.post("/sparql", data={"query": RUNAWAYS["cartesian product"]})

    began = time.monotonic()
    with ThreadPoolExecutor(8) as callers:
        answers = list(callers.map(ask, range(8)))
    assert time.monotonic() - began < 2 * WALL_SECONDS + 20  # two rounds, and room for a busy machine
    turned_away = [answer for answer in answers if answer.headers.get("retry-after")]
    statuses = Counter(answer.status_code for answer in answers)
    assert set(statuses) <= {429, 503, 504}
    assert statuses[503] >= 2  # at most six are at work, aside or waiting, however late the last ones come
    assert statuses[504] >= 2
    assert len(turned_away) == statuses[429] + statuses[503]
    with service.client() as client:
        assert client.get("/healthz").is_success
        assert client.get("/sparql", params=ASK).json()["boolean"] is True


def test_the_kernel_ends_what_uses_its_processor_time(store: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    with (
        serve(store, tmp_path / "copies", cpu_seconds=1, wall_seconds=60) as running,
        running.client() as client,
    ):
        began = time.monotonic()
        assert (
            client.post("/sparql", data={"query": RUNAWAYS["cartesian product"]}, timeout=90).status_code
            == 504
        )
        assert time.monotonic() - began < 40  # with room for a busy machine
        assert client.get("/sparql", params=ASK).json()["boolean"] is True


def test_short_queries_do_not_wait_for_long_ones(store: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    with (
        serve(store, tmp_path / "copies", wall_seconds=9, cpu_seconds=30) as service,
        service.client() as client,
    ):
        host, port = service.url.removeprefix("http://").split(":")
        runaway = quote(RUNAWAYS["cartesian product"])
        with ExitStack() as calls:
            long = []
            for number in range(2):  # as many as there are places
                calling = calls.enter_context(socket.create_connection((host, int(port))))
                asked = f"GET /sparql?query={runaway}&x={number} HTTP/1.1\r\nHost: localhost\r\n\r\n"
                calling.sendall(asked.encode())
                long.append(calling)
            time.sleep(0.8)
            for _ in range(3):
                assert client.get("/sparql", params=ASK).json()["boolean"] is True
            assert select.select(long, [], [], 0)[0] == [], "they are still at work"
            for calling in long:
                assert calling.recv(100).startswith(b"HTTP/1.1 504 ")


def test_the_service_follows_the_store_and_leaves_nothing_behind(
    store: Path, serving: Callable[[Path], AbstractContextManager[Service]]
) -> None:
    with serving(store) as service, service.client() as client:

        def newest() -> str:
            return str(client.get("/api/v1/releases?limit=1").json()["releases"][0]["slug"])

        assert newest() == RELEASES[-1]
        writer = Store.open(store, create=False)  # the service holds no lock on the live store
        writer.put(describe("2022-01-01-later"), "its text")
        time.sleep(2.5)
        assert newest() == RELEASES[-1]  # the writer is still there: the last copy serves on
        assert client.get("/sparql", params=ASK).json()["boolean"] is True
        writer.close()
        deadline = time.monotonic() + 8
        while newest() != "2022-01-01-later":
            assert time.monotonic() < deadline
            time.sleep(0.2)
        found = client.get("/sparql", params={"query": "ASK { ?s ?p 'Headline of 2022-01-01-later' }"})
        assert found.json()["boolean"] is True
        client.post("/sparql", data={"query": RUNAWAYS["cartesian product"]})
    assert service.process.returncode == -signal.SIGTERM  # raised again by the server after its shutdown
    assert list(service.copies.iterdir()) == []


def test_a_directory_without_a_store_is_named(tmp_path: Path) -> None:
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pathlib, advocacy_graph_api as a; a.run(pathlib.Path(sys.argv[1]))",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode != 0
    assert f"StoreError: {tmp_path}: no store is there" in ran.stderr
