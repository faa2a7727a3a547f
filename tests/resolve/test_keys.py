"""Names that are one thing get one key, others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph.model import (
    CoalitionTie,
    Evidence,
    Findings,
    Organization,
    Person,
    PressRelease,
    Relation,
    Span,
)
from advocacy_graph.resolve import keys, normal

SEEN = Evidence((Span(0, 1),), "by-hand", 1.0)


def findings(*, organizations: tuple[Organization, ...] = (), people: tuple[Person, ...] = ()) -> Findings:
    release = PressRelease(text="x", source="x.txt", media_type="text/plain", source_digest="0" * 64)
    tie = CoalitionTie("the FERN LEAGUE", Relation.MEMBER, "MoM", SEEN)
    return Findings(release, organizations=organizations, people=people, ties=(tie,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fern League", "FERN LEAGUE"),
        ("The Fern League", "Fern League"),
        ("Moss & Fern, Inc.", "Moss and Fern"),
        ("U.S. Moss Office", "US Moss Office"),
        ("Hincapié", "Hincapie\u0301"),
        ("Hincapié", "HINCAPIE"),
        ("Workers’ Ferns", "Workers' Ferns"),
        ("Fern\u200bLeague", "FernLeague"),
        ("\u202eFern League\u202c", "Fern League"),
    ],
)
def test_equal_names(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fern League", "Fern League Action"),
        ("Theodore Moss", "Odore Moss"),
        ("हिन्दी", "हनद"),
        ("Краснои", "Краснoй"),
        ("Incline", "Cline"),
    ],
)
def test_different_names(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_an_acronym_is_its_long_form_whatever_stands_first() -> None:
    long = Organization(
        "Ministry of Moss", SEEN, acronym="MoM", wordings=("Ministry of Moss", "the ministry")
    )
    for organizations in ((long, Organization("MOM", SEEN)), (Organization("MOM", SEEN), long)):
        found = keys(findings(organizations=organizations)).organizations
        assert {found[name].value for name in ("Ministry of Moss", "MoM", "MOM", "the ministry")} == {
            "ministry-of-moss"
        }
        assert "acronym of 'Ministry of Moss'" in found["MOM"].reason
        assert found["MOM"].score < found["Ministry of Moss"].score == 1.0


def test_a_name_used_and_not_declared_stands_for_itself() -> None:
    found = keys(findings()).organizations
    assert found["the FERN LEAGUE"].value == "fern-league"
    assert "not declared" in found["the FERN LEAGUE"].reason


def test_names_before_wordings() -> None:
    two = (Person("Ada Thorn", SEEN, wordings=("Thorn",)), Person("Thorn", SEEN))
    assert keys(findings(people=two)).people["Thorn"].value == "thorn"


@given(st.text(min_size=1, alphabet=st.characters(codec=None)))
def test_any_name_has_a_key_that_is_one_path_segment(name: str) -> None:
    key = keys(findings(people=(Person(name, SEEN),))).people[name].value
    assert 0 < len(key) <= 100
    assert not set(key) & set("/?#%: ")
