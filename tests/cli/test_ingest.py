"""Ingest: what is read, what is left alone, what is reported."""

import shutil
from pathlib import Path

import pytest
from typed import FERRY, Run

from advocacy_graph import AdvocacyGraphError
from advocacy_graph.store import Store


def outcomes(ran) -> dict[str, str]:
    return {Path(one["source"]).name: one["outcome"] for one in ran.json}


def dump(directory: Path) -> bytes:
    with Store.open(directory, create=False, read_only=True) as store:
        return store.dump()


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def test_the_same_again_changes_nothing(run: Run, press: Path, tmp_path: Path) -> None:
    arguments = ("ingest", press, "--store", tmp_path / "s", "--json")
    first = run(*arguments)
    before = dump(tmp_path / "s")
    again = run(*arguments)
    assert (first.code, again.code) == (0, 0)
    assert set(outcomes(first).values()) == {"added"}
    assert len(outcomes(first)) == 3
    assert set(outcomes(again).values()) == {"unchanged"}
    assert dump(tmp_path / "s") == before


def test_an_edited_release_takes_the_old_ones_place_and_keeps_its_text(
    run: Run, ferry: Path, tmp_path: Path
) -> None:
    run("ingest", ferry, "--store", tmp_path / "s")
    ferry.write_text(FERRY.replace("this year", "before summer"), encoding="utf-8")
    edited = run("ingest", ferry, "--store", tmp_path / "s", "--json")
    assert outcomes(edited) == {"ferry.txt": "edited"}
    with Store.open(tmp_path / "s", create=False, read_only=True) as store:
        (release,) = store.releases()
        old, new = store.versions(release.iri)
        assert "this year" in store.text(old.text_digest)
        assert new.current
        assert new.revision_of == old.iri
        assert b"before summer" in store.dump()
        assert b"this year" not in store.dump()


def test_a_moved_file_is_the_same_release(run: Run, ferry: Path, tmp_path: Path) -> None:
    run("ingest", ferry, "--store", tmp_path / "s")
    moved = ferry.rename(tmp_path / "elsewhere.txt")
    assert outcomes(run("ingest", moved, "--store", tmp_path / "s", "--json")) == {
        "elsewhere.txt": "unchanged"
    }


def test_what_cannot_be_read_is_named_and_the_others_go_on(run: Run, press: Path, tmp_path: Path) -> None:
    folder = tmp_path / "press"
    shutil.copytree(press, folder)
    (folder / "damaged.txt").write_bytes(b"\x00\x01\x02 not a text \x00")
    (folder / "empty.txt").write_bytes(b"")
    ran = run("ingest", folder, tmp_path / "missing.txt", "--store", tmp_path / "s")
    assert ran.code == 3
    for name in ("damaged.txt", "empty.txt", "missing.txt"):
        assert name in ran.err
    assert "Traceback" not in ran.err
    assert "3 added" in ran.out
    assert "3 unreadable" in ran.out


def test_a_folder_without_releases_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"png")
    ran = run("ingest", tmp_path, "--store", tmp_path / "s")
    assert ran.code == 3
    assert ".txt" in ran.err


def test_a_base_is_kept_and_another_one_refused(run: Run, ferry: Path, tmp_path: Path) -> None:
    base = "https://data.example.org/"
    ran = run("ingest", ferry, "--store", tmp_path / "s", "--base", base, "--json")
    assert ran.json[0]["release"].startswith(f"{base}id/release/2022-03-03-")
    other = run("ingest", ferry, "--store", tmp_path / "s", "--base", "https://other.example.org/")
    assert other.code == 6
    assert base in other.err


def test_a_second_writer_is_turned_away(run: Run, ferry: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "s", create=True):
        ran = run("ingest", ferry, "--store", tmp_path / "s")
    assert ran.code == 6
    assert "another process" in ran.err


@pytest.mark.parametrize("name", ["[bold]x.txt", "two\nlines.txt", "\x1b[31mred.txt"])
def test_a_hostile_file_name_stays_a_word_on_its_line(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    ran = run("ingest", tmp_path / name, "--store", tmp_path / "s")
    assert ran.code == 3
    assert "\x1b" not in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    if name.startswith("["):
        assert name in ran.err


def test_the_root_of_the_error_tree_catches_what_the_library_raises(tmp_path: Path) -> None:
    with pytest.raises(AdvocacyGraphError):
        Store.open(tmp_path / "none", create=False)
