"""How far a figure would move with other releases of the same sort."""

from collections.abc import Mapping, Sequence

import numpy as np

from advocacy_graph.evaluate.counts import Measure, Scores

DRAWS = 2000
_SEED = 20211012  # any number, always the same: a report must come out twice alike


def intervals(releases: Sequence[Scores], share: float = 0.95) -> Mapping[Measure, tuple[float, float]]:
    """The bootstrap percentile interval of each F1 (Efron 1979): releases are drawn anew, with replacement.

    Releases are drawn, not statements, because what is hard in a release is hard in all of its statements.
    """
    counts = np.array(
        [[(c.tp, c.fp, c.fn) for c in map(one.counts.__getitem__, Measure)] for one in releases]
    )
    drawn = np.random.default_rng(_SEED).multinomial(
        len(releases), [1 / len(releases)] * len(releases), DRAWS
    )
    tp, fp, fn = np.moveaxis(np.tensordot(drawn, counts, axes=1), -1, 0)  # each (draws, measures)
    at_stake = 2 * tp + fp + fn
    f1 = np.where(at_stake > 0, 2 * tp / np.maximum(at_stake, 1), 1.0)
    low, high = np.quantile(f1, [(1 - share) / 2, (1 + share) / 2], axis=0)
    return {measure: (float(low[at]), float(high[at])) for at, measure in enumerate(Measure)}
