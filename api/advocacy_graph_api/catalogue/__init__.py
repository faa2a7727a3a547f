"""What the public graphs hold as entries to list, filter and search: derived from them, kept up, never the truth."""

from advocacy_graph_api.catalogue.catalogue import Catalogue, Found, Page
from advocacy_graph_api.catalogue.entry import Entry, Kind

__all__ = ["Catalogue", "Entry", "Found", "Kind", "Page"]
