"""Measures worked out by hand on networks small enough for it."""

import networkx as nx
import pytest

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import Polarity
from advocacy_graph.network import Backbone, Kind, Options, backbone, build, coded, compare, standings, turns

BASE = "https://example.org/id/organization/"


def network(lines: dict[tuple[str, str], float], stance: str = "agree") -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph(description="Lines.")
    for (a, b), weight in lines.items():
        graph.add_edge(a, b, weight=weight, stance=stance, behind=())
    for node in graph:
        graph.nodes[node].update(label=node, kind="organization", behind=())
    return graph


def test_a_chain_with_a_strong_and_a_weak_line() -> None:
    by = {one.node: one for one in standings(network({("A", "B"): 2, ("B", "C"): 1}))}
    assert [(by[n].degree, by[n].strength) for n in "ABC"] == [(1, 2), (2, 3), (1, 1)]
    assert [by[n].betweenness for n in "ABC"] == [0, 1, 0]
    # Distances are 1/2 and 1: from A 1/2 to B and 3/2 to C.
    assert [by[n].closeness for n in "ABC"] == pytest.approx([2 / 2, 2 / 1.5, 2 / 2.5])
    # The eigenvector of ((0, 2, 0), (2, 0, 1), (0, 1, 0)) to its value sqrt(5).
    assert [by[n].eigenvector for n in "ABC"] == pytest.approx([2 / 5**0.5, 1, 1 / 5**0.5])


def test_who_bridges_two_communities() -> None:
    camps = {(a, b): 5 for camp in ("ABC", "XYZ") for a in camp for b in camp if a < b}
    by = {one.node: one for one in standings(network({**camps, ("C", "X"): 2}))}
    assert by["A"].bridging == 0
    assert by["C"].bridging == pytest.approx(1 - (10 / 12) ** 2 - (2 / 12) ** 2)
    assert by["A"].community != by["X"].community


def test_what_means_nothing_is_left_out(position) -> None:
    rows = [position("A", "p"), position("B", "p", "oppose"), position("C", "p")]
    for kind in (Kind.CONFLICT, Kind.POLICY):
        for one in standings(build(kind, rows)):
            assert (one.betweenness, one.closeness, one.eigenvector, one.community) == (None,) * 4
            assert one.strength > 0


def test_the_order_of_lines_changes_nothing() -> None:
    lines = {(a, b): 1.0 for a in "ABCDEF" for b in "ABCDEF" if a < b}
    assert standings(network(lines)) == standings(network(dict(reversed(lines.items()))))


def test_the_disparity_filter() -> None:
    # A has 10 lines, one with 11/20 of its weight: (1 - 11/20)^9 = 0.00076; the others (1 - 1/20)^9 = 0.63.
    star = {("A", f"B{n}"): 1.0 for n in range(9)} | {("A", "C"): 11.0}
    found = backbone(network(star), Backbone.DISPARITY)
    assert list(found.edges) == [("A", "C")]
    assert sorted(found) == ["A", "C"]
    assert "(disparity filter at alpha 0.05): 1 of 10 lines" in found.graph["description"]
    against = {line: -weight if "C" in line else weight for line, weight in star.items()}
    assert list(backbone(network(against), Backbone.DISPARITY).edges) == [("A", "C")]  # by size
    with pytest.raises(NothingToDraw, match="--alpha"):
        backbone(network(star), Backbone.DISPARITY, alpha=0.0001)


def test_the_maximum_spanning_forest() -> None:
    lines = {("A", "B"): 3.0, ("B", "C"): 2.0, ("A", "C"): 2.0, ("D", "E"): 1.0}
    found = backbone(network(lines), Backbone.FOREST)
    assert {frozenset(edge) for edge in found.edges} == {frozenset("AB"), frozenset("AC"), frozenset("DE")}
    assert "(maximum spanning forest): 3 of 4 lines" in found.graph["description"]
    against = backbone(network({**lines, ("A", "C"): -2.5}), Backbone.FOREST)
    assert {frozenset(edge) for edge in against.edges} == {frozenset("AB"), frozenset("AC"), frozenset("DE")}
    assert against.edges["A", "C"]["weight"] == -2.5


def test_declared_against_revealed(tie) -> None:
    ties = [tie(name, "One", "member") for name in "ABC"] + [tie(name, "Two", "co-chair") for name in "DE"]
    ties += [tie("D", "One", "member"), tie("Z", "One", "signatory")]
    same = {f"{BASE}{name}": 1 + (name in "DE") for name in "ABCDEZ"}
    found = compare(ties, same)
    assert (found.index, found.bodies, found.coalitions, found.apart) == (1, 5, 2, ())
    # C moved over: pairs together in both 1 + 1 = 2, in one 4, in the other 4, expected 4 * 4 / 10.
    found = compare(ties, {**same, f"{BASE}C": 2})
    assert found.index == pytest.approx((2 - 1.6) / (4 - 1.6))
    assert [(one.body, one.coalition_label, one.community, one.of_most) for one in found.apart] == [
        (f"{BASE}C", "One", 2, 1)
    ]
    assert compare(ties, {f"{BASE}A": 1}).index is None


def test_who_changed_sides_and_when(position) -> None:
    rows = [
        position("A", "p", "support", on="2021-01-01"),
        position("A", "p", "support", on="2021-02-01", words="Still for it."),
        position("A", "p", "neutral", on="2021-02-15"),
        position("A", "p", "mixed", on="2021-03-01"),
        position("A", "p", "unknown", on="2021-03-15"),
        position("A", "p", "oppose", on="2021-04-01", words="No more."),
        position("A", "p", "support", on="2021-05-01"),
        position("A", "p", "oppose", on="2021-05-01"),
        position("A", "q", "support", on="2021-04-01"),
        position("B", "p", "oppose", on="2021-01-01"),
        position("B", "p", "support", on=None),
    ]
    [turn] = turns(coded(rows))
    assert (turn.actor_label, turn.object_label) == ("A", "p")
    assert (turn.before, turn.after) == (Polarity.SUPPORT, Polarity.OPPOSE)
    assert (str(turn.last), str(turn.first)) == ("2021-02-01", "2021-04-01")
    assert turn.said_before is not None
    assert turn.said_after is not None
    assert (turn.said_before.words, turn.said_after.words) == ("Still for it.", "No more.")


def test_each_turn_is_told_by_its_day(position) -> None:
    sides = [("B", "2021-01-01", "oppose"), ("A", "2021-02-01", "support"), ("A", "2021-03-01", "oppose")]
    sides += [("B", "2021-03-01", "support"), ("A", "2021-03-02", "support"), ("A", "2021-03-03", "support")]
    found = turns(coded(position(who, "p", side, on=day) for who, day, side in sides))
    assert [(turn.actor_label, str(turn.last), str(turn.first), turn.after.value) for turn in found] == [
        ("A", "2021-02-01", "2021-03-01", "oppose"),
        ("B", "2021-01-01", "2021-03-01", "support"),
        ("A", "2021-03-01", "2021-03-02", "support"),
    ]


def test_isolates_and_actors_with_few_statements(position) -> None:
    rows = [position("A", "p"), position("A", "p"), position("B", "p"), position("C", "q")]
    drawn = build(Kind.CONGRUENCE, rows, options=Options(isolates=True))
    assert {data["label"] for _, data in drawn.nodes(data=True)} == {"A", "B", "C"}
    assert {data["label"] for _, data in build(Kind.CONGRUENCE, rows).nodes(data=True)} == {"A", "B"}
    with pytest.raises(NothingToDraw, match="only one among the organisations, A"):
        build(Kind.CONGRUENCE, rows, options=Options(fewest=2))
