"""oEmbed: a frame to show in place of a link, https://oembed.com.

Who asks may send parameters of other providers: they are ignored, as the format has it.
"""

from collections.abc import Collection
from http import HTTPStatus
from typing import Annotated, Any, Final, Literal
from urllib.parse import quote, unquote, urlsplit

from fastapi import APIRouter, Query, Request
from markupsafe import escape
from starlette.exceptions import HTTPException

from advocacy_graph_api.dependencies import Base, Copy
from advocacy_graph_api.door import hostname
from advocacy_graph_api.routers.embed import marked_up

router = APIRouter(tags=["embedding"])

_IN_QUERIES: Final = "=&%+-._~"


@router.get("/oembed")
def oembed(
    request: Request,
    store: Copy,
    base: Base,
    url: Annotated[str, Query(max_length=2000, description="Of a release's or a network's page here.")],
    maxwidth: Annotated[int, Query(ge=100, le=10_000)] = 800,
    maxheight: Annotated[int, Query(ge=100, le=10_000)] = 600,
    format: Literal["json", "xml"] = "json",
) -> dict[str, Any]:
    """A frame to show in place of a link, https://oembed.com: JSON alone."""
    if format != "json":
        raise HTTPException(HTTPStatus.NOT_IMPLEMENTED, "oEmbed is given as JSON alone")
    path, parameters = _here(url, request.app.state.hosts)
    root = str(request.base_url)
    for beginning in ("/embed/release/", "/page/release/", "/id/release/"):
        if path.startswith(beginning):
            slug = unquote(path.removeprefix(beginning))
            title = marked_up(store, base, slug, reviewed=False).title
            source = f"{root}embed/card/{quote(slug, safe='')}"
            return _frame(title, source, maxwidth, maxheight)
    if path.startswith("/embed/network/"):
        source = (
            root + quote(path.lstrip("/")) + (f"?{quote(parameters, safe=_IN_QUERIES)}" if parameters else "")
        )
        return _frame("Network", source, maxwidth, maxheight)
    raise HTTPException(
        HTTPStatus.NOT_FOUND, "only pages of releases and networks of this service can be embedded"
    )


def _here(url: str, hosts: Collection[str]) -> tuple[str, str]:
    """The path and the parameters of an address of this service; empty for any other."""
    try:
        asked = urlsplit(url)
    except ValueError:  # such as http://[
        return "", ""
    known = url.isprintable() and hostname(asked.netloc.rpartition("@")[2]) in hosts
    return (asked.path, asked.query) if known else ("", "")


def _frame(title: str, source: str, width: int, height: int) -> dict[str, Any]:
    frame = (
        f'<iframe src="{escape(source)}" title="{escape(title)}" width="{width}" height="{height}"></iframe>'
    )
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "advocacy-graph",
        "html": frame,
        "width": width,
        "height": height,
    }
