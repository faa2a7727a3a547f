"""Says in words what a network was computed from, how, and what was left out."""

from collections.abc import Sequence
from dataclasses import asdict

import networkx as nx

from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import Actor, Kind, Normalisation, Options

_TITLES = {
    Kind.CONGRUENCE: "Who agrees with whom: {actors} on the same side",
    Kind.CONFLICT: "Who disagrees with whom: {actors} on opposite sides",
    Kind.POLICY: "Who stands where: {actors} and policies",
}
_MEANINGS = {
    Kind.CONGRUENCE: (
        "A line joins two {actors} that both support, or both oppose, a policy. Its weight is the number "
        "of pairs of their statements that agree{divided}."
    ),
    Kind.CONFLICT: (
        "A line joins two {actors} of which one supports and the other opposes a policy. Its weight is "
        "the number of pairs of their statements that disagree{divided}."
    ),
    Kind.POLICY: (
        "A line leads from {actors} to a policy on which they take a side. Its weight is the number of "
        "their statements there{divided}."
    ),
}
_DIVIDED = {
    Normalisation.NO: "",
    Normalisation.AVERAGE: ", divided by the mean number of statements of the two (average)",
    Normalisation.JACCARD: ", divided by all that the two state, together or alone (jaccard)",
    Normalisation.COSINE: ", divided by the product of their numbers of statements (cosine)",
    Normalisation.VECTOR_COSINE: ", divided by the product of the lengths of their counts (vector-cosine)",
    Normalisation.ACTIVITY: ", divided by all statements of the actor (activity)",
    Normalisation.PROMINENCE: ", divided by all statements on the policy (prominence)",
}


def account(
    graph: "nx.Graph[str]", kind: Kind, counts: Counts, options: Options
) -> dict[str, str | int | float]:
    """Graph attributes: `title`, `description`, options, tally, and `without_edge`, actors not drawn."""
    actors, tally = options.actor.plural, counts.tally
    alone = sum(actor not in graph for actor in counts.actors)
    counted = [
        p for row in counts.behind.values() for cell in row.values() for found in cell.values() for p in found
    ]
    sentences = [
        _MEANINGS[kind].format(actors=actors, divided=_DIVIDED[options.normalisation]),
        f"{options.duplicates.rule}.",
        provenance(tally.counted, "position", counted),
    ]
    if kind is Kind.CONGRUENCE:
        sentences.insert(1, "Colours show the coalitions that stances reveal (Louvain communities).")
    if tally.mixed:
        sentences.append(f"Mixed, and so counted on both sides: {tally.mixed}.")
    left = [
        f"{number} {what}"
        for number, what in (
            (tally.neutral, "neutral"),
            (tally.unknown, "of unknown stance"),
            (tally.without_actor, f"with none of the {actors} behind them"),
            (tally.repeated, "repeated"),
        )
        if number
    ]
    if left:
        sentences.append(f"Positions left out: {', '.join(left)}.")
    if options.minimum:
        sentences.append(f"Lines that weigh less than {options.minimum:g} are left out.")
    if alone:
        sentences.append(f"Without a line, and so not drawn: {alone} of {len(counts.actors)} {actors}.")
    return {
        "kind": kind.value,
        "title": _TITLES[kind].format(actors=actors),
        "description": " ".join(sentences),
        "actor": options.actor.value,
        "duplicates": options.duplicates.value,
        "normalisation": options.normalisation.value,
        "minimum": options.minimum,
        "without_edge": alone,
        **asdict(tally),
    }


def provenance(number: int, what: str, rows: Sequence[CodedPosition] | Sequence[DeclaredTie]) -> str:
    """One sentence: how many rows, of how many releases, from when to when."""
    releases = len({row.release for row in rows})
    dates = sorted(row.date for row in rows if row.date)
    when = ", " + " to ".join(dict.fromkeys(d.isoformat() for d in (dates[0], dates[-1]))) if dates else ""
    return f"Computed from {_many(number, what)} in {_many(releases, 'release')}{when}."


def why_nothing(kind: Kind, counts: Counts, options: Options, rows: int) -> str:
    """Which choice left the network empty, and what to try."""
    actors = options.actor.plural
    if not rows:
        return f"there are no positions for a {kind} network: ingest releases that take a side on a policy"
    if not counts.actors:
        other = Actor.PERSON if options.actor is Actor.ORGANIZATION else Actor.ORGANIZATION
        return (
            f"none of {_many(rows, 'position')} both has one of the {actors} behind it and takes a side: "
            f"try {other.plural} as actors, or add releases"
        )
    if options.minimum:
        return below_minimum(kind, options.minimum)
    relation = "agree" if kind is Kind.CONGRUENCE else "disagree"
    return (
        f"no two of {len(counts.actors)} {actors} {relation} on a policy: try the policy network, "
        "or add releases"
    )


def below_minimum(kind: Kind, minimum: float) -> str:
    """Why nothing is left above the minimum weight."""
    return f"no line of the {kind} network weighs {minimum:g} or more: lower the minimum weight"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
