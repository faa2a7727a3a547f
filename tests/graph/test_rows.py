"""The graph read back: as networks take it and as `show` marks it. On the seed release coded by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph import marked, positions, ties
from advocacy_graph.model import ActorKind, Polarity, Relation, Span

Ask = Callable[[str], QuerySolutions]
ID = "http://localhost:8000/id/"


def asking(store: Store) -> Ask:
    def ask(sparql: str) -> QuerySolutions:
        answer = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(answer, QuerySolutions)
        return answer

    return ask


@pytest.fixture(scope="module")
def store(checkout: Path) -> Store:
    store = Store()
    store.load(path=checkout / "ontology" / "examples" / "seed.trig", format=RdfFormat.TRIG)
    return store


@pytest.fixture
def ask(store: Store) -> Ask:
    return asking(store)


def test_positions(ask: Ask) -> None:
    found = {p.position.rpartition("/")[2]: p for p in positions(ask)}
    assert {
        name: (p.actor_label, p.organization_label, p.policy_label, p.polarity) for name, p in found.items()
    } == {
        "lin-memorandum": (
            "Sonia Lin", "We Are Home", "agency memorandum on worksite enforcement", Polarity.SUPPORT
        ),
        "lin-raids": ("Sonia Lin", "We Are Home", "mass worksite raids", Polarity.OPPOSE),
        "hincapie-memorandum": (
            "Marielena Hincapié",
            "National Immigration Law Center",
            "agency memorandum on worksite enforcement",
            Polarity.SUPPORT,
        ),
        "hincapie-raids": (
            "Marielena Hincapié", "National Immigration Law Center", "mass worksite raids", Polarity.OPPOSE
        ),
        "we-are-home-legislation": (
            "We Are Home", "We Are Home", "legislation that creates a roadmap to citizenship", Polarity.SUPPORT
        ),
    }  # fmt: skip
    raids, legislation = found["lin-raids"], found["we-are-home-legislation"]
    assert raids.words == "It rightfully ends the destructive practice of mass worksite raids"
    assert raids.statement == f"{ID}statement/seed/lin"
    assert raids.date == date(2021, 10, 12)
    assert raids.actor_kind is ActorKind.PERSON
    assert legislation.statement is None
    assert legislation.actor_kind is ActorKind.ORGANIZATION
    assert legislation.actor == legislation.organization


HOLDERS = [
    ("ag:holder <ada> ; ag:onBehalfOf <league> ;", ("Ada Thorn", ActorKind.PERSON, "Fern League")),
    ("ag:holder <ada> ;", ("Ada Thorn", ActorKind.PERSON, None)),
    ("ag:holder <league> ;", ("Fern League", ActorKind.ORGANIZATION, "Fern League")),
    ("ag:onBehalfOf <league> ;", ("Fern League", ActorKind.ORGANIZATION, "Fern League")),
    ("", None),
]


@pytest.mark.parametrize(("held", "expected"), HOLDERS)
def test_actor_and_organisation(checkout: Path, held: str, expected: tuple[object, ...] | None) -> None:
    whole = (checkout / "tests" / "ontology" / "valid.ttl").read_text(encoding="utf-8")
    before, position, after = whole.partition("<position> ")
    assert position
    store = Store()
    own = "ag:holder <ada> ;\n    ag:onBehalfOf <league> ;"
    assert own in after
    store.load(f"{before}{position}{after.replace(own, held, 1)}".encode(), format=RdfFormat.TURTLE)
    found = [(p.actor_label, p.actor_kind, p.organization_label) for p in positions(asking(store))]
    assert found == ([expected] if expected else [])


def test_ties(ask: Ask) -> None:
    found = list(ties(ask))
    assert {tie.organization_label for tie in found} == {
        "Community Change",
        "Community Change Action",
        "National Domestic Workers Alliance",
        "Care in Action",
        "Service Employees International Union",
        "United Farm Workers",
        "United We Dream",
    }
    assert {(tie.coalition_label, tie.relation) for tie in found} == {("We Are Home", Relation.CO_CHAIR)}
    assert found[0].words == "We Are Home is co-chaired by Care in Action"


def test_marked(ask: Ask) -> None:
    release = marked(ask, f"{ID}release/seed")
    assert release.date == date(2021, 10, 12)
    lin, hincapie = release.statements
    [speaker] = lin.speakers
    assert (speaker.name, speaker.role, speaker.organization) == (
        "Sonia Lin", "Executive Strategy Director", "We Are Home"
    )  # fmt: skip
    assert lin.spans == (Span(941, 1593), Span(1595, 1785))
    assert [(p.target, p.polarity.value, p.rule, p.confidence) for p in hincapie.positions] == [
        ("agency memorandum on worksite enforcement", "support", "by-hand", 1.0),
        ("mass worksite raids", "oppose", "by-hand", 1.0),
    ]
    assert [p.holder for p in release.positions] == ["We Are Home"]


def test_unnamed_and_joint_speakers(checkout: Path) -> None:
    store = Store()
    store.load(path=checkout / "tests" / "ontology" / "valid.ttl", format=RdfFormat.TURTLE)
    store.update(
        """PREFIX ag: <https://w3id.org/advocacy-graph/ontology#> BASE <http://localhost:8000/>
           INSERT DATA { <statement> ag:speaker <ministry> }"""
    )
    [joint] = marked(asking(store), "http://localhost:8000/release").statements
    assert {(s.name, s.role, s.organization) for s in joint.speakers} == {
        ("Ada Thorn", "chair", "Fern League"),
        ("Ministry of Moss", None, None),
    }
    store.update(
        """PREFIX ag: <https://w3id.org/advocacy-graph/ontology#> BASE <http://localhost:8000/>
           DELETE WHERE { <statement> ag:speaker ?s ; ag:inCapacity ?c }"""
    )
    [unnamed] = marked(asking(store), "http://localhost:8000/release").statements
    assert [(s.name, s.role, s.organization) for s in unnamed.speakers] == [(None, "chair", "Fern League")]


def test_an_unknown_release(ask: Ask) -> None:
    with pytest.raises(UnknownRelease, match="no such release"):
        marked(ask, f"{ID}release/none")


def test_a_release_iri_that_would_end_the_query_is_refused(ask: Ask) -> None:
    with pytest.raises(ValueError, match="IRI"):
        marked(ask, "http://a> ?p ?o } #")
