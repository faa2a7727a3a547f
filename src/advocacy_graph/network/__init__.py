"""Positions and ties to networks: counted as Discourse Network Analyzer counts, drawn, exported."""

from advocacy_graph.network.build import build
from advocacy_graph.network.counts import Counts, Side, Tally, count
from advocacy_graph.network.graphml import graphml
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import Actor, Aggregation, Duplicates, Kind, Normalisation, Options
from advocacy_graph.network.page import page
from advocacy_graph.network.spreadsheet import Tables, csv
from advocacy_graph.network.two_mode import two_mode

__all__ = [
    "Actor",
    "Aggregation",
    "Counts",
    "Duplicates",
    "Kind",
    "Normalisation",
    "Options",
    "Side",
    "Tables",
    "Tally",
    "build",
    "count",
    "csv",
    "graphml",
    "one_mode",
    "page",
    "two_mode",
]
