"""Findings to RDF and back: the one room that knows how the graph is written."""

from advocacy_graph.graph.columns import columns
from advocacy_graph.graph.describe import Description, describe, release_iri
from advocacy_graph.graph.marked import Marked, MarkedPosition, MarkedSpeaker, MarkedStatement, marked
from advocacy_graph.graph.release import EarlierVersion
from advocacy_graph.graph.run import Run
from advocacy_graph.graph.shacl import Violation, validate

__all__ = [
    "Description",
    "EarlierVersion",
    "Marked",
    "MarkedPosition",
    "MarkedSpeaker",
    "MarkedStatement",
    "Run",
    "Violation",
    "columns",
    "describe",
    "marked",
    "release_iri",
    "validate",
]
