"""The embedded graph store: a directory with the graph, the kept texts beside it, one writer at a time."""

from advocacy_graph.store.results import Answer, Format, Table, serialize, table
from advocacy_graph.store.store import ReleaseQuads, Store, StoredRelease, TextVersion

__all__ = [
    "Answer",
    "Format",
    "ReleaseQuads",
    "Store",
    "StoredRelease",
    "Table",
    "TextVersion",
    "serialize",
    "table",
]
