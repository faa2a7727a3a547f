"""The lexicons of the genre, read once from data/reference: data files, so that an entry is easy to add."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from advocacy_graph.resources import rows

__all__ = ["EXPRESSES", "alternation", "patterns", "rows", "speech_verbs", "words"]


# "expressed a worry", "raises concerns": what somebody thinks, where "that" follows; "spoke at length of how"
EXPRESSES = (
    r"(?:express|voic|rais)(?:es|ed|e)? (?:(?:an?|the|her|his|its|their|\w+) ){0,2}?"
    r"(?:concerns?|worry|worries|fears?|hopes?|views?|belief|doubts?|confidence|regret|outrage|alarm|dismay|disappointment"
    r"|surprise|satisfaction|anger|frustration)"
    r"|sp(?:oke|eaks?) (?:\w+ ){0,2}?(?:of|about) how"
)


@cache
def words(name: str, *senses: str) -> frozenset[str]:
    """The first column of a lexicon, lower case; only entries of these senses where any are given."""
    return frozenset(row[0].lower() for row in rows(name) if not senses or row[-1] in senses)


@cache
def patterns(name: str, *uses: str) -> str:
    """The patterns of a lexicon as alternatives, in their order; its columns are pattern, use, sense."""
    return "|".join(row[0] for row in rows(name) if not uses or row[1] in uses)


@cache
def speech_verbs(*senses: str) -> str:
    """A regex alternation of the inflected speech verbs of these senses, longest first."""
    return alternation(
        f.strip() for row in rows("speech_verbs") if row[2] in senses for f in row[1].split(",")
    )


def alternation(words: Iterable[str]) -> str:
    """A regex that matches any of the words, the longest first, written as a tree of their beginnings: an engine then
    asks for each letter once, and not for each word.

    >>> alternation(["plan", "plans", "plane", "act"])
    '(?:act|plan(?:e|s)?)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[""] = {}  # a word ends here
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    ways = []
    for letter, rest in sorted(tree.items()):
        run = letter
        while len(rest) == 1 and "" not in rest:
            ((letter, rest),) = rest.items()
            run += letter
        if run:
            ways.append(re.escape(run) + _branches(rest))
    if not ways:
        return ""
    ends = "" in tree
    return f"(?:{'|'.join(ways)})?" if ends else f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]
