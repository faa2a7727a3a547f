"""A store of an older format: readable, not written to, and upgraded only when told."""

import json
import shutil
from pathlib import Path

import pytest

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store, steps, upgrade


@pytest.fixture
def old(sound: Path, tmp_path: Path) -> Path:
    """A store as the first format had it."""
    store = shutil.copytree(sound, tmp_path / "old")
    settings = json.loads((store / "store.json").read_text())
    (store / "store.json").write_text(json.dumps(settings | {"format": 1}))
    (store / "changes").unlink()
    return store


def test_an_older_store_is_read_as_it_is_and_not_written_to(old: Path) -> None:
    with Store.open(old, create=False, read_only=True) as store:
        assert len(store.releases()) == 4
    with pytest.raises(StoreError, match=r"format 1.*`advocacy-graph upgrade` says"):
        Store.open(old, create=True)
    assert not (old / "changes").exists()


def test_what_will_be_done_is_said_and_then_done(old: Path, sound: Path) -> None:
    (said,) = steps(old)
    assert "change log" in said
    with Store.open(sound, create=False, read_only=True) as store:
        before = store.dump()
    upgrade(old)
    assert steps(old) == []
    with Store.open(old, create=False) as store:
        assert store.dump() == before
        logged = store.changes.since("0-e3b0c44298fc1c14")
        assert logged is not None
        assert {release.graph for release in store.releases()} <= set(logged)
    upgrade(old)  # once more does nothing


def test_a_newer_store_asks_for_a_newer_program(old: Path) -> None:
    (old / "store.json").write_text(json.dumps({"format": 99, "base": "http://localhost:8000/"}))
    for attempt in (steps, upgrade):
        with pytest.raises(StoreError, match="install a newer"):
            attempt(old)


def test_nobody_uses_it_meanwhile(old: Path) -> None:
    with Store.open(old, create=False, read_only=True), pytest.raises(StoreError, match="another process"):
        upgrade(old)
