"""Files to releases: plain text, Markdown with front matter, saved web pages.

`find` lists what there is to read, `read` reads one. Neither knows what a statement is.
"""

from advocacy_graph.ingest.find import find
from advocacy_graph.ingest.read import SUFFIXES, read

__all__ = ["SUFFIXES", "find", "read"]
