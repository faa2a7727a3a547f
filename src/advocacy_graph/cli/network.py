"""`advocacy-graph network`."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.network import USUAL, Format, Kind, Options, dna_csv, events_csv


@choosing
def network(
    kind: Annotated[
        Kind,
        typer.Argument(
            help="Any that the options describe (positions); who agrees (congruence) or disagrees (conflict) with "
            "whom; who stands where on which policy (policy); who speaks in one release (co-statement); who asks "
            "whom (demands); who belongs to which coalition by its own word (coalitions).",
            show_default=False,
        ),
    ],
    source: Path | None,
    chosen: Options,
    store: options.StoreFolder = options.STORE,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="DIR", help="Where the page and the tables are written.", show_default="networks"
        ),
    ] = None,
    matrix: Annotated[
        Path | None,
        typer.Option(
            "--matrix", metavar="OUT.csv", help="Write the matrix, labels in its first row and column."
        ),
    ] = None,
    events: Annotated[
        Path | None,
        typer.Option(
            "--events", metavar="OUT.csv", help="Write the event list that the network is counted from."
        ),
    ] = None,
    dna: Annotated[
        Path | None,
        typer.Option(
            "--dna", metavar="OUT.csv", help="The same, as Discourse Network Analyzer exports its own."
        ),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format", help="What to write; give it again for more.", show_default=", ".join(USUAL)
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Draw a network: a page that works offline, GraphML for Gephi and others, and CSV; or the formats you name.

    The page's nodes and lines show the statements behind them. With `--matrix`, `--events` or `--dna` only these
    are written, unless `--out` is given too. Formulas: docs/networks.md.
    """
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        written = [path for path in (matrix, events, dna) if path]
        if matrix:
            _write(matrix, analysis.matrix(origin, kind, chosen).csv())
        if events:
            _write(events, events_csv(analysis.events(origin, chosen)))
        if dna:
            _write(dna, dna_csv(analysis.events(origin, chosen)))
        graph = None
        if out or not written:
            graph = analysis.network(origin, kind, chosen)
            written += pipeline.write_network(graph, out or Path("networks"), formats or USUAL)
    if as_json:
        about = (
            {}
            if graph is None
            else {"about": graph.graph, "nodes": graph.number_of_nodes(), "edges": graph.number_of_edges()}
        )
        console.print_json(about | {"files": [str(path) for path in written]})
        return
    if graph is not None:
        console.say(graph.graph["title"], "bold")
        console.say(graph.graph["description"])
        console.say(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} lines")
    for path in written:
        console.say(path)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
