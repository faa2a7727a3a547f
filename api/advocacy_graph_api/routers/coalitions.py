"""Coalitions, by name, and who belongs to them by whose word."""

from fastapi import APIRouter, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
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
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    page = catalogue.page(Kind.COALITION, {}, words=q, after=after, limit=limit)
    return rest.listed(request, "coalitions", base, page, limit, headers)


@router.get("/coalitions/{key}", response_model=WholeCoalition)
def coalition(request: Request, catalogue: Listing, base: Base, key: rest.Key) -> Response:
    """One coalition, with the ties that organisations declare to it."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "organization", key)
    found = catalogue.get(iri, Kind.COALITION)
    if found is None:
        raise rest.unknown("coalitions", key)
    if known:
        return rest.not_modified(headers)
    body = {**found[1], "counts": rest.counts(catalogue, Kind.COALITION, iri)}
    body["ties"] = catalogue.page(Kind.TIE, {"coalition": iri}, limit=1000).bodies
    return rest.answer(rest.located(request, base, body, "coalitions"), headers)
