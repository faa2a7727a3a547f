"""`advocacy-graph key new`."""

import importlib
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.cli import console

key = typer.Typer(help="Keys for writing through the service.", no_args_is_help=True)


@key.callback()
def _keys() -> None:
    """Keys for writing through the service: see `advocacy-graph serve --keys`."""


@key.command("new")
def new(
    name: Annotated[
        str, typer.Option("--name", help="Whose key it is, such as newsroom.", show_default=False)
    ],
    rights: Annotated[
        str,
        typer.Option(
            "--rights",
            help="Separated by commas: read (a share of its own in the limits on reading), ingest (releases), "
            "review (decisions), admin (all, SPARQL updates and graphs among it).",
        ),
    ] = "ingest",
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="A file of keys to add the key's line to.")
    ] = None,
) -> None:
    """Make a key: its token, shown this once, and the line by which the service knows it.

    The line holds a digest of the token, not the token. Give the service a file of such lines with --keys, or
    put them into the environment variable ADVOCACY_GRAPH_KEYS.
    """
    # By name at run time: the library does not depend on the service that stands on it.
    service = importlib.import_module("advocacy_graph_api")
    token, made = service.new(name, service.rights(rights))
    if file is None:
        console.note("The key, to be kept secret, then the line for the service:")
        console.out.file.write(f"{token}\n{made.line()}\n")
        return
    held = file.read_text(encoding="utf-8") if file.exists() else ""
    service.Keys.read(
        f"{held}\n{made.line()}", str(file)
    )  # a second key of that name is refused before it is written
    with file.open("a", encoding="utf-8") as lines:
        lines.write(("" if held.endswith("\n") or not held else "\n") + made.line() + "\n")
    console.note(f"Its line is in {file}. The key, to be kept secret:")
    console.out.file.write(f"{token}\n")
