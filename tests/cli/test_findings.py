"""Findings as JSON files and lines."""

import json
from pathlib import Path

from typed import CARRIERS, FERRY, Run

KEYS = {
    "date",
    "place",
    "title",
    "issuer",
    "statements",
    "organizations",
    "people",
    "policies",
    "coalitions",
    "acronyms",
    "aliases",
    "positions",
    "demands",
}


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_a_folder_keeps_its_paths_and_a_file_gives_its_stem(run: Run, press: Path, tmp_path: Path) -> None:
    (tmp_path / "alone.v2.txt").write_text(FERRY, encoding="utf-8")
    ran = run("findings", press, tmp_path / "alone.v2.txt", "--out", tmp_path / "out")
    assert ran.code == 0
    assert files_in(tmp_path / "out") == {
        "ferry.json",
        "carriers.json",
        "2022/seafarers.json",
        "alone.v2.json",
    }


def test_the_shape(run: Run, press: Path) -> None:
    found = run("findings", press / "ferry.txt").json
    assert found.keys() >= KEYS
    assert found["date"] == "2022-03-03"
    assert found["issuer"] == ["Harbour Alliance"]
    (quill,) = [s for s in found["statements"] if s["speaker"] == "Nora Quill"]
    assert quill["speaker_type"] == "person"
    assert quill["mode"] == "direct"
    assert quill["role"] == "executive director"
    assert quill["organization"] == "Harbour Alliance"
    assert quill["stance"] == {"Ferry Safety Act": "support"}
    assert quill["about"] == ["Ferry Safety Act"]
    assert [FERRY[start:end] for start, end in quill["segments"]] == [
        "We strongly support the Ferry Safety Act, which will save lives on every crossing,",
        "The Senate must pass the Ferry Safety Act this year.",
    ]
    assert quill["rule"]
    assert 0 < quill["confidence"] <= 1
    assert {(c["relation"], c["organization"]) for c in found["coalitions"]} == {
        ("co-chair", "Seafarers Union"),
        ("co-chair", "Clean Coast Network"),
        ("co-chair", "Island Mothers"),
    }
    assert found["acronyms"] == {"SU": "Seafarers Union"}
    assert found["people"] == [
        {"name": "Nora Quill", "role": "executive director", "organization": "Harbour Alliance"}
    ]
    (demand,) = found["demands"]
    assert demand["addressed_to"] == "Senate"
    assert demand["by_when"] == "this year"
    assert [(p["holder"], p["polarity"], p["target"]) for p in found["positions"]] == [
        ("Harbour Alliance", "support", "Ferry Safety Act"),  # "praised"
        ("Nora Quill", "support", "Ferry Safety Act"),
    ]


def test_without_a_folder_each_release_is_a_line(run: Run, press: Path) -> None:
    ran = run("findings", press)
    titles = {json.loads(line)["title"] for line in ran.out.splitlines()}
    assert len(titles) == 3


def test_two_inputs_for_one_file_are_an_error_before_anything_is_written(run: Run, tmp_path: Path) -> None:
    for folder, text in (("a", FERRY), ("b", CARRIERS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(text, encoding="utf-8")
    ran = run("findings", tmp_path / "a", tmp_path / "b" / "same.txt", "--out", tmp_path / "out")
    assert ran.code == 8
    assert "same.json" in ran.err
    assert not (tmp_path / "out").exists()


def test_one_file_named_twice_is_read_once(run: Run, press: Path) -> None:
    ran = run("findings", press / "ferry.txt", press / "ferry.txt")
    assert len(ran.out.splitlines()) == 1


def test_what_cannot_be_read_is_named_and_the_others_go_on(run: Run, press: Path, tmp_path: Path) -> None:
    ran = run("findings", tmp_path / "missing.txt", press / "ferry.txt", "--out", tmp_path / "out")
    assert ran.code == 3
    assert "missing.txt" in ran.err
    assert files_in(tmp_path / "out") == {"ferry.json"}
