"""`advocacy-graph embed`."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.located import located
from advocacy_graph.errors import UnreadableRelease
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
    html = None if check is None else _page(check)
    with located(release, store) as (opened, name):
        if html is None:
            console.out.file.write(pipeline.embed(opened, name) + "\n")
            if opened.base == DEFAULT_BASE:
                console.note(
                    f"The IRIs begin with {DEFAULT_BASE}: choose --base at ingest before publishing."
                )
            return
        differences = pipeline.check(opened, name, html)
    if as_json:
        console.print_json(differences)
    elif differences:
        for difference in differences:
            console.say(difference)
    else:
        console.say(f"{check}: a crawler reads what the store holds")
    if differences:
        raise typer.Exit(1)


def _page(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableRelease(str(path), f"the page cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableRelease(str(path), "the page is not UTF-8: save it so") from error
