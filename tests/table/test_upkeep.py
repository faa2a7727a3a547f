"""Kept up by the change log, made anew where it cannot be, and never the truth."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from described import BASE, Described, holding, one_release

from advocacy_graph import open_store
from advocacy_graph.analysis import statement_table
from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store
from advocacy_graph.table import table as tables


def releases(valid: str, number: int = 3) -> list[Described]:
    """Releases that share their entities and no findings."""
    own = ("release", "text", "older", "evidence", "place", "quote", "statement", "position", "demand", "tie")
    found = []
    for n in range(number):
        text = valid
        for name in own:
            text = text.replace(f"<{name}>", f"<{name}-{n}>")
        found.append(one_release(text, f"r{n}"))
    return found


def rows(store: Store, **options: bool) -> list[tuple[object, ...]]:
    with statement_table(store, **options) as table:
        return table.connection.execute("SELECT * FROM statements ORDER BY position").fetchall()


def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The tables that are made anew from here on."""
    made: list[Path] = []
    build = tables._build
    monkeypatch.setattr(tables, "_build", lambda path, *rest: (made.append(path), build(path, *rest))[1])
    return made


@pytest.fixture
def store(tmp_path: Path, valid: str):
    with open_store(tmp_path / "s", create=True) as opened:
        yield holding(releases(valid), opened)


def test_a_release_put_anew_is_read_alone(store: Store, valid: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = rows(store)
    assert [row[0] for row in first] == [f"{BASE}position-{n}" for n in range(3)]
    made = built(monkeypatch)
    changed = [
        one_release(valid.replace("polarity:support", "polarity:oppose"), "new"),
        replace(releases(valid)[1], quads=releases(valid)[1].quads[:5]),
    ]
    holding(changed, store)
    after = rows(store)
    assert [(row[0], row[10]) for row in after] == [
        (f"{BASE}position", "oppose"),
        (f"{BASE}position-0", "support"),
        (f"{BASE}position-2", "support"),
    ]
    assert made == []
    assert rows(store, rebuild=True) == after
    assert len(made) == 1


def test_a_near_duplicate_that_goes_takes_its_issuer_along(store: Store) -> None:
    again = """@base <http://localhost:8000/> . @prefix ag: <https://w3id.org/advocacy-graph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        <again> a ag:PressRelease ; rdfs:label "Ferns for all" ; ag:duplicateOf <release-0> ."""
    also = again + " <release-0> ag:alsoIssuedBy <ministry> ."
    for text, issuers in ((again, 1), (also, 2), (again, 1)):
        holding([one_release(text, "again")], store)
        assert len(rows(store)[0][14]) == issuers
        assert rows(store) == rows(store, rebuild=True)


def test_readers_find_it_as_the_writer_left_it(store: Store, valid: str, tmp_path: Path) -> None:
    rows(store)
    holding([one_release(valid, "new")], store)
    store.close()
    with (
        open_store(tmp_path / "s", read_only=True) as one,
        open_store(tmp_path / "s", read_only=True) as other,
    ):
        assert rows(one) == rows(other)
        assert len(rows(one)) == 4


def _none(path: Path) -> None:
    path.unlink()


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _nonsense(path: Path) -> None:
    path.write_bytes(b"no table at all" * 1000)


def _other_format(path: Path) -> None:
    with duckdb.connect(str(path)) as table:
        table.execute("UPDATE state SET format = 'other'")


def _no_tables(path: Path) -> None:
    path.unlink()
    duckdb.connect(str(path)).close()


@pytest.mark.parametrize("harm", [_none, _torn, _nonsense, _other_format, _no_tables])
def test_what_is_no_table_is_made_anew(store: Store, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    before = rows(store)
    harm(tmp_path / "s" / "table" / "statements.duckdb")
    assert rows(store) == before


def test_a_store_put_back_to_a_backup_is_read_anew(store: Store, valid: str, tmp_path: Path) -> None:
    log = tmp_path / "s" / "changes"
    backup = log.read_bytes()
    rows(store)
    holding([one_release(valid, "new")], store)
    assert len(rows(store)) == 4
    log.write_bytes(backup[:-30])
    assert len(rows(store)) == 4


def test_a_kill_while_it_is_written_leaves_the_old_state(store: Store, valid: str, tmp_path: Path) -> None:
    rows(store)
    holding([one_release(valid, "new")], store)
    pid = os.fork()
    if pid == 0:
        original = tables.fill
        tables.fill = lambda *a: (original(*a), os.kill(os.getpid(), 9))
        rows(store)
        os._exit(0)
    assert os.waitpid(pid, 0)[1] == 9
    assert len(rows(store)) == 4


def test_names_are_those_of_now(store: Store, valid: str) -> None:
    rows(store)
    renamed = [
        replace(each, quads=[*releases(valid.replace("Fern League", "League of Ferns"))[n].quads])
        for n, each in enumerate(releases(valid))
    ]
    holding(renamed, store)
    assert {row[6] for row in rows(store)} == {"League of Ferns"}


def test_where_nothing_can_be_written_it_is_made_in_memory(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "s" / "table").write_text("in the way of the folder")
    with statement_table(store) as table:
        assert table.in_memory
        assert len(table.events()) == 3


def test_another_process_that_does_not_let_go(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess
    import sys

    rows(store)
    path = tmp_path / "s" / "table" / "statements.duckdb"
    code = (
        f"import duckdb, time; c = duckdb.connect({str(path)!r}); print('ready', flush=True); time.sleep(60)"
    )
    monkeypatch.setattr(tables, "_PATIENCE", 0.2)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"ready\n"
        try:
            with pytest.raises(StoreError, match="close that first"):
                rows(store)
        finally:
            other.kill()
