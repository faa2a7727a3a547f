"""What the commands by which people decide have in common: who decides, why, and how it is recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from advocacy_graph import coding, intake, pipeline
from advocacy_graph.cli import console
from advocacy_graph.model import AnyDecision
from advocacy_graph.settings import CODER_VARIABLE
from advocacy_graph.store import Store

Coder = Annotated[
    str | None,
    typer.Option(
        "--coder",
        metavar="NAME",
        envvar=CODER_VARIABLE,
        help="Who decides: a pseudonym will do. It is kept with each decision, and never public.",
        show_default=False,
    ),
]
Why = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="The reason, kept with the decision.", show_default=False)
]


class Who(TypedDict):
    """The fields that every decision has."""

    coder: str
    at: datetime
    why: str


def who(coder: str | None, why: str) -> Who:
    """Who decides, now, and why."""
    return {"coder": named(coder), "at": datetime.now(UTC), "why": why.strip()}


def named(coder: str | None) -> str:
    """A name that can be told apart from the machine's, on one line."""
    told = " ".join((coder or "").split())
    if not told:
        raise typer.BadParameter(f"say who decides: --coder NAME, or {CODER_VARIABLE}; a pseudonym will do")
    if told == coding.MACHINE or len(told) > 64 or not told.isprintable():
        raise typer.BadParameter(
            f"{told[:64]!r} is no name for a coder: up to 64 letters, and not {coding.MACHINE}"
        )
    return told


@contextmanager
def to_decide_in(store: Path) -> Iterator[Store]:
    """The store, opened to be written to; waits a moment where another process has it."""
    with pipeline.open_store(store, patience=coding.PATIENCE) as opened, console.busy("deciding"):
        yield opened


def read_only(store: Path) -> Store:
    """The store, opened to be read; waits a moment where another process writes to it."""
    return pipeline.open_store(store, read_only=True, patience=coding.PATIENCE)


def record(store: Store, decision: AnyDecision, told: str) -> None:
    """Record it, and say what holds now and by which key it can be taken back."""
    for recorded in intake.decide(store, decision):
        console.say(f"{told} (`advocacy-graph review undo {recorded.key}` takes it back)")


def without_options(context: typer.Context) -> bool:
    """Whether a command below this one was called. Options that stand before it would be another's: they are refused."""
    if context.invoked_subcommand is None:
        return False
    sources = [context.get_parameter_source(name) for name in context.params]
    if any(source is not None and source.name == "COMMANDLINE" for source in sources):
        raise typer.BadParameter(
            f"put the options behind: `{context.info_name} {context.invoked_subcommand} ... --store DIR`"
        )
    return True
