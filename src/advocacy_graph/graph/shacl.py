"""Whether a graph keeps to the shapes in `ontology/shapes.ttl`."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from advocacy_graph.resources import ontology


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One node that breaks one shape. IRIs as strings; `path` and `value` are empty where the shape has none."""

    focus: str
    path: str
    value: str
    message: str


def validate(quads: Iterable[Quad]) -> list[Violation]:
    """What is wrong in the union of the quads' graphs, sorted; an empty list where nothing is.

    Takes all that `describe` returned (release graph, register and runs together) or a whole store: a
    release graph alone lacks the entities and runs that it refers to.
    """
    lines = io.BytesIO()
    serialize((quad.triple for quad in quads), lines, RdfFormat.N_TRIPLES)
    from pyshacl import validate as shacl_validate  # slow to load, and wanted here alone

    data = Graph(bind_namespaces="none").parse(lines.getvalue(), format="nt")
    conforms, report, _ = shacl_validate(data, shacl_graph=_shapes(), inference="none", advanced=True)
    if not isinstance(report, Graph):
        raise report  # pyshacl hands back what is wrong with the shapes themselves
    if conforms:
        return []
    return sorted({_violation(report, result) for result in report.subjects(RDF.type, SH.ValidationResult)})


@cache
def _shapes() -> Graph:
    return Graph(bind_namespaces="none").parse(ontology() / "shapes.ttl")


def _violation(report: Graph, result: Node) -> Violation:
    def value(predicate: Node) -> str:
        found = report.value(result, predicate)
        return "" if found is None else str(found)

    return Violation(
        focus=value(SH.focusNode),
        path=value(SH.resultPath),
        value=value(SH.value),
        message=value(SH.resultMessage),
    )
