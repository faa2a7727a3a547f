"""Damage is found wherever it is: every table of the engine, every text, every quotation."""

import random
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store, faults


@pytest.fixture(scope="module")
def flushed(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose quads lie in the engine's tables, not in its log."""
    store = shutil.copytree(sound, tmp_path_factory.mktemp("flushed") / "store")
    engine = ox.Store(str(store / "graph"))
    engine.flush()
    return store


def test_nothing_is_wrong_with_a_sound_store(flushed: Path) -> None:
    told: list[str] = []
    assert list(faults(flushed, told.append)) == []
    assert len(told) > 2


def test_flipped_bytes_are_found_in_every_table(flushed: Path, tmp_path: Path) -> None:
    tables = [table.name for table in (flushed / "graph").glob("*.sst")]
    assert len(tables) >= 8, "six indexes, the terms, the graphs"
    chance = random.Random(7)
    for table in tables:
        store = shutil.copytree(flushed, tmp_path / table)
        damaged = store / "graph" / table
        content = bytearray(damaged.read_bytes())
        for _ in range(64):
            content[chance.randrange(len(content) * 8 // 10)] ^= 0xFF
        damaged.write_bytes(content)
        found = list(faults(store))
        assert found, table
        assert all("restore a backup" in fault.remedy for fault in found)


def test_a_quad_that_only_some_indexes_hold_is_found(flushed: Path, tmp_path: Path) -> None:
    # A table from before a write, put in the place of the one after it, is sound in itself.
    store = shutil.copytree(flushed, tmp_path / "store")
    before = {table.name for table in (store / "graph").glob("*.sst")}
    assert before
    largest = max((store / "graph").glob("*.sst"), key=lambda table: table.stat().st_size)
    largest.unlink()
    assert list(faults(store))


def test_texts_that_changed_or_went(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    changed, gone, *_ = sorted((store / "texts").iterdir())
    changed.write_text("something else")
    gone.unlink()
    (store / "texts" / "0.part").write_text("of a writer that was killed")
    found = list(faults(store))
    assert [fault.place for fault in found if "no longer the text" in fault.wrong] == [str(changed)]
    assert any(gone.stem in fault.wrong and "keeps no text" in fault.wrong for fault in found)


def test_a_quotation_that_does_not_stand_in_its_text(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    engine = ox.Store(str(store / "graph"))
    exact = ox.NamedNode("http://www.w3.org/ns/oa#exact")
    quad = next(iter(engine.quads_for_pattern(None, exact, None, None)))
    engine.remove(quad)
    engine.add(ox.Quad(quad.subject, exact, ox.Literal("nobody said this"), quad.graph_name))
    engine.flush()
    del engine
    (fault,) = faults(store)
    assert "nobody said this" in fault.wrong


def test_what_cannot_be_opened_is_a_fault_and_what_is_no_store_an_error(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    (store / "graph" / "CURRENT").write_text("MANIFEST-999999\n")
    (fault,) = faults(store)
    assert "cannot be opened" in fault.wrong
    (store / "store.json").write_text("{")
    (fault,) = faults(store)
    assert "store.json" in fault.wrong
    with pytest.raises(StoreError, match="no store is there"):
        list(faults(tmp_path / "nowhere"))
    used = shutil.copytree(sound, tmp_path / "used")
    with Store.open(used, create=False), pytest.raises(StoreError, match="another process"):
        list(faults(used))
