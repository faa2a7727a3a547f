"""Files to releases: text, Markdown, pages, PDF, Word, mail, feeds and sitemaps.

`find` lists what there is to read, `read_all` reads a file. Neither knows what a statement is.
"""

from advocacy_graph.ingest.find import find
from advocacy_graph.ingest.read import MAIL, SUFFIXES, Found, is_read, read, read_all, read_bytes

__all__ = ["MAIL", "SUFFIXES", "Found", "find", "is_read", "read", "read_all", "read_bytes"]
