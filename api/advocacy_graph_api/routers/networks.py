"""Networks: as JSON, as a page of their own to stand in a frame, and a page that lists them."""

import re
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query, Request, Response

from advocacy_graph_api import rest
from advocacy_graph_api.dependencies import Draws, Listing
from advocacy_graph_api.models import Networks
from advocacy_graph_api.pages import Page

router = APIRouter(tags=["networks"])

Kind = Literal["congruence", "conflict", "policy", "co-statement", "demands", "coalitions"]
Actor = Annotated[Literal["organization", "person"], Query(description="Who the actors are.")]
Minimum = Annotated[float, Query(ge=0, le=1e9, description="Leave out lines that weigh less.")]

_SAYS: Final[dict[str, str]] = {
    "congruence": "who agrees with whom on policies",
    "conflict": "who disagrees with whom",
    "policy": "who stands where on which policy",
    "coalitions": "which organisations belong to which coalition, by their own word",
    "demands": "who asks whom",
    "co-statement": "who speaks in one release",
}
_OWN_POLICY: Final = re.compile(rb'http-equiv="Content-Security-Policy"\s+content="([^"]*)"')


@router.get("/api/v1/networks", response_model=Networks)
def kinds(request: Request) -> Response:
    """Which networks there are."""
    root = f"{request.base_url}api/v1/networks"
    told = [{"kind": kind, "says": says, "self": f"{root}/{kind}"} for kind, says in _SAYS.items()]
    return rest.answer({"networks": told}, {})


@router.get(
    "/api/v1/networks/{kind}",
    response_class=Response,
    responses={200: {"content": {"application/json": {}}}},
)
async def network(
    request: Request,
    drawer: Draws,
    catalogue: Listing,
    kind: Kind,
    actor: Actor = "organization",
    minimum: Minimum = 0,
) -> Response:
    """A network as nodes and links, each with the words behind it; networkx, D3 and graphology read it."""
    headers, known = rest.tagged(request, catalogue)
    if known:
        return rest.not_modified(headers)
    body = await drawer.draw({"kind": kind, "as": "json", "actor": actor, "minimum": minimum}, catalogue.mark)
    return Response(body, media_type="application/json", headers=headers)


@router.get("/embed/network/{kind}", response_class=Response)
async def drawing(
    drawer: Draws, catalogue: Listing, kind: Kind, actor: Actor = "organization", minimum: Minimum = 0
) -> Response:
    """The network's page, which loads nothing, to look at or to stand in an `<iframe>` of any page."""
    body = await drawer.draw({"kind": kind, "as": "page", "actor": actor, "minimum": minimum}, catalogue.mark)
    # The page admits its own scripts by their digests: here, where a header can also say who may frame it.
    own = _OWN_POLICY.search(body)
    policy = own[1].decode().replace("&#39;", "'") if own else "default-src 'none'"
    return Response(
        body, media_type="text/html", headers={"Content-Security-Policy": f"{policy}; frame-ancestors *"}
    )


@router.get("/networks", include_in_schema=False)
def networks(request: Request) -> Response:
    """Which networks there are."""
    return Page("networks.html", request, kinds=list(_SAYS.items()), root=str(request.base_url))
