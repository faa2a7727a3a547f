"""What the ontology page names is in the ontology."""

import re
from pathlib import Path

import pytest
import rdflib

from advocacy_graph.vocabulary import PREFIXES

# Terms, and the closed sets whose concepts are named.
FILES = ("advocacy.ttl", "polarity.ttl", "mode.ttl", "relation.ttl", "policy-kind.ttl")


@pytest.fixture(scope="module")
def page(checkout: Path) -> str:
    return (checkout / "docs" / "ontology.md").read_text(encoding="utf-8")


def test_every_term_named_is_declared(page: str, checkout: Path) -> None:
    declared = rdflib.Graph()
    for name in FILES:
        declared.parse(checkout / "ontology" / name)
    known = {str(subject) for subject in declared.subjects()}
    named = set(re.findall(rf"\b({'|'.join(PREFIXES)}):(\w+)", page))
    assert len([local for prefix, local in named if prefix == "ag"]) > 30
    assert sorted(f"{p}:{local}" for p, local in named if PREFIXES[p] + local not in known) == []


def test_the_files_in_its_table_exist(page: str, checkout: Path) -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", page, re.M)
    files = [name for row in rows for name in re.findall(r"`([\w./-]+\.(?:ttl|trig|jsonld))`", row)]
    assert len(files) > 5
    assert [name for name in files if not (checkout / "ontology" / name).exists()] == []
