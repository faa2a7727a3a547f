"""How far a debate is from two camps that agree within and oppose each other: with its split, so that one can look."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.network.counts import Counts
from advocacy_graph.network.one_mode import one_mode
from advocacy_graph.network.options import Aggregation, Normalisation

_ALL_PARTITIONS = 9  # actors up to which every partition is tried: 21,147 of them
_ALL_SPLITS = 16  # actors up to which every balanced split is tried: 6,435 of them
_ROUNDS = 20
_FEW = 30  # actors up to which a search also begins with each alone
_DENSE = 100  # actors up to which all eigenvectors are computed
_LOTS = 6  # starts by lot
_EVALUATIONS = 5_000  # from one start; bounded by number, not by time, the result is the same every time
_CELLS = 10_000_000  # looked at from one start, so fewer evaluations of a large network


@dataclass(frozen=True, slots=True)
class Polarisation:
    """`figure` is 1 - min Q, from 0 to 1: large is polarised. `camps` are the clusters of that partition, by size.

    `exact` says that every partition was tried. `compatible` is the figure that DNA prints, with `compatible_camps`:
    the largest Q among balanced two-way splits, where small is polarised and large is not.
    """

    figure: float
    camps: tuple[tuple[str, ...], ...]
    exact: bool
    compatible: float
    compatible_camps: tuple[tuple[str, ...], ...]


def polarisation(counts: Counts) -> Polarisation | None:
    """The polarisation of the actors of `counts`. None where no two of them agree or disagree.

    C and X are the congruence and conflict matrices with `average` normalisation, |M| the sum of absolute cells;
    clusters c have n_c members, W = sum n_c (n_c - 1), B = n (n - 1) - W, and

        D = sum over i != j in one cluster   |C_ij - n_c (n_c - 1) / W * |C| / W|  +  |X_ij|
          + sum over i, j in two             |C_ij|  +  |X_ij - n_c n_c' / B * |X| / B|
        Q = D / 2 (|C| + |X|)

    is the distance from polarisation, in which all congruence lies evenly within clusters and all conflict evenly
    between them (Leifeld's Discourse Network Analyzer 3, `Polarization`). The figure is 1 - min Q over all
    partitions. What is expected of a pair is the mean times the cluster's share of all pairs, so that two camps
    of one size in perfect agreement and opposition reach 0.75, not 1. DNA looks for the largest Q among balanced splits instead, with a genetic algorithm whose
    result differs from run to run: on its own sample its two groups hold 18.7 of congruence between them, those of
    the least Q 10.0. It is given beside, found by trying or by exchanges from a fixed start.

    Up to 9 actors every partition is tried, and up to 16 every balanced split. Above, several starts (the sign
    of the leading eigenvector of C - X, communities of C, all together, each alone, halves by lot) are bettered by moving one actor at a
    time and by merging clusters, until nothing helps: good, not proven best.
    """
    search = _Search(counts)
    if not search.total:
        return None
    exact = search.n <= _ALL_PARTITIONS
    best = min(_partitions(search.n), key=search.distance) if exact else _climb(search)
    split, q = _balanced(search)
    return Polarisation(
        figure=1 - search.distance(best),
        camps=_camps(counts.actors, best),
        exact=exact,
        compatible=q,
        compatible_camps=_camps(counts.actors, split),
    )


class _Search:
    """Q of a partition, given as an array of cluster numbers."""

    def __init__(self, counts: Counts) -> None:
        self.n = len(counts.actors)
        self.congruence, self.conflict = (
            sparse.triu(one_mode(counts, aggregation, Normalisation.AVERAGE), k=1).tocoo()
            for aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT)
        )
        self.agree, self.oppose = 2 * self.congruence.data.sum(), 2 * self.conflict.data.sum()
        self.total = float(self.agree + self.oppose)
        self.patience = min(
            _EVALUATIONS, _CELLS // (self.congruence.nnz + self.conflict.nnz + self.n + 1) + 1
        )

    def distance(self, cluster: np.ndarray) -> float:
        """Q. Cells of zero are counted, not listed: a large network has few others."""
        size = np.bincount(cluster).astype(float)
        within = float((size * (size - 1)).sum())
        between = self.n * (self.n - 1) - within
        c, x = self.congruence, self.conflict
        d = 0.0
        one, other = cluster[c.row], cluster[c.col]
        same = one == other
        d += c.data[~same].sum()
        if within:
            expected = size * (size - 1) / within * self.agree / within
            met = one[same]
            d += np.abs(c.data[same] - expected[met]).sum()
            d += (expected * (size * (size - 1) / 2 - np.bincount(met, minlength=len(size)))).sum()
        one, other = cluster[x.row], cluster[x.col]
        same = one == other
        d += x.data[same].sum()
        if between:
            pairs = np.outer(size, size)
            expected = pairs / between * self.oppose / between
            one, other = one[~same], other[~same]
            d += np.abs(x.data[~same] - expected[one, other]).sum()
            np.fill_diagonal(pairs, 0)
            d += (expected * pairs).sum() / 2 - expected[one, other].sum()
        return float(2 * d / (2 * self.total))


def _partitions(n: int) -> Iterator[np.ndarray]:
    """Every partition of n, each once: an element may begin the next cluster, not one after it."""

    def grow(chosen: list[int], clusters: int) -> Iterator[list[int]]:
        if len(chosen) == n:
            yield chosen
            return
        for cluster in range(clusters + 1):
            yield from grow([*chosen, cluster], max(clusters, cluster + 1))

    return (np.array(found) for found in grow([0], 1))


def _climb(search: _Search) -> np.ndarray:
    starts = [np.zeros(search.n, dtype=np.int64), _by_sign(search), _by_community(search), *_halves(search.n)]
    if search.n <= _FEW:
        starts.append(_joined(search, np.arange(search.n)))
    return min((_moved(search, _numbered(start)) for start in starts), key=search.distance)


def _joined(search: _Search, cluster: np.ndarray) -> np.ndarray:
    """The best of what comes about by joining the two clusters that it is best to join, down to one."""
    best = cluster
    while cluster.max():
        pairs = combinations(range(int(cluster.max()) + 1), 2)
        joins = (_numbered(np.where(cluster == other, one, cluster)) for one, other in pairs)
        cluster = min(joins, key=search.distance)
        best = min(best, cluster, key=search.distance)
    return best


def _halves(n: int) -> list[np.ndarray]:
    """Splits into halves, or halves but for one: the first against the rest, and some by lot, always the same."""
    first = (np.arange(n) < n // 2).astype(np.int64)
    return [first, *(np.random.default_rng(seed).permutation(first) for seed in range(_LOTS))]


def _by_sign(search: _Search) -> np.ndarray:
    """Two camps by the leading eigenvector of C - X, its sign fixed by the first actor."""
    cells = (search.congruence - search.conflict).tocsr()
    cells = cells + cells.T
    if search.n <= _DENSE:
        vector = np.linalg.eigh(cells.toarray())[1][:, -1]
    else:
        from scipy.sparse.linalg import eigsh  # type: ignore[import-untyped]  # slow to load

        vector = eigsh(cells, k=1, which="LA", v0=np.ones(search.n))[1][:, 0]
    vector = vector.round(9)
    return (vector * (vector[np.flatnonzero(vector)[0]] if vector.any() else 1) < 0).astype(np.int64)


def _by_community(search: _Search) -> np.ndarray:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(search.n))
    c = search.congruence
    graph.add_weighted_edges_from(zip(c.row.tolist(), c.col.tolist(), c.data.tolist(), strict=True))
    cluster = np.zeros(search.n, dtype=np.int64)
    for number, members in enumerate(nx.community.louvain_communities(graph, seed=1)):
        cluster[list(members)] = number
    return cluster


def _moved(search: _Search, cluster: np.ndarray) -> np.ndarray:
    """Bettered by merging two clusters or moving one actor, to another cluster or into one of its own."""
    best, spent = search.distance(cluster), 0
    for _ in range(_ROUNDS):
        before = best
        for one, other in combinations(range(int(cluster.max()) + 1), 2):
            if spent == search.patience:
                return cluster
            spent += 1
            tried = _numbered(np.where(cluster == other, one, cluster))
            if (q := search.distance(tried)) < best - 1e-12:
                cluster, best = tried, q
                break
        for actor in range(search.n):
            kept = int(cluster[actor])
            for target in range(int(cluster.max()) + 2):
                if target == kept:
                    continue
                if spent == search.patience:
                    return _numbered(cluster)
                spent += 1
                tried = cluster.copy()
                tried[actor] = target
                if (q := search.distance(tried)) < best - 1e-12:
                    cluster, best = tried, q
            cluster = _numbered(cluster)
        if best == before:
            break
    return cluster


def _balanced(search: _Search) -> tuple[np.ndarray, float]:
    """The split into halves, or halves but for one, with the largest Q: what DNA looks for."""
    n, half = search.n, search.n // 2
    if n <= _ALL_SPLITS:
        chosen = (np.isin(np.arange(n), members).astype(np.int64) for members in combinations(range(n), half))
        found = max(chosen, key=search.distance)
        return found, search.distance(found)
    exchanged = [_exchanged(search, start) for start in _halves(n)]
    found = max(exchanged, key=search.distance)
    return found, search.distance(found)


def _exchanged(search: _Search, cluster: np.ndarray) -> np.ndarray:
    """With a larger Q by letting two actors change places."""
    best, spent = search.distance(cluster), 0
    for _ in range(_ROUNDS):
        before = best
        for one, other in combinations(range(search.n), 2):
            if cluster[one] == cluster[other]:
                continue
            if spent == search.patience:
                return cluster
            spent += 1
            tried = cluster.copy()
            tried[[one, other]] = cluster[[other, one]]
            if (q := search.distance(tried)) > best + 1e-12:
                cluster, best = tried, q
        if best == before:
            break
    return cluster


def _numbered(cluster: np.ndarray) -> np.ndarray:
    return np.unique(cluster, return_inverse=True)[1]


def _camps(actors: tuple[str, ...], cluster: np.ndarray) -> tuple[tuple[str, ...], ...]:
    camps = [
        tuple(actors[i] for i in np.flatnonzero(cluster == number).tolist())
        for number in np.unique(cluster).tolist()
    ]
    return tuple(sorted(camps, key=lambda camp: (-len(camp), camp)))
