"""Linked data: a thing's IRI leads to its page or to its data, by what is asked for.

https://www.w3.org/TR/cooluris/: `/id/X` is the thing, `/page/X` a page about it, `/data/X` the data about it.
"""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote, unquote

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from advocacy_graph.embed import markup
from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph.iris import named
from advocacy_graph_api import things
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.negotiation import GRAPHS, choose, chosen, not_acceptable
from advocacy_graph_api.pages import Page, view

router = APIRouter(tags=["linked data"])

_ENDINGS: Final = {".ttl": "text/turtle", ".jsonld": "application/ld+json", ".nt": "application/n-triples"}
_HTML: Final = ("text/html", "application/xhtml+xml")
_IN_PATHS: Final = "/-._~!$&'()*+,;=:@"
_IN_IRIS: Final = _IN_PATHS + "%#?[]"


def _iri(request: Request, base: str, after: str) -> str:
    """The IRI of the thing that the address names; its parts are decoded one by one, so that none can add a part."""
    path = request.scope["raw_path"].decode("ascii", "replace").removeprefix(after)
    try:
        kind, *keys = (unquote(part, errors="strict") for part in path.split("/"))
        if not keys or not all(keys) or any("/" in key for key in (kind, *keys)):
            raise ValueError
        iri = named(base, kind, *keys)
        ox.NamedNode(iri)
    except ValueError:
        raise HTTPException(
            HTTPStatus.NOT_FOUND, "nothing has that name: /search finds what there is"
        ) from None
    return iri


def _path(base: str, iri: str, of: str) -> str:
    return f"/{of}/{quote(unquote(iri.removeprefix(f'{base}id/')), safe=_IN_PATHS)}"


def _links(base: str, iri: str) -> str:
    data = _path(base, iri, "data")
    alternates = [f'<{data}{ending}>; rel="alternate"; type="{media}"' for ending, media in _ENDINGS.items()]
    return ", ".join([*alternates, f'<{_path(base, iri, "page")}>; rel="alternate"; type="text/html"'])


def _gone(store: ox.Store, base: str, iri: str, of: str, ending: str = "") -> Response | None:
    """The answer to a thing that was merged into another or withdrawn."""
    new = things.successor(store, iri)
    if new is not None:
        return things.moved(_path(base, new, of) + ending if new.startswith(f"{base}id/") else new)
    withdrawn = things.withdrawal(store, base, iri)
    if withdrawn is not None:
        raise withdrawn.gone()
    return None


def _known(store: ox.Store, iri: str) -> None:
    if next(store.quads_for_pattern(ox.NamedNode(iri), None, None, None), None) is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, f"nothing is said of {iri}: /search finds what there is")


@router.get("/id/{kind}/{key:path}", status_code=HTTPStatus.SEE_OTHER, response_class=Response)
def thing(request: Request, store: Copy, base: Base) -> Response:
    """A thing: 303 to its page or its data. 301 where it was merged into another, 410 where it was withdrawn."""
    iri = _iri(request, base, "/id/")
    media = choose(request.headers.get("accept"), [*_HTML, *GRAPHS])
    gone = _gone(store, base, iri, "id")
    if gone is not None:
        return gone
    _known(store, iri)
    if media is None:
        raise not_acceptable([*_HTML, *GRAPHS])
    location = _path(base, iri, "page" if media in _HTML else "data")
    return Response(
        status_code=HTTPStatus.SEE_OTHER,
        headers={"Location": location, "Vary": "Accept", "Link": _links(base, iri)},
    )


@router.get("/data/{kind}/{key:path}", response_class=Response)
def data(request: Request, store: Copy, base: Base) -> Response:
    """What the graph says of a thing, and what points at it. `.ttl`, `.jsonld` and `.nt` ask for a syntax."""
    iri = _iri(request, base, "/data/")
    ending = next((ending for ending in _ENDINGS if iri.endswith(ending)), "")
    media = _ENDINGS[ending] if ending else chosen(request.headers.get("accept"), GRAPHS)
    iri = iri.removesuffix(ending)
    gone = _gone(store, base, iri, "data", ending)
    if gone is not None:
        return gone
    triples = things.facts(store, iri)
    if not triples:
        _known(store, iri)
    return Response(
        serialized(triples, GRAPHS[media]),
        media_type=media,
        headers={
            "Vary": "Accept",
            "Link": f'<{quote(iri, safe=_IN_IRIS)}>; rel="describes", {_links(base, iri)}',
        },
    )


@router.get("/page/{kind}/{key:path}", response_class=Response)
def page(request: Request, store: Copy, base: Base, catalogue: Listing) -> Response:
    """A page about a thing: its facts, its statements, and their words."""
    iri = _iri(request, base, "/page/")
    gone = _gone(store, base, iri, "page")
    if gone is not None:
        return gone
    _known(store, iri)
    triples = [quad.triple for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, None)]
    shown = view(catalogue, base, iri, triples)
    slug = iri.removeprefix(f"{base}id/release/") if iri.startswith(f"{base}id/release/") else None
    return Page(
        "thing.html",
        request,
        headers={"Link": _links(base, iri)},
        view=shown,
        base=base,
        data=_path(base, iri, "data"),
        embed=f"/embed/release/{quote(slug)}" if slug else None,
        oembed=f"{request.base_url}oembed?url={quote(f'{request.base_url}page/release/{quote(slug)}', safe='')}"
        if slug
        else None,
        jsonld=_jsonld(store, base, iri, slug, triples),
    )


def _jsonld(store: ox.Store, base: str, iri: str, slug: str | None, triples: list[ox.Triple]) -> str:
    """What the page shows, as JSON-LD: of a release its markup for crawlers, of other things their facts."""
    if slug is not None:
        try:
            script = markup(things.release(store, base, iri), iri)
        except UnknownRelease:
            pass
        else:
            return script.partition(">")[2].rpartition("</script>")[0]
    return serialized(triples, "application/ld+json").decode()
