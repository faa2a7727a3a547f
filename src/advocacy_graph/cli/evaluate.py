"""`advocacy-graph evaluate`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from advocacy_graph.cli import console, options
from advocacy_graph.evaluate import Measure, Report, fallen, folder, read_floors, write_floor
from advocacy_graph.evaluate.pairs import PairScores, score_pairs, wrong
from advocacy_graph.evaluate.report import CONTROLLED
from advocacy_graph.resolve import Kind


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD_DIR",
            help="A folder of NAME.gold.json; NAME.txt beside it or ../releases/NAME.*",
            show_default=False,
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--name", help="What the floor file calls this folder.", show_default="the folder's name"
        ),
    ] = None,
    floor: Annotated[
        Path | None,
        typer.Option(
            "--floor", metavar="FILE", help="Exit with 1 when a figure is more than 0.005 below this file's."
        ),
    ] = None,
    rewrite: Annotated[
        bool, typer.Option("--write-floor", help="Make these figures the floor instead of comparing with it.")
    ] = False,
    each: Annotated[
        bool, typer.Option("--each", help="Also each release by itself, the one read worst first.")
    ] = False,
    pairs: Annotated[
        bool,
        typer.Option("--pairs", help="Score the judgements of `resolve` on GOLD_DIR/pairs instead."),
    ] = False,
    as_json: options.Json = False,
) -> None:
    """Score extraction against releases annotated by hand, beside a control, with its speed.

    F1 comes with the interval in which it would lie in 95 of 100 such folders. The control is whatever stands in
    double quotation marks, five words or more, joined by paragraph. Below stands how many of the findings are right,
    by their confidence.
    """
    if rewrite and floor is None:
        raise typer.BadParameter(
            "says to write a floor, but not where: add --floor FILE", param_hint="--write-floor"
        )
    if pairs:
        scores = score_pairs(gold / "pairs")
        _print_pairs(scores, each=each, as_json=as_json)
        measured = {f"pairs: {kind}": one.figures for kind, one in scores.items()}
    else:
        report = folder(gold, name)
        if as_json:
            console.print_json(report.plain())
        else:
            _print(report)
            if each:
                _print_each(report)
        measured = {report.name: report.total.figures}
    if floor is not None:
        _hold(measured, floor, rewrite=rewrite)


def _hold(measured: Mapping[str, Mapping[str, float]], floor: Path, *, rewrite: bool) -> None:
    """Make the figures the floor, or leave with 1 where one fell below it."""
    fell = False
    for name, figures in measured.items():
        if rewrite:
            write_floor(floor, name, figures)
            console.note(f"{floor}: these figures are now the floor of {name}")
            continue
        floors = read_floors(floor)
        if name not in floors:
            raise typer.BadParameter(
                f"{floor} has no floor for {name}: choose one with --name, or add --write-floor",
                param_hint="--floor",
            )
        for fall in fallen(figures, floors[name]):
            console.complain(f"{name}: {fall}")
            fell = True
    if fell:
        raise typer.Exit(1)


def _print_pairs(scores: Mapping[Kind, PairScores], *, each: bool, as_json: bool) -> None:
    if as_json:
        console.print_json({kind: {**one.figures, "asked": one.asked} for kind, one in scores.items()})
        return
    columns = ["pairs", "number", "precision", "recall", "B-cubed precision", "B-cubed recall", "asked"]
    rows = [
        (kind, len(one.judged), *(f"{figure:.3f}" for figure in one.figures.values()), one.asked)
        for kind, one in scores.items()
    ]
    console.out.print(console.table(columns, rows))
    if each:
        told = [
            (
                pair.left.names[0],
                pair.right.names[0],
                "same" if pair.same else "different",
                f"{found.score:.2f}",
            )
            for one in scores.values()
            for pair, found in wrong(one)
        ]
        console.out.print(console.table(["left", "right", "a person says", "score"], told))


def _print(report: Report) -> None:
    columns = ["", "F1", "95 of 100", "control", "precision", "recall", "tp", "fp", "fn"]
    rows = []
    for measure, counts in report.total.counts.items():
        low, high = report.intervals[measure]
        against = f"{report.control.counts[measure].f1:.3f}" if measure in CONTROLLED else ""
        figures = (
            f"{counts.f1:.3f}",
            f"{low:.2f}-{high:.2f}",
            against,
            f"{counts.precision:.3f}",
            f"{counts.recall:.3f}",
        )
        rows.append((measure.value, *figures, counts.tp, counts.fp, counts.fn))
    console.out.print(console.table(columns, rows))
    accuracies = [
        (accuracy.value, f"{hits.share:.3f}", hits.right, hits.of)
        for accuracy, hits in report.total.accuracies.items()
        if hits.share is not None
    ]
    console.out.print(console.table(["", "accuracy", "right", "of"], accuracies))
    sure = [
        (f"{low:.1f} to {high:.1f}", f"{hits.share:.2f}", hits.right, hits.of)
        for low, high, hits in report.calibration
    ]
    console.out.print(console.table(["findings that are sure", "right", "right", "of"], sure))
    console.out.print(
        console.words(
            f"{report.name}: {len(report.releases)} releases, {report.releases_per_second:.0f} a second of processor time"
        )
    )


def _print_each(report: Report) -> None:
    """The F1 of each release; the figures that say most about a release, so that a line fits a terminal."""
    told = (
        Measure.SPEAKER_TOKENS,
        Measure.SPEAKER,
        Measure.ORGANIZATION,
        Measure.STANCE,
        Measure.POLICIES,
        Measure.COALITION_ORGANIZATIONS,
    )
    worst_first = sorted(report.releases, key=lambda one: one.scores.counts[Measure.SPEAKER_TOKENS].f1)
    rows = [(*(f"{one.scores.counts[measure].f1:.2f}" for measure in told), one.name) for one in worst_first]
    console.out.print(console.table([*(measure.value for measure in told), "release"], rows))
