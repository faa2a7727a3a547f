"""Many files: any number of processes gives the same store; Ctrl-C ends it in order; what was read is known."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.intake import Outcome
from advocacy_graph.store import Store

WORDS = (
    "weir dyke ferry clerk tide bell mill loft barn reed moss lane ford gate heron otter plank rope".split()
)


def press(folder: Path, number: int) -> Path:
    """Releases of one issuer; every tenth is a duplicate of the one before, one is empty, one is French."""
    folder.mkdir()
    for n in range(number):
        source = n - 1 if n % 10 == 9 else n
        filler = " ".join(WORDS[(source * 7 + k * (source % 5 + 1)) % 18] + str(source) for k in range(120))
        (folder / f"{n:04}.txt").write_text(
            f"March {n % 28 + 1}, 2023\n\nGuild Statement {n} on the Weir Act\n\nOSSEL — “We support the Weir Act, for the "
            f"{source}th time,” said Nora Fell, director of the Ossel Guild.\n\n{filler}.\n\n"
            "The Ossel Guild is an association of forty millers and bakers in the lower valley of the weir.\n\n###\n",
            encoding="utf-8",
        )
    (folder / "empty.txt").write_bytes(b"")
    return folder


def graphs(folder: Path) -> bytes:
    """The dump, without what tells one run from another."""
    with Store.open(folder, create=False, read_only=True) as store:
        quads = re.sub(rb"/run/[^>]*>", b"/run/R>", store.dump())
    return re.sub(rb'"[^"]*"\^\^<http://www.w3.org/2001/XMLSchema#dateTime>', b'"T"', quads)


def test_any_number_of_processes_gives_the_same_store(tmp_path: Path) -> None:
    folder = press(tmp_path / "press", 40)
    outcomes = {}
    for jobs in (1, 2):
        with ag.open_store(tmp_path / str(jobs), create=True) as store:
            outcomes[jobs] = list(ag.ingest([folder], store, jobs=jobs))
    assert outcomes[1] == outcomes[2]
    assert graphs(tmp_path / "1") == graphs(tmp_path / "2")
    counts = [one.outcome for one in outcomes[1]]
    assert (counts.count(Outcome.ADDED), counts.count(Outcome.DUPLICATE)) == (36, 4)
    assert counts.count(Outcome.UNREADABLE) == 1
    with ag.open_store(tmp_path / "1") as store:
        again = list(ag.ingest([folder], store, jobs=2))
    assert [one.outcome for one in again].count(Outcome.UNCHANGED) == 40


def test_bytes_that_were_read_are_not_read_again(tmp_path: Path) -> None:
    folder = press(tmp_path / "press", 60)
    with ag.open_store(tmp_path / "s", create=True) as store:
        began = time.process_time()
        list(ag.ingest([folder], store))
        reading = time.process_time() - began
        began = time.process_time()
        list(ag.ingest([folder], store))
        knowing = time.process_time() - began
    assert knowing < reading / 4


def test_a_text_that_comes_back_is_current_again(tmp_path: Path) -> None:
    path = press(tmp_path / "press", 1) / "0000.txt"
    text = path.read_text(encoding="utf-8")
    with ag.open_store(tmp_path / "s", create=True) as store:
        done = []
        for words in (text, text.replace("0th", "first"), text):
            path.write_text(words, encoding="utf-8")
            done += [one.outcome for one in ag.ingest([path], store)]
    assert done == [Outcome.ADDED, Outcome.EDITED, Outcome.EDITED]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_after_the_present_release(tmp_path: Path, jobs: str) -> None:
    folder = press(tmp_path / "press", 100)
    command = [
        Path(sys.executable).with_name("advocacy-graph"), "ingest", folder, "--store", tmp_path / "s", "--jobs", jobs
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        texts = tmp_path / "s" / "texts"
        until = time.monotonic() + 60
        while not (texts.is_dir() and len(os.listdir(texts)) > 5) and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "the same command goes on from there" in err
    assert "Traceback" not in err
    stopped = int(re.search(r"(\d+) added", out)[1])
    assert 5 <= stopped < 100
    with ag.open_store(tmp_path / "s") as store:
        assert len(store.releases()) >= stopped
        done = list(ag.ingest([folder], store))
        assert len(store.releases()) == 100
    known = [one.outcome for one in done].count(Outcome.UNCHANGED)
    assert known >= stopped


def test_a_folder_without_releases_is_an_error_with_processes_too(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with ag.open_store(tmp_path / "s", create=True) as store, pytest.raises(UnreadableRelease):
        list(ag.ingest([tmp_path / "none"], store, jobs=2))
