"""`advocacy-graph codebook rename`, `merge`, `split` and `move`: decisions on concepts."""

from typing import Annotated

import typer

from advocacy_graph import intake
from advocacy_graph.cli import options
from advocacy_graph.cli.deciding import Coder, Why, record, to_decide_in, who
from advocacy_graph.model import CodebookDecision, CodebookOutcome

Concept = Annotated[
    str,
    typer.Argument(metavar="CONCEPT", help="One of its labels, its code or its IRI.", show_default=False),
]


def rename(
    concept: Concept,
    label: Annotated[str, typer.Argument(metavar="LABEL", help="Its new label.", show_default=False)],
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Give a concept another label. The one that it had is another label from then on, by which releases still mean it.

    advocacy-graph codebook rename "Ferry Act" "Act on Ferries"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        meant = intake.concept_called(opened, concept)
        decision = CodebookDecision(**told, outcome=CodebookOutcome.RENAME, concepts=(meant,), name=label)
        record(opened, decision, f"renamed: {concept} is {label.strip()}")


def merge(
    concepts: Annotated[
        list[str],
        typer.Argument(
            metavar="CONCEPT CONCEPT...",
            help="The one that stays, then those that become it.",
            show_default=False,
        ),
    ],
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Make one concept of several: the first has the labels of the others, and what stood below them.

    advocacy-graph codebook merge "Rent cap" "Limits on rent"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        meant = tuple(intake.concept_called(opened, each) for each in concepts)
        decision = CodebookDecision(**told, outcome=CodebookOutcome.MERGE, concepts=meant)
        record(opened, decision, f"merged: {', '.join(concepts[1:])} into {concepts[0]}")


def split(
    concept: Concept,
    labels: Annotated[
        list[str],
        typer.Argument(metavar="LABEL...", help="What the narrower ones are called.", show_default=False),
    ],
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Give a concept narrower ones. Policies that are called so become them with the next release, or with `resolve`.

    advocacy-graph codebook split "Housing" "Rent cap" "Building permits"
    """
    told = who(coder, why)
    with to_decide_in(store) as opened:
        meant = intake.concept_called(opened, concept)
        decision = CodebookDecision(
            **told, outcome=CodebookOutcome.SPLIT, concepts=(meant,), names=tuple(labels)
        )
        record(opened, decision, f"split: below {concept} stand {', '.join(labels)}")


def move(
    concept: Concept,
    below: Annotated[
        str | None,
        typer.Option("--below", metavar="CONCEPT", help="Where it stands from now on.", show_default=False),
    ] = None,
    top: Annotated[bool, typer.Option("--top", help="Below none.")] = False,
    why: Why = "",
    coder: Coder = None,
    store: options.StoreFolder = options.STORE,
) -> None:
    """Put a concept, with all that stands below it, below another, or to the top.

    advocacy-graph codebook move "Rent cap" --below "Housing"
    """
    told = who(coder, why)
    if (below is None) != top:
        raise typer.BadParameter("say where it stands from now on: --below CONCEPT, or --top")
    with to_decide_in(store) as opened:
        meant = intake.concept_called(opened, concept)
        decision = CodebookDecision(
            **told,
            outcome=CodebookOutcome.MOVE,
            concepts=(meant,),
            broader=intake.concept_called(opened, below) if below else None,
        )
        record(opened, decision, f"moved: {concept} {f'below {below}' if below else 'to the top'}")
