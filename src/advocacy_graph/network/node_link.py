"""JSON of nodes and links, as networkx, D3 and graphology take it."""

import json

import networkx as nx

from advocacy_graph.network.flat import flat


def node_link(graph: "nx.Graph[str]") -> str:
    """`graph` as JSON: `graph` says what was computed, `nodes` and `links` have the words behind them.

    `networkx.node_link_graph(json.loads(...), edges="links")` reads it back.
    """
    return json.dumps(nx.node_link_data(flat(graph), edges="links"), ensure_ascii=False, indent=1)
