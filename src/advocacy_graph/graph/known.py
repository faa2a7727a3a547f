"""An entity of the register as plain data: its names, and when, where and as what releases name it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.iris import register_graph, release_in
from advocacy_graph.model.named import Kind, Named, Post
from advocacy_graph.vocabulary import PREFIXES, ag, org, schema

Match = Callable[
    [NamedNode | None, NamedNode | None, NamedNode | Literal | None, NamedNode | None], Iterable[Quad]
]

_ENOUGH = 24  # releases that name it


def known(iri: str, base: str, match: Match) -> Named | None:
    """The entity of that IRI; None where the register has none. `places` are datelines as the releases have them."""
    this = NamedNode(iri)
    register = register_graph(base)
    entry = list(match(this, None, None, register))
    names = [_text(q) for q in entry if q.predicate == schema.name]
    if not names:
        return None
    names += sorted(_text(q) for q in entry if q.predicate == schema.alternateName)
    kind = Kind(iri.removeprefix(f"{base}id/").partition("/")[0])
    dates: set[str] = set()
    places: set[str] = set()
    for graph in dict.fromkeys(q.graph_name for q in islice(match(None, ag.mentions, this, None), _ENOUGH)):
        assert isinstance(graph, NamedNode)
        release = NamedNode(release_in(base, graph.value))
        dates.update(_values(match(release, schema.datePublished, None, graph)))
        places.update(_values(match(release, schema.locationCreated, None, graph)))
    sort = next((_text(q).removeprefix(PREFIXES["kind"]) for q in entry if q.predicate == ag.policyKind), "")
    return Named(
        kind=kind,
        names=tuple(names),
        acronyms=tuple(sorted(_text(q) for q in entry if q.predicate == ag.acronym)),
        places=frozenset(places),
        dates=tuple(sorted(dates)),
        posts=tuple(dict.fromkeys(_posts(this, match, register))) if kind is Kind.PERSON else (),
        sort=sort,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What a release tells of the event that it answers; names as its own wordings have them."""

    date: str
    headline: str
    issuers: tuple[str, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]


def occasions_of(iri: str, base: str, match: Match) -> Iterator[Told]:
    """The releases that name the entity of that IRI."""
    graphs = dict.fromkeys(
        q.graph_name for q in islice(match(None, ag.mentions, NamedNode(iri), None), _ENOUGH)
    )
    for graph in graphs:
        assert isinstance(graph, NamedNode)
        release = NamedNode(release_in(base, graph.value))
        wordings: dict[str, list[str]] = {}
        for mention in match(None, ag.mentions, None, graph):
            assert isinstance(mention.subject, NamedNode)
            assert isinstance(mention.object, NamedNode)
            wordings.setdefault(mention.object.value, []).extend(
                _values(match(mention.subject, ag.wording, None, graph))
            )
        publishers = [q.object for q in match(release, schema.publisher, None, graph)]

        def of(kind: Kind, wordings: dict[str, list[str]] = wordings) -> tuple[str, ...]:
            begin = f"{base}id/{kind}/"
            return tuple(
                word for entity, words in wordings.items() if entity.startswith(begin) for word in words
            )

        yield Told(
            date=next(iter(_values(match(release, schema.datePublished, None, graph))), ""),
            headline=next(iter(_values(match(release, schema.headline, None, graph))), ""),
            issuers=tuple(
                word
                for each in publishers
                if isinstance(each, NamedNode)
                for word in wordings.get(each.value, ())
            ),
            people=of(Kind.PERSON),
            bodies=of(Kind.ORGANIZATION),
        )


def name_of(iri: str, base: str, match: Match) -> str | None:
    """The name that an entity has in the register; None for one that is not there."""
    found = match(NamedNode(iri), schema.name, None, register_graph(base))
    return next((quad.object.value for quad in found if isinstance(quad.object, Literal)), None)


def _posts(person: NamedNode, match: Match, register: NamedNode) -> Iterator[Post]:
    for quad in islice(match(None, org.member, person, None), _ENOUGH):
        post, graph = quad.subject, quad.graph_name
        assert isinstance(post, NamedNode)
        assert isinstance(graph, NamedNode)
        body = next((q.object for q in match(post, org.organization, None, graph)), None)
        named = _values(match(body, schema.name, None, register)) if isinstance(body, NamedNode) else []
        yield Post(
            next(iter(_values(match(post, ag.roleWords, None, graph))), ""),
            next(iter(named), ""),
            next(iter(_values(match(post, ag.attestedOn, None, graph))), ""),
        )


def _values(quads: Iterable[Quad]) -> list[str]:
    return [_text(quad) for quad in quads]


def _text(quad: Quad) -> str:
    assert isinstance(quad.object, NamedNode | Literal)
    return quad.object.value
