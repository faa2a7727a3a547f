"""GEXF, the format of Gephi: attributes, dates, and the colours and places of the drawing."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import networkx as nx

from advocacy_graph.network.flat import flat
from advocacy_graph.network.layout import Place
from advocacy_graph.network.look import LINES
from advocacy_graph.network.scene import mark, sizes


def gexf(graph: "nx.Graph[str]", places: Mapping[str, Place]) -> str:
    """`graph` as GEXF 1.2. `start` and `end` are the first and last dates of what is behind a node or line.

    They make Gephi's timeline. What was computed stands in the description of `flat`'s GraphML; GEXF, as networkx
    writes it, has no place for it but the name.
    """
    plain = flat(graph)
    plain.graph = {"name": plain.graph["title"], "mode": "dynamic"}
    radii = sizes(graph, 6.0, 30.0)
    # `flat` keeps the order, not always the names: a name that XML cannot hold is mended there.
    for data, (node, drawn), radius in zip(_data(plain), _nodes(graph), radii, strict=True):
        x, y = places[node]
        data["viz"] = {
            "color": _channels(mark(drawn).colour),
            "position": {"x": x, "y": -y, "z": 0.0},
            "size": radius,
        }
        _dated(data)
    for _, _, data in plain.edges(data=True):
        data["viz"] = {"color": _channels(LINES[data["stance"]].colour)}
        _dated(data)
    out = BytesIO()
    nx.write_gexf(plain, out, version="1.2draft")
    return out.getvalue().decode("utf-8")


def _nodes(graph: "nx.Graph[str]") -> list[tuple[str, dict[str, Any]]]:
    return [(node, graph.nodes[node]) for node in graph]


def _data(graph: "nx.Graph[str]") -> list[dict[str, Any]]:
    return [data for _, data in graph.nodes(data=True)]


def _dated(data: dict[str, Any]) -> None:
    """GEXF's own names for the two dates; what has none, holds always."""
    first, last = data.pop("first_date", ""), data.pop("last_date", "")
    if first:
        data["start"], data["end"] = first, last


def _channels(colour: str) -> dict[str, int]:
    return {name: int(colour[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))}
