"""Whom a round-up of what others say praises: an office holder's release, though bodies alone speak in it."""

import re

from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import stands
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.register import Register

PRAISED = "issuer.praised"
"""The rule that told such an issuer."""

_AS_PRAISED = re.compile(
    r"(?P<before>.*?)\b(?:applaud|praise|hail|welcome|cheer|laud|celebrate|back)s?\b.*?\b(?:(?P<house>(?-i:White House|President(?= [A-Z])|\w+ [Aa]dministration))|(?:Governor|Gov\.|Mayor|Senator|Sen\.) (?P<holder>[A-Z][\w'’-]*\w))\b",
    re.I,
)
_ROUNDED_UP = re.compile(r"\W*(?:ICYMI|in case you missed it|what they(?: are|['’]re) saying)\b", re.I)
_AMERICAN = Finder(r"\b(?:United States|U\.S\.|Americans?)(?!\w)")


def praised_in(
    register: Register, paras: list[Paragraph], headline: str | None, is_round_up: bool
) -> str | None:
    """The office holder, or the White House, whom others praise in a round-up of theirs: nobody else collects it."""
    praise = _AS_PRAISED.match(headline) if headline else None
    if praise is None or headline is None:
        return None
    if not _ROUNDED_UP.match(headline) and (not is_round_up or praising(register, headline)):
        return None
    if praise.group("holder"):
        return register.full_name(praise.group("holder").removesuffix("'s"))
    if not any(_AMERICAN.is_in(p.text) for p in paras):
        return None
    house = register.add_body("White House", None, "organization.letterhead", 0.85)
    return house.name if house else None


def praising(register: Register, headline: str) -> str | None:
    """The body that a headline says to praise."""
    praise = _AS_PRAISED.match(headline)
    return next(iter(named_in(register, praise.group("before"))), None) if praise else None


def named_in(register: Register, text: str) -> list[str]:
    """The bodies that a text names, in the register's order."""
    return [b.name for b in register.bodies.values() if any(stands(w, text) for w in b.wordings)]
