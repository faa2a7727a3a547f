"""SPARQL as files with speaking names, and the guard before anybody else's SPARQL."""

from advocacy_graph.queries.guard import check, check_update
from advocacy_graph.queries.named import Group, Kind, NamedQuery, Parameter, catalogue, named

__all__ = ["Group", "Kind", "NamedQuery", "Parameter", "catalogue", "check", "check_update", "named"]
