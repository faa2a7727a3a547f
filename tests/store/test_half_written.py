"""A write that fails half way: what was there before is there after, whole. A limit on the size of files fails it."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from advocacy_graph.store import Store

# What clears the graph would fit the limit, what is put in its place would not.
WRITE = """
import resource, signal, sys
from pathlib import Path
from types import SimpleNamespace
import pyoxigraph as ox
from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store

place = Path(sys.argv[1])
graph = ox.NamedNode("https://example.org/graph/release/a")
about = ox.NamedNode("https://example.org/a")
many = [ox.Triple(about, ox.NamedNode(f"https://example.org/p{n}"), ox.Literal("x" * 100)) for n in range(3000)]
store = Store.open(place, create=False)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
written = max(log.stat().st_size for log in (place / "graph").glob("*.log"))
resource.setrlimit(resource.RLIMIT_FSIZE, (written + 20_000, resource.RLIM_INFINITY))
try:
    WAY
    print("written")
except StoreError as error:
    print(error)
"""

WAYS = {
    "a graph put": "store.put_graph(graph, many)",
    "an update": """store.update("CLEAR GRAPH <%s> ; INSERT DATA { GRAPH <%s> { %s } }" % (
        graph.value, graph.value, " . ".join(map(str, many))))""",
    "a release read anew": """store.put(SimpleNamespace(
        slug="a", release="https://example.org/id/release/a", graph=graph.value,
        quads=[ox.Quad(*triple, graph) for triple in many], register=[], runs=[]), None)""",
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_written_half_is_not_written(tmp_path: Path, way: str) -> None:
    graph = ox.NamedNode("https://example.org/graph/release/a")
    kept = ox.Triple(graph, graph, ox.Literal("kept"))
    with Store.open(tmp_path / "store", create=True, base="https://example.org/") as store:
        store.put_graph(graph, [kept])
    ran = subprocess.run(
        [sys.executable, "-c", WRITE.replace("WAY", WAYS[way]), str(tmp_path / "store")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "nothing was changed" in ran.stdout
    with Store.open(tmp_path / "store", create=False) as store:
        assert store.dump().splitlines() == [f"{kept} {graph} .".encode()]
