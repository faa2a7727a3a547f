"""UCINET's data language, .dl."""

import re
from collections.abc import Iterable, Sequence

import networkx as nx

from advocacy_graph.network.clean import drawable

_LONGEST = 18  # UCINET cuts labels after 18 characters, and writes them in capitals
_BREAKS = re.compile(r"[\s,=\"':;]+")  # what ends a label, or quotes it


def dl(graph: "nx.Graph[str]") -> str:
    """`graph` as an edge list: of one mode, or of two where lines only join nodes of two kinds.

    Labels are the names, cut to what UCINET keeps, hyphens and underscores for what it cannot bear, and
    numbered where two would be the same. They stand in the order of `graph`, which is that of the node list.
    """
    rows, columns = _modes(graph)
    place = {node: n for names in {rows, columns} for n, node in enumerate(names, start=1)}
    labels = {
        node: label
        for names in {rows, columns}
        for node, label in zip(names, _labels(graph, names), strict=True)
    }
    if rows == columns:
        head = [f"dl n={len(rows)}", "format = edgelist1", "labels:", *(labels[node] for node in rows)]
        cells = _weights(graph)
        if not graph.is_directed():
            cells = [cell for a, b, weight in cells for cell in ((a, b, weight), (b, a, weight))]
    else:
        head = [f"dl nr={len(rows)} nc={len(columns)}", "format = edgelist2", "row labels:"]
        head += [labels[node] for node in rows] + ["column labels:"] + [labels[node] for node in columns]
        first = set(rows)
        cells = [(a, b, w) if a in first else (b, a, w) for a, b, w in _weights(graph)]
    return "\n".join([*head, "data:", *(f"{place[a]} {place[b]} {w:.12g}" for a, b, w in cells), ""])


def _weights(graph: "nx.Graph[str]") -> list[tuple[str, str, float]]:
    return [(a, b, data["weight"]) for a, b, data in graph.edges(data=True)]


def _modes(graph: "nx.Graph[str]") -> tuple[tuple[str, ...], tuple[str, ...]]:
    of = {node: data["kind"] for node, data in graph.nodes(data=True)}
    kinds = list(dict.fromkeys(of.values()))
    if len(kinds) == 2 and not graph.is_directed() and all(of[a] != of[b] for a, b in graph.edges):
        first, second = (tuple(node for node in graph if of[node] == kind) for kind in kinds)
        return first, second
    return tuple(graph), tuple(graph)


def _labels(graph: "nx.Graph[str]", nodes: Sequence[str]) -> Iterable[str]:
    seen: set[str] = set()
    for node in nodes:
        name = _BREAKS.sub("_", drawable(graph.nodes[node]["label"])).strip("_") or "unnamed"
        label, number = name[:_LONGEST], 1
        while label.upper() in seen:
            number += 1
            label = f"{name[: _LONGEST - len(str(number)) - 1]}-{number}"
        seen.add(label.upper())
        yield label
