"""The middle of the house: frozen dataclasses that the rooms meet in. No room and no RDF library is known here."""

from advocacy_graph.model.answer import Iri, Table, Value
from advocacy_graph.model.coded import CodedPosition, DeclaredTie
from advocacy_graph.model.finding import (
    Affiliation,
    CoalitionTie,
    Demand,
    Evidence,
    Findings,
    Heading,
    Organization,
    Person,
    Policy,
    Position,
    Speaker,
    Statement,
)
from advocacy_graph.model.kinds import ActorKind, Mode, Polarity, PolicyKind, Relation
from advocacy_graph.model.release import Foreign, Link, PressRelease, Stated
from advocacy_graph.model.span import Span

__all__ = [
    "ActorKind",
    "Affiliation",
    "CoalitionTie",
    "CodedPosition",
    "DeclaredTie",
    "Demand",
    "Evidence",
    "Findings",
    "Foreign",
    "Heading",
    "Iri",
    "Link",
    "Mode",
    "Organization",
    "Person",
    "Polarity",
    "Policy",
    "PolicyKind",
    "Position",
    "PressRelease",
    "Relation",
    "Span",
    "Speaker",
    "Stated",
    "Statement",
    "Table",
    "Value",
]
