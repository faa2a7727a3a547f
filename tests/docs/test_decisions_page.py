"""The page on decisions: its example runs, and it names every field that can be corrected."""

import re
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.model import FIELDS, FindingKind
from advocacy_graph.queries import named
from advocacy_graph.resources import sample_releases

MENTIONS = (FindingKind.ORGANIZATION, FindingKind.PERSON)


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "decisions.md").read_text(encoding="utf-8")


def test_the_example_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with ag.open_store("graph", create=True) as store:
        list(ag.ingest(sorted(sample_releases().glob("*.txt"))[:2], store))
    (example,) = re.findall(r"```python\n(.*?)```", page, re.S)
    exec(compile(example, "decisions.md", "exec"), {})
    with ag.open_store("graph", read_only=True) as store:
        assert len(ag.decisions(store, all=True)) == 3
        assert len(ag.decisions(store)) == 1


def test_every_field_is_named(page: str) -> None:
    fields = {name for kind, names in FIELDS.items() if kind not in MENTIONS for name in names} - {"name"}
    assert {name for name in fields if f"`{name}`" not in page} == set()


def test_its_queries_are_private(page: str) -> None:
    names = re.findall(r"advocacy-graph query ([a-z]+-[a-z-]+)", page)
    assert len(names) == 2
    assert all(named(name).private for name in names)
