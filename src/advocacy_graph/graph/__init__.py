"""Findings to RDF and back: the one room that knows how the graph is written."""

from advocacy_graph.graph.describe import Description, describe, release_iri
from advocacy_graph.graph.release import EarlierVersion
from advocacy_graph.graph.run import Run

__all__ = ["Description", "EarlierVersion", "Run", "describe", "release_iri"]
