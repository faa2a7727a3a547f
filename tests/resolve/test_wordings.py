"""What names tell outside of their release, and what they do not."""

from collections.abc import Iterable

import pytest

from advocacy_graph.model.named import Kind, Named, Occasion, Post
from advocacy_graph.resolve import Gazetteer, Register, Sweep, Tie, Verdict, judge
from advocacy_graph.resolve.occasions import is_unnamed
from advocacy_graph.resolve.telling import telling

KNOWN = Gazetteer.shipped()

GENERIC = [
    "the bill",
    "this legislation",
    "a new grant program",
    "her executive order",
    "Governor Thorne's executive order",
    "the tax bill",
    "New Grant Program",
    "climate legislation",
    "tax",
    "training programs",
    "COVID-19 relief plan",
    "the Heron Levee Act and the Moss Wage Law",  # a list read as one name
]


@pytest.mark.parametrize("name", GENERIC)
def test_what_names_a_policy_only_inside_of_its_release(name: str) -> None:
    assert is_unnamed(Named(Kind.POLICY, telling(Kind.POLICY, (name,))))
    assert telling(Kind.POLICY, ("Heron Levee Restoration Act", name)) == ("Heron Levee Restoration Act",)


@pytest.mark.parametrize(
    "name", ["Farm Act", "tax cuts", "immigration reform", "Affordable Housing Act", "ferry rule", "H.B. 3", "rent control", "American Food Plan"]
)  # fmt: skip
def test_what_names_a_policy_everywhere(name: str) -> None:
    assert not is_unnamed(Named(Kind.POLICY, telling(Kind.POLICY, (name,))))


@pytest.mark.parametrize(
    ("first", "other", "kept"),
    [
        ("Heron Levee Restoration Act", "H.B. 12", True),
        ("Heron Levee Restoration Act", "Levee Restoration Act", True),
        ("Heron Levee Restoration Act", "HLRA", True),
        ("Heron Levee Restoration Act", "Restoration Act of the Heron Levee", True),
        ("Heron Levee Restoration Act", "levee measure", False),
        ("Heron Levee Restoration Act", "Levee Act", False),
        ("Heron Levee Restoration Act", "Section 4 of the Heron Levee Restoration Act", False),
        ("safe ferry guidelines", "ferry guidelines", False),
        ("ferry smoking ban", "national ferry smoking ban", False),
    ],
)
def test_other_wordings_count_everywhere_only_where_they_say_as_much(
    first: str, other: str, kept: bool
) -> None:
    assert (other in telling(Kind.POLICY, (first, other))) is kept


@pytest.mark.parametrize(
    "name",
    [
        "Office of the",
        "United Federation of",
        "Secretary for the U.S.",
        "Departments of Tides and Salt",
        "Tides (DOT) and Salt",
        "HBR), Salt Office",
    ],
)
def test_the_beginning_of_a_name_or_several_is_nobodys(name: str) -> None:
    assert telling(Kind.ORGANIZATION, (name,)) == ()


def body(*names: str, acronym: str = "") -> Named:
    return Named(Kind.ORGANIZATION, names, (acronym,) if acronym else (), frozenset({"US"}))


BODIES = {
    "one acronym, two names": (
        body("Women in Angling", "WIA"),
        body("Wireless Islands Association", "WIA"),
        Verdict.DIFFERENT,
    ),
    "an acronym and the name it stands for": (
        body("Wireless Islands Association", acronym="WIA"),
        body("WIA"),
        Verdict.SAME,
    ),
    "a campaign": (body("Save Our Ferries"), body("the Save Our Ferries campaign"), Verdict.SAME),
    "a name that ends in Campaign": (body("Harbor Rights"), body("Harbor Rights Campaign"), Verdict.ASK),
    "another body beside it": (
        body("Harbor Alliance of Elsa"),
        body("Harbor Alliance of Elsa and Tenants League"),
        Verdict.DIFFERENT,
    ),
    "a post in it": (body("Lifeboat Service"), body("Director of the Lifeboat Service"), Verdict.DIFFERENT),
    "two universities": (body("University of Merrow"), body("Merrow University"), Verdict.ASK),
    "a department": (body("Department of Tides"), body("Tides Department"), Verdict.SAME),
    "the country before it": (body("U.S. Lifeboat Service"), body("Lifeboat Service"), Verdict.SAME),
    "the country at its seat": (
        body("United States to the World Tide Organization"),
        body("World Tide Organization"),
        Verdict.DIFFERENT,
    ),
}


# Real names: the sister or chapter stays a body of its own, tied to the other.
TIED = {
    "an action fund": ("Sierra Club", "Sierra Club Foundation", Tie.SISTER),
    "a political committee": ("Human Rights Campaign", "Human Rights Campaign PAC", Tie.SISTER),
    "a victory fund": (
        "League of Conservation Voters",
        "League of Conservation Voters Victory Fund",
        Tie.SISTER,
    ),
    "an affiliate": ("American Civil Liberties Union", "ACLU of Ohio", Tie.PART),
    "a chapter": ("League of Women Voters", "League of Women Voters of Ohio", Tie.PART),
    "a chapter of two words": ("Planned Parenthood", "Planned Parenthood of Ohio", Tie.PART),
    "a committee": ("World Health Organization", "World Health Organization Executive Board", Tie.PART),
}


@pytest.mark.parametrize("place", ["US", "Ohio"])
@pytest.mark.parametrize("case", TIED)
def test_sisters_chapters_and_parts(case: str, place: str) -> None:
    whole, part, tie = TIED[case]
    left, right = (Named(Kind.ORGANIZATION, (name,), (), frozenset({place})) for name in (part, whole))
    judgement = judge(left, right, KNOWN)
    assert judgement.verdict is Verdict.DIFFERENT
    assert judgement.tie is tie


@pytest.mark.parametrize("case", BODIES)
def test_bodies(case: str) -> None:
    left, right, verdict = BODIES[case]
    assert judge(left, right, KNOWN).verdict is verdict
    assert judge(right, left, KNOWN).verdict is verdict


def policy(name: str, date: str = "2023-03", sort: str = "programme") -> Named:
    return Named(Kind.POLICY, (name,), places=frozenset({"US"}), dates=(date,), sort=sort)


POLICIES = {
    "an acronym is no plural": (policy("SHIPS program"), policy("SHIP program"), Verdict.DIFFERENT),
    "a description, soon": (policy("ferry rule"), policy("ferry rules", "2023-09"), Verdict.SAME),
    "a description, years later": (policy("ferry rule"), policy("ferry rule", "2026-09"), Verdict.ASK),
    "a practice, years later": (
        policy("ferry races", sort="practice"),
        policy("ferry races", "2026-09", "practice"),
        Verdict.SAME,
    ),
    "two sorts in one field": (policy("peace plan"), policy("peace program"), Verdict.DIFFERENT),
    "a name with its sort": (policy("Seafare"), policy("Seafare program"), Verdict.SAME),
}


@pytest.mark.parametrize("case", POLICIES)
def test_policies(case: str) -> None:
    left, right, verdict = POLICIES[case]
    assert judge(left, right, KNOWN).verdict is verdict


def memo(
    name: str, day: str, *words: str, issuer: str = "harbor alliance", bodies: Iterable[str] = ()
) -> Named:
    occasion = Occasion(day, frozenset({issuer}), frozenset(words), frozenset(bodies))
    return Named(Kind.POLICY, (name,), sort="memo", occasions=(occasion,))


FERRIES = memo("the memo", "2023-03-03", "ferry", "crew", "winter", bodies=["tide forum"])
MEMOS = {
    "one event": (memo("this memo", "2023-03-06", "ferry", "crew"), Verdict.SAME),
    "one event, another issuer": (
        memo("memo", "2023-03-06", "ferry", "crew", "winter", issuer="seafarers"),
        Verdict.SAME,
    ),
    "two in one release": (memo("the memo", "2023-03-03", "ferry", "crew", "winter"), Verdict.DIFFERENT),
    "five days later": (memo("the memo", "2023-03-08", "ferry", "crew"), Verdict.SAME),
    "six days later": (memo("the memo", "2023-03-09", "ferry", "crew"), Verdict.DIFFERENT),
    "two words, another issuer": (
        memo("the memo", "2023-03-04", "ferry", "crew", issuer="seafarers", bodies=["dune league"]),
        Verdict.ASK,
    ),
    "two words, another issuer, one body": (
        memo("the memo", "2023-03-04", "ferry", "crew", issuer="seafarers", bodies=["tide forum"]),
        Verdict.SAME,
    ),
    "one word, one issuer": (memo("the memo", "2023-03-04", "ferry"), Verdict.ASK),
    "one word, one issuer, one body": (
        memo("the memo", "2023-03-04", "ferry", bodies=["tide forum"]),
        Verdict.ASK,
    ),
    "one issuer, one body, no word": (
        memo("the memo", "2023-03-04", bodies=["tide forum"]),
        Verdict.DIFFERENT,
    ),
    "about one thing": (memo("the ferry memo", "2023-03-04", "ferry", "crew"), Verdict.DIFFERENT),
    "two things": (memo("the guidance", "2023-03-04", "ferry", "crew", "winter"), Verdict.DIFFERENT),
    "a week later": (memo("the memo", "2023-03-10", "ferry", "crew", "winter"), Verdict.DIFFERENT),
    "little in common": (
        memo("the memo", "2023-03-04", "ferry", "ice", issuer="seafarers"),
        Verdict.DIFFERENT,
    ),
    "undated": (memo("the memo", "", "ferry", "crew", "winter"), Verdict.DIFFERENT),
}


@pytest.mark.parametrize("case", MEMOS)
def test_what_no_release_names(case: str) -> None:
    other, verdict = MEMOS[case]
    assert judge(FERRIES, other, KNOWN).verdict is verdict
    assert judge(other, FERRIES, KNOWN).verdict is verdict


def person(name: str, *posts: Post, dates: Iterable[str] = ("2023-03-03",)) -> Named:
    return Named(Kind.PERSON, (name,), dates=tuple(dates), posts=posts)


SENATOR = Post("Senator", "", "2023-03-03")
PEOPLE = {
    "a rare surname with its office": (
        person("Quarmby", SENATOR),
        person("Ida Quarmby", SENATOR),
        Verdict.SAME,
    ),
    "a common surname with its office": (
        person("Johnson", SENATOR),
        person("Ida Johnson", SENATOR),
        Verdict.ASK,
    ),
    "an office of one": (
        person("Harris", Post("Vice President")),
        person("Ida Harris", Post("Vice President")),
        Verdict.SAME,
    ),
    "an initial with a role that many have": (
        person("I. Quarmby", SENATOR),
        person("Ida Quarmby", SENATOR),
        Verdict.ASK,
    ),
    "a common name with a middle name more": (person("Ida Brown"), person("Ida Jo Brown"), Verdict.ASK),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_people(case: str) -> None:
    left, right, verdict = PEOPLE[case]
    assert judge(left, right, KNOWN).verdict is verdict
    assert judge(right, left, KNOWN).verdict is verdict


def test_a_surname_that_two_may_be_meant_by_is_nobodys_unless_one_is_named_far_more_often() -> None:
    register = Register(KNOWN)
    register.enter("person/ida-quarmby", person("Ida Quarmby", SENATOR))
    surname = person("Quarmby", SENATOR)
    assert [one.reference for one in register.sure(surname, register.candidates(surname))] == [
        "person/ida-quarmby"
    ]
    register.enter("person/per-quarmby", person("Per Quarmby", SENATOR))
    assert register.sure(surname, register.candidates(surname)) == []
    often = person("Ida Quarmby", SENATOR, dates=[f"2023-03-{day:02}" for day in range(1, 25)])
    register.enter("person/ida-quarmby", often)
    assert [one.reference for one in register.sure(surname, register.candidates(surname))] == [
        "person/ida-quarmby"
    ]


def test_a_surname_known_before_goes_to_no_one_of_two() -> None:
    register = Register(KNOWN)
    register.enter("person/quarmby", person("Quarmby", SENATOR))
    register.enter("person/ida-quarmby", person("Ida Quarmby", SENATOR))
    newcomer = person("Per Quarmby", SENATOR)
    assert register.sure(newcomer, register.candidates(newcomer)) == []


def test_an_acronym_that_two_bodies_bear_is_nobodys() -> None:
    register = Register(KNOWN)
    register.enter("organization/wrest", body("Women Riders of Elsa", acronym="WRE"))
    newcomer = body("WRE")
    assert len(register.sure(newcomer, register.candidates(newcomer))) == 1
    register.enter("organization/winch", body("Winch Repairers Ensemble", acronym="WRE"))
    assert register.sure(newcomer, register.candidates(newcomer)) == []


def test_beginnings_of_names_are_compared_with_nothing() -> None:
    register = Register(KNOWN)
    for key, name in (("a", "Office of the"), ("b", "Bureau of the"), ("c", "Wireless Islands Association")):
        register.enter(f"organization/{key}", body(name, acronym="WIA"))
    sweep = Sweep(register, [f"organization/{key}" for key in "abc"])
    assert list(sweep) == [(), (), ()]
    assert sweep.asked == []
