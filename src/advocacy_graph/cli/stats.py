"""`advocacy-graph stats`."""

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options


def stats(store: options.StoreFolder = options.STORE, as_json: options.Json = False) -> None:
    """Count what a store holds."""
    with pipeline.open_store(store, read_only=True) as opened:
        counts = pipeline.stats(opened)
    if as_json:
        console.print_json(counts)
    else:
        console.out.print(console.table(["", "number"], counts.items()))
