"""`advocacy-graph report`."""

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline, study
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.network import Options


@choosing
def report(
    source: Path | None,
    chosen: Options,
    store: options.StoreFolder = options.STORE,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the report and its files are written.")
    ] = Path("report"),
    as_json: options.Json = False,
) -> None:
    """Report on a store: networks, pictures and tables as HTML and Markdown, the method in words, and a bundle.

    `report.html` opens in any browser, without a network; `report.md` goes into a paper. `bundle/` has what it takes
    to repeat it: events, options, versions, checksums. The options are those of `network`.
    """
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        with console.busy("Reporting") as step:
            done = study.report(origin, out, chosen, command=("advocacy-graph", *sys.argv[1:]), step=step)
    if as_json:
        console.print_json({"report": str(done.report), "files": [str(path) for path in done.files]})
        return
    for graph in done.networks:
        console.say(f"{graph.graph['title']}: {len(graph):,} nodes, {graph.number_of_edges():,} lines")
    console.say(f"to open in a browser: {done.report}")
    console.say(f"{len(done.files)} files in {out}")
