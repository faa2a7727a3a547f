"""The network as a still picture for a report: SVG of text and lines, which no script can enter."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from advocacy_graph.network.clean import drawable, encodable
from advocacy_graph.network.labels import text_width, wrapped
from advocacy_graph.network.layout import Place, is_large
from advocacy_graph.network.look import LINES, Line, Mark
from advocacy_graph.network.scene import lines_in, mark, marks_in, sizes, widths
from advocacy_graph.network.templates import environment

_WIDTH = 1100.0  # of a large network; a small one is as wide as its labels need
_MARGIN = 40.0
_LEGEND = 26.0  # from one row of the legend to the next
_LETTER = 13  # the font's size in pixels


def picture(graph: "nx.Graph[str]", places: Mapping[str, Place]) -> str:
    """`graph` as SVG, white below, with a legend; `places` as `page.arrange` gives them.

    Of a small network every name is written. Of a large one the names of the largest nodes are, none over another,
    and the communities' grounds are drawn and numbered. Title and description are within, for those who hear it.
    """
    large = is_large(graph)
    at, width, height = _scaled(graph, places, large)
    radii = sizes(graph, 1.6, 11.0) if large else sizes(graph, 8.0, 22.0)
    nodes = [
        {"x": x, "y": y, "radius": radius, "colour": look.colour, "shape": look.shape}
        for look, (x, y), radius in zip(
            [mark(data) for _, data in graph.nodes(data=True)], at.values(), radii, strict=True
        )
    ]
    grounds = _grounds(graph, at) if large else []
    legend, bottom = _legend(marks_in(graph), lines_in(graph), width, height)
    return (
        environment()
        .get_template("picture.svg")
        .render(
            title=drawable(graph.graph["title"]),
            description=encodable(graph.graph["description"]),
            width=round(width),
            height=round(bottom),
            grounds=grounds,
            faint=round(
                min(0.85, max(0.06 if large else 0.3, 9 / math.sqrt(graph.number_of_edges() + 1))), 2
            ),
            lines=_lines(graph, at, radii, 0.4 if large else 1.0),
            directed=graph.is_directed(),
            nodes=nodes,
            labels=_few(graph, at, radii, grounds) if large else _all(graph, at, radii),
            legend=legend,
        )
    )


def _scaled(
    graph: "nx.Graph[str]", places: Mapping[str, Place], large: bool
) -> tuple[dict[str, Place], float, float]:
    """Places from the upper left corner on, and the size that they need. Small networks keep their pixels."""
    xs, ys = [places[node][0] for node in graph], [places[node][1] for node in graph]
    by = (_WIDTH - 2 * _MARGIN) / max(max(xs) - min(xs), 1e-9) if large else 1.0
    side = _MARGIN if large else _MARGIN + 50
    below = _MARGIN if large else _MARGIN + 50
    at = {
        node: (round((x - min(xs)) * by + side, 1), round((y - min(ys)) * by + _MARGIN, 1))
        for node, x, y in zip(graph, xs, ys, strict=True)
    }
    return at, (max(xs) - min(xs)) * by + 2 * side, (max(ys) - min(ys)) * by + _MARGIN + below


def _lines(
    graph: "nx.Graph[str]", at: Mapping[str, Place], radii: Sequence[float], by: float
) -> list[dict[str, Any]]:
    """From centre to centre; where lines have a direction they end at the rim, so that their arrow is seen."""
    rim = dict(zip(graph, radii, strict=True))
    edges = list(graph.edges(data=True))
    found = []
    for (a, b, data), width in zip(edges, widths([d["weight"] for _, _, d in edges]), strict=True):
        line = LINES[data["stance"]]
        (x1, y1), (x2, y2) = at[a], at[b]
        if graph.is_directed():
            far = math.dist(at[a], at[b]) or 1.0
            x2, y2 = (
                round(end - (end - start) * (rim[b] + 4) / far, 1) for start, end in ((x1, x2), (y1, y2))
            )
        found.append(
            {"x1": x1, "y1": y1, "x2": x2, "y2": y2, "width": round(width * by, 2)}
            | {"colour": line.colour, "dashes": line.dashes}
        )
    return found


def _all(graph: "nx.Graph[str]", at: Mapping[str, Place], radii: Sequence[float]) -> list[dict[str, Any]]:
    return [
        {
            "x": x,
            "y": round(y + radius + _LETTER + 3, 1),
            "lines": wrapped(graph.nodes[node]["label"]),
            "bold": False,
        }
        for (node, (x, y)), radius in zip(at.items(), radii, strict=True)
    ]


def _few(
    graph: "nx.Graph[str]",
    at: Mapping[str, Place],
    radii: Sequence[float],
    grounds: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Communities' numbers, then the largest nodes' names as far as they are free of each other."""
    wanted = [
        (g["x"], g["y"] - g["radius"] - 6, f"Coalition {g['number']} ({g['members']:,})", True)
        for g in grounds
        if g["radius"] > 25
    ]
    largest = sorted(zip(radii, graph, strict=True), key=lambda one: -one[0])[:200]
    for radius, node in largest:
        label = drawable(graph.nodes[node]["label"])
        short = label if len(label) <= 32 else f"{label[:31].rstrip()}…"
        wanted.append((at[node][0], round(at[node][1] + radius + _LETTER, 1), short, False))
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for x, y, words, bold in wanted:
        half = text_width(words) / 2 + 3
        box = (x - half, x + half, y - _LETTER, y + 4)
        if all(box[0] > o[1] or box[1] < o[0] or box[2] > o[3] or box[3] < o[2] for o in taken):
            taken.append(box)
            found.append({"x": x, "y": round(y, 1), "lines": [words], "bold": bold})
    return found


def _grounds(graph: "nx.Graph[str]", at: Mapping[str, Place]) -> list[dict[str, Any]]:
    members: dict[int, list[str]] = {}
    for node, data in graph.nodes(data=True):
        if "community" in data:
            members.setdefault(data["community"], []).append(node)
    found = []
    for number, own in sorted(members.items()):
        if len(own) < 3:
            continue
        x, y = (sum(at[node][axis] for node in own) / len(own) for axis in (0, 1))
        radius = max(math.dist(at[node], (x, y)) for node in own) + 9
        found.append(
            {
                "number": number,
                "members": len(own),
                "x": round(x, 1),
                "y": round(y, 1),
                "radius": round(radius, 1),
            }
            | {"colour": mark(graph.nodes[own[0]]).colour}
        )
    return found


def _legend(
    marks: Sequence[Mark], lines: Sequence[Line], width: float, top: float
) -> tuple[list[dict[str, Any]], float]:
    """Entries in rows below the drawing, and where the picture ends."""
    entries: list[dict[str, Any]] = [{"mark": m, "words": m.words} for m in marks]
    entries += [{"mark": None, "line": line, "words": line.words} for line in lines]
    x, y = 30.0, top + 10
    for entry in entries:
        needed = text_width(entry["words"]) + 52
        if x > 30 and x + needed > width:
            x, y = 30.0, y + _LEGEND
        entry["x"], entry["y"] = round(x, 1), round(y, 1)
        x += needed
    return entries, y + _LEGEND
