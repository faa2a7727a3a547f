"""People, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Copy, Listing
from advocacy_graph_api.models import People, WholePerson

router = APIRouter(prefix="/api/v1", tags=["people"])


@router.get("/people", response_model=People)
def people(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: rest.Words = None,
    cursor: rest.Cursor = None,
    limit: rest.Limit = 20,
) -> Response:
    """People, by name; with `q` those whose names have the words."""
    return rest.by_name(request, catalogue, base, Kind.PERSON, q, cursor, limit)


@router.get("/people/{key}", response_model=WholePerson)
def person(request: Request, catalogue: Listing, store: Copy, base: Base, key: rest.Key) -> Response:
    """One person, with how much there is of them."""
    return rest.one(request, catalogue, store, base, Kind.PERSON, key)
