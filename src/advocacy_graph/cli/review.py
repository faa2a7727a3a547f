"""`advocacy-graph review` and the commands below it."""

import sys
from csv import writer
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph import coding, intake, pipeline
from advocacy_graph.cli import console, deciding, entities, options
from advocacy_graph.cli.deciding import Coder, Why, named, record, to_decide_in, who, without_options
from advocacy_graph.coding import Choice, Session, Which
from advocacy_graph.errors import OutputConflict, UnreadableSheet
from advocacy_graph.model import (
    AnyDecision,
    CodebookDecision,
    EntityDecision,
    FindingDecision,
    FindingKind,
    Undoing,
)
from advocacy_graph.spreadsheet import guarded
from advocacy_graph.store import Store

_MOST_WRONG = 20
_LISTED = 100

review = typer.Typer(invoke_without_command=True, no_args_is_help=False)
for decide in (entities.same, entities.different, entities.rename, entities.split):
    review.command(rich_help_panel="Who is who")(decide)

Kinds = Annotated[
    list[FindingKind] | None,
    typer.Option("--kind", help="Only findings of this kind; give it again for more.", show_default="all"),
]
Release = Annotated[
    str | None,
    typer.Option(
        "--release",
        metavar="RELEASE",
        help="Only those of one release: its IRI, or a unique beginning of its slug.",
        show_default="all",
    ),
]
Below = Annotated[
    float | None,
    typer.Option(
        "--below", min=0.0, max=1.0, metavar="CONFIDENCE", help="Only those of which the rule is less sure."
    ),
]
Chosen = Annotated[
    Which,
    typer.Option(
        "--which",
        help="On which nobody decided; on which you did not, without what others decided (unseen); on which coders differ "
        "(disputed); or all.",
    ),
]


@review.callback()
def _review(
    context: typer.Context,
    store: options.StoreFolder = options.STORE,
    coder: Coder = None,
    which: Chosen = Which.UNDECIDED,
    kinds: Kinds = None,
    release: Release = None,
    below: Below = None,
) -> None:
    """Decide on what was found, one finding after the other, the least certain first; and on who is who, by the commands below.

    Each is shown in its paragraph with what was read from it. Every decision is in the store at once, is kept for good, and
    holds again when the release is read again. `h` explains the keys. Without a terminal: `review export` and
    `review import`. The whole round, from the queue to agreement between coders: docs/reviewing.md.
    """
    if without_options(context):
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise typer.BadParameter(
            "there is no terminal here: `advocacy-graph review export FILE.csv` writes what is to be decided, and "
            "`review import FILE.csv` takes the decisions"
        )
    name = named(coder)
    from advocacy_graph.cli import reviewing  # here: what reads keys takes a while to load

    with console.busy("looking for what is to be decided"):
        session = Session(store, name, Choice(which, tuple(kinds or ()), release, below))
    reviewing.review(session)


@review.command("export", rich_help_panel="In a spreadsheet")
def export(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The file to write.", show_default=False)],
    store: options.StoreFolder = options.STORE,
    coder: Coder = None,
    which: Chosen = Which.UNDECIDED,
    kinds: Kinds = None,
    release: Release = None,
    below: Below = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write findings as a sheet, to be decided on in a spreadsheet.

    Fill in "decision" (accepted, corrected, rejected), where it is corrected the columns "... should be" ("(empty)" for
    no value), and "why" if you like. Everything else is to be read, and is not read back.
    """
    choice = Choice(which, tuple(kinds or ()), release, below)
    if which is Which.UNSEEN:
        named(coder)
    try:
        with (
            deciding.read_only(store) as opened,
            # with the mark by which a spreadsheet knows UTF-8
            file.open("w" if force else "x", encoding="utf-8-sig", newline="") as out,
            console.busy("reading what is to be decided"),
        ):
            number = coding.write_sheet(opened, out, choice, coder)
    except FileExistsError as error:
        raise OutputConflict(f"{file}: is there already: --force writes over it") from error
    console.say(f"{file}: {number} rows")


@review.command("import", rich_help_panel="In a spreadsheet")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="A sheet, filled in.", show_default=False)],
    store: options.StoreFolder = options.STORE,
    coder: Coder = None,
    as_json: options.Json = False,
) -> None:
    """Take what was decided in a sheet: all of it, or nothing where a row is wrong, which is then told row by row.

    A sheet can be taken again: what the same coder decided already is passed by. Commas, semicolons or tabs, with the marks
    that spreadsheets set, in UTF-8, UTF-16 or Windows-1252.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableSheet(f"{file}: {error.strerror or error}") from error
    with (
        pipeline.open_store(store, patience=coding.PATIENCE) as opened,
        console.busy("taking the sheet: each release with a decision is read again"),
    ):
        try:
            taken = coding.take_sheet(opened, data, coder and named(coder))
        except UnreadableSheet as error:
            raise UnreadableSheet(f"{file}: {error}") from error
    for remark in taken.remarks:
        console.note(f"{file}: {remark}")
    if as_json:
        console.print_json(
            {
                "recorded": len(taken.recorded),
                "known": taken.known,
                "open": taken.open,
                "wrong": [asdict(each) for each in taken.wrong],
            }
        )
    for each in taken.wrong[: None if as_json else _MOST_WRONG]:
        console.complain(f"{file}, row {each.row}: {each.reason}")
    if taken.wrong:
        more = len(taken.wrong) - _MOST_WRONG
        told = f", {more} of them not shown (--json shows all)" if more > 0 and not as_json else ""
        number = "1 row is" if len(taken.wrong) == 1 else f"{len(taken.wrong)} rows are"
        console.complain(f"{file}: {number} wrong{told}: nothing was taken")
        raise typer.Exit(UnreadableSheet.exit_code)
    if not as_json:
        console.say(
            f"{len(taken.recorded)} decisions taken, {taken.known} known already, {taken.open} rows still open"
        )


@review.command("list", rich_help_panel="What was decided")
def list_(
    store: options.StoreFolder = options.STORE,
    coder: Coder = None,
    release: Release = None,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Only those whose words are gone from their release.")
    ] = False,
    all: Annotated[
        bool, typer.Option("--all", help="Also those that were undone, and the undoings.")
    ] = False,
    as_json: options.Json = False,
) -> None:
    """List decisions, the latest first: who decided what, when and why, each with the name by which `undo` knows it.

    Orphans are decisions whose words are gone: nothing holds of them now, and they are kept.
    """
    with deciding.read_only(store) as opened:
        reasons = {each.decision.key: each.reason for each in intake.orphans(opened)}
        told = intake.decisions(opened, release, all=all)
    shown = [
        each
        for each in reversed(told)
        if (coder is None or each.coder == coder) and (not orphans or each.key in reasons)
    ]
    if as_json:
        console.print_json([_plain(each) | {"orphaned": reasons.get(each.key)} for each in shown])
        return
    console.out.print(
        console.table(
            ["key", "at", "coder", "decision", "on", "why"],
            [
                (
                    each.key,
                    f"{each.at:%Y-%m-%d %H:%M}",
                    each.coder,
                    *_said(each, opened),
                    reasons.get(each.key) or each.why,
                )
                for each in shown[:_LISTED]
            ],
        )
    )
    if len(shown) > _LISTED:
        console.say(f"... and {len(shown) - _LISTED} earlier ones: --json lists all")
    if reasons and not orphans:
        console.say(f"{len(reasons)} find no words to hold of: --orphans lists them")


@review.command("undo", rich_help_panel="What was decided")
def undo(
    decision: Annotated[
        str, typer.Argument(metavar="KEY", help="As `review list` names it.", show_default=False)
    ],
    store: options.StoreFolder = options.STORE,
    coder: Coder = None,
    why: Why = "",
) -> None:
    """Take a decision back. It stays recorded, and so does its undoing, which can be undone as well."""
    undoing = Undoing(**who(coder, why), undoes=decision)
    with to_decide_in(store) as opened:
        record(opened, undoing, f"undone: {decision}")


@review.command("agreement", rich_help_panel="What was decided")
def agreement(
    store: options.StoreFolder = options.STORE,
    kinds: Kinds = None,
    release: Release = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="OUT.csv", help="Write the rows as a table there.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """How far coders agree, with each other and with the machine, variable by variable.

    Percent, Cohen's kappa (two coders) and Krippendorff's alpha, each over the findings that both, or at least two, decided on.
    Where there is no figure, a remark says why. Needs the extra `agreement`.
    """
    with deciding.read_only(store) as opened, console.busy("comparing coders"):
        rows = coding.agreement(opened, release=release, kinds=kinds or ())
    if not rows:
        console.note("nothing is decided yet: `advocacy-graph review` or `review export` begins")
    head = ["variable", "coders", "findings", "percent", "kappa", "alpha", "remarks"]
    if out:
        with out.open("w", encoding="utf-8", newline="") as file:
            table = writer(file)
            table.writerow(head)
            for row in rows:
                cells = (row.variable, " / ".join(row.coders), row.units, row.percent, row.kappa, row.alpha)
                table.writerow([guarded(cell) for cell in (*cells, "; ".join(row.remarks))])
    if as_json:
        console.print_json([asdict(row) for row in rows])
        return
    if rows:
        console.out.print(
            console.table(
                head,
                [
                    (
                        *(row.variable, " / ".join(row.coders), row.units),
                        *(
                            "-" if each is None else f"{each:.3f}"
                            for each in (row.percent, row.kappa, row.alpha)
                        ),
                        "; ".join(row.remarks),
                    )
                    for row in rows
                ],
            )
        )


def _said(decision: AnyDecision, store: Store) -> tuple[str, str]:
    """What was decided, and of what."""
    match decision:
        case FindingDecision():
            changes = "; ".join(
                f"{name.replace('_', ' ')}: {coding.written(value) or '-'}"
                for name, value in decision.changes.items()
            )
            return f"{decision.outcome} {changes}", f"{decision.anchor.kind}: {decision.anchor.words[:60]}"
        case Undoing():
            return "undone", decision.undoes
        case EntityDecision():
            about, parts = decision.entities, [f"called {decision.name}" if decision.name else ""]
            if decision.releases:
                number = len(decision.releases)
                parts.append(f"in {number} release{'s' if number > 1 else ''}")
            parts += [f"under {wording!r}" for wording in decision.wordings if decision.releases]
        case CodebookDecision():
            about, parts = decision.concepts, [decision.name or "", ", ".join(decision.names)]
            if decision.broader:
                parts.append(f"below {intake.reference_of(store, decision.broader)}")
    told = "; ".join(part for part in parts if part)
    return f"{decision.outcome} {told}", " ".join(intake.reference_of(store, each) for each in about)


def _plain(decision: AnyDecision) -> dict[str, object]:
    plain = asdict(decision)
    return {"key": decision.key, **plain, "at": decision.at.isoformat()}
