"""The example notebook runs as it stands, and what is kept of its last run says nothing of a machine."""

import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import advocacy_graph as ag


@pytest.fixture(scope="module")
def notebook(checkout: Path) -> nbformat.NotebookNode:
    return nbformat.read(checkout / "docs" / "first-day.ipynb", as_version=4)


def shown(notebook: nbformat.NotebookNode) -> list[list[str]]:
    """Of each code cell, which kinds of things it shows."""
    return [
        sorted(kind for output in cell.outputs for kind in output.get("data", {"text": None}))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


def test_it_runs_and_shows_the_same_things(
    notebook: nbformat.NotebookNode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    again = nbformat.from_dict(notebook)
    NotebookClient(again, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    assert shown(again) == shown(notebook), "scripts/notebook runs it again"
    assert (tmp_path / "first-day" / "positions.csv.snapshot.json").exists()


def test_its_cells_were_run_in_order_and_none_failed(notebook: nbformat.NotebookNode) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert not [
        out
        for cell in code
        for out in cell.outputs
        if out.output_type == "error" or out.get("name") == "stderr"
    ]


def test_it_names_no_machine_and_only_what_exists(notebook: nbformat.NotebookNode, checkout: Path) -> None:
    kept = (checkout / "docs" / "first-day.ipynb").read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|work|Users|usr)/|[A-Z]:\\\\", kept)
    used = {name for cell in notebook.cells for name in re.findall(r"\bag\.([a-z_]+)\(", cell.source)}
    assert used
    assert used <= set(ag.__all__)
