"""`advocacy-graph network`."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.network import Actor, Duplicates, Kind, Normalisation, Options


def network(
    kind: Annotated[
        Kind,
        typer.Argument(
            help="Who agrees (congruence) or disagrees (conflict) with whom, who stands where on which policy "
            "(policy), or who belongs to which coalition by its own word (coalitions).",
            show_default=False,
        ),
    ],
    store: options.StoreFolder = options.STORE,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the page and the tables are written.")
    ] = Path("networks"),
    actor: Annotated[Actor, typer.Option("--actor", help="Who the actors are.")] = Actor.ORGANIZATION,
    duplicates: Annotated[
        Duplicates,
        typer.Option(
            "--duplicates", help="Within which stretch the same actor, policy and stance count once."
        ),
    ] = Duplicates.INCLUDE,
    normalisation: Annotated[
        Normalisation, typer.Option("--normalisation", help="What a weight is divided by.")
    ] = Normalisation.NO,
    minimum: Annotated[
        float, typer.Option("--minimum", min=0.0, help="Leave out lines that weigh less.")
    ] = 0.0,
    as_json: options.Json = False,
) -> None:
    """Draw a network: a page that works offline, GraphML for Gephi and others, and CSV.

    The page's nodes and lines show the statements behind them. Formulas: docs/networks.md.
    """
    chosen = Options(actor=actor, duplicates=duplicates, normalisation=normalisation, minimum=minimum)
    with pipeline.open_store(store, read_only=True) as opened:
        graph = pipeline.network(opened, kind, chosen)
    written = pipeline.write_network(graph, out)
    if as_json:
        console.print_json(
            {"about": graph.graph, "nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}
            | {"files": [str(path) for path in written]}
        )
        return
    console.say(graph.graph["title"], "bold")
    console.say(graph.graph["description"])
    console.say(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} lines")
    for path in written:
        console.say(path)
