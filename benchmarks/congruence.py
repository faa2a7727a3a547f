"""Times the counting core, and checks it against the plain triple loop on a part of the same positions.

python benchmarks/congruence.py [POSITIONS [ACTORS [POLICIES]]]
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.network import Aggregation, Kind, Normalisation, Options, build, count, one_mode

_SIDES = (Polarity.SUPPORT, Polarity.OPPOSE)


def positions(number: int, actors: int, policies: int) -> list[CodedPosition]:
    """Random positions of a few loud actors and many quiet ones, as press releases have them."""
    chance = random.Random(1)
    rows = []
    for n in range(number):
        actor = f"a{min(int(chance.paretovariate(0.4)), actors) - 1}"
        policy = f"p{chance.randrange(policies)}"
        release = f"r{n // 3}"
        rows.append(
            CodedPosition(
                position=f"x{n}",
                actor=actor,
                actor_label=actor,
                actor_kind=ActorKind.ORGANIZATION,
                organization=actor,
                organization_label=actor,
                policy=policy,
                policy_label=policy,
                polarity=chance.choice(_SIDES),
                date=date(2015, 1, 1) + timedelta(days=n // 3 % 3650),
                release=release,
                release_label=release,
                statement=f"s{n}",
                words="words",
            )
        )
    return rows


def looped(rows: list[CodedPosition]) -> dict[tuple[str, str], int]:
    """Congruence as its formula reads: the same sum, cell by cell, in plain Python."""
    x = Counter((row.actor, row.policy, row.polarity) for row in rows)
    actors = sorted({actor for actor, _, _ in x})
    cells = sorted({(policy, side) for _, policy, side in x})
    return {
        (a, b): sum(x[a, j, k] * x[b, j, k] for j, k in cells if x[a, j, k])
        for a, b in combinations(actors, 2)
    }


def timed(what: str, work: Callable[[], Any]) -> Any:
    """Runs `work` and prints what it took."""
    start = time.process_time()
    result = work()
    print(f"{what:<52}{time.process_time() - start:8.2f} s of CPU")
    return result


def main(number: int = 100_000, actors: int = 2_000, policies: int = 300) -> None:
    """Prints the figures."""
    rows = positions(number, actors, policies)
    print(f"{number:,} positions of up to {actors:,} actors on {policies:,} policies")
    counts = timed("count", lambda: count(rows))
    for normalisation in (Normalisation.NO, Normalisation.AVERAGE, Normalisation.JACCARD):
        matrix = timed(
            f"one_mode congruence, {normalisation}",
            lambda n=normalisation: one_mode(counts, Aggregation.CONGRUENCE, n),
        )
    print(f"  {matrix.shape[0]:,} actors, {matrix.nnz // 2:,} edges")

    few = positions(2_000, 100, 30)
    ours = timed(
        "count and one_mode of 2,000 positions", lambda: one_mode(count(few), Aggregation.CONGRUENCE)
    )
    plain = timed("the same in plain loops", lambda: looped(few))
    order = count(few).actors
    assert all(ours[order.index(a), order.index(b)] == weight for (a, b), weight in plain.items())

    graph = timed(
        "build of 2,000 positions, with the words behind",
        lambda: build(Kind.CONGRUENCE, few, options=Options(normalisation=Normalisation.AVERAGE)),
    )
    print(f"  {len(graph):,} nodes, {graph.number_of_edges():,} edges")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
