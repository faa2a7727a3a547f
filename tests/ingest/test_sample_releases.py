"""The sample releases are read as the gold beside them says."""

import json
from pathlib import Path
from typing import Any

import pytest

from advocacy_graph.ingest import find, read

DATA = Path(__file__).resolve().parents[2] / "data"
REAL = "2021-10-12-we-are-home"
RELEASES = {path.stem: path for path in find([DATA / "releases"])}
GOLD = {path.name.removesuffix(".gold.json"): path for path in sorted(DATA.glob("gold/*.gold.json"))}


def test_every_invented_release_is_annotated() -> None:
    assert RELEASES.keys() - {REAL} == GOLD.keys()


def test_the_corpus_has_all_forms_and_stays_small() -> None:
    assert len(GOLD) >= 48
    assert {path.suffix for path in RELEASES.values()} >= {".txt", ".md", ".html", ".pdf", ".docx", ".eml"}
    assert sum(path.stat().st_size for path in RELEASES.values()) < 1_500_000  # it is shipped


@pytest.mark.parametrize("name", GOLD)
def test_offsets_point_at_the_words(name: str) -> None:
    gold: dict[str, Any] = json.loads(GOLD[name].read_text("utf-8"))
    text = read(RELEASES[name]).text
    for statement in gold["statements"]:
        words = " ".join(" ".join(text[start:end].split()) for start, end in statement["segments"])
        assert words == statement["quote_text"]
        assert set(statement["stance"]) == set(statement["about"])


@pytest.mark.parametrize("name", [name for name, path in RELEASES.items() if path.suffix != ".txt"])
def test_text_of_other_formats_is_kept_beside(name: str) -> None:
    kept = (DATA / "gold" / f"{name}.txt").read_bytes().decode("utf-8")
    assert read(RELEASES[name]).text == kept


@pytest.mark.parametrize("name", GOLD)
def test_what_a_file_states_agrees_with_its_gold(name: str) -> None:
    gold: dict[str, Any] = json.loads(GOLD[name].read_text("utf-8"))
    stated = read(RELEASES[name]).stated
    assert stated.headline in (None, gold["title"])
    assert (stated.date.isoformat() if stated.date else gold["date"]) == gold["date"]
    assert list(stated.issuers or gold["issuer"]) == gold["issuer"]
