"""Which files to read."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from advocacy_graph.ingest.read import SUFFIXES


def find(paths: Iterable[Path]) -> Iterator[Path]:
    """Yields the files to read, each once: a file as named, a folder's files sorted and from all depths.

    In folders, hidden files and suffixes other than `read.SUFFIXES` are passed over, links to folders are
    not followed. What was named by the caller is always yielded, as is a folder that cannot be listed:
    `read` then says what is wrong with it, so that nothing that was asked for is lost in silence.
    """
    seen: set[str] = set()
    for named in paths:
        for path in _below(named) if named.is_dir() else (named,):
            place = os.path.abspath(path)
            if place not in seen:
                seen.add(place)
                yield path


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []

    def unlisted(error: OSError) -> None:
        found.append(Path(error.filename))

    for parent, folders, files in os.walk(folder, onerror=unlisted):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES
        ]
    return sorted(found)
