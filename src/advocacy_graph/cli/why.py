"""`advocacy-graph why`."""

from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.model import CodedPosition
from advocacy_graph.network import Kind, Mode, Options


@choosing
def why(
    one: Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's name, words of it, or its IRI.")],
    other: Annotated[
        str,
        typer.Argument(metavar="ACTOR", help="Another; of a two-mode network a policy, with `--mode two`."),
    ],
    source: Path | None,
    chosen: Options,
    store: options.StoreFolder = options.STORE,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind",
            help="The network, as `network` has it.",
            show_default="congruence, or what --mode and --aggregation say",
        ),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Explain a weight: the statements behind it, their words and releases, and the arithmetic.

    Give the same options as to `network`: `why "Harbour Alliance" "Carriers Guild" --normalization average`, or
    `why "Harbour Alliance" "Ferry Safety Act" --mode two`.
    """
    plain = chosen.network_mode is None and chosen.aggregation is None
    kind = kind or (Kind.CONGRUENCE if plain else Kind.POSITIONS)
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        found = analysis.why(origin, one, other, kind, chosen)
    if as_json:
        console.print_json(
            {
                "one": found.one,
                "other": found.other,
                "weight": found.weight,
                "formula": found.formula,
                "arithmetic": list(found.arithmetic),
                "terms": [
                    {
                        "object": term.label,
                        "value": term.value,
                        "figures": term.figures,
                        "statements": [_plain(row) for row in (*term.one, *term.other)],
                    }
                    for term in found.terms
                ],
            }
        )
        return
    two_mode = chosen.settled(kind)[0] is Mode.TWO
    console.say(f"{found.one} {'on' if two_mode else 'and'} {found.other}: {found.weight:g}", "bold")
    console.say(f"{found.formula}, with s for support and o for oppose")
    for line in found.arithmetic:
        console.say(line, indent=2)
    for term in found.terms:
        console.say("")
        console.say(term.label, "bold")
        for name, rows in ((found.one, term.one), (found.other, term.other)):
            for row in rows:
                speaker = f" ({row.actor_label})" if row.actor_label not in ("", name) else ""
                console.say(f"{name}{speaker}, {row.polarity}: {row.words or 'no words are kept'}", indent=2)
                console.say(f"{row.date or 'undated'}, {row.release_label}", indent=4)
    if not found.terms:
        console.say("They do not meet: there is nothing behind a weight of 0.")


def _plain(row: CodedPosition) -> dict[str, Any]:
    return {
        "position": row.position,
        "statement": row.statement,
        "actor": row.actor_label,
        "organization": row.organization_label,
        "policy": row.policy_label,
        "polarity": row.polarity.value,
        "date": row.date and row.date.isoformat(),
        "release": row.release,
        "headline": row.release_label,
        "words": row.words,
    }
