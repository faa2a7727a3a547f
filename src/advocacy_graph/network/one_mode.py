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
    y = _aggregated(counts, aggregation)
    row = np.repeat(np.arange(y.shape[0], dtype=y.indices.dtype), np.diff(y.indptr))
    value = y.data.astype(float)
    value[row == y.indices] = 0
    if normalisation is not Normalisation.NO:
        divisor = _divisor(counts, normalisation, row, y.indices)
        value = np.divide(value, divisor, out=np.zeros_like(value), where=divisor != 0)
    result = sparse.csr_array((value, y.indices, y.indptr), shape=y.shape)
    result.eliminate_zeros()
    result.sort_indices()
    return result


def _aggregated(counts: Counts, aggregation: Aggregation) -> sparse.csr_array:
    """One product each: a large network's is millions of cells."""
    s, o = counts.support, counts.oppose
    match aggregation:
        case Aggregation.IGNORE:
            one = other = counts.both
        case Aggregation.CONGRUENCE:
            one = other = counts.cells
        case Aggregation.CONFLICT:
            one, other = counts.cells, sparse.hstack([o, s], format="csr")
        case Aggregation.SUBTRACT:
            one = other = s - o  # (s - o)(s' - o') multiplied out is congruence - conflict
        case _:
            raise ValueError(f"aggregation {aggregation} is for actor x policy, not for actor x actor")
    return (one @ other.T).tocsr()


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
