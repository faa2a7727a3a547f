"""A command begins at once: what is slow to load is loaded by what needs it."""

import subprocess
import sys

import pytest

SLOW = (
    "datasketch",
    "duckdb",
    "pyld",
    "pyshacl",
    "requests",
    "scipy.integrate",
    "scipy.spatial",
    "scipy.stats",
)


@pytest.mark.parametrize("module", ["advocacy_graph.cli", "advocacy_graph.pipeline"])
def test_what_is_slow_to_load_is_not_loaded_at_the_start(module):
    shown = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", shown], capture_output=True, text=True, check=True
    ).stdout.split()
    assert module in loaded
    assert not {*SLOW} & {*loaded}
