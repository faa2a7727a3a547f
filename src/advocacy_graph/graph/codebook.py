"""The codebook in the graph: SKOS concepts that policies are ordered by, in a graph of their own.

A concept has the IRI of a policy: that which releases name with one of its labels.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from pyoxigraph import NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import codebook_graph, codebook_iri, named, web_address
from advocacy_graph.graph.known import Match
from advocacy_graph.graph.told import Told, by_subject, without_blank_nodes
from advocacy_graph.graph.words import words
from advocacy_graph.model import Concept
from advocacy_graph.vocabulary import rdf, rdfs, skos


def codebook_quads(concepts: Iterable[Concept], base: str) -> list[Quad]:
    """The whole graph of these concepts; empty for none."""
    graph = codebook_graph(base)
    concepts = tuple(concepts)
    facts = [fact for concept in concepts for fact in _facts(concept, base)]
    if concepts:
        scheme = codebook_iri(base)
        facts += [(scheme, rdf.type, skos.ConceptScheme), (scheme, rdfs.label, words("codebook"))]
    return [Quad(*fact, graph) for fact in dict.fromkeys(facts)]


def read_codebook(base: str, match: Match) -> dict[str, Concept]:
    """The concepts that the store holds, by key."""
    graph = codebook_graph(base)
    found = (
        _concept(_key(this.value, base), told, base)
        for this, told in by_subject(without_blank_nodes(match(None, None, None, graph))).items()
        if skos.prefLabel in told
    )
    return {concept.key: concept for concept in sorted(found, key=lambda concept: concept.key)}


def _facts(concept: Concept, base: str) -> Iterator[Fact]:
    this = NamedNode(named(base, "policy", concept.key))
    yield this, rdf.type, skos.Concept
    yield this, skos.inScheme, codebook_iri(base)
    yield this, skos.prefLabel, words(concept.label)
    for label in concept.others:
        yield this, skos.altLabel, words(label)
    for above in concept.broader:
        yield this, skos.broader, NamedNode(named(base, "policy", above))
    if not concept.broader:
        yield this, skos.topConceptOf, codebook_iri(base)
    if concept.definition:
        yield this, skos.definition, words(concept.definition)
    if concept.code:
        yield this, skos.notation, words(concept.code)
    match = web_address(concept.match)
    if match:
        yield this, skos.exactMatch, match
    for note in concept.history:
        yield this, skos.historyNote, words(note)


def _concept(key: str, told: Told, base: str) -> Concept:
    def several(predicate: NamedNode) -> list[str]:
        return sorted(value.value for value in told.get(predicate, ()))

    def one(predicate: NamedNode) -> str:
        return next(iter(several(predicate)), "")

    return Concept(
        key=key,
        label=one(skos.prefLabel),
        others=tuple(several(skos.altLabel)),
        broader=tuple(sorted(_key(iri, base) for iri in several(skos.broader))),
        definition=one(skos.definition),
        code=one(skos.notation),
        match=one(skos.exactMatch),
        history=tuple(several(skos.historyNote)),
    )


def _key(iri: str, base: str) -> str:
    return unquote(iri.removeprefix(f"{base}id/policy/"))
