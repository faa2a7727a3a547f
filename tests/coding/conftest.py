"""A store of two small releases about nobody who exists, and one for each test to decide in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.store import Store

DIKES = """March 9, 2021

Tide Watch Welcomes the Dike Act

PORT ELSA — Tide Watch today praised the Dike Act.

“We strongly support the Dike Act, which will keep the low streets dry,” said Una Brook, director of Tide Watch. \
“The Senate must pass the Dike Act this year.”

“We support the Dike Act too, and so do our boats,” said Odo Kell, chair of the Boatmen's Guild.
"""

FERRYMEN = """March 10, 2021

Ferrymen: Dike Act Closes Our Landings

PORT ELSA — “We oppose the Dike Act because it would close four landings,” said Ida Fenn, president of the Ferrymen's Union.
"""


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store as it was read. Tests do not write to it."""
    press = tmp_path_factory.mktemp("press")
    (press / "dikes.txt").write_text(DIKES, encoding="utf-8")
    (press / "ferrymen.txt").write_text(FERRYMEN, encoding="utf-8")
    place = tmp_path_factory.mktemp("coded") / "store"
    with ag.open_store(place, create=True) as store:
        assert all(done.release for done in ag.ingest([press], store))
    return place


@pytest.fixture
def place(read: Path, tmp_path: Path) -> Path:
    return shutil.copytree(read, tmp_path / "store")


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    with ag.open_store(place) as opened:
        yield opened
