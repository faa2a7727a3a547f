"""Why a name is taken for that of an entity, how entities stand to each other, and what the gazetteer adds."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import digest, named, part, register_graph
from advocacy_graph.graph.known import Match
from advocacy_graph.graph.questions import question_facts
from advocacy_graph.graph.reading import Joined, Reading, Reference, Tied
from advocacy_graph.graph.words import words
from advocacy_graph.model.named import Kind
from advocacy_graph.vocabulary import ag, dcterms, org, rdf, rdfs, schema, xsd

_TIES = {"part": org.subOrganizationOf, "sister": org.linkedTo, "again": ag.reintroduces}
_WIKIDATA = "http://www.wikidata.org/entity/"


def judgement_facts(reading: Reading) -> Iterator[Fact]:
    """For the register."""
    for joined in reading.keys.joined:
        if joined.gone is None:  # what becomes another is written with the change itself
            yield from _judged(joined, reading.iris.entity(joined.kind, joined.key))
    for tied in reading.keys.tied:
        yield _tie(tied, reading.iris.base)
    for reference in reading.keys.references:
        yield from _referred(reference, reading.iris.base)
    for asked in reading.keys.asked:
        yield from question_facts(asked, reading.iris.base)


def sweep_quads(tied: Iterable[Tied], references: Iterable[Reference], base: str) -> list[Quad]:
    """For the register, where no release is described: what belongs together, and what the gazetteer adds."""
    register = register_graph(base)
    facts = [_tie(one, base) for one in tied]
    facts += [fact for one in references for fact in _referred(one, base)]
    return [Quad(*fact, register) for fact in dict.fromkeys(facts)]


def rename_quads(entity: str, name: str, base: str, match: Match) -> tuple[list[Quad], list[Quad]]:
    """What to take from the register and what to add, so that the entity has that name; its name until then stays another."""
    this, register = NamedNode(entity), register_graph(base)
    shown = [*match(this, schema.name, None, register), *match(this, rdfs.label, None, register)]
    if not shown or all(quad.object == words(name) for quad in shown):
        return [], []
    others = dict.fromkeys(quad.object for quad in shown if quad.object != words(name))
    added = [Quad(this, predicate, words(name), register) for predicate in (schema.name, rdfs.label)]
    added += [Quad(this, schema.alternateName, other, register) for other in others]
    return [*shown, *match(this, schema.alternateName, words(name), register)], added


def _tie(tied: Tied, base: str) -> Fact:
    this, other = (NamedNode(named(base, tied.kind, key)) for key in (tied.key, tied.other))
    return this, _TIES[tied.tie], other


def _referred(reference: Reference, base: str) -> Iterator[Fact]:
    this = NamedNode(named(base, reference.kind, reference.key))
    if not reference.own:
        yield this, schema.alternateName, words(reference.name)
    elif reference.kind is Kind.ORGANIZATION:
        yield this, ag.registeredAs, words(reference.own)
    if reference.wikidata:
        yield this, schema.sameAs, NamedNode(_WIKIDATA + reference.wikidata)


def merge_quads(joined: Joined, base: str) -> list[Quad]:
    """For the register, where an entity becomes another: why, and where its IRI leads."""
    entity, gone = (NamedNode(named(base, joined.kind, key)) for key in (joined.key, joined.gone or ""))
    register = register_graph(base)
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
