"""The data set's description, where VoID says that it is looked for."""

from typing import cast

from fastapi import APIRouter, FastAPI, Request, Response

from advocacy_graph_api.dependencies import Base
from advocacy_graph_api.description import NAMESPACES, Counts, void
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.negotiation import DATASETS, GRAPHS, chosen
from advocacy_graph_api.pages import Page

router = APIRouter(tags=["linked data"])


@router.get(
    "/.well-known/void",
    response_class=Response,
    responses={200: {"content": {media: {"schema": {"type": "string"}} for media in GRAPHS}}},
)
def dataset(request: Request, base: Base) -> Response:
    """The data set in VoID and DCAT: what it holds, how much, and where it can be had. A page for who looks at pages."""
    media = chosen(request.headers.get("accept"), [*GRAPHS, "text/html"])
    counts = _counts(request.app)
    if media == "text/html":
        return Page(
            "dataset.html",
            request,
            headers={"Vary": "Accept"},
            base=base,
            root=str(request.base_url),
            triples=counts.triples,
            counts=[
                (kind.value.rpartition("#")[2].rpartition("/")[2], number) for kind, number in counts.entities
            ],
            dumps=list(DATASETS),
            syntaxes=list(dict.fromkeys(GRAPHS.values())),
        )
    triples = void(counts, base, str(request.base_url))
    body = serialized(triples, GRAPHS[media], NAMESPACES)
    return Response(body, media_type=media, headers={"Vary": "Accept"})


def _counts(app: FastAPI) -> Counts:
    """Of the current copy: counted once, since that takes the longer the more there is."""
    current = app.state.snapshots.current
    place, counts = app.state.counted
    if place != current.place:
        counts = Counts.of(current.store)
        app.state.counted = current.place, counts
    return cast(Counts, counts)
