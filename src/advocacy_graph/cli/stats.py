"""`advocacy-graph stats`."""

from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options


def stats(
    store: options.StoreFolder = options.STORE,
    releases: Annotated[bool, typer.Option("--releases", help="List the releases too.")] = False,
    as_json: options.Json = False,
) -> None:
    """Count what a store holds."""
    with pipeline.open_store(store, read_only=True) as opened:
        counts = pipeline.stats(opened)
        held = opened.releases() if releases else ()
    if as_json:
        listed = [{"release": r.iri, "slug": r.slug, "headline": r.headline} for r in held]
        console.print_json(counts | ({"held": listed} if releases else {}))
        return
    console.out.print(console.table(["", "number"], counts.items()))
    if releases:
        console.out.print(console.table(["slug", "headline"], [(r.slug, r.headline) for r in held]))
