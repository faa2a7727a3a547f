"""`advocacy-graph codebook` and the commands below it."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import intake, pipeline
from advocacy_graph.cli import concepts, console, options
from advocacy_graph.cli.deciding import without_options
from advocacy_graph.cli.interrupts import INTERRUPTED, Interrupts
from advocacy_graph.errors import OutputConflict
from advocacy_graph.model import Concept
from advocacy_graph.resolve.codebook import COLUMNS
from advocacy_graph.spreadsheet import guarded

codebook = typer.Typer(invoke_without_command=True, no_args_is_help=False)
for decide in (concepts.rename, concepts.merge, concepts.split, concepts.move):
    codebook.command()(decide)


@codebook.callback()
def _codebook(
    context: typer.Context,
    store: options.StoreFolder = options.STORE,
    take: Annotated[
        Path | None,
        typer.Option(
            "--take",
            metavar="FILE",
            help="Take in the concepts of a file: CSV, or SKOS as .ttl, .nt, .rdf.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="FILE", help="Write it to a new file, .csv or .ttl.", show_default=False
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """The codebook: concepts by which policies and ideas are ordered, and that networks can be counted by.

    A concept has one label, other labels, a definition, and broader concepts above it. What releases name with one of the
    labels is the concept: "worksite raids", "workplace raids" and "raids at work" are one when the codebook says so. CSV has the
    columns label, others (between |), broader (label or code of what stands above), code, definition and match. Taking in a
    file again brings known concepts up to date, keeps their IRIs and notes what became of them; those that are not in
    the file stay. `network congruence --object concept` counts by the broader concepts.

    `codebook rename`, `merge`, `split` and `move` are decisions: they are kept, hold when a file is taken in again, and can be
    taken back (`review undo`).
    """
    if without_options(context):
        return
    if out and out.exists():
        raise OutputConflict(f"{out}: is there already: name another file")
    if out and out.suffix.lower() not in (".csv", ".ttl"):
        raise typer.BadParameter(f"{out} ends neither in .csv nor in .ttl", param_hint="--out")
    merged = 0
    with ExitStack() as stack:
        opened = stack.enter_context(pipeline.open_store(store, read_only=take is None))
        if take:
            interrupts = stack.enter_context(Interrupts())
            found = intake.keep_codebook(opened, take)
            resolving = intake.Resolving(opened)
            for done in console.track(resolving, resolving.total, "Resolving names"):
                merged += len(done)
                if interrupts.came:
                    console.complain("Stopped: the codebook is taken in; `resolve` goes on with the names")
                    raise typer.Exit(INTERRUPTED)
        held = pipeline.codebook(opened)
        if out and out.suffix.lower() == ".ttl":
            out.write_text(pipeline.codebook_turtle(opened), encoding="utf-8")
    if out and out.suffix.lower() == ".csv":
        _write(held, out)
    if as_json:
        console.print_json([asdict(one) for one in held.values()])
        return
    if take:
        for said, labels in (
            ("new", found.added),
            ("changed", found.changed),
            ("not in the file, kept", found.left),
        ):
            if labels:
                console.say(f"{len(labels)} {said}: {', '.join(labels)}")
        console.say(f"{merged} policies of the store became concepts")
    elif not out:
        for depth, concept in _tree(held):
            others = f" ({'; '.join(concept.others)})" if concept.others else ""
            console.say(f"{concept.label}{others}", indent=2 * depth)
    console.say(f"{store}: {len(held)} concepts" + (f" in {out}" if out else ""))


def _tree(concepts: Mapping[str, Concept]) -> Iterator[tuple[int, Concept]]:
    """Each below the first of what stands above it, with its depth."""
    below: defaultdict[str | None, list[Concept]] = defaultdict(list)
    for concept in concepts.values():
        below[next(iter(concept.broader), None)].append(concept)
    waiting = [(0, concept) for concept in _last_first(below[None])]
    while waiting:
        depth, concept = waiting.pop()
        yield depth, concept
        waiting += [(depth + 1, one) for one in _last_first(below[concept.key])]


def _last_first(concepts: Iterable[Concept]) -> list[Concept]:
    return sorted(concepts, key=lambda concept: concept.label, reverse=True)


def _write(concepts: Mapping[str, Concept], out: Path) -> None:
    with out.open("x", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for concept in concepts.values():
            above = "|".join(concepts[key].label for key in concept.broader)
            cells = (concept.code, concept.label, "|".join(concept.others), above, concept.definition)
            rows.writerow(guarded(cell) for cell in (*cells, concept.match))
