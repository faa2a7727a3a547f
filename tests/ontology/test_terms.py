"""The ontology explains its own terms, and what is made of it is in step with it."""

import json
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
from pyld import jsonld
from pyoxigraph import RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from advocacy_graph import resources
from advocacy_graph.model import Mode, Polarity, PolicyKind, Relation
from advocacy_graph.vocabulary import PREFIXES

AG = Namespace(PREFIXES["ag"])
ONTOLOGY = resources.ontology()


@pytest.fixture(scope="module")
def advocacy() -> Graph:
    return Graph().parse(ONTOLOGY / "advocacy.ttl")


@pytest.fixture(scope="module")
def context() -> dict[str, object]:
    loaded: dict[str, object] = json.loads((ONTOLOGY / "context.jsonld").read_text(encoding="utf-8"))
    return loaded


def own_terms(advocacy: Graph) -> list[URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    return [s for kind in kinds for s in advocacy.subjects(RDF.type, kind) if isinstance(s, URIRef)]


def test_every_own_term_has_label_and_comment(advocacy: Graph) -> None:
    terms = own_terms(advocacy)
    assert AG.speaker in terms
    for term in terms:
        for told in (RDFS.label, RDFS.comment):
            assert len(list(advocacy.objects(term, told))) == 1, f"{term} lacks {told}"


def test_every_property_has_a_domain_or_says_why_not(advocacy: Graph) -> None:
    # Terms that several classes share: a domain would type every subject as one of them.
    shared = {AG.onBehalfOf, AG.roleWords, AG.expressedIn, AG.holder, AG.acronym, AG.detailOf}
    shared |= {AG.score, AG.reason}
    bare = {t for t in own_terms(advocacy) if (t, RDF.type, OWL.Class) not in advocacy}
    assert {t for t in bare if advocacy.value(t, RDFS.domain) is None} == shared


def test_generated_terms_are_in_step(checkout: Path) -> None:
    compared = subprocess.run(
        [sys.executable, checkout / "scripts" / "terms", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert compared.returncode == 0, compared.stderr


@pytest.mark.parametrize(
    ("scheme", "prefix", "values"),
    [
        ("polarity", "polarity", Polarity),
        ("mode", "mode", Mode),
        ("relation", "relation", Relation),
        ("policy-kind", "kind", PolicyKind),
    ],
)
def test_schemes_hold_the_enums(scheme: str, prefix: str, values: type[StrEnum]) -> None:
    graph = Graph().parse(ONTOLOGY / f"{scheme}.ttl")
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {URIRef(PREFIXES[prefix] + v) for v in values}
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        for told in (SKOS.prefLabel, SKOS.definition, SKOS.inScheme):
            assert graph.value(concept, told) is not None, f"{concept} lacks {told}"


def test_the_context_names_every_own_term(advocacy: Graph, context: dict[str, object]) -> None:
    terms = own_terms(advocacy)
    document = {**context, "id": "http://localhost:8000/x"}
    for term in terms:
        local = term.removeprefix(AG)
        if (term, RDF.type, OWL.Class) in advocacy:
            value, expanded = {"type": local}, {"@type": [str(term)]}
        else:
            value = {local: "http://localhost:8000/y"}
            expanded = None
        [node] = jsonld.expand(document | value)
        assert node.items() >= expanded.items() if expanded else str(term) in node


def test_the_example_survives_the_context(context: dict[str, object]) -> None:
    example = list(parse(path=ONTOLOGY / "examples" / "seed.trig", format=RdfFormat.TRIG))
    lines = "".join(f"{quad.triple} .\n" for quad in example)
    compacted = jsonld.compact(jsonld.from_rdf(lines), context["@context"])
    told = {each["id"]: each for each in compacted["@graph"]}
    position = told["http://localhost:8000/id/position/seed/lin-raids"]
    assert position["polarity"] == "oppose"
    assert position["target"] == "http://localhost:8000/id/policy/mass-worksite-raids"
    options = {"algorithm": "URDNA2015", "format": "application/n-quads"}
    again = jsonld.normalize(compacted, options)
    assert again == jsonld.normalize(jsonld.from_rdf(lines), options)
