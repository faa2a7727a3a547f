"""Organisations, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
from advocacy_graph_api.models import Organizations, WholeOrganization

router = APIRouter(prefix="/api/v1", tags=["organizations"])


@router.get("/organizations", response_model=Organizations)
def organizations(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """Organisations, by name; with `q` those whose names have the words."""
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    page = catalogue.page(Kind.ORGANIZATION, {}, words=q, after=after, limit=limit)
    return rest.listed(request, "organizations", base, page, limit, headers)


@router.get("/organizations/{key}", response_model=WholeOrganization)
def organization(request: Request, catalogue: Listing, base: Base, key: rest.Key) -> Response:
    """One organisation, with how much there is of it."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "organization", key)
    found = catalogue.get(iri, Kind.ORGANIZATION)
    if found is None:
        raise rest.unknown("organizations", key)
    if known:
        return rest.not_modified(headers)
    body = {**found[1], "counts": rest.counts(catalogue, Kind.ORGANIZATION, iri)}
    return rest.answer(rest.located(request, base, body), headers)
