"""Events and declared ties to a networkx graph whose nodes and edges carry what is behind them."""

from collections.abc import Iterable

import networkx as nx

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.model.events import Events
from advocacy_graph.network.account import account, account_together
from advocacy_graph.network.coded import coded
from advocacy_graph.network.counts import Counts, count
from advocacy_graph.network.declared import declared
from advocacy_graph.network.options import Aggregation, Kind, Mode, Options, Over
from advocacy_graph.network.stances import actors_and_objects, between
from advocacy_graph.network.together import together
from advocacy_graph.network.why_nothing import why_nothing


def build(
    kind: Kind,
    positions: Events | Iterable[CodedPosition] = (),
    ties: Iterable[DeclaredTie] = (),
    options: Options | None = None,
) -> "nx.Graph[str]":
    """The network of `kind`. `coalitions` reads `ties`, the others read `positions`.

    What a graph carries, for all who draw it, write it or measure it:

    Every node has `label`, `kind` (organization, person, issuer, policy or coalition) and `behind`; every edge has
    `weight`, `stance` and `behind`, and in one-mode networks `policies`, the number of objects on which the
    two meet. `behind` is a sequence of the CodedPosition or DeclaredTie objects that were counted, the exact words
    in each: look-ups are made when it is read, so a large network does not hold all of them at once.
    `stance` is agree, disagree or meet (any side) between actors, together in one release, asks, support, oppose or
    both on an object, or the declared relation. `weight` is below 0 where `subtract` finds more conflict. In
    networks of congruence each node has a `community`, numbered from 1 by size: the coalition that stances
    reveal. `demands` is an nx.DiGraph, from who asks to who is asked; the others have no direction, and
    their lines lead from the first end to the second as `graph.edges` has them.

    The graph's own attributes are plain values that say what was computed: `kind`, `title`, `description`, the
    options (`actor`, `object`, `mode`, `aggregation`, `duplicates`, `normalisation`, `minimum`) and the numbers
    of Tally.

    Raises NothingToDraw when no edge is left, ValueError for options that are not the kind's.
    """
    options = options or Options()
    mode, aggregation = options.settled(kind)
    if kind is Kind.COALITIONS:
        return declared(ties, options.minimum)
    events = positions if isinstance(positions, Events) else coded(positions, options.actor)
    if kind is Kind.STATEMENTS:
        graph = together(events, options)
        if not graph:
            raise NothingToDraw(why_nothing(kind, None, events, options))
        graph.graph.update(account_together(graph, events, options))
        return graph
    counts = counted(events, kind, options)
    if mode is Mode.TWO:
        graph = actors_and_objects(counts, aggregation, options)
    else:
        graph = between(counts, aggregation, options)
    if not graph.number_of_edges():
        raise NothingToDraw(why_nothing(kind, counts, events, options))
    if kind is Kind.DEMANDS:
        graph = _asking(graph)
    graph.graph.update(account(graph, kind, counts, options))
    return graph


def counted(events: Events, kind: Kind, options: Options) -> Counts:
    """The counts that a network is made of; of objects in the actors' place where the options say so.

    Under `ignore` duplicates are told by actor and object alone, as in DNA. Not so in the network `policy`, whose
    lines show the side. Raises ValueError as `Options.settled` does.
    """
    mode, aggregation = options.settled(kind)
    counts = count(
        events,
        options.duplicates,
        by_side=aggregation is not Aggregation.IGNORE or kind is Kind.POLICY,
        fewest=options.fewest,
        isolates=options.isolates,
    )
    return counts.swapped if mode is Mode.ONE and options.over is Over.OBJECTS else counts


def _asking(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    asking: nx.DiGraph[str] = nx.DiGraph()
    asking.add_nodes_from(graph.nodes(data=True))
    asking.add_edges_from((a, b, {**data, "stance": "asks"}) for a, b, data in graph.edges(data=True))
    return asking
