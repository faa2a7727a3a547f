"""Policies, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.models import Policies, WholePolicy

router = APIRouter(prefix="/api/v1", tags=["policies"])


@router.get("/policies", response_model=Policies)
def policies(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """Policies, by name; with `q` those whose names have the words."""
    return rest.by_name(request, catalogue, base, Kind.POLICY, q, cursor, limit)


@router.get("/policies/{key}", response_model=WholePolicy)
def policy(request: Request, catalogue: Listing, store: Copy, base: Base, key: rest.Key) -> Response:
    """One policy, with how much is said of it."""
    return rest.one(request, catalogue, store, base, Kind.POLICY, key)
