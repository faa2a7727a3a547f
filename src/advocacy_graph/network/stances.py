"""The networks that stances make: matrices to networkx, with the positions behind every line."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import networkx as nx
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.model import CodedPosition
from advocacy_graph.network.counts import Counts, Side
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import Aggregation, Kind, Options
from advocacy_graph.network.two_mode import two_mode

_SEED = 1  # Louvain visits nodes in random order: the same order every time


def between_actors(kind: Kind, counts: Counts, options: Options) -> "nx.Graph[str]":
    """Congruence or conflict: actors, and the pairs of their statements that agree or disagree."""
    agree = kind is Kind.CONGRUENCE
    matrix = one_mode(
        counts, Aggregation.CONGRUENCE if agree else Aggregation.CONFLICT, options.normalisation
    )
    graph: nx.Graph[str] = nx.Graph()
    for i, other, weight in _cells(sparse.triu(matrix, k=1)):
        if weight < options.minimum:
            continue
        met = list(_met(counts, i, other, agree))
        graph.add_edge(
            counts.actors[i],
            counts.actors[other],
            weight=weight,
            stance="agree" if agree else "disagree",
            policies=len({j for j, _ in met}),
            behind=tuple(dict.fromkeys(p for _, found in met for p in found)),
        )
    _add_actors(graph, counts, options)
    if agree and graph:
        _reveal(graph)
    return graph


def actors_and_policies(kind: Kind, counts: Counts, options: Options) -> "nx.Graph[str]":
    """Actors, policies, and which side each takes; `weight` adds up both sides."""
    cells = [
        cell
        for cell in _cells(two_mode(counts, Aggregation.IGNORE, options.normalisation))
        if cell[2] >= options.minimum
    ]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(counts.actors[i] for i, _, _ in cells)  # first, so that lines lead from actors
    on: dict[int, list[CodedPosition]] = defaultdict(list)
    for i, j, weight in cells:
        sides = counts.behind[i][j]
        behind = tuple(dict.fromkeys(p for found in sides.values() for p in found))
        on[j] += behind
        graph.add_edge(
            counts.actors[i], counts.policies[j], weight=weight, stance=_stance(sides), behind=behind
        )
    _add_actors(graph, counts, options)
    for j, found in on.items():
        policy = counts.policies[j]
        graph.add_node(policy, label=counts.labels[policy], kind="policy", behind=tuple(found))
    return graph


def _cells(matrix: sparse.csr_array) -> Iterator[tuple[int, int, float]]:
    cells = matrix.tocoo()
    yield from zip(cells.row.tolist(), cells.col.tolist(), cells.data.tolist(), strict=True)


def _met(counts: Counts, i: int, other: int, agree: bool) -> Iterator[tuple[int, tuple[CodedPosition, ...]]]:
    """Policies on which the two meet, with both one's positions there."""
    here, there = counts.behind[i], counts.behind[other]
    for j in sorted(here.keys() & there.keys()):
        for side, found in here[j].items():
            opposite = side if agree else Side(1 - side)
            if opposite in there[j]:
                yield j, found + there[j][opposite]


def _stance(sides: Iterable[Side]) -> str:
    taken = set(sides)
    if len(taken) == len(Side):
        return "both"
    return "support" if Side.SUPPORT in taken else "oppose"


def _add_actors(graph: "nx.Graph[str]", counts: Counts, options: Options) -> None:
    for i, actor in enumerate(counts.actors):
        if actor in graph:
            cells = (found for sides in counts.behind[i].values() for found in sides.values())
            behind = tuple(dict.fromkeys(p for found in cells for p in found))
            graph.add_node(actor, label=counts.labels[actor], kind=options.actor.value, behind=behind)


def _reveal(graph: "nx.Graph[str]") -> None:
    communities = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    by_size = sorted(communities, key=lambda members: (-len(members), min(members)))
    for number, members in enumerate(by_size, start=1):
        for node in members:
            graph.nodes[node]["community"] = number
