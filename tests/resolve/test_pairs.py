"""Pairs that a person judged before there were rules: what the rules make of them does not fall."""

import json
from pathlib import Path

import pytest

from advocacy_graph.cli import main
from advocacy_graph.evaluate import fallen, read_floors
from advocacy_graph.evaluate.pairs import score_pairs, wrong
from advocacy_graph.resolve import Kind, Verdict

GOLD = Path(__file__).resolve().parents[2] / "data" / "gold"


@pytest.mark.parametrize("kind", Kind)
def test_figures_on_pairs_do_not_fall(kind: Kind) -> None:
    scores = score_pairs(GOLD / "pairs")[kind]
    assert len(scores.judged) >= 200
    floor = read_floors(GOLD / "baseline.json")[f"pairs: {kind}"]
    assert not list(map(str, fallen(scores.figures, floor)))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_merged_is_right_and_nearly_all_is_merged(kind: Kind) -> None:
    scores = score_pairs(GOLD / "pairs")[kind]
    assert scores.pairwise.precision >= 0.98
    assert scores.pairwise.recall >= 0.9
    assert {judgement.verdict for _, judgement in wrong(scores)} <= {Verdict.ASK, Verdict.DIFFERENT}
    assert all(judgement.reasons for _, judgement in scores.judged)


def test_the_command_tells_of_pairs(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["evaluate", str(GOLD), "--pairs", "--floor", str(GOLD / "baseline.json"), "--json"])
    assert left.value.code == 0
    told = json.loads(capfd.readouterr().out)
    assert set(told) == set(Kind)
    assert told["person"]["precision"] >= 0.98


@pytest.mark.parametrize("line", ["a\tb", "Ida Moss\tchair"])
def test_a_broken_line_is_named(line: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pairs = tmp_path / "pairs"
    pairs.mkdir()
    for name in ("organizations", "people", "policies"):
        (pairs / f"{name}.tsv").write_text((GOLD / "pairs" / f"{name}.tsv").read_text("utf-8"), "utf-8")
    (pairs / "people.tsv").write_text(f"# left\n{line}\n", "utf-8")
    with pytest.raises(SystemExit) as left:
        main(["evaluate", str(tmp_path), "--pairs"])
    assert left.value.code == 3
    assert "people.tsv, line 2" in capfd.readouterr().err
