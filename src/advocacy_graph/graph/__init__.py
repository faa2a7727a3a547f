"""Findings to RDF and back: the one room that knows how the graph is written."""

from advocacy_graph.graph.circumstances import Circumstances, Duplicate, Namesake, Recurring
from advocacy_graph.graph.codebook import codebook_quads, read_codebook
from advocacy_graph.graph.columns import columns
from advocacy_graph.graph.decisions import decision_quads, decisions_of
from advocacy_graph.graph.describe import (
    Description,
    about_release,
    describe,
    namesake_iri,
    organization_iris,
    release_iri,
    run_quads,
    source_quad,
)
from advocacy_graph.graph.iris import (
    applying_graph,
    decision_iri,
    decisions_graph,
    extracted_graph,
    named,
    register_graph,
    release_graph,
    release_in,
    slug_of,
)
from advocacy_graph.graph.judgements import merge_quads, rename_quads, sweep_quads
from advocacy_graph.graph.known import known, name_of, occasions_of
from advocacy_graph.graph.marked import Marked, MarkedPosition, MarkedSpeaker, MarkedStatement, marked
from advocacy_graph.graph.networks import turtle
from advocacy_graph.graph.questions import Question, question_quads, questions
from advocacy_graph.graph.release import EarlierVersion, file_name
from advocacy_graph.graph.run import Run
from advocacy_graph.graph.shacl import Violation, validate
from advocacy_graph.graph.standing import Standing, standing, stated_of
from advocacy_graph.graph.tabular import (
    DemandRow,
    PositionRow,
    StatementRow,
    demand_rows,
    position_rows,
    statement_rows,
)
from advocacy_graph.graph.thesaurus import FORMATS as SKOS_FORMATS
from advocacy_graph.graph.thesaurus import concept_rows, gazetteer_rows
from advocacy_graph.graph.withdrawal import withdrawal

__all__ = [
    "SKOS_FORMATS",
    "Circumstances",
    "DemandRow",
    "Description",
    "Duplicate",
    "EarlierVersion",
    "Marked",
    "MarkedPosition",
    "MarkedSpeaker",
    "MarkedStatement",
    "Namesake",
    "PositionRow",
    "Question",
    "Recurring",
    "Run",
    "Standing",
    "StatementRow",
    "Violation",
    "about_release",
    "applying_graph",
    "codebook_quads",
    "columns",
    "concept_rows",
    "decision_iri",
    "decision_quads",
    "decisions_graph",
    "decisions_of",
    "demand_rows",
    "describe",
    "extracted_graph",
    "file_name",
    "gazetteer_rows",
    "known",
    "marked",
    "merge_quads",
    "name_of",
    "named",
    "namesake_iri",
    "occasions_of",
    "organization_iris",
    "position_rows",
    "question_quads",
    "questions",
    "read_codebook",
    "register_graph",
    "release_graph",
    "release_in",
    "release_iri",
    "rename_quads",
    "run_quads",
    "slug_of",
    "source_quad",
    "standing",
    "stated_of",
    "statement_rows",
    "sweep_quads",
    "turtle",
    "validate",
    "withdrawal",
]
