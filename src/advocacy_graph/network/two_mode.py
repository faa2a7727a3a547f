"""Actor x policy matrices, by DNA's formulas."""

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import TWO_MODE, Aggregation, Normalisation


def two_mode(
    counts: Counts, aggregation: Aggregation, normalisation: Normalisation = Normalisation.NO
) -> sparse.csr_array:
    """The matrix of shape (actors, objects); cells of 0 are not stored.

    With s and o for the counts of support and oppose: `ignore` is s + o, `subtract` is s - o, `combine` is
    0 none, 1 support only, 2 oppose only, 3 both. `activity` divides a row by all statements of its actor,
    `prominence` a column by all statements on its object, both counted on either side.

    Raises ValueError for a choice that belongs to one-mode matrices, and for `combine` normalised: its
    cells are codes, not amounts.
    """
    if normalisation not in TWO_MODE:
        raise ValueError(
            f"normalisation {normalisation} is for actor x actor; here choose {', '.join(TWO_MODE)}"
        )
    cells = _aggregated(counts, aggregation)
    if aggregation is Aggregation.COMBINE and normalisation is not Normalisation.NO:
        raise ValueError("combine is never normalised: its cells are codes; choose ignore or subtract")
    if normalisation is Normalisation.ACTIVITY:
        cells = sparse.diags_array(1 / counts.activity.astype(float)) @ cells
    elif normalisation is Normalisation.PROMINENCE:
        cells = cells @ sparse.diags_array(1 / counts.prominence.astype(float))
    result = sparse.csr_array(cells, dtype=float)
    result.eliminate_zeros()
    return result


def _aggregated(counts: Counts, aggregation: Aggregation) -> sparse.csr_array:
    s, o = counts.support, counts.oppose
    match aggregation:
        case Aggregation.IGNORE:
            return s + o
        case Aggregation.SUBTRACT:
            return s - o
        case Aggregation.COMBINE:
            return (s != 0).astype(np.int64) + 2 * (o != 0).astype(np.int64)
    raise ValueError(f"aggregation {aggregation} is for actor x actor, not for actor x policy")
