"""`advocacy-graph export`, as typed."""

from pathlib import Path

from typed import Run


def test_it_writes_the_file_and_what_to_cite(run: Run, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "said.csv"
    done = run("export", "--store", store, "--what", "statements", "--out", out)
    assert (done.code, out.exists()) == (0, True)
    assert "Statements read from 3 press releases" in done.out
    again = run("export", "--store", store, "--what", "statements", "--out", out)
    assert (again.code, "--force" in again.err) == (8, True)
    told = run("export", "--store", store, "--what", "statements", "--out", out, "--force", "--json")
    assert told.json["files"] == [str(out), f"{out}.snapshot.json"]
    assert run("export", "--store", store, "--format", "csv").code == 2
