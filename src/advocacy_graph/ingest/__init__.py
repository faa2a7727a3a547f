"""Files to releases: text, Markdown, pages, PDF, Word, mail, feeds and sitemaps.

`find` lists what there is to read, `load` and `read_bytes` read a file. Neither knows what a statement is.
"""

from advocacy_graph.ingest.find import find
from advocacy_graph.ingest.language import ENGLISH, named_language
from advocacy_graph.ingest.read import (
    LARGEST,
    NAMED_SUFFIXES,
    SUFFIXES,
    Found,
    again,
    is_read,
    load,
    read,
    read_all,
    read_bytes,
    reader,
)

__all__ = [
    "ENGLISH",
    "LARGEST",
    "NAMED_SUFFIXES",
    "SUFFIXES",
    "Found",
    "again",
    "find",
    "is_read",
    "load",
    "named_language",
    "read",
    "read_all",
    "read_bytes",
    "reader",
]
