"""Words of names, folded so that spellings of one word are equal."""

import re
from functools import lru_cache
from typing import Final

from advocacy_graph.resolve.normal import normal

_SPELLINGS: Final = (
    (re.compile(r"\b(\w+)(?:isation|ization)(s?)\b"), r"\1ization\2"),
    (re.compile(r"\b(\w{3,})ise(d|s|r|rs)?\b"), r"\1ize\2"),
    (re.compile(r"\bcentre"), "center"),
    (re.compile(r"\bdefence"), "defense"),
    (re.compile(r"\b(lab|harb|neighb|fav|hon|col)our"), r"\1or"),
    (re.compile(r"\bprogramme"), "program"),
    (re.compile(r"\bco operati"), "cooperati"),
    (re.compile(r"\bcounsell"), "counsel"),
    (re.compile(r"\b(?:united states of america|united states|u s a|u s|usa)\b"), "us"),
    (re.compile(r"\b(?:united kingdom|u k)\b"), "uk"),
    (re.compile(r"\bnew zealand\b"), "nz"),
)
_EMPTY: Final = frozenset("the of for and to in on a an at by with from de la le les des et".split())


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    """`normal`, and centre is center, labour labor, organisation organization, United States us."""
    text = normal(name)
    for pattern, replacement in _SPELLINGS:
        text = pattern.sub(replacement, text)
    return text


@lru_cache(maxsize=100_000)
def content(name: str) -> tuple[str, ...]:
    """The folded words that carry the name, in order: "the League of Women Voters" is league, women, voters."""
    return tuple(word for word in folded(name).split() if word not in _EMPTY)


def initials(name: str) -> str:
    """`Deferred Action for Childhood Arrivals` gives `daca`."""
    return "".join(word[0] for word in content(name))
