"""What a crawler gets out of a page, for people to look at."""

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from advocacy_graph.embed.check import short
from advocacy_graph.embed.crawl import scripts, triples
from advocacy_graph.vocabulary import ag, rdf, schema

_FIRST = ("schema:headline", "schema:datePublished", "schema:publisher", "schema:text", "schema:creator")


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing and what the markup says of it: property and value, things by their names."""

    name: str
    kind: str  # "release", "statement", or "other"
    facts: tuple[tuple[str, str], ...]


def preview(html: str) -> list[Seen]:
    """All that the page's markup says: of the release first, of its statements, then of everything else."""
    found = {triple for script in scripts(html) for triple in triples(script)}
    names: dict[object, str] = {
        triple.subject: triple.object.value
        for triple in found
        if triple.predicate in (schema.name, schema.headline) and isinstance(triple.object, Literal)
    }
    kinds: dict[object, str] = {ag.PressRelease: "release", ag.AttributedStatement: "statement"}
    of: dict[object, str] = {
        triple.subject: kinds[triple.object]
        for triple in found
        if triple.predicate == rdf.type and triple.object in kinds
    }
    said: dict[NamedNode | BlankNode | Triple, set[tuple[str, str]]] = {}
    for triple in found:
        name = "is a" if triple.predicate == rdf.type else short(triple.predicate, {})
        said.setdefault(triple.subject, set()).add((name, short(triple.object, names)))
    seen = [
        Seen(short(subject, names), of.get(subject, "other"), tuple(sorted(facts, key=_place)))
        for subject, facts in said.items()
    ]
    return sorted(seen, key=lambda each: (["release", "statement", "other"].index(each.kind), each.name))


def _place(fact: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    return (_FIRST.index(fact[0]) if fact[0] in _FIRST else len(_FIRST)), fact
