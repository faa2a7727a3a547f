"""The stores that the tests of the table read."""

from pathlib import Path

import pytest

import advocacy_graph as ag


@pytest.fixture(scope="session")
def valid(checkout: Path) -> str:
    """The smallest graph that has one of everything."""
    return (checkout / "tests" / "ontology" / "valid.ttl").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample releases. Tests only read it."""
    folder = tmp_path_factory.mktemp("stores") / "sample"
    with ag.open_store(folder, create=True) as store:
        list(ag.ingest([checkout / "data" / "releases"], store))
    return folder
