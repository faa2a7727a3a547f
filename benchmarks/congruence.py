"""Congruence of a million statements from the table's file, beside a loop over a networkx graph from the same file.

python benchmarks/congruence.py [STATEMENTS [ACTORS [POLICIES]]]

Each runs in a process of its own, so that peak memory is its own. Both must give the same sum of weights.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import duckdb
import networkx as nx
import numpy as np
from synthetic import zipf

from advocacy_graph.model.selection import Selection
from advocacy_graph.network import Aggregation, count, one_mode
from advocacy_graph.table.choose import choose
from advocacy_graph.table.table import _lay_out


def make(path: Path, statements: int, actors: int, policies: int) -> None:
    """A table's file with that many positions, three a release."""
    draws = np.random.default_rng(1)
    given = {
        "actor": zipf(statements, actors, draws) + 1,
        "policy": zipf(statements, policies, draws) + 1 + actors,
        "side": draws.integers(0, 2, statements),
        "number": np.arange(statements),
    }
    with duckdb.connect(str(path)) as table:
        _lay_out(table, "", in_file_order=False)
        table.execute(
            f"""INSERT INTO entities SELECT n, 'https://example.org/id/' || n, 'Name ' || n, false, false, NULL
                FROM range(1, {actors + policies + 1}) t(n);
            INSERT INTO releases SELECT n, 'https://example.org/graph/' || n, 'https://example.org/release/' || n, '',
                DATE '2015-01-01' + (n % 3650)::INTEGER, NULL FROM range({statements // 3 + 1}) t(n)"""
        )
        table.register("given", given)
        table.execute(
            """INSERT INTO positions SELECT number // 3, DATE '2015-01-01' + (number // 3 % 3650)::INTEGER,
               number % 3, number % 3, 'https://example.org/position/' || number, NULL, NULL, actor, policy,
               CASE side WHEN 1 THEN 'support' ELSE 'oppose' END, 'direct', 0.9, 'r', false, 'words' FROM given"""
        )


def ours(path: Path) -> tuple[int, float]:
    """Pairs and their sum by the library."""
    with duckdb.connect(str(path), read_only=True, config={"threads": "1"}) as table:
        events = choose(table, Selection(), with_rows=False)
    matrix = one_mode(count(events), Aggregation.CONGRUENCE)
    return matrix.nnz // 2, matrix.sum() / 2


def plain(path: Path) -> tuple[int, float]:
    """The same by a loop: actors who take one side of a policy are joined, pair by pair."""
    with duckdb.connect(str(path), read_only=True, config={"threads": "1"}) as table:
        rows = table.execute("SELECT behalf, policy, polarity FROM positions").fetchall()
    sides: dict[tuple[int, str], Counter[int]] = {}
    for actor, policy, polarity in rows:
        sides.setdefault((policy, polarity), Counter())[actor] += 1
    graph: nx.Graph[int] = nx.Graph()
    for counts in sides.values():
        for (a, x), (b, y) in combinations(counts.items(), 2):
            if graph.has_edge(a, b):
                graph[a][b]["weight"] += x * y
            else:
                graph.add_edge(a, b, weight=x * y)
    return graph.number_of_edges(), float(graph.size(weight="weight"))


def main(statements: int = 1_000_000, actors: int = 5_000, policies: int = 500) -> None:
    """Prints the figures."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "statements.duckdb"
        make(path, statements, actors, policies)
        print(
            f"{statements:,} statements of {actors:,} actors on {policies:,} policies, Zipf; {path.stat().st_size / 1e6:.0f} MB"
        )
        told = {}
        for way in ("ours", "plain"):
            out = subprocess.run(
                [sys.executable, __file__, way, str(path)], capture_output=True, text=True, check=True
            )
            told[way] = json.loads(out.stdout)
            print(
                f"{way:<6}{told[way]['seconds']:8.2f} s of CPU, {told[way]['megabytes']:6.0f} MB, {told[way]['pairs']:,} pairs"
            )
    assert told["ours"]["pairs"] == told["plain"]["pairs"]
    assert told["ours"]["sum"] == told["plain"]["sum"]
    print(f"{told['plain']['seconds'] / told['ours']['seconds']:.1f} times faster, same pairs and sum")


if __name__ == "__main__":
    if sys.argv[1:2] in (["ours"], ["plain"]):
        start = time.process_time()
        pairs, total = {"ours": ours, "plain": plain}[sys.argv[1]](Path(sys.argv[2]))
        print(
            json.dumps(
                {
                    "pairs": pairs,
                    "sum": total,
                    "seconds": time.process_time() - start,
                    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                }
            )
        )
    else:
        main(*map(int, sys.argv[1:]))
