"""Where each node stands: the same place every time, and no label over another."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

_ASPECT = 1.4  # width to height of the frame that the page gives the drawing
_DENSITY = 0.62  # share of the frame that nodes and labels fill at first
_BY_STRESS = 150  # more nodes than these are laid out by springs: stress takes cubic time
_ROUNDS = 2000


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node and its label below take, in pixels: `above` and `below` its centre."""

    width: float
    above: float
    below: float


def place(graph: "nx.Graph[str]", boxes: Mapping[str, Box], seed: int = 1) -> dict[str, tuple[float, float]]:
    """The centre of each node in pixels, y downwards.

    Kamada and Kawai's stress for up to 150 nodes, Fruchterman and Reingold's springs above; the long axis lies
    flat; then boxes that overlap are pushed apart. The same graph, boxes and seed give the same places.
    """
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if len(nodes) > _BY_STRESS:
        drawn = nx.spring_layout(graph, weight=None, seed=seed)
    else:
        drawn = nx.kamada_kawai_layout(graph, dist=_distances(graph))
    points = _spread(_flat_lying(np.array([drawn[node] for node in nodes], dtype=float)))
    width = np.array([boxes[node].width for node in nodes])
    height = np.array([boxes[node].above + boxes[node].below for node in nodes])
    lift = np.array([(boxes[node].below - boxes[node].above) / 2 for node in nodes])
    area = float((width * height).sum()) / _DENSITY
    frame = np.array([np.sqrt(area * _ASPECT), np.sqrt(area / _ASPECT)])
    centres = _apart(points * frame, width, height)
    centres[:, 1] -= lift
    return {
        node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, centres, strict=True)
    }


def _distances(graph: "nx.Graph[str]") -> dict[str, dict[str, float]]:
    """Path lengths: strong ties are short, those between communities long, and components stand apart."""
    strongest = max(data["weight"] for _, _, data in graph.edges(data=True))

    def length(a: str, b: str, data: dict[str, float]) -> float:
        crossing = graph.nodes[a].get("community") != graph.nodes[b].get("community")
        return float(min(2.0, (strongest / data["weight"]) ** 0.25) + crossing)

    found = dict(nx.all_pairs_dijkstra_path_length(graph, weight=length))
    gap = 1.2 * max(far for row in found.values() for far in row.values())
    return {a: {b: found[a].get(b, gap) for b in graph} for a in graph}


def _flat_lying(points: np.ndarray) -> np.ndarray:
    """Turned so that the widest spread is horizontal; which end is left is fixed by the first point."""
    centred = points - points.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2]
    turned = centred @ axes.T
    return np.asarray(turned * np.where(turned[0] > 0, -1.0, 1.0))


def _spread(points: np.ndarray) -> np.ndarray:
    """Scaled to a square of side 1, half way to even spacing: a far outlier does not squeeze all the others."""
    scaled = (points - points.min(axis=0)) / np.maximum(np.ptp(points, axis=0), 1e-6)
    even = points.round(6).argsort(axis=0, kind="stable").argsort(axis=0) / (len(points) - 1)
    return np.asarray((scaled + even) / 2 - 0.5)


def _apart(centres: np.ndarray, width: np.ndarray, height: np.ndarray) -> np.ndarray:
    """Pushes overlapping boxes apart along the shorter way; spreads all a little when that gets stuck."""
    need_x = (width[:, None] + width[None, :]) / 2
    need_y = (height[:, None] + height[None, :]) / 2
    for turn in range(1, _ROUNDS + 1):
        dx = centres[:, None, 0] - centres[None, :, 0]
        dy = centres[:, None, 1] - centres[None, :, 1]
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        hit = (over_x > 0.5) & (over_y > 0.5)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # Of two boxes on one spot the earlier goes left and up.
        order = np.sign(np.arange(len(centres))[:, None] - np.arange(len(centres))[None, :])
        way_x = np.where(dx == 0, order, np.sign(dx))
        way_y = np.where(dy == 0, order, np.sign(dy))
        sideways = over_x < over_y
        centres[:, 0] += 0.3 * np.where(hit & sideways, way_x * over_x, 0).sum(axis=1)
        centres[:, 1] += 0.3 * np.where(hit & ~sideways, way_y * over_y, 0).sum(axis=1)
        if turn % 100 == 0:
            centres *= 1.04
    return centres
