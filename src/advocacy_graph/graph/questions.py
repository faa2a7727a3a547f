"""What a person is asked of two entities: in the register until it is answered."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import digest, named, part, register_graph, release_graph
from advocacy_graph.graph.known import Match, name_of
from advocacy_graph.graph.reading import Asked
from advocacy_graph.graph.told import Told, by_subject
from advocacy_graph.graph.words import words
from advocacy_graph.model.named import Kind
from advocacy_graph.vocabulary import ag, rdf, xsd

_WORTH_ASKING: Final = (
    4  # a body that speaks once has as many facts, one that is only mentioned has one a release
)


@dataclass(frozen=True, slots=True)
class Question:
    """An open one: the IRIs and names of the two entities, how sure it is that they are one, and why.

    `changes`: how many facts of releases would be another's if they are: those of that entity of which fewer are told.
    """

    iri: str
    kind: Kind
    entity: str
    name: str
    other: str
    other_name: str
    score: float
    reasons: tuple[str, ...]
    changes: int

    @property
    def is_worth_asking(self) -> bool:
        """Whether releases tell enough of both that an answer matters."""
        return self.changes >= _WORTH_ASKING


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
    """All open questions; first those whose answer probably changes most."""
    register = register_graph(base)
    told_of: Counter[str] = Counter()
    found: dict[tuple[str, ...], Question] = {}
    for quad in match(None, rdf.type, ag.Question, register):
        assert isinstance(quad.subject, NamedNode)
        told = by_subject(match(quad.subject, None, None, register))
        for entity in told[quad.subject].get(ag.between, ()):
            if entity.value not in told_of:
                told_of[entity.value] = _facts(entity, base, match)
        if one := _question(quad.subject, told[quad.subject], told_of, base, match):
            found[tuple(sorted((one.entity, one.other)))] = one
    return sorted(
        found.values(),
        key=lambda one: (-one.score * one.changes, one.kind, one.name, one.other_name, one.iri),
    )


def _facts(entity: NamedNode | Literal, base: str, match: Match) -> int:
    """How often releases name it, quote it or speak of it."""
    releases = release_graph(base, "").value
    about = (quad.graph_name for quad in match(None, None, entity, None))
    return sum(isinstance(graph, NamedNode) and graph.value.startswith(releases) for graph in about)


def _question(
    this: NamedNode, told: Told, told_of: Mapping[str, int], base: str, match: Match
) -> Question | None:
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
        changes=min(told_of[entity] for entity in entities),
    )
