"""Who stands where in a network: the usual measures, each only where the weights mean something for it."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from advocacy_graph.network.communities import communities

_MANY = 1_000  # nodes above which shortest paths are counted from a sample of them
_SAMPLE = 200
_DENSE = 100_000  # lines above which they are not counted at all
_TOGETHER = ("agree", "meet", "together")  # stances of which more means closer


@dataclass(frozen=True, slots=True)
class Standing:
    """One node's measures. None where one means nothing in the network, or was not asked of so large a one.

    `statements` are those behind the node, `degree` its lines and `strength` the sum of their weights, below 0 where
    conflict outweighs. `betweenness` and `eigenvector` are from 0 to 1, `closeness` is larger for who is near. `bridging` is the
    participation coefficient, 0 where all lines stay within the node's community.
    """

    node: str
    label: str
    kind: str
    statements: int
    degree: int
    strength: float
    betweenness: float | None
    closeness: float | None
    eigenvector: float | None
    community: int | None
    bridging: float | None


def standings(graph: "nx.Graph[str]") -> list[Standing]:
    """The measures of every node, the strongest first.

    degree        k_i, the number of lines
    strength      s_i = sum_j w_ij (Barrat et al. 2004, PNAS 101:3747)
    betweenness   the share of shortest paths between others that lead over i, a line being 1 / w_ij long (Freeman
                  1977, Sociometry 40:35; Brandes 2001, J. Math. Sociol. 25:163); of more than 1,000 nodes from
                  200 of them, the same every time (Brandes and Pich 2007, Int. J. Bifurcat. Chaos 17:2303);
                  not with more than 100,000 lines
    closeness     (r / (n - 1)) (r / sum of the distances to the r nodes within reach), distances as before
                  (Freeman 1979, Soc. Networks 1:215; Wasserman and Faust 1994, p. 201)
    eigenvector   the leading eigenvector of w, of each component by itself, its largest entry 1 (Bonacich 1972, J.
                  Math. Sociol. 2:113)
    bridging      1 - sum_c (s_ic / s_i)^2, with s_ic the weight of i's lines into community c (Guimera and Amaral
                  2005, Nature 433:895)

    Distances, eigenvectors and communities need weights of which more means closer: they are given for networks of
    congruence, of what is spoken of together and of common statements, one-mode; not for conflict, where a
    heavy line means far, nor for `subtract`, whose weights are below 0, nor for two-mode networks, where a
    path leads over objects.
    """
    plain = nx.Graph(graph)
    close = plain.number_of_edges() > 0 and all(
        data["stance"] in _TOGETHER and data["weight"] > 0 for _, _, data in plain.edges(data=True)
    )
    between: dict[str, float] = {}
    near: dict[str, float] = {}
    leading: dict[str, float] = {}
    bridging: dict[str, float] = {}
    community: dict[str, int] = {}
    if close:
        for _, _, data in plain.edges(data=True):
            data["distance"] = 1 / data["weight"]
        if plain.number_of_edges() <= _DENSE:
            between = nx.betweenness_centrality(
                plain, weight="distance", k=_SAMPLE if len(plain) > _MANY else None, seed=1
            )
        if len(plain) <= _MANY:
            near = nx.closeness_centrality(plain, distance="distance")
        leading = _leading(plain)
        community = communities(plain)
        bridging = {node: _participation(plain, node, community) for node in plain}
    found = [
        Standing(
            node=node,
            label=data["label"],
            kind=data["kind"],
            statements=len(data["behind"]),
            degree=plain.degree(node),
            strength=float(plain.degree(node, weight="weight")),
            betweenness=between.get(node),
            closeness=near.get(node),
            eigenvector=leading.get(node),
            community=community.get(node),
            bridging=bridging.get(node),
        )
        for node, data in plain.nodes(data=True)
    ]
    return sorted(found, key=lambda one: (-one.strength, one.label.casefold(), one.node))


def _leading(graph: "nx.Graph[str]") -> dict[str, float]:
    found: dict[str, float] = {}
    for members in nx.connected_components(graph):
        nodes = sorted(members)
        if len(nodes) == 1:
            found[nodes[0]] = 0.0
            continue
        weights = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight").astype(float)
        # The power method; the vector itself is added to keep a chain from swinging between its halves.
        vector = np.ones(len(nodes))
        for _ in range(10_000):
            after = weights @ vector / weights.sum(axis=1).max() + vector
            after /= after.max()
            moved, vector = np.abs(after - vector).max(), after
            if moved < 1e-12:
                break
        found.update(zip(nodes, vector.tolist(), strict=True))
    return found


def _participation(graph: "nx.Graph[str]", node: str, community: dict[str, int]) -> float:
    into: dict[int, float] = {}
    for other, data in graph[node].items():
        into[community[other]] = into.get(community[other], 0.0) + data["weight"]
    whole = sum(into.values())
    return 1 - sum((part / whole) ** 2 for part in into.values()) if whole else 0.0
