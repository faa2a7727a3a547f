"""`advocacy-graph restore`."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.cli import console, options
from advocacy_graph.store import restore as bring_back


def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="What `backup` wrote.", show_default=False)],
    store: options.StoreFolder = options.STORE,
) -> None:
    """Make a new store from a backup. It is compared with what was backed up, and there whole or not at all."""
    with console.busy(f"restoring {store}"):
        bring_back(archive, store)
    console.say(f"{store}: restored from {archive}")
