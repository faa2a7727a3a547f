"""A weight taken apart says how it comes about, and its parts are the weight."""

import pytest

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.network import Aggregation, Kind, Mode, Normalisation, Options, coded, why


@pytest.fixture
def events(dna_sample):
    return coded(dna_sample)


@pytest.mark.parametrize(
    ("aggregation", "weight"), [("ignore", 7), ("congruence", 2), ("conflict", 5), ("subtract", -3)]
)
def test_senate_and_sierra_club(events, aggregation: str, weight: int) -> None:
    found = why(
        events, "senate", "Sierra Club", Kind.POSITIONS, Options(aggregation=Aggregation(aggregation))
    )
    assert found.weight == weight == sum(term.value for term in found.terms)
    assert found.arithmetic[-1].endswith(f"= {weight}")


@pytest.mark.parametrize(
    ("normalisation", "says"),
    [
        ("average", "average: 2 / ((5 + 6) / 2) = 0.363636"),
        ("jaccard", "jaccard: 2 / (3 + 5 + 2), what each has alone and what both have = 0.2"),
        ("cosine", "cosine: 2 / (5 x 6) = 0.0666667"),
    ],
)
def test_the_division_is_shown(events, normalisation: str, says: str) -> None:
    options = Options(normalisation=Normalisation(normalisation))
    assert why(events, "Senate", "Sierra Club", Kind.CONGRUENCE, options).arithmetic[-1] == says


def test_the_statements_behind_each_summand(position) -> None:
    rows = [
        position("A", "p", words="Yes."),
        position("A", "p", "oppose", words="Well."),
        position("B", "p", words="Yes, we say."),
        position("B", "q", words="Another matter."),
    ]
    [term] = why(coded(rows), "A", "B", Kind.CONGRUENCE, Options()).terms
    assert (term.label, term.value, term.figures) == ("p", 1, "1 x 1 + 1 x 0 = 1")
    assert [row.words for row in term.one] == ["Yes.", "Well."]
    assert [row.words for row in term.other] == ["Yes, we say."]


def test_an_actor_and_a_policy(position) -> None:
    events = coded([position("A", "p"), position("A", "p"), position("A", "q", "oppose"), position("B", "q")])
    options = Options(network_mode=Mode.TWO, normalisation=Normalisation.ACTIVITY)
    found = why(events, "A", "p", Kind.POSITIONS, options)
    assert found.arithmetic == ("p: 2 + 0 = 2", "activity: 2 / 3 statements of the actor = 0.666667")
    assert len(found.terms[0].one) == 2


CELLS = {  # of A on p, for twice and against once
    ("ignore", "no"): (3, ("p: 2 + 1 = 3",)),
    ("subtract", "no"): (1, ("p: 2 - 1 = 1",)),
    ("combine", "no"): (3, ("p: 2 for, 1 against: 3",)),
    ("ignore", "prominence"): (0.75, ("p: 2 + 1 = 3", "prominence: 3 / 4 statements on it = 0.75")),
    ("subtract", "activity"): (0.2, ("p: 2 - 1 = 1", "activity: 1 / 5 statements of the actor = 0.2")),
}
SAID = [
    ("A", "p"),
    ("A", "p"),
    ("A", "p", "oppose"),
    ("A", "q", "oppose"),
    ("A", "q"),
    ("B", "p", "oppose"),
    ("B", "q"),
]


@pytest.mark.parametrize(("aggregation", "normalisation"), CELLS)
def test_a_cell_is_taken_apart(position, aggregation: str, normalisation: str) -> None:
    events = coded(position(*one) for one in SAID)
    options = Options(
        network_mode=Mode.TWO,
        aggregation=Aggregation(aggregation),
        normalisation=Normalisation(normalisation),
    )
    found = why(events, "A", "p", Kind.POSITIONS, options)
    assert (found.weight, found.arithmetic) == CELLS[aggregation, normalisation]
    [term] = found.terms
    assert term.value == (1 if aggregation == "subtract" else 3)


def test_summands_are_added(position) -> None:
    events = coded(position(*one) for one in SAID)
    found = why(events, "A", "B", Kind.POSITIONS, Options(aggregation=Aggregation.IGNORE))
    assert found.arithmetic == (
        "p: (2 + 1) x (0 + 1) = 3",
        "q: (1 + 1) x (1 + 0) = 2",
        "sum: 3 + 2 = 5",
    )


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("Nobody At All", "Senate", "the nearest names are"),
        ("Sierra", "a", "names, say more"),
        ("Siera Club", "Senate", "Sierra Club"),
    ],
)
def test_names_that_are_none_or_several(events, one: str, other: str, says: str) -> None:
    with pytest.raises(NothingToDraw, match=says):
        why(events, one, other, Kind.CONGRUENCE, Options())


def test_a_node_and_itself(events) -> None:
    with pytest.raises(ValueError, match="name two"):
        why(events, "Senate", "senate", Kind.CONGRUENCE, Options())


def test_two_who_do_not_meet(position) -> None:
    found = why(coded([position("A", "p"), position("B", "q")]), "A", "B", Kind.CONGRUENCE, Options())
    assert (found.weight, found.terms) == (0, ())
    assert found.arithmetic == ("sum: 0 = 0",)
