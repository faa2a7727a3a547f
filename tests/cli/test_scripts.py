"""scripts/venv on machines that lack something: what is missing is named, with the line that mends it."""

import shutil
import subprocess
from pathlib import Path

import pytest

OLD = '#!/bin/sh\ncase "$1" in --version) echo Python 3.9.2 ;; esac\nexit 1\n'
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1 ;; esac\nexit 0\n'
BROKEN_VENV = '#!/bin/sh\ncase "$1" in -m) echo "no space left" >&2; exit 7 ;; esac\nexit 0\n'

MACHINES = [
    (None, 1, "apt-get install -y python3 python3-venv"),
    (OLD, 1, "found: Python 3.9.2"),
    (WITHOUT_VENV, 1, "apt-get install -y python3-venv"),
    (BROKEN_VENV, 7, "no space left"),
]


@pytest.mark.parametrize(("python", "code", "part"), MACHINES, ids=["none", "old", "without-venv", "broken"])
def test_what_is_missing_is_named(
    python: str | None, code: int, part: str, tmp_path: Path, checkout: Path
) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in ("bash", "id", "basename"):
        (tools / tool).symlink_to(str(shutil.which(tool)))
    if python is not None:
        (tools / "python3").write_text(python, encoding="utf-8")
        (tools / "python3").chmod(0o755)
    ran = subprocess.run(
        [tools / "bash", checkout / "scripts" / "venv", tmp_path / "venv"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code
    assert part in ran.stderr
