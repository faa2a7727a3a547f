"""Says in words what a network was computed from, how, and what was left out."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

import networkx as nx
import numpy as np

from advocacy_graph.model import DeclaredTie
from advocacy_graph.model.events import UNDATED, Events
from advocacy_graph.network.counts import Counts, Tally
from advocacy_graph.network.options import Aggregation, Kind, Mode, Normalisation, Options, Over

_TITLES = {
    Aggregation.CONGRUENCE: "Who agrees with whom: {actors} on the same side",
    Aggregation.CONFLICT: "Who disagrees with whom: {actors} on opposite sides",
    Aggregation.SUBTRACT: "Who agrees more than disagrees: {actors}, agreement less disagreement",
    Aggregation.IGNORE: "Who speaks of the same: {actors} on the same {objects}",
}
_OVER_OBJECTS = {
    Aggregation.CONGRUENCE: "What goes together: {objects} on which {actors} take the same side",
    Aggregation.CONFLICT: "What divides: {objects} on which {actors} take opposite sides",
    Aggregation.SUBTRACT: "What goes together more than it divides: {objects}",
    Aggregation.IGNORE: "What is spoken of together: {objects} of the same {actors}",
}
_MEANINGS = {
    Aggregation.CONGRUENCE: (
        "A line joins two {nodes} that both support, or both oppose, a {shared}. Its weight is the number "
        "of pairs of their statements that agree{divided}."
    ),
    Aggregation.CONFLICT: (
        "A line joins two {nodes} of which one supports and the other opposes a {shared}. Its weight is "
        "the number of pairs of their statements that disagree{divided}."
    ),
    Aggregation.SUBTRACT: (
        "A line joins two {nodes}. Its weight is the number of pairs of their statements on a {shared} that agree "
        "less that of those that disagree{divided}; below 0 they disagree more."
    ),
    Aggregation.IGNORE: (
        "A line joins two {nodes} with statements on the same {shared}, on whichever side. Its weight is the "
        "number of pairs of these{divided}."
    ),
}
_OBJECT_MEANINGS = {
    Aggregation.CONGRUENCE: (
        "A line joins two {nodes} that one of the {actors} both supports, or both opposes. Its weight is the number "
        "of pairs of statements of one of them that agree{divided}."
    ),
    Aggregation.CONFLICT: (
        "A line joins two {nodes} of which one of the {actors} supports one and opposes the other. Its weight is the "
        "number of pairs of statements of one of them that disagree{divided}."
    ),
    Aggregation.SUBTRACT: (
        "A line joins two {nodes}. Its weight is the number of pairs of statements of one of the {actors} that agree "
        "less that of those that disagree{divided}."
    ),
    Aggregation.IGNORE: (
        "A line joins two {nodes} on which one of the {actors} has statements. Its weight is the number of pairs "
        "of these{divided}."
    ),
}
_TWO_MODE = {
    Aggregation.IGNORE: "Its weight is the number of their statements there{divided}.",
    Aggregation.SUBTRACT: "Its weight is the number of their statements for it less those against it{divided}.",
    Aggregation.COMBINE: "Its weight is 1 for support only, 2 for opposition only, and 3 for both.",
}
_DIVIDED = {
    Normalisation.NO: "",
    Normalisation.AVERAGE: ", divided by the mean number of statements of the two (average)",
    Normalisation.JACCARD: ", divided by all that the two state, together or alone (jaccard)",
    Normalisation.COSINE: ", divided by the product of their numbers of statements (cosine)",
    Normalisation.VECTOR_COSINE: ", divided by the product of the lengths of their counts (vector-cosine)",
    Normalisation.ACTIVITY: ", divided by all statements of the actor (activity)",
    Normalisation.PROMINENCE: ", divided by all statements on the {object} (prominence)",
}


def account(
    graph: "nx.Graph[str]", kind: Kind, counts: Counts, options: Options
) -> dict[str, str | int | float]:
    """Graph attributes: `title`, `description`, options, tally, and `without_edge`, nodes that stand alone."""
    mode, aggregation = options.settled(kind)
    tally = counts.tally
    nodes = options.object.plural if options.over is Over.OBJECTS else options.actor.plural
    alone = sum(actor not in graph or not graph.degree(actor) for actor in counts.actors)
    sentences = [
        _meaning(kind, mode, aggregation, options),
        f"{options.duplicates.rule}.",
        _provenance(tally.counted, "position", counts.events, np.unique(counts.event)),
    ]
    if mode is Mode.ONE and aggregation is Aggregation.CONGRUENCE:
        sentences.insert(1, "Colours show the coalitions that stances reveal (Louvain communities).")
    sentences += _filters(options)
    sentences += omissions(tally, options)
    if options.fewest:
        sentences.append(
            f"{options.actor.plural.capitalize()} with fewer than {options.fewest} statements are left out."
        )
    if options.minimum:
        sentences.append(f"Lines that weigh less than {options.minimum:g} are left out.")
    if alone:
        drawn = "Without a line" if options.isolates else "Without a line, and so not drawn"
        sentences.append(f"{drawn}: {alone} of {len(counts.actors)} {nodes}.")
    return {
        **_titled(kind, mode, aggregation, options),
        "description": " ".join(sentences),
        **chosen(options, mode, aggregation),
        "without_edge": alone,
        **asdict(tally),
    }


def account_together(
    graph: "nx.Graph[str]", events: Events, options: Options
) -> dict[str, str | int | float]:
    """The same for the co-statement network."""
    actors = options.actor.plural
    someone = np.flatnonzero(events.actor >= 0)
    sentences = [
        f"A line joins two {actors} that speak in one release, whatever they say. Its weight is the number of "
        "such releases.",
        _provenance(len(someone), "position", events, someone),
        *_filters(options),
    ]
    if options.minimum:
        sentences.append(f"Lines that weigh less than {options.minimum:g} are left out.")
    return {
        "kind": Kind.STATEMENTS.value,
        "title": f"Who speaks beside whom: {actors} in one release",
        "description": " ".join(sentences),
        "actor": options.actor.value,
        "minimum": options.minimum,
        "counted": len(someone),
        "without_actor": len(events) - len(someone),
        "outside": events.outside,
    }


def chosen(options: Options, mode: Mode, aggregation: Aggregation) -> dict[str, str | float]:
    """The options as plain values, by the names that the command line has for them."""
    return {
        "actor": options.actor.value,
        "object": options.object.value,
        "mode": mode.value,
        "over": options.over.value,
        "aggregation": aggregation.value,
        "duplicates": options.duplicates.value,
        "normalisation": options.normalisation.value,
        "minimum": options.minimum,
    }


def _titled(kind: Kind, mode: Mode, aggregation: Aggregation, options: Options) -> dict[str, str]:
    if kind is Kind.DEMANDS:
        title = "Who asks whom: {actors} and those whom their demands address"
    elif mode is Mode.TWO:
        title = "Who stands where: {actors} and {objects}"
    else:
        title = (_OVER_OBJECTS if options.over is Over.OBJECTS else _TITLES)[aggregation]
    return {
        "kind": kind.value,
        "title": title.format(actors=options.actor.plural, objects=options.object.plural),
    }


def _meaning(kind: Kind, mode: Mode, aggregation: Aggregation, options: Options) -> str:
    actors, objects = options.actor.plural, options.object.plural
    divided = _DIVIDED[options.normalisation].format(object=options.object.value)
    if kind is Kind.DEMANDS:
        return f"A line leads from who asks to who is asked. Its weight is the number of demands{divided}."
    if mode is Mode.TWO:
        leads = f"A line leads from {actors} to a {options.object.value} on which they take a side. "
        return leads + _TWO_MODE[aggregation].format(divided=divided)
    over_objects = options.over is Over.OBJECTS
    return (_OBJECT_MEANINGS if over_objects else _MEANINGS)[aggregation].format(
        nodes=objects if over_objects else actors, actors=actors, shared=options.object.value, divided=divided
    )


def _filters(options: Options) -> list[str]:
    words = options.words.values()
    return [f"Only positions {', '.join(words)}."] if words else []


def _provenance(number: int, what: str, events: Events, which: np.ndarray) -> str:
    days = events.day[which]
    days = days[days != UNDATED]
    ends = [date.fromordinal(int(day)) for day in (days.min(), days.max())] if len(days) else []
    return _computed(number, what, len(np.unique(events.release[which])), ends)


def provenance(number: int, what: str, rows: Sequence[DeclaredTie]) -> str:
    """One sentence: how many rows, of how many releases, from when to when."""
    dates = sorted(row.date for row in rows if row.date)
    return _computed(number, what, len({row.release for row in rows}), [dates[0], dates[-1]] if dates else [])


def _computed(number: int, what: str, releases: int, ends: Sequence[date]) -> str:
    when = ", " + " to ".join(dict.fromkeys(day.isoformat() for day in ends)) if ends else ""
    return f"Computed from {many(number, what)} in {many(releases, 'release')}{when}."


def many(number: int, what: str) -> str:
    """The number with its noun."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def omissions(tally: Tally, options: Options) -> tuple[str, ...]:
    """What was counted on both sides and what was left out, in sentences: never dropped in silence."""
    mixed = (f"Mixed, and so counted on both sides: {tally.mixed}.",) if tally.mixed else ()
    left = [
        f"{number} {what}"
        for number, what in (
            (tally.neutral, "neutral"),
            (tally.unknown, "of unknown stance"),
            (tally.without_actor, f"with none of the {options.actor.plural} behind them"),
            (tally.repeated, "repeated"),
            (tally.outside, "that the selection keeps out"),
        )
        if number
    ]
    return (*mixed, f"Positions left out: {', '.join(left)}.") if left else mixed
