"""What a crawler gets out of a page, for people to look at."""

from pyoxigraph import Literal

from advocacy_graph.embed.check import short
from advocacy_graph.embed.crawl import scripts, triples
from advocacy_graph.vocabulary import rdf, schema


def preview(html: str) -> list[tuple[str, str, str]]:
    """Subject, property and value of all that the page's markup says, things by their names, in order."""
    found = {triple for script in scripts(html) for triple in triples(script)}
    names: dict[object, str] = {
        triple.subject: triple.object.value
        for triple in found
        if triple.predicate in (schema.name, schema.headline) and isinstance(triple.object, Literal)
    }
    return sorted(
        (
            short(triple.subject, names),
            "is a" if triple.predicate == rdf.type else short(triple.predicate, {}),
            short(triple.object, names),
        )
        for triple in found
    )
