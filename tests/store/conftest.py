"""A store made of releases by the library itself, once for all tests that only copy or damage it."""

from pathlib import Path

import pytest

import advocacy_graph as ag

SAMPLES = Path(__file__).parents[2] / "data" / "releases"


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that nothing is wrong with. Copy it before you change it."""
    directory = tmp_path_factory.mktemp("sound") / "store"
    with ag.open_store(directory, create=True) as store:
        for _ in ag.ingest(sorted(SAMPLES.glob("*.txt"))[:4], store):
            pass
    return directory
