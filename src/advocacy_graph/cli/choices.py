"""The options that say which network is meant, the same for all commands that count positions."""

import functools
import inspect
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_graph import model
from advocacy_graph.network import (
    Actor,
    Aggregation,
    Duplicates,
    Filter,
    Mode,
    Normalisation,
    Object,
    Options,
    Over,
)

_WHICH, _COUNTED = "Which positions", "How they are counted"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is no date: write it as 2021-10-12") from error


def _choices(
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE.csv",
            help="Count an event list instead of a store: columns actor, object, polarity, date and release, or the "
            "export of Discourse Network Analyzer.",
            rich_help_panel=_WHICH,
        ),
    ] = None,
    actor: Annotated[
        Actor, typer.Option("--actor", help="Who the actors are.", rich_help_panel=_WHICH)
    ] = Actor.ORGANIZATION,
    object: Annotated[
        Object, typer.Option("--object", help="What they take a side on.", rich_help_panel=_WHICH)
    ] = Object.POLICY,
    level: Annotated[
        int,
        typer.Option(
            "--level", min=1, help="Of a concept: how many steps above the policy.", rich_help_panel=_WHICH
        ),
    ] = 1,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=_day, metavar="DATE", help="The first day.", rich_help_panel=_WHICH),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", parser=_day, metavar="DATE", help="The last day.", rich_help_panel=_WHICH),
    ] = None,
    who: Annotated[
        list[str] | None,
        typer.Option(
            "--who", metavar="NAME", help="Only of this actor; repeat for more.", rich_help_panel=_WHICH
        ),
    ] = None,
    policy: Annotated[
        list[str] | None,
        typer.Option(
            "--policy",
            metavar="NAME",
            help="Only on this policy, or on all below this concept; repeat for more.",
            rich_help_panel=_WHICH,
        ),
    ] = None,
    issuer: Annotated[
        list[str] | None,
        typer.Option(
            "--issuer",
            metavar="NAME",
            help="Only in releases of this body; repeat for more.",
            rich_help_panel=_WHICH,
        ),
    ] = None,
    statement_mode: Annotated[
        model.Mode | None,
        typer.Option("--statement-mode", help="Only in statements of this mode.", rich_help_panel=_WHICH),
    ] = None,
    polarity: Annotated[
        list[model.Polarity] | None,
        typer.Option("--polarity", help="Only of this polarity; repeat for more.", rich_help_panel=_WHICH),
    ] = None,
    confidence: Annotated[
        float | None,
        typer.Option(
            "--confidence",
            min=0.0,
            max=1.0,
            help="Only where the rule is at least so sure.",
            rich_help_panel=_WHICH,
        ),
    ] = None,
    decided: Annotated[
        bool,
        typer.Option("--decided", help="Only what a person confirmed or corrected.", rich_help_panel=_WHICH),
    ] = False,
    invert: Annotated[
        list[Filter] | None,
        typer.Option("--invert", help="Turn this filter round; repeat for more.", rich_help_panel=_WHICH),
    ] = None,
    mode: Annotated[
        Mode | None,
        typer.Option(
            "--mode", help="Actors with actors (one), or with objects (two).", rich_help_panel=_COUNTED
        ),
    ] = None,
    over: Annotated[
        Over,
        typer.Option("--over", help="What the nodes of a one-mode network are.", rich_help_panel=_COUNTED),
    ] = Over.ACTORS,
    aggregation: Annotated[
        Aggregation | None,
        typer.Option("--aggregation", help="How counts become a weight.", rich_help_panel=_COUNTED),
    ] = None,
    normalization: Annotated[
        Normalisation,
        typer.Option(
            "--normalization",
            "--normalisation",
            help="What a weight is divided by.",
            rich_help_panel=_COUNTED,
        ),
    ] = Normalisation.NO,
    duplicates: Annotated[
        Duplicates,
        typer.Option(
            "--duplicates",
            help="Within which stretch the same actor, object and stance count once.",
            rich_help_panel=_COUNTED,
        ),
    ] = Duplicates.INCLUDE,
    minimum: Annotated[
        float,
        typer.Option("--minimum", min=0.0, help="Leave out lines that weigh less.", rich_help_panel=_COUNTED),
    ] = 0.0,
    minimum_statements: Annotated[
        int,
        typer.Option(
            "--minimum-statements",
            min=0,
            help="Leave out actors with fewer statements.",
            rich_help_panel=_COUNTED,
        ),
    ] = 0,
    isolates: Annotated[
        bool,
        typer.Option(
            "--isolates/--no-isolates",
            help="Keep who stands alone, also those whom the filters leave nothing of.",
            rich_help_panel=_COUNTED,
        ),
    ] = False,
) -> tuple[Path | None, Options]:
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} is after --until {until}: exchange them")
    return source, Options(
        actor=actor,
        object=object,
        level=level,
        since=since,
        until=until,
        who=tuple(who or ()),
        policies=tuple(policy or ()),
        issuers=tuple(issuer or ()),
        mode=statement_mode,
        polarities=tuple(polarity or ()),
        confidence=confidence,
        decided=decided,
        inverted=frozenset(invert or ()),
        network_mode=mode,
        over=over,
        aggregation=aggregation,
        normalisation=normalization,
        duplicates=duplicates,
        minimum=minimum,
        fewest=minimum_statements,
        isolates=isolates,
    )


def choosing(command: Callable[..., None]) -> Callable[..., None]:
    """A command with these options behind its own. It is called with `source`, a file or None, and `chosen`.

    What does not go together is wrong usage.
    """
    own = inspect.signature(command).parameters
    offered = inspect.signature(_choices).parameters

    @functools.wraps(command)
    def called(**given: Any) -> None:
        source, chosen = _choices(**{name: given.pop(name) for name in offered})
        try:
            command(**given, source=source, chosen=chosen)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error

    parameters = [one for name, one in own.items() if name not in ("source", "chosen")] + [*offered.values()]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called
