"""GraphML, which Gephi, visone, igraph and Cytoscape read."""

from io import BytesIO

import networkx as nx

from advocacy_graph.network.flat import flat


def graphml(graph: "nx.Graph[str]") -> str:
    """`graph` as GraphML text, with the words behind each edge and what was computed as graph attributes."""
    out = BytesIO()
    nx.write_graphml_xml(flat(graph), out)
    return out.getvalue().decode("utf-8")
