"""`advocacy-graph withdraw`."""

from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options


def withdraw(
    release: Annotated[
        str,
        typer.Argument(
            metavar="RELEASE",
            help="A release's IRI, or a unique beginning of its slug, such as 2021-10-12.",
            show_default=False,
        ),
    ],
    why: Annotated[
        str,
        typer.Option(
            "--why", metavar="TEXT", help="The reason, which the tombstone shows.", show_default=False
        ),
    ],
    store: options.StoreFolder = options.STORE,
) -> None:
    """Take a release out of the graph: its statements go, a tombstone stays.

    The tombstone has its heading, issuers and sources, the day and the reason. Reading the same release again does not
    bring it back, unless with `ingest --reinstate`. What duplicates of it said is then said by the first of them.
    """
    if not why.strip():
        raise typer.BadParameter("say why, in a few words", param_hint="--why")
    with pipeline.open_store(store) as opened:
        gone = pipeline.withdraw(opened, release, " ".join(why.split()))
    console.say(f"withdrawn: {gone.label} ({gone.release})")
