"""The W3C's SPARQL 1.1 test suite as data: manifests read, answers and graphs compared."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

SUITE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"

Node = ox.NamedNode | ox.BlankNode


class Manifest:
    """A manifest of the suite, and what it says of its tests."""

    def __init__(self, suite: Path, file: str) -> None:
        self.suite = suite
        self.base = SUITE + file
        self._graph = ox.Store()
        self._graph.load(path=str(suite / file), format=ox.RdfFormat.TURTLE, base_iri=self.base)

    def tests(self) -> Iterator["Test"]:
        (head,) = (
            quad.object for quad in self._graph.quads_for_pattern(None, ox.NamedNode(MF + "entries"), None)
        )
        for node in self.listed(head):
            yield Test(self, node)

    def values(self, node: object, *path: str) -> list[object]:
        nodes = [node]
        for step in path:
            nodes = [
                quad.object
                for each in nodes
                for quad in self._graph.quads_for_pattern(each, ox.NamedNode(step), None)  # type: ignore[arg-type]
            ]
        return nodes

    def listed(self, head: object) -> Iterator[object]:
        while head != ox.NamedNode(RDF + "nil"):
            (first,), (head,) = self.values(head, RDF + "first"), self.values(head, RDF + "rest")
            yield first

    def file(self, iri: str) -> Path:
        return self.suite / iri.removeprefix(SUITE)


@dataclass(frozen=True)
class Test:
    """One entry of a manifest."""

    __test__ = False
    manifest: Manifest
    node: object

    @property
    def name(self) -> str:
        return text(self.node).rpartition("#")[2]

    @property
    def kinds(self) -> set[str]:
        return {text(kind).removeprefix(MF) for kind in self.values(RDF + "type")}

    def values(self, *path: str) -> list[object]:
        return self.manifest.values(self.node, *path)

    def action(self, *path: str) -> list[object]:
        return self.values(MF + "action", *path)


def text(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode), term
    return term.value


def triples(path: Path, iri: str) -> list[ox.Triple]:
    format = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    assert format is not None
    return [
        quad.triple for quad in ox.parse(path=str(path), format=format, base_iri=iri, rename_blank_nodes=True)
    ]


def insert(graphs: Iterable[tuple[str | None, Iterable[ox.Triple]]]) -> str:
    """The update that adds triples to graphs; None is the default one."""
    parts = []
    for graph, content in graphs:
        said = "".join(f"{triple} .\n" for triple in content)
        parts.append(f"GRAPH <{graph}> {{ {said} }}" if graph else said)
    return f"INSERT DATA {{ {' '.join(parts)} }}"


def same(left: Iterable[ox.Quad], right: Iterable[ox.Quad]) -> bool:
    """Whether two data sets are isomorphic. Numbers compare as the store keeps them."""
    sides = []
    for quads in (left, right):
        stored = ox.Store()
        stored.extend(list(quads))
        side = ox.Dataset(list(stored))
        side.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
        sides.append(side)
    return sides[0] == sides[1]


def rows(solutions: ox.QuerySolutions) -> list[ox.Quad]:
    """A result as a graph: a blank node a row."""
    return [
        ox.Quad(row, ox.NamedNode(f"var:{variable.value}"), value)
        for solution in solutions
        for row in [ox.BlankNode()]
        for variable in [None, *solutions.variables]
        for value in [ox.Literal("row") if variable is None else solution[variable]]
        for variable in [variable or ox.Variable("row")]
        if value is not None
    ]


def rows_of_graph(content: Iterable[ox.Triple]) -> list[ox.Quad]:
    """The same of a result that is written in RDF: http://www.w3.org/2001/sw/DataAccess/tests/result-set#."""
    store = ox.Store()
    store.extend([ox.Quad(*triple) for triple in content])
    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(RS + "solution"), None):
        row = quad.object
        found.append(ox.Quad(row, ox.NamedNode("var:row"), ox.Literal("row")))  # type: ignore[arg-type]
        for binding in store.quads_for_pattern(row, ox.NamedNode(RS + "binding"), None):  # type: ignore[arg-type]
            (name,) = store.quads_for_pattern(binding.object, ox.NamedNode(RS + "variable"), None)  # type: ignore[arg-type]
            (value,) = store.quads_for_pattern(binding.object, ox.NamedNode(RS + "value"), None)  # type: ignore[arg-type]
            found.append(ox.Quad(row, ox.NamedNode(f"var:{text(name.object)}"), value.object))  # type: ignore[arg-type]
    return found


def cells(content: str) -> list[list[tuple[str, str]]]:
    """The rows of a result in CSV, in order; blank nodes lose their names, which say nothing."""
    found = csv.DictReader(io.StringIO(content))
    return sorted(
        sorted((name, "_:" if cell.startswith("_:") else cell) for name, cell in row.items()) for row in found
    )
