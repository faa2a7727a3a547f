"""The stores that the tests of the table read."""

import re
from pathlib import Path

import pytest

import advocacy_graph as ag


@pytest.fixture(scope="session")
def valid(checkout: Path) -> str:
    """The smallest graph that has one of everything, but for a second release, which is in a graph of its own."""
    text = (checkout / "tests" / "ontology" / "valid.ttl").read_text(encoding="utf-8")
    text = re.sub(r"<again> a ag:PressRelease.*? \.\n", "", text, flags=re.S)
    return text.replace("<release> ag:alsoIssuedBy <ministry> ; ag:alsoReadFrom", "<release> ag:alsoReadFrom")


@pytest.fixture(scope="session")
def sample(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample releases. Tests only read it."""
    folder = tmp_path_factory.mktemp("stores") / "sample"
    with ag.open_store(folder, create=True) as store:
        list(ag.ingest([checkout / "data" / "releases"], store))
    return folder
