"""GraphML and CSV: read back by the tools that will read them, and safe where a release is hostile."""

import csv as stdlib_csv
from io import BytesIO, StringIO

import networkx as nx
import pytest

from advocacy_graph.network import Kind, build, csv, graphml


@pytest.fixture
def graph(position):
    return build(
        Kind.CONFLICT,
        [
            position("Harbor Union", "Tide Act", words="We back it.", release="r1"),
            position("Sand Board", "Tide Act", "oppose", words='We "do" not,\nnever.', release="r2"),
        ],
    )


def read(table: str) -> list[dict[str, str]]:
    return list(stdlib_csv.DictReader(StringIO(table, newline="")))


def test_csv_has_both_lists(graph) -> None:
    tables = csv(graph)
    assert [(n["Label"], n["Kind"], n["Evidence"]) for n in read(tables.nodes)] == [
        ("Harbor Union", "organization", "1"),
        ("Sand Board", "organization", "1"),
    ]
    (edge,) = read(tables.edges)
    assert {edge["Source"], edge["Target"]} == set(graph)
    assert edge["Words"] == 'We back it. | We "do" not,\nnever.'
    assert (edge["Weight"], edge["Stance"], edge["Type"]) == ("1.0", "disagree", "Undirected")
    assert (
        edge["Statements"] == "https://example.org/id/statement/0001 | https://example.org/id/statement/0002"
    )
    assert edge["Releases"] == "Headline of r1 | Headline of r2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(position, start: str) -> None:
    graph = build(
        Kind.POLICY, [position("Harbor Union", "Tide Act", words=f"{start}1+1", person=f"{start}x")]
    )
    for node in graph.nodes.values():
        node["label"] = f"{start}HYPERLINK()"
    tables = csv(graph)
    cells = [cell for table in tables for row in read(table) for cell in row.values()]
    assert f"'{start}1+1" in cells
    assert f"'{start}HYPERLINK()" in cells
    assert not [cell for cell in cells if cell.startswith(start)]


def test_graphml_is_read_back_with_words_and_account(graph) -> None:
    again = nx.read_graphml(BytesIO(graphml(graph).encode()))
    assert {d["label"] for _, d in again.nodes(data=True)} == {"Harbor Union", "Sand Board"}
    ((_, _, edge),) = again.edges(data=True)
    assert edge["weight"] == 1.0
    assert edge["words"] == 'We back it. | We "do" not,\nnever.'
    assert again.graph["counted"] == 2
    assert "disagree" in again.graph["description"]


@pytest.mark.parametrize(
    "words", ["NUL \x00 here", "bell \x07", "lone \ud800 surrogate", "\uffff", "</data>&"]
)
def test_graphml_is_well_formed_whatever_the_words(position, words: str) -> None:
    graph = build(Kind.POLICY, [position(words, words, words=words)])
    again = nx.read_graphml(BytesIO(graphml(graph).encode()))
    assert again.number_of_nodes() == 2


def test_declared_ties_lead_to_their_release(tie) -> None:
    graph = build(Kind.COALITIONS, ties=[tie("Harbor Union", "Shore Alliance", "co-chair")])
    (edge,) = read(csv(graph).edges)
    assert edge["Statements"] == "https://example.org/id/release/r1"
    assert edge["Stance"] == "co-chair"


def test_community_is_in_the_node_list(position) -> None:
    graph = build(Kind.CONGRUENCE, [position(name, "Tide Act") for name in "AB"])
    assert [n["Community"] for n in read(csv(graph).nodes)] == ["1", "1"]
