"""Which body is one with which, as data: two names, where releases name them, the verdict, why, and the tie."""

import pytest

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve import Gazetteer, Tie, Verdict, judge

KNOWN = Gazetteer.shipped()
SAME, ASK, DIFFERENT = Verdict.SAME, Verdict.ASK, Verdict.DIFFERENT
TURNED = {Tie.PART: Tie.WHOLE, Tie.SISTER: Tie.SISTER, None: None}  # as seen from the other one

PAIRS = [
    ("Tide Forum", "US", "The Tide Forum", "US", SAME, "same name", None),
    ("Tide Forum Inc.", "US", "Tide Forum", "US", SAME, "same name", None),
    ("Tide & Dune League", "US", "Tide and Dune League", "US", SAME, "same name", None),
    ("Tide Forums", "US", "Tide Forum", "US", SAME, "one plural", None),
    ("Tide Forum", "US", "Dune League", "US", DIFFERENT, "two names", None),
    ("Tide Forum", "Ohio", "Tide Forum", "Maine", SAME, "same name", None),  # one country
    ("Tide Forum", "US", "Tide Forum", "GB", ASK, "named in two countries", None),
    ("Tide Forum", "", "Tide Forum", "GB", SAME, "same name", None),
    ("Sierra Club", "US", "Sierra Club", "GB", DIFFERENT, "of another country", None),
    ("Department of Tides", "Ohio", "Tides Department", "Maine", DIFFERENT, "two countries or states", None),
    (
        "Department of Tides",
        "Ohio",
        "Tides Department",
        "US",
        SAME,
        "same words in another order",
        None,
    ),  # Ohio lies there
    ("Department of Tides", "US", "Tides Department", "GB", DIFFERENT, "two countries or states", None),
    ("Elsa Tide Forum", "Elsa", "Tide Forum", "Elsa", SAME, "where both are", None),
    ("Elsa Tide Forum", "US", "Tide Forum", "US", ASK, "short form", None),
    ("Mothers of the Islands for Ferries", "US", "Mothers of the Islands", "US", ASK, "short form", None),
    ("International Dockers", "US", "Dockers", "US", ASK, "international more", None),
    ("Tide Forum of Ohio", "Ohio", "Tide Forum", "Ohio", DIFFERENT, "a chapter", Tie.PART),
    ("Tide Forum Foundation", "US", "Tide Forum", "US", DIFFERENT, "a sister", Tie.SISTER),
    ("Dockers Local 12", "US", "Dockers", "US", DIFFERENT, "a local or branch", Tie.PART),
    ("Dockers 12", "US", "Dockers", "US", DIFFERENT, "a local or branch", Tie.PART),
    ("Dockers Local 12", "US", "Dockers Local 14", "US", DIFFERENT, " and ", None),
    ("Local 12", "Ohio", "Dockers Local 12", "Ohio", SAME, "short form", None),
    ("Local 12", "US", "Dockers Local 12", "US", ASK, "short form", None),
    ("Local 12", "Ohio", "Dockers Local 12", "Maine", ASK, "dockers more", None),
    ("Merrow University Law School", "US", "Merrow University", "US", DIFFERENT, "a part of", Tie.PART),
    ("ACLU", "US", "American Civil Liberties Union", "US", SAME, "in the gazetteer", None),
    ("ACLU of Texas", "US", "American Civil Liberties Union of Texas", "US", SAME, "same name", None),
    ("Sierra Club", "US", "The Sierra Club, AFL-CIO", "US", SAME, "in the gazetteer", None),
    ("Tide Forum (TFX)", "US", "TFX", "US", SAME, "which one spells out", None),
    ("Tide Forum (TFX)", "US", "TFX", "GB", DIFFERENT, "in two countries", None),
    ("TFX", "US", "Tide Forum X", "US", ASK, "may be the initials", None),
    ("TFX", "US", "Tide Forum X", "GB", DIFFERENT, "two names", None),
]


def body(name: str, place: str) -> Named:
    return Named(Kind.ORGANIZATION, (name,), places=frozenset({place} if place else ()))


@pytest.mark.parametrize(("one", "here", "other", "there", "verdict", "reason", "tie"), PAIRS)
def test_bodies_by_name_and_place(
    one: str, here: str, other: str, there: str, verdict: Verdict, reason: str, tie: Tie | None
) -> None:
    left, right = body(one, here), body(other, there)
    for judgement, seen in ((judge(left, right, KNOWN), tie), (judge(right, left, KNOWN), TURNED[tie])):
        assert judgement.verdict is verdict
        assert reason in "; ".join(judgement.reasons)
        assert judgement.tie is seen
