"""`advocacy-graph findings`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.findings_json import plain


def findings(
    paths: options.Paths,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Write one .json a release here, not all to stdout."),
    ] = None,
) -> None:
    """Print or write what releases say, as JSON, without a store.

    With --out, a file gives DIR/its-name.json, and further releases in it its-name.2.json and so on; a folder keeps the path below it. Two inputs that would
    write one file are an error before anything is written. Without, stdout gets one JSON value a line.
    """
    targets = pipeline.targets(paths)
    failed = False
    for source, target in console.track(targets.items(), len(targets), "Reading releases"):
        try:
            read = pipeline.all_findings(source)
        except UnreadableRelease as error:
            read = [error]
        for number, found in enumerate(read, start=1):
            if isinstance(found, UnreadableRelease):
                console.complain(found)
                failed = True
            elif out is None:
                console.out.file.write(json.dumps(plain(found), ensure_ascii=False) + "\n")
            else:
                written = out / (target if number == 1 else target.with_suffix(f".{number}.json"))
                written.parent.mkdir(parents=True, exist_ok=True)
                text = json.dumps(plain(found), ensure_ascii=False, indent=1)
                written.write_text(text + "\n", encoding="utf-8")
    if failed:
        raise typer.Exit(UnreadableRelease.exit_code)
