"""Coalitions, by name, and who belongs to them by whose word."""

from fastapi import APIRouter, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.models import Coalitions, WholeCoalition

router = APIRouter(prefix="/api/v1", tags=["coalitions"])


@router.get("/coalitions", response_model=Coalitions)
def coalitions(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """Coalitions, by name; with `q` those whose names have the words."""
    return rest.by_name(request, catalogue, base, Kind.COALITION, q, cursor, limit)


@router.get("/coalitions/{key}", response_model=WholeCoalition)
def coalition(request: Request, catalogue: Listing, store: Copy, base: Base, key: rest.Key) -> Response:
    """One coalition, with the ties that organisations declare to it."""
    return rest.one(request, catalogue, store, base, Kind.COALITION, key)
