"""Who stands where, as a table in a picture: actors down, policies across, camps side by side."""

from typing import Any

import networkx as nx
import numpy as np

from advocacy_graph.model import CodedPosition, Polarity
from advocacy_graph.network.clean import drawable
from advocacy_graph.network.labels import text_width
from advocacy_graph.network.look import BLUE, PURPLE, VERMILION
from advocacy_graph.network.templates import environment

_MOST_ACTORS, _MOST_POLICIES = 40, 25
_CELL = 34
_LONGEST = 40


def matrix_view(graph: "nx.Graph[str]") -> str:
    """SVG of the network of actors and policies: in each cell how many statements support, and how many oppose.

    Rows and columns are ordered by the first singular vectors of support minus opposition, which puts those
    who stand alike beside each other. The forty actors and twenty-five policies of most statements are shown, and
    the picture says how many there are more.
    """
    actors, policies, support, oppose = _counts(graph)
    rows = _most((support + oppose).sum(axis=1), _MOST_ACTORS)
    columns = _most((support + oppose)[rows].sum(axis=0), _MOST_POLICIES)
    rows = rows[(support + oppose)[np.ix_(rows, columns)].any(axis=1)]
    support, oppose = support[np.ix_(rows, columns)], oppose[np.ix_(rows, columns)]
    down, across = _camps(support - oppose)
    names = [_short(graph, actors[rows[n]]) for n in down]
    heads = [_short(graph, policies[columns[n]]) for n in across]
    left = max(text_width(name) for name in names) + 16
    top = max(text_width(head) for head in heads) * 0.72 + 20
    cells: list[dict[str, Any]] = []
    for y, i in enumerate(down):
        for x, j in enumerate(across):
            s, o = int(support[i, j]), int(oppose[i, j])
            if s or o:
                side = "both" if s and o else "support" if s else "oppose"
                words = f"+{s} −{o}" if s and o else f"+{s}" if s else f"−{o}"
                says = f"{names[y]}, {heads[x]}: {s} in support, {o} in opposition"
                cells.append({"x": x * _CELL, "y": y * _CELL, "side": side, "words": words, "says": says})
    more = [
        f"{len(all_) - len(shown)} {what} with fewer statements"
        for all_, shown, what in ((actors, rows, "actors"), (policies, columns, "policies"))
        if len(all_) > len(shown)
    ]
    return (
        environment()
        .get_template("matrix.svg")
        .render(
            names=names,
            heads=heads,
            cells=cells,
            left=round(left),
            top=round(top),
            cell=_CELL,
            width=round(left + _CELL * len(heads) + top * 0.75 + 10),
            height=round(top + _CELL * len(names) + 52),
            more=f"Not shown: {', '.join(more)}." if more else "",
            colours={"support": BLUE, "oppose": VERMILION, "both": PURPLE},
        )
    )


def _counts(graph: "nx.Graph[str]") -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    kinds = {node: data["kind"] for node, data in graph.nodes(data=True)}
    # Lines lead from actors: `build` adds these first.
    actors = list(dict.fromkeys(a for a, _ in graph.edges)) if graph.number_of_edges() else []
    actors = [node for node in graph if kinds[node] == kinds[actors[0]]] if actors else []
    policies = [node for node in graph if node not in set(actors)]
    row, column = ({node: n for n, node in enumerate(nodes)} for nodes in (actors, policies))
    support, oppose = (np.zeros((len(actors), len(policies)), dtype=int) for _ in range(2))
    for a, b, data in graph.edges(data=True):
        i, j = (row[a], column[b]) if a in row else (row[b], column[a])
        for found in data["behind"]:
            if isinstance(found, CodedPosition):
                support[i, j] += found.polarity in (Polarity.SUPPORT, Polarity.MIXED)
                oppose[i, j] += found.polarity in (Polarity.OPPOSE, Polarity.MIXED)
    return actors, policies, support, oppose


def _most(numbers: np.ndarray, limit: int) -> np.ndarray:
    return np.sort(np.argsort(-numbers, kind="stable")[:limit])


def _camps(difference: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The order of rows and of columns. The sign of the vectors is fixed by the row of most weight: it comes first."""
    u, _, v = np.linalg.svd(difference.astype(float), full_matrices=False)
    sign = -np.sign(u[np.abs(u[:, 0]).argmax(), 0]) or 1.0
    return (
        np.argsort(np.round(sign * u[:, 0], 9), kind="stable"),
        np.argsort(np.round(sign * v[0], 9), kind="stable"),
    )


def _short(graph: "nx.Graph[str]", node: str) -> str:
    label = drawable(graph.nodes[node]["label"]) or "(no name)"
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1].rstrip()}…"
