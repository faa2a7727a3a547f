"""Markup for other people's pages: what to paste, what a crawler sees in it, and ways to keep it current."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Literal
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from advocacy_graph.embed import markup, preview
from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph.iris import named
from advocacy_graph.settings import DEFAULT_BASE
from advocacy_graph.vocabulary import ag, schema
from advocacy_graph_api import things
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.pages import EMBEDDED, Page, view

router = APIRouter(tags=["embedding"])

Slug = Annotated[str, Path(pattern=r"^[\w.~-]{1,200}$", description="The last part of a release's IRI.")]
Reviewed = Annotated[
    Literal["only"] | None, Query(description="`only`: leave out what no person has agreed to.")
]


@dataclass(frozen=True, slots=True)
class Markup:
    """A release's JSON-LD, by itself and in its script."""

    iri: str
    title: str
    script: str
    jsonld: str


def marked_up(store: ox.Store, base: str, slug: str, reviewed: bool) -> Markup:
    """Raises HTTPException 404, or 410 where it was withdrawn."""
    iri = named(base, "release", slug)
    withdrawn = things.withdrawal(store, base, iri)
    if withdrawn is not None:
        raise HTTPException(
            HTTPStatus.GONE, f"the release was withdrawn on {withdrawn.day}: take its markup out"
        )
    quads = things.release(store, base, iri)
    if reviewed:
        quads = _decided(quads)
    try:
        script = markup(quads, iri)
    except UnknownRelease:
        raise HTTPException(
            HTTPStatus.NOT_FOUND, f"no release is named {slug}: /api/v1/releases lists them"
        ) from None
    title = next(
        (
            q.object.value
            for q in quads
            if q.predicate == schema.headline and isinstance(q.object, ox.Literal)
        ),
        slug,
    )
    return Markup(iri, title, script, script.partition(">")[2].rpartition("</script>")[0].strip())


def _decided(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Without the statements and positions that no person has agreed to."""
    kinds = (ag.AttributedStatement, ag.Position)
    decided = {quad.subject for quad in quads if quad.predicate == ag.decided}
    out = {quad.subject for quad in quads if quad.object in kinds} - decided
    return [quad for quad in quads if quad.subject not in out]


@router.get("/embed/release/{slug}.js", response_class=Response)
def script(store: Copy, base: Base, slug: Slug, reviewed: Reviewed = None) -> Response:
    """A script that puts the release's current JSON-LD into the page that loads it."""
    found = marked_up(store, base, slug, reviewed == "only")
    lines = (
        "(() => {",
        'const markup = document.createElement("script");',
        'markup.type = "application/ld+json";',
        f"markup.textContent = {json.dumps(found.jsonld, ensure_ascii=True)};",
        "document.head.append(markup);",
        "})();",
    )
    return Response(
        "\n".join(lines), media_type="text/javascript", headers={"Cache-Control": "public, max-age=300"}
    )


@router.get("/embed/release/{slug}.jsonld", response_class=Response)
def jsonld(store: Copy, base: Base, slug: Slug, reviewed: Reviewed = None) -> Response:
    """The release's JSON-LD by itself."""
    found = marked_up(store, base, slug, reviewed == "only")
    return Response(found.jsonld, media_type="application/ld+json")


@router.get("/embed/release/{slug}", response_class=Response)
def page(request: Request, store: Copy, base: Base, slug: Slug, reviewed: Reviewed = None) -> Response:
    """A page with the markup to paste, and what a crawler sees in it."""
    found = marked_up(store, base, slug, reviewed == "only")
    root, quoted = str(request.base_url), quote(slug)
    return Page(
        "embed.html",
        request,
        base=base,
        root=root,
        slug=quoted,
        title=found.title,
        page=f"/page/release/{quoted}",
        oembed=f"{root}oembed?url={quote(f'{root}embed/release/{quoted}', safe='')}",
        script=found.script,
        reviewed=reviewed == "only",
        play=base == DEFAULT_BASE,
        seen=preview(found.script),
    )


@router.get("/embed/card/{slug}", response_class=Response)
def card(
    request: Request, store: Copy, base: Base, catalogue: Listing, slug: Slug, reviewed: Reviewed = None
) -> Response:
    """The release and its statements, to stand in a frame of any page; its links lead out of the frame."""
    found = marked_up(store, base, slug, reviewed == "only")
    shown = view(catalogue, base, found.iri, ())
    return Page("card.html", request, policy=EMBEDDED, base=base, view=shown, reviewed=reviewed == "only")
