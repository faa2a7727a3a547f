"""Demands: who asks whom to do what."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.models import Demand, Demands

router = APIRouter(prefix="/api/v1", tags=["demands"])


@router.get("/demands", response_model=Demands)
def demands(
    request: Request,
    catalogue: Listing,
    base: Base,
    holder: Annotated[rest.Iri | None, Query(description="Who asks.")] = None,
    organization: Annotated[rest.Iri | None, Query(description="Whom they ask for.")] = None,
    addressee: Annotated[rest.Iri | None, Query(description="Who is asked.")] = None,
    policy: rest.Iri | None = None,
    release: rest.Iri | None = None,
    since: date | None = None,
    until: date | None = None,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """Demands, newest first."""
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    links = {
        "holder": holder,
        "organization": organization,
        "addressee": addressee,
        "policy": policy,
        "release": release,
    }
    page = catalogue.page(
        Kind.DEMAND,
        {role: iri for role, iri in links.items() if iri},
        since=since,
        until=until,
        words=q,
        after=after,
        limit=limit,
    )
    return rest.listed(request, "demands", base, page, limit, headers)


@router.get("/demands/{slug}/{key}", response_model=Demand)
def demand(
    request: Request, catalogue: Listing, store: Copy, base: Base, slug: rest.Key, key: rest.Key
) -> Response:
    """One demand, with the words behind it. 410 where its release was withdrawn."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "demand", slug, key)
    found = catalogue.get(iri, Kind.DEMAND)
    if found is None:
        return rest.absent(request, store, base, iri, "demands")
    return (
        rest.not_modified(headers) if known else rest.answer(rest.located(request, base, found[1]), headers)
    )
