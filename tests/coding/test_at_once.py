"""Several who decide at once, and a sheet that is killed while it is taken: nothing of what was recorded is lost."""

import multiprocessing
import random
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import TypeAlias

import pytest
from test_sheet import data, sheet

import advocacy_graph as ag
from advocacy_graph.coding import Choice, take_sheet
from advocacy_graph.errors import StoreInUse
from advocacy_graph.intake import decisions, items
from advocacy_graph.model import FindingDecision, FindingKind, FindingOutcome
from advocacy_graph.store import Store

POSITIONS = Choice(kinds=(FindingKind.POSITION,))
Processes: TypeAlias = multiprocessing.context.ForkServerContext
NAMES = "heron dyke ferry clerk tide bell mill loft".split()


@pytest.fixture(scope="module")
def processes() -> Processes:
    """Processes that begin with the program loaded, and have no threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["advocacy_graph.coding", "pyoxigraph"])
    return context


def released(folder: Path) -> Path:
    """A store of eight releases."""
    press = folder / "press"
    press.mkdir()
    for number, name in enumerate(NAMES):
        filler = " ".join(random.Random(number).choices(NAMES, k=40))
        (press / f"{name}.txt").write_text(
            f"March {number + 1}, 2023\n\n{name.title()} Guild on the Weir Act\n\nOSSEL — “We support the Weir Act, which keeps "
            f"the towns dry,” said {name.title()} Fell, director of the {name.title()} Guild.\n\n{filler}.\n\n###\n",
            encoding="utf-8",
        )
    with ag.open_store(folder / "store", create=True) as store:
        assert {done.outcome for done in ag.ingest([press], store)} == {"added"}
    return folder / "store"


@dataclass(frozen=True)
class Trial:
    """A store, a sheet that rejects the position in each release, and the graphs before and after it."""

    store: Path
    sheet: bytes
    before: list[bytes]
    after: list[bytes]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    place = released(tmp_path_factory.mktemp("trial"))
    with ag.open_store(shutil.copytree(place, place.with_name("undisturbed"))) as store:
        rows = sheet(store, POSITIONS)
        for row in rows:
            row["decision"] = "rejected"
        before, told = graphs(store), data(rows)
        assert len(take_sheet(store, told).recorded) == len(NAMES)
        return Trial(place, told, before, graphs(store))


def graphs(store: Store) -> list[bytes]:
    """All quads but what tells one run from another."""
    return [
        re.sub(rb"/run/[^>]*>", b"/run/R>", line)
        for line in store.dump().splitlines()
        if b"/graph/runs>" not in line and not line.startswith(b"<http://localhost:8000/id/run/")
    ]


def take(place: Path, told: bytes, ready: "SimpleQueue[float]") -> None:
    with ag.open_store(place) as store:
        ready.put(0.0)
        began = time.monotonic()
        take_sheet(store, told)
        ready.put(time.monotonic() - began)


@pytest.fixture(scope="module")
def seconds(trial: Trial, processes: Processes) -> float:
    """How long a process takes for the sheet."""
    ready: SimpleQueue[float] = processes.SimpleQueue()
    place = shutil.copytree(trial.store, trial.store.with_name("timed"))
    process = processes.Process(target=take, args=(place, trial.sheet, ready))
    process.start()
    lasted = ready.get() + ready.get()
    process.join()
    return lasted


@pytest.mark.parametrize(
    "part", [pytest.param(n / 24, marks=[] if n in (4, 19, 21) else [pytest.mark.full]) for n in range(24)]
)
def test_a_sheet_killed_at_any_moment(
    trial: Trial, seconds: float, tmp_path: Path, processes: Processes, part: float
) -> None:
    place = shutil.copytree(trial.store, tmp_path / "store")
    ready: SimpleQueue[float] = processes.SimpleQueue()
    process = processes.Process(target=take, args=(place, trial.sheet, ready))
    process.start()
    ready.get()
    time.sleep(part * seconds)
    process.kill()
    process.join()
    with ag.open_store(place) as store:  # what was recorded is applied
        recorded = len(decisions(store))
        assert recorded in (0, len(NAMES))
        assert graphs(store) == (trial.after if recorded else trial.before)
        assert len(take_sheet(store, trial.sheet).recorded) == len(NAMES) - recorded
        assert graphs(store) == trial.after


def one_by_one(place: Path, coder: str, kept: "SimpleQueue[list[str]]") -> None:
    """As at the terminal: the store is taken for the moment of each decision."""
    keys = []
    outcomes = (FindingOutcome.ACCEPTED, FindingOutcome.REJECTED)
    for number in range(len(NAMES)):
        with ag.open_store(place, patience=30) as store:
            release = store.releases()[number].iri
            item = next(i for i in items(store, release) if i.anchor.kind is FindingKind.POSITION)
            outcome = outcomes[(number + len(coder)) % 2]
            decision = FindingDecision(coder=coder, at=datetime.now(UTC), outcome=outcome, anchor=item.anchor)
            keys += [each.key for each in ag.decide(store, decision)]
    kept.put(keys)


def by_sheet(place: Path, told: bytes, kept: "SimpleQueue[list[str]]") -> None:
    with ag.open_store(place, patience=30) as store:
        kept.put([each.key for each in take_sheet(store, told, "dora").recorded])


def without_patience(place: Path, coder: str, kept: "SimpleQueue[list[str]]") -> None:
    """Tries until it gets the store: whoever comes at a bad time is told, and nothing else happens."""
    while True:
        try:
            with ag.open_store(place) as store:
                item = next(iter(items(store, store.releases()[0].iri)))
                decision = FindingDecision(
                    coder=coder, at=datetime.now(UTC), outcome=FindingOutcome.ACCEPTED, anchor=item.anchor
                )
                kept.put([each.key for each in ag.decide(store, decision)])
                return
        except StoreInUse:
            time.sleep(0.005)


def test_all_who_decide_at_once_are_kept(trial: Trial, tmp_path: Path, processes: Processes) -> None:
    place = shutil.copytree(trial.store, tmp_path / "store")
    kept: SimpleQueue[list[str]] = processes.SimpleQueue()
    told = trial.sheet.replace(b",anna,", b",dora,")
    work: list[tuple[Callable[..., None], str | bytes]] = [
        (one_by_one, "anna"),
        (one_by_one, "bert-a"),
        (by_sheet, told),
        (without_patience, "eve"),
    ]
    running = [processes.Process(target=do, args=(place, given, kept)) for do, given in work]
    for process in running:
        process.start()
    recorded = [key for _ in running for key in kept.get()]
    for process in running:
        process.join()
        assert process.exitcode == 0
    assert len(set(recorded)) == len(recorded) == 3 * len(NAMES) + 1
    with ag.open_store(place) as store:
        every = decisions(store, all=True)
        assert {each.key for each in every} == set(recorded)
        assert {each.coder for each in every} == {"anna", "bert-a", "dora", "eve"}
        last = {each.anchor.release: each for each in every if each.anchor.kind is FindingKind.POSITION}  # type: ignore[union-attr]
        there = ag.query(store, "SELECT ?r { ?p a ag:Position ; schema:isPartOf ?r }").rows
        assert {iri for (iri,) in there} == {
            iri for iri, each in last.items() if each.outcome is not FindingOutcome.REJECTED
        }
        assert ag.validate(store) == []
