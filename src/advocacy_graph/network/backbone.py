"""Of a dense network the lines that matter."""

from enum import StrEnum

import networkx as nx

from advocacy_graph.errors import NothingToDraw


class Backbone(StrEnum):
    """DISPARITY: lines that carry more of a node's weight than chance would. FOREST: the heaviest lines that hold
    together what is together."""

    DISPARITY = "disparity"
    FOREST = "forest"


def backbone(graph: "nx.Graph[str]", kind: Backbone, alpha: float = 0.05) -> "nx.Graph[str]":
    """The same network with the lines of its backbone, its description saying so; nodes left alone go.

    disparity   a line stays where, for one of its ends i with k_i > 1 lines of weight s_i in all,
                (1 - w_ij / s_i) ^ (k_i - 1) < alpha: a share that large would be rare were the weight spread by lot
                (Serrano, Boguna and Vespignani 2009, PNAS 106:6483)
    forest      the maximum spanning forest: of every circle of lines its lightest goes, of equal ones the one whose
                ends come later by identifier (Kruskal 1956, Proc. Am. Math. Soc. 7:48)

    Weights count by their size. Raises NothingToDraw where no line is left.
    """
    kept = _uneven(graph, alpha) if kind is Backbone.DISPARITY else _spanning(graph)
    whole = graph.number_of_edges()
    if not kept:
        raise NothingToDraw(
            f"none of {whole} lines stands out at an alpha of {alpha:g}: choose a larger --alpha, or --backbone forest"
        )
    found: nx.Graph[str] = graph.__class__()
    found.graph.update(graph.graph)
    ends = {node for line in kept for node in line}
    found.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in ends)
    found.add_edges_from((a, b, graph.edges[a, b]) for a, b in kept)
    rule = f"disparity filter at alpha {alpha:g}" if kind is Backbone.DISPARITY else "maximum spanning forest"
    found.graph["description"] += (
        f" Only the backbone is drawn ({rule}): {found.number_of_edges()} of {whole} lines."
    )
    found.graph["backbone"] = kind.value
    return found


def _uneven(graph: "nx.Graph[str]", alpha: float) -> list[tuple[str, str]]:
    degree = dict(graph.degree())
    strength = dict.fromkeys(graph, 0.0)
    for a, b, data in graph.edges(data=True):
        strength[a] += abs(data["weight"])
        strength[b] += abs(data["weight"])

    def rare(node: str, weight: float) -> bool:
        return degree[node] > 1 and (1 - abs(weight) / strength[node]) ** (degree[node] - 1) < alpha

    lines = [(a, b, data["weight"]) for a, b, data in graph.edges(data=True)]
    return [(a, b) for a, b, weight in lines if rare(a, weight) or rare(b, weight)]


def _spanning(graph: "nx.Graph[str]") -> list[tuple[str, str]]:
    joined = nx.utils.UnionFind(graph)
    kept = []
    for _, _, _, a, b in sorted(
        (-abs(data["weight"]), min(a, b), max(a, b), a, b) for a, b, data in graph.edges(data=True)
    ):
        if joined[a] != joined[b]:
            joined.union(a, b)
            kept.append((a, b))
    return kept
