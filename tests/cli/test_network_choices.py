"""`network`, `why` and `measures` as an analyst types them, on an event list and on a store."""

import csv
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "network" / "dna_sample.csv"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """DNA's sample as an event list."""
    path = tmp_path_factory.mktemp("events") / "sample.csv"
    with (
        SAMPLE.open(encoding="utf-8", newline="") as counts,
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        table = csv.writer(file)
        table.writerow(["actor", "object", "polarity", "date", "release"])
        for row in csv.DictReader(counts):
            for side in ("support", "oppose"):
                for n in range(int(row[side])):
                    table.writerow(
                        [row["organization"], row["concept"], side, f"2005-01-{1 + n:02}", f"r{n}"]
                    )
    return path


def matrix(path: Path) -> tuple[list[str], list[str], list[list[float]]]:
    head, *rows = list(csv.reader(path.open(encoding="utf-8", newline="")))
    return head[1:], [row[0] for row in rows], [[float(cell) for cell in row[1:]] for row in rows]


@pytest.mark.parametrize(
    ("options", "total", "filled"),
    [
        (["--mode", "one", "--aggregation", "ignore"], 276, 42),
        (["--mode", "one", "--aggregation", "congruence", "--normalization", "average"], 25.802436, 32),
        (["--mode", "two", "--aggregation", "ignore"], 40, 22),
        (["--mode", "two", "--aggregation", "subtract", "--normalisation", "no"], 18, 21),
        (["--mode", "two", "--aggregation", "combine"], 30, 22),
        (["--mode", "two", "--normalization", "activity"], 7, 22),
        (["--mode", "two", "--normalization", "prominence"], 6, 22),
        (["--mode", "two", "--duplicates", "range"], 22, 22),  # the side is no part of the key here
        (["--mode", "two", "--duplicates", "range", "--aggregation", "subtract"], 9, 21),
    ],
)
def test_positions_of_an_event_list(
    run, sample: Path, tmp_path: Path, options: list[str], total: float, filled: int
) -> None:
    ran = run("network", "positions", "--from", sample, *options, "--matrix", tmp_path / "m.csv")
    assert ran.code == 0
    repeated = "range" in options  # and nothing else is left out of this list
    assert (ran.err.startswith("Positions left out: ") and "repeated" in ran.err) if repeated else not ran.err
    columns, rows, cells = matrix(tmp_path / "m.csv")
    assert rows == sorted(rows, key=str.casefold)
    assert len(columns) == (7 if "one" in options else 6)
    assert sum(map(sum, cells)) == pytest.approx(total)
    assert sum(cell != 0 for row in cells for cell in row) == filled
    assert [path.name for path in tmp_path.iterdir()] == ["m.csv"]


def test_policies_in_the_place_of_actors(run, sample: Path, tmp_path: Path) -> None:
    run("network", "positions", "--from", sample, "--over", "objects", "--matrix", tmp_path / "m.csv")
    columns, rows, cells = matrix(tmp_path / "m.csv")
    assert columns == rows
    assert cells == [list(column) for column in zip(*cells, strict=True)]


def test_a_store_its_event_list_and_dnas_give_the_same_matrix(run, store: Path, tmp_path: Path) -> None:
    whole = ["network", "positions", "--mode", "two", "--aggregation", "subtract"]
    ours, dna = tmp_path / "ours.csv", tmp_path / "dna.csv"
    assert (
        run(*whole, "--store", store, "--matrix", tmp_path / "a.csv", "--events", ours, "--dna", dna).code
        == 0
    )
    for source in (ours, dna):
        assert run(*whole, "--from", source, "--matrix", tmp_path / "b.csv").code == 0
        assert matrix(tmp_path / "b.csv") == matrix(tmp_path / "a.csv")
    assert dna.read_text(encoding="utf-8").startswith('"statement ID";"time";"document ID";')


@pytest.mark.parametrize("kind", ["congruence", "co-statement", "demands", "positions", "coalitions"])
def test_every_kind_is_drawn(run, store: Path, tmp_path: Path, kind: str) -> None:
    ran = run("network", kind, "--store", store, "--isolates", "--out", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / f"{kind}.html").stat().st_size > 10_000


def test_a_series(run, sample: Path, tmp_path: Path) -> None:
    ran = run("network", "congruence", "--from", sample, "--unit", "day", "--window", "3", "--out", tmp_path)
    assert ran.code == 0
    windows = list(csv.DictReader((tmp_path / "congruence-windows.csv").open(encoding="utf-8")))
    assert [row["middle"] for row in windows][:2] == ["2005-01-02", "2005-01-03"]
    lines = list(csv.DictReader((tmp_path / "congruence-series.csv").open(encoding="utf-8")))
    first = [float(line["weight"]) for line in lines if line["middle"] == "2005-01-02"]
    assert sum(first) == pytest.approx(float(windows[0]["sum of weights"]))


def test_why(run, sample: Path, store: Path) -> None:
    ran = run("why", "Senate", "Sierra", "--from", sample, "--normalization", "average")
    assert "average: 2 / ((5 + 6) / 2) = 0.363636" in ran.out
    told = run("why", "Harbour Alliance", "Seafarers", "--store", store, "--json").json
    assert told["weight"] == sum(term["value"] for term in told["terms"]) > 0
    words = {s["words"] for term in told["terms"] for s in term["statements"]}
    assert all(words)
    ran = run("why", "Harbour Alliance", "Ferry Safety Act", "--store", store, "--mode", "two")
    assert "support" in ran.out
    assert "Harbour Alliance Welcomes the Ferry Safety Act" in ran.out


def test_measures(run, sample: Path, store: Path, tmp_path: Path) -> None:
    ran = run("measures", "--from", sample)
    assert "Polarisation 0.6641 (1 - min Q of all partitions)" in ran.out
    assert "dna-compatible: 0.5342" in ran.out
    told = run("measures", "policy", "--store", store, "--json", "--out", tmp_path).json
    assert {"polarisation", "declared and revealed", "nodes", "turns"} == set(told)
    assert len(told["nodes"]) == len((tmp_path / "policy-nodes.csv").read_text().splitlines()) - 1


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--since", "2009-01-01"], 7, "among 40 positions there is none dated 2009-01-01 or later"),
        (["--since", "2009-13-01"], 2, "is no date: write it as 2021-10-12"),
        (["--since", "2009-02-01", "--until", "2009-01-01"], 2, "exchange them"),
        (["--policy", "taxes"], 7, "no policy is named 'taxes'"),
        (["--who", "Senate"], 7, "only one among the organisations, Senate"),
        (["--polarity", "neutral"], 7, "among 40 positions there is none that neutral"),
        (["--actor", "person"], 7, "try organisations as actors"),
        (["--aggregation", "combine"], 2, "not for one-mode"),
        (["--mode", "two", "--normalization", "jaccard"], 2, "choose no, activity"),
        (["--minimum", "99"], 7, "lower the minimum weight"),
        (["--minimum-statements", "99"], 7, "lower --minimum-statements"),
        (["--window", "3"], 2, "needs --unit"),
        (["--unit", "year", "--window", "9"], 7, "choose a smaller --window"),
    ],
)
def test_what_is_wrong_and_what_to_change(
    run, sample: Path, tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    ran = run("network", "positions", "--from", sample, *arguments, "--out", tmp_path)
    assert ran.code == code
    assert says in " ".join(ran.err.replace("│", " ").split())
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_all_neutral_and_no_file(run, tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text(
        "actor,object,polarity,date,release\nA,p,neutral,2021-01-01,r\nB,p,neutral,2021-01-01,r\n"
    )
    ran = run("network", "congruence", "--from", path)
    assert (ran.code, "2 are neutral" in ran.err) == (7, True)
    path.write_text("actor,object,polarity,date,release\n")
    ran = run("network", "congruence", "--from", path)
    assert (ran.code, "there are no positions" in ran.err) == (7, True)
    assert run("network", "congruence", "--from", tmp_path / "none.csv").code == 3


def test_weights_that_are_all_zero(run, tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("actor,object,polarity,date,release\nA,p,support,2021-01-01,r\nA,p,oppose,2021-01-01,r\n")
    ran = run("network", "positions", "--from", path, "--mode", "two", "--aggregation", "subtract")
    assert (ran.code, "choose --aggregation ignore" in ran.err) == (7, True)


def test_what_a_matrix_leaves_out_is_said(run, tmp_path: Path) -> None:
    listed = tmp_path / "events.csv"
    listed.write_text(
        "actor,object,polarity,date,release\nA,p,support,2020-01-01,r1\nB,p,mixed,2020-01-02,r2\nC,p,neutral,2020-01-03,r3\n"
    )
    ran = run("network", "positions", "--from", listed, "--mode", "one", "--matrix", tmp_path / "m.csv")
    assert ran.code == 0
    assert "Positions left out: 1 neutral." in ran.err
    assert "counted on both sides: 1." in ran.err


def test_sensitivity(run, store: Path, tmp_path: Path) -> None:
    ran = run(
        "sensitivity", "policy", "--store", store, "--at", "0.5", "--at", "1", "--out", tmp_path / "s.csv"
    )
    assert ran.code == 0
    assert "decided: among" in ran.out
    rows = list(csv.DictReader((tmp_path / "s.csv").open(encoding="utf-8")))
    assert [row["which"] for row in rows] == ["all", "confidence 0.5", "confidence 1", "decided"]
    assert [row["lines kept"] for row in rows][::3] == ["1.0", "0.0"]
    told = run("sensitivity", "policy", "--store", store, "--at", "0.5", "--json").json
    assert [one["lines"] for one in told] == [int(rows[n]["lines"]) for n in (0, 1, 3)]
    assert run("sensitivity", "--store", store, "--confidence", "0.6", "--at", "0.5").code == 2
    assert run("sensitivity", "conflict", "--store", store, "--since", "2030-01-01").code == 7
