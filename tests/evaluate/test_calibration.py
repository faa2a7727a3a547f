"""Confidence against what is right: rows of the table, and each kind of finding judged. Everything here is invented."""

import re
import subprocess
import sys
from pathlib import Path

from advocacy_graph.evaluate.calibration import Judged, by_rule, judge, table
from advocacy_graph.evaluate.counts import Hits
from advocacy_graph.extract import extract
from advocacy_graph.extract.confidence import calibrated
from advocacy_graph.findings_json import plain
from advocacy_graph.model import PressRelease

HERE = Path(__file__).resolve().parents[2]

SURE = [
    Judged("policy", "a", 0.95, True),
    Judged("policy", "a", 0.9, False),
    Judged("policy", "b", 0.3, False),
    Judged("policy", "b", 1.0, True),
]


def test_rows_hold_what_is_as_sure() -> None:
    assert table(SURE) == [(0.0, 0.5, Hits(0, 1)), (0.9, 1.0, Hits(2, 3))]
    assert by_rule(SURE) == {"a": Hits(1, 2), "b": Hits(1, 2)}


def test_counts_draw_what_is_stated() -> None:
    assert calibrated(0.5, 0, 0) == 0.5
    assert calibrated(0.5, 0, 100) < 0.05
    assert calibrated(0.5, 100, 100) > 0.95
    assert 0.5 < calibrated(0.5, 2, 2) < 0.7


TEXT = """Tenants Speak Out

March 3, 2023

“We oppose the Rent Relief Act,” said Mara Quill, director of the Fair Rents Forum.

Members of the Fair Rents Forum include the Elm Trades Council, the Hill Tenants Union, and the Elm Rivers League.
"""
GOLD = {
    "date": "2023-03-03",
    "title": "Tenants Speak Out",
    "issuer": ["Fair Rents Forum"],
    "statements": [
        {
            "quote_text": "We oppose the Rent Relief Act,",
            "mode": "direct",
            "speaker": "Mara Quill",
            "role": "director",
            "organization": "Fair Rents Forum",
            "stance": {"Rent Relief Act": "oppose"},
        }
    ],
    "organizations": ["Fair Rents Forum", "Elm Trades Council", "Hill Tenants Union"],
    "organizations_optional": [],
    "people": [{"name": "Mara Quill"}],
    "policies": ["Rent Relief Act"],
    "coalitions": [
        {"coalition": "Fair Rents Forum", "relation": "member", "organization": "Elm Trades Council"},
        {"coalition": "Fair Rents Forum", "relation": "member", "organization": "Hill Tenants Union"},
    ],
}


def test_each_finding_is_judged() -> None:
    findings = extract(PressRelease(TEXT, "case.txt", "text/plain", ""))
    judged = list(judge(GOLD, findings, plain(findings)))
    right = {kind: Hits() for kind in {one.kind for one in judged}}
    for one in judged:
        right[one.kind] += Hits(one.right, 1)
    assert right == {
        "statement": Hits(1, 1),
        "position": Hits(1, 1),
        "organization": Hits(3, 4),
        "person": Hits(1, 1),
        "policy": Hits(1, 1),
        "tie": Hits(2, 3),
        "headline": Hits(1, 1),
        "date": Hits(1, 1),
        "issuer": Hits(1, 1),
    }


def test_a_wrong_side_is_a_wrong_position() -> None:
    findings = extract(PressRelease(TEXT, "case.txt", "text/plain", ""))
    statement = {**GOLD["statements"][0], "stance": {"Rent Relief Act": "support"}}  # type: ignore[dict-item,index]
    judged = judge({**GOLD, "statements": [statement]}, findings, plain(findings))
    assert [one.right for one in judged if one.kind == "position"] == [False]


def test_the_script_counts_rules_and_shows_how_often_they_are_right(tmp_path: Path) -> None:
    counts = tmp_path / "counts.tsv"
    command = [
        sys.executable,
        HERE / "scripts" / "calibrate",
        HERE / "data" / "gold" / "us-more",
        "--out",
        counts,
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(r"(?:0\.\d to [01]\.\d: \d+ of \d+ right, [01]\.\d\d\n)+", shown)
    rows = [line.split("\t") for line in counts.read_text(encoding="utf-8").splitlines()[1:]]
    assert all(0 <= int(right) <= int(of) for _, right, of in rows)
    judged = re.findall(r"of (\d+) right", shown)
    assert sum(map(int, judged)) == sum(int(of) for _, _, of in rows) > 100
