"""Which choice left a network empty, and what to try."""

from advocacy_graph.model.events import Events
from advocacy_graph.network.account import many
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import Actor, Aggregation, Kind, Mode, Options, Over


def why_nothing(kind: Kind, counts: Counts | None, events: Events, options: Options) -> str:
    """One sentence, of the first choice in the way."""
    actors = options.actor.plural
    if not events.of:
        if kind is Kind.DEMANDS:
            return "there are no demands that address anybody: ingest releases that ask somebody to act"
        return f"there are no positions for a {kind} network: ingest releases that take a side on a policy"
    if not len(events):
        words = options.words.values()
        passed = (
            f"among {many(events.of, 'position')} there is none {', '.join(words)}"
            if words
            else (f"none of {many(events.of, 'position')} is on one of the {options.object.plural}")
        )
        return f"{passed}: {_widen(options)}"
    if counts is None:
        return f"no two {actors} speak in one release: {_others(options.actor)}, or add releases"
    if not counts.actors or not counts.tally.counted:
        tally = counts.tally
        if tally.without_actor == len(events):
            return (
                f"none of {many(len(events), 'position')} has one of the {actors} behind it: "
                f"{_others(options.actor)}, or add releases"
            )
        if options.fewest and tally.neutral + tally.unknown + tally.without_actor < len(events):
            return f"none of the {actors} has {options.fewest} statements: lower --minimum-statements"
        return (
            f"none of {many(len(events), 'position')} both has one of the {actors} behind it and takes a side "
            f"({tally.neutral} are neutral, {tally.unknown} of unknown stance): {_others(options.actor)}, "
            "widen the selection, or add releases"
        )
    mode, aggregation = options.settled(kind)
    if options.minimum:
        return below_minimum(kind, options.minimum)
    if mode is Mode.TWO:
        return f"the {actors} are for and against every {options.object.value} alike: choose --aggregation ignore"
    nodes = options.object.plural if options.over is Over.OBJECTS else actors
    if len(counts.actors) == 1:
        one = counts.labels[counts.actors[0]]
        return (
            f"there is only one among the {nodes}, {one}, and it takes two for a line: widen the selection, or take "
            "the policy network"
        )
    relation = {
        Aggregation.CONGRUENCE: "agree",
        Aggregation.CONFLICT: "disagree",
        Aggregation.IGNORE: "meet",
        Aggregation.SUBTRACT: "agree more or less than they disagree",
    }[aggregation]
    on = f"by one of the {actors}" if options.over is Over.OBJECTS else f"on a {options.object.value}"
    return f"no two of {len(counts.actors)} {nodes} {relation} {on}: try the policy network, or add releases"


def below_minimum(kind: Kind, minimum: float) -> str:
    """Why nothing is left above the minimum weight."""
    return f"no line of the {kind} network weighs {minimum:g} or more: lower the minimum weight"


def _others(actor: Actor) -> str:
    other = Actor.PERSON if actor is Actor.ORGANIZATION else Actor.ORGANIZATION
    return f"try {other.plural} as actors"


def _widen(options: Options) -> str:
    if options.words:
        return "leave out a filter, widen it, or turn it round with --invert"
    return "choose --object policy"
