"""Polarisation on DNA's sample and on camps made by hand, and the search against trying all."""

import random
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.network import Counts, coded, count, polarisation
from advocacy_graph.network.polarisation import _Search

SMALLER = {
    "Energy and Environmental Analysis, Inc.",
    "National Petrochemical & Refiners Association",
    "Senate",
}


def named(counts: Counts, camp: tuple[str, ...]) -> set[str]:
    return {counts.labels[actor] for actor in camp}


def test_dna_sample(dna_sample: list[CodedPosition]) -> None:
    counts = count(coded(dna_sample))
    found = polarisation(counts)
    assert found is not None
    assert found.exact
    assert found.figure == pytest.approx(1 - 0.335915, abs=1e-6)
    assert named(counts, found.camps[1]) == SMALLER


def test_dna_looks_for_the_largest_distance_among_balanced_splits(dna_sample: list[CodedPosition]) -> None:
    counts = count(coded(dna_sample))
    found = polarisation(counts)
    assert found is not None
    assert found.compatible == pytest.approx(0.5342, abs=5e-5)
    assert named(counts, found.compatible_camps[0]) == {
        "Alliance to Save Energy",
        "National Petrochemical & Refiners Association",
        "Senate",
        "U.S. Public Interest Research Group",
    }, "a split across the camps, where congruence between the groups is 18.7"


def test_two_camps_that_agree_within_and_oppose_each_other(position) -> None:
    """C is 1 within, X is 1 between. With n_c = 3, W = 12 and B = 18 a pair within is expected to have 1/2 of 12/12, one
    between 1/2 of 18/18: D = 12/2 + 18/2, Q = 15/60."""
    rows = [position(a, "p", "support") for a in "ABC"] + [position(a, "p", "oppose") for a in "XYZ"]
    counts = count(coded(rows))
    found = polarisation(counts)
    assert found is not None
    assert found.figure == pytest.approx(0.75)
    assert [named(counts, camp) for camp in found.camps] == [set("ABC"), set("XYZ")]


def test_who_never_meets_is_not_polarised(position) -> None:
    assert polarisation(count(coded([position("A", "p"), position("B", "q")]))) is None


said = st.lists(
    st.tuples(st.sampled_from("ABCDEFG"), st.sampled_from("pqr"), st.sampled_from(["support", "oppose"])),
    min_size=4,
    max_size=25,
)


@settings(deadline=None, max_examples=25)
@given(said)
def test_the_search_never_claims_more_than_there_is_and_finds_most(found: list[tuple[str, str, str]]) -> None:
    from importlib import import_module

    module = import_module("advocacy_graph.network.polarisation")
    counts = count(
        coded(
            CodedPosition(
                f"x{n:03}",
                a,
                a,
                ActorKind.ORGANIZATION,
                a,
                a,
                p,
                p,
                Polarity(k),
                None,
                "r",
                "r",
                f"s{n:03}",
                "w",
            )
            for n, (a, p, k) in enumerate(found)
        )
    )
    exact = polarisation(counts)
    limits = module._ALL_PARTITIONS, module._ALL_SPLITS
    module._ALL_PARTITIONS = module._ALL_SPLITS = 0
    try:
        searched = polarisation(counts)
    finally:
        module._ALL_PARTITIONS, module._ALL_SPLITS = limits
    if exact is None or searched is None:
        assert exact is searched
        return
    assert searched.figure <= exact.figure + 1e-9
    assert searched.figure >= exact.figure - 0.05
    assert searched.compatible <= exact.compatible + 1e-9
    assert not searched.exact


@pytest.mark.parametrize("lot", range(4))
def test_no_single_step_betters_what_the_search_finds(position, lot: int) -> None:
    """More actors than are tried in every way, on no side that the starts of the search would show."""
    chance = random.Random(lot)
    rows = [
        position(f"A{a:02}", f"p{chance.randrange(6)}", chance.choice(["support", "oppose", "mixed"]))
        for a in range(18)
        for _ in range(3)
    ]
    counts = count(coded(rows))
    search, found = _Search(counts), polarisation(counts)
    assert found is not None
    assert not found.exact
    camps, halves = (
        np.array([next(n for n, camp in enumerate(split) if actor in camp) for actor in counts.actors])
        for split in (found.camps, found.compatible_camps)
    )
    assert search.distance(camps) == pytest.approx(1 - found.figure)
    for actor, camp in product(range(search.n), range(len(found.camps) + 1)):
        moved = camps.copy()
        moved[actor] = camp
        assert search.distance(moved) >= 1 - found.figure - 1e-9
    assert search.distance(halves) == pytest.approx(found.compatible)
    for one, other in combinations(range(search.n), 2):
        changed = halves.copy()
        changed[[one, other]] = halves[[other, one]]
        assert search.distance(changed) <= found.compatible + 1e-9
