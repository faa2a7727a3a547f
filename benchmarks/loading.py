"""Restoring a backup against the engine's own `bulk_load` of the same quads: CPU seconds and peak memory.

    python benchmarks/loading.py [--releases 2000] [--repeat 3]

Each load runs in a process of its own, A and B in turn, so that memory is its own and the machine's moods are
shared. Peak memory is the process's. The archive has the texts too, which the engine's load does not.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
from synthetic import store

from advocacy_graph.store import backup, restore

WORKER = "import sys; sys.path.insert(0, sys.argv[1]); import loading; loading.measured(*sys.argv[2:])"


def measured(way: str, source: str, target: str) -> None:
    """Do one load and print what it cost."""
    began = time.process_time()
    if way == "restore":
        restore(Path(source), Path(target))
    else:
        store = ox.Store(target)
        store.bulk_load(path=source, format=ox.RdfFormat.N_QUADS)
        store.flush()
    spent = time.process_time() - began
    print(json.dumps({"cpu": spent, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def run(way: str, source: Path, scratch: Path) -> dict[str, float]:
    """One load in a process of its own."""
    with tempfile.TemporaryDirectory(dir=scratch) as place:
        command = [sys.executable, "-c", WORKER, str(Path(__file__).parent), way, source, f"{place}/store"]
        cost: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return cost


def main() -> None:
    """Print medians and the ratio, pair by pair."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--releases", type=int, default=2000)
    parser.add_argument("--repeat", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        made = store(scratch / "made", chosen.releases)
        quads = scratch / "quads.nq"
        graph = ox.Store.read_only(str(made / "graph"))
        graph.dump(str(quads), format=ox.RdfFormat.N_QUADS)
        backup(made, scratch / "store.tar.gz")
        print(
            f"{chosen.releases} releases, {len(graph)} quads, {quads.stat().st_size / 1e6:.0f} MB of N-Quads"
        )
        pairs = [
            (run("restore", scratch / "store.tar.gz", scratch), run("bulk_load", quads, scratch))
            for _ in range(chosen.repeat)
        ]
    for name, which in (("restore", 0), ("bulk_load", 1)):
        cpu = statistics.median(pair[which]["cpu"] for pair in pairs)
        peak = max(pair[which]["peak"] for pair in pairs)
        print(f"{name:10} {cpu:7.2f} CPU s   {peak:6.0f} MB")
    ratio = statistics.median(ours["cpu"] / engine["cpu"] for ours, engine in pairs)
    print(f"ratio      {ratio:7.2f}")


if __name__ == "__main__":
    main()
