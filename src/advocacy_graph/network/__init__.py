"""Positions and ties to networks: counted as Discourse Network Analyzer counts, drawn, exported."""

from advocacy_graph.network.build import build, counted
from advocacy_graph.network.coded import coded
from advocacy_graph.network.counts import Counts, Side, Tally, count
from advocacy_graph.network.eventlist import dna_csv, events_csv
from advocacy_graph.network.formats import USUAL, Format, written
from advocacy_graph.network.graphml import graphml
from advocacy_graph.network.matrix import Matrix, tabulate
from advocacy_graph.network.matrix_view import matrix_view
from advocacy_graph.network.monthly import monthly
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
from advocacy_graph.network.page import arrange, page
from advocacy_graph.network.picture import picture
from advocacy_graph.network.png import png
from advocacy_graph.network.spreadsheet import Tables, csv
from advocacy_graph.network.two_mode import two_mode

__all__ = [
    "USUAL",
    "Actor",
    "Aggregation",
    "Counts",
    "Duplicates",
    "Filter",
    "Format",
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
    "arrange",
    "build",
    "coded",
    "count",
    "counted",
    "csv",
    "dna_csv",
    "events_csv",
    "graphml",
    "matrix_view",
    "monthly",
    "one_mode",
    "page",
    "picture",
    "png",
    "tabulate",
    "two_mode",
    "written",
]
