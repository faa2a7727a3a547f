"""What the routes of REST share: cursors, links to the next page, entity tags, addresses."""

import base64
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated, Any, Final
from urllib.parse import quote, unquote

import pyoxigraph as ox
from fastapi import Path, Query, Request, Response
from pydantic import AfterValidator
from starlette.exceptions import HTTPException

from advocacy_graph.graph.iris import named
from advocacy_graph_api import things
from advocacy_graph_api.catalogue import Catalogue, Kind, Page

Body = dict[str, Any]

# The noun of REST for the kind in an IRI.
_NOUNS: Final = {
    "release": "releases",
    "statement": "statements",
    "demand": "demands",
    "person": "people",
    "organization": "organizations",
    "policy": "policies",
}
_IN_PATHS: Final = "-._~!$&'()*+,;=:@"
_VERSION: Final = version("advocacy-graph")
_NO_IRI: Final = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f\ud800-\udfff]")


def _sound(iri: str) -> str:
    if "://" not in iri or _NO_IRI.search(iri):
        raise ValueError("is no absolute IRI")
    return iri


def _plain(words: str) -> str:
    if "\x00" in words:
        raise ValueError("holds a NUL")
    return words


Limit = Annotated[int, Query(ge=1, le=100, description="How many on a page.")]
Cursor = Annotated[
    str | None, Query(pattern=r"^[A-Za-z0-9_-]{1,2000}$", description="From the link to the next page.")
]
Iri = Annotated[str, Query(max_length=2000, json_schema_extra={"format": "iri"}), AfterValidator(_sound)]
Words = Annotated[
    str | None,
    Query(max_length=200, min_length=1, description="Words to be found in it."),
    AfterValidator(lambda w: w and _plain(w)),
]
Key = Annotated[str, Path(max_length=500, description="The last part of its IRI.")]


def encoded(after: tuple[str, str]) -> str:
    """The cursor for a place in a list."""
    return base64.urlsafe_b64encode(json.dumps(after).encode()).decode().rstrip("=")


def decoded(cursor: str | None) -> tuple[str, str] | None:
    """The place that a cursor stands for. Raises HTTPException 422 for one that is not ours."""
    if cursor is None:
        return None
    try:
        match json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))):
            case [str(sort), str(iri)]:
                (sort + iri).encode()
                return sort, iri
    except (ValueError, RecursionError):
        pass
    raise HTTPException(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "cursor: is none of this service's: take it from a link to a next page",
    )


def address(request: Request, base: str, iri: str, noun: str | None = None) -> str:
    """Where REST has the thing of that IRI, by the name that the service was asked by.

    The noun is that of the IRI, but for an organisation that is shown as a coalition.
    """
    kind, _, key = iri.removeprefix(f"{base}id/").partition("/")
    path = quote(unquote(key) if kind == "release" else key, safe=_IN_PATHS + "/%")
    return f"{request.base_url}api/v1/{noun or _NOUNS.get(kind, kind)}/{path}"


def located(request: Request, base: str, body: Body, noun: str | None = None) -> Body:
    """The body with its own address."""
    return {**body, "self": address(request, base, body["iri"], noun)}


def tagged(request: Request, catalogue: Catalogue) -> tuple[dict[str, str], bool]:
    """Headers with the entity tag of what the catalogue now says, and whether the client has that already.

    A tag stands for one state of the store, as one version of the software writes it under one host's name.
    """
    state = f"{catalogue.mark} {_VERSION} {request.base_url}"
    tag = f'"{sha256(state.encode()).hexdigest()[:32]}"'
    known = {mark.strip().removeprefix("W/") for mark in request.headers.get("if-none-match", "").split(",")}
    return {"ETag": tag, "Cache-Control": "no-cache"}, tag in known or "*" in known


def answer(body: Body, headers: Mapping[str, str]) -> Response:
    """The body as JSON."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(content, media_type="application/json", headers=dict(headers))


def not_modified(headers: Mapping[str, str]) -> Response:
    """304: what the client has is still so."""
    return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=dict(headers))


def listed(
    request: Request, noun: str, base: str, page: Page, limit: int, headers: dict[str, str]
) -> Response:
    """A page of a list, with the way to the next."""
    following = None
    if page.after is not None:
        following = str(request.url.include_query_params(cursor=encoded(page.after), limit=limit))
        headers["Link"] = f'<{following}>; rel="next"'
    return answer(
        {noun: [located(request, base, body, noun) for body in page.bodies], "next": following}, headers
    )


def place_in_text(body: Body) -> tuple[int, str]:
    """Where the first stretch of its words stands."""
    return min((stretch["start"] or 0 for stretch in body["evidence"]), default=0), body["iri"]


def absent(request: Request, store: ox.Store, base: str, iri: str, noun: str) -> Response:
    """301 to what a thing that is not listed was merged into. Raises HTTPException 410 where it was withdrawn, or 404."""
    new = things.successor(store, iri)
    if new is not None:
        return things.moved(address(request, base, new, noun) if new.startswith(f"{base}id/") else new)
    if withdrawn := things.withdrawal(store, base, iri):
        raise withdrawn.gone()
    key = iri.removeprefix(f"{base}id/").partition("/")[2]
    raise HTTPException(
        HTTPStatus.NOT_FOUND, f"there is no {key!r} among the {noun}: /api/v1/{noun} lists them"
    )


COUNTED: Final = {
    Kind.PERSON: {"statements": "speaker", "positions": "holder", "demands": "holder"},
    Kind.ORGANIZATION: {
        "statements": "organization",
        "positions": "organization",
        "demands": "organization",
        "releases": "issuer",
    },
    Kind.COALITION: {
        "statements": "organization",
        "positions": "organization",
        "demands": "organization",
        "releases": "issuer",
    },
    Kind.POLICY: {"statements": "policy", "positions": "policy", "demands": "policy"},
}


def counts(catalogue: Catalogue, kind: Kind, iri: str) -> dict[str, int]:
    """How much there is about an entity."""
    roles = COUNTED[kind]
    return {
        noun: catalogue.count(Kind(noun), roles[noun], iri) if noun in roles else 0
        for noun in ("statements", "positions", "demands", "releases")
    }


# The kind in the IRI of an entity that is listed as the other.
_IN_IRIS: Final = {
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organization",
    Kind.POLICY: "policy",
    Kind.COALITION: "organization",
}


def by_name(
    request: Request,
    catalogue: Catalogue,
    base: str,
    kind: Kind,
    words: str | None,
    cursor: str | None,
    limit: int,
) -> Response:
    """A page of the entities of that kind, by name; with `words` those whose names have them."""
    headers, known = tagged(request, catalogue)
    after = decoded(cursor)
    if known:
        return not_modified(headers)
    page = catalogue.page(kind, {}, words=words, after=after, limit=limit)
    return listed(request, kind, base, page, limit, headers)


def one(request: Request, catalogue: Catalogue, store: ox.Store, base: str, kind: Kind, key: str) -> Response:
    """The entity with that key, with how much there is about it, and the ties of a coalition.

    301 where it was merged into another. Raises HTTPException 404.
    """
    headers, known = tagged(request, catalogue)
    iri = named(base, _IN_IRIS[kind], key)
    found = catalogue.get(iri, kind)
    if found is None:
        return absent(request, store, base, iri, kind)
    if known:
        return not_modified(headers)
    body = {**found[1], "counts": counts(catalogue, kind, iri)}
    if kind is Kind.COALITION:
        body["ties"] = catalogue.page(Kind.TIE, {"coalition": iri}, limit=1000).bodies
    return answer(located(request, base, body, kind), headers)
