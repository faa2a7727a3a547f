"""What a person is asked of two entities: in the register until it is answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import digest, named, part, register_graph
from advocacy_graph.graph.known import Match, name_of
from advocacy_graph.graph.reading import Asked
from advocacy_graph.graph.told import Told, by_subject
from advocacy_graph.graph.words import words
from advocacy_graph.model.named import Kind
from advocacy_graph.vocabulary import ag, rdf, xsd


@dataclass(frozen=True, slots=True)
class Question:
    """An open one: the IRIs and names of the two entities, how sure it is that they are one, and why."""

    iri: str
    kind: Kind
    entity: str
    name: str
    other: str
    other_name: str
    score: float
    reasons: tuple[str, ...]


def question_facts(asked: Asked, base: str) -> Iterator[Fact]:
    """For the register. One pair of entities has one question, whoever asks it."""
    entity, other = (NamedNode(named(base, asked.kind, key)) for key in (asked.key, asked.other))
    this = part(entity, f"question-{digest(other.value)}")
    yield this, rdf.type, ag.Question
    yield this, ag.between, entity
    yield this, ag.between, other
    yield this, ag.score, Literal(f"{asked.judgement.score:.2f}", datatype=xsd.decimal)
    for reason in asked.judgement.reasons:
        yield this, ag.reason, words(reason)


def question_quads(asked: Asked, base: str) -> list[Quad]:
    """The same as quads, each once."""
    register = register_graph(base)
    return [Quad(*fact, register) for fact in dict.fromkeys(question_facts(asked, base))]


def questions(base: str, match: Match) -> list[Question]:
    """All open questions, the likeliest first."""
    register = register_graph(base)
    found: dict[tuple[str, ...], Question] = {}
    for quad in match(None, rdf.type, ag.Question, register):
        assert isinstance(quad.subject, NamedNode)
        told = by_subject(match(quad.subject, None, None, register))
        if one := _question(quad.subject, told[quad.subject], base, match):
            found[tuple(sorted((one.entity, one.other)))] = one
    return sorted(found.values(), key=lambda one: (-one.score, one.kind, one.name, one.other_name, one.iri))


def _question(this: NamedNode, told: Told, base: str, match: Match) -> Question | None:
    entities = sorted(entity.value for entity in told.get(ag.between, ()))
    if len(entities) != 2:
        return None
    name, other_name = (name_of(entity, base, match) or entity for entity in entities)
    return Question(
        iri=this.value,
        kind=Kind(entities[0].removeprefix(f"{base}id/").partition("/")[0]),
        entity=entities[0],
        name=name,
        other=entities[1],
        other_name=other_name,
        score=float(told[ag.score][0].value),
        reasons=tuple(reason.value for reason in told.get(ag.reason, ())),
    )
