"""`advocacy-graph sensitivity`."""

from contextlib import ExitStack
from csv import writer
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.network import Kind, Options, Step
from advocacy_graph.spreadsheet import guarded

_COLUMNS = {
    "positions": "positions",
    "nodes": "nodes",
    "lines": "lines",
    "weight": "weight",
    "nodes kept": "nodes_kept",
    "lines kept": "lines_kept",
    "weight kept": "weight_kept",
    "by degree": "by_degree",
    "by weight": "by_weight",
    "communities": "communities",
}


@choosing
def sensitivity(
    source: Path | None,
    chosen: Options,
    kind: Annotated[Kind, typer.Argument(help="The network, as `network` has it.")] = Kind.CONGRUENCE,
    store: options.StoreFolder = options.STORE,
    at: Annotated[
        list[float] | None,
        typer.Option(
            "--at",
            min=0.0,
            max=1.0,
            metavar="CONFIDENCE",
            help="A threshold; give it again for more.",
            show_default=", ".join(f"{one:g}" for one in analysis.THRESHOLDS),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="OUT.csv", help="Write the rows as a table there.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """How much a network changes when only what is surer counts, and when only what people decided does.

    With the same options as `network`; those given hold for the first row, with which the others are compared. Kept is
    a share of the first row's. "By degree" and "by weight" are rank correlations of nodes and lines (1: the same
    order), "communities" the adjusted Rand index (1: the same, 0: no more alike than by chance).
    """
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        steps = analysis.sensitivity(origin, kind, chosen, at)
    if out:
        with out.open("w", encoding="utf-8", newline="") as file:
            table = writer(file)
            table.writerow(["which", "confidence", "decided", *_COLUMNS, "remark"])
            for step in steps:
                cells = (_which(step), step.confidence, "yes" if step.decided else "no", *_cells(step))
                table.writerow([guarded(cell) for cell in (*cells, step.remark)])
    if as_json:
        console.print_json([{"which": _which(step)} | asdict(step) for step in steps])
        return
    console.out.print(
        console.table(
            ["confidence", *_COLUMNS],
            [(_which(step).removeprefix("confidence "), *map(_short, _cells(step))) for step in steps],
        )
    )
    for step in steps:
        if step.remark:
            console.say(f"{_which(step)}: {step.remark}")


def _which(step: Step) -> str:
    words = [] if step.confidence is None else [f"confidence {step.confidence:g}"]
    return " and ".join(words + ["decided"] * step.decided) or "all"


def _cells(step: Step) -> list[int | float | None]:
    return [getattr(step, name) for name in _COLUMNS.values()]


def _short(cell: float | None) -> str:
    if cell is None:
        return "-"
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
