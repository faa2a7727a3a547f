"""The app factory: the one place where the service's parts meet."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI

from advocacy_graph_api import openapi, parameters, problem
from advocacy_graph_api.direct import Direct
from advocacy_graph_api.door import Door, hostname
from advocacy_graph_api.drawer import Drawer
from advocacy_graph_api.evaluator import Evaluator
from advocacy_graph_api.keys import Keys
from advocacy_graph_api.limits import Limits
from advocacy_graph_api.routers import (
    coalitions,
    decisions,
    demands,
    described,
    embed,
    find,
    health,
    home,
    metrics,
    networks,
    oembed,
    ontology,
    organizations,
    people,
    policies,
    query,
    releases,
    search,
    sparql,
    statements,
    static,
    store,
    things,
    void,
)
from advocacy_graph_api.shares import Shares
from advocacy_graph_api.snapshot import Snapshots
from advocacy_graph_api.telemetry import Metrics, Telemetry
from advocacy_graph_api.writer import Writer

_GOODBYE_SECONDS = 2.0


def create_app(
    store_directory: Path,
    *,
    base: str | None = None,
    hosts: Iterable[str] = (),
    limits: Limits | None = None,
    keys: Keys | None = None,
    union: bool = True,
) -> FastAPI:
    """The service over one store. It reads copies of the store, which it renews as the store changes.

    `base` is the IRI that things are named under, the store's own where None. The service answers to
    `localhost`, loopback addresses, the base's host and `hosts`. Who has one of the `keys` may write.
    A query that names no graphs is asked of the `union` of all, or of the default graph alone.
    Raises StoreError where there is no store or another process is writing to it.
    """
    limits = limits or Limits()
    keys = keys or Keys()
    snapshots = Snapshots(store_directory)
    shares = Shares(limits.client_rate, limits.client_burst)
    inside: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with (
            Evaluator(snapshots, limits, shares) as evaluator,
            Writer(store_directory, evaluator, limits) as writer,
            Drawer(store_directory, limits) as drawer,
        ):
            app.state.evaluator = evaluator
            app.state.writer = writer
            app.state.drawer = drawer
            yield
            if inside:  # sent away by the server: they are still to be told
                await asyncio.wait(inside, timeout=_GOODBYE_SECONDS)

    app = FastAPI(
        title="advocacy-graph",
        summary="Who said what, for whom, about which policy: attributed statements as linked data.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the framework's pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        responses=problem.DESCRIBED,
        lifespan=lifespan,
    )
    app.state.snapshots = snapshots
    app.state.limits = limits
    app.state.keys = keys
    app.state.metrics = Metrics()
    app.state.union = union
    app.state.base = base or snapshots.base
    rest = (
        releases,
        statements,
        people,
        organizations,
        policies,
        coalitions,
        demands,
        search,
        networks,
        decisions,
    )
    pages = (home, find, query, described, static)
    for room in (*rest, store, embed):
        app.include_router(room.router, dependencies=[Depends(parameters.known)])
    for room in (sparql, health, metrics, void, things, ontology, oembed, *pages):
        app.include_router(room.router)
    problem.install(app)
    openapi.describe(app)
    named = {"localhost", "127.0.0.1", "[::1]", *map(hostname, hosts)}
    named.add(hostname(urlsplit(app.state.base).netloc.rpartition("@")[2]))
    app.state.hosts = named
    app.state.counted = None, None
    # The last one added is the outermost.
    app.add_middleware(Direct, routes=sparql.router.routes)
    app.add_middleware(
        Door, base=app.state.base, hosts=named, keys=keys, limits=limits, shares=shares, inside=inside
    )
    app.add_middleware(Telemetry, metrics=app.state.metrics)
    return app
