"""From names in findings to the keys of the things they name. Plain data in, plain data out."""

from advocacy_graph.resolve.key import Key
from advocacy_graph.resolve.keys import Keys, keys
from advocacy_graph.resolve.normal import normal

__all__ = ["Key", "Keys", "keys", "normal"]
