"""The networks that stances make: matrices to networkx, with the positions behind every line."""

from collections.abc import Iterator

import networkx as nx
import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.network.communities import communities
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.found import Behind
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import Aggregation, Object, Options, Over
from advocacy_graph.network.two_mode import two_mode


def between(counts: Counts, aggregation: Aggregation, options: Options) -> "nx.Graph[str]":
    """One-mode: the actors of `counts`, and the pairs of their statements that meet. Of objects, pass it swapped."""
    cells = sparse.triu(one_mode(counts, aggregation, options.normalisation), k=1).tocoo()
    shared, behind = _shared(counts, aggregation), Behind(counts)
    graph: nx.Graph[str] = nx.Graph()
    for i, other, weight in _cells(cells):
        if abs(weight) >= options.minimum:
            graph.add_edge(
                counts.actors[i],
                counts.actors[other],
                weight=weight,
                stance=_relation(aggregation, weight),
                policies=int(shared[i, other]),
                behind=behind.of_pair(i, other, aggregation),
            )
    kind = options.actor.value if options.over is Over.ACTORS else _kind_of(options.object)
    _add_actors(graph, counts, behind, kind, isolates=options.isolates)
    if aggregation is Aggregation.CONGRUENCE and graph.number_of_edges():
        for node, number in communities(graph).items():
            graph.nodes[node]["community"] = number
    return graph


def actors_and_objects(counts: Counts, aggregation: Aggregation, options: Options) -> "nx.Graph[str]":
    """Two-mode: actors, objects, and which side each takes."""
    cells = two_mode(counts, aggregation, options.normalisation).tocoo()
    behind = Behind(counts)
    drawn = [cell for cell in _cells(cells) if abs(cell[2]) >= options.minimum]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(counts.actors[i] for i, _, _ in drawn)  # first, so that lines lead from actors
    for i, j, weight in drawn:
        graph.add_edge(
            counts.actors[i],
            counts.objects[j],
            weight=weight,
            stance=_side(counts, i, j),
            behind=behind.of_cell(i, j),
        )
    _add_actors(graph, counts, behind, options.actor.value, isolates=options.isolates)
    for j, thing in enumerate(counts.objects):
        if thing in graph or options.isolates:
            graph.add_node(
                thing,
                label=counts.labels[thing],
                kind=_kind_of(options.object),
                behind=behind.of_object(j),
            )
    return graph


def _kind_of(object: Object) -> str:
    return "organization" if object is Object.AGENCY else "policy"


def _cells(matrix: sparse.coo_array) -> Iterator[tuple[int, int, float]]:
    yield from zip(matrix.row.tolist(), matrix.col.tolist(), matrix.data.tolist(), strict=True)


def _relation(aggregation: Aggregation, weight: float) -> str:
    """`meet` where the sides do not count; under `subtract` the side that outweighs the other."""
    match aggregation:
        case Aggregation.IGNORE:
            return "meet"
        case Aggregation.CONFLICT:
            return "disagree"
    return "agree" if weight > 0 else "disagree"


def _side(counts: Counts, i: int, j: int) -> str:
    if not counts.oppose[i, j]:
        return "support"
    return "both" if counts.support[i, j] else "oppose"


def _shared(counts: Counts, aggregation: Aggregation) -> sparse.csr_array:
    """On how many objects two meet, however often."""
    s, o = (counts.support != 0).astype(np.int64), (counts.oppose != 0).astype(np.int64)
    either, both = ((s + o) != 0).astype(np.int64), s.multiply(o)
    match aggregation:
        case Aggregation.CONGRUENCE:
            shared = s @ s.T + o @ o.T - both @ both.T
        case Aggregation.CONFLICT:
            shared = s @ o.T + o @ s.T - both @ both.T
        case _:
            shared = either @ either.T
    return shared.tocsr()


def _add_actors(graph: "nx.Graph[str]", counts: Counts, behind: Behind, kind: str, *, isolates: bool) -> None:
    for i, actor in enumerate(counts.actors):
        if actor in graph or isolates:
            graph.add_node(actor, label=counts.labels[actor], kind=kind, behind=behind.of_actor(i))
