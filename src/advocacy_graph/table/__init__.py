"""The statement table: the graph's positions in columns, beside the store. Derived, kept up, never the truth."""

from advocacy_graph.table.table import Changes, Table

__all__ = ["Changes", "Table"]
