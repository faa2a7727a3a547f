"""Compares what a crawler gets out of a page with the graph, and says the differences in words."""

from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad, Triple

from advocacy_graph.embed.crawl import UnreadableScript, scripts, triples
from advocacy_graph.embed.published import published
from advocacy_graph.vocabulary import PREFIXES, rdf, schema


def check(html: str, quads: Sequence[Quad], release: str) -> tuple[str, ...]:
    """The differences between the page's markup of `release` and the graph, one sentence each; none when equal.

    All that the page says of the release, its statements, positions and actors must hold in the graph, and all
    that `markup` would publish must be on the page. Other markup on the page is not looked at, and a script
    that cannot be read counts only when it names the release. `quads` as for `markup`.
    """
    expected = published(quads, release)
    found: set[Triple] = set()
    unreadable = []
    for number, script in enumerate(scripts(html), 1):
        try:
            found |= triples(script)
        except UnreadableScript as error:
            if release in script:
                unreadable.append(f"script {number} of the page {error}")
    ours = {triple.subject for triple in expected}
    ours |= {t.subject for t in found if t.predicate == schema.isPartOf and t.object == NamedNode(release)}
    said = {triple for triple in found if triple.subject in ours}
    if not said:
        return (*unreadable, f"the page has no markup of {release}")
    names: dict[object, str] = {
        triple.subject: triple.object.value
        for triple in expected
        if triple.predicate == schema.name and isinstance(triple.object, Literal)
    }
    held = set(expected) | {quad.triple for quad in quads}
    return (
        *unreadable,
        *(f"the page says what the graph does not: {_words(t, names)}" for t in sorted(said - held, key=str)),
        *(f"the page lacks: {_words(t, names)}" for t in expected if t not in said),
    )


def _words(triple: Triple, names: dict[object, str]) -> str:
    verb = "is a" if triple.predicate == rdf.type else short(triple.predicate, {})
    return f"{short(triple.subject, names)} {verb} {short(triple.object, names)}"


def short(term: object, names: Mapping[object, str]) -> str:
    """A term in words: a name where there is one, else a prefixed name, an IRI, or a literal in quotation marks."""
    if isinstance(term, Literal):
        return f"“{term.value}”" if len(term.value) <= 120 else f"“{term.value[:120]}…”"
    if not isinstance(term, NamedNode):
        return str(term)
    if term in names:
        return names[term]
    for prefix, namespace in PREFIXES.items():
        if term.value.startswith(namespace):
            return f"{prefix}:{term.value.removeprefix(namespace)}"
    return f"<{term.value}>"
