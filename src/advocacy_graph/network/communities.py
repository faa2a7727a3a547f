"""Communities: the coalitions that stances reveal, the same every time."""

import networkx as nx

_SEED = 1  # Louvain visits nodes in random order: the same order every time


def communities(graph: "nx.Graph[str]", resolution: float = 1.0) -> dict[str, int]:
    """The community of each node, numbered from 1 by size, of one size by the least identifier.

    They make the modularity large:

        Q = 1/2m  sum_ij ( w_ij - resolution k_i k_j / 2m ) [c_i = c_j]

    with w the weights, k_i their sum at i, and 2m their sum over all (Newman 2004, Phys. Rev. E 70, 056131), found by
    moving nodes one by one and then whole communities (Blondel et al. 2008, J. Stat. Mech. P10008). Nodes
    are visited in an order fixed by their identifiers, not by that in which the graph was built. Weights
    below 0 count for nothing: a line of disagreement binds nobody. A node without a line is alone.
    """
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_weighted_edges_from(
        sorted(
            (min(a, b), max(a, b), data["weight"])
            for a, b, data in graph.edges(data=True)
            if data["weight"] > 0
        )
    )
    found = nx.community.louvain_communities(plain, weight="weight", resolution=resolution, seed=_SEED)
    by_size = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(by_size, start=1) for node in sorted(members)}
