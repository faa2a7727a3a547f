"""kill -9 in the middle of ingest: no half graph, nothing acknowledged is lost, running again ends the same.

Thirty kills in `scripts/test --full`, a few otherwise.
"""

import random
import re
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.store import Store, faults

INGEST = """
import sys, advocacy_graph as ag
with ag.open_store(sys.argv[1], create=True) as store:
    print("open", flush=True)
    for done in ag.ingest(sys.argv[2:], store):
        print(done.release, flush=True)
"""

WORDS = (
    "weir dyke ferry clerk tide bell mill loft barn reed moss lane ford gate heron otter plank rope".split()
)
SAID = (
    "We support the Weir Act, which keeps the towns dry,",
    "We oppose the Weir Act, and it will cost jobs,",
)


def write(folder: Path, numbers: range, seed: int) -> Path:
    """Releases with these numbers. Another seed gives other words under the same headline: an edited release."""
    chance = random.Random(seed)
    folder.mkdir()
    for number in numbers:
        who, name = f"{WORDS[number % 18].title()} Guild", f"{WORDS[-number % 18].title()} Fell"
        filler = " ".join(chance.choices(WORDS, k=150))
        (folder / f"{number:02}.txt").write_text(
            f"March {number % 28 + 1}, 2023\n\n{who} on the Weir Act\n\n"
            f"OSSEL — “{SAID[number % 2]}” said {name}, director of the {who}.\n\n{filler}.\n\n###\n",
            encoding="utf-8",
        )
    return folder


@dataclass(frozen=True)
class Trial:
    """A store, what is then ingested into it, and its graphs after each of these files when nobody kills."""

    store: Path
    press: Path
    states: list[dict[str, set[bytes]]]
    seconds: float


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """Twelve releases held; twelve edits of them and twelve more to come."""
    folder = tmp_path_factory.mktemp("trial")
    ingest(folder / "store", write(folder / "held", range(12), seed=1))
    press = write(folder / "press", range(24), seed=2)
    with ag.open_store(shutil.copytree(folder / "store", folder / "undisturbed")) as store:
        states = [graphs(store)] + [graphs(store) for _ in ag.ingest([press], store)]
    began = time.monotonic()
    killed_after(None, shutil.copytree(folder / "store", folder / "timed"), press)
    return Trial(folder / "store", press, states, time.monotonic() - began)


def ingest(store: Path, press: Path) -> None:
    with ag.open_store(store, create=True) as opened:
        assert {done.outcome for done in ag.ingest([press], opened)} <= {"added", "edited", "unchanged"}


def graphs(store: Store) -> dict[str, set[bytes]]:
    """The quads of each named graph, without what tells one run from another."""
    found = defaultdict(set)
    for line in store.dump().splitlines():
        graph = line.rstrip(b" .").rpartition(b"<")[2].rstrip(b">").decode()
        if not graph.endswith("graph/runs"):
            found[graph].add(re.sub(rb"/run/[^>]*>", b"/run/R>", line))
    return dict(found)


def killed_after(seconds: float | None, store: Path, press: Path) -> list[str]:
    """What an ingest acknowledged until it was killed, `seconds` after it opened the store; never for None."""
    command = [sys.executable, "-c", INGEST, str(store), str(press)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        if seconds is not None:
            time.sleep(seconds)
            process.kill()
        return process.stdout.read().split()


@pytest.mark.parametrize(
    "seed", [pytest.param(n, marks=[pytest.mark.full] if n >= 4 else []) for n in range(30)]
)
def test_after_a_kill_at_any_moment(trial: Trial, tmp_path: Path, seed: int) -> None:
    store = shutil.copytree(trial.store, tmp_path / "store")
    moment = random.Random(seed).uniform(0, trial.seconds)
    acknowledged = killed_after(moment, store, trial.press)
    number = len(acknowledged)
    in_flight = trial.states[number : number + 2]  # the release that was being written is there whole, or not
    with ag.open_store(store) as opened:
        assert graphs(opened) in in_flight, f"killed after {moment:.3f} s and {number} releases"
    assert list(faults(store)) == []
    ingest(store, trial.press)
    with ag.open_store(store) as opened:
        assert graphs(opened) == trial.states[-1]
