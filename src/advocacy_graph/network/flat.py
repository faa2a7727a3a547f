"""A network with nothing but text and numbers on it, for formats that hold no more."""

from collections.abc import Iterable, Sequence

import networkx as nx

from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.network.clean import encodable

BETWEEN = " | "


def flat(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """A copy of `graph` with `behind` spelt out as `statements`, `releases` and `words`, joined by " | ".

    `statements` are identifiers: of the statement, else of the position; of the release for a declared tie.
    Nodes have the number of what is behind them, `evidence`, in place of the words. `first_date` and `last_date`
    are those of what is behind, empty where nothing has a date.
    """
    copy: nx.Graph[str] = nx.DiGraph() if graph.is_directed() else nx.Graph()
    copy.graph.update(_encodable(graph.graph))
    for node, data in graph.nodes(data=True):
        rest = {key: value for key, value in data.items() if key != "behind"}
        copy.add_node(
            encodable(node), **_encodable(rest), evidence=len(data["behind"]), **_dates(data["behind"])
        )
    for source, target, data in graph.edges(data=True):
        rest = {key: value for key, value in data.items() if key != "behind"}
        behind: Sequence[CodedPosition | DeclaredTie] = data["behind"]
        copy.add_edge(
            encodable(source),
            encodable(target),
            **_encodable(rest),
            statements=_joined(identifier(row) for row in behind),
            releases=_joined(row.release_label for row in behind),
            words=_joined(row.words for row in behind),
            **_dates(behind),
        )
    return copy


def identifier(row: CodedPosition | DeclaredTie) -> str:
    """What to look up for the words of `row`."""
    return row.release if isinstance(row, DeclaredTie) else row.statement or row.position


def _dates(behind: Sequence[CodedPosition | DeclaredTie]) -> dict[str, str]:
    dates = [row.date for row in behind if row.date]
    first, last = (min(dates).isoformat(), max(dates).isoformat()) if dates else ("", "")
    return {"first_date": first, "last_date": last}


def _joined(values: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(encodable(value) for value in values))


def _encodable(attributes: dict[str, str | int | float]) -> dict[str, str | int | float]:
    return {key: encodable(value) if isinstance(value, str) else value for key, value in attributes.items()}
