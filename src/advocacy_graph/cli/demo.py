"""`advocacy-graph demo`."""

import shlex
import textwrap
import time
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import analysis, intake, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.query import readable
from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.model import Table
from advocacy_graph.network import Kind
from advocacy_graph.queries import named
from advocacy_graph.resources import sample_releases
from advocacy_graph.store import Store

_REAL = "2021-10-12-we-are-home"  # the one sample that is not invented
_ROWS = 8
_CELL = 90


def demo(
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the store, the page and the markup are put.")
    ] = Path("demo-output"),
    as_json: options.Json = False,
) -> None:
    """Try it: read the sample releases, answer three queries, draw a network, write a page's markup.

    All but one of the samples are about organisations and people that do not exist.
    """
    began = time.monotonic()
    files = intake.files([sample_releases()])
    with pipeline.open_store(out / "store", create=True) as store:
        done = list(console.track(intake.ingest(files, store), len(files), "Reading sample releases"))
        for one in done:
            if one.outcome is intake.Outcome.UNREADABLE:
                raise UnreadableRelease(one.source, one.reason or "")
        found = pipeline.stats(store)
        answers = [
            _answer(store, "policies-by-activity"),
            _answer(store, "who-supports-and-opposes", policy=_most_discussed(store)),
            _answer(store, "coalition-members", coalition="We Are Home"),
        ]
        pages = [
            pipeline.write_network(analysis.network(store, kind), out / "networks")[0]
            for kind in (Kind.CONGRUENCE, Kind.POLICY)
        ]
        markup = out / "markup.html"
        real = next(one.release for one in done if Path(one.source).stem == _REAL)
        markup.write_text(pipeline.embed(store, str(real)) + "\n", encoding="utf-8")
    lies = {"store": out / "store", "network pages": out / "networks", "page markup": markup}
    if as_json:
        console.print_json({"found": found} | {name: str(place) for name, place in lies.items()})
        return

    console.out.print(console.table(["found", "number"], found.items()))
    for title, command, answer in answers:
        console.out.print()
        console.say(title, "bold")
        console.say(command, "cyan")
        console.out.print(console.table(answer.columns, answer.rows[:_ROWS]))
        if len(answer.rows) > _ROWS:
            console.say(f"... and {len(answer.rows) - _ROWS} more", "dim")
    console.out.print()
    for name, place in [*lies.items(), *(("to open in a browser", page) for page in pages)]:
        console.say(f"{name}: {place}")
    console.say(f"All this took {time.monotonic() - began:.1f} s. To try next:", "bold")
    for command in (
        f"show {_REAL[:10]} --store {out / 'store'}",
        f"query --list --store {out / 'store'}",
        f"query statements-about --param policy=raids --store {out / 'store'}",
        f"network conflict --store {out / 'store'} --out {out / 'networks'}",
        f"report --store {out / 'store'} --out {out / 'report'}",
        f"serve --store {out / 'store'}",
    ):
        console.say(f"advocacy-graph {command}", "cyan", indent=2)


def _answer(store: Store, name: str, **parameters: str) -> tuple[str, str, Table]:
    query = named(name)
    answer = readable(query, pipeline.query(store, name, parameters), store)
    shortened = tuple(
        tuple(
            textwrap.shorten(cell, _CELL, placeholder=" ...") if isinstance(cell, str) else cell
            for cell in row
        )
        for row in answer.rows
    )
    given = [part for pair in parameters.items() for part in ("--param", "=".join(pair))]
    asked = shlex.join(["advocacy-graph", "query", name, *given])
    return query.title, asked, Table(answer.columns, shortened)


def _most_discussed(store: Store) -> str:
    """The policy with most positions for the rarer side: the one worth a look."""
    rows = pipeline.query(store, "policies-by-activity")
    most = max(rows, key=lambda row: min(int(str(row["supporting"])), int(str(row["opposing"]))))
    return str(most["policyName"])
