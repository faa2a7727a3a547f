"""`advocacy-graph embed`."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.settings import DEFAULT_BASE


def embed(
    release: options.Release,
    store: options.StoreFolder = options.STORE,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="PAGE.html", help="Compare what a crawler reads in this page."),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Print the markup of a release for its web page: one JSON-LD script block.

    With --check, read a page as a crawler does instead, and say where it differs from the store; exit
    code 1 when it does.
    """
    with pipeline.open_store(store, read_only=True) as opened:
        if check is None:
            console.out.file.write(pipeline.embed(opened, release) + "\n")
            if opened.base == DEFAULT_BASE:
                console.note(f"The IRIs begin with {DEFAULT_BASE}: choose --base at ingest before publishing.")
            return
        differences = pipeline.check(opened, release, check)
    if as_json:
        console.print_json([str(difference) for difference in differences])
    elif differences:
        for difference in differences:
            console.out.print(console.words(difference))
    else:
        console.out.print(console.words(f"{check}: a crawler reads what the store holds"))
    if differences:
        raise typer.Exit(1)
