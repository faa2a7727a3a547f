"""The beginning: what there is, the newest of it, and the ways in."""

from typing import Final

from fastapi import APIRouter, Request, Response

from advocacy_graph_api.catalogue import Kind
from advocacy_graph_api.dependencies import Base, Listing
from advocacy_graph_api.pages import Page

router = APIRouter(include_in_schema=False)

_COUNTED: Final = {
    Kind.RELEASE: "releases",
    Kind.STATEMENT: "statements",
    Kind.PERSON: "people",
    Kind.ORGANIZATION: "organisations",
    Kind.POLICY: "policies",
    Kind.DEMAND: "demands",
    Kind.COALITION: "coalitions",
}


@router.get("/")
def home(request: Request, catalogue: Listing, base: Base) -> Response:
    """The landing page."""
    counts = catalogue.counts()
    return Page(
        "home.html",
        request,
        base=base,
        numbers=[(counts[kind], what) for kind, what in _COUNTED.items()],
        releases=catalogue.page(Kind.RELEASE, {}, limit=12).bodies,
    )
