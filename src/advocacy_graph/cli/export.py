"""`advocacy-graph export`."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.exports import Format, What
from advocacy_graph.exports import export as export_from


def export(
    store: options.StoreFolder = options.STORE,
    what: Annotated[
        What,
        typer.Option(
            "--what", help="The whole graph, or a table with one row a statement, position or demand."
        ),
    ] = What.GRAPH,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            help="Of the graph trig, n-quads, json-ld, turtle; of tables csv, safe-csv, xlsx, parquet.",
            show_default="as --out ends; trig, csv",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="The file to write.", show_default="such as statements.csv"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
    as_json: options.Json = False,
) -> None:
    """Write the graph, or its statements, positions or demands, to a file; beside it a snapshot to cite.

    `safe-csv` is for spreadsheets: no cell can be taken for a formula. `csv` has every word as it stands, for
    programs. `xlsx` wants the extra of that name. FILE.snapshot.json says of which revision of the store it is, when
    and how it was made, and its SHA-256; the same store gives the same file. Kept texts are never written.
    """
    with pipeline.open_store(store, read_only=True) as opened:
        try:
            done = export_from(
                opened,
                what,
                format=format,
                out=out,
                force=force,
                command=("advocacy-graph", *sys.argv[1:]),
                track=_tracked,
            )
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    if done.snapshot.cut:
        console.note(
            f"{done.snapshot.cut:,} cells were too long for a sheet and were cut: choose parquet or csv for all"
        )
    if as_json:
        console.print_json({"files": [str(done.path), str(done.beside)]} | asdict(done.snapshot))
        return
    unit = (
        "rows" if what is not What.GRAPH else "triples" if done.snapshot.format == Format.TURTLE else "quads"
    )
    console.say(f"{done.path}: {done.snapshot.rows:,} {unit}, {done.snapshot.bytes:,} bytes")
    console.say(f"to cite it, from {done.beside}:")
    console.say(done.snapshot.citation)


def _tracked(graphs: Sequence[str]) -> Iterable[str]:
    return console.track(graphs, len(graphs), "exporting")
