"""Actor x actor matrices, by DNA's formulas."""

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import ONE_MODE, Aggregation, Normalisation


def one_mode(
    counts: Counts, aggregation: Aggregation, normalisation: Normalisation = Normalisation.NO
) -> sparse.csr_array:
    """The symmetric matrix `y` of shape (actors, actors) with an empty diagonal; cells of 0 are not stored.

    With s and o for the counts of support and oppose, and R = 1 (Leifeld, Discourse Network Analyzer):

    | aggregation | y_ii' |
    |---|---|
    | ignore | sum_j (s_ij + o_ij)(s_i'j + o_i'j) |
    | congruence | sum_j s_ij s_i'j + o_ij o_i'j |
    | conflict | sum_j s_ij o_i'j + o_ij s_i'j |
    | subtract | congruence - conflict |

    For policy x policy pass `counts.swapped`. Raises ValueError for a choice that is for two-mode matrices.
    """
    if normalisation not in ONE_MODE:
        raise ValueError(
            f"normalisation {normalisation} is for actor x policy; here choose {', '.join(ONE_MODE)}"
        )
    y = _aggregated(counts, aggregation).tocoo()
    off = y.row != y.col
    row, column, value = y.row[off], y.col[off], y.data[off].astype(float)
    divisor = _divisor(counts, normalisation, row, column)
    value = np.divide(value, divisor, out=np.zeros_like(value), where=divisor != 0)
    result = sparse.coo_array((value, (row, column)), shape=y.shape).tocsr()
    result.eliminate_zeros()
    return result


def _aggregated(counts: Counts, aggregation: Aggregation) -> sparse.csr_array:
    s, o = counts.support, counts.oppose
    match aggregation:
        case Aggregation.IGNORE:
            return counts.both @ counts.both.T
        case Aggregation.CONGRUENCE:
            return s @ s.T + o @ o.T
        case Aggregation.CONFLICT:
            return s @ o.T + o @ s.T
        case Aggregation.SUBTRACT:
            d = s - o  # (s - o)(s' - o') multiplied out is congruence - conflict
            return d @ d.T
    raise ValueError(f"aggregation {aggregation} is for actor x policy, not for actor x actor")


def _divisor(counts: Counts, normalisation: Normalisation, row: np.ndarray, column: np.ndarray) -> np.ndarray:
    a, x = counts.activity.astype(float), counts.cells
    divisor = np.ones(len(row))
    match normalisation:
        case Normalisation.AVERAGE:
            divisor = (a[row] + a[column]) / 2
        case Normalisation.JACCARD:
            # sum_jk x [x' = 0] is a minus what stands in cells that the other fills too.
            shared = x @ (x != 0).astype(np.int64).T
            product = x @ x.T
            divisor = a[row] + a[column] - shared[row, column] - shared[column, row] + product[row, column]
        case Normalisation.COSINE:
            divisor = a[row] * a[column]
        case Normalisation.VECTOR_COSINE:
            length = np.sqrt(np.asarray(x.multiply(x).sum(axis=1)))
            divisor = length[row] * length[column]
    return divisor
