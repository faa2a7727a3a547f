"""How much of a network is left under a stricter choice of its positions."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np

from advocacy_graph.network.apart import adjusted_rand

Line: TypeAlias = Hashable


@dataclass(frozen=True, slots=True)
class Step:
    """A network beside the base, which is the first step of a series.

    `confidence` and `decided` are the choice it was made with. `positions` were counted in it. What is kept is a share of the base's from 0 to 1. `by_degree` and
    `by_weight` are rank correlations, `communities` an adjusted Rand index: None where they mean nothing, as
    where all degrees are the same, or in networks without communities. `remark` says why nothing is left.
    """

    confidence: float | None
    decided: bool
    positions: int
    nodes: int
    lines: int
    weight: float
    nodes_kept: float
    lines_kept: float
    weight_kept: float
    by_degree: float | None
    by_weight: float | None
    communities: float | None
    remark: str = ""


def step(
    base: "nx.Graph[str]",
    other: "nx.Graph[str]",
    *,
    confidence: float | None,
    decided: bool,
    remark: str = "",
) -> Step:
    """Compares `other`, which may be empty, with `base`, of which it has a part of the positions.

    weight kept   sum over the base's lines of min(|w|, |w'|), as a share of sum |w|: a network that is normalised
                  can have heavier lines than its base, which keep no more than all
    by degree     Spearman's rho of the degrees of the base's nodes, 0 for those that are gone (Spearman 1904, Am. J.
                  Psychol. 15:72)
    by weight     the same of the weights of the lines that either has, 0 where it has none
    communities   adjusted Rand index over the nodes that both have: 1 where they divide them alike, about 0 where by chance
    """
    weights, others = _weights(base), _weights(other)
    either = list(weights | others)
    whole = sum(map(abs, weights.values()))
    kept = sum(min(abs(weight), abs(others.get(line, 0.0))) for line, weight in weights.items())
    nodes = list(base)
    return Step(
        confidence=confidence,
        decided=decided,
        positions=other.graph.get("counted", 0),
        nodes=len(other),
        lines=len(others),
        weight=float(sum(others.values())),
        nodes_kept=sum(node in other for node in nodes) / len(nodes),
        lines_kept=sum(line in others for line in weights) / len(weights),
        weight_kept=kept / whole if whole else 1.0,
        by_degree=_rho(
            [base.degree(node) for node in nodes],
            [other.degree(node) if node in other else 0 for node in nodes],
        ),
        by_weight=_rho(
            [weights.get(line, 0.0) for line in either], [others.get(line, 0.0) for line in either]
        ),
        communities=_alike(base, other),
        remark=remark,
    )


def _weights(graph: "nx.Graph[str]") -> dict[Line, float]:
    directed = graph.is_directed()
    return {
        (a, b) if directed else frozenset((a, b)): data["weight"] for a, b, data in graph.edges(data=True)
    }


def _rho(one: Sequence[float], other: Sequence[float]) -> float | None:
    """None where either does not vary."""
    if len(set(one)) < 2 or len(set(other)) < 2:
        return None
    from scipy import stats  # type: ignore[import-untyped]  # slow to load, and wanted here alone

    return float(np.clip(stats.spearmanr(one, other).statistic, -1, 1))


def _alike(base: "nx.Graph[str]", other: "nx.Graph[str]") -> float | None:
    both: Iterable[str] = [node for node in base if node in other]
    pairs = [(base.nodes[node].get("community"), other.nodes[node].get("community")) for node in both]
    if len(pairs) < 2 or any(None in pair for pair in pairs):
        return None
    return adjusted_rand(Counter(pairs))
