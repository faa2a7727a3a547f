"""The graph and its tables in files of their own, each with a snapshot beside it that can be cited."""

from advocacy_graph.exports.kinds import Format, What
from advocacy_graph.exports.write import Exported, export

__all__ = ["Exported", "Format", "What", "export"]
