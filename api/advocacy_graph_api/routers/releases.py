"""The releases: a list to page through, and each with its statements."""

from datetime import date
from hashlib import sha256
from http import HTTPStatus
from itertools import islice
from typing import Annotated, Any, Final
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from advocacy_graph.vocabulary import PREFIXES
from advocacy_graph_api.dependencies import Base, Copy

router = APIRouter(prefix="/api/v1", tags=["releases"])

# `before` sorts after every IRI on the first page; a variable is bound only where it is projected.
_LISTED: Final = """
SELECT ?release ?before WHERE { ?release a ag:PressRelease FILTER(STR(?release) < ?before) }
ORDER BY DESC(STR(?release))"""
_AFTER_ALL: Final = "\U0010ffff"
_HEADING: Final = """
SELECT ?release ?headline ?date ?place ?url WHERE {
  ?release a ag:PressRelease .
  OPTIONAL { ?release schema:headline ?headline }
  OPTIONAL { ?release schema:datePublished ?date }
  OPTIONAL { ?release schema:locationCreated ?place }
  OPTIONAL { ?release schema:url ?url }
}"""
_ISSUERS: Final = """
SELECT DISTINCT ?release ?thing ?name WHERE {
  ?release schema:publisher ?thing OPTIONAL { ?thing schema:name ?name }
} ORDER BY ?thing"""
_STATEMENTS: Final = """
SELECT ?release ?statement ?words ?mode WHERE {
  ?statement a ag:AttributedStatement ; schema:isPartOf ?release ;
    schema:text ?words ; ag:statementMode ?mode .
  OPTIONAL { ?statement ag:evidence/oa:hasSelector/oa:start ?start }
} GROUP BY ?release ?statement ?words ?mode ORDER BY MIN(?start) ?statement"""
_SPEAKERS: Final = """
SELECT DISTINCT ?statement ?thing ?name WHERE {
  ?statement ag:speaker ?thing OPTIONAL { ?thing schema:name ?name }
} ORDER BY ?thing"""
_BODIES: Final = """
SELECT DISTINCT ?statement ?thing ?name WHERE {
  ?statement ag:onBehalfOf ?thing OPTIONAL { ?thing schema:name ?name }
} ORDER BY ?thing"""
_POLICIES: Final = """
SELECT DISTINCT ?statement ?thing ?name WHERE {
  ?statement schema:about ?thing OPTIONAL { ?thing schema:name ?name }
} ORDER BY ?thing"""

Slug = Annotated[str, Path(pattern=r"^[\w.~-]{1,200}$", description="The last part of a release's IRI.")]
Cursor = Annotated[
    str | None, Query(pattern=r"^[\w.~-]{1,200}$", description="From the link to the next page.")
]
Limit = Annotated[int, Query(ge=1, le=100)]


class Thing(BaseModel):
    """A person, an organisation or a policy."""

    iri: str
    name: str | None


class Statement(BaseModel):
    """Attributed words. `mode` is `direct` or `indirect`."""

    iri: str
    words: str
    mode: str
    speakers: list[Thing]
    on_behalf_of: list[Thing]
    about: list[Thing]


class Summary(BaseModel):
    """A release in a list. `self` is where the whole of it is."""

    slug: str
    iri: str
    self: str
    headline: str | None
    date: date | None
    issuers: list[Thing]


class Whole(Summary):
    """A release with its statements in the order of the text."""

    place: str | None
    url: str | None
    statements: list[Statement]


class Page(BaseModel):
    """Releases, newest first. `next` leads on; None on the last page."""

    releases: list[Summary]
    next: str | None


def _rows(store: ox.Store, query: str, **bound: Any) -> Any:
    substitutions = {ox.Variable(name): term for name, term in bound.items()}
    return store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=substitutions)


def _value(term: Any) -> str | None:
    return None if term is None else str(term.value)


def _things(store: ox.Store, query: str, **bound: ox.NamedNode) -> list[Thing]:
    return [Thing(iri=row["thing"].value, name=_value(row["name"])) for row in _rows(store, query, **bound)]


def _summary(request: Request, store: ox.Store, base: str, release: ox.NamedNode) -> dict[str, Any]:
    """The fields of a release's heading. Where it has several of one, the first in order of their words."""
    headings = sorted(_rows(store, _HEADING, release=release), key=lambda row: str(list(row)))
    if not headings:
        raise _unknown(release.value)
    slug = release.value.removeprefix(_of(base, ""))
    return {
        "slug": slug,
        "iri": release.value,
        "self": str(
            request.url_for("release", slug=quote(slug))
        ),  # where it was asked for, not what it is called
        "issuers": _things(store, _ISSUERS, release=release),
        **{name: _value(headings[0][name]) for name in ("headline", "date", "place", "url")},
    }


def _unknown(name: str) -> HTTPException:
    return HTTPException(HTTPStatus.NOT_FOUND, f"no release is named {name}: /api/v1/releases lists them")


def _of(base: str, slug: str) -> str:
    return f"{base}id/release/{slug}"


def _statements(store: ox.Store, release: ox.NamedNode) -> list[Statement]:
    return [
        Statement(
            iri=row["statement"].value,
            words=row["words"].value,
            mode=row["mode"].value.rpartition("#")[2],
            speakers=_things(store, _SPEAKERS, statement=row["statement"]),
            on_behalf_of=_things(store, _BODIES, statement=row["statement"]),
            about=_things(store, _POLICIES, statement=row["statement"]),
        )
        for row in _rows(store, _STATEMENTS, release=release)
    ]


def _tagged(request: Request, body: BaseModel, headers: dict[str, str] | None = None) -> Response:
    """The body with a strong ETag, or 304 where the client has it already."""
    written = body.model_dump_json().encode()
    tag = f'"{sha256(written).hexdigest()[:32]}"'
    known = {mark.strip().removeprefix("W/") for mark in request.headers.get("if-none-match", "").split(",")}
    headers = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    if tag in known or "*" in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(written, media_type="application/json", headers=headers)


@router.get("/releases", response_model=Page)
def releases(request: Request, store: Copy, base: Base, cursor: Cursor = None, limit: Limit = 20) -> Response:
    """Releases, newest first (by slug, which begins with the date)."""
    before = ox.Literal(_of(base, cursor) if cursor else _AFTER_ALL)
    found = [row["release"] for row in islice(_rows(store, _LISTED, before=before), limit + 1)]
    shown = [Summary(**_summary(request, store, base, release)) for release in found[:limit]]
    following = None
    if len(found) > limit:
        following = str(request.url.include_query_params(cursor=shown[-1].slug, limit=limit))
    link = {"Link": f'<{following}>; rel="next"'} if following else {}
    return _tagged(request, Page(releases=shown, next=following), link)


@router.get("/releases/{slug}", response_model=Whole)
def release(request: Request, store: Copy, base: Base, slug: Slug) -> Response:
    """One release with its statements."""
    try:
        named = ox.NamedNode(_of(base, slug))
    except ValueError:  # a letter that no IRI may have, so no release has it
        raise _unknown(slug) from None
    return _tagged(
        request, Whole(**_summary(request, store, base, named), statements=_statements(store, named))
    )
