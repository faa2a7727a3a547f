"""Damage is found wherever it is: every table of the engine, every text, every quotation."""

import os
import random
import shutil
import subprocess
import sys
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


def damage(path: Path, at: float = 0.5) -> None:
    """Sixteen bytes flipped, in the middle."""
    content = bytearray(path.read_bytes())
    start = int(len(content) * at)
    for place in range(start, min(start + 16, len(content))):
        content[place] ^= 0x5A
    path.write_bytes(content)


KILLED = """
import os, signal, sys
from pathlib import Path
import pyoxigraph as ox
from advocacy_graph.store import Store
store = Store.open(Path(sys.argv[1]), create=False)
graph = ox.NamedNode(store.base + "graph/release/last")
quads = [ox.Quad(graph, graph, ox.Literal("x" * 50_000 + str(n)), graph) for n in range(3)]
store.add(quads)
store.private.change(add=quads)
os.kill(os.getpid(), signal.SIGKILL)
"""


def journal(store: Path, engine: str) -> Path:
    return max((store / engine).glob("*.log"), key=lambda log: log.stat().st_size)


@pytest.fixture(scope="module")
def killed(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose writer was killed: what it wrote last lies in the journals of both engines, over several blocks."""
    store = shutil.copytree(sound, tmp_path_factory.mktemp("killed") / "store")
    subprocess.run([sys.executable, "-c", KILLED, str(store)], check=False, timeout=60)
    assert all(journal(store, engine).stat().st_size > 150_000 for engine in ("graph", "private"))
    return store


def test_what_was_written_lies_in_tables_when_it_is_closed(sound: Path, tmp_path: Path) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    last = ox.NamedNode("http://localhost:8000/graph/release/last")
    with Store.open(store, create=False) as opened:
        opened.put_graph(last, [ox.Triple(last, last, ox.Literal("kept"))])
        opened.private.change(add=[ox.Quad(last, last, ox.Literal("kept"), last)])
    for log in store.glob("*/*.log"):
        log.unlink()
    with Store.open(store, create=False) as opened:
        assert len(list(opened.match(last))) == len(list(opened.private.match(last))) == 1


@pytest.mark.parametrize("engine", ["graph", "private"])
@pytest.mark.parametrize("at", [0, 0.3, 0.6, 0.9])
def test_a_damaged_journal_is_found_and_not_replayed(
    killed: Path, tmp_path: Path, engine: str, at: float
) -> None:
    assert list(faults(killed)) == []
    store = shutil.copytree(killed, tmp_path / "store")
    log = journal(store, engine)
    damage(log, at)
    found = list(faults(store))
    assert [fault.place for fault in found if "is damaged at byte" in fault.wrong] == [str(log)]
    with pytest.raises(StoreError, match="is damaged at byte"):
        Store.open(store, create=False)
    log.unlink()  # the way out that both name
    Store.open(store, create=False).close()
    assert list(faults(store)) == []


def test_a_journal_without_its_end_is_no_fault(killed: Path, tmp_path: Path) -> None:
    store = shutil.copytree(killed, tmp_path / "store")
    log = journal(store, "graph")
    os.truncate(log, log.stat().st_size - 1000)
    assert list(faults(store)) == []
    Store.open(store, create=False).close()


def test_a_damaged_list_of_tables_is_found(flushed: Path, tmp_path: Path) -> None:
    store = shutil.copytree(flushed, tmp_path / "store")
    (listed,) = (store / "graph").glob("MANIFEST-*")
    damage(listed)
    assert [fault for fault in faults(store) if fault.place == str(listed)]


@pytest.mark.parametrize("name", ["store.json", "changes", "index/index.sqlite"])
def test_damage_beside_the_graph_is_found(sound: Path, tmp_path: Path, name: str) -> None:
    store = shutil.copytree(sound, tmp_path / "store")
    if name == "store.json":
        place = store / name
        place.write_text(place.read_text().replace("localhost", "locaxhost"))
    else:
        for twentieth in range(4, 19):  # some of it may be in no use
            damage(store / name, twentieth / 20)
    assert str(store / name) in [fault.place for fault in faults(store)]
