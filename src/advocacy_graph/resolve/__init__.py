"""From names in findings to the keys of the things they name. Plain data in, plain data out."""

from advocacy_graph.resolve.gazetteer import Entry, Gazetteer, read_gazetteer
from advocacy_graph.resolve.judge import judge
from advocacy_graph.resolve.judgement import Judgement, Tie, Verdict
from advocacy_graph.resolve.key import Key
from advocacy_graph.resolve.keys import Keys, keys
from advocacy_graph.resolve.named import Kind, Named, Post
from advocacy_graph.resolve.normal import normal

__all__ = [
    "Entry",
    "Gazetteer",
    "Judgement",
    "Key",
    "Keys",
    "Kind",
    "Named",
    "Post",
    "Tie",
    "Verdict",
    "judge",
    "keys",
    "normal",
    "read_gazetteer",
]
