"""What people decided, applied to what was read: findings in, findings out. Nothing here knows a store or RDF."""

from advocacy_graph.review.anchors import anchored
from advocacy_graph.review.apply import DECIDED, Applied, Considered, applied, considered
from advocacy_graph.review.fields import checked
from advocacy_graph.review.find import found, located

__all__ = [
    "DECIDED",
    "Applied",
    "Considered",
    "anchored",
    "applied",
    "checked",
    "considered",
    "found",
    "located",
]
