"""`advocacy-graph serve`."""

import importlib
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from advocacy_graph.cli import options

_HOST: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?|\[[0-9A-Fa-f:.]+\]")


class DefaultGraph(StrEnum):
    """What a query is asked of that names no graph."""

    UNION = "union"
    STRICT = "strict"


def _names(given: list[str] | None) -> list[str]:
    for name in given or ():
        if not _HOST.fullmatch(name):
            raise typer.BadParameter(
                f"{name!r} is no host name: give it without scheme, port or path, as data.example.org"
            )
    return given or []


def serve(
    store: options.StoreFolder = options.STORE,
    host: Annotated[str, typer.Option("--host", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name",
            metavar="HOST",
            callback=_names,
            help="A further host name that it is asked by, behind a proxy say; repeat it for more. It answers to "
            "localhost, to --host and to the host of the store's base, and to no other: a page that had its name "
            "lead here could else read what only this machine may.",
        ),
    ] = None,
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
    in_memory: Annotated[
        int,
        typer.Option(
            "--in-memory",
            metavar="MB",
            min=0,
            help="A store whose tables have no more than that is read into memory, where it takes twice as much and "
            "queries take a third of the time, once nobody wrote to it for three seconds. 0: never.",
        ),
    ] = 128,
) -> None:
    """Serve a store over HTTP: pages, linked data, SPARQL, REST, and markup for web pages.

    Open http://HOST:PORT/ in a browser; /api lists what programs can ask for. Reading is open to all, writing wants
    a key. Logs go to standard error, a line of JSON each. Ctrl-C stops it.
    """
    # By name at run time: the library does not depend on the service that stands on it.
    service = importlib.import_module("advocacy_graph_api")
    service.run(
        store,
        host,
        port,
        names=name or (),
        limits=service.Limits(held_bytes=in_memory * 1024**2),
        keys=keys,
        strict=default_graph is DefaultGraph.STRICT,
    )
