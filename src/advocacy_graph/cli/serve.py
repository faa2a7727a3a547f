"""`advocacy-graph serve`."""

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.cli import options


class DefaultGraph(StrEnum):
    """What a query is asked of that names no graph."""

    UNION = "union"
    STRICT = "strict"


def serve(
    store: options.StoreFolder = options.STORE,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    keys: Annotated[
        Path | None,
        typer.Option(
            "--keys",
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="Who may write: lines that `advocacy-graph key new` makes. Without keys nobody may.",
        ),
    ] = None,
    default_graph: Annotated[
        DefaultGraph,
        typer.Option(
            "--default-graph",
            help="What a query without FROM is asked of: the union of all public graphs, or (strict) the "
            "default graph of the SPARQL standard.",
        ),
    ] = DefaultGraph.UNION,
) -> None:
    """Serve a store over HTTP: pages, linked data, SPARQL, REST, and markup for web pages.

    Open http://HOST:PORT/ in a browser; /api lists what programs can ask for. Reading is open to all, writing wants
    a key. Logs go to standard error, a line of JSON each. Ctrl-C stops it.
    """
    # By name at run time: the library does not depend on the service that stands on it.
    importlib.import_module("advocacy_graph_api").run(
        store, host, port, keys=keys, strict=default_graph is DefaultGraph.STRICT
    )
