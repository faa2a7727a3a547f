"""Prefixes and terms of the graph, written as in Turtle: `ag.speaker` for `ag:speaker`.

The terms are generated from the ontology, so a misspelt one is an error of the type checker.
"""

from typing import Final

from advocacy_graph._terms import (
    PREFIXES,
    ag,
    dcterms,
    foaf,
    kind,
    mode,
    oa,
    org,
    polarity,
    prov,
    rdf,
    rdfs,
    relation,
    schema,
    skos,
    xsd,
)

__all__ = [
    "PREFIXES",
    "PROLOGUE",
    "ag",
    "dcterms",
    "foaf",
    "kind",
    "mode",
    "oa",
    "org",
    "polarity",
    "prov",
    "rdf",
    "rdfs",
    "relation",
    "schema",
    "skos",
    "xsd",
]

PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
"""All prefixes as SPARQL's PREFIX lines, to stand before a query."""
