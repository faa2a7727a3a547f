"""The embedded graph store: a directory with the graph, the kept texts beside it, one writer at a time."""

from advocacy_graph.store.backup import backup, restore
from advocacy_graph.store.faults import Fault, faults
from advocacy_graph.store.index import Indexed
from advocacy_graph.store.layout import ARCHIVE, FEEDS, PARTIAL, REFERENCE
from advocacy_graph.store.results import Answer, Format, serialize, table
from advocacy_graph.store.store import ReleaseQuads, Store, StoredRelease, TextVersion
from advocacy_graph.store.upgrade import steps, upgrade

__all__ = [
    "ARCHIVE",
    "FEEDS",
    "PARTIAL",
    "REFERENCE",
    "Answer",
    "Fault",
    "Format",
    "Indexed",
    "ReleaseQuads",
    "Store",
    "StoredRelease",
    "TextVersion",
    "backup",
    "faults",
    "restore",
    "serialize",
    "steps",
    "table",
    "upgrade",
]
