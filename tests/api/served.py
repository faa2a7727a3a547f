"""A real store, and a real server over it in a process of its own, on the loopback interface."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pyoxigraph as ox

from advocacy_graph.store import Store
from advocacy_graph_api import KEYS_VARIABLE, new, rights

BASE = "http://localhost:8000/"
WALL_SECONDS = 3
Keys = Mapping[str, str]
NOBODY: Keys = {}
RELEASES = [f"2021-10-{day:02d}-headline-{day}" for day in range(1, 25)] + ["2021-10-25-qué-añade-la-ley"]
PREFIXES = """PREFIX ag: <https://w3id.org/advocacy-graph/ontology#> PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX oa: <http://www.w3.org/ns/oa#> """
SERVE = """
import json, sys
from pathlib import Path
from advocacy_graph_api import Limits, run
run(Path(sys.argv[1]), port=int(sys.argv[2]), limits=Limits(**{
    "wall_seconds": 3, "cpu_seconds": 2, "memory_bytes": 400 * 1024**2, "rows": 100, "result_bytes": 20_000,
    "body_bytes": 80_000, "body_seconds": 1, "workers": 2, "waiting": 2, "patience_seconds": 8, "client_burst": 1e9,
    **json.loads(sys.argv[3])}), strict=sys.argv[4] == "strict")
"""


def insert(slug: str, more: str = "") -> str:
    """The update that puts a release into a graph of its own."""
    return (
        PREFIXES
        + f"""INSERT DATA {{ GRAPH <{BASE}graph/release/{slug}> {{
        <{BASE}id/release/{slug}> a ag:PressRelease ; schema:headline "Headline of {slug}" ;
            schema:datePublished "{slug[:10]}"^^xsd:date ; schema:publisher <{BASE}id/organization/o> .
        {more} }} }}"""
    )


@dataclass(frozen=True)
class Described:
    """A release as the store takes it."""

    slug: str
    quads: Sequence[ox.Quad]
    register: Sequence[ox.Quad] = ()
    runs: Sequence[ox.Quad] = ()

    @property
    def release(self) -> str:
        return f"{BASE}id/release/{self.slug}"

    @property
    def graph(self) -> str:
        return f"{BASE}graph/release/{self.slug}"


def describe(slug: str) -> Described:
    written = ox.Store()
    written.update(insert(slug))
    return Described(slug, list(written))


def statement(slug: str, key: str, words: str, start: int) -> str:
    iri = f"{BASE}id/statement/{slug}/{key}"
    return f"""<{iri}> a ag:AttributedStatement ; schema:isPartOf <{BASE}id/release/{slug}> ;
        schema:text "{words}" ; ag:statementMode <https://w3id.org/advocacy-graph/mode#direct> ;
        ag:speaker <{BASE}id/person/p> ; ag:onBehalfOf <{BASE}id/organization/o> ;
        schema:about <{BASE}id/policy/q> ; ag:evidence <{iri}#evidence-1> .
        <{iri}#evidence-1> oa:hasSelector <{iri}#position-1> . <{iri}#position-1> oa:start {start} . """


def make_store(directory: Path) -> Path:
    """A store with 25 releases, the first with two statements, and one named in letters beyond ASCII."""
    Store.open(directory, create=True, base=BASE).close()
    store = ox.Store(str(directory / "graph"))
    first = RELEASES[0]
    spoken = statement(first, "b", "said first", 10) + statement(first, "a", "said second", 50)
    for slug in RELEASES:
        store.update(insert(slug, spoken if slug == first else ""))
    store.update(
        PREFIXES
        + f"""INSERT DATA {{ GRAPH <{BASE}graph/register> {{
        <{BASE}id/organization/o> schema:name "We Are Home" .
        <{BASE}id/person/p> schema:name "Sonia Lin" . <{BASE}id/policy/q> schema:name "the memo" }} }}"""
    )
    return directory


@dataclass
class Listener:
    """Counts who calls, and hangs up."""

    port: int
    calls: list[object] = field(default_factory=list)


@dataclass(frozen=True)
class Service:
    """A server that runs."""

    url: str
    process: subprocess.Popen[bytes]
    copies: Path  # where the server keeps its snapshots
    tokens: Mapping[str, str]  # by name of the key

    def client(self, key: str | None = None) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.tokens[key]}"} if key else {}
        return httpx.Client(base_url=self.url, timeout=30, headers=headers)


@dataclass(frozen=True)
class Process:
    """A process that another started, `depth` steps away."""

    pid: int
    depth: int
    command: str
    status: str
    limits: str


def family(pid: int) -> list[Process]:
    """All that a process started and they started, as far as they live."""
    found, of = {}, {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            status, limits = (place / "status").read_text(), (place / "limits").read_text()
        except OSError:  # it ended meanwhile
            continue
        found[int(place.name)] = command, status, limits
        of[int(place.name)] = int(status.split("PPid:")[1].split()[0])

    def depth(one: int) -> int | None:
        steps = 0
        while one in of and one != pid:
            one, steps = of[one], steps + 1
        return steps if one == pid else None

    return [Process(one, steps, *rest) for one, rest in found.items() if (steps := depth(one))]


def confined(service: Service) -> list[Process]:
    """Those of a service that may do no more than answer."""
    return [one for one in family(service.process.pid) if "Seccomp:\t2\n" in one.status]


@contextmanager
def serve(
    store: Path,
    copies: Path,
    *,
    keys: Keys = NOBODY,
    strict: bool = False,
    log: int | None = None,
    **limits: float,
) -> Iterator[Service]:
    """`keys` are name and rights; their tokens are the service's. `log` is an open file for its log."""
    made = {name: new(name, rights(allowed)) for name, allowed in keys.items()}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [
            *(sys.executable, "-c", SERVE, str(store), str(port)),
            *(json.dumps(limits), "strict" if strict else "union"),
        ],
        env={
            **os.environ,
            "TMPDIR": str(copies),
            KEYS_VARIABLE: ";".join(key.line() for _, key in made.values()),
        },
        stderr=log,
    )
    tokens = {name: token for name, (token, _) in made.items()}
    service = Service(f"http://127.0.0.1:{port}", process, copies, tokens)
    try:
        for _ in range(1800):  # a busy machine takes its time
            assert process.poll() is None, "the server ended while starting"
            try:
                if httpx.get(service.url + "/readyz").is_success:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        yield service
    finally:
        process.terminate()
        process.wait(10)
