"""The co-statement network: who speaks in one release, counted by releases."""

import pytest

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.network import Actor, Kind, Options, build

SPOKEN = [  # release, who speaks, on what, for which side
    ("r1", "A", "p", "support"),
    ("r1", "A", "q", "oppose"),
    ("r1", "B", "p", "oppose"),
    ("r2", "A", "p", "neutral"),  # whatever they say
    ("r2", "B", "q", "unknown"),
    ("r2", "C", "q", "support"),
    ("r3", "C", "q", "support"),
    ("r4", "D", "q", "support"),
]
ALL = {("A", "B", 2), ("A", "C", 1), ("B", "C", 1)}

CHOICES = {
    "all": (Options(), ALL, "ABC"),
    "two releases or more": (Options(minimum=2), {("A", "B", 2)}, "AB"),
    "nodes without a line": (Options(minimum=2, isolates=True), {("A", "B", 2)}, "ABCD"),
    "two statements or more": (Options(fewest=2), ALL, "ABC"),
    "three statements or more": (Options(fewest=3), None, ""),
    "no line, and who says little left out": (Options(fewest=2, isolates=True), ALL, "ABC"),
}


@pytest.fixture
def rows(position):
    return [position(who, what, side, release=release) for release, who, what, side in SPOKEN]


@pytest.mark.parametrize("case", CHOICES)
def test_who_speaks_in_one_release(rows, case: str) -> None:
    options, lines, nodes = CHOICES[case]
    if lines is None:
        with pytest.raises(NothingToDraw):
            build(Kind.STATEMENTS, rows, options=options)
        return
    graph = build(Kind.STATEMENTS, rows, options=options)
    label = graph.nodes(data="label")
    assert {(*sorted((label[a], label[b])), weight) for a, b, weight in graph.edges(data="weight")} == lines
    assert "".join(sorted(name for _, name in label)) == nodes
    assert {d["stance"] for _, _, d in graph.edges(data=True)} == {"together"}


def test_what_is_behind_a_line_is_what_the_two_say_in_the_releases_that_they_share(rows) -> None:
    graph = build(Kind.STATEMENTS, rows)
    by_label = {label: node for node, label in graph.nodes(data="label")}
    behind = graph.edges[by_label["A"], by_label["B"]]["behind"]
    assert sorted(found.position for found in behind) == sorted(row.position for row in rows[:5])
    assert len(graph.nodes[by_label["C"]]["behind"]) == 2


def test_people_of_one_body(position) -> None:
    rows = [position("A", "p", person=name) for name in ("Ann Lee", "Bo Ray")] + [position("B", "p")]
    graph = build(Kind.STATEMENTS, rows, options=Options(actor=Actor.PERSON))
    assert {kind for _, kind in graph.nodes(data="kind")} == {"person"}
    assert sorted(label for _, label in graph.nodes(data="label")) == ["Ann Lee", "Bo Ray"]
