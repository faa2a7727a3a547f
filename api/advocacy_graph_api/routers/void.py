"""The data set's description, where VoID says that it is looked for."""

from fastapi import APIRouter, Request, Response

from advocacy_graph_api.dependencies import Base, Copy
from advocacy_graph_api.description import NAMESPACES, void
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.negotiation import GRAPHS, chosen

router = APIRouter(tags=["linked data"])


@router.get(
    "/.well-known/void",
    response_class=Response,
    responses={200: {"content": {media: {"schema": {"type": "string"}} for media in GRAPHS}}},
)
def dataset(request: Request, store: Copy, base: Base) -> Response:
    """The data set in VoID and DCAT: what it holds, how much, and where it can be had."""
    media = chosen(request.headers.get("accept"), GRAPHS)
    body = serialized(void(store, base, str(request.base_url)), GRAPHS[media], NAMESPACES)
    return Response(body, media_type=media, headers={"Vary": "Accept"})
