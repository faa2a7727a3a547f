"""Where RELEASE is: a file is read on the spot, everything else is looked up in the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from advocacy_graph import pipeline
from advocacy_graph.settings import DEFAULT_BASE
from advocacy_graph.store import Store


@contextmanager
def located(release: str, directory: Path) -> Iterator[tuple[Store, str]]:
    """The store to ask and the release's name in it. A file gets a store in memory, with the base of `directory`."""
    if not Path(release).is_file():
        with pipeline.open_store(directory, read_only=True) as store:
            yield store, release
        return
    base = DEFAULT_BASE
    if (directory / "store.json").exists():
        with pipeline.open_store(directory, read_only=True) as store:
            base = store.base
    store, name = pipeline.store_of(release, base)
    with store:
        yield store, name
