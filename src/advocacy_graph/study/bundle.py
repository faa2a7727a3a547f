"""What it takes to repeat a study: events, options, versions, checksums."""

import hashlib
import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path

from advocacy_graph.analysis import Source
from advocacy_graph.extract import EXTRACTOR
from advocacy_graph.network import Options
from advocacy_graph.store import Store

_LIBRARIES = ("advocacy-graph", "networkx", "numpy", "scipy", "duckdb", "pyoxigraph")


def bundle(source: Source, options: Options, events: str, command: Sequence[str]) -> dict[str, str]:
    """Files by their names: `events.csv`, and `study.json` with the command, options, versions and revision."""
    chosen = {one.name: _plain(getattr(options, one.name)) for one in fields(options)}
    about: dict[str, object] = {
        "command": list(command),
        "options": chosen,
        "versions": {name: version(name) for name in _LIBRARIES} | {"python": platform.python_version()},
    }
    if isinstance(source, Store):
        about |= {"base": source.base, "revision": source.revision, "extractor": EXTRACTOR}
    else:
        about |= {"event list": Path(source).name, "sha256": _digest(Path(source))}
    return {"events.csv": events, "study.json": json.dumps(about, ensure_ascii=False, indent=1) + "\n"}


def _plain(value: object) -> object:
    if isinstance(value, tuple | frozenset):
        return sorted(map(str, value))
    return value if isinstance(value, int | float | bool | None) else str(value)


def checksums(files: Iterable[Path], folder: Path) -> str:
    """As `sha256sum -c` reads them, from `folder`."""
    return "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in sorted(files))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
