"""Duplicates, formulas against the plain sums they abbreviate, and the choices that are refused."""

import math
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.network import (
    Actor,
    Aggregation,
    Counts,
    Duplicates,
    Normalisation,
    Tally,
    coded,
    count,
    one_mode,
    two_mode,
)
from advocacy_graph.network.counts import packed
from advocacy_graph.network.found import Behind

ROWS = [  # organisation, policy, stance, date, release: each stretch is crossed once
    ("A", "p", "support", "2020-12-28", "r1"),  # Monday of ISO week 2020-W53
    ("A", "p", "support", "2020-12-28", "r1"),
    ("A", "p", "support", "2021-01-01", "r2"),  # still 2020-W53
    ("A", "p", "support", "2021-01-31", "r3"),
    ("A", "p", "support", "2022-01-31", "r4"),  # the same month number of another year
    ("A", "p", "oppose", "2022-01-31", "r4"),
]


@pytest.mark.parametrize(
    ("duplicates", "support", "oppose"),
    [("include", 5, 1), ("release", 4, 1), ("week", 3, 1), ("month", 3, 1), ("year", 3, 1), ("range", 1, 1)],
)
def test_duplicates(position, duplicates: str, support: int, oppose: int) -> None:
    rows = [position(a, p, k, on=day, release=r) for a, p, k, day, r in ROWS]
    counts = count(coded(reversed(rows)), duplicates=Duplicates(duplicates))
    assert (counts.support.sum(), counts.oppose.sum()) == (support, oppose)
    assert counts.tally.repeated == len(ROWS) - support - oppose


def test_a_week_is_of_its_iso_year(position) -> None:
    days = ["2019-12-30", "2020-01-02", "2020-12-30"]  # 2020-W01 twice, then 2020-W53
    counts = count(coded([position("A", "p", on=d) for d in days]), duplicates=Duplicates.WEEK)
    assert counts.support.sum() == 2


STRETCHES = [  # the last day of one and the first of the next: two; the first and the last of one: one
    ("week", "2021-03-07", "2021-03-08", 2),
    ("week", "2021-03-08", "2021-03-14", 1),
    ("month", "2021-01-31", "2021-02-01", 2),
    ("month", "2021-02-01", "2021-02-28", 1),
    ("year", "2020-12-31", "2021-01-01", 2),
    ("year", "2021-01-01", "2021-12-31", 1),
]


@pytest.mark.parametrize(("duplicates", "first", "second", "counted"), STRETCHES)
def test_where_a_stretch_ends(position, duplicates: str, first: str, second: str, counted: int) -> None:
    rows = [position("A", "p", on=day, release=day) for day in (first, second)]
    assert count(coded(rows), Duplicates(duplicates)).support.sum() == counted


# so wide that two of them together have more values than 62 bits
wide = st.lists(
    st.tuples(*[st.sampled_from([-(2**40), -(2**21), 0, 1, 2**21, 2**40])] * 4), min_size=1, max_size=30
)


@settings(deadline=None)
@given(wide)
def test_keys_of_any_width_are_told_apart_in_their_order(tuples: list[tuple[int, ...]]) -> None:
    numbers = packed(np.array(column) for column in zip(*tuples, strict=True)).tolist()
    assert sorted(range(len(tuples)), key=lambda n: numbers[n]) == sorted(
        range(len(tuples)), key=lambda n: tuples[n]
    )
    assert len(set(numbers)) == len(set(tuples))


def test_without_the_side_in_the_key_both_sides_are_one(position) -> None:
    rows = [position("A", "p", "support"), position("A", "p", "oppose"), position("A", "p", "mixed")]
    assert count(coded(rows), duplicates=Duplicates.RELEASE, by_side=False).both.sum() == 1
    assert count(coded(rows), duplicates=Duplicates.INCLUDE, by_side=False).both.sum() == 4


def test_undated_positions_stand_in_their_release(position) -> None:
    rows = [position("A", "p", on=None, release=r) for r in ("r1", "r1", "r2")]
    assert count(coded(rows), duplicates=Duplicates.MONTH).support.sum() == 2


def test_a_joint_statement_is_one_of_the_organisation_and_one_of_each_person(position) -> None:
    rows = [position("A", "p", person=name, statement="s1") for name in ("Ann Lee", "Bo Ray")]
    assert count(coded(rows, Actor.ORGANIZATION)).support.sum() == 1
    assert count(coded(rows, Actor.PERSON)).support.sum() == 2


def test_nothing_is_left_out_unsaid(position) -> None:
    rows = [
        position("A", "p", "support"),
        position("A", "p", "mixed"),
        position("A", "q", "neutral"),
        position("A", "q", "unknown"),
        position(None, "q", "support", person="Ann Lee"),
    ]
    counts = count(coded(rows))
    assert counts.tally == Tally(counted=2, mixed=1, neutral=1, unknown=1, without_actor=1)
    assert (counts.support.sum(), counts.oppose.sum()) == (2, 1)


def test_a_holder_that_is_an_organisation_speaks_for_itself(position) -> None:
    row = position("A", "p")
    alone = CodedPosition(**{s: getattr(row, s) for s in CodedPosition.__slots__} | {"organization": None})
    assert count(coded([alone])).actors == (row.actor,)


stances = st.sampled_from([Polarity.SUPPORT, Polarity.OPPOSE, Polarity.MIXED])
rows = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("pqr"), stances), min_size=1, max_size=30)


def counts_of(found: list[tuple[str, str, Polarity]]) -> Counts:
    return count(
        coded(
            CodedPosition(
                f"x{n:03}", a, a, ActorKind.ORGANIZATION, a, a, p, p, k, None, "r", "r", f"s{n:03}", "words"
            )
            for n, (a, p, k) in enumerate(found)
        )
    )


def plainly(counts: Counts, aggregation: str, normalisation: str) -> np.ndarray:
    """The formulas as sums over dense counts, term by term."""
    x = np.stack([counts.oppose.toarray(), counts.support.toarray()], axis=2)
    n, m, _ = x.shape
    y = np.zeros((n, n))
    for i, o in product(range(n), range(n)):
        if i == o:
            continue
        factor = {"ignore": lambda d: 1, "congruence": lambda d: 1 - d, "conflict": lambda d: d}[aggregation]
        terms = [
            x[i, j, k] * x[o, j, other] * factor(abs(k - other))
            for j, k, other in product(range(m), (0, 1), (0, 1))
        ]
        cells = [(x[i, j, k], x[o, j, k]) for j, k in product(range(m), (0, 1))]
        divisor = {
            "no": 1,
            "average": (x[i].sum() + x[o].sum()) / 2,
            "jaccard": sum(a * (b == 0) + b * (a == 0) + a * b for a, b in cells),
            "cosine": x[i].sum() * x[o].sum(),
            "vector-cosine": math.sqrt(sum(a * a for a, _ in cells) * sum(b * b for _, b in cells)),
        }[normalisation]
        y[i, o] = sum(terms) / divisor if divisor else 0
    return y


@settings(deadline=None)  # the machine may be busy
@given(rows)
def test_one_mode_is_its_formula(found: list[tuple[str, str, Polarity]]) -> None:
    counts = counts_of(found)
    for aggregation in ("ignore", "congruence", "conflict"):
        for normalisation in ("no", "average", "jaccard", "cosine", "vector-cosine"):
            ours = one_mode(counts, Aggregation(aggregation), Normalisation(normalisation)).toarray()
            theirs = plainly(counts, aggregation, normalisation)
            assert np.allclose(ours, theirs), (aggregation, normalisation)


@settings(deadline=None)  # the machine may be busy
@given(rows)
def test_subtract_is_the_difference(found: list[tuple[str, str, Polarity]]) -> None:
    for counts in (counts_of(found), counts_of(found).swapped):
        y = {a: one_mode(counts, a).toarray() for a in list(Aggregation)[:4]}
        assert (y[Aggregation.SUBTRACT] == y[Aggregation.CONGRUENCE] - y[Aggregation.CONFLICT]).all()


@settings(deadline=None)
@given(rows)
def test_congruence_and_conflict_make_ignore_and_all_are_symmetric(
    found: list[tuple[str, str, Polarity]],
) -> None:
    for counts in (counts_of(found), counts_of(found).swapped):
        y = {a: one_mode(counts, a).toarray() for a in list(Aggregation)[:4]}
        assert (y[Aggregation.CONGRUENCE] + y[Aggregation.CONFLICT] == y[Aggregation.IGNORE]).all()
        for matrix in y.values():
            assert (matrix == matrix.T).all()
            assert not matrix.diagonal().any()


dated = st.lists(
    st.tuples(
        st.sampled_from("ABC"), st.sampled_from("pq"), stances, st.sampled_from(["2020-12-31", "2021-01-01", None]),
        st.sampled_from(["r1", "r2"]),
    ),
    max_size=20,
)  # fmt: skip


@settings(deadline=None)
@given(dated, st.randoms(use_true_random=False), st.sampled_from(Duplicates))
def test_the_order_of_the_rows_changes_nothing(found, chance, duplicates: Duplicates) -> None:
    rows = [
        CodedPosition(
            f"x{n:03}", a, a, ActorKind.ORGANIZATION, a, a, p, p, k, d and date.fromisoformat(d), r, r, f"s{n:03}", "w"
        )
        for n, (a, p, k, d, r) in enumerate(found)
    ]  # fmt: skip
    shuffled = chance.sample(rows, len(rows))
    one, other = (count(coded(order), duplicates) for order in (rows, shuffled))
    assert (one.actors, one.objects, one.tally) == (other.actors, other.objects, other.tally)
    assert (one.support.toarray() == other.support.toarray()).all()
    assert (one.oppose.toarray() == other.oppose.toarray()).all()
    behind = [
        [list(Behind(counts).of_actor(i)) for i in range(len(counts.actors))] for counts in (one, other)
    ]
    assert behind[0] == behind[1]


def test_a_january_is_not_the_last_one_as_in_dna(position) -> None:
    """DNA 3 compares the bare number of the month and of the week, and so would count one of these."""
    rows = [position("A", "p", on="2021-01-05"), position("A", "p", on="2022-01-04")]
    for duplicates in (Duplicates.MONTH, Duplicates.WEEK):
        assert count(coded(rows), duplicates).support.sum() == 2


def test_two_mode_cells(position) -> None:
    said = [("A", "p"), ("A", "p", "oppose"), ("A", "q"), ("A", "q"), ("B", "q", "oppose")]
    counts = count(coded(position(*row) for row in said))
    cases = {
        ("ignore", "no"): [[2, 2], [0, 1]],
        ("subtract", "no"): [[0, 2], [0, -1]],
        ("combine", "no"): [[3, 1], [0, 2]],
        ("ignore", "activity"): [[2 / 4, 2 / 4], [0, 1]],
        ("subtract", "activity"): [[0, 2 / 4], [0, -1]],
        ("subtract", "prominence"): [[0, 2 / 3], [0, -1 / 3]],
    }
    for (aggregation, normalisation), cells in cases.items():
        ours = two_mode(counts, Aggregation(aggregation), Normalisation(normalisation))
        assert np.allclose(ours.toarray(), cells), (aggregation, normalisation)


def test_policies_in_the_actors_place(position) -> None:
    counts = count(coded([position("A", "p"), position("A", "q"), position("B", "q", "oppose")]))
    assert one_mode(counts.swapped, Aggregation.CONGRUENCE).toarray().tolist() == [[0, 1], [1, 0]]
    assert Behind(counts.swapped).cells(1).keys() == {1, 2}


@pytest.mark.parametrize(
    ("matrix", "aggregation", "normalisation", "says"),
    [
        (one_mode, "combine", "no", "actor x policy"),
        (one_mode, "ignore", "activity", "choose no, average"),
        (two_mode, "congruence", "no", "actor x actor"),
        (two_mode, "ignore", "jaccard", "choose no, activity"),
        (two_mode, "combine", "activity", "never normalised"),
    ],
)
def test_refused_choices(position, matrix, aggregation: str, normalisation: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        matrix(count(coded([position("A", "p")])), Aggregation(aggregation), Normalisation(normalisation))
