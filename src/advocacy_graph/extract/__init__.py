"""Extraction: one release in, its findings out, each with its spans, its rule and its confidence.

A deterministic grammar of the genre, read in this order: a normalised view, paragraphs and what they are
for, quotations, attributions, statements; then the register of people and bodies, policies, stance,
demands and ties.
"""

from advocacy_graph.extract.english import explain, extract
from advocacy_graph.extract.paragraphs import Role
from advocacy_graph.extract.reading import Classed
from advocacy_graph.extract.version import extractor

EXTRACTOR = extractor()

__all__ = ["EXTRACTOR", "Classed", "Role", "explain", "extract"]
