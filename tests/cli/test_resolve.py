"""`resolve` as an analyst uses it: questions listed, ranked and answered at a real terminal."""

import csv
import os
import re
import sys
from pathlib import Path

import pexpect
import pytest
from typed import Run

COMMAND = "from advocacy_graph.cli import main; main()"
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>])")

# Spellings a letter apart, which only a person can tell for slips. The first two speak; the others are only mentioned.
RELEASES = {
    "2022-03-03": "“We support the Ferry Safety Act,” said Ida Moss, director of Harborside Riders of Elsa. “The Senate must "
    "pass the Ferry Safety Act,” she said.",
    "2023-05-03": "“We support the Ferry Safety Act,” said Per Lund, president of Harborsyde Riders of Elsa. “It is late, and "
    "the Ferry Safety Act saves lives,” he said.",
    "2023-09-03": "“We support the Ferry Safety Act,” said Ada Fell, nurse at Island Mothers, who came with Lighthouse Keepers "
    "Union and five others.",
    "2024-02-03": "“We support the Ferry Safety Act,” said Ada Fell, nurse at Island Mothers, who came with Lighthause Keepers "
    "Union and a brass band.",
}


@pytest.fixture
def asked(tmp_path: Path, run: Run) -> Path:
    """A store with two questions, one of them about bodies that say nothing."""
    press = tmp_path / "press"
    press.mkdir()
    for number, (date, body) in enumerate(RELEASES.items()):
        told = f"The pilots counted {number + 4} crossings and {number + 11} storms between the mole and the lighthouse."
        text = f"---\ntitle: Statement {number}\ndate: {date}\nissuer: Harbor Alliance\n---\nAUSTIN, Texas — {body}\n\n{told}\n"
        (press / f"{date}.md").write_text(text, encoding="utf-8")
    assert run("ingest", press, "--store", tmp_path / "store").code == 0
    return tmp_path / "store"


def test_what_matters_is_asked_and_the_rest_is_counted(asked: Path, run: Run, tmp_path: Path) -> None:
    listed = run("resolve", "--questions", "--store", asked).out
    assert "Harborside Riders of Elsa" in listed
    assert "Lighthouse" not in listed
    assert "1 open questions; 1 of which releases tell little are left unasked: --all has them too" in listed
    all_of_them = run("resolve", "--questions", "--all", "--store", asked, "--json").json
    assert [one["name"] for one in all_of_them] == ["Harborside Riders of Elsa", "Lighthause Keepers Union"]
    assert all_of_them[0]["changes"] > all_of_them[1]["changes"] > 0
    resolved = run("resolve", "--store", asked, "--json").json
    assert len(resolved["questions"]) == resolved["questions left unasked"] == 1
    assert resolved["merged"] == []
    out = tmp_path / "questions.csv"
    assert run("resolve", "--questions", "--all", "--out", out, "--store", asked).code == 0
    assert len(list(csv.DictReader(out.open(encoding="utf-8")))) == 2


def test_questions_are_answered_at_a_terminal(asked: Path, run: Run) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-c", COMMAND, "resolve", "--ask", "--all", "--store", str(asked)],
        dimensions=(40, 100),
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "TERM": "xterm", "ADVOCACY_GRAPH_CODER": "anna"},
    )
    try:
        child.expect_exact("(2 open)")
        assert "Harborside Riders of Elsa - Harborsyde Riders of Elsa" in _ESCAPES.sub("", child.before)
        child.send("s")
        child.expect_exact("(1 open)")
        assert "Lighthause" in _ESCAPES.sub("", child.before)
        child.send(" ")  # later
        child.expect_exact("1 answered, 1 open")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
    assert child.exitstatus == 0
    left = run("resolve", "--questions", "--all", "--store", asked, "--json").json
    assert [one["name"] for one in left] == ["Lighthause Keepers Union"]
    bodies = run("query", "organizations-by-statements", "--format", "csv", "--store", asked).out
    assert ("Harborside Riders of Elsa" in bodies) != ("Harborsyde Riders of Elsa" in bodies)
    assert "anna" in run("review", "list", "--store", asked).out


def test_without_a_terminal_or_a_name(asked: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ADVOCACY_GRAPH_CODER", raising=False)
    unnamed = run("resolve", "--ask", "--store", asked)
    assert unnamed.code == 2
    assert "--coder NAME" in unnamed.err
    no_terminal = run("resolve", "--ask", "--coder", "anna", "--store", asked)
    assert no_terminal.code == 2
    assert "wants a terminal" in no_terminal.err
