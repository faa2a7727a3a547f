"""The ontology: a page of its terms, and its files."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from advocacy_graph import resources
from advocacy_graph.vocabulary import PREFIXES, rdf, rdfs
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.negotiation import GRAPHS, choose, chosen
from advocacy_graph_api.pages import Page

router = APIRouter(tags=["linked data"])

_SKOS: Final = PREFIXES["skos"]
_OWL: Final = "http://www.w3.org/2002/07/owl#"
_GROUPS: Final = {
    "Classes": [_OWL + "Class"],
    "Properties": [_OWL + "ObjectProperty", _OWL + "DatatypeProperty"],
    "Closed sets": [_SKOS + "Concept"],
}
_OURS: Final = ("ag", "kind", "mode", "polarity", "relation")


@cache
def _files() -> dict[str, bytes]:
    folder = resources.ontology()
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.suffix in (".ttl", ".jsonld")
    }


@cache
def _triples() -> tuple[ox.Triple, ...]:
    """All files together, but for the shapes, which are rules about them."""
    return tuple(
        quad.triple
        for name, content in _files().items()
        if name.endswith(".ttl") and name != "shapes.ttl"
        for quad in ox.parse(content, ox.RdfFormat.TURTLE)
    )


@cache
def _groups() -> tuple[tuple[str, tuple[dict[str, str], ...]], ...]:
    said = ox.Store()
    said.extend([ox.Quad(*triple) for triple in _triples()])

    def text(subject: Any, *predicates: ox.NamedNode) -> str:
        for predicate in predicates:
            for quad in said.quads_for_pattern(subject, predicate, None):
                if isinstance(quad.object, ox.Literal):
                    return quad.object.value
        return ""

    def terms(kinds: list[str]) -> tuple[dict[str, str], ...]:
        found = []
        for kind in kinds:
            for quad in said.quads_for_pattern(None, rdf.type, ox.NamedNode(kind)):
                assert isinstance(quad.subject, ox.NamedNode)
                for prefix in _OURS:
                    if quad.subject.value.startswith(PREFIXES[prefix]):
                        found.append(
                            {
                                "prefix": prefix,
                                "name": quad.subject.value.removeprefix(PREFIXES[prefix]),
                                "label": text(quad.subject, rdfs.label, ox.NamedNode(_SKOS + "prefLabel")),
                                "comment": text(
                                    quad.subject,
                                    ox.NamedNode(PREFIXES["rdfs"] + "comment"),
                                    ox.NamedNode(_SKOS + "definition"),
                                ),
                            }
                        )
        return tuple(sorted(found, key=lambda term: (term["prefix"], term["name"])))

    return tuple((heading, terms(kinds)) for heading, kinds in _GROUPS.items())


@router.get("/ontology", response_class=Response)
def ontology(request: Request) -> Response:
    """The ontology with its closed sets: a page for people, RDF for programs."""
    if choose(request.headers.get("accept"), [*GRAPHS, "text/html"]) == "text/html":
        return Page(
            "ontology.html",
            request,
            headers={"Vary": "Accept"},
            namespace=PREFIXES["ag"],
            files=list(_files()),
            groups=_groups(),
        )
    media = chosen(request.headers.get("accept"), [*GRAPHS, "text/html"])
    return Response(serialized(_triples(), GRAPHS[media]), media_type=media, headers={"Vary": "Accept"})


@router.get("/ontology/{name}", response_class=Response)
def file(name: str) -> Response:
    """One file of it, such as `advocacy.ttl` or `context.jsonld`."""
    content = _files().get(name)
    if content is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no {name!r}: there are {', '.join(_files())}")
    return Response(content, media_type="text/turtle" if name.endswith(".ttl") else "application/ld+json")
