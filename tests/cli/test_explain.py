"""`explain`: what each paragraph was taken for, and what the rules saw in it."""

from pathlib import Path

from typed import FERRY, Run


def test_findings_stand_under_the_paragraphs_that_say_them(run: Run, press: Path) -> None:
    ran = run("explain", press / "ferry.txt", "--json")
    assert ran.code == 0
    paragraphs = ran.json["paragraphs"]
    assert "headline" in [p["class"] for p in paragraphs]
    told = [(p, f) for p in paragraphs for f in p["findings"]]
    assert {"direct statement", "person", "organisation", "policy"} <= {f["kind"] for _, f in told}
    for paragraph, finding in told:
        start, end = paragraph["segment"]
        assert start <= finding["segments"][0][0] < end
        assert finding["rule"]
        assert 0 < finding["confidence"] <= 1
    assert "extractor" in ran.json
    assert FERRY[slice(*paragraphs[0]["segment"])].strip()


def test_for_people_each_rule_has_its_confidence(run: Run, press: Path) -> None:
    ran = run("explain", press / "ferry.txt")
    assert ran.code == 0
    assert "direct statement: Nora Quill" in ran.out
    assert "statement." in ran.out
    assert "0.9" in ran.out


def test_a_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("explain", tmp_path / "none.txt").code == 3
