"""The service against the engine's own server and against a bare route, on one store in one run.

    pip install oxigraph        its server is the other side of the first comparison
    python benchmarks/serving.py [--releases 2000] [--requests 2000]

1. requests a second: a release looked up by IRI, distinct IRIs, 8 connections, no cache; ours and
   `oxigraph serve-read-only` in turn, three times each;
2. CPU a request: the service's processes, less a bare FastAPI route, less the raw query in one process;
3. how much later than its limit a runaway query is answered, sorts among them.
"""

import argparse
import asyncio
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from synthetic import store

CONNECTIONS = 8
LOOK_UP = "SELECT ?s ?p ?o {{ GRAPH <{}> {{ ?s ?p ?o }} }}"  # all of a release, some 90 quads
OURS = """
import sys
from pathlib import Path
from advocacy_graph_api import Limits, run
limits = Limits(client_burst=1e12, waiting=64, wall_seconds=1.0, cpu_seconds=30)
run(Path(sys.argv[1]), port=int(sys.argv[2]), limits=limits)
"""
BARE = """
import sys, uvicorn
from fastapi import FastAPI, Response
app = FastAPI()
@app.get("/sparql")
async def answer(query: str):
    return Response(b"{}", media_type="application/json")
uvicorn.run(app, port=int(sys.argv[2]), log_level="warning")
"""
RUNAWAY = (
    "SELECT * {{ ?a ?b ?c . ?d ?e ?f }} ORDER BY ?c ?f ?a LIMIT {}",
    "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} HAVING (COUNT(*) > {})",
    "SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?a ?b ?c . ?d ?e ?f BIND(CONCAT(STR(?c), STR(?f)) AS ?x) }} LIMIT {}",
    "SELECT (GROUP_CONCAT(?c) AS ?all) {{ ?a ?b ?c . ?d ?e ?f }} GROUP BY ?b LIMIT {}",
)


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def running(*command: str, port: int) -> Iterator[int]:
    """A server that answers; its process number."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if not probe.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(20)


def cpu_seconds(pid: int) -> float:
    """Of a process and all that it started and they started, as far as they live."""
    of: dict[int, list[int]] = {}
    ticks: dict[int, int] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = place.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        this = int(place.parent.name)
        of.setdefault(int(fields[1]), []).append(this)
        ticks[this] = int(fields[11]) + int(fields[12])
    family = [pid]
    for one in family:  # grows
        family += of.get(one, ())
    return sum(ticks[one] for one in family) / os.sysconf("SC_CLK_TCK")


async def ask(port: int, queries: list[str]) -> list[float]:
    """Asks them over `CONNECTIONS` connections that stay open; seconds for each. Stops at a status but 200."""
    left, took = list(queries), []

    async def connection() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while left:
            path = f"/query?query={left.pop()}" if port in _ENGINES else f"/sparql?query={left.pop()}"
            began = time.perf_counter()
            writer.write(
                f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/sparql-results+json\r\n\r\n".encode()
            )
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            if not head.startswith(b"http/1.1 200"):
                raise SystemExit(f"port {port} answered {head[:200]!r}")
            if b"content-length: " in head:
                await reader.readexactly(int(head.partition(b"content-length: ")[2].split(b"\r", 1)[0]))
            else:  # chunked
                while size := int(await reader.readuntil(b"\r\n"), 16):
                    await reader.readexactly(size + 2)
                await reader.readexactly(2)
            took.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(connection() for _ in range(CONNECTIONS)))
    return took


_ENGINES: set[int] = set()  # ports of the engine's own server, whose endpoint is called /query


def rate(port: int, queries: list[str]) -> float:
    """Requests a second."""
    began = time.perf_counter()
    asyncio.run(ask(port, queries))
    return len(queries) / (time.perf_counter() - began)


async def overshoot(port: int, limit: float, times: int) -> list[float]:
    """Seconds beyond the limit until a clean 504 or 503, for each of the runaway queries so many times."""
    beyond = []
    for number in range(times):
        for runaway in RUNAWAY:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            began = time.perf_counter()
            writer.write(
                f"GET /sparql?query={quote(runaway.format(number + 1))} HTTP/1.1\r\nHost: localhost\r\n"
                "Connection: close\r\n\r\n".encode()
            )
            answer = await reader.read()
            beyond.append(time.perf_counter() - began - limit)
            # 503: it had used up its memory before its time.
            clean = answer[9:12] in (b"503", b"504") and b"application/problem+json" in answer.lower()
            if not clean:
                raise SystemExit(f"a runaway query was answered {answer[:300]!r}")
            writer.close()
    return beyond


def main() -> None:
    """Run all three and print their figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--releases", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=2000)
    chosen = parser.parse_args()
    server = shutil.which("oxigraph", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if server is None:
        raise SystemExit("no oxigraph server here: pip install oxigraph")
    with tempfile.TemporaryDirectory() as folder:
        made = store(Path(folder) / "store", chosen.releases)
        graph = ox.Store.read_only(str(made / "graph"))
        releases = [graph_name.value for graph_name in graph.named_graphs() if "/release/" in str(graph_name)]
        plain = [LOOK_UP.format(iri) for iri in releases[: chosen.requests]]
        queries = [quote(query) for query in plain]
        ours, engine, bare = free_port(), free_port(), free_port()
        _ENGINES.add(engine)
        copy = Path(folder) / "copy"
        shutil.copytree(made / "graph", copy)
        at = ("--location", str(copy), "--bind", f"127.0.0.1:{engine}", "--union-default-graph")
        with (
            running(sys.executable, "-c", OURS, str(made), str(ours), port=ours) as service,
            running(server, "serve-read-only", *at, port=engine),
            running(sys.executable, "-c", BARE, "", str(bare), port=bare) as route,
        ):
            time.sleep(10)  # the service has read its copy into memory
            for port in (ours, engine, bare):
                rate(port, queries[:200])
            pairs = [(rate(ours, queries), rate(engine, queries)) for _ in range(3)]
            before = cpu_seconds(service)
            rate(ours, queries)
            served = (cpu_seconds(service) - before) / len(queries)
            before = cpu_seconds(route)
            rate(bare, queries)
            routed = (cpu_seconds(route) - before) / len(queries)
            began = time.process_time()
            for query in plain:
                graph.query(query, use_default_graph_as_union=True).serialize(
                    format=ox.QueryResultsFormat.JSON
                )
            raw = (time.process_time() - began) / len(plain)
            beyond = sorted(asyncio.run(overshoot(ours, 1.0, 25)))
    print(f"{len(releases)} releases, {len(queries)} look-ups by distinct IRIs, {CONNECTIONS} connections")
    print(f"ours        {statistics.median(a for a, _ in pairs):7.0f} requests a second")
    print(f"oxigraph    {statistics.median(b for _, b in pairs):7.0f} requests a second")
    print(f"ratio       {statistics.median(a / b for a, b in pairs):7.2f}")
    print(
        f"CPU a request, ms: ours {served * 1e3:.3f}, bare route {routed * 1e3:.3f}, raw query {raw * 1e3:.3f}"
    )
    print(f"added       {(served - routed - raw) * 1e3:7.3f} ms")
    print(
        f"time-out overshoot over {len(beyond)} runaway queries: median {statistics.median(beyond):.3f} s, "
        f"99 of 100 within {beyond[len(beyond) * 99 // 100]:.3f} s"
    )
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
