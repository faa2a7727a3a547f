"""The SPARQL 1.1 Graph Store protocol: https://www.w3.org/TR/sparql11-http-rdf-update/.

A graph is named in the address (`/store?graph=IRI`, `/store?default`), or by it: `/store/a/b` is the graph
`{base}store/a/b`, and `/graph/register` is `{base}graph/register`.
"""

import uuid
from http import HTTPStatus
from typing import Annotated, Any, Final
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Depends, Request, Response
from python_multipart.exceptions import MultipartParseError
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser

from advocacy_graph_api import bodies
from advocacy_graph_api.dependencies import Base, Bounds, Copy, Writes, require
from advocacy_graph_api.graphs import dumped
from advocacy_graph_api.keys import Right
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.negotiation import DATASETS, GRAPHS, chosen
from advocacy_graph_api.writer import Part

router = APIRouter(tags=["graph store"])

# RDF/XML is written and not read: its entities can grow without bound.
_READ: Final = {
    media: GRAPHS[media] for media in ("text/turtle", "application/n-triples", "application/ld+json")
}
_PARTS: Final = "multipart/form-data"
_IN_THE_ADDRESS: Final = ":/?#[]@!$&'()*+,;=%~-._"

Graph = ox.NamedNode | ox.DefaultGraph

_named: Final[dict[str, Any]] = {
    "parameters": [
        {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}},
        {"name": "default", "in": "query", "schema": {"type": "string", "enum": [""]}},
    ]
}
_written: Final[dict[str, Any]] = {
    "requestBody": {"content": {media: {"schema": {"type": "string"}} for media in _READ}}
}
_answers: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {media: {"schema": {"type": "string"}} for media in (*GRAPHS, *DATASETS)}}
}


def _indirect(request: Request) -> Graph | None:
    """The graph that the parameters name, None where they name none."""
    given = bodies.parameters(request.scope["query_string"])
    graphs = [value for name, value in given if name == "graph"]
    default = any(name == "default" for name, _ in given)
    if len(graphs) + default > 1:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "name one graph: `graph=IRI`, or `default`")
    if default:
        return ox.DefaultGraph()
    return _node(graphs[0]) if graphs else None


def _direct(request: Request, base: Base) -> Graph:
    """The graph whose IRI is the address, under the base whatever the service goes by."""
    path = quote(request.scope["raw_path"].lstrip(b"/"), safe=_IN_THE_ADDRESS)
    return _node(base + _unescaped(path))


def _unescaped(path: str) -> str:
    """Letters beyond ASCII stand as they are in our IRIs, and percent-encoded in an address."""
    plain = bytearray()
    rest = path.encode("ascii")
    while rest:
        code = rest[1:3]
        if rest[:1] == b"%" and len(code) == 2 and (byte := _byte(code)) is not None and byte >= 0x80:
            plain.append(byte)
            rest = rest[3:]
        else:
            plain += rest[:1]
            rest = rest[1:]
    return bodies.text(bytes(plain), "address")


def _byte(code: bytes) -> int | None:
    try:
        return int(code, 16)
    except ValueError:
        return None


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"{iri!r} is no absolute IRI") from None


Indirect = Annotated[Graph | None, Depends(_indirect)]
Direct = Annotated[Graph, Depends(_direct)]


def _required(graph: Graph | None) -> Graph:
    if graph is None:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "name a graph: `graph=IRI`, or `default`")
    return graph


def _name(graph: Graph) -> str | None:
    return graph.value if isinstance(graph, ox.NamedNode) else None


def _read(request: Request, store: ox.Store, graph: Graph | None) -> Response:
    offers = DATASETS if graph is None else GRAPHS
    media = chosen(request.headers.get("accept"), offers)
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no graph {graph.value}")
    return dumped(store, graph, media, offers[media])


async def _parts(request: Request, limits: Limits) -> list[Part]:
    """The graph sent, in one piece or as files of a form. Raises HTTPException 400, 408, 415."""
    kind = bodies.content_type(request, (*_READ, _PARTS))
    content = await bodies.body(request, limits.write_seconds)
    if kind.media != _PARTS:
        return [Part(content, _READ[kind.media])]
    try:
        form = await MultiPartParser(request.headers, _again(content)).parse()
    except (MultiPartException, MultipartParseError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"the form cannot be read: {error}") from None
    found = []
    for name, value in form.multi_items():
        media = "" if isinstance(value, str) else bodies.ContentType.of(value.content_type or "").media
        if isinstance(value, str) or media not in _READ:
            raise HTTPException(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                f"part {name!r} of the form: takes files of {', '.join(_READ)}",
            )
        found.append(Part(await value.read(), _READ[media]))
    return found


async def _again(content: bytes) -> Any:
    yield content


@router.get("/store", response_class=Response, responses=_answers, openapi_extra=_named)
def read(request: Request, store: Copy, graph: Indirect) -> Response:
    """A graph; without a name all of them, with their names. `default` is the standard's default graph."""
    return _read(request, store, graph)


@router.put("/store", status_code=204, openapi_extra={**_named, **_written})
async def replace(request: Request, graph: Indirect, base: Base, writer: Writes, limits: Bounds) -> Response:
    """Replace a graph by what is sent, or make it. Wants a key with the right `admin`."""
    require(request, Right.ADMIN)
    return await _put(request, _required(graph), writer, limits)


@router.post("/store", status_code=204, openapi_extra={**_named, **_written})
async def merge(request: Request, graph: Indirect, base: Base, writer: Writes, limits: Bounds) -> Response:
    """Add what is sent to a graph, or to a new one where none is named: `Location` is its name, and `Link` with
    `rel="alternate"` its address, where this service goes by another than its base. Wants a key with the right `admin`."""
    require(request, Right.ADMIN)
    new = graph is None
    return await _merge(
        request,
        ox.NamedNode(f"{base}store/{uuid.uuid4()}") if graph is None else graph,
        base,
        writer,
        limits,
        new,
    )


@router.delete("/store", status_code=204, openapi_extra=_named)
async def drop(request: Request, graph: Indirect, writer: Writes) -> Response:
    """Remove a graph. Wants a key with the right `admin`."""
    require(request, Right.ADMIN)
    return await _drop(_required(graph), writer)


for _path in ("/store/{path:path}", "/graph/{path:path}"):

    @router.get(
        _path,
        response_class=Response,
        responses=_answers,
        name=f"read {_path}",
        operation_id=f"read{_path[:6]}",
    )
    def read_direct(request: Request, store: Copy, graph: Direct) -> Response:
        """The graph of that address."""
        return _read(request, store, graph)

    @router.put(_path, status_code=204, openapi_extra=_written, operation_id=f"put{_path[:6]}")
    async def replace_direct(request: Request, graph: Direct, writer: Writes, limits: Bounds) -> Response:
        """Replace the graph of that address. Wants a key with the right `admin`."""
        require(request, Right.ADMIN)
        return await _put(request, graph, writer, limits)

    @router.post(_path, status_code=204, openapi_extra=_written, operation_id=f"post{_path[:6]}")
    async def merge_direct(
        request: Request, graph: Direct, base: Base, writer: Writes, limits: Bounds
    ) -> Response:
        """Add to the graph of that address. Wants a key with the right `admin`."""
        require(request, Right.ADMIN)
        return await _merge(request, graph, base, writer, limits)

    @router.delete(_path, status_code=204, operation_id=f"delete{_path[:6]}")
    async def drop_direct(request: Request, graph: Direct, writer: Writes) -> Response:
        """Remove the graph of that address. Wants a key with the right `admin`."""
        require(request, Right.ADMIN)
        return await _drop(graph, writer)


async def _put(request: Request, graph: Graph, writer: Writes, limits: Limits) -> Response:
    parts = await _parts(request, limits)
    new = await writer.put(_name(graph), parts, _name(graph) or str(request.url))
    return Response(status_code=HTTPStatus.CREATED if new else HTTPStatus.NO_CONTENT)


async def _merge(
    request: Request, graph: Graph, base: str, writer: Writes, limits: Limits, fresh: bool = False
) -> Response:
    parts = await _parts(request, limits)
    new = await writer.merge(_name(graph), parts, _name(graph) or str(request.url))
    headers = _whereabouts(request, base, _name(graph) or "") if fresh else {}
    return Response(status_code=HTTPStatus.CREATED if new else HTTPStatus.NO_CONTENT, headers=headers)


def _whereabouts(request: Request, base: str, iri: str) -> dict[str, str]:
    """The name of a new graph, as the standard's tests have it; and its address, where the service is reached otherwise."""
    name = quote(iri, safe=_IN_THE_ADDRESS)
    address = quote(str(request.base_url) + iri.removeprefix(base), safe=_IN_THE_ADDRESS)
    link = {"Link": f'<{address}>; rel="alternate"'} if address != name else {}
    return {"Location": name, **link}


async def _drop(graph: Graph, writer: Writes) -> Response:
    if not await writer.drop(_name(graph)):
        raise HTTPException(HTTPStatus.NOT_FOUND, f"there is no graph {_name(graph)}")
    return Response(status_code=HTTPStatus.NO_CONTENT)
