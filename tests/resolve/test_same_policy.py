"""Which policy is one with which, as data: names, the months and the place that name them, the verdict, why, the tie."""

import pytest

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve import Gazetteer, Tie, Verdict, judge

KNOWN = Gazetteer.shipped()
SAME, ASK, DIFFERENT = Verdict.SAME, Verdict.ASK, Verdict.DIFFERENT

NUMBERS = [
    ("US", "H.R. 12", "2023-01", "H.R. 12", "2024-12", SAME, "same Congress", None),
    ("US", "H.R. 12", "2022-12", "H.R. 12", "2023-02", DIFFERENT, "another Congress", None),
    ("US", "H.R. 12, the Tide Act", "2022-12", "H.R. 12, the Tide Act", "2023-02", DIFFERENT, "another Congress", Tie.AGAIN),
    ("US", "H.R. 12", "", "H.R. 12", "2023-02", ASK, "no date tells the Congress", None),
    ("Ohio", "HB 12", "2023-01", "HB 12", "2025-01", SAME, "within two years", None),
    ("Ohio", "HB 12", "2023-01", "HB 12", "2025-02", ASK, "years apart", None),
    ("Ohio", "HB 12", "2023-01", "HB 12", "", ASK, "no date tells the session", None),
    ("Ontario", "Bill 12", "2023-01", "Bill 12", "2024-03", SAME, "within two years", None),
    ("Ontario", "Bill 12", "2023-01", "Bill 12", "2024-04", ASK, "years apart", None),
]  # fmt: skip
TITLES = [
    ("GB", "Tide Forum v. Dune League", "2019-01", "Tide Forum v. Dune League", "2023-01", SAME, "same title", None),
    ("GB", "Tide Forum v. Dune League", "2019-01", "Tide Forum v. Dune League", "2023-02", ASK, "cases of one name", None),
    ("Ohio", "Measure 12", "2022-01", "Measure 12", "2023-01", SAME, "same title", None),
    ("Ohio", "Measure 12", "2022-01", "Measure 12", "2023-02", DIFFERENT, "another ballot", None),
    ("Ohio", "Tide Act", "2022-01", "Tide Bill", "2022-03", SAME, "as bill and as act", None),
    ("Ohio", "Tide Act", "2022-01", "Ferry Tide Act", "2022-03", DIFFERENT, "two titles", None),
    ("Ohio", "Salt Tide Act", "2022-01", "Ferry Salt Tide Act", "2024-12", SAME, "short title", None),
    ("Ohio", "Salt Tide Act", "2022-01", "Ferry Salt Tide Act", "2025-01", ASK, "short title", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "one", "then", "other", "later", "verdict", "reason", "tie"), NUMBERS + TITLES
)
def test_policies_by_name_and_month(
    place: str, one: str, then: str, other: str, later: str, verdict: Verdict, reason: str, tie: Tie | None
) -> None:
    left, right = (
        Named(Kind.POLICY, (name,), places=frozenset({place}), dates=(month,) if month else (), sort="bill")
        for name, month in ((one, then), (other, later))
    )
    for judgement in (judge(left, right, KNOWN), judge(right, left, KNOWN)):
        assert judgement.verdict is verdict
        assert reason in "; ".join(judgement.reasons)
        assert judgement.tie is tie


def test_a_number_of_two_states_is_two_bills() -> None:
    ohio, maine = (
        Named(Kind.POLICY, ("HB 12",), places=frozenset({place}), dates=("2023-01",), sort="bill")
        for place in ("Ohio", "Maine")
    )
    assert judge(ohio, maine, KNOWN).verdict is DIFFERENT
