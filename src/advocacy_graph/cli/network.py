"""`advocacy-graph network`."""

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.network import (
    USUAL,
    Backbone,
    Format,
    Kind,
    Options,
    Unit,
    backbone,
    dna_csv,
    events_csv,
)
from advocacy_graph.settings import DEFAULT_BASE


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
    unit: Annotated[
        Unit | None,
        typer.Option(
            "--unit", help="Instead of a drawing a series of networks, one for each day, week, month or year."
        ),
    ] = None,
    window: Annotated[
        int | None,
        typer.Option(
            "--window",
            min=1,
            help="With --unit: windows of so many units, sliding by one; of statements with --unit event.",
        ),
    ] = None,
    lines: Annotated[
        Backbone | None,
        typer.Option(
            "--backbone", help="Keep only the lines that stand out, or that hold the network together."
        ),
    ] = None,
    alpha: Annotated[
        float,
        typer.Option(
            "--alpha", min=0.0, max=1.0, help="Of the disparity filter: how rare a line must be by chance."
        ),
    ] = 0.05,
    as_json: options.Json = False,
) -> None:
    """Draw a network: a page that works offline, GraphML for Gephi and others, and CSV; or the formats you name.

    The page's nodes and lines show the statements behind them. With `--matrix`, `--events` or `--dna` only these
    are written, unless `--out` is given too. With `--unit` two tables are: one row a window, and all their lines. Formulas: docs/networks.md.
    """
    started = datetime.now(UTC)
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        written = [path for path in (matrix, events, dna) if path]
        if matrix:
            tabulated = analysis.matrix(origin, kind, chosen)
            _write(matrix, tabulated.csv())
            for sentence in tabulated.omissions:
                console.note(sentence)
        if events:
            _write(events, events_csv(analysis.events(origin, chosen)))
        if dna:
            _write(dna, dna_csv(analysis.events(origin, chosen)))
        graph = None
        if unit or window:
            if unit is None:
                raise typer.BadParameter("--window needs --unit: day, week, month, year or event")
            written += _series(origin, kind, chosen, unit, window, out or Path("networks"))
        elif out or not written:
            graph = analysis.network(origin, kind, chosen)
            if lines:
                graph = backbone(graph, lines, alpha)
            base = DEFAULT_BASE if isinstance(origin, Path) else origin.base
            written += pipeline.write_network(
                graph, out or Path("networks"), formats or USUAL, base=base, started=started
            )
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


def _series(
    origin: analysis.Source, kind: Kind, chosen: Options, unit: Unit, window: int | None, out: Path
) -> list[Path]:
    made = analysis.windows(origin, kind, chosen, unit=unit, width=window)
    console.note(f"{made.number} windows")
    written = {out / f"{kind}-windows.csv": made.windows, out / f"{kind}-series.csv": made.lines}
    for path, text in written.items():
        _write(path, text)
    return [*written]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
