"""Coded positions and declared ties to a networkx graph whose nodes and edges carry what is behind them."""

from collections.abc import Iterable

import networkx as nx

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.network.account import account, why_nothing
from advocacy_graph.network.counts import count
from advocacy_graph.network.declared import declared
from advocacy_graph.network.options import Kind, Options
from advocacy_graph.network.stances import actors_and_policies, between_actors


def build(
    kind: Kind,
    positions: Iterable[CodedPosition] = (),
    ties: Iterable[DeclaredTie] = (),
    options: Options | None = None,
) -> "nx.Graph[str]":
    """The network of `kind`. `coalitions` reads `ties`, the others read `positions`.

    Every node has `label`, `kind` (organization, person, policy or coalition) and `behind`; every edge
    has `weight`, `stance` and `behind`. `behind` is a tuple of the CodedPosition or DeclaredTie objects
    that were counted, the exact words in each. `stance` is agree, disagree, support, oppose, both, or the
    declared relation. In `congruence` each node has a `community`, numbered from 1 by size: the coalition
    that stances reveal (Louvain, by weight, with a fixed seed).

    The graph's own attributes are plain values that say what was computed: `title`, `description`, the
    options, and the numbers of Tally.

    Raises NothingToDraw when no edge is left, ValueError for a normalisation that is not the kind's.
    """
    options = options or Options()
    if options.normalisation not in kind.normalisations:
        raise ValueError(
            f"normalisation {options.normalisation} is not for the {kind} network: "
            f"choose {', '.join(kind.normalisations)}"
        )
    if kind is Kind.COALITIONS:
        return declared(ties, options.minimum)
    rows = tuple(positions)
    counts = count(rows, options.actor, options.duplicates)
    draw = actors_and_policies if kind is Kind.POLICY else between_actors
    graph = draw(kind, counts, options)
    if not graph:
        raise NothingToDraw(why_nothing(kind, counts, options, len(rows)))
    graph.graph.update(account(graph, kind, counts, options))
    return graph
