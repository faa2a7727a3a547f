"""`advocacy-graph validate`."""

from dataclasses import asdict

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options


def validate(store: options.StoreFolder = options.STORE, as_json: options.Json = False) -> None:
    """Check a store against the ontology's SHACL shapes. Exit code 1 when something violates them."""
    with pipeline.open_store(store, read_only=True) as opened:
        violations = pipeline.validate(opened)
    if as_json:
        console.print_json([asdict(violation) for violation in violations])
    elif violations:
        console.out.print(
            console.table(["node", "path", "message"], [(v.focus, v.path, v.message) for v in violations])
        )
    else:
        console.say(f"{store}: everything passes the shapes")
    if violations:
        raise typer.Exit(1)
