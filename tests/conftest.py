"""Fixtures for all rooms. Cases are data in the tests; parts are real: files, stores, browsers, servers."""

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of background material outside the project, which a clone may not have."""
    folder = Path(os.environ.get("ADVOCACY_GRAPH_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: set ADVOCACY_GRAPH_SHARED")
    return folder


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of the checkout."""
    return CHECKOUT
