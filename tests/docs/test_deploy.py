"""What is offered for running the service is what the service manager takes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_systemd_takes_the_unit(checkout: Path, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here: apt-get install systemd")
    unit = (checkout / "docs" / "deploy" / "advocacy-graph.service").read_text(encoding="utf-8")
    program = Path(sys.executable).with_name("advocacy-graph")
    installed = tmp_path / "advocacy-graph.service"
    installed.write_text(unit.replace("/opt/advocacy-graph/bin/advocacy-graph", str(program)))
    verified = subprocess.run(
        ["systemd-analyze", "verify", str(installed)], check=False, capture_output=True, text=True
    )
    assert (verified.returncode, verified.stderr) == (0, "")
