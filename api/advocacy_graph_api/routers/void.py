"""The data set's description, where VoID says that it is looked for."""

from typing import cast

from fastapi import APIRouter, FastAPI, Request, Response

from advocacy_graph_api.dependencies import Base
from advocacy_graph_api.description import NAMESPACES, Counts, void
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.negotiation import GRAPHS, chosen

router = APIRouter(tags=["linked data"])


@router.get(
    "/.well-known/void",
    response_class=Response,
    responses={200: {"content": {media: {"schema": {"type": "string"}} for media in GRAPHS}}},
)
def dataset(request: Request, base: Base) -> Response:
    """The data set in VoID and DCAT: what it holds, how much, and where it can be had."""
    media = chosen(request.headers.get("accept"), GRAPHS)
    triples = void(_counts(request.app), base, str(request.base_url))
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
