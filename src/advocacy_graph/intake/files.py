"""Which files are meant."""

import os
from collections.abc import Iterable
from pathlib import Path

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import SUFFIXES, find

AnyPath = str | os.PathLike[str]


def files(paths: Iterable[AnyPath]) -> list[Path]:
    """The files to read in `paths`, folders searched. A folder without any raises `UnreadableRelease`."""
    given = [Path(path) for path in paths]
    found = list(find(given))
    if not found:
        raise UnreadableRelease(
            ", ".join(str(path) for path in given), f"no release is there: they end in {', '.join(SUFFIXES)}"
        )
    return found
