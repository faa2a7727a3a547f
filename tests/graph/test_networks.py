"""Networks as RDF, read back by rdflib and held against the shapes."""

from datetime import UTC, date, datetime

import networkx as nx
import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse
from rdflib import PROV, RDF, RDFS, Graph, Literal, Namespace, URIRef

from advocacy_graph.graph import Run, turtle, validate
from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.network import Kind, build
from advocacy_graph.vocabulary import PREFIXES

AG = Namespace(PREFIXES["ag"])
SCHEMA = Namespace(PREFIXES["schema"])
BASE = "https://example.org/"
RUN = Run(datetime(2026, 3, 1, 12, tzinfo=UTC), "0.1.0+abc", datetime(2026, 3, 1, 12, 1, tzinfo=UTC))
HOSTILE = "\"'<> \\ \ud800 \n </script> \u202e"


def position(who: str, policy: str, side: str = "support", *, name: str = BASE + "id/") -> CodedPosition:
    return CodedPosition(
        position=f"{name}position/{who}-{policy}",
        actor=f"{name}organization/{who}",
        actor_label=who,
        actor_kind=ActorKind.ORGANIZATION,
        organization=f"{name}organization/{who}",
        organization_label=who,
        policy=f"{name}policy/{policy}",
        policy_label=policy,
        polarity=Polarity(side),
        date=date(2021, 3, 1),
        release=f"{name}release/r1",
        release_label="A headline",
        statement=None,
        words="words",
    )


@pytest.fixture
def network() -> "nx.Graph[str]":
    return build(Kind.CONGRUENCE, [position(who, "tide") for who in ("a", "b", "c")])


def read(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def test_every_line_leads_to_its_nodes_and_to_what_was_counted(network) -> None:
    told = read(turtle(network, BASE, RUN))
    (this,) = told.subjects(RDF.type, AG.Network)
    assert told.value(this, AG.directed) == Literal(False)
    assert "agree" in str(told.value(this, URIRef("http://purl.org/dc/terms/description")))
    lines = set(told.subjects(AG.lineOf, this))
    assert len(lines) == network.number_of_edges()
    for line in lines:
        ends = {told.value(told.value(line, end), AG.standsFor) for end in (AG.lineFrom, AG.lineTo)}
        a, b = ends
        data = network.edges[str(a), str(b)]
        assert told.value(line, AG.weight).toPython() == data["weight"]
        assert {str(one) for one in told.objects(line, PROV.wasDerivedFrom)} == {
            row.position for row in data["behind"]
        }
    labels = {str(told.value(node, RDFS.label)) for node in told.subjects(AG.nodeOf, this)}
    assert labels == {"a", "b", "c"}


def test_how_it_was_computed_is_told(network) -> None:
    told = read(turtle(network, BASE, RUN))
    (this,) = told.subjects(RDF.type, AG.Network)
    settings = {
        str(told.value(s, SCHEMA.name)): told.value(s, SCHEMA.value).toPython()
        for s in told.objects(this, AG.setting)
    }
    assert settings["duplicates"] == "include"
    assert settings["counted"] == 3
    run = told.value(this, PROV.wasGeneratedBy)
    assert told.value(run, PROV.endedAtTime) == Literal(datetime(2026, 3, 1, 12, 1, tzinfo=UTC))
    agent = told.value(run, PROV.wasAssociatedWith)
    assert str(told.value(agent, SCHEMA.softwareVersion)) == "0.1.0+abc"


@pytest.mark.parametrize("kind", [Kind.CONGRUENCE, Kind.POLICY])
def test_it_keeps_to_the_shapes(kind: Kind) -> None:
    rows = [position(who, policy) for who in "ab" for policy in ("tide", "dune")]
    quads = [
        Quad(*t.triple, DefaultGraph())
        for t in parse(turtle(build(kind, rows), BASE, RUN).encode(), format=RdfFormat.TURTLE)
    ]
    assert validate(quads) == []


def test_the_same_network_has_the_same_name(network) -> None:
    again = build(Kind.CONGRUENCE, [position(who, "tide") for who in ("c", "a", "b")])
    other = build(Kind.CONGRUENCE, [position(who, "tide") for who in ("a", "b")])
    names = [next(read(turtle(g, BASE, RUN)).subjects(RDF.type, AG.Network)) for g in (network, again, other)]
    assert names[0] == names[1] != names[2]
    assert str(names[0]).startswith(f"{BASE}id/network/congruence-")


def test_names_that_are_no_iris_are_labels_alone() -> None:
    rows = [position(who, HOSTILE, name=f"{HOSTILE} ") for who in (HOSTILE, "b")]
    told = read(turtle(build(Kind.POLICY, rows), BASE, RUN))
    assert len(set(told.subjects(RDF.type, AG.NetworkNode))) == 3
    assert not list(told.objects(None, AG.standsFor))
    assert not list(told.objects(None, PROV.wasDerivedFrom))
