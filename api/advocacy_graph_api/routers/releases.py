"""Releases: a list to page through, each with its statements, and new ones put into the store."""

from datetime import date
from http import HTTPStatus
from pathlib import PurePath
from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from python_multipart.exceptions import MultipartParseError
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from advocacy_graph.graph.iris import named
from advocacy_graph_api import bodies, rest
from advocacy_graph_api.catalogue import Catalogue, Kind
from advocacy_graph_api.dependencies import Base, Bounds, Copy, Listing, Writes, require
from advocacy_graph_api.examples import TEXT
from advocacy_graph_api.keys import Right
from advocacy_graph_api.models import Ingested, Releases, WholeRelease

router = APIRouter(prefix="/api/v1", tags=["releases"])

_KINDS: Final = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_FORM: Final = "multipart/form-data"
_BODIES: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {
            "text/plain": {
                "schema": {"type": "string"},
                "example": TEXT,
            },
            **{
                media: {"schema": {"type": "string", "contentMediaType": media}}
                for media in _KINDS
                if media != "text/plain"
            },
            _FORM: {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "file": {"type": "string", "contentMediaType": "application/octet-stream"}
                    },
                }
            },
        },
    }
}

# Releases alone are paged by slug, which begins with the date: a cursor that a person can read.
Slug = Annotated[str, Path(pattern=r"^[\w.~-]{1,200}$", description="The last part of a release's IRI.")]
SlugCursor = Annotated[
    str | None, Query(pattern=r"^[\w.~-]{1,200}$", description="From the link to the next page.")
]
Name = Annotated[
    str,
    Query(
        pattern=r"^[\w. -]{1,120}$",
        description="The file's name, without which a text sent by itself is called release.",
    ),
]


@router.get("/releases", response_model=Releases)
def releases(
    request: Request,
    catalogue: Listing,
    base: Base,
    cursor: SlugCursor = None,
    limit: rest.Limit = 20,
    issuer: rest.Iri | None = None,
    mentions: Annotated[rest.Iri | None, Query(description="A person, organisation or policy.")] = None,
    since: date | None = None,
    until: date | None = None,
    q: rest.Words = None,
) -> Response:
    """Releases, newest first (by slug, which begins with the date)."""
    headers, known = rest.tagged(request, catalogue)
    if known:
        return rest.not_modified(headers)
    page = catalogue.page(
        Kind.RELEASE,
        {role: iri for role, iri in {"issuer": issuer, "mentions": mentions}.items() if iri},
        since=since,
        until=until,
        words=q,
        after=(cursor, "") if cursor else None,
        limit=limit,
    )
    following = None
    if page.after is not None:
        following = str(request.url.include_query_params(cursor=page.bodies[-1]["slug"], limit=limit))
        headers["Link"] = f'<{following}>; rel="next"'
    shown = [rest.located(request, base, body) for body in page.bodies]
    return rest.answer({"releases": shown, "next": following}, headers)


@router.get("/releases/{slug}", response_model=WholeRelease)
def release(request: Request, catalogue: Listing, store: Copy, base: Base, slug: Slug) -> Response:
    """One release with its statements in the order of the text, its demands and ties. 410 where it was withdrawn."""
    headers, known = rest.tagged(request, catalogue)
    iri = named(base, "release", slug)
    body = whole(catalogue, iri)
    if body is None:
        return rest.absent(request, store, base, iri, "releases")
    if known:
        return rest.not_modified(headers)
    for part in ("statements", "demands"):
        body[part] = [rest.located(request, base, each) for each in body[part]]
    return rest.answer(rest.located(request, base, body), headers)


def whole(catalogue: Catalogue, iri: str) -> rest.Body | None:
    """A release with all that stands in it, None where there is no such release."""
    found = catalogue.get(iri, Kind.RELEASE)
    if found is None:
        return None
    _, body = found
    for kind in (Kind.STATEMENT, Kind.DEMAND, Kind.TIE):
        parts = catalogue.page(kind, {"release": iri}, limit=10_000).bodies
        body[str(kind)] = sorted(parts, key=rest.place_in_text)
    return body


@router.post(
    "/releases",
    status_code=HTTPStatus.CREATED,
    response_model=Ingested,
    openapi_extra=_BODIES,
    responses={200: {"model": Ingested, "description": "It was there already."}},
)
async def ingest(
    request: Request, base: Base, writer: Writes, limits: Bounds, name: Name = "release"
) -> Response:
    """Read a release into the store, from a file or as text. Wants a key with the right `ingest`.

    Sending it again changes nothing; an edited release replaces its older self, which stays as an earlier version.
    A mail can hold several releases: the first is told, with the `others`.
    """
    require(request, Right.INGEST)
    kind = bodies.content_type(request, (*_KINDS, _FORM))
    content = await bodies.body(request, limits.write_seconds)
    if kind.media == _FORM:
        name, content = await run_in_threadpool(_file, await _form(request, content))
    elif PurePath(name).suffix != _KINDS[kind.media]:
        name += _KINDS[kind.media]
    done = await writer.ingest(name, content)
    told = [
        {**each, "self": each["release"] and rest.address(request, base, each["release"])}
        for each in done["ingested"]
    ]
    first = next(each for each in told if each["release"])
    others = [each for each in told if each is not first]
    response = rest.answer({**first, "others": others}, {"Location": first["self"]})
    response.status_code = done["status"]
    return response


async def _form(request: Request, content: bytes) -> Any:
    async def again() -> Any:
        yield content

    try:
        return await MultiPartParser(request.headers, again(), max_files=1, max_fields=1).parse()
    except (MultiPartException, MultipartParseError, KeyError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"the form cannot be read: {error}") from None


def _file(form: Any) -> tuple[str, bytes]:
    upload = form.get("file")
    if upload is None or isinstance(upload, str):
        raise HTTPException(HTTPStatus.UNPROCESSABLE_ENTITY, "file: send the release as a file of that name")
    # Of what a browser calls the file only the ending matters: it says how to read it.
    suffix = PurePath((upload.filename or "").replace("\\", "/")).suffix.lower()
    if suffix not in {*_KINDS.values(), ".htm"}:
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"a file ending in {', '.join(_KINDS.values())} is read, not {suffix!r}",
        )
    return "release" + suffix, upload.file.read()
