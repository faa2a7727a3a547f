"""Search over words and names, the best first."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
from advocacy_graph_api.hits import FURTHEST, title
from advocacy_graph_api.models import Hits

router = APIRouter(prefix="/api/v1", tags=["search"])

Noun = Literal["releases", "statements", "demands", "people", "organizations", "policies", "coalitions"]
_MARKS = str.maketrans({"\ue000": "‹", "\ue001": "›"})


@router.get("/search", response_model=Hits)
def search(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            pattern=r"^[^\x00]*$",
            description="Words, all of which are to be found.",
        ),
    ],
    kind: Annotated[list[Noun] | None, Query(description="Only these.", max_length=7)] = None,
    offset: Annotated[int, Query(ge=0, le=FURTHEST, description="From the link to the next page.")] = 0,
    limit: rest.Limit = 20,
) -> Response:
    """Names and words, whatever their case and accents. The last word may be the beginning of one."""
    headers, known = rest.tagged(request, catalogue)
    if known:
        return rest.not_modified(headers)
    found = catalogue.search(q, [Kind(noun) for noun in kind or ()], offset=offset, limit=limit + 1)
    following = None
    if len(found) > limit and offset + limit <= FURTHEST:
        following = str(request.url.include_query_params(offset=offset + limit, limit=limit))
        headers["Link"] = f'<{following}>; rel="next"'
    hits = [
        {
            "kind": str(hit.kind),
            "iri": hit.body["iri"],
            "self": rest.address(request, base, hit.body["iri"], str(hit.kind)),
            "title": title(hit),
            "snippet": hit.snippet.translate(_MARKS),
        }
        for hit in found[:limit]
    ]
    return rest.answer({"found": hits, "next": following}, headers)
