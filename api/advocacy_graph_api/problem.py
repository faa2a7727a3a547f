"""Every error as `application/problem+json` (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from advocacy_graph.errors import QueryError
from advocacy_graph_api.examples import PROBLEM
from advocacy_graph_api.headers import ALWAYS
from advocacy_graph_api.pages import Page, wants_page

_FOR_PROGRAMS = ("/api/v1/", "/sparql", "/store", "/graph/", "/data/")


_string: Final = {"type": "string"}
DESCRIBED: Final[dict[int | str, dict[str, Any]]] = {
    "default": {
        "description": "What was wrong and what to do (RFC 9457): 400 for a request that cannot be read, also for a "
        "parameter that there is none of or that is given twice; 404 for what is not there, 406 where no form of it "
        "fits, 422 for a value that cannot be, 429 with `Retry-After` for more than a client's share, 503 with "
        "`Retry-After` while the service is busy or is being stopped.",
        "content": {
            "application/problem+json": {
                "example": PROBLEM,
                "schema": {
                    "type": "object",
                    "required": ["type", "title", "status", "detail"],
                    "properties": {
                        "type": _string,
                        "title": _string,
                        "status": {"type": "integer"},
                        "detail": _string,
                        "errors": {
                            "type": "array",
                            "items": {"type": "object", "properties": {"where": _string, "what": _string}},
                        },
                    },
                },
            }
        },
    }
}
"""The OpenAPI description of every route's errors."""


class Problem(JSONResponse):
    """The error's status, the phrase for it, and in `detail` what was wrong and what to do."""

    media_type = "application/problem+json"

    def __init__(
        self, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        body = {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
            **members,
        }
        super().__init__(body, status, dict(headers or {}))


def _allowed(request: Request) -> str:
    """All methods that some route takes at this path: the framework names those of the first route only."""

    def taken(method: str) -> bool:
        scope = {**request.scope, "method": method}
        return any(route.matches(scope)[0] is Match.FULL for route in request.app.routes)

    methods = [method for method in ("GET", "POST", "PUT", "DELETE") if taken(method)]
    return ", ".join([*methods, *(["HEAD"] if "GET" in methods else [])])


def _answer(
    request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None, **members: Any
) -> Response:
    """A page for who looks at pages, a problem document for everybody else."""
    if request.method != "GET" or request.url.path.startswith(_FOR_PROGRAMS):
        return Problem(status, detail, headers, **members)
    headers = {**(headers or {}), "Vary": "Accept"}
    if wants_page(request):
        title = HTTPStatus(status).phrase
        return Page(
            "problem.html",
            request,
            status_code=status,
            headers=headers,
            status=status,
            title=title,
            detail=detail,
        )
    return Problem(status, detail, headers, **members)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = _allowed(request)
        detail = f"{request.method} does nothing at {request.url.path}: it takes {allowed}"
        return _answer(request, error.status_code, detail, {"Allow": allowed})
    detail = error.detail
    if error.status_code == HTTPStatus.NOT_FOUND and detail == HTTPStatus.NOT_FOUND.phrase:
        detail = f"nothing lives at {request.url.path}: /api/v1/openapi.json lists what there is"
    return _answer(request, error.status_code, detail, error.headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [{"where": ".".join(map(str, fault["loc"])), "what": fault["msg"]} for fault in error.errors()]
    said = "; ".join(f"{fault['where']}: {fault['what']}" for fault in errors)
    return _answer(request, HTTPStatus.UNPROCESSABLE_ENTITY, said, errors=errors)


async def _refused(_request: Request, error: Exception) -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, str(error))


async def _unforeseen(_request: Request, _error: Exception) -> Problem:
    # Answered outside the door, which dresses the others.
    return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, "a fault of the service; its log has the cause", ALWAYS)


async def answer(request: Request, error: HTTPException | QueryError) -> Response:
    """What the app answers where a route raises this."""
    return await (_http if isinstance(error, HTTPException) else _refused)(request, error)


def install(app: FastAPI) -> None:
    """Answer every error of the app as a problem."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(QueryError, _refused)
    app.add_exception_handler(Exception, _unforeseen)
