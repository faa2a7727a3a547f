"""What is left of a network under a stricter choice: worked by hand, and on the way from a list to the rows."""

import csv
from pathlib import Path

import networkx as nx
import pytest

from advocacy_graph import analysis
from advocacy_graph.errors import NothingToDraw, UnreadableEvents
from advocacy_graph.network import Filter, Kind, Options, Step, step


def network(lines: dict[str, float], community: str = "", directed: bool = False) -> "nx.Graph[str]":
    """`{"AB": 2}` has a line from A to B; `community` names those of the first community."""
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in lines.items())
    if community:
        for node in graph:
            graph.nodes[node]["community"] = 1 if node in community else 2
    return graph


def compared(base: "nx.Graph[str]", other: "nx.Graph[str]") -> Step:
    return step(base, other, confidence=None, decided=False)


def test_a_network_beside_itself() -> None:
    base = network({"AB": 2, "BC": 1}, "AB")
    found = compared(base, base)
    assert (found.nodes_kept, found.lines_kept, found.weight_kept) == (1, 1, 1)
    assert (found.by_degree, found.by_weight, found.communities) == pytest.approx((1, 1, 1))


def test_what_is_kept() -> None:
    # Of 3 + 2 + 1 a line of 1 stays whole, one of 3 with 2, one goes; the degrees 1 2 2 1 become 1 1 1 1.
    found = compared(network({"AB": 3, "BC": 2, "CD": 1}), network({"BA": 2, "CD": 1}))
    assert (found.nodes, found.lines, found.weight) == (4, 2, 3)
    assert (found.nodes_kept, found.lines_kept, found.weight_kept) == (1, 2 / 3, 3 / 6)
    assert found.by_degree is None
    assert (
        compared(network({"AB": 2, "CD": 1}), network({"AB": 3, "BC": 2})).by_degree is None
    )  # 1 1 1 1 at first
    # Ranks of 3 2 1 beside 2 0 1: d = (0, 1, -1), rho = 1 - 6 * 2 / (3 * 8).
    assert found.by_weight == pytest.approx(0.5)
    assert found.communities is None


def test_heavier_lines_keep_no_more_than_all_and_new_ones_count_for_the_order() -> None:
    found = compared(network({"AB": 2, "BC": 1}), network({"AB": 1, "BC": 3, "AC": 9}))
    assert found.weight_kept == pytest.approx((1 + 1) / 3)
    # AB BC AC are 2 1 0 beside 1 3 9: the opposite order.
    assert found.by_weight == pytest.approx(-1)


def test_a_line_from_one_is_not_one_to_it() -> None:
    found = compared(network({"AB": 1}, directed=True), network({"BA": 1}, directed=True))
    assert (found.nodes_kept, found.lines_kept, found.weight_kept) == (1, 0, 0)


def test_communities_of_the_nodes_that_are_left() -> None:
    ring = {"AB": 1.0, "BC": 1.0, "CD": 1.0, "DE": 1.0, "EA": 1.0}
    # {A B C} {D E} against {A B} {C D E}: pairs together in both 2, expected 4 * 4 / 10, at most 4.
    found = compared(network(ring, "ABC"), network(ring, "AB"))
    assert found.communities == pytest.approx((2 - 1.6) / (4 - 1.6))
    assert compared(network(ring, "ABC"), network({"AB": 1}, "AB")).communities == 1
    assert compared(network(ring, "ABC"), network({})).communities is None


HEAD = ["actor", "object", "polarity", "date", "release", "confidence", "decided"]
ROWS = [
    *([name, "p", "support", "2021-03-01", f"r{n}", sure, "yes"] for n, (name, sure) in enumerate(
        [("A", 0.9), ("B", 0.9), ("C", "0,6"), ("D", "")]
    )),
    ["D", "q", "support", "2021-03-01", "r9", 0.6, "no"],
]  # fmt: skip


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *ROWS])
    return path


def test_thresholds_of_an_event_list(listed: Path) -> None:
    steps = analysis.sensitivity(listed, Kind.CONGRUENCE, thresholds=[0.9, 0.6, 1])
    assert [(one.confidence, one.decided, one.nodes, one.lines) for one in steps] == [
        *[(None, False, 4, 6), (0.6, False, 3, 3), (0.9, False, 2, 1), (1, False, 0, 0)],
        (None, True, 4, 6),
    ]
    assert [one.positions for one in steps] == [5, 4, 2, 0, 4]
    assert "among 5 positions there is none of which the rule is at least 1 sure" in steps[3].remark
    assert [bool(one.remark) for one in steps] == [False, False, False, True, False]
    # Each is the network that `network` makes with the same choice.
    for one in steps[:3]:
        made = analysis.network(listed, "congruence", Options(confidence=one.confidence))
        assert (made.number_of_nodes(), made.number_of_edges()) == (one.nodes, one.lines)


def test_positions_are_counted_where_no_two_agree(tmp_path: Path) -> None:
    path = tmp_path / "apart.csv"
    rows = [
        [n, p, "support", "2021-03-01", f"r{n}", s, "no"]
        for n, p, s in (("A", "p", 0.9), ("B", "p", 0.6), ("C", "q", 0.9))
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    steps = analysis.sensitivity(path, Kind.CONGRUENCE, thresholds=[0.8])
    assert [(one.positions, one.lines) for one in steps] == [(3, 1), (2, 0), (0, 0)]
    assert steps[1].remark


def test_thresholds_go_up_from_the_options_own(listed: Path) -> None:
    steps = analysis.sensitivity(listed, options=Options(confidence=0.6, decided=True))
    assert [(one.confidence, one.decided) for one in steps] == [
        (at, True) for at in (0.6, 0.7, 0.8, 0.9, 0.95)
    ]


@pytest.mark.parametrize(
    ("kind", "options", "thresholds", "says"),
    [
        ("congruence", Options(confidence=0.6), [0.5], "0.5 is not above 0.6"),
        ("congruence", None, [1.5], "1.5 is not above 0 and up to 1"),
        ("congruence", Options(inverted=frozenset({Filter.DECIDED})), None, "do not turn them round"),
        ("coalitions", None, None, "choose a network of positions"),
    ],
)
def test_what_cannot_be_varied(listed: Path, kind, options, thresholds, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        analysis.sensitivity(listed, kind, options, thresholds)


def test_nothing_to_begin_with(listed: Path) -> None:
    with pytest.raises(NothingToDraw):
        analysis.sensitivity(listed, "conflict")


def test_a_confidence_that_is_none(listed: Path) -> None:
    listed.write_text(listed.read_text().replace("0.9", "high", 1))
    with pytest.raises(UnreadableEvents, match="line 2: 'high' is no confidence"):
        analysis.sensitivity(listed)
