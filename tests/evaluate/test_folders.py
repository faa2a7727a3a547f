"""Folders of annotated releases: the figures do not fall, the report says what it measured, and the command fails when it must."""

import json
from pathlib import Path

import pytest

from advocacy_graph.cli import main
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.evaluate import Measure, fallen, folder, read_floors, score
from advocacy_graph.evaluate.report import release_of
from advocacy_graph.ingest import read

OWN = Path(__file__).resolve().parents[2] / "data" / "gold"
BASELINE = OWN / "baseline.json"
OTHERS = [OWN / "styles", OWN / "us-styles", OWN / "us-more"]
ANNOTATIONS = sorted(OWN.glob("*.gold.json"))


@pytest.mark.parametrize("own", [OWN, *OTHERS], ids=lambda path: path.name)
def test_own_figures_do_not_fall(own: Path) -> None:
    report = folder(own)
    assert not list(map(str, fallen(report.total.figures, read_floors(BASELINE)[report.name])))


@pytest.mark.parametrize(("name", "below"), [("A", "gold/A"), ("A2", "gold/A2"), ("seed", "gold")])
def test_figures_on_real_releases_do_not_fall(name: str, below: str, shared: Path) -> None:
    if not (shared / below).is_dir():
        pytest.skip(f"{shared / below} is not here")
    report = folder(shared / below, name)
    assert not list(map(str, fallen(report.total.figures, read_floors(BASELINE)[name])))


@pytest.mark.parametrize(
    "path",
    [*ANNOTATIONS, *(p for o in OTHERS for p in sorted(o.glob("*.gold.json")))],
    ids=lambda path: path.name,
)
def test_our_annotations_hold(path: Path) -> None:
    """Scored against itself an annotation is right in all, so its offsets hold the words that it quotes."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    figures = score(gold, gold, read(release_of(path)).text).figures
    assert {name: figure for name, figure in figures.items() if figure < 1} == {}


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Three of our annotated releases."""
    place = tmp_path / "few"
    place.mkdir()
    for annotation in ANNOTATIONS[:3]:
        text = read(release_of(annotation)).text
        (place / annotation.name).write_bytes(annotation.read_bytes())
        (place / annotation.name.replace(".gold.json", ".txt")).write_text(text, encoding="utf-8", newline="")
    return place


def test_a_report_is_the_sum_of_its_releases_and_comes_out_alike(few: Path) -> None:
    report, again = folder(few), folder(few)
    counts = report.total.counts[Measure.ORGANIZATIONS]
    assert counts.tp == sum(one.scores.counts[Measure.ORGANIZATIONS].tp for one in report.releases) > 0
    assert report.intervals == again.intervals
    for measure, (low, high) in report.intervals.items():
        assert 0 <= low <= report.total.counts[measure].f1 <= high <= 1
    assert report.releases_per_second > 1


def test_the_interval_of_equal_releases_is_a_point_and_of_unequal_ones_is_not(few: Path) -> None:
    first, *others = sorted(few.glob("*.gold.json"))
    for other in others:
        other.unlink()
    assert {high - low for low, high in folder(few).intervals.values()} == {0.0}
    gold = json.loads(first.read_text(encoding="utf-8"))
    text = first.with_name(first.name.replace(".gold.json", ".txt"))
    gold["people"] = [{"name": "Somebody Else"}]
    (few / "other.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (few / "other.txt").write_bytes(text.read_bytes())
    low, high = folder(few).intervals[Measure.PEOPLE]
    assert low == 0.0 < high


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_the_command_fails_when_a_figure_falls_and_says_which(
    few: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    floor = few / "floor.json"
    assert run("evaluate", few, "--floor", floor, "--write-floor") == 0
    assert run("evaluate", few, "--floor", floor) == 0

    written = json.loads(floor.read_text(encoding="utf-8"))
    assert written["few"]["detection"] > 0.3
    written["few"]["organizations"] += 0.004  # within the tolerance
    written["few"]["detection"] += 0.006
    floor.write_text(json.dumps(written), encoding="utf-8")
    capfd.readouterr()
    assert run("evaluate", few, "--floor", floor) == 1
    said = capfd.readouterr().err
    assert "detection fell from" in said
    assert "organizations" not in said


def test_a_release_read_worse_falls_below_the_floor(few: Path) -> None:
    floor = folder(few).total.figures
    for text in few.glob("*.txt"):
        text.write_text(text.read_text(encoding="utf-8").replace("said", "ate"), encoding="utf-8")
    assert {"detection", "speaker"} <= {fall.figure for fall in fallen(folder(few).total.figures, floor)}


def test_another_folders_floor_stays(few: Path) -> None:
    floor = few / "floor.json"
    floor.write_text(json.dumps({"other": {"detection": 0.5}}), encoding="utf-8")
    assert run("evaluate", few, "--floor", floor, "--write-floor", "--name", "mine") == 0
    floors = read_floors(floor)
    assert floors["other"] == {"detection": 0.5}
    assert floors["mine"] == pytest.approx(folder(few).total.figures, abs=0.0001)


def test_json_tells_figures_counts_intervals_control_and_speed(
    few: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", few, "--json") == 0
    told = json.loads(capfd.readouterr().out)
    assert set(told["measures"]) == set(Measure)
    assert set(told["measures"]["detection"]) == {"f1", "interval", "precision", "recall", "tp", "fp", "fn"}
    assert told["control"]["detection.direct"] > 0
    assert told["releases"] == 3
    names = [path.name.removesuffix(".gold.json") for path in ANNOTATIONS[:3]]
    assert list(told["by_release"]) == names
    assert told["by_release"][names[0]]["detection"] > 0
    assert told["releases_per_cpu_second"] > 1


def test_each_release_is_told_worst_first(few: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", few, "--each") == 0
    told = capfd.readouterr().out.split("spk.tokens")[-1].splitlines()
    read_right = [float(line.split()[0]) for line in told if " 2021-" in line]
    assert len(read_right) == 3
    assert read_right == sorted(read_right)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--write-floor"], "--floor FILE"), (["--floor", "none.json"], "no floor for few")],
    ids=["nowhere to write", "nothing to compare with"],
)
def test_wrong_usage_is_told(
    arguments: list[str], said: str, few: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", few, *arguments) == 2
    assert said in " ".join(capfd.readouterr().err.replace("│", " ").split())


@pytest.mark.parametrize("content", ["not JSON", "[]", '{"statements": [{}]}', '{"people": [3]}'])
def test_a_broken_annotation_is_named(content: str, few: Path) -> None:
    broken = few / "broken.gold.json"
    broken.write_text(content, encoding="utf-8")
    (few / "broken.txt").write_text("“We need more ferries than this,” said Ida Moss.", encoding="utf-8")
    with pytest.raises(UnreadableRelease, match=r"broken\.gold\.json: not an annotation"):
        folder(few)


def test_a_text_that_is_missing_is_named(few: Path) -> None:
    (few / "lost.gold.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableRelease, match=r"lost\.txt"):
        folder(few)


def test_a_folder_without_annotations_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRelease, match="no annotated release"):
        folder(tmp_path)
