"""`advocacy-graph check`."""

from dataclasses import asdict

import typer

from advocacy_graph.cli import console, options
from advocacy_graph.store import faults


def check(store: options.StoreFolder = options.STORE, as_json: options.Json = False) -> None:
    """Read all of a store and say what is broken: its indexes, its kept texts, quotations that are not there.

    A damaged store can look sound for months, since a query reads little of it. Run this after a crash of
    the machine, and before you trust a backup. Exit code 1 when something is broken.
    """
    with console.busy("opening") as tell:
        found = list(faults(store, tell))
    if as_json:
        console.print_json([asdict(fault) for fault in found])
    elif found:
        for fault in found:
            console.complain(f"{fault.place}: {fault.wrong}: {fault.remedy}")
    else:
        console.say(f"{store}: all of it was read, and all of it is sound")
    if found:
        raise typer.Exit(1)
