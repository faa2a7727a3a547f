"""`advocacy-graph ingest`."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import intake, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.interrupts import INTERRUPTED, Interrupts
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.intake import Ingested, Outcome

_MOST_REMARKS = 20


def ingest(
    given: options.Sources,
    store: options.StoreFolder = options.STORE,
    base: options.Base = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, max=64, metavar="N", help="Read in so many processes at once.")
    ] = 1,
    licence: options.Licence = None,
    reinstate: Annotated[
        bool, typer.Option("--reinstate", help="Bring back releases that were withdrawn.")
    ] = False,
    gazetteer: options.Gazetteer = None,
    register: options.Register = None,
    offline: Annotated[
        bool, typer.Option("--offline", help="Of addresses, take what was fetched before; fetch nothing.")
    ] = False,
    allow_host: options.AllowHost = None,
    pause: options.Pause = 1.0,
    as_json: options.Json = False,
) -> None:
    """Read releases into a store: files, folders, addresses of pages and of feeds.

    A release that the store holds already, word for word, is left alone. An edited one takes the old
    one's place, and its older text stays as an earlier version. The text of another release again, issued
    jointly or syndicated, is kept as its duplicate: its statements count once; where it says that it corrects the other, they
    count in it. Another text under the same issuer, date and headline is another release. What is not in English is kept and not
    read. What cannot be read is named at the end, the others go on, and the exit code is 3.

    Names are held against all that the store knows; a new --gazetteer or --register holds for these releases and later ones,
    and `resolve` holds what is there already against it.

    Ctrl-C ends it after the present release, with exit code 130; the same command again goes on from there.
    Addresses are fetched as robots.txt allows, a second apart, and kept in DIR/archive; an address is fetched again only
    if it changed. Private addresses are refused unless --allow-host names them.
    """
    sources, total = _counted(given)
    terms = intake.Terms(licence=licence, reinstate=reinstate, gazetteer=gazetteer, register=register)
    online = options.manners(pause, allow_host, offline=offline)
    counts: Counter[Outcome] = Counter()
    failed: list[Ingested] = []
    remarks: list[Ingested] = []
    with ExitStack() as stack:
        opened = stack.enter_context(pipeline.open_store(store, create=True, base=base))
        interrupts = stack.enter_context(Interrupts())
        done = stack.enter_context(closing(intake.ingest(sources, opened, terms, jobs=jobs, online=online)))
        rows = console.JsonRows() if as_json else None
        for one in console.track(_until(done, interrupts), total, "Reading releases"):
            counts[one.outcome] += 1
            if one.outcome is Outcome.UNREADABLE:
                failed.append(one)
            elif one.reason:
                remarks.append(one)
            if rows:
                rows.add(
                    {
                        "source": one.source,
                        "outcome": one.outcome,
                        "release": one.release,
                        "reason": one.reason,
                    }
                )
    if rows:
        rows.end()
    else:
        _say(store, counts, remarks)
    for one in failed:
        console.complain(f"{one.source}: {one.reason}")
    if interrupts.came:
        console.complain(
            f"Stopped after {sum(counts.values())} of {total}: what is done is kept, the same command goes on from there"
        )
        raise typer.Exit(INTERRUPTED)
    if failed:
        raise typer.Exit(UnreadableRelease.exit_code)


def _counted(given: list[str]) -> tuple[list[str | Path], int]:
    """What to read, folders searched once, and how many that is."""
    sources: list[str | Path] = []
    for one in given:
        sources += [one] if intake.is_address(one) else intake.files([one])
    return sources, len(sources)


def _until(done: Iterator[Ingested], interrupts: Interrupts) -> Iterator[Ingested]:
    for one in done:
        yield one
        if interrupts.came:
            break


def _say(store: Path, counts: Counter[Outcome], remarks: list[Ingested]) -> None:
    console.say(
        f"{store}: " + (", ".join(f"{number} {outcome}" for outcome, number in counts.items()) or "nothing")
    )
    for one in remarks[:_MOST_REMARKS]:
        console.say(f"{one.source}: {one.reason}", indent=2)
    if len(remarks) > _MOST_REMARKS:
        console.say(f"and {len(remarks) - _MOST_REMARKS} more: --json says all of them", indent=2)
