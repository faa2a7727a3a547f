"""The SPARQL 1.1 protocol's query operation: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

import asyncio
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from advocacy_graph_api.dependencies import Base, Bounds, Queries
from advocacy_graph_api.evaluator import Evaluator, Question
from advocacy_graph_api.headers import CUT
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.negotiation import OFFERS, Form, choose, not_acceptable

router = APIRouter(tags=["sparql"])

_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MOST_PARAMETERS: Final = 100

Parameters = list[tuple[str, str]]

_text: Final = {"schema": {"type": "string"}}
_graphs: Final = {"type": "array", "items": {"type": "string", "format": "iri"}}
_answers: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": f"The result. A header {CUT} says that a limit cut it, and which.",
        "content": {media: _text for offers in OFFERS.values() for media in offers},
    }
}


def _decoded(encoded: bytes) -> Parameters:
    """Names and values of a query string or form; the framework's own parsing hides what is not UTF-8."""
    try:
        return parse_qsl(
            encoded.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except UnicodeDecodeError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the parameters are not UTF-8") from None
    except ValueError:
        raise HTTPException(
            HTTPStatus.BAD_REQUEST, f"there may be {_MOST_PARAMETERS} parameters at most"
        ) from None


async def _body(request: Request, seconds: float) -> bytes:
    try:
        async with asyncio.timeout(seconds):
            return await request.body()
    except TimeoutError:
        raise HTTPException(
            HTTPStatus.REQUEST_TIMEOUT,
            f"the body did not arrive within {seconds:g} s",
            {"Connection": "close"},
        ) from None
    except ClientDisconnect:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the body ended before its announced length") from None


async def _posted(request: Request, limits: Limits) -> Parameters:
    """The parameters of a POST in either of its two forms."""
    media, *rest = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    charset = dict(part.partition("=")[::2] for part in rest).get("charset", "utf-8").strip('"')
    if media == _UPDATE:
        raise _read_only()
    if media not in (_FORM, _QUERY) or charset not in ("utf-8", "us-ascii"):
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"POST takes {_QUERY} or {_FORM}, in UTF-8",
            {"Accept-Post": f"{_QUERY}, {_FORM}"},
        )
    body = await _body(request, limits.body_seconds)
    if media == _FORM:
        return _decoded(body)
    try:
        query = body.decode("utf-8")
    except UnicodeDecodeError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "the query is not UTF-8") from None
    return [*_decoded(request.scope["query_string"]), ("query", query)]


def _read_only() -> HTTPException:
    return HTTPException(
        HTTPStatus.FORBIDDEN, "this service takes no updates: nobody has a key to write with"
    )


def _question(parameters: Parameters, base: str, accept: str | None) -> Question:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for given, value in parameters if given == name)

    if values("update"):
        raise _read_only()
    queries = values("query")
    if len(queries) != 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"give one parameter `query`; there are {len(queries)}")
    media = {form: choose(accept, offers) for form, offers in OFFERS.items()}
    if not any(media.values()):
        raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, not_acceptable(Form))
    return Question(
        query=queries[0],
        base=base,
        media=media,
        default_graphs=values("default-graph-uri") or None,
        named_graphs=values("named-graph-uri") or None,
    )


async def _answer(question: Question, evaluator: Evaluator) -> Response:
    answer = await evaluator.answer(question)
    cut = {CUT: answer.cut} if answer.cut else {}
    return Response(answer.body, media_type=answer.media, headers={"Vary": "Accept", **cut})


@router.get(
    "/sparql",
    response_class=Response,
    responses=_answers,
    openapi_extra={
        "parameters": [
            {"name": "query", "in": "query", "required": True, **_text},
            {"name": "default-graph-uri", "in": "query", "schema": _graphs},
            {"name": "named-graph-uri", "in": "query", "schema": _graphs},
        ]
    },
)
async def query_by_get(request: Request, base: Base, evaluator: Queries) -> Response:
    """Answer a query given in the address. Without FROM it is asked of the union of all graphs."""
    parameters = _decoded(request.scope["query_string"])
    return await _answer(_question(parameters, base, request.headers.get("accept")), evaluator)


@router.post(
    "/sparql",
    response_class=Response,
    responses=_answers,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                _QUERY: _text,
                _FORM: {
                    "schema": {
                        "type": "object",
                        "required": ["query"],
                        "properties": {
                            "query": {"type": "string"},
                            "default-graph-uri": _graphs,
                            "named-graph-uri": _graphs,
                        },
                    }
                },
            },
        }
    },
)
async def query_by_post(request: Request, base: Base, evaluator: Queries, limits: Bounds) -> Response:
    """Answer a query given in the body, as a form or by itself."""
    parameters = await _posted(request, limits)
    return await _answer(_question(parameters, base, request.headers.get("accept")), evaluator)
