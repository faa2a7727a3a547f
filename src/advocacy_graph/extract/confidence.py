"""How sure a rule is: what is stated for it, drawn towards how often it was right on annotated releases.

`data/reference/confidence.tsv` has the counts, written by `scripts/calibrate`. A rule that was right 45 times of
50 says about 0.9 whatever was stated; one that was never met says what was stated.
"""

from collections.abc import Iterable
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.model import Evidence, Span

COUNTS: dict[str, tuple[int, int]] = {
    row[0]: (int(row[1]), int(row[2])) for row in lexicon.rows("confidence")
}
"""How often each rule was right, and of how many, on annotated releases."""

_STATED_WEIGHS = 8  # findings: what is stated counts as much as so many that were looked at


def calibrated(stated: float, right: int, of: int) -> float:
    """Between what is stated and what was counted: the more was counted, the nearer to it.

    >>> calibrated(0.5, 45, 50)
    0.84
    >>> calibrated(0.5, 0, 0)
    0.5
    """
    return round((right + _STATED_WEIGHS * stated) / (of + _STATED_WEIGHS), 2)


def evidence(spans: Iterable[Span], rule: str, stated: float) -> Evidence:
    """Evidence whose confidence is the rule's."""
    return Evidence(tuple(spans), rule, _of_rule(rule, stated))


@lru_cache(maxsize=4096)
def _of_rule(rule: str, stated: float) -> float:
    return calibrated(stated, *COUNTS.get(rule, (0, 0)))
