"""The graph read back as `show` marks it. On the seed release coded by hand."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, Store, parse

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph import marked
from advocacy_graph.model import Span

ID = "http://localhost:8000/id/"


@pytest.fixture(scope="module")
def quads(checkout: Path) -> list[Quad]:
    return list(parse(path=checkout / "ontology" / "examples" / "seed.trig", format=RdfFormat.TRIG))


def test_marked(quads: list[Quad]) -> None:
    release = marked(quads, f"{ID}release/seed")
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
    [joint] = marked(list(store), "http://localhost:8000/release").statements
    assert {(s.name, s.role, s.organization) for s in joint.speakers} == {
        ("Ada Thorn", "chair", "Fern League"),
        ("Ministry of Moss", None, None),
    }
    store.update(
        """PREFIX ag: <https://w3id.org/advocacy-graph/ontology#> BASE <http://localhost:8000/>
           DELETE WHERE { <statement> ag:speaker ?s ; ag:inCapacity ?c }"""
    )
    [unnamed] = marked(list(store), "http://localhost:8000/release").statements
    assert [(s.name, s.role, s.organization) for s in unnamed.speakers] == [(None, "chair", "Fern League")]


def test_an_unknown_release(quads: list[Quad]) -> None:
    with pytest.raises(UnknownRelease, match="no such release"):
        marked(quads, f"{ID}release/none")


def test_what_is_no_iri_is_refused(quads: list[Quad]) -> None:
    with pytest.raises(ValueError, match="IRI"):
        marked(quads, "http://a> ?p ?o } #")
