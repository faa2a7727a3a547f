"""A store of an older format made one of the present format; what will be done is said before it is."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from advocacy_graph.errors import StoreError
from advocacy_graph.store.changes import Changes
from advocacy_graph.store.layout import CHANGES, FORMAT, GRAPH, Settings, read_settings, write_settings
from advocacy_graph.store.lock import hold


@dataclass(frozen=True, slots=True)
class Step:
    """From one format to the next. A step that was interrupted is begun again, so it must not mind."""

    does: str
    run: Callable[[Path], None]


def steps(directory: Path) -> list[str]:
    """What `upgrade` would do, in order and in words; nothing for a store of the present format."""
    return [_STEPS[number].does for number in range(read_settings(directory).format, FORMAT)]


def upgrade(directory: Path) -> None:
    """Bring the store in `directory` to the present format. Does nothing to one that has it.

    Raises StoreError where there is none, another process uses it, or it cannot be read or written; what was
    done by then stays, and the next call goes on from there.
    """
    lock = hold(directory, exclusive=True)
    try:
        held = read_settings(directory)
        for number in range(held.format, FORMAT):
            _STEPS[number].run(directory)
            write_settings(directory, Settings(number + 1, held.base))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"{directory}: could not be brought to format {FORMAT}: {error}") from error
    finally:
        os.close(lock)


def _log_all_graphs(directory: Path) -> None:
    engine = ox.Store.read_only(str(directory / GRAPH))
    Changes(directory / CHANGES).append(
        sorted(graph.value for graph in engine.named_graphs() if isinstance(graph, ox.NamedNode))
    )


_STEPS: Final = {
    1: Step(
        "1 to 2: names every graph once in the new change log, so that tables are made anew from them; "
        "the graphs and texts are not touched",
        _log_all_graphs,
    )
}
