"""From the store, or an event list in a file, to networks: the other page that joins the rooms.

graph -> statement table -> events -> counts -> matrix -> networkx
"""

import os
from pathlib import Path
from typing import TypeAlias

from advocacy_graph.graph import columns
from advocacy_graph.store import Store
from advocacy_graph.table import Table

Source: TypeAlias = "Store | str | os.PathLike[str]"
"""Where positions come from: a store, or the file of an event list."""


def statement_table(source: Source, *, rebuild: bool = False) -> Table:
    """The statement table of a store, as the graph now is, or of an event list; use it in a `with` block.

    `rebuild` reads the whole graph, whatever is there. Raises `StoreError`, `UnreadableEvents`.
    """
    if not isinstance(source, Store):
        return Table.of_file(Path(source))

    def write(part: str, target: Path, graph: str | None) -> None:
        source.write_rows(columns(part, of_one=graph is not None), target, graph)

    directory = source.directory and source.directory / "table"
    return Table.open(directory, source.changes, write, rebuild=rebuild)
