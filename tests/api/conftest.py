"""`service` is shared by all tests: they may ask it anything and change nothing.

A test that writes to the store, or stops the server, starts one of its own with `serving`.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from served import Listener, Service, make_store, serve

import advocacy_graph as ag

# Tests that share a server run in one process under `--dist loadgroup`, so that it is started once.
_TOGETHER = {
    "sampled": ("test_rest", "test_pages", "test_openapi"),
    "service": ("test_releases_service", "test_sparql_service", "test_hostile_queries", "test_things"),
    "writes": ("test_writes",),
    "decisions": ("test_decisions",),
    "w3c": ("test_w3c",),
}


@pytest.hookimpl(tryfirst=True)  # before the one that reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for group, modules in _TOGETHER.items():
            if item.path.parent.name == "api" and item.path.stem in modules:
                item.add_marker(pytest.mark.xdist_group(group))


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


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory, checkout: Path) -> Path:
    """A store of sample releases, read by the pipeline; nobody may write to it."""
    place = tmp_path_factory.mktemp("corpus") / "store"
    samples = sorted((checkout / "data" / "releases").glob("202[12]-*.txt"))
    with ag.open_store(place, create=True) as opened:
        assert all(done.release for done in ag.ingest(samples, opened))
    return place


@pytest.fixture(scope="session")
def sampled(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service over the sample releases, with a key for each right; its tests change nothing."""
    rights = {"newsroom": "ingest", "chief": "admin"}
    with serve(
        corpus, tmp_path_factory.mktemp("copies"), keys=rights, rows=10_000, result_bytes=10**7
    ) as running:
        yield running


@pytest.fixture(scope="session")
def reader(sampled: Service) -> Iterator[httpx.Client]:
    with sampled.client() as client:
        yield client


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store for the one test."""
    return make_store(tmp_path / "store")


@pytest.fixture
def listener() -> Iterator[Listener]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard = Listener(server.getsockname()[1])

        def listen() -> None:
            while True:
                try:
                    caller, address = server.accept()
                except OSError:  # closed: the test is over
                    return
                heard.calls.append(address)
                caller.close()

        threading.Thread(target=listen, daemon=True).start()
        yield heard
