"""`advocacy-graph ingest`."""

from collections import Counter

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.errors import UnreadableRelease


def ingest(
    paths: options.Paths,
    store: options.StoreFolder = options.STORE,
    base: options.Base = None,
    as_json: options.Json = False,
) -> None:
    """Read releases into a store.

    A release that the store holds already, word for word, is left alone. An edited one takes the old
    one's place, and its older text stays as an earlier version. A file that cannot be read is named at
    the end, the others go on, and the exit code is 3.
    """
    files = pipeline.files(paths)
    with pipeline.open_store(store, create=True, base=base) as opened:
        done = list(console.track(pipeline.ingest(files, opened), len(files), "Reading releases"))
    if as_json:
        console.print_json(
            [
                {"source": one.source, "outcome": one.outcome, "release": one.release, "reason": one.reason}
                for one in done
            ]
        )
    else:
        counts = Counter(one.outcome for one in done)
        console.say(f"{store}: " + ", ".join(f"{number} {outcome}" for outcome, number in counts.items()))
    failed = [one for one in done if one.outcome is pipeline.Outcome.UNREADABLE]
    for one in failed:
        console.complain(f"{one.source}: {one.reason}")
    if failed:
        raise typer.Exit(UnreadableRelease.exit_code)
