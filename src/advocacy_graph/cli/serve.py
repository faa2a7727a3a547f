"""`advocacy-graph serve`."""

import importlib
from typing import Annotated

import typer

from advocacy_graph.cli import options


def serve(
    store: options.StoreFolder = options.STORE,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve a store over HTTP: releases as JSON, and SPARQL, read-only.

    GET /healthz, /api/v1/releases and /api/v1/releases/{slug}; GET and POST /sparql. Ctrl-C stops it.
    """
    # By name at run time: the library does not depend on the service that stands on it.
    importlib.import_module("advocacy_graph_api").run(store, host, port)
