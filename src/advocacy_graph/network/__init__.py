"""Positions and ties to networks: counted as Discourse Network Analyzer counts, drawn, exported."""

from advocacy_graph.network.build import build, counted
from advocacy_graph.network.coded import coded
from advocacy_graph.network.counts import Counts, Side, Tally, count
from advocacy_graph.network.eventlist import dna_csv, events_csv
from advocacy_graph.network.graphml import graphml
from advocacy_graph.network.matrix import Matrix, tabulate
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import (
    Actor,
    Aggregation,
    Duplicates,
    Filter,
    Kind,
    Mode,
    Normalisation,
    Object,
    Options,
    Over,
)
from advocacy_graph.network.page import page
from advocacy_graph.network.spreadsheet import Tables, csv
from advocacy_graph.network.two_mode import two_mode

__all__ = [
    "Actor",
    "Aggregation",
    "Counts",
    "Duplicates",
    "Filter",
    "Kind",
    "Matrix",
    "Mode",
    "Normalisation",
    "Object",
    "Options",
    "Over",
    "Side",
    "Tables",
    "Tally",
    "build",
    "coded",
    "count",
    "counted",
    "csv",
    "dna_csv",
    "events_csv",
    "graphml",
    "one_mode",
    "page",
    "tabulate",
    "two_mode",
]
