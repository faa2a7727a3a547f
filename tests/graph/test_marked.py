"""The graph read back as `show` marks it. On the seed release coded by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph import marked
from advocacy_graph.model import Span

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
