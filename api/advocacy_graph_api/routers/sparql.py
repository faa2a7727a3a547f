"""The SPARQL 1.1 protocol: https://www.w3.org/TR/sparql11-protocol/."""

from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from advocacy_graph_api import bodies
from advocacy_graph_api.bodies import Parameters
from advocacy_graph_api.dependencies import require
from advocacy_graph_api.description import NAMESPACES, service_description
from advocacy_graph_api.evaluator import Evaluator, Question
from advocacy_graph_api.graphs import serialized
from advocacy_graph_api.headers import CUT
from advocacy_graph_api.keys import Right
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.negotiation import GRAPHS, OFFERS, Form, choose, chosen, not_acceptable

router = APIRouter(tags=["sparql"])  # answered by `direct`: its functions take the request alone

_LONG: Final = 1000  # characters of an Accept header
_FORM: Final = "application/x-www-form-urlencoded"
_QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"

_SHORT: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
}

_text: Final = {"schema": {"type": "string"}}
_iris: Final = {"type": "array", "items": {"type": "string", "format": "iri"}}
_EXAMPLE: Final = "SELECT ?release ?headline { ?release schema:headline ?headline } LIMIT 10"
_answers: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": f"The result. A header {CUT} says that a limit cut it, and which. Without a query: the "
        "service's description.",
        "content": {media: _text for offers in OFFERS.values() for media in offers},
    },
    204: {"description": "The update was carried out."},
}


@lru_cache(256)
def _media(accept: str) -> dict[Form, str | None]:
    return {form: choose(accept, offers) for form, offers in OFFERS.items()}


def _question(request: Request, parameters: Parameters, accept: str | None) -> Question:
    accept = accept or "*/*"
    # What is kept must not be what a client fills the memory with.
    media = _media(accept) if len(accept) < _LONG else _media.__wrapped__(accept)
    if not any(media.values()):
        raise not_acceptable(media for offers in OFFERS.values() for media in offers)
    default, named = _graphs(parameters, "default-graph-uri", "named-graph-uri")
    return Question(
        query=_one(parameters, "query"),
        base=request.app.state.base,
        media=media,
        union=request.app.state.union,
        default_graphs=default or None,
        named_graphs=named or None,
    )


def _graphs(parameters: Parameters, default: str, named: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The graphs that the parameters of these names give.

    Others are no concern of ours, as the protocol has it, unless they speak of graphs: with a slip in its name, or one
    of an update in a query, the answer would be of other graphs than were meant. Raises HTTPException 400.
    """
    for name, _ in parameters:
        if "graph" in name and name not in (default, named):
            raise HTTPException(
                HTTPStatus.BAD_REQUEST,
                f"{name[:100]!r} says nothing here: graphs are named by {default} and {named}",
            )
    return _values(parameters, default), _values(parameters, named)


def _values(parameters: Parameters, name: str) -> tuple[str, ...]:
    return tuple(value for given, value in parameters if given == name)


def _one(parameters: Parameters, name: str) -> str:
    values = _values(parameters, name)
    if len(values) != 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"give one parameter `{name}`; there are {len(values)}")
    return values[0]


async def _answer(request: Request, parameters: Parameters, accept: str | None) -> Response:
    evaluator: Evaluator = request.app.state.evaluator
    answer = await evaluator.answer(_question(request, parameters, accept), request.state.payer)
    cut = {CUT: answer.cut} if answer.cut else {}
    return Response(answer.body, media_type=answer.media, headers={"Vary": "Accept", **cut})


@router.get(
    "/sparql",
    response_class=Response,
    responses=_answers,
    openapi_extra={
        "parameters": [
            {"name": "query", "in": "query", "required": False, "example": _EXAMPLE, **_text},
            {"name": "default-graph-uri", "in": "query", "schema": _iris},
            {"name": "named-graph-uri", "in": "query", "schema": _iris},
            {
                "name": "format",
                "in": "query",
                "description": "In place of the Accept header.",
                "schema": {"type": "string", "enum": list(_SHORT)},
            },
        ]
    },
)
async def query_by_get(request: Request) -> Response:
    """Answer a query given in the address. Without one, describe the service (a browser gets a form)."""
    parameters = bodies.parameters(request.scope["query_string"])
    accept = request.headers.get("accept")
    for name in _values(parameters, "format"):  # for links, which can send no header
        if name not in _SHORT:
            raise HTTPException(
                HTTPStatus.BAD_REQUEST, f"format: is one of {', '.join(_SHORT)}, not {name[:100]!r}"
            )
        accept = _SHORT[name]
    if _values(parameters, "update"):
        raise HTTPException(HTTPStatus.BAD_REQUEST, "an update changes something: send it by POST")
    if not _values(parameters, "query"):
        media = chosen(accept, [*GRAPHS, "text/html"])
        if media == "text/html":
            return Response(
                status_code=HTTPStatus.SEE_OTHER, headers={"Location": "/query", "Vary": "Accept"}
            )
        state = request.app.state
        triples = service_description(str(request.url.replace(query="")), state.base, state.union)
        return Response(
            serialized(triples, GRAPHS[media], NAMESPACES), media_type=media, headers={"Vary": "Accept"}
        )
    return await _answer(request, parameters, accept)


@router.post(
    "/sparql",
    response_class=Response,
    responses=_answers,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {
                _QUERY: {**_text, "example": _EXAMPLE},
                _UPDATE: _text,
                _FORM: {
                    "schema": {
                        "type": "object",
                        "properties": {
                            "query": {"type": "string"},
                            "default-graph-uri": _iris,
                            "named-graph-uri": _iris,
                            "update": {"type": "string"},
                            "using-graph-uri": _iris,
                            "using-named-graph-uri": _iris,
                        },
                    }
                },
            },
        }
    },
)
async def query_or_update(request: Request) -> Response:
    """Answer a query, or carry out an update, given in the body as a form or by itself.

    An update wants a key with the right `admin`, and its default graph is never the union.
    """
    limits: Limits = request.app.state.limits
    kind = bodies.content_type(request, (_QUERY, _FORM, _UPDATE)).media
    if kind == _UPDATE:
        require(request, Right.ADMIN)
        content = await bodies.body(request, limits.write_seconds)
        given = bodies.parameters(request.scope["query_string"])
        parameters = [*given, ("update", bodies.text(content, "update"))]
    elif kind == _QUERY:
        content = await bodies.body(request, limits.body_seconds)
        given = bodies.parameters(request.scope["query_string"])
        parameters = [*given, ("query", bodies.text(content, "query"))]
    else:
        parameters = bodies.parameters(await bodies.body(request, limits.body_seconds))
    if not _values(parameters, "update"):
        return await _answer(request, parameters, request.headers.get("accept"))
    require(request, Right.ADMIN)
    if _values(parameters, "query"):
        raise HTTPException(HTTPStatus.BAD_REQUEST, "give a query or an update, not both")
    using = _graphs(parameters, "using-graph-uri", "using-named-graph-uri")
    await request.app.state.writer.update(_one(parameters, "update"), request.app.state.base, *using)
    return Response(status_code=HTTPStatus.NO_CONTENT)
