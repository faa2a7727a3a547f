"""The files that pages use, all our own or vendored: nothing is loaded from elsewhere."""

from functools import cache
from hashlib import sha256
from http import HTTPStatus
from importlib.resources import files
from typing import Final

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

router = APIRouter(include_in_schema=False)

_MEDIA: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".md": "text/plain"}


@cache
def _held() -> dict[str, tuple[bytes, str]]:
    """Content and entity tag by name: read once, so that no name can lead out of the folder."""
    folder = files("advocacy_graph_api.pages").joinpath("static")
    found = {entry.name: entry.read_bytes() for entry in folder.iterdir()}
    return {name: (content, f'"{sha256(content).hexdigest()[:32]}"') for name, content in found.items()}


@router.get("/static/{name}")
def static(request: Request, name: str) -> Response:
    """One file."""
    if name not in _held():
        raise HTTPException(HTTPStatus.NOT_FOUND, "there is no such file")
    content, tag = _held()[name]
    headers = {"ETag": tag, "Cache-Control": "public, max-age=3600"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, media_type=_MEDIA["." + name.rpartition(".")[2]], headers=headers)
