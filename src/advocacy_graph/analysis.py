"""From the store, or an event list in a file, to networks: the other page that joins the rooms.

graph -> statement table -> events -> counts -> matrix -> networkx
"""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from advocacy_graph.graph import columns
from advocacy_graph.model.events import Events
from advocacy_graph.model.selection import Object, Selection
from advocacy_graph.network import Kind, Matrix, Options, build, tabulate
from advocacy_graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from advocacy_graph.table import Table

Source: TypeAlias = "Store | str | os.PathLike[str]"
"""Where positions come from: a store, or the file of an event list."""


def statement_table(source: Source, *, rebuild: bool = False) -> "Table":
    """The statement table of a store, as the graph now is, or of an event list; use it in a `with` block.

    `rebuild` reads the whole graph, whatever is there. Raises `StoreError`, `UnreadableEvents`.
    """
    from advocacy_graph.table import Table  # with its engine, which takes a while to load

    if not isinstance(source, Store):
        return Table.of_file(Path(source))

    def write(part: str, target: Path, graph: str | None) -> None:
        source.write_rows(columns(part, of_one=graph is not None), target, graph)

    directory = source.directory and source.directory / "table"
    return Table.open(directory, source.changes, write, rebuild=rebuild)


def events(source: Source, selection: Selection | None = None, *, with_rows: bool = True) -> Events:
    """The event list of a selection, from a store or a file. See `Table.events`."""
    with statement_table(source) as table:
        return table.events(selection, with_rows=with_rows)


def network(source: Source, kind: Kind | str, options: Options | None = None) -> "nx.Graph[str]":
    """The network of `kind` as networkx has it, with what is behind each node and edge: see `network.build`.

    `source` is a store, or the file of an event list. Raises `NothingToDraw` where nothing is left, and
    ValueError for options that are not the kind's.
    """
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)  # what cannot be is told before anything is read
    with statement_table(source) as table:
        if kind is Kind.COALITIONS:
            return build(kind, ties=table.ties(), options=options)
        return build(kind, _events(table, options), options=options)


def matrix(source: Source, kind: Kind | str, options: Options | None = None) -> Matrix:
    """The same network as a matrix with labels, whole or with empty rows: what a spreadsheet or R takes."""
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    with statement_table(source) as table:
        return tabulate(kind, _events(table, options, with_rows=False), options)


def _fitting(kind: Kind, options: Options | None) -> tuple[Kind, Options]:
    options = options or Options()
    return kind, replace(options, object=Object.AGENCY) if kind is Kind.DEMANDS else options


def _events(table: "Table", options: Options, *, with_rows: bool = True) -> Events:
    """With `isolates`, the actors and objects too whom the filters leave nothing of."""
    found = table.events(options, with_rows=with_rows)
    if not options.isolates:
        return found
    everyone = table.events(Selection(options.actor, options.object, options.level), with_rows=False)
    return found.among(everyone.actors, everyone.objects, everyone.labels)
