"""Predicate frames: cue patterns, each with what it says of its target and on which side of it the target stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import Gate
from advocacy_graph.extract.inflection import verb
from advocacy_graph.model import Polarity


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue pattern with what it says of its target."""

    pattern: Finder
    polarity: Polarity
    side: str
    whose: str


Cue = tuple[str, Polarity, str, str]  # pattern, polarity, side, whose


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of data/reference/stance_cues.tsv, and those of effects."""
    return tuple(
        Frame(Finder(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I), polarity, side, whose)
        for pattern, polarity, side, whose in cues()
    )


@cache
def gate() -> Gate:
    """What tells which frames a sentence can hold."""
    return Gate([pattern for pattern, *_ in cues()])


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue pattern, in the order of `frames`."""
    written = ((row[0], Polarity(row[1]), row[2], row[3]) for row in lexicon.rows("stance_cues"))
    return (*written, *_effects(Polarity.SUPPORT), *_effects(Polarity.OPPOSE))


_WILL = rf"(?:{lexicon.patterns('stance_words', 'doing or not')})"
_BETWEEN = r"(?:\w+ly\s+|also\s+|only\s+|further\s+|even\s+|help\s+|again\s+|just\s+|not\s+|never\s+|already\s+|better\s+){0,3}"
# "has been harmed by it", "is protected": it is something else that does it
_DOES_IT = r"(?<!be )(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )(?<!being )(?<!get )(?<!a )(?<!the )"
_NO_AGENT = r"(?! (?:by|with|under|from|against)\b)"


def _effects(polarity: Polarity) -> Iterator[Cue]:
    """What does good, or harm, stands before the verb: "would not protect", "has undermined", "harms", "is hurting"."""
    rows = [row for row in lexicon.rows("effect_verbs") if Polarity(row[2]) is polarity]
    verbs = [verb(row[0], row[1]) for row in rows]
    thirds = [v.third for v, row in zip(verbs, rows, strict=True) if row[3] != "noun"]
    base, third, past, doing = (
        lexicon.alternation(forms)
        for forms in ([v.base for v in verbs], thirds, [v.past for v in verbs], [v.doing for v in verbs])
    )
    been = r"(?:(?:is|are|was|were|be|been)\s+(?:\w+ly\s+|not\s+|already\s+|only\s+)*)"
    if polarity is Polarity.OPPOSE:
        been += "?"  # "a bill harming tenants"; but "protecting tenants" may be what somebody else does
    pattern = (
        rf"{_WILL}\s+{_BETWEEN}{base}|(?:has|have|had|having)\s+{_BETWEEN}{past}"
        rf"|{third}|{_DOES_IT}{past}{_NO_AGENT}|{been}{doing}"
    )
    yield pattern, polarity, "subject", "effect"
