"""What lies in a store's directory: names, for those who copy or check it whole, and `store.json` itself.

Formats, and what an older program would do wrong with a newer store:

    1    the first
    2    every change is logged in `changes` before it is made; a program that knows only 1 would not log its own
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from advocacy_graph.errors import StoreError

FORMAT: Final = 2
SETTINGS: Final = "store.json"
LOCK: Final = "lock"
CHANGES: Final = "changes"
TEXTS: Final = "texts"
GRAPH: Final = "graph"
PRIVATE: Final = "private"
ENGINES: Final = (GRAPH, PRIVATE)  # directories of Oxigraph; the second is there once something was decided
INDEX: Final = "index"
ARCHIVE: Final = "archive"
FEEDS: Final = "feeds"
REFERENCE: Final = "reference"
DERIVED: Final = ("table", "search", INDEX)  # made from the graph, and made again when they are gone
PARTIAL: Final = ".part"  # ends the name of what is being written


@dataclass(frozen=True, slots=True)
class Settings:
    """What `store.json` says: the format of the directory, and the base that IRIs are minted on."""

    format: int
    base: str


def no_store(directory: Path) -> StoreError:
    """Where a store was to be used and there is none."""
    return StoreError(f"{directory}: no store is there: `advocacy-graph ingest PATH --store DIR` makes one")


def read_settings(directory: Path) -> Settings:
    """Raises StoreError where there are none, or damaged ones, or of a format that only a newer program knows."""
    place = directory / SETTINGS
    if not place.exists():
        raise StoreError(
            f"{directory}: no store is there: `advocacy-graph ingest PATH --store DIR` makes one"
        )
    try:
        described = json.loads(place.read_text(encoding="utf-8"))
        settings = Settings(described["format"], described["base"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{place}: cannot be read ({error}): restore it from a backup") from error
    if not isinstance(settings.format, int) or not isinstance(settings.base, str) or settings.format < 1:
        raise StoreError(f"{place}: is not what a store says of itself: restore it from a backup")
    if settings.format > FORMAT:
        raise StoreError(
            f"{place}: is of format {settings.format}, this version knows {FORMAT} and older: "
            "install a newer advocacy-graph"
        )
    return settings


def write_settings(directory: Path, settings: Settings) -> None:
    """At once or not at all. Raises OSError."""
    partial = directory / (SETTINGS + PARTIAL)
    partial.write_text(json.dumps(asdict(settings)) + "\n", encoding="utf-8")
    partial.replace(directory / SETTINGS)
