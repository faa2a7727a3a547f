"""Stores filled with quads from anywhere, as the graph room would hand them on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from advocacy_graph.store import Store

BASE = "http://localhost:8000/"


@dataclass(frozen=True)
class Described:
    """One release, with the register's entries of what it names."""

    slug: str
    quads: list[Quad]
    register: list[Quad] = field(default_factory=list)
    runs: list[Quad] = field(default_factory=list)

    @property
    def release(self) -> str:
        return f"{BASE}id/release/{self.slug}"

    @property
    def graph(self) -> str:
        return f"{BASE}graph/release/{self.slug}"


def one_release(turtle: str, slug: str = "one") -> Described:
    """All that `turtle` says as the graph of one release."""
    graph = NamedNode(f"{BASE}graph/release/{slug}")
    triples = (quad.triple for quad in parse(turtle.encode(), RdfFormat.TURTLE))
    return Described(slug, [Quad(*triple, graph) for triple in triples])


def by_graph(trig: Path, slug: str) -> Described:
    graphs: dict[str, list[Quad]] = {}
    for quad in parse(trig.read_bytes(), RdfFormat.TRIG):
        graphs.setdefault(quad.graph_name.value.rpartition("/")[2], []).append(quad)
    return Described(slug, graphs[slug], graphs["register"], graphs["runs"])


def holding(releases: Iterable[Described], store: Store) -> Store:
    for release in releases:
        store.put(release, release.slug)
    return store
