"""A disk that runs full: the graphs stay whole, and what to do is said. On a small disk of its own, in memory."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

# In namespaces of its own, so that the mount needs no rights and goes with the process.
PREFIX = ["unshare", "--user", "--map-root-user", "--mount"]

FILL = """
import os, subprocess, sys
from pathlib import Path
import advocacy_graph as ag
from advocacy_graph.store import Store, faults

disk = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=96m", "none", str(disk)], check=True)
press = disk / "press"
press.mkdir()
def release(number):
    path = press / f"{number}.txt"
    path.write_text(f"March 1, 2023\\n\\nGuild {number} on the Weir Act\\n\\nOSSEL — “We support the Weir Act, part {number},” "
                    f"said Ada Fell, director of the Guild.\\n\\n" + "The tide is high. " * 40)
    return path
store = disk / "store"
with ag.open_store(store, create=True) as opened:
    for number in range(5):
        list(ag.ingest([release(number)], opened))
    before = opened.dump()
    (disk / "ballast").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 200_000))
    try:
        for number in range(5, 500):
            path = disk.parent / "more.txt"
            path.write_text((press / "1.txt").read_text().replace("Guild 1", f"Guild {number}"))
            list(ag.ingest([path], opened))
        print("never full")
    except ag.AdvocacyGraphError as error:
        print(f"said {error.exit_code}: {error}")
try:
    ag.open_store(store)
    print("opened")
except ag.AdvocacyGraphError as error:
    print(f"said {error.exit_code}: {error}")
(disk / "ballast").unlink()
with ag.open_store(store) as opened:
    assert set(before.splitlines()) <= set(opened.dump().splitlines())
print("faults", list(faults(store)))
"""


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    if subprocess.run(
        [*PREFIX, "mount", "-t", "tmpfs", "none", str(tmp_path)], check=False, capture_output=True
    ).returncode:
        pytest.skip("this machine lets nobody mount a small disk (unshare --user --mount)")
    (tmp_path / "disk").mkdir()
    return tmp_path / "disk"


def test_a_full_disk_is_said_and_loses_nothing(disk: Path) -> None:
    ran = subprocess.run(
        [*PREFIX, sys.executable, "-c", textwrap.dedent(FILL), str(disk)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert "stays in a journal" in ran.stderr
    writing, opening, checked = ran.stdout.splitlines()
    assert writing.startswith("said 6:")
    assert "nothing was changed" in writing
    assert "No space left" in writing
    assert opening.startswith("said 6:")
    assert "make room" in opening
    assert checked == "faults []"
