"""Who is one with whom, as data: two names with a post each or none, the verdict, and the reason that decides it."""

import pytest

from advocacy_graph.model.named import Kind, Named, Post
from advocacy_graph.resolve import Gazetteer, Verdict, judge

KNOWN = Gazetteer.shipped()
SAME, ASK, DIFFERENT = Verdict.SAME, Verdict.ASK, Verdict.DIFFERENT

NAMES = [
    ("Ida Quarmby", "Ida Quarmby", SAME, "same name"),
    ("Quarmby, Ida", "Ida Quarmby", SAME, "same name"),
    ("Sen. Ida Quarmby, PhD", "Ida Quarmby", SAME, "same name"),
    ("Ida Müller", "Ida Mueller", SAME, "same name"),
    ("Mary-Ann Quarmby", "Mary Ann Quarmby", SAME, "same name"),
    ("Ida van der Moss", "Ida Vandermoss", SAME, "same name"),
    ("Ida J. Quarmby", "Ida Jo Quarmby", SAME, "one name has a middle name more"),
    ("Ida Jo Quarmby", "Ida Mae Quarmby", DIFFERENT, "two middle names"),
    ("Ida Quarmby Jr.", "Ida Quarmby Sr.", DIFFERENT, "jr"),
    ("Ida Quarmby Jr.", "Ida Quarmby", ASK, "one is called jr"),
    ("Quarmby Ida", "Ida Quarmby", ASK, "same names in another order"),
    ("Ida Moss Quarmby", "Ida Moss", ASK, "one has a second surname"),
    ("Ida Jo Quarmby", "Jo Quarmby", ASK, "one of the first names"),
    ("Ida Quarmby", "Ida Quarmby-Moss", ASK, "one surname has another added"),
    ("Ida Moss", "Ida Mossman", DIFFERENT, "two surnames"),  # three letters are no surname
    ("Ida Fox", "Ida Foxbridge", DIFFERENT, "two surnames"),
    ("Ida Quarmbi", "Ida Quarmby", ASK, "surnames a letter apart"),
    ("Ida Quermbi", "Ida Quarmby", DIFFERENT, "two surnames"),
    ("Ida Fox", "Ida Fix", DIFFERENT, "two surnames"),
    ("Liz Quarmby", "Elizabeth Quarmby", ASK, "nickname"),
    ("Liz Quarmbi", "Elizabeth Quarmby", DIFFERENT, "nickname"),
    ("I. Quarmby", "Ida Quarmby", ASK, "initial"),
    ("I. Quarmby", "Jo Quarmby", DIFFERENT, "two first names"),
    ("Dr. Quarmby", "Ida Quarmby", ASK, "surname alone"),
    ("Dr. Quarmby", "Dr. Quarmby", ASK, "surname alone"),
    ("Quarmby", "Dr. Quarmby", ASK, "surname alone"),
]

FORUM, LEAGUE = "Tide Forum", "Dune League"
POSTS = [  # a year lies between posts with `later`
    ("Liz Quarmby", ("Director", FORUM), "Elizabeth Quarmby", ("Director", FORUM), SAME, "shared role and organisation"),
    ("Jo Quarmby", ("Director", FORUM), "Ida Jo Quarmby", ("Director", FORUM), ASK, "shared role and organisation"),
    ("Liz Quarmby", ("Director", FORUM), "Elizabeth Quarmby", ("", FORUM), SAME, "shared organisation"),
    ("Liz Quarmby", ("Director", FORUM), "Elizabeth Quarmby", ("Chair", FORUM), SAME, "shared organisation, another role"),
    ("Liz Quarmby", ("Director", FORUM), "Elizabeth Quarmby", ("fisher", FORUM), ASK, "shared organisation, another role"),
    ("Ida Quarmby", ("Director", FORUM), "Ida Quarmby", ("fisher", FORUM), SAME, "shared organisation, another role"),
    ("Ida Quarmby", ("Vice President", FORUM), "Ida Quarmby", ("President", FORUM), SAME, "shared organisation, another role"),
    ("Ida Quarmby", ("Director", ""), "Ida Quarmby", ("Director", LEAGUE), SAME, "shared role"),
    ("Liz Quarmby", ("Director", ""), "Elizabeth Quarmby", ("Director", ""), SAME, "shared role"),
    ("I. Quarmby", ("Director", ""), "Ida Quarmby", ("Director", ""), ASK, "shared role"),
    ("Ida Quarmby", ("Director", ""), "Ida Quarmby", ("Chair", ""), SAME, "nothing speaks against it"),
    ("Ida Quarmby", ("Director", FORUM), "Ida Quarmby", ("Director", LEAGUE), ASK, "same role"),
    ("Ida Quarmby", ("Director", FORUM), "Ida Quarmby", ("Director", LEAGUE, "later"), SAME, "a rare name"),
    ("Ida Brown", ("Director", FORUM), "Ida Brown", ("Director", LEAGUE, "later"), DIFFERENT, "a common name"),
    ("Ida Quarmby", ("Director", FORUM), "Ida Quarmby", ("Chair", LEAGUE), ASK, "other role"),
    ("Ida Quarmby", ("Director", FORUM), "Ida Quarmby", ("fisher", LEAGUE), DIFFERENT, "other role"),
    ("Ida Quarmby", ("Senator", FORUM), "Ida Quarmby", ("Governor", LEAGUE), SAME, "both hold a public office"),
    ("Liz Quarmby", ("Director", FORUM), "Elizabeth Quarmby", ("Chair", LEAGUE), DIFFERENT, "other organisation"),
]  # fmt: skip


def person(name: str, role: str = "", organization: str = "", when: str = "") -> Named:
    day = "2024-03-03" if when else "2023-03-03"
    posts = (Post(role, organization, day),) if role or organization else ()
    return Named(Kind.PERSON, (name,), posts=posts)


@pytest.mark.parametrize(("one", "other", "verdict", "reason"), NAMES)
def test_names_alone(one: str, other: str, verdict: Verdict, reason: str) -> None:
    for left, right in ((one, other), (other, one)):
        judgement = judge(person(left), person(right), KNOWN)
        assert judgement.verdict is verdict
        assert reason in "; ".join(judgement.reasons)


@pytest.mark.parametrize(("one", "post", "other", "others", "verdict", "reason"), POSTS)
def test_names_with_posts(
    one: str, post: tuple[str, ...], other: str, others: tuple[str, ...], verdict: Verdict, reason: str
) -> None:
    left, right = person(one, *post), person(other, *others)
    for judgement in (judge(left, right, KNOWN), judge(right, left, KNOWN)):
        assert judgement.verdict is verdict
        assert reason in judgement.reasons
