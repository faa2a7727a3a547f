"""Organisations, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
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
    return rest.by_name(request, catalogue, base, Kind.ORGANIZATION, q, cursor, limit)


@router.get("/organizations/{key}", response_model=WholeOrganization)
def organization(request: Request, catalogue: Listing, store: Copy, base: Base, key: rest.Key) -> Response:
    """One organisation, with how much there is of it."""
    return rest.one(request, catalogue, store, base, Kind.ORGANIZATION, key)
