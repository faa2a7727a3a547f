"""From rows to networkx: what nodes and edges carry, what the graph says of itself, and the empty ones."""

from dataclasses import replace
from datetime import date

import pytest

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.network import Actor, Aggregation, Duplicates, Kind, Normalisation, Options, build

BASE = "https://example.org/id/"


def org(name: str) -> str:
    return f"{BASE}organization/{name}"


@pytest.fixture
def rows(position):
    return [
        position("Harbor Union", "Tide Act", words="We back it.", release="r1", on="2021-03-01"),
        position("Port Guild", "Tide Act", words="So do we.", release="r2", on="2021-04-01"),
        position("Port Guild", "Dune Plan", "oppose", release="r2", on="2021-04-01"),
        position("Sand Board", "Tide Act", "oppose", words="We do not.", release="r3", on="2021-05-01"),
        position("Sand Board", "Dune Plan", "mixed", release="r3", on="2021-05-01"),
        position("Far Club", "Moon Rule", "support", release="r3", on="2021-05-01"),
        position("Far Club", "Tide Act", "neutral", release="r3", on="2021-05-01"),
    ]


def edges(graph) -> set[tuple[frozenset[str], float, str]]:
    return {
        (frozenset((graph.nodes[a]["label"], graph.nodes[b]["label"])), d["weight"], d["stance"])
        for a, b, d in graph.edges(data=True)
    }


def pair(a: str, b: str) -> frozenset[str]:
    return frozenset((a, b))


def test_congruence(rows) -> None:
    graph = build(Kind.CONGRUENCE, rows)
    assert edges(graph) == {
        (pair("Harbor Union", "Port Guild"), 1, "agree"),
        (
            pair("Port Guild", "Sand Board"),
            1,
            "agree",
        ),  # against the Dune Plan, which Sand Board is for as well
    }


def test_conflict(rows) -> None:
    graph = build(Kind.CONFLICT, rows)
    assert not any("community" in d for _, d in graph.nodes(data=True))  # who disagree are no coalition
    assert edges(graph) == {
        (pair("Harbor Union", "Sand Board"), 1, "disagree"),
        (pair("Port Guild", "Sand Board"), 2, "disagree"),
    }


def test_an_edge_says_what_is_behind_it(rows) -> None:
    graph = build(Kind.CONFLICT, rows)
    edge = graph.edges[org("Harbor Union"), org("Sand Board")]
    assert [p.words for p in edge["behind"]] == ["We back it.", "We do not."]
    assert edge["policies"] == 1
    assert [p.release_label for p in edge["behind"]] == ["Headline of r1", "Headline of r3"]
    assert graph.nodes[org("Sand Board")]["kind"] == "organization"
    assert len(graph.nodes[org("Sand Board")]["behind"]) == 2


def test_on_how_many_policies_two_meet(position) -> None:
    said = [
        ("A", "p"), ("A", "p"), ("B", "p"), ("A", "q", "oppose"), ("B", "q"), ("A", "r", "mixed"), ("B", "r", "mixed"),
        ("A", "s"), ("B", "s", "mixed"), ("A", "t"), ("B", "u", "oppose"),
    ]  # fmt: skip
    rows = [position(*one) for one in said]
    met = {
        Aggregation.CONGRUENCE: 3,  # p, r, s
        Aggregation.CONFLICT: 3,  # q, r, s
        Aggregation.IGNORE: 4,
        Aggregation.SUBTRACT: 4,
    }
    for aggregation, policies in met.items():
        graph = build(Kind.POSITIONS, rows, options=Options(aggregation=aggregation))
        assert graph.edges[org("A"), org("B")]["policies"] == policies, aggregation


def test_policy(rows) -> None:
    graph = build(Kind.POLICY, rows)
    assert edges(graph) == {
        (pair("Harbor Union", "Tide Act"), 1, "support"),
        (pair("Port Guild", "Tide Act"), 1, "support"),
        (pair("Port Guild", "Dune Plan"), 1, "oppose"),
        (pair("Sand Board", "Tide Act"), 1, "oppose"),
        (pair("Sand Board", "Dune Plan"), 2, "both"),
        (pair("Far Club", "Moon Rule"), 1, "support"),
    }
    assert {d["kind"] for _, d in graph.nodes(data=True)} == {"organization", "policy"}
    assert len(graph.nodes[f"{BASE}policy/Tide Act"]["behind"]) == 3


def test_coalitions(tie) -> None:
    graph = build(
        Kind.COALITIONS,
        ties=[
            tie("Harbor Union", "Shore Alliance", "signatory", release="r1"),
            tie("Harbor Union", "Shore Alliance", "co-chair", release="r2"),
            tie("Port Guild", "Shore Alliance", "member", release="r2"),
            tie("Shore Alliance", "Coast Forum", "partner", release="r3"),
        ],
    )
    assert edges(graph) == {
        (pair("Harbor Union", "Shore Alliance"), 2, "co-chair"),
        (pair("Port Guild", "Shore Alliance"), 1, "member"),
        (pair("Shore Alliance", "Coast Forum"), 1, "partner"),
    }
    assert graph.nodes[org("Shore Alliance")]["kind"] == "coalition"
    assert graph.nodes[org("Port Guild")]["kind"] == "organization"


def test_two_camps_are_two_revealed_coalitions(position) -> None:
    said = {"Tide Act": "support", "Dune Plan": "oppose"}
    other = {"Tide Act": "oppose", "Dune Plan": "support"}
    camps = [("A", said), ("B", said), ("C", said), ("X", other), ("Y", other)]
    graph = build(Kind.CONGRUENCE, [position(a, p, k) for a, camp in camps for p, k in camp.items()])
    assert {d["label"]: d["community"] for _, d in graph.nodes(data=True)} == {
        "A": 1,
        "B": 1,
        "C": 1,
        "X": 2,
        "Y": 2,
    }


def test_the_graph_says_what_was_computed(rows) -> None:
    options = Options(normalisation=Normalisation.AVERAGE, duplicates=Duplicates.MONTH)
    graph = build(Kind.CONGRUENCE, rows, options=options)
    said = graph.graph["description"]
    for words in (
        "the mean number of statements of the two (average)",
        "count once within one month",
        "6 positions in 3 releases, 2021-03-01 to 2021-05-01",
        "counted on both sides: 1",
        "left out: 1 neutral",
        "not drawn: 1 of 4 organisations",
    ):
        assert words in said
    assert (graph.graph["counted"], graph.graph["neutral"], graph.graph["without_edge"]) == (6, 1, 1)
    assert graph.edges[org("Harbor Union"), org("Port Guild")]["weight"] == pytest.approx(1 / 1.5)


def test_people_as_actors(position) -> None:
    rows = [position("A", "Tide Act", person="Ann Lee"), position("A", "Tide Act", person="Bo Ray")]
    graph = build(Kind.CONGRUENCE, rows, options=Options(actor=Actor.PERSON))
    assert edges(graph) == {(pair("Ann Lee", "Bo Ray"), 1, "agree")}
    assert {d["kind"] for _, d in graph.nodes(data=True)} == {"person"}


def test_a_minimum_weight(rows) -> None:
    graph = build(Kind.CONFLICT, rows, options=Options(minimum=2))
    assert edges(graph) == {(pair("Port Guild", "Sand Board"), 2, "disagree")}
    graph = build(Kind.POLICY, rows, options=Options(minimum=2))
    assert edges(graph) == {(pair("Sand Board", "Dune Plan"), 2, "both")}
    assert len(graph) == 2
    graph = build(Kind.POLICY, rows, options=Options(minimum=2, isolates=True))
    assert len(edges(graph)) == 1
    assert sorted(d["label"] for _, d in graph.nodes(data=True)) == [
        "Dune Plan", "Far Club", "Harbor Union", "Moon Rule", "Port Guild", "Sand Board", "Tide Act",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "options", "says"),
    [
        ("conflict", Options(minimum=9), "lower the minimum weight"),
        ("congruence", Options(actor=Actor.PERSON), "try organisations as actors"),
        ("coalitions", Options(), "no release declares a tie"),
    ],
)
def test_nothing_to_draw_says_which_choice_emptied_it(rows, kind: str, options: Options, says: str) -> None:
    with pytest.raises(NothingToDraw, match=says):
        build(Kind(kind), rows, options=options)


def test_nothing_to_draw_without_rows_or_without_agreement(position, tie) -> None:
    with pytest.raises(NothingToDraw, match="ingest releases"):
        build(Kind.CONGRUENCE)
    with pytest.raises(NothingToDraw, match="no two of 2 organisations agree"):
        build(Kind.CONGRUENCE, [position("A", "p"), position("B", "p", "oppose")])
    with pytest.raises(NothingToDraw, match="weighs 2 or more"):
        build(Kind.COALITIONS, ties=[tie("A", "B")], options=Options(minimum=2))


@pytest.mark.parametrize(("kind", "normalisation"), [("policy", "jaccard"), ("coalitions", "average")])
def test_a_normalisation_of_another_kind_is_refused(rows, kind: str, normalisation: str) -> None:
    with pytest.raises(ValueError, match="choose no"):
        build(Kind(kind), rows, options=Options(normalisation=Normalisation(normalisation)))


def test_lines_lead_from_actors_to_policies_and_coalitions(rows, tie) -> None:
    policies = build(Kind.POLICY, rows)
    assert {policies.nodes[target]["kind"] for _, target in policies.edges} == {"policy"}
    ties = [tie("Port Guild", "Coast Forum"), tie("Ash Club", "Coast Forum")]
    coalitions = build(Kind.COALITIONS, ties=ties)
    assert {coalitions.nodes[target]["kind"] for _, target in coalitions.edges} == {"coalition"}


def test_ties_of_a_minimum_weight_in_the_order_of_their_dates(tie) -> None:
    days = {"r1": date(2021, 5, 1), "r2": None, "r3": date(2021, 3, 1)}
    ties = [
        replace(tie("A", "One", relation, release=release), date=day)
        for (release, day), relation in zip(days.items(), ("signatory", "member", "partner"), strict=True)
    ]
    ties += [tie("B", "One", release="r1"), tie("B", "One", "co-chair", release="r1")]  # of one release
    graph = build(Kind.COALITIONS, ties=ties, options=Options(minimum=3))
    assert edges(graph) == {(pair("A", "One"), 3, "member")}
    (line,) = graph.edges(data=True)
    assert [found.date for found in line[2]["behind"]] == [days["r3"], days["r1"], None]
    assert "weigh less than 3 are left out" in graph.graph["description"]
    assert "left out" not in build(Kind.COALITIONS, ties=ties).graph["description"]
