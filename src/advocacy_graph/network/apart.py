"""Declared coalitions against revealed ones: how far they are the same, and who sits apart."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import comb
from typing import TypeVar

from advocacy_graph.model import DeclaredTie
from advocacy_graph.network.declared import CLOSENESS

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Apart:
    """A body that stands in another community than most of its coalition."""

    body: str
    coalition: str
    coalition_label: str
    community: int
    of_most: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`index` is the adjusted Rand index over `bodies` organisations that are in both; None for fewer than two."""

    index: float | None
    bodies: int
    coalitions: int
    apart: tuple[Apart, ...]


def compare(ties: Iterable[DeclaredTie], community: Mapping[str, int]) -> Comparison:
    """Compares the coalitions that releases declare with the communities that stances reveal.

    An organisation is of the coalition that it is closest to: co-chair before member, then the one that more
    releases name, then by identifier. Other relations make nobody a member. The index is

        (sum_ij C(n_ij, 2) - E) / ((sum_i C(a_i, 2) + sum_j C(b_j, 2)) / 2 - E),
        E = sum_i C(a_i, 2) sum_j C(b_j, 2) / C(n, 2)

    with n_ij the organisations of coalition i in community j, and a_i, b_j their sums: 1 where the two are the same,
    about 0 where they have no more in common than chance, 1 as well where both put all into one or each
    alone (Hubert and Arabie 1985, J. Classif. 2:193).
    """
    ties = list(ties)
    labels = {tie.coalition: tie.coalition_label for tie in ties}
    declared = _coalitions(ties)
    both = {body: (coalition, community[body]) for body, coalition in declared.items() if body in community}
    cells = Counter(both.values())
    of_most: dict[str, int] = {}
    for coalition, number in sorted(cells, key=lambda cell: (-cells[cell], cell)):
        of_most.setdefault(coalition, number)
    apart = tuple(
        Apart(body, coalition, labels[coalition], number, of_most[coalition])
        for body, (coalition, number) in sorted(both.items())
        if number != of_most[coalition]
    )
    index = adjusted_rand(cells) if len(both) > 1 else None
    return Comparison(index, len(both), len(of_most), apart)


def _coalitions(ties: Iterable[DeclaredTie]) -> dict[str, str]:
    releases: dict[tuple[str, str], set[str]] = defaultdict(set)
    closest: dict[tuple[str, str], int] = {}
    for tie in ties:
        if tie.relation.is_membership:
            pair = tie.organization, tie.coalition
            releases[pair].add(tie.release)
            closest[pair] = min(closest.get(pair, len(CLOSENESS)), CLOSENESS.index(tie.relation))
    found: dict[str, str] = {}
    for body, coalition in sorted(releases, key=lambda pair: (closest[pair], -len(releases[pair]), pair)):
        found.setdefault(body, coalition)
    return found


def adjusted_rand(cells: Mapping[tuple[A, B], int]) -> float:
    """The index of two ways to divide the same things, `cells` saying how many are in which part of each: see `compare`."""
    one, other = Counter[Hashable](), Counter[Hashable]()
    for (of_one, of_other), size in cells.items():
        one[of_one] += size
        other[of_other] += size
    pairs = comb(sum(cells.values()), 2)
    in_one, in_other = (sum(comb(n, 2) for n in sums.values()) for sums in (one, other))
    expected = in_one * in_other / pairs
    largest = (in_one + in_other) / 2
    if largest == expected:
        return 1.0
    return (sum(comb(n, 2) for n in cells.values()) - expected) / (largest - expected)
