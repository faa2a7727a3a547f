"""`advocacy-graph backup`."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.cli import console, options
from advocacy_graph.store import backup as back_up


def backup(
    archive: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The file to make, such as store.tar.gz.", show_default=False),
    ],
    store: options.StoreFolder = options.STORE,
) -> None:
    """Write all of a store to one file: the quads, the kept texts, and what is private.

    The file can be restored by this and later versions, on any machine. Nobody can write to the store while
    it is made. Keep it as you keep the store: the kept texts in it hold telephone numbers.
    """
    with console.busy(f"backing up {store}"):
        size = back_up(store, archive)
    console.say(f"{archive}: {size:,} bytes; `advocacy-graph restore {archive} --store NEW` brings it back")
