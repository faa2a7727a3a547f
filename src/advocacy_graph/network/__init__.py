"""Positions and ties to networks: counted as Discourse Network Analyzer counts, drawn, exported."""

from advocacy_graph.network.apart import Apart, Comparison, compare
from advocacy_graph.network.backbone import Backbone, backbone
from advocacy_graph.network.build import build, counted
from advocacy_graph.network.centrality import Standing, standings
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
from advocacy_graph.network.polarisation import Polarisation, polarisation
from advocacy_graph.network.sensitivity import Step, step
from advocacy_graph.network.spreadsheet import Tables, csv
from advocacy_graph.network.timeline import Series, timeline
from advocacy_graph.network.turns import Turn, turns
from advocacy_graph.network.two_mode import two_mode
from advocacy_graph.network.why import Term, Why, why
from advocacy_graph.network.why_nothing import why_nothing
from advocacy_graph.network.windows import Span, Unit, calendar, series, sliding

__all__ = [
    "USUAL",
    "Actor",
    "Aggregation",
    "Apart",
    "Backbone",
    "Comparison",
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
    "Polarisation",
    "Series",
    "Side",
    "Span",
    "Standing",
    "Step",
    "Tables",
    "Tally",
    "Term",
    "Turn",
    "Unit",
    "Why",
    "arrange",
    "backbone",
    "build",
    "calendar",
    "coded",
    "compare",
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
    "polarisation",
    "series",
    "sliding",
    "standings",
    "step",
    "tabulate",
    "timeline",
    "turns",
    "two_mode",
    "why",
    "why_nothing",
    "written",
]
