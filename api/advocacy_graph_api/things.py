"""What the store says of a thing, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import Final

import pyoxigraph as ox
from starlette.exceptions import HTTPException
from starlette.responses import Response

from advocacy_graph.vocabulary import PREFIXES, ag, rdf

_REPLACED: Final = ox.NamedNode(PREFIXES["dcterms"] + "isReplacedBy")
_MOST_POINTING: Final = 500  # statements of a much quoted person: SPARQL and REST list them all
_MOST_STEPS: Final = 20


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A release that was taken back: on which day and, if it is said, why."""

    release: str
    day: str
    because: str | None

    def gone(self) -> HTTPException:
        """The 410 that says so."""
        because = f": {self.because}" if self.because else ""
        return HTTPException(HTTPStatus.GONE, f"the release was withdrawn on {self.day}{because}")


def facts(store: ox.Store, iri: str) -> list[ox.Triple]:
    """All about the thing, its evidence included, and the first few hundred triples that point at it.

    Empty where nothing is said of it.
    """
    own = list(dict.fromkeys(_own(store, ox.NamedNode(iri))))
    if not own:
        return []
    pointing = islice(store.quads_for_pattern(None, None, ox.NamedNode(iri), None), _MOST_POINTING)
    return list(dict.fromkeys([*own, *(quad.triple for quad in pointing)]))


def release(store: ox.Store, base: str, iri: str) -> list[ox.Quad]:
    """The graph of a release and the register's entries of what it names, as `embed.markup` takes them."""
    graph = iri.replace(f"{base}id/", f"{base}graph/", 1)
    own = list(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    register = ox.NamedNode(f"{base}graph/register")
    named = dict.fromkeys(quad.object for quad in own if isinstance(quad.object, ox.NamedNode))
    return own + [quad for entity in named for quad in store.quads_for_pattern(entity, None, None, register)]


def successor(store: ox.Store, iri: str) -> str | None:
    """What the thing was merged into, through all merges since; None where it stands for itself."""
    current = ox.NamedNode(iri)
    for _ in range(_MOST_STEPS):
        following = next(store.quads_for_pattern(current, _REPLACED, None, None), None)
        if following is None or not isinstance(following.object, ox.NamedNode):
            break
        current = following.object
    return None if current.value == iri else current.value


def moved(location: str) -> Response:
    """301 to what a thing was merged into. Asked again each time, since a merge can be taken back."""
    headers = {"Location": location, "Cache-Control": "no-cache"}
    return Response(status_code=HTTPStatus.MOVED_PERMANENTLY, headers=headers)


def withdrawal(store: ox.Store, base: str, iri: str) -> Withdrawal | None:
    """Whether the release of that IRI, or that the thing was found in, was withdrawn."""
    kind, _, rest = iri.removeprefix(f"{base}id/").partition("/")
    slug, _, key = rest.partition("/")
    if not slug or (kind != "release" and not key):
        return None
    release = ox.NamedNode(f"{base}id/release/{slug}")
    day = next(store.quads_for_pattern(release, ag.withdrawnOn, None, None), None)
    if day is None:
        return None
    because = next(store.quads_for_pattern(release, ag.withdrawnBecause, None, None), None)
    return Withdrawal(release.value, _words(day), _words(because) if because else None)


def _words(quad: ox.Quad) -> str:
    return quad.object.value if isinstance(quad.object, ox.Literal) else str(quad.object)


def _own(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    for quad in store.quads_for_pattern(node, None, None, None):
        yield quad.triple
        part = quad.object
        if (
            isinstance(part, ox.NamedNode)
            and part.value.startswith(f"{node.value.partition('#')[0]}#")
            and part != node
        ):
            if quad.predicate != rdf.type:
                yield from _own(store, part)
