"""Statements: who said what, filtered and paged."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.models import Statement, Statements

router = APIRouter(prefix="/api/v1", tags=["statements"])


@router.get("/statements", response_model=Statements)
def statements(
    request: Request,
    catalogue: Listing,
    base: Base,
    speaker: rest.Iri | None = None,
    organization: Annotated[rest.Iri | None, Query(description="Whom the statement is made for.")] = None,
    policy: rest.Iri | None = None,
    release: rest.Iri | None = None,
    mode: Literal["direct", "indirect"] | None = None,
    reviewed: Annotated[
        bool | None, Query(description="Only what a person has, or has not, agreed to.")
    ] = None,
    since: date | None = None,
    until: date | None = None,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """Statements, newest first."""
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    links = {"speaker": speaker, "organization": organization, "policy": policy, "release": release}
    page = catalogue.page(
        Kind.STATEMENT,
        {role: iri for role, iri in links.items() if iri},
        equal={
            name: value for name, value in {"mode": mode, "reviewed": reviewed}.items() if value is not None
        },
        since=since,
        until=until,
        words=q,
        after=after,
        limit=limit,
    )
    return rest.listed(request, "statements", base, page, limit, headers)


@router.get("/statements/{slug}/{key}", response_model=Statement)
def statement(
    request: Request, catalogue: Listing, store: Copy, base: Base, slug: rest.Key, key: rest.Key
) -> Response:
    """One statement, with the words behind it. 410 where its release was withdrawn."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "statement", slug, key)
    found = catalogue.get(iri, Kind.STATEMENT)
    if found is None:
        return rest.absent(request, store, base, iri, "statements")
    return (
        rest.not_modified(headers) if known else rest.answer(rest.located(request, base, found[1]), headers)
    )
