"""Coded positions, counted: `x_ijk`, how often actor i took side k on policy j."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.model import CodedPosition, Polarity
from advocacy_graph.network.options import Actor, Duplicates


class Side(IntEnum):
    """The qualifier k on its scale, whose range R is 1."""

    OPPOSE = 0
    SUPPORT = 1


_SIDES = {
    Polarity.SUPPORT: (Side.SUPPORT,),
    Polarity.OPPOSE: (Side.OPPOSE,),
    Polarity.MIXED: (Side.SUPPORT, Side.OPPOSE),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the positions: nothing is left out unsaid.

    `counted` of them are in the network, `mixed` of these on both sides. `repeated` were duplicates,
    `neutral` and `unknown` take no side, `without_actor` have nobody of the chosen sort behind them.
    """

    counted: int = 0
    mixed: int = 0
    repeated: int = 0
    neutral: int = 0
    unknown: int = 0
    without_actor: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Counts:
    """Sparse counts with the positions behind every cell.

    `support` and `oppose` are integer arrays of shape (actors, policies). `behind[i][j][side]` are the
    positions that were counted. `actors` and `policies` are identifiers in the order of their labels.
    """

    actors: tuple[str, ...]
    policies: tuple[str, ...]
    labels: Mapping[str, str]
    support: sparse.csr_array
    oppose: sparse.csr_array
    behind: Mapping[int, Mapping[int, Mapping[Side, tuple[CodedPosition, ...]]]]
    tally: Tally

    @property
    def both(self) -> sparse.csr_array:
        """`sum_k x_ijk`."""
        return self.support + self.oppose

    @property
    def cells(self) -> sparse.csr_array:
        """One row an actor over the cells (j, k), shape (actors, 2 policies)."""
        return sparse.hstack([self.support, self.oppose], format="csr")

    @property
    def activity(self) -> np.ndarray:
        """`a_i = sum_jk x_ijk`, shape (actors,)."""
        return np.asarray(self.both.sum(axis=1))

    @property
    def prominence(self) -> np.ndarray:
        """`sum_ik x_ijk`, shape (policies,)."""
        return np.asarray(self.both.sum(axis=0))

    @property
    def swapped(self) -> "Counts":
        """Policies in the actors' place: what makes policy x policy networks."""
        turned: dict[int, dict[int, Mapping[Side, tuple[CodedPosition, ...]]]] = defaultdict(dict)
        for i, row in self.behind.items():
            for j, sides in row.items():
                turned[j][i] = sides
        return replace(
            self,
            actors=self.policies,
            policies=self.actors,
            support=self.support.T.tocsr(),
            oppose=self.oppose.T.tocsr(),
            behind=turned,
        )


def count(
    positions: Iterable[CodedPosition],
    actor: Actor = Actor.ORGANIZATION,
    duplicates: Duplicates = Duplicates.INCLUDE,
    *,
    by_side: bool = True,
) -> Counts:
    """Counts `positions` after the duplicate rule.

    Mixed positions count once on each side. Of duplicates the earliest counts, on one date the one with
    the lowest identifier, so any order of the rows gives the same counts. `by_side=False` takes the side
    out of the duplicate key, as the aggregation `ignore` demands; under `include` all count all the same.
    """
    by_side = by_side or duplicates is Duplicates.INCLUDE
    labels: dict[str, str] = {}
    taken: dict[tuple[str, str], dict[Side, list[CodedPosition]]] = {}
    seen: set[object] = set()
    left: dict[str, int] = defaultdict(int)
    for position in sorted(positions, key=lambda p: (p.date or date.max, p.position)):
        who = actor.of(position)
        if who is None:
            left["without_actor"] += 1
            continue
        if position.polarity not in _SIDES:
            left[position.polarity.value] += 1
            continue
        fresh = []
        for side in _SIDES[position.polarity]:
            key = (who[0], position.policy, duplicates.stretch(position), side if by_side else None)
            if key not in seen:
                seen.add(key)
                fresh.append(side)
        if not fresh:
            left["repeated"] += 1
            continue
        left["counted"] += 1
        left["mixed"] += position.polarity is Polarity.MIXED
        labels.setdefault(who[0], who[1])
        labels.setdefault(position.policy, position.policy_label or position.policy)
        cell = taken.setdefault((who[0], position.policy), {})
        for side in fresh:
            cell.setdefault(side, []).append(position)

    def ordered(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(names), key=lambda name: (labels[name].casefold(), name)))

    actors = ordered(i for i, _ in taken)
    policies = ordered(j for _, j in taken)
    row = {name: i for i, name in enumerate(actors)}
    column = {name: j for j, name in enumerate(policies)}
    behind: dict[int, dict[int, Mapping[Side, tuple[CodedPosition, ...]]]] = defaultdict(dict)
    for (i, j), cell in taken.items():
        behind[row[i]][column[j]] = {side: tuple(found) for side, found in cell.items()}

    def array(side: Side) -> sparse.csr_array:
        found = [(row[i], column[j], len(cell[side])) for (i, j), cell in taken.items() if side in cell]
        rows, columns, numbers = np.array(found, dtype=np.int64).reshape(-1, 3).T
        return sparse.coo_array((numbers, (rows, columns)), shape=(len(actors), len(policies))).tocsr()

    return Counts(actors, policies, labels, array(Side.SUPPORT), array(Side.OPPOSE), behind, Tally(**left))
