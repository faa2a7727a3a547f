"""Every query of the cookbook is asked of the sample releases, and gives rows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.resources import sample_releases
from advocacy_graph.store import Store

COOKBOOK = (Path(__file__).parents[2] / "docs" / "cookbook.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^## (.+?)$.*?```sparql\n(.*?)```", COOKBOOK, re.S | re.M)


@pytest.fixture(scope="module")
def samples() -> Iterator[Store]:
    with Store.in_memory() as store:
        list(ag.ingest([sample_releases()], store))
        yield store


def test_no_block_is_left_out() -> None:
    assert len(RECIPES) == COOKBOOK.count("```sparql")


@pytest.mark.parametrize(("title", "sparql"), RECIPES, ids=[title for title, _ in RECIPES])
def test_it_gives_rows(title: str, sparql: str, samples: Store) -> None:
    assert len(ag.query(samples, sparql)) > 0
