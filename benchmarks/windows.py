"""Sixty monthly congruence networks of a hundred thousand statements.

python benchmarks/windows.py [STATEMENTS]
"""

import resource
import sys
import time
from datetime import date

import numpy as np
from synthetic import zipf

from advocacy_graph.model.events import Events
from advocacy_graph.network import Kind, Options, Unit, calendar, series
from advocacy_graph.network.matrix import cells

ACTORS, POLICIES = 5_000, 500
FIRST, LAST = date(2015, 1, 1), date(2019, 12, 31)


def made(statements: int) -> Events:
    """That many events over five years."""
    draws = np.random.default_rng(1)
    actors, objects = tuple(f"a{n}" for n in range(ACTORS)), tuple(f"p{n}" for n in range(POLICIES))
    return Events(
        actors=actors,
        objects=objects,
        labels={name: name for name in (*actors, *objects)},
        actor=zipf(statements, ACTORS, draws),
        object=zipf(statements, POLICIES, draws),
        polarity=draws.integers(0, 2, statements),
        day=np.sort(draws.integers(FIRST.toordinal(), LAST.toordinal() + 1, statements)),
        release=np.arange(statements) // 3,
        statement=np.arange(statements),
        row=np.arange(statements),
        of=statements,
    )


def main(statements: int = 100_000) -> None:
    """Prints the figures."""
    events = made(statements)
    start = time.process_time()
    spans = calendar(events, Unit.MONTH, FIRST, LAST)
    lines = sum(
        cells(counts, Kind.CONGRUENCE, Options()).nnz // 2
        for _, counts in series(events, spans, Kind.CONGRUENCE, Options())
    )
    print(
        f"{len(spans)} windows of {statements:,} statements, {lines:,} lines: {time.process_time() - start:.2f} s of CPU"
    )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
