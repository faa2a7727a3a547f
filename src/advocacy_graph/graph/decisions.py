"""Decisions as RDF, for the private engine, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import decision_iri, decisions_graph, part
from advocacy_graph.graph.told import Told, by_subject
from advocacy_graph.graph.words import moment, offset, words
from advocacy_graph.model import (
    FIELDS,
    Anchor,
    AnyDecision,
    CodebookDecision,
    CodebookOutcome,
    EntityDecision,
    EntityOutcome,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Quote,
    Span,
    Undoing,
)
from advocacy_graph.vocabulary import ag, oa, prov, rdf, rdfs

_Said = Mapping[NamedNode, Told]


def decision_quads(decision: AnyDecision, base: str) -> list[Quad]:
    """What the graph of decisions says of it."""
    return [Quad(*fact, decisions_graph(base)) for fact in _facts(decision, base)]


def decisions_of(quads: Iterable[Quad], base: str) -> dict[str, AnyDecision]:
    """The decisions that these quads describe, by key."""
    said = by_subject(quads)
    prefix = decision_iri(base, "").value
    return {
        this.value.removeprefix(prefix): _decision(this, said, prefix)
        for this, told in said.items()
        if ag.Decision in told.get(rdf.type, ())
    }


def _facts(decision: AnyDecision, base: str) -> Iterator[Fact]:
    this = decision_iri(base, decision.key)
    yield this, rdf.type, ag.Decision
    yield this, ag.coder, words(decision.coder)
    yield this, prov.endedAtTime, moment(decision.at)
    if decision.why:
        yield this, rdfs.comment, words(decision.why)
    match decision:
        case FindingDecision():
            yield from _on_finding(this, decision, base)
        case EntityDecision():
            yield this, rdf.type, ag.EntityDecision
            yield this, ag.outcome, words(decision.outcome.value)
            yield from _on(this, decision.entities)
            if decision.name:
                yield this, ag.newName, words(decision.name)
            for release in decision.releases:
                yield this, ag.inRelease, NamedNode(release)
            for wording in decision.wordings:
                yield this, ag.underWording, words(wording)
        case CodebookDecision():
            yield this, rdf.type, ag.CodebookDecision
            yield this, ag.outcome, words(decision.outcome.value)
            yield from _on(this, decision.concepts)
            for name in (decision.name, *decision.names):
                if name:
                    yield this, ag.newName, words(name)
            if decision.broader:
                yield this, ag.broaderConcept, NamedNode(decision.broader)
        case Undoing():
            yield this, rdf.type, ag.Undoing
            yield this, ag.undoes, decision_iri(base, decision.undoes)


def _on(this: NamedNode, several: tuple[str, ...]) -> Iterator[Fact]:
    yield this, ag.remaining, NamedNode(several[0])
    for each in several:
        yield this, ag.decisionOn, NamedNode(each)


def _on_finding(this: NamedNode, decision: FindingDecision, base: str) -> Iterator[Fact]:
    anchor = decision.anchor
    yield this, rdf.type, ag.FindingDecision
    yield this, ag.outcome, words(decision.outcome.value)
    yield this, ag.kindOfFinding, words(anchor.kind.value)
    yield this, ag.decisionOn, NamedNode(anchor.release)
    yield this, ag.decidedOfText, words(anchor.text_digest)
    for number, quote in enumerate(anchor.quotes, start=1):
        yield from _anchor(
            this, f"{number:03d}", quote, NamedNode(f"{base}id/text/{anchor.text_digest[:16]}")
        )
    for relation, name, fields in (
        (ag.fieldRead, "read", anchor.fields),
        (ag.fieldChanged, "changed", decision.changes),
    ):
        for field, value in fields.items():
            node = part(this, f"{name}-{field}")
            yield this, relation, node
            yield node, rdf.type, ag.FieldValue
            yield node, ag.fieldName, words(field)
            yield node, ag.fieldValue, Literal(json.dumps(value, ensure_ascii=False), datatype=rdf.JSON)


def _anchor(this: NamedNode, number: str, quote: Quote, text: NamedNode) -> Iterator[Fact]:
    anchor, position, selector = (part(this, f"{what}-{number}") for what in ("anchor", "position", "quote"))
    yield this, ag.anchor, anchor
    yield anchor, rdf.type, oa.SpecificResource
    yield anchor, oa.hasSource, text
    yield anchor, oa.hasSelector, position
    yield anchor, oa.hasSelector, selector
    yield position, rdf.type, oa.TextPositionSelector
    yield position, oa.start, offset(quote.span.start)
    yield position, oa.end, offset(quote.span.end)
    yield selector, rdf.type, oa.TextQuoteSelector
    yield selector, oa.exact, words(quote.exact)
    yield selector, oa.prefix, words(quote.before)
    yield selector, oa.suffix, words(quote.after)


def _decision(this: NamedNode, said: _Said, prefix: str) -> AnyDecision:
    told = said[this]
    who: dict[str, Any] = {
        "coder": _one(told, ag.coder),
        "at": datetime.fromisoformat(_one(told, prov.endedAtTime)),
        "why": next(iter(_all(told, rdfs.comment)), ""),
    }
    types = told[rdf.type]
    if ag.Undoing in types:
        return Undoing(**who, undoes=_one(told, ag.undoes).removeprefix(prefix))
    outcome = _one(told, ag.outcome)
    if ag.FindingDecision in types:
        kind = FindingKind(_one(told, ag.kindOfFinding))
        anchor = Anchor(
            release=_one(told, ag.decisionOn),
            kind=kind,
            text_digest=_one(told, ag.decidedOfText),
            quotes=tuple(_quote(each, this, said) for each in sorted(_all(told, ag.anchor))),
            fields=_fields(told, ag.fieldRead, kind, said),
        )
        changes = _fields(told, ag.fieldChanged, kind, said)
        return FindingDecision(**who, outcome=FindingOutcome(outcome), anchor=anchor, changes=changes)
    first = _one(told, ag.remaining)
    several = (first, *(each for each in _all(told, ag.decisionOn) if each != first))
    names = tuple(sorted(_all(told, ag.newName)))
    if ag.EntityDecision in types:
        return EntityDecision(
            **who,
            outcome=EntityOutcome(outcome),
            entities=several,
            name=next(iter(names), None),
            releases=tuple(_all(told, ag.inRelease)),
            wordings=tuple(_all(told, ag.underWording)),
        )
    splits = outcome == CodebookOutcome.SPLIT
    return CodebookDecision(
        **who,
        outcome=CodebookOutcome(outcome),
        concepts=several,
        name=None if splits else next(iter(names), None),
        names=names if splits else (),
        broader=next(iter(_all(told, ag.broaderConcept)), None),
    )


def _quote(anchor: str, this: NamedNode, said: _Said) -> Quote:
    number = anchor.rpartition("-")[2]
    position, selector = said[part(this, f"position-{number}")], said[part(this, f"quote-{number}")]
    return Quote(
        Span(int(_one(position, oa.start)), int(_one(position, oa.end))),
        _one(selector, oa.exact),
        _one(selector, oa.prefix),
        _one(selector, oa.suffix),
    )


def _fields(told: Told, relation: NamedNode, kind: FindingKind, said: _Said) -> dict[str, Field]:
    """In the order of the kind's fields."""
    found: dict[str, Field] = {}
    for node in sorted(_all(told, relation)):
        field = said[NamedNode(node)]
        value = json.loads(_one(field, ag.fieldValue))
        found[_one(field, ag.fieldName)] = tuple(value) if isinstance(value, list) else value
    return dict(sorted(found.items(), key=lambda pair: FIELDS[kind].index(pair[0])))


def _one(told: Told, predicate: NamedNode) -> str:
    (value,) = told[predicate]
    return value.value


def _all(told: Told, predicate: NamedNode) -> list[str]:
    return [value.value for value in told.get(predicate, ())]
