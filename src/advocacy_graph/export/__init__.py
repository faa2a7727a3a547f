"""The graph and its tables in files of their own, each with a snapshot beside it that can be cited."""

from advocacy_graph.export.export import Exported, export
from advocacy_graph.export.kinds import Format, What

__all__ = ["Exported", "Format", "What", "export"]
