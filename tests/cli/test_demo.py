"""The demo, as a newcomer runs it: the installed command, in a folder of its own."""

import csv
import os
import resource
import subprocess
import sys
from pathlib import Path


def demo(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("advocacy-graph")
    wide = os.environ | {"COLUMNS": "200"}  # so that no name is broken
    return subprocess.run(
        [command, "demo"], cwd=folder, env=wide, capture_output=True, text=True, check=False
    )


STORIES = {  # the lines of which the README tells
    ("Wendale Chamber of Industry", "Merrow Hydro"),
    ("Ansel Valley Irrigators Association", "Merrow Hydro"),
    ("Ansel Valley Irrigators Association", "Ansel River Keepers"),
    ("Wendale Hospital Conference", "Wendale Care Workers United"),
}


def seconds_of_children() -> float:
    """Of processor time, not of the clock: machines are shared."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def test_it_finds_answers_draws_and_can_be_run_again(tmp_path: Path) -> None:
    before = seconds_of_children()
    ran = demo(tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert seconds_of_children() - before < 10
    for part in ("Policies by activity", "We Are Home", "United We Dream", "query --list"):
        assert part in ran.stdout
    out = tmp_path / "demo-output"
    for path in ("store/store.json", "networks/congruence.html", "networks/policy.html", "markup.html"):
        assert (out / path).is_file()
    assert "application/ld+json" in (out / "markup.html").read_text(encoding="utf-8")
    with (out / "networks/congruence-edges.csv").open(encoding="utf-8", newline="") as lines:
        drawn = {frozenset((row["Source label"], row["Target label"])) for row in csv.DictReader(lines)}
    assert {pair for pair in STORIES if frozenset(pair) not in drawn} == set()
    assert ran.stderr == ""  # no bar where nobody watches
    assert demo(tmp_path).returncode == 0
