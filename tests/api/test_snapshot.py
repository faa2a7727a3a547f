"""Copies of a store hold all of it, whatever became of its writer."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from served import RELEASES, describe

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store
from advocacy_graph_api.snapshot import Snapshots

KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from served import describe
from advocacy_graph.store import Store
store = Store.open(Path(sys.argv[1]), create=False)
for number in range(20):
    store.put(describe(f"2022-01-01-later-{number}"), "its text")
os.kill(os.getpid(), signal.SIGKILL)
"""


LEFT = """
import os, signal, sys
from pathlib import Path
from advocacy_graph_api.snapshot import Snapshots
snapshots = Snapshots(Path(sys.argv[1]))
os.kill(os.getpid(), signal.SIGKILL)
"""


def releases(snapshots: Snapshots) -> int:
    return len(list(snapshots.current.store.named_graphs())) - 1  # the register is the other one


def test_what_a_killed_writer_had_written_is_in_the_copy(store: Path) -> None:
    here = Path(__file__).parent
    subprocess.run([sys.executable, "-c", KILLED, str(store), str(here)], check=False, timeout=60)
    snapshots = Snapshots(store)
    assert releases(snapshots) == len(RELEASES) + 20
    assert not snapshots.changed()
    assert not list(snapshots.current.place.glob("LOG*"))
    snapshots.close()


def test_a_copy_is_renewed_only_when_the_store_changed(store: Path) -> None:
    snapshots = Snapshots(store)
    Store.open(store, create=False, read_only=True).close()
    assert not snapshots.changed()
    with Store.open(store, create=False) as writer:
        writer.put(describe("2022-01-01-later"), "its text")
        with pytest.raises(StoreError, match="another process is writing"):
            snapshots.renew()
    assert snapshots.changed()
    older = snapshots.renew()
    assert (releases(snapshots), len(list(older.store.named_graphs())) - 1) == (26, 25)
    snapshots.discard(older)
    assert len(older.store) > 0  # who has it open reads on
    assert not snapshots.changed()
    snapshots.close()


def test_what_a_killed_service_left_is_deleted_and_a_living_ones_is_not(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    (copies / "advocacy-graph-of-somebody-else").mkdir()
    subprocess.run(
        [sys.executable, "-c", LEFT, str(store)],
        check=False,
        timeout=60,
        env={**os.environ, "TMPDIR": str(copies)},
    )
    (left,) = copies.glob("*/1")
    monkeypatch.setattr(tempfile, "tempdir", str(copies))
    living = Snapshots(store)
    assert not left.parent.exists()
    another = Snapshots(store)
    assert releases(living) == releases(another) == len(RELEASES)
    assert len(list(copies.glob("*/1"))) == 2
    living.close()
    another.close()
    assert [folder.name for folder in copies.iterdir()] == ["advocacy-graph-of-somebody-else"]
