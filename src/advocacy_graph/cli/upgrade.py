"""`advocacy-graph upgrade`."""

from typing import Annotated

import typer

from advocacy_graph.cli import console, options
from advocacy_graph.store import steps
from advocacy_graph.store import upgrade as bring_up


def upgrade(
    store: options.StoreFolder = options.STORE,
    yes: Annotated[bool, typer.Option("--yes", help="Do it, not only say it.")] = False,
) -> None:
    """Bring a store of an older version to the format of this one. Without --yes, only say what would be done."""
    planned = steps(store)
    if not planned:
        console.say(f"{store}: has the format of this version, nothing to do")
        return
    for step in planned:
        console.say(f"format {step}")
    if yes:
        with console.busy(f"upgrading {store}"):
            bring_up(store)
        console.say(f"{store}: done; older versions can no longer write to it")
    else:
        console.say("nothing was done yet: `backup` the store, then call this again with --yes")
