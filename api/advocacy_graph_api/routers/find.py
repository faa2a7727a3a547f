"""The page of a search."""

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request, Response

from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
from advocacy_graph_api.hits import FURTHEST, title
from advocacy_graph_api.pages import Page

router = APIRouter(include_in_schema=False)

_KINDS: Final = {
    Kind.RELEASE: "Releases",
    Kind.STATEMENT: "Statements",
    Kind.PERSON: "People",
    Kind.ORGANIZATION: "Organisations",
    Kind.POLICY: "Policies",
    Kind.DEMAND: "Demands",
    Kind.COALITION: "Coalitions",
}
_ONE: Final = {
    Kind.RELEASE: "release",
    Kind.STATEMENT: "statement",
    Kind.PERSON: "person",
    Kind.ORGANIZATION: "organisation",
    Kind.POLICY: "policy",
    Kind.DEMAND: "demand",
    Kind.COALITION: "coalition",
}
_LIMIT: Final = 20


@router.get("/search")
def find(
    request: Request,
    catalogue: Listing,
    base: Base,
    q: Annotated[str, Query(max_length=200)] = "",
    kind: Kind | None = None,
    offset: Annotated[int, Query(ge=0, le=FURTHEST)] = 0,
) -> Response:
    """What has the words, the best first."""
    found = catalogue.search(q, [kind] if kind else (), offset=offset, limit=_LIMIT + 1)
    hits = [
        {
            "iri": hit.body["iri"],
            "title": title(hit),
            "kind": _ONE[hit.kind],
            "snippet": hit.snippet,
            "release": hit.body.get("release"),
        }
        for hit in found[:_LIMIT]
    ]
    more = offset + _LIMIT if len(found) > _LIMIT and offset + _LIMIT <= FURTHEST else None
    return Page(
        "search.html",
        request,
        base=base,
        q=q,
        kind=kind,
        kinds=[(str(noun), label) for noun, label in _KINDS.items()],
        found=hits,
        more=more,
        offset=offset,
    )
