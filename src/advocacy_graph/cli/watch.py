"""`advocacy-graph watch`."""

from collections import Counter
from typing import Annotated

import typer

from advocacy_graph import intake
from advocacy_graph.cli import console, options
from advocacy_graph.cli.interrupts import INTERRUPTED, Interrupts
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.intake import Outcome


def watch(
    feeds: Annotated[
        list[str],
        typer.Argument(
            metavar="FEED...",
            help="Addresses of RSS, Atom or JSON feeds, or of news sitemaps.",
            show_default=False,
        ),
    ],
    store: options.StoreFolder = options.STORE,
    base: options.Base = None,
    once: Annotated[
        bool, typer.Option("--once", help="Read what is new and stop: for cron and its like.")
    ] = False,
    every: Annotated[
        float, typer.Option("--every", min=1, metavar="MINUTES", help="How long to wait between two rounds.")
    ] = 15,
    licence: options.Licence = None,
    allow_host: options.AllowHost = None,
    pause: options.Pause = 1.0,
    as_json: options.Json = False,
) -> None:
    """Follow feeds and read each release that appears in them, until Ctrl-C.

    An entry with its whole text is read from the feed, another is fetched from where it links to, once. What is done is
    noted with the store, so that a stopped or killed watch goes on where it was: no release is lost or
    entered twice. The store is free for other commands but while something new is entered.
    """
    for feed in feeds:
        if not intake.is_address(feed):
            raise typer.BadParameter(f"{feed!r} is no address: it begins with https://", param_hint="FEED")
    counts: Counter[Outcome] = Counter()
    with Interrupts() as interrupts:
        for one in intake.watch(
            feeds,
            store,
            intake.Terms(licence=licence),
            base=base,
            online=options.manners(pause, allow_host),
            every=None if once else every * 60,
            stop=lambda: interrupts.came,
        ):
            counts[one.outcome] += 1
            if as_json:
                console.print_line(
                    {
                        "source": one.source,
                        "outcome": one.outcome,
                        "release": one.release,
                        "reason": one.reason,
                    }
                )
            elif one.outcome is Outcome.UNREADABLE:
                console.complain(f"{one.source}: {one.reason}")
            else:
                console.say(f"{one.outcome}: {one.source}" + (f" ({one.reason})" if one.reason else ""))
    if not as_json:
        console.say(
            f"{store}: " + (", ".join(f"{n} {outcome}" for outcome, n in counts.items()) or "nothing new")
        )
    if interrupts.came:
        raise typer.Exit(INTERRUPTED)
    if counts[Outcome.UNREADABLE]:
        raise typer.Exit(UnreadableRelease.exit_code)
