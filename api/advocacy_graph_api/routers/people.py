"""People, by name."""

from fastapi import APIRouter, Request, Response

from advocacy_graph.graph.iris import named
from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
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
    headers, known = rest.tagged(request, catalogue)
    after = rest.decoded(cursor)
    if known:
        return rest.not_modified(headers)
    page = catalogue.page(Kind.PERSON, {}, words=q, after=after, limit=limit)
    return rest.listed(request, "people", base, page, limit, headers)


@router.get("/people/{key}", response_model=WholePerson)
def person(request: Request, catalogue: Listing, base: Base, key: rest.Key) -> Response:
    """One person, with how much there is of them."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "person", key)
    found = catalogue.get(iri, Kind.PERSON)
    if found is None:
        raise rest.unknown("people", key)
    if known:
        return rest.not_modified(headers)
    body = {**found[1], "counts": rest.counts(catalogue, Kind.PERSON, iri)}
    return rest.answer(rest.located(request, base, body), headers)
