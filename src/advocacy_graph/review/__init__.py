"""People's decisions on what was found: applied to it, and how far those who code agree. Knows no store and no RDF library."""

from advocacy_graph.review.agreement import Agreement, Coding, agreements
from advocacy_graph.review.anchors import anchored, fields_of, quote
from advocacy_graph.review.apply import DECIDED, Applied, Considered, applied, considered, stretches
from advocacy_graph.review.fields import CLOSED, checked, evidence
from advocacy_graph.review.find import Among, located, spans_now

__all__ = [
    "CLOSED",
    "DECIDED",
    "Agreement",
    "Among",
    "Applied",
    "Coding",
    "Considered",
    "agreements",
    "anchored",
    "applied",
    "checked",
    "considered",
    "evidence",
    "fields_of",
    "located",
    "quote",
    "spans_now",
    "stretches",
]
