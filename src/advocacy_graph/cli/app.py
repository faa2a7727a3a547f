"""The commands under one name. `main` is the installed `advocacy-graph`."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from advocacy_graph.cli import console
from advocacy_graph.cli.backup import backup
from advocacy_graph.cli.check import check
from advocacy_graph.cli.codebook import codebook
from advocacy_graph.cli.demo import demo
from advocacy_graph.cli.embed import embed
from advocacy_graph.cli.evaluate import evaluate
from advocacy_graph.cli.explain import explain
from advocacy_graph.cli.export import export
from advocacy_graph.cli.findings import findings
from advocacy_graph.cli.ingest import ingest
from advocacy_graph.cli.key import key
from advocacy_graph.cli.measures import measures
from advocacy_graph.cli.network import network
from advocacy_graph.cli.query import query
from advocacy_graph.cli.report import report
from advocacy_graph.cli.resolve import resolve
from advocacy_graph.cli.restore import restore
from advocacy_graph.cli.review import review
from advocacy_graph.cli.sensitivity import sensitivity
from advocacy_graph.cli.serve import serve
from advocacy_graph.cli.show import show
from advocacy_graph.cli.stats import stats
from advocacy_graph.cli.table import table
from advocacy_graph.cli.upgrade import upgrade
from advocacy_graph.cli.validate import validate
from advocacy_graph.cli.watch import watch
from advocacy_graph.cli.why import why
from advocacy_graph.cli.withdraw import withdraw
from advocacy_graph.errors import AdvocacyGraphError

EXIT_CODES = """Exit codes: 0 done; 1 a check found something, or another fault; 2 wrong usage;
3 a file could not be read; 4 no such release, or several; 5 a query was refused or lacks a parameter;
6 the store is missing, locked or damaged; 7 nothing to draw or export; 8 a file would be written twice, or is there already; 130 ended by Ctrl-C."""

app = typer.Typer(
    name="advocacy-graph",
    help="Press releases in; linked data of attributed statements, positions and coalitions out.\n\n"
    "Begin with `advocacy-graph demo`. With releases of your own: `ingest` them into a store, then `query`, "
    "`show` and `network` it.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="markdown",
)
for command in (
    backup,
    restore,
    check,
    upgrade,
    ingest,
    watch,
    withdraw,
    resolve,
    findings,
    explain,
    show,
    query,
    network,
    report,
    export,
    why,
    measures,
    sensitivity,
    table,
    embed,
    validate,
    stats,
    evaluate,
    serve,
    demo,
):
    app.command()(command)
app.add_typer(key, name="key")
app.add_typer(review, name="review")
app.add_typer(codebook, name="codebook")


def _print_version(wanted: bool) -> None:
    if wanted:
        console.out.print(version("advocacy-graph"))
        raise typer.Exit


@app.callback()
def _options(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Takes the options that stand before a command."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code. What goes wrong on purpose is said in a line, not a traceback."""
    try:
        app(args=arguments)
    except AdvocacyGraphError as error:
        console.complain(error)
        raise SystemExit(error.exit_code) from None
