"""People's decisions on what was found, and how far those who code agree. Knows no RDF library."""

from advocacy_graph.review.agreement import Agreement, Coding, agreements

__all__ = ["Agreement", "Coding", "agreements"]
