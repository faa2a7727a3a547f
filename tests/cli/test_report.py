"""`advocacy-graph report`: a folder that stands alone and can be repeated from its own bundle."""

import csv
import hashlib
import json
import re
from pathlib import Path

EVENTS = """actor,object,polarity,date,release
Harbor Union,Tide Act,support,2021-03-01,r1
Port Guild,Tide Act,support,2021-04-01,r2
Sand Board,Tide Act,oppose,2021-04-02,r3
Sand Board,Dune Plan,neutral,2021-04-02,r3
Sand Board,Tide Act,support,2022-01-05,r4
"""


def lines(folder: Path, kind: str) -> set[tuple[str, str, str]]:
    with (folder / "networks" / f"{kind}-edges.csv").open(encoding="utf-8", newline="") as file:
        return {(row["Source label"], row["Target label"], row["Weight"]) for row in csv.DictReader(file)}


def test_a_report_of_an_event_list_is_whole_and_can_be_repeated(run, tmp_path: Path) -> None:
    given, out, again = tmp_path / "events.csv", tmp_path / "report", tmp_path / "again"
    given.write_text(EVENTS, encoding="utf-8")
    ran = run("report", "--from", given, "--out", out)
    assert ran.code == 0, ran.err
    told = (out / "report.md").read_text(encoding="utf-8")
    assert "| Harbor Union | Port Guild | agree | 1 | 2 |" in told
    assert "| Sand Board | Tide Act | oppose \\(2021-04-02\\) | support \\(2022-01-05\\) |" in told
    assert "The polarisation of the debate is 0." in told
    assert "every partition was tried" in told
    assert "| name | statements | lines | strength | betweenness |" in told
    assert "| neutral | 1 |" in told
    assert "No coalitions network" in told
    for path in re.findall(r"\]\(([^)]+)\)", told):
        assert (out / path).is_file(), path
    sums = (out / "bundle" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(sums) == sum(path.is_file() for path in out.rglob("*")) - 1
    for digest, _, name in (line.partition("  ") for line in sums):
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert run("report", "--from", out / "bundle" / "events.csv", "--out", again).code == 0
    for kind in ("congruence", "conflict", "policy"):
        assert lines(out, kind) == lines(again, kind)
        assert lines(out, kind)


def test_a_report_of_a_store_says_what_the_store_holds(run, store: Path, tmp_path: Path) -> None:
    ran = run("report", "--store", store, "--out", tmp_path, "--since", "1990-01-01", "--json")
    assert ran.code == 0, ran.err
    assert Path(json.loads(ran.out)["report"]) == tmp_path / "report.html"
    told = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert "| releases | 3 |" in told
    assert "dated 1990-01-01 or later" in told
    about = json.loads((tmp_path / "bundle" / "study.json").read_text(encoding="utf-8"))
    assert about["options"]["since"] == "1990-01-01"
    assert about["revision"]
    assert {"advocacy-graph", "networkx", "python"} <= set(about["versions"])


def test_nothing_to_report_is_a_sentence(run, tmp_path: Path) -> None:
    given = tmp_path / "events.csv"
    given.write_text(EVENTS.splitlines()[0] + "\nA,Tide Act,neutral,2021-01-01,r1\n", encoding="utf-8")
    ran = run("report", "--from", given, "--out", tmp_path / "report")
    assert ran.code == 7
    assert "neutral" in ran.err
    assert not (tmp_path / "report").exists()
