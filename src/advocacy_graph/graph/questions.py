"""What a person is asked of two entities: in the register until it is answered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import digest, named, part
from advocacy_graph.graph.known import Match
from advocacy_graph.graph.reading import Asked
from advocacy_graph.graph.words import words
from advocacy_graph.model.named import Kind
from advocacy_graph.vocabulary import ag, rdf, schema, xsd


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
    register = NamedNode(f"{base}graph/register")
    return [Quad(*fact, register) for fact in dict.fromkeys(question_facts(asked, base))]


def questions(base: str, match: Match) -> list[Question]:
    """All open questions, the likeliest first."""
    register = NamedNode(f"{base}graph/register")
    found: dict[tuple[str, ...], Question] = {}
    for quad in match(None, rdf.type, ag.Question, register):
        assert isinstance(quad.subject, NamedNode)
        one = _question(quad.subject, list(match(quad.subject, None, None, register)), base, match)
        if one:
            found[tuple(sorted((one.entity, one.other)))] = one
    return sorted(found.values(), key=lambda one: (-one.score, one.kind, one.name, one.other_name, one.iri))


def _question(this: NamedNode, quads: Iterable[Quad], base: str, match: Match) -> Question | None:
    values: dict[NamedNode, list[str]] = {}
    for quad in quads:
        assert isinstance(quad.object, NamedNode | Literal)
        values.setdefault(quad.predicate, []).append(quad.object.value)
    entities = sorted(values.get(ag.between, ()))
    if len(entities) != 2:
        return None
    name, other_name = (_name(entity, base, match) for entity in entities)
    return Question(
        iri=this.value,
        kind=Kind(entities[0].removeprefix(f"{base}id/").partition("/")[0]),
        entity=entities[0],
        name=name,
        other=entities[1],
        other_name=other_name,
        score=float(values[ag.score][0]),
        reasons=tuple(values.get(ag.reason, ())),
    )


def _name(entity: str, base: str, match: Match) -> str:
    quads: Iterator[Quad] = iter(
        match(NamedNode(entity), schema.name, None, NamedNode(f"{base}graph/register"))
    )
    quad = next(quads, None)
    return quad.object.value if quad and isinstance(quad.object, Literal) else entity
