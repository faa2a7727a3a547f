"""Predicate frames: cue patterns, each with what it says of its target and on which side of it the target stands."""

from dataclasses import dataclass
from functools import cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import Gate
from advocacy_graph.model import Polarity


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue pattern with what it says of its target."""

    pattern: Finder
    polarity: Polarity
    side: str
    whose: str


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of data/reference/stance_cues.tsv."""
    return tuple(
        Frame(Finder(rf"(?<![\w-])(?:{row[0]})(?![\w-])", re.I), Polarity(row[1]), row[2], row[3])
        for row in lexicon.rows("stance_cues")
    )


@cache
def gate() -> Gate:
    """What tells which frames a sentence can hold."""
    return Gate([row[0] for row in lexicon.rows("stance_cues")])
