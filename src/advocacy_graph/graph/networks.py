"""A computed network to RDF, with how it was computed (PROV) and what each line was counted from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import Iris, digest, part
from advocacy_graph.graph.run import Run, run_facts
from advocacy_graph.graph.words import words
from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.vocabulary import PREFIXES, ag, dcterms, prov, rdf, rdfs, schema, xsd

if TYPE_CHECKING:
    import networkx as nx

_TOLD = ("title", "description")


@dataclass(frozen=True, slots=True)
class _Places:
    """The IRIs of one network and its parts."""

    network: NamedNode

    def node(self, number: int) -> NamedNode:
        return part(self.network, f"node-{number}")

    def line(self, number: int) -> NamedNode:
        return part(self.network, f"line-{number}")

    def setting(self, name: str) -> NamedNode:
        return part(self.network, f"setting-{name}")


def turtle(graph: "nx.Graph[str]", base: str, run: Run) -> str:
    """`graph`, as `network.build` made it, as Turtle under `base`.

    The network is named by a digest of its settings, nodes and lines, so that the same network has the same name.
    Its parts are fragments of it. `run` is the computation.
    """
    triples = (Triple(*fact) for fact in _facts(graph, Iris(base, ""), run))
    used = {name: PREFIXES[name] for name in ("ag", "dcterms", "prov", "rdf", "rdfs", "schema", "xsd")}
    out = BytesIO()
    serialize(triples, out, RdfFormat.TURTLE, prefixes=used)
    return out.getvalue().decode("utf-8")


def _facts(graph: "nx.Graph[str]", iris: Iris, run: Run) -> Iterator[Fact]:
    about = {name: value for name, value in graph.graph.items() if name not in _TOLD}
    numbers = {node: n for n, node in enumerate(graph, start=1)}
    lines = [(a, b, data) for a, b, data in graph.edges(data=True)]
    content = (f"{a}\x1e{b}\x1e{data['weight']!r}\x1e{data['stance']}" for a, b, data in lines)
    key = digest(*(f"{name}={value}" for name, value in sorted(about.items())), *graph, *content, length=12)
    places = _Places(iris.network(f"{about['kind']}-{key}"))
    network = places.network
    yield network, rdf.type, ag.Network
    yield network, dcterms.title, words(_whole(str(graph.graph["title"])))
    yield network, dcterms.description, words(_whole(str(graph.graph["description"])))
    yield network, ag.directed, Literal(graph.is_directed())
    yield network, prov.wasGeneratedBy, iris.run(run.key)
    yield from run_facts(run, iris)
    for name, value in about.items():
        setting = places.setting(name)
        yield network, ag.setting, setting
        yield setting, rdf.type, schema.PropertyValue
        yield setting, schema.name, words(name)
        yield setting, schema.value, Literal(_whole(value) if isinstance(value, str) else value)
    for node, data in graph.nodes(data=True):
        yield from _node(places, numbers[node], node, data)
    for number, (a, b, data) in enumerate(lines, start=1):
        line = places.line(number)
        yield line, rdf.type, ag.NetworkLine
        yield line, ag.lineOf, network
        yield line, ag.lineFrom, places.node(numbers[a])
        yield line, ag.lineTo, places.node(numbers[b])
        yield line, ag.weight, Literal(repr(float(data["weight"])), datatype=xsd.double)
        yield line, ag.lineStance, words(data["stance"])
        yield from ((line, prov.wasDerivedFrom, source) for source in _sources(data["behind"]))


def _node(places: _Places, number: int, name: str, data: Mapping[str, Any]) -> Iterator[Fact]:
    node = places.node(number)
    yield node, rdf.type, ag.NetworkNode
    yield node, ag.nodeOf, places.network
    yield node, rdfs.label, words(_whole(data["label"]))
    entity = _iri(name)
    if entity is not None:
        yield node, ag.standsFor, entity
    if "community" in data:
        yield node, ag.community, Literal(int(data["community"]))


def _sources(behind: Sequence[CodedPosition | DeclaredTie]) -> Iterator[NamedNode]:
    """Each once. Positions of an event list have names that are no IRIs, and are not here."""
    names = dict.fromkeys(row.release if isinstance(row, DeclaredTie) else row.position for row in behind)
    yield from (iri for iri in map(_iri, names) if iri is not None)


def _iri(name: str) -> NamedNode | None:
    if not name.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(name)
    except ValueError:
        return None


def _whole(text: str) -> str:
    """Without halves of surrogate pairs, which no RDF can hold: an event list may bring some."""
    return text.encode("utf-8", "replace").decode("utf-8")
