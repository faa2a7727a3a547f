"""What is left of a release that is withdrawn."""

from collections.abc import Iterable
from datetime import date

from pyoxigraph import NamedNode, Quad

from advocacy_graph.graph.describe import Description
from advocacy_graph.graph.words import day, words
from advocacy_graph.vocabulary import ag, dcterms, prov, rdf, rdfs, schema

_KEPT = {
    rdfs.label,
    schema.headline,
    schema.datePublished,
    schema.publisher,
    schema.url,
    dcterms.identifier,
    dcterms.source,
    ag.alsoReadFrom,
    ag.namesakeOf,
    ag.namesakeBecause,
}
_KEPT_OF_TEXTS = {
    rdf.type,
    ag.textOf,
    ag.textDigest,
    ag.sourceDigest,
    dcterms.format,
    prov.wasGeneratedBy,
    prov.wasRevisionOf,
}


def withdrawal(quads: Iterable[Quad], release: str, slug: str, *, on: date, because: str) -> Description:
    """The tombstone in place of the release's graph, whose `quads` are given: heading, sources and digests of texts.

    Digests stay so that the same text is known again; the words themselves are not in the graph.
    """
    node = NamedNode(release)
    quads = list(quads)
    graph = quads[0].graph_name
    assert isinstance(graph, NamedNode)
    texts = {quad.subject for quad in quads if quad.predicate == ag.textOf and quad.object == node}
    kept = [
        quad
        for quad in quads
        if (quad.subject == node and quad.predicate in _KEPT)
        or (quad.subject in texts and quad.predicate in _KEPT_OF_TEXTS)
    ]
    kept += [
        Quad(node, rdf.type, ag.WithdrawnRelease, graph),
        Quad(node, ag.withdrawnOn, day(on), graph),
        Quad(node, ag.withdrawnBecause, words(because), graph),
    ]
    return Description(slug=slug, release=release, graph=graph.value, quads=kept, register=[], runs=[])
