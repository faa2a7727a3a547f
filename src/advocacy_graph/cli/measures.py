"""`advocacy-graph measures`."""

from collections.abc import Sequence
from contextlib import ExitStack
from csv import writer
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_graph import analysis, pipeline
from advocacy_graph.cli import console, options
from advocacy_graph.cli.choices import choosing
from advocacy_graph.network import Kind, Options
from advocacy_graph.spreadsheet import guarded

_SHOWN = 15
_STANDING = (
    "statements",
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "eigenvector",
    "community",
    "bridging",
)


@choosing
def measures(
    source: Path | None,
    chosen: Options,
    kind: Annotated[Kind, typer.Argument(help="The network, as `network` has it.")] = Kind.CONGRUENCE,
    store: options.StoreFolder = options.STORE,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write all rows as tables there.")
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Measure a network: who is central, who bridges, how polarised it is, who changed sides.

    With the same options as `network`. Each formula and its source: docs/networks.md.
    """
    with ExitStack() as opened:
        origin = source or opened.enter_context(pipeline.open_store(store, read_only=True))
        found = analysis.measures(origin, kind, chosen)
    standing = [(one.label, one.kind, *(getattr(one, name) for name in _STANDING)) for one in found.standings]
    turned = [
        (turn.actor_label, turn.object_label, turn.before.value, turn.last, turn.after.value, turn.first)
        for turn in found.turns
    ]
    tables = {
        "nodes": (("name", "kind", *_STANDING), standing),
        "turns": (("actor", "object", "from", "last", "to", "first"), turned),
    }
    facts = _facts(found)
    if out:
        for name, (head, rows) in tables.items():
            _write(out / f"{kind}-{name}.csv", head, rows)
    if as_json:
        console.print_json(
            {
                **facts,
                **{
                    name: [dict(zip(head, map(_plain, row), strict=True)) for row in rows]
                    for name, (head, rows) in tables.items()
                },
            }
        )
        return
    console.say(found.graph.graph["title"], "bold")
    console.say(found.graph.graph["description"])
    console.out.print(
        console.table(
            [head for head in tables["nodes"][0] if head != "kind"],
            [tuple(_short(cell) for n, cell in enumerate(row) if n != 1) for row in standing[:_SHOWN]],
        )
    )
    if len(standing) > _SHOWN:
        console.say(f"... and {len(standing) - _SHOWN} more: --out DIR writes all")
    for line in _told(facts):
        console.say(line, indent=len(line) - len(line.lstrip()))
    if turned:
        console.say("Who changed sides", "bold")
        console.out.print(console.table(tables["turns"][0], turned[:_SHOWN]))


def _facts(found: analysis.Measures) -> dict[str, Any]:
    names = found.labels
    polar, declared = found.polarisation, found.declared
    return {
        "polarisation": polar
        and {
            "figure": polar.figure,
            "exact": polar.exact,
            "camps": [[names.get(body, body) for body in camp] for camp in polar.camps],
            "dna-compatible": polar.compatible,
            "dna-compatible camps": [
                [names.get(body, body) for body in camp] for camp in polar.compatible_camps
            ],
        },
        "declared and revealed": declared
        and {
            "adjusted Rand index": declared.index,
            "organisations": declared.bodies,
            "coalitions": declared.coalitions,
            "apart": [
                {
                    "organisation": names.get(one.body, one.body),
                    "coalition": one.coalition_label,
                    "community": one.community,
                    "of most": one.of_most,
                }
                for one in declared.apart
            ],
        },
    }


def _told(facts: dict[str, Any]) -> list[str]:
    lines = []
    if polar := facts["polarisation"]:
        found = "of all partitions" if polar["exact"] else "of those searched, which are not all"
        lines.append(f"Polarisation {polar['figure']:.4f} (1 - min Q {found}), split into:")
        lines += [f"  {'; '.join(camp)}" for camp in polar["camps"]]
        lines.append(f"dna-compatible: {polar['dna-compatible']:.4f} (largest Q of a balanced split)")
    if declared := facts["declared and revealed"]:
        if declared["adjusted Rand index"] is None:
            lines.append("Declared and revealed coalitions: too few organisations are in both to compare")
        else:
            lines.append(
                f"Declared and revealed coalitions: adjusted Rand index {declared['adjusted Rand index']:.4f} over "
                f"{declared['organisations']} organisations"
            )
        lines += [
            f"  {one['organisation']} is of {one['coalition']} and stands in community {one['community']}, most of it "
            f"in {one['of most']}"
            for one in declared["apart"]
        ]
    return lines


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int | float | str | None) else str(cell)


def _short(cell: object) -> object:
    return f"{cell:.3g}" if isinstance(cell, float) else cell


def _write(path: Path, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = writer(file)
        table.writerow(head)
        table.writerows([guarded(cell) for cell in row] for row in rows)
