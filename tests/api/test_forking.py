"""Workers are forked, from a copy of the store in its tables or in memory; nothing of that is seen in the answers."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from served import Process, Service, confined, describe, family, serve

from advocacy_graph.store import Store

TABLES, MEMORY = 2, 3  # how far from the service its workers stand: the one that holds a copy is in between
ASK = {"query": "ASK { ?s ?p ?o }"}
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
EMPTY = "http://localhost:8000/graph/empty"
QUERIES = [
    "SELECT ?g { GRAPH ?g { } } ORDER BY ?g",
    "SELECT ?g (COUNT(?s) AS ?n) { GRAPH ?g { OPTIONAL { ?s ?p ?o } } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "PREFIX schema: <https://schema.org/> SELECT ?name { ?x schema:name ?name FILTER(REGEX(?name, '^We', 'i')) }",
    "PREFIX schema: <https://schema.org/> SELECT ?r { ?r schema:datePublished ?day FILTER(?day > '2021-10-20'^^xsd:date) } ORDER BY ?r",
    "SELECT ?s { ?s <https://schema.org/isPartOf>/<https://schema.org/publisher> ?o } ORDER BY ?s",
    "SELECT ?none { GRAPH <http://localhost:8000/graph/none> { ?none ?p ?o } }",
]


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def far(service: Service) -> set[int]:
    """How far from the service those stand that answer."""
    return {one.depth for one in confined(service)}


def forking(service: Service) -> list[Process]:
    """Those that start others."""
    answering = {one.pid for one in confined(service)}
    return [
        one
        for one in family(service.process.pid)
        if "advocacy_graph_api.forking" in one.command and one.pid not in answering
    ]


def sockets(pid: int) -> set[str]:
    """The sockets that a process has open beside what every process of its parent has."""
    open_files = {os.readlink(file) for file in Path(f"/proc/{pid}/fd").iterdir()}
    standard = {os.readlink(f"/proc/{pid}/fd/{fd}") for fd in (1, 2)}
    return {file for file in open_files - standard if file.startswith("socket:")}


@contextmanager
def holding(
    store: Path, copies: Path, log: int | None = None, **limits: float
) -> Iterator[tuple[Service, httpx.Client]]:
    copies.mkdir()
    more = {"settled_seconds": 0.1, "rows": 10_000, "result_bytes": 10_000_000, **limits}
    with serve(store, copies, log=log, **more) as service, service.client() as client:
        yield service, client


def test_answers_from_memory_are_those_of_the_engine(store: Path, tmp_path: Path) -> None:
    ox.Store(str(store / "graph")).update(f"CREATE GRAPH <{EMPTY}>")
    engine = ox.Store.read_only(str(store / "graph"))
    with holding(store, tmp_path / "copies") as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        for query in QUERIES:
            prefixes = {"xsd": "http://www.w3.org/2001/XMLSchema#"}
            expected = engine.query(query, prefixes=prefixes, use_default_graph_as_union=True)
            assert isinstance(expected, ox.QuerySolutions)
            answer = client.get("/sparql", params={"query": query, "format": "tsv"})
            assert answer.content == expected.serialize(format=ox.QueryResultsFormat.TSV), query
        assert EMPTY in client.get("/sparql", params={"query": QUERIES[0]}).text
        assert far(service) == {MEMORY}


def test_what_is_written_is_seen_at_once_and_held_again_later(store: Path, tmp_path: Path) -> None:
    found = {"query": "ASK { ?s ?p 'Headline of 2022-01-01-later' }"}
    with holding(store, tmp_path / "copies", settled_seconds=1) as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        assert client.get("/sparql", params=found).json()["boolean"] is False
        with Store.open(store, create=False) as writer:
            writer.put(describe("2022-01-01-later"), "its text")
        wait_for(lambda: client.get("/sparql", params=found).json()["boolean"])
        assert far(service) == {TABLES}
        wait_for(lambda: far(service) == {MEMORY})
        assert client.get("/sparql", params=found).json()["boolean"] is True
        holds = [one for one in family(service.process.pid) if one.depth == TABLES]
        assert len(holds) == 1, "who had the older copy has gone"


def test_a_store_beyond_the_limit_is_asked_in_its_tables(store: Path, tmp_path: Path) -> None:
    with holding(store, tmp_path / "copies", held_bytes=10) as (service, client):
        time.sleep(1)
        assert client.get("/sparql", params=ASK).json()["boolean"] is True
        assert far(service) == {TABLES}


@pytest.mark.parametrize("depth", [1, TABLES], ids=["what forks", "what holds the copy"])
def test_whoever_ends_is_replaced(store: Path, tmp_path: Path, depth: int) -> None:
    found = {"query": "ASK { ?s ?p 'Headline of 2022-01-01-later' }"}
    with holding(store, tmp_path / "copies") as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        ending = [one for one in forking(service) if one.depth == depth]
        for one in ending:
            os.kill(one.pid, signal.SIGKILL)
        wait_for(lambda: client.get("/sparql", params=ASK).status_code == 200)
        for _ in range(5):
            assert client.get("/sparql", params=ASK).json()["boolean"] is True
        with Store.open(store, create=False) as writer:
            writer.put(describe("2022-01-01-later"), "its text")
        wait_for(lambda: client.get("/sparql", params=found).json()["boolean"])
        wait_for(lambda: far(service) == {MEMORY})
        assert not {one.pid for one in ending} & {one.pid for one in forking(service)}


def test_who_died_idle_is_not_asked(store: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    graph = {"graph": "http://localhost:8000/graph/new"}
    turtle = {"Content-Type": "text/turtle"}
    with (
        serve(store, tmp_path / "copies", keys={"ann": "read,ingest,admin"}, held_bytes=0) as service,
        service.client("ann") as client,
    ):
        for _ in range(2):
            assert client.get("/sparql", params=ASK).is_success
            assert client.get("/api/v1/networks/congruence").status_code in (200, 404)
            written = client.put("/store", params=graph, content=b"<a:b> <a:c> <a:d> .", headers=turtle)
            assert written.is_success, written.text
            wait_for(lambda: far(service) == {TABLES} and len(forking(service)) == 1)  # the spare is ready
            for one in family(service.process.pid):
                if one.depth > 1 or "forking" not in one.command:
                    os.kill(one.pid, signal.SIGKILL)
            time.sleep(0.5)


def test_no_process_can_order_what_another_may(store: Path, tmp_path: Path) -> None:
    with holding(store, tmp_path / "copies") as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        assert client.get("/sparql", params=ASK).is_success
        open_sockets = {one.pid: sockets(one.pid) for one in family(service.process.pid)}
    taken = [socket for one in open_sockets.values() for socket in one]
    assert len(open_sockets) >= 3
    assert taken
    assert len(taken) == len(set(taken)), open_sockets


@pytest.mark.full
def test_a_store_that_grows_in_memory_stays_in_its_tables(tmp_path: Path) -> None:
    """Numbers take eleven times the room that they have in tables."""
    Store.open(tmp_path / "store", create=True, base="http://localhost:8000/").close()
    lines = (f'<http://e/s> <http://e/p> "{n}"^^<{INTEGER}> <http://e/g> .' for n in range(800_000))
    graph = ox.Store(str(tmp_path / "store" / "graph"))
    graph.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    graph.optimize()
    del graph
    with (
        (tmp_path / "log").open("w+") as log,
        holding(tmp_path / "store", tmp_path / "copies", held_bytes=32_000_000, log=log.fileno()) as (
            service,
            client,
        ),
    ):
        wait_for(lambda: "could not be read into memory" in (tmp_path / "log").read_text(encoding="utf-8"))
        assert client.get("/sparql", params=ASK).json()["boolean"] is True
        assert far(service) == {TABLES}


def test_limits_hold_where_the_copy_is_in_memory(store: Path, tmp_path: Path) -> None:
    product = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(8))
    ends = {
        f"SELECT (COUNT(*) AS ?n) {{ {product} }}": (504,),
        f"SELECT (GROUP_CONCAT(STR(?a1)) AS ?x) {{ {product} }}": (503, 504),
        f"SELECT * {{ {product} }} ORDER BY ?a1 ?b2": (503, 504),
    }
    with holding(store, tmp_path / "copies", memory_bytes=100_000_000) as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        for query, statuses in ends.items():
            assert client.post("/sparql", data={"query": query}).status_code in statuses
            assert client.get("/sparql", params=ASK).json()["boolean"] is True
        assert far(service) == {MEMORY}


def test_no_two_workers_draw_the_same_random_numbers(store: Path, tmp_path: Path) -> None:
    drawn = {"query": "SELECT (UUID() AS ?id) (RAND() AS ?number) { }"}
    # Blank nodes get new names when they are read, by chance.
    ox.Store(str(store / "graph")).update("INSERT DATA { GRAPH <http://e/g> { _:a <http://e/p> _:b } }")
    # All that is asked takes long, so that no worker is used again.
    with holding(store, tmp_path / "copies", short_seconds=0) as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        answers = {client.get("/sparql", params=drawn).text for _ in range(4)}
    assert len(answers) == 4


def test_nothing_outlives_a_service_that_is_killed(store: Path, tmp_path: Path) -> None:
    with holding(store, tmp_path / "copies") as (service, client):
        wait_for(lambda: far(service) == {MEMORY})
        assert client.get("/sparql", params=ASK).is_success
        started = family(service.process.pid)
        assert len(started) >= 3
        service.process.kill()
        wait_for(lambda: not any(Path(f"/proc/{one.pid}").exists() for one in started))
