"""Why a name is taken for that of an entity, how entities stand to each other, and what the gazetteer adds."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import digest, named, part
from advocacy_graph.graph.reading import Joined, Reading
from advocacy_graph.graph.words import words
from advocacy_graph.vocabulary import ag, dcterms, org, rdf, schema, xsd

_TIES = {"part": org.subOrganizationOf, "sister": org.linkedTo, "again": ag.reintroduces}
_WIKIDATA = "http://www.wikidata.org/entity/"


def judgement_facts(reading: Reading) -> Iterator[Fact]:
    """For the register."""
    for joined in reading.keys.joined:
        if joined.gone is None:  # what becomes another is written with the change itself
            yield from _judged(joined, reading.iris.entity(joined.kind, joined.key))
    for tied in reading.keys.tied:
        this, other = (reading.iris.entity(tied.kind, key) for key in (tied.key, tied.other))
        yield this, _TIES[tied.tie], other
    for reference in reading.keys.references:
        this = reading.iris.entity(reference.kind, reference.key)
        yield this, schema.alternateName, words(reference.name)
        if reference.wikidata:
            yield this, schema.sameAs, NamedNode(_WIKIDATA + reference.wikidata)


def merge_quads(joined: Joined, base: str) -> list[Quad]:
    """For the register, where an entity becomes another: why, and where its IRI leads."""
    entity, gone = (NamedNode(named(base, joined.kind, key)) for key in (joined.key, joined.gone or ""))
    register = NamedNode(f"{base}graph/register")
    facts = [*_judged(joined, entity, gone), (gone, dcterms.isReplacedBy, entity)]
    return [Quad(*fact, register) for fact in facts]


def _judged(joined: Joined, entity: NamedNode, gone: NamedNode | None = None) -> Iterator[Fact]:
    score = f"{joined.judgement.score:.2f}"
    told_by = digest(joined.name, joined.gone or "", score, *joined.judgement.reasons)
    this = part(entity, f"judgement-{told_by}")
    yield this, rdf.type, ag.Judgement
    yield this, ag.judgedName, words(joined.name)
    yield this, ag.judgedAs, entity
    yield this, ag.score, Literal(score, datatype=xsd.decimal)
    for reason in joined.judgement.reasons:
        yield this, ag.reason, words(reason)
    if gone is not None:
        yield this, ag.merged, gone
