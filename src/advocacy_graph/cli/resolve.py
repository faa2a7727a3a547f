"""`advocacy-graph resolve`."""

import csv
import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import intake, pipeline
from advocacy_graph.cli import console, deciding, options
from advocacy_graph.cli.interrupts import INTERRUPTED, Interrupts
from advocacy_graph.errors import OutputConflict
from advocacy_graph.graph import Question
from advocacy_graph.intake import Merged
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.spreadsheet import guarded
from advocacy_graph.store import Store

_MOST = 50
_ANSWERS = {"s": EntityOutcome.SAME, "d": EntityOutcome.DIFFERENT}
_COLUMNS = ("score", "changes", "kind", "name", "other_name", "reasons", "entity", "other")


def resolve(
    store: options.StoreFolder = options.STORE,
    gazetteer: options.Gazetteer = None,
    register: options.Register = None,
    questions: Annotated[
        bool,
        typer.Option("--questions", "--list", help="Only list what a person is to decide; merge nothing."),
    ] = False,
    ask: Annotated[
        bool,
        typer.Option("--ask", help="Answer the open questions one by one, those that change most first."),
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="List or ask also what is unlikely, or of which releases tell little."),
    ] = False,
    coder: deciding.Coder = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE.csv",
            help="Write the open questions to a new file, for a spreadsheet.",
            show_default=False,
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Say who is who in all that a store holds: after a new gazetteer or register, or with the rules of a newer version.

    `ingest` does it for each release as it comes. Sure doubles become one: the IRI that goes leads to the one that stays, and
    the register keeps the score and the reasons (`query merges`). What may be one and is not sure is never merged: it is
    asked, with --questions, and stays two until a person decides. Asked first is what changes most facts, and only what releases
    tell enough of; the rest is counted, and listed with --all. Running it again changes nothing.

    A register of members is a list of names that you vouch for: a column `name`, and `id`, `acronym`, `aliases` (between |)
    and others as docs/resolving.md has them.
    """
    if out and out.exists():
        raise OutputConflict(f"{out}: is there already: name another file")
    if ask:
        _answer(store, coder, every=every)
        return
    if questions:
        with pipeline.open_store(store, read_only=True) as opened:
            _say_questions(opened, _waiting(opened, every=every), out, as_json)
        return
    merged: list[Merged] = []
    with ExitStack() as stack:
        opened = stack.enter_context(pipeline.open_store(store))
        interrupts = stack.enter_context(Interrupts())
        resolving = intake.Resolving(opened, intake.Terms(gazetteer=gazetteer, register=register))
        for found in console.track(resolving, resolving.total, "Resolving names"):
            merged += found
            if interrupts.came:
                break
        asked, left = _waiting(opened, every=every)
        unnamed = resolving.unnamed_members
    if out:
        _write(asked, out)
    if as_json:
        console.print_json(
            {
                "entities": resolving.total,
                "merged": [asdict(one) for one in merged],
                "questions": [asdict(one) for one in asked],
                "questions left unasked": left,
                "unnamed members": unnamed,
            }
        )
    else:
        for one in merged:
            console.say(
                f"{one.kind}: {one.name} is {one.into_name} ({one.score:.2f}: {'; '.join(one.reasons)})"
            )
        console.say(
            f"{store}: {resolving.total:,} entities, {len(merged):,} merged, {len(asked):,} open questions"
            + (": `resolve --questions` lists them" if asked else "")
            + _unasked(left)
        )
        if unnamed:
            shown = ", ".join(unnamed[:_MOST]) + (
                f" and {len(unnamed) - _MOST} more" if len(unnamed) > _MOST else ""
            )
            console.say(f"of the register, no release names: {shown}")
    if interrupts.came:
        console.complain(
            "Stopped: what is merged is kept, the questions are those of before; run it again to go on"
        )
        raise typer.Exit(INTERRUPTED)


def _waiting(store: Store, *, every: bool) -> tuple[list[Question], int]:
    """The open questions, and how many more there are that are not worth asking."""
    found = pipeline.questions(store)
    asked = found if every else [one for one in found if one.is_worth_asking]
    return asked, len(found) - len(asked)


def _unasked(left: int) -> str:
    return f"; {left:,} of which releases tell little are left unasked: --all has them too" if left else ""


def _answer(store: Path, coder: str | None, *, every: bool) -> None:
    """Ask each open question; an answer holds at once. Any time `q`, Ctrl-C or Ctrl-D ends it, and what was answered stays.

    The store is open only while it is read or written: others may answer, review and ingest meanwhile.
    """
    deciding.named(coder)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter("--ask wants a terminal; `resolve --questions` lists without one")
    from advocacy_graph.cli.keyboard import RESIZED, key  # here, since it takes a while to load

    answered = 0
    passed: set[str] = set()
    while True:
        with deciding.read_only(store) as opened:
            asked, _ = _waiting(opened, every=every)
        waiting = [one for one in asked if one.iri not in passed]
        if not waiting:
            break
        one = waiting[0]
        console.say(f"{one.kind} {one.name} - {one.other_name}", "bold")
        console.say(f"{one.score:.2f}: {'; '.join(one.reasons)}", indent=2)
        try:
            pressed = key(f"s same, d different, space later, q end ({len(waiting)} open) ", "sd q")
        except (KeyboardInterrupt, EOFError):
            break
        if pressed == "q":
            break
        if pressed in _ANSWERS:
            with deciding.to_decide_in(store) as opened:
                answer = EntityDecision(
                    **deciding.who(coder, ""), outcome=_ANSWERS[pressed], entities=(one.entity, one.other)
                )
                intake.decide(opened, answer)
            answered += 1
        elif pressed != RESIZED:
            passed.add(one.iri)
    with deciding.read_only(store) as opened:
        asked, left = _waiting(opened, every=every)
        console.say(f"{answered} answered, {len(asked)} open{_unasked(left)}")


def _say_questions(
    store: Store, waiting: tuple[list[Question], int], out: Path | None, as_json: bool
) -> None:
    asked, left = waiting
    if out:
        _write(asked, out)
    if as_json:
        console.print_json([asdict(one) for one in asked])
        return
    if asked and not out:
        rows = [
            [f"{one.score:.2f}", str(one.changes), one.kind, one.name, one.other_name, "; ".join(one.reasons)]
            for one in asked[:_MOST]
        ]
        console.out.print(console.table(["score", "changes", "kind", "name", "may be", "because"], rows))
    more = f", the first {_MOST} shown: --out FILE.csv writes all" if len(asked) > _MOST and not out else ""
    where = f" in {out}" if out else ""
    console.say(f"{store.directory}: {len(asked):,} open questions{where}{more}{_unasked(left)}")


def _write(asked: list[Question], out: Path) -> None:
    with out.open("x", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_COLUMNS)
        for one in asked:
            cells = {**asdict(one), "score": f"{one.score:.2f}", "reasons": "; ".join(one.reasons)}
            rows.writerow(guarded(str(cells[column])) for column in _COLUMNS)
