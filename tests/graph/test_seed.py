"""What the pipeline writes of the seed release is what was coded by hand."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from advocacy_graph import resources
from advocacy_graph.extract import EXTRACTOR, extract
from advocacy_graph.graph import Run, describe, validate
from advocacy_graph.ingest import read
from advocacy_graph.resolve import keys
from advocacy_graph.vocabulary import PROLOGUE

Rows = set[tuple[str | None, ...]]
SEED = "2021-10-12-we-are-home.txt"

# The pipeline finds cues where a hand marks sentences, so positions and demands are compared without places.
COMPARED = {
    "release": """SELECT ?headline ?date ?place ?issuer ?digest {
        ?r a ag:PressRelease ; schema:headline ?headline ; schema:datePublished ?date ; schema:publisher ?issuer ;
           schema:locationCreated ?place ; ag:currentVersion/ag:textDigest ?digest }""",
    "statements": """SELECT ?words ?mode ?speaker ?behalf ?role ?about {
        ?s a ag:AttributedStatement, schema:Quotation ; schema:text ?words ; ag:statementMode ?mode ;
           ag:speaker ?speaker ; ag:onBehalfOf ?behalf ; schema:about ?about ;
           ag:inCapacity [ org:member ?speaker ; org:organization ?behalf ; org:role ?role ] }""",
    "places of statements": """SELECT ?speaker ?start ?end {
        ?s a ag:AttributedStatement ; ag:speaker ?speaker ; ag:evidence/oa:hasSelector ?p .
        ?p oa:start ?start ; oa:end ?end }""",
    "positions": """SELECT ?holder ?behalf ?target ?polarity ?inside {
        ?p a ag:Position ; ag:holder ?holder ; ag:onBehalfOf ?behalf ; ag:target ?target ; ag:polarity ?polarity .
        BIND (EXISTS { ?p ag:expressedIn/ag:speaker ?holder } AS ?inside) }""",
    "ties": """SELECT ?coalition ?relation ?organization {
        ?t a ag:CoalitionTie, org:Membership ; ag:coalition ?coalition ; ag:relation ?relation ;
           ag:tiedOrganization ?organization ; org:member ?organization ; org:organization ?coalition }""",
    "acronyms": "SELECT ?o ?name ?acronym { ?o schema:name ?name ; ag:acronym ?acronym }",
    "the state": "SELECT ?o { ?o a schema:GovernmentOrganization }",
}
AT_LEAST = {
    "demands": """SELECT ?holder ?to ?action ?concerns ?when {
        ?d a ag:Demand ; ag:holder ?holder ; ag:action ?action
        OPTIONAL { ?d ag:addressedTo ?to } OPTIONAL { ?d ag:concerns ?concerns } OPTIONAL { ?d ag:byWhen ?when } }""",
    "people": "SELECT ?p ?name { ?p a schema:Person ; schema:name ?name }",
    "policies": "SELECT ?p ?kind ?name { ?p a ag:Policy ; ag:policyKind ?kind ; schema:name ?name }",
    "mentions": "SELECT ?thing { ?m a ag:Mention ; ag:mentions ?thing }",
    "wordings": """SELECT ?thing ?wording { ?m a ag:Mention ; ag:mentions ?thing ; ag:wording ?wording
        FILTER EXISTS { ?thing a ag:Policy } }""",
}


def asking(store: Store) -> Callable[[str], Rows]:
    def ask(sparql: str) -> Rows:
        answer = store.query(PROLOGUE + sparql, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)
        return {tuple(None if cell is None else str(cell.value) for cell in row) for row in answer}  # type: ignore[union-attr]

    return ask


@pytest.fixture(scope="module")
def by_hand() -> Callable[[str], Rows]:
    store = Store()
    store.load(path=resources.ontology() / "examples" / "seed.trig", format=RdfFormat.TRIG)
    return asking(store)


@pytest.fixture(scope="module")
def written() -> Store:
    findings = extract(read(resources.sample_releases() / SEED))
    run = Run(datetime(2026, 1, 1, tzinfo=UTC), EXTRACTOR)
    description = describe(findings, keys(findings), base="http://localhost:8000/", run=run)
    store = Store()
    store.extend([*description.quads, *description.register, *description.runs])
    return store


@pytest.mark.parametrize("what", COMPARED)
def test_same(what: str, by_hand: Callable[[str], Rows], written: Store) -> None:
    assert asking(written)(COMPARED[what]) == by_hand(COMPARED[what]) != set()


@pytest.mark.parametrize("what", AT_LEAST)
def test_at_least(what: str, by_hand: Callable[[str], Rows], written: Store) -> None:
    expected = by_hand(AT_LEAST[what])
    assert expected
    assert expected - asking(written)(AT_LEAST[what]) == set()


def test_it_keeps_to_the_shapes(written: Store) -> None:
    assert validate(written) == []


def test_the_quotes_by_hand_are_in_the_text(by_hand: Callable[[str], Rows]) -> None:
    text = read(Path(resources.sample_releases() / SEED)).text
    stretches = by_hand(
        "SELECT ?start ?end ?exact { ?e oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }"
    )
    assert stretches
    assert {(start, end, text[int(start or 0) : int(end or 0)]) for start, end, _ in stretches} == stretches
