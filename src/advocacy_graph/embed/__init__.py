"""A release and its statements as JSON-LD for its own page, and what a crawler gets out of such a page."""

from advocacy_graph.embed.check import check
from advocacy_graph.embed.markup import markup
from advocacy_graph.embed.preview import preview

__all__ = ["check", "markup", "preview"]
