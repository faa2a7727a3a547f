"""Positions and demands: what a holder thinks of a policy, and what a holder asks for."""

from collections import defaultdict
from collections.abc import Iterator
from functools import reduce
from operator import and_

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by, together
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.reading import Reading
from advocacy_graph.graph.words import day, words
from advocacy_graph.model import Demand, Position, deadline
from advocacy_graph.vocabulary import PREFIXES, ag, rdf, schema


def position_facts(reading: Reading) -> Iterator[Fact]:
    """One position for each statement, holder and policy: several findings of one become one, polarities joined.

    "The memo" and "the strategy" are two names in a release and may turn out to be one policy.
    """
    found: defaultdict[NamedNode, list[Position]] = defaultdict(list)
    for position in reading.findings.positions:
        policy = reading.keys.policies[position.target].value
        found[reading.iris.position(policy, position.statement or "", _holder(position, reading))].append(
            position
        )
    for this, positions in found.items():
        # Where a person decided on one of them, the others are of no account.
        positions = [each for each in positions if each.evidence.decided] or positions
        yield this, rdf.type, ag.Position
        yield from _held(this, positions, reading)
        yield this, ag.target, reading.policy(positions[0].target)
        polarity = reduce(and_, (position.polarity for position in positions))
        yield this, ag.polarity, NamedNode(PREFIXES["polarity"] + polarity)
        for position in positions:
            for cue in position.cues:
                yield this, ag.cue, words(cue)
            if position.condition:
                yield this, ag.condition, words(position.condition)
            if position.intensity:
                yield this, ag.intensity, words(position.intensity)
        yield from known_by(this, together(position.evidence for position in positions), reading)


def demand_facts(reading: Reading) -> Iterator[Fact]:
    """One demand for each statement, holder, addressee and action."""
    found: defaultdict[NamedNode, list[Demand]] = defaultdict(list)
    for demand in reading.findings.demands:
        told_by = (demand.statement or "", _holder(demand, reading), _asked(demand, reading), demand.action)
        found[reading.iris.demand(*told_by)].append(demand)
    for this, demands in found.items():
        yield this, rdf.type, ag.Demand
        yield from _held(this, demands, reading)
        yield this, ag.action, words(demands[0].action)
        if demands[0].addressed_to:
            yield this, ag.addressedTo, reading.addressee(demands[0].addressed_to)
        for demand in demands:
            if demand.concerns:
                yield this, ag.concerns, reading.policy(demand.concerns)
            if demand.by_when:
                yield this, ag.byWhen, words(demand.by_when)
                up = deadline(demand.by_when, reading.findings.heading.date)
                if up:
                    yield this, ag.deadline, day(up)
        yield from known_by(this, together(demand.evidence for demand in demands), reading)


def _holder(held: Position | Demand, reading: Reading) -> str:
    """Tells holders apart: an unnamed one by the organisation spoken for."""
    if held.holder:
        return reading.actor(held.holder, held.holder_kind).value
    return reading.organization(held.on_behalf_of).value if held.on_behalf_of else ""


def _asked(demand: Demand, reading: Reading) -> str:
    return reading.addressee(demand.addressed_to).value if demand.addressed_to else ""


def _held(this: NamedNode, found: list[Position] | list[Demand], reading: Reading) -> Iterator[Fact]:
    first = found[0]
    yield this, schema.isPartOf, reading.iris.release
    if first.statement is not None:
        yield this, ag.expressedIn, reading.iris.statement(first.statement)
    if first.holder:
        yield this, ag.holder, reading.actor(first.holder, first.holder_kind)
    behalf = next((held.on_behalf_of for held in found if held.on_behalf_of), None)
    if behalf:
        yield this, ag.onBehalfOf, reading.organization(behalf)
