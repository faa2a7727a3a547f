"""Policies, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
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
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    page = catalogue.page(Kind.POLICY, {}, words=q, after=after, limit=limit)
    return rest.listed(request, "policies", base, page, limit, headers)


@router.get("/policies/{key}", response_model=WholePolicy)
def policy(request: Request, catalogue: Listing, base: Base, key: rest.Key) -> Response:
    """One policy, with how much is said of it."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "policy", key)
    found = catalogue.get(iri, Kind.POLICY)
    if found is None:
        raise rest.unknown("policies", key)
    if known:
        return rest.not_modified(headers)
    body = {**found[1], "counts": rest.counts(catalogue, Kind.POLICY, iri)}
    return rest.answer(rest.located(request, base, body), headers)
