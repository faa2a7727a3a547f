"""`review` as a coder uses it: at a real terminal, with sheets, and as two who compare."""

import csv
import os
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pexpect
import pytest

import advocacy_graph as ag
from advocacy_graph.cli import reviewing
from advocacy_graph.coding import Session
from advocacy_graph.intake import decisions
from advocacy_graph.model import FindingDecision, FindingOutcome, Undoing

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>])")
COMMAND = "from advocacy_graph.cli import main; main()"


@pytest.fixture
def own(store: Path, tmp_path: Path) -> Path:
    """A copy of the store, to decide in."""
    return shutil.copytree(store, tmp_path / "store")


class Terminal:
    """`advocacy-graph review` at a terminal of 100 columns."""

    def __init__(self, store: Path, *arguments: str) -> None:
        self._child = pexpect.spawn(
            sys.executable,
            ["-c", COMMAND, "review", "--store", str(store), *arguments],
            dimensions=(50, 100),
            encoding="utf-8",
            timeout=60,
            env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "ADVOCACY_GRAPH_CODER": "anna"},
        )

    def until(self, words: str) -> str:
        """What is shown until these words are."""
        self._child.expect_exact(words)
        return _ESCAPES.sub("", self._child.before)

    def press(self, keys: str) -> None:
        self._child.send(keys)

    def resize(self, rows: int, columns: int) -> None:
        self._child.setwinsize(rows, columns)

    def end(self) -> tuple[str, int | None]:
        self._child.expect(pexpect.EOF)
        self._child.close()
        return _ESCAPES.sub("", self._child.before), self._child.exitstatus


@pytest.fixture
def at_terminal(own: Path) -> Iterator[Terminal]:
    terminal = Terminal(own, "--kind", "statement", "--kind", "position")
    yield terminal
    terminal._child.close(force=True)


def held(store: Path) -> list[tuple[str, str, str, dict[str, object]]]:
    with ag.open_store(store, read_only=True) as opened:
        return [
            (each.coder, each.outcome.value, each.why, dict(each.changes))
            for each in decisions(opened)
            if isinstance(each, FindingDecision)
        ]


def test_a_session_at_a_terminal(at_terminal: Terminal, own: Path) -> None:
    ready, say = "[q]uit", at_terminal.press
    first = at_terminal.until(ready)
    left = int(re.search(r"(\d+) left, 0 decided · anna", first)[1])
    assert left > 5
    assert "Ferry Safety Act" in first
    assert "sure (" in first

    say("a")
    assert f"{left - 1} left, 1 decided" in at_terminal.until(ready)
    assert [each[:3] for each in held(own)] == [("anna", "accepted", "")]

    say("r")
    at_terminal.until("Why is it not there?")
    say("no position\r")
    assert "2 decided" in at_terminal.until(ready)
    assert held(own)[1][:3] == ("anna", "rejected", "no position")

    say("u")
    assert f"{left - 1} left, 1 decided" in at_terminal.until(ready)
    assert len(held(own)) == 1

    say("r")
    at_terminal.until("Why is it not there?")
    say("\x03")  # leaves it as it was
    assert "left undecided" in at_terminal.until(ready)

    say("s")
    assert f"{left - 1} left" in at_terminal.until(ready)

    say("h")
    assert "decide as another coder did" in at_terminal.until("leads back")
    say(" ")
    at_terminal.until(ready)

    at_terminal.resize(40, 60)
    at_terminal.until("1 decided")  # all is drawn again
    again = at_terminal.until(ready)
    # its rule fits; other lines may be parts of two, since only what differs is drawn
    assert 20 < max(map(len, re.findall("─+", again))) <= 60

    say("c")
    fields = at_terminal.until("Enter when all are right")
    number = re.search(r"(\d) +(polarity|mode) ", fields)
    assert number
    say(number[1])
    at_terminal.until(f"{number[2]} (")
    say("\x15sideways\r")
    assert "cannot be 'sideways'" in at_terminal.until("Enter when all are right")
    say(number[1])
    at_terminal.until(f"{number[2]} (")
    value = {"polarity": "neutral", "mode": "indirect"}[number[2]]
    say(f"\x15{value[:4]}\r")  # a beginning will do
    at_terminal.until("Enter when all are right")
    say("\r")
    at_terminal.until("Why?")
    say("read it again\r")
    assert f"corrected: {number[2]}" in at_terminal.until(ready)
    assert held(own)[1] == ("anna", "corrected", "read it again", {number[2]: value})

    say("\x03")
    told, code = at_terminal.end()
    assert "2 decided in this session" in told
    assert code == 0
    assert len(held(own)) == 2
    with ag.open_store(own, read_only=True) as opened:
        assert sum(isinstance(each, Undoing) for each in decisions(opened, all=True)) == 1


def test_words_of_a_release_do_nothing_in_the_terminal(own: Path, capfd: pytest.CaptureFixture[str]) -> None:
    session = Session(own, "anna")
    item = session.current()
    assert item is not None
    evil = "\x1b]0;title\x07\x1b[2J[bold]red[/bold]\r\u202e"
    decision = FindingDecision(
        coder=evil,
        at=datetime.now(UTC),
        why=evil,
        outcome=FindingOutcome.CORRECTED,
        anchor=item.anchor,
        changes={"target": evil},
    )
    shown = replace(
        item,
        label=evil,
        fields=dict.fromkeys(item.fields, evil),
        text=evil + item.text[len(evil) :],
        decisions=(decision,),
    )
    reviewing._show(shown, session, {}, evil)
    told = capfd.readouterr().out
    assert "[bold]red[/bold]" in told
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(told)


def test_without_a_terminal_or_a_name(run, own: Path) -> None:
    ran = run("review", "--store", own, "--coder", "anna")
    assert ran.code == 2
    assert "review export FILE.csv" in " ".join(ran.err.replace("│", " ").split())
    before = run("review", "--store", own, "list")
    assert before.code == 2
    assert "put the options behind" in before.err
    for name in ("machine", "a\nb\x1b", " "):
        assert run("review", "undo", "x", "--store", own, "--coder", name).code == 2


def test_sheets_lists_undoing_and_agreement(run, own: Path, tmp_path: Path) -> None:
    sheet, back = tmp_path / "sheet.csv", tmp_path / "back.csv"
    assert run("review", "export", sheet, "--store", own, "--kind", "statement").code == 0
    assert run("review", "export", sheet, "--store", own).code == 8
    head, *rows = csv.reader(sheet.open(encoding="utf-8-sig", newline=""))
    speaker = head.index("speaker should be")

    rows[0][:2], rows[1][:3] = ["accepted", "plain"], ["corrected", "another", "bert"]
    rows[1][speaker] = "Somebody Else"
    rows[2][0] = "perhaps"
    with back.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    ran = run("review", "import", back, "--store", own, "--coder", "anna")
    assert ran.code == 3
    assert "row 4: the decision 'perhaps' is none" in ran.err
    assert "nothing was taken" in ran.err
    assert held(own) == []

    rows[2][0] = "rejected"
    with back.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([head, *rows])
    ran = run("review", "import", back, "--store", own, "--coder", "anna")
    assert (ran.code, ran.out) == (
        0,
        f"3 decisions taken, 0 known already, {len(rows) - 3} rows still open\n",
    )
    ran = run("review", "import", back, "--store", own, "--coder", "anna", "--json")
    assert ran.json == {"recorded": 0, "known": 3, "open": len(rows) - 3, "wrong": []}

    listed = run("review", "list", "--store", own, "--json").json
    assert {(each["coder"], each["outcome"]) for each in listed} == {
        ("anna", "accepted"),
        ("bert", "corrected"),
        ("anna", "rejected"),
    }
    assert "Somebody" in run("review", "list", "--store", own, "--coder", "bert").out
    assert run("review", "list", "--store", own, "--orphans", "--json").json == []

    told = run("review", "agreement", "--store", own, "--json", "--out", tmp_path / "a.csv").json
    of = {(row["variable"], *row["coders"]): row for row in told}
    assert of["statement", "anna", "machine"]["percent"] == 0.5
    assert of["statement speaker", "bert", "machine"]["percent"] == 0.0
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()) == len(told) + 1

    (rejected,) = [each for each in listed if each["outcome"] == "rejected"]
    assert run("review", "undo", rejected["key"], "--store", own, "--coder", "bert").code == 0
    assert len(held(own)) == 2
    assert run("review", "undo", "0" * 16, "--store", own, "--coder", "bert").code == 2
