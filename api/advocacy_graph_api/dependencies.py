"""What a route may ask for, each named once.

They are coroutines, since the framework calls a plain function in a thread, which costs more than the whole rest.
"""

from http import HTTPStatus
from typing import Annotated

import pyoxigraph as ox
from fastapi import Depends, Request
from starlette.exceptions import HTTPException

from advocacy_graph_api.catalogue import Catalogue
from advocacy_graph_api.drawer import Drawer
from advocacy_graph_api.evaluator import Evaluator
from advocacy_graph_api.keys import Key, Right
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.writer import Writer


async def _base(request: Request) -> str:
    return str(request.app.state.base)


async def _evaluator(request: Request) -> Evaluator:
    evaluator: Evaluator = request.app.state.evaluator
    return evaluator


async def _writer(request: Request) -> Writer:
    writer: Writer = request.app.state.writer
    return writer


async def _drawer(request: Request) -> Drawer:
    drawer: Drawer = request.app.state.drawer
    return drawer


async def _limits(request: Request) -> Limits:
    limits: Limits = request.app.state.limits
    return limits


async def _union(request: Request) -> bool:
    return bool(request.app.state.union)


async def _copy(request: Request) -> ox.Store:
    store: ox.Store = request.app.state.snapshots.current.store
    return store


async def _catalogue(request: Request) -> Catalogue:
    if not request.app.state.evaluator.catalogued:
        raise HTTPException(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "the catalogue of this store is being made: try again shortly",
            {"Retry-After": "10"},
        )
    catalogue: Catalogue = request.app.state.snapshots.catalogue
    return catalogue


def require(request: Request, right: Right) -> Key:
    """The request's key, if it has that right. Raises HTTPException 401 or 403."""
    if not request.app.state.keys:
        raise HTTPException(
            HTTPStatus.FORBIDDEN,
            "this service takes no writes: nobody has a key to write with (`advocacy-graph key new`, "
            "`serve --keys`)",
        )
    key: Key | None = request.state.key
    if key is None:
        raise HTTPException(
            HTTPStatus.UNAUTHORIZED,
            f"a key with the right {right} is wanted: send it as `Authorization: Bearer KEY`",
            {"WWW-Authenticate": "Bearer"},
        )
    if not key.allows(right):
        raise HTTPException(
            HTTPStatus.FORBIDDEN,
            f"the key {key.name} has not the right {right}",
            {"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{right}"'},
        )
    return key


Base = Annotated[str, Depends(_base)]
Queries = Annotated[Evaluator, Depends(_evaluator)]
Writes = Annotated[Writer, Depends(_writer)]
Draws = Annotated[Drawer, Depends(_drawer)]
Bounds = Annotated[Limits, Depends(_limits)]
Union = Annotated[bool, Depends(_union)]  # whether a query is asked of the union of all graphs
Listing = Annotated[Catalogue, Depends(_catalogue)]
Copy = Annotated[ox.Store, Depends(_copy)]  # one and the same copy for the whole request
