"""From names in findings to the keys of the things they name. Plain data in, plain data out."""

from advocacy_graph.model.named import Kind, Named, Post
from advocacy_graph.resolve.across import across
from advocacy_graph.resolve.codebook import Codebook, Imported, imported, read_concepts
from advocacy_graph.resolve.gazetteer import (
    Entry,
    Gazetteer,
    as_csv,
    gazetteer,
    members,
    read_gazetteer,
    read_members,
)
from advocacy_graph.resolve.judge import judge
from advocacy_graph.resolve.judgement import Judgement, Tie, Verdict
from advocacy_graph.resolve.key import Key, key_of
from advocacy_graph.resolve.keys import Asked, Joined, Keys, Reference, Tied, keys
from advocacy_graph.resolve.normal import normal
from advocacy_graph.resolve.places import place_of
from advocacy_graph.resolve.register import Candidate, Nowhere, Register
from advocacy_graph.resolve.revising import ancestors, revised
from advocacy_graph.resolve.rulings import Rulings, rulings
from advocacy_graph.resolve.sweep import Sweep

__all__ = [
    "Asked",
    "Candidate",
    "Codebook",
    "Entry",
    "Gazetteer",
    "Imported",
    "Joined",
    "Judgement",
    "Key",
    "Keys",
    "Kind",
    "Named",
    "Nowhere",
    "Post",
    "Reference",
    "Register",
    "Rulings",
    "Sweep",
    "Tie",
    "Tied",
    "Verdict",
    "across",
    "ancestors",
    "as_csv",
    "gazetteer",
    "imported",
    "judge",
    "key_of",
    "keys",
    "members",
    "normal",
    "place_of",
    "read_concepts",
    "read_gazetteer",
    "read_members",
    "revised",
    "rulings",
]
