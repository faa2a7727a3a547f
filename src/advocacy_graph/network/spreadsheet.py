"""Two CSV tables, headed as Gephi's import expects, safe to open in a spreadsheet."""

from collections.abc import Iterable, Sequence
from csv import writer
from io import StringIO
from typing import NamedTuple

import networkx as nx

from advocacy_graph.network.flat import flat
from advocacy_graph.spreadsheet import Cell, guarded

_NODES = ("Id", "Label", "Kind", "Evidence", "Community", "First date", "Last date")
_EDGES = (
    *("Source", "Target", "Type", "Weight", "Stance", "Source label", "Target label"),
    *("Statements", "Releases", "Words", "First date", "Last date"),
)


class Tables(NamedTuple):
    """The text of the two files."""

    nodes: str
    edges: str


def csv(graph: "nx.Graph[str]") -> Tables:
    """The node list and the edge list of `graph`, with the words behind each edge.

    Text that a spreadsheet would run as a formula gets a leading apostrophe, identifiers too; numbers stay.
    """
    plain = flat(graph)
    nodes = [
        (node, d["label"], d["kind"], d["evidence"], d.get("community", ""), d["first_date"], d["last_date"])
        for node, d in plain.nodes(data=True)
    ]
    edges = [
        (
            source,
            target,
            "Directed" if plain.is_directed() else "Undirected",
            d["weight"],
            d["stance"],
            plain.nodes[source]["label"],
            plain.nodes[target]["label"],
            d["statements"],
            d["releases"],
            d["words"],
            d["first_date"],
            d["last_date"],
        )
        for source, target, d in plain.edges(data=True)
    ]
    return Tables(
        _table(_NODES, nodes),
        _table(_EDGES, edges),
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    out = StringIO(newline="")
    table = writer(out)
    table.writerow(head)
    table.writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue()
