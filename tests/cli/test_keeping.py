"""`check`, `backup`, `restore` and `upgrade`, as they are typed."""

import json
import shutil
from pathlib import Path

from typed import Run

from advocacy_graph.store import Store


def dump(directory: Path) -> bytes:
    with Store.open(directory, create=False, read_only=True) as store:
        return store.dump()


def test_backed_up_and_restored(run: Run, store: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "ferry.tar.gz", tmp_path / "again"
    made = run("backup", archive, "--store", store)
    assert made.code == 0
    assert "restore" in made.out
    assert run("restore", archive, "--store", again).code == 0
    assert dump(again) == dump(store)
    twice = run("restore", archive, "--store", again)
    assert (twice.code, twice.out) == (6, "")
    assert "restore into a new folder" in twice.err


def test_checked(run: Run, store: Path, tmp_path: Path) -> None:
    sound = run("check", "--store", store)
    assert (sound.code, sound.err) == (0, "")
    broken = shutil.copytree(store, tmp_path / "broken")
    text = min((broken / "texts").iterdir())
    text.write_text("something else")
    found = run("check", "--store", broken)
    assert found.code == 1
    assert str(text) in found.err
    listed = run("check", "--store", broken, "--json")
    assert {fault["place"] for fault in listed.json} >= {str(text)}
    assert run("check", "--store", tmp_path / "nowhere").code == 6


def test_upgraded_when_told_twice(run: Run, store: Path, tmp_path: Path) -> None:
    old = shutil.copytree(store, tmp_path / "old")
    settings = json.loads((old / "store.json").read_text())
    (old / "store.json").write_text(json.dumps(settings | {"format": 1}))
    assert "upgrade" in run("ingest", store.parent, "--store", old).err
    said = run("upgrade", "--store", old)
    assert said.code == 0
    assert "nothing was done yet" in said.out
    assert json.loads((old / "store.json").read_text())["format"] == 1
    assert run("upgrade", "--store", old, "--yes").code == 0
    assert "nothing to do" in run("upgrade", "--store", old).out
    assert dump(old) == dump(store)
