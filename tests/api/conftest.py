"""`service` is shared by all tests: they may ask it anything and change nothing.

A test that writes to the store, or stops the server, starts one of its own with `serving`.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from served import Service, make_store, serve

Serving = Callable[[Path], AbstractContextManager[Service]]


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Serving:
    return lambda store: serve(store, tmp_path_factory.mktemp("copies"))


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory, serving: Serving) -> Iterator[Service]:
    with serving(make_store(tmp_path_factory.mktemp("served") / "store")) as running:
        yield running


@pytest.fixture(scope="session")
def client(service: Service) -> Iterator[httpx.Client]:
    with service.client() as open_client:
        yield open_client


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store for the one test."""
    return make_store(tmp_path / "store")
