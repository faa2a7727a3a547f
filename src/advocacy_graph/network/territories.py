"""Where the nodes of a large network stand: every community on a ground of its own, neighbours near each other."""

from collections.abc import Hashable, Mapping

import networkx as nx
import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

Groups = Mapping[str, Hashable]

_GOLDEN = np.pi * (3 - np.sqrt(5))  # the angle from one floret of a sunflower to the next
_ROUNDS = 60
_FALL = np.array([0.25, 0.5])  # towards the middle: more upright than sideways, as screens are wide
_GAP = 0.12  # bare ground round a community, as a share of its radius


def territories(graph: "nx.Graph[str]", groups: Groups, seed: int = 1) -> np.ndarray:
    """Centres of the nodes in the order of `graph`, shape (nodes, 2); a node has about 1 square unit of ground.

    Communities become discs as large as they have members. Discs that share many lines are drawn together and
    pushed apart until none overlaps. Within a disc members begin as a sunflower, those of most lines in the
    middle, and are then pulled by their lines and pushed by what stands near (Fruchterman and Reingold 1991,
    with their cut-off radius), never out of their disc. Time grows with nodes and lines, not with their squares.
    The same graph, groups and seed give the same places.
    """
    nodes = list(graph)
    index = {node: n for n, node in enumerate(nodes)}
    numbers: dict[Hashable, int] = {}
    group = np.array([numbers.setdefault(groups[node], len(numbers)) for node in nodes])
    ends = np.array([(index[a], index[b]) for a, b in graph.edges if a != b], dtype=np.int64).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=len(nodes))
    members = np.bincount(group, minlength=len(numbers))
    radius = np.sqrt(members / np.pi)
    across = group[ends]
    between = sparse.coo_array(
        (np.ones(len(across)), (across[:, 0], across[:, 1])), shape=(len(members), len(members))
    ).tocsr()
    centres = _discs(between + between.T, radius * (1 + _GAP) + 0.4, seed)
    return _settled(ends, group, degree, centres, radius)


def _discs(between: sparse.csr_array, radius: np.ndarray, seed: int) -> np.ndarray:
    """Centres of discs that do not overlap, those with many lines between them near each other."""
    number = len(radius)
    chance = np.random.default_rng(seed)
    by_size = np.argsort(-radius, kind="stable")
    centres = np.empty((number, 2))
    # From the middle outwards by size, so that the small ones fringe the large.
    turn = np.arange(number) * _GOLDEN
    reach = np.sqrt(np.cumsum(radius[by_size] ** 2) - radius[by_size[0]] ** 2) * 1.1
    centres[by_size] = reach[:, None] * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    centres += chance.normal(scale=1e-3, size=centres.shape)
    pull = between.tocoo()
    off = pull.row != pull.col
    row, column = pull.row[off], pull.col[off]
    force = pull.data[off] / np.maximum(1, np.bincount(row, pull.data[off], minlength=number))[row]
    for cooling in np.linspace(0.3, 0.0, 250):
        towards = np.zeros_like(centres)
        np.add.at(towards, row, force[:, None] * (centres[column] - centres[row]))
        centres += cooling * (0.3 * towards - _FALL * centres)
        for _ in range(3):
            _push_discs(centres, radius)
    for _ in range(400):
        if not _push_discs(centres, radius):
            break
    return centres


def _near(points: np.ndarray, within: float) -> tuple[np.ndarray, np.ndarray]:
    """The pairs of points that are no further apart than that: the first of each and the second, in order."""
    from scipy.spatial import cKDTree  # type: ignore[import-untyped]  # slow to load, and wanted here alone

    pairs = cKDTree(points).query_pairs(within, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    return pairs[:, 0], pairs[:, 1]


def _push_discs(centres: np.ndarray, radius: np.ndarray) -> bool:
    """Moves overlapping discs apart, the smaller one further; False when none overlapped."""
    a, b = _near(centres, 2 * float(radius.max()))
    away = centres[b] - centres[a]
    far = np.maximum(np.hypot(*away.T), 1e-9)
    over = radius[a] + radius[b] - far
    hit = over > 1e-3
    a, b, away, far, over = a[hit], b[hit], away[hit], far[hit], over[hit]
    if not len(a):
        return False
    share = radius[b] ** 2 / (radius[a] ** 2 + radius[b] ** 2)
    step = 0.6 * (over / far)[:, None] * away
    np.add.at(centres, a, -share[:, None] * step)
    np.add.at(centres, b, (1 - share)[:, None] * step)
    return True


def _settled(
    ends: np.ndarray, group: np.ndarray, degree: np.ndarray, centres: np.ndarray, radius: np.ndarray
) -> np.ndarray:
    number = len(group)
    # Rank within the community, most lines first: the sunflower's floret.
    order = np.lexsort((np.arange(number), -degree, group))
    first = np.searchsorted(group[order], np.arange(len(radius)))
    rank = np.empty(number)
    rank[order] = np.arange(number) - first[group[order]]
    reach = np.sqrt((rank + 0.5) / np.pi)
    points = centres[group] + reach[:, None] * np.stack(
        [np.cos(rank * _GOLDEN), np.sin(rank * _GOLDEN)], axis=1
    )
    inside = group[ends[:, 0]] == group[ends[:, 1]]
    strength = np.where(inside, 1.0, 0.05) / np.maximum(1, np.minimum(*degree[ends].T))
    a, b = ends.T
    pulling = sparse.coo_array(
        (np.tile(strength, 2), (np.concatenate([a, b]), np.concatenate([b, a]))), shape=(number, number)
    ).tocsr()
    pulled = np.maximum(np.asarray(pulling.sum(axis=1)), 1.0)[:, None]
    for cooling in np.linspace(0.35, 0.05, _ROUNDS):
        towards = (pulling @ points - np.asarray(pulling.sum(axis=1))[:, None] * points) / pulled
        p, q = _near(points, 1.6)
        away = points[p] - points[q]
        far = np.maximum(np.hypot(*away.T), 1e-6)
        push = ((1.6 - far) / far)[:, None] * away
        apart = np.zeros_like(points)
        np.add.at(apart, p, push)
        np.add.at(apart, q, -push)
        moved = cooling * (0.08 * towards + apart)
        length = np.maximum(np.hypot(*moved.T), 1e-9)
        points += moved * np.minimum(1.0, 0.8 / length)[:, None]
        points = _within(points, centres[group], radius[group])
    return np.asarray(points)


def _within(points: np.ndarray, centres: np.ndarray, radius: np.ndarray) -> np.ndarray:
    """Points outside their disc come back to its rim."""
    from_centre = points - centres
    far = np.maximum(np.hypot(*from_centre.T), 1e-9)
    return np.asarray(centres + from_centre * np.minimum(1.0, radius / far)[:, None])
