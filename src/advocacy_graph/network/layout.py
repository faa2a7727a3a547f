"""Where each node stands: the same place every time, and no label over another."""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from advocacy_graph.network.territories import Groups, territories

WIDE, TALL = (
    1.4,
    0.7,
)  # width to height of the frame that the page gives the drawing, on a screen and on a phone
_DENSITY = 0.62  # share of the frame that nodes and labels fill at first
_MOST_NODES, _MOST_EDGES = 100, 2000  # of a small network
_ROUNDS = 2000

Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node and its label below take, in pixels: `above` and `below` its centre."""

    width: float
    above: float
    below: float


def is_large(graph: "nx.Graph[str]") -> bool:
    """Whether `graph` has more than a hundred nodes or two thousand lines: too many for every name to be shown."""
    return len(graph) > _MOST_NODES or graph.number_of_edges() > _MOST_EDGES


def place(
    graph: "nx.Graph[str]", boxes: Mapping[str, Box], seed: int = 1, aspect: float = WIDE
) -> dict[str, Place]:
    """The centre of each node, y downwards: in pixels for a small network, in units of no meaning for a large one.

    A small network is laid out by Kamada and Kawai's stress in a frame of this `aspect`, its long axis along the
    frame's; then boxes that overlap are pushed apart. A large one is laid out community by community (`territories`), where nodes have none
    by those that Louvain's method finds for the purpose. The same graph, boxes and seed give the same places.
    """
    nodes = list(graph)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if graph.is_directed():
        graph = graph.to_undirected()
    if is_large(graph):
        points = territories(graph, _groups(graph, seed), seed)
        return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}
    drawn = nx.kamada_kawai_layout(graph, dist=_distances(graph))
    lying = _flat_lying(np.array([drawn[node] for node in nodes], dtype=float))
    points = _spread(lying if aspect > 1 else lying[:, ::-1])
    width = np.array([boxes[node].width for node in nodes])
    height = np.array([boxes[node].above + boxes[node].below for node in nodes])
    lift = np.array([(boxes[node].below - boxes[node].above) / 2 for node in nodes])
    area = float((width * height).sum()) / _DENSITY
    frame = np.array([np.sqrt(area * aspect), np.sqrt(area / aspect)])
    centres = _apart(points * frame, width, height)
    centres[:, 1] -= lift
    return {
        node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, centres, strict=True)
    }


def _groups(graph: "nx.Graph[str]", seed: int) -> Groups:
    given = {node: data.get("community") for node, data in graph.nodes(data=True)}
    if None not in given.values():
        return given
    found = nx.community.louvain_communities(graph, weight=None, seed=seed)
    return {node: number for number, members in enumerate(found) for node in members}


def _distances(graph: "nx.Graph[str]") -> dict[str, dict[str, float]]:
    """Path lengths: strong ties are short, those between communities long, and components stand apart."""
    strongest = max((abs(data["weight"]) for _, _, data in graph.edges(data=True)), default=0.0) or 1.0

    def length(a: str, b: str, data: dict[str, float]) -> float:
        crossing = graph.nodes[a].get("community") != graph.nodes[b].get("community")
        share = max(abs(data["weight"]) / strongest, 0.0625)
        return float(share**-0.25 + crossing)

    found = dict(nx.all_pairs_dijkstra_path_length(graph, weight=length))
    gap = 1.2 * max(far for row in found.values() for far in row.values()) or 1.0
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
