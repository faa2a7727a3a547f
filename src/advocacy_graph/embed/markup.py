"""The published part of a release as one `<script type="application/ld+json">` block.

The context is inline, so that nobody who reads the page needs to fetch anything. Plain values look as crawlers
expect that take JSON-LD for mere JSON: dates and addresses are strings, people and publishers carry their names.
"""

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from advocacy_graph.embed.published import creator, licence, published
from advocacy_graph.vocabulary import PREFIXES, rdf, schema

Node = dict[str, Any]  # JSON, whose shape is JSON-LD's business

_CONTEXT: Node = {
    "@vocab": PREFIXES["schema"],
    **{prefix: PREFIXES[prefix] for prefix in ("ag", "org", "xsd")},
    "datePublished": {"@type": "xsd:date"},
    "url": {"@type": "@id"},
    "license": {"@type": "@id"},
}
_PLAIN = {f"{PREFIXES['xsd']}string": "", f"{PREFIXES['xsd']}date": schema.datePublished.value}
_ADDRESSES = {schema.url, licence}
_NAMED_IN_PLACE = {creator, schema.publisher}

# Inside a script nothing is decoded by HTML, so entities would stay as they are; JSON's own escapes do not.
# And what turns or hides the words beside it, for who reads the markup before pasting it.
_UNSEEN = (
    *range(0x7F, 0xA0),
    0x61C,
    0x200B,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2060, 0x206A),
    0xFEFF,
)
_ESCAPES = {code: f"\\u{code:04x}" for code in (*map(ord, "<>&"), *_UNSEEN)}


def markup(quads: Iterable[Quad], release: str) -> str:
    """The script block for the page of the release with that IRI: its `@graph` has one node a thing.

    `quads` are the release's graph and the register's entries of what it names, as `Store.quads` gives them.
    Raises `UnknownRelease` when they do not describe it.
    """
    triples = published(quads, release)
    nodes: dict[str, Node] = {}
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        node = nodes.setdefault(triple.subject.value, {"@id": triple.subject.value})
        key = "@type" if triple.predicate == rdf.type else _compact(triple.predicate.value)
        node.setdefault(key, []).append(_value(triple))
    for node in nodes.values():
        for key, values in node.items():
            if isinstance(values, list) and len(values) == 1:
                node[key] = values[0]
    _name_in_place(triples, nodes)
    document = {"@context": _CONTEXT, "@graph": list(nodes.values())}
    text = json.dumps(document, ensure_ascii=False, indent=1).translate(_ESCAPES)
    return f'<script type="application/ld+json">\n{text}\n</script>\n'


def _value(triple: Triple) -> Any:
    value = triple.object
    if isinstance(value, Literal):
        datatype = value.datatype.value
        if _PLAIN.get(datatype) in ("", triple.predicate.value):
            return value.value
        return {"@value": value.value, "@type": _compact(datatype)}
    assert isinstance(value, NamedNode)
    if triple.predicate == rdf.type:
        return _compact(value.value)
    return value.value if triple.predicate in _ADDRESSES else {"@id": value.value}


def _name_in_place(triples: Iterable[Triple], nodes: dict[str, Node]) -> None:
    for triple in triples:
        if triple.predicate in _NAMED_IN_PLACE and isinstance(triple.subject, NamedNode):
            references = nodes[triple.subject.value][_compact(triple.predicate.value)]
            for reference in references if isinstance(references, list) else [references]:
                named = nodes.get(reference["@id"], {})
                reference.update({key: named[key] for key in ("@type", "name") if key in named})


def _compact(iri: str) -> str:
    """Without a prefix for schema.org's terms, with one for ours."""
    vocabulary = PREFIXES["schema"]
    if iri.startswith(vocabulary):
        return iri.removeprefix(vocabulary)
    for prefix, namespace in _CONTEXT.items():
        if isinstance(namespace, str) and not prefix.startswith("@") and iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
