"""Short forms of names that stand in full in the release, and sister bodies, which are none."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import initials
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.register import COUNTRIES, PLACES, Register, key

_NUMBERED = re.compile(r"(?:local|lodge|branch|district|chapter) \d+$")

# what the name of a sister body has more: it lobbies, campaigns or teaches for the other, and is a body of its own
_SISTERS = frozenset(row[0] for row in lexicon.rows("sister_bodies"))


def sisters(one: str, other: str) -> bool:
    """Whether one's name is the other's with "Action", "Education Fund" and the like behind."""
    short, long = sorted((key(one), key(other)), key=len)
    return long.startswith(short + " ") and long[len(short) + 1 :] in _SISTERS


_LETTERS_AND_HEAD = re.compile(r"(?P<letters>[A-Z]{3,6}) (?P<head>[A-Z][a-z]+)")


def join_short_forms(register: Register) -> None:
    """ "Rivers" beside one "Rivers Alliance": a wording of it, where nothing made the short form a body of its own."""
    for k, body in list(register.bodies.items()):
        if (
            body.acronym
            or k in register.acronyms.values()
            or body.rule not in ("organization.speaks", "organization.capacity", "organization.phrase")
        ):
            continue
        whole = " " in k and ORG_HEAD.search(body.name) and not _NUMBERED.match(k)
        longer = [
            b
            for other, b in register.bodies.items()
            if (
                other.endswith(" " + k) and _says_where(other[: -len(k) - 1])
                if whole
                else (other.startswith(k + " ") and not (" " in k and other[len(k) + 1 :] in _SISTERS))
                or (" " in k and other.endswith(" " + k))
            )
        ]
        letters = _LETTERS_AND_HEAD.fullmatch(body.name) if not longer else None
        if letters:  # "TPW Union" beside one "Trade, Port and Weir Workers Union"
            longer = [
                b
                for b in register.bodies.values()
                if b is not body
                and initials(b.name).startswith(letters.group("letters"))
                and letters.group("head") in b.name.split()
            ]
        if len(longer) == 1:
            longer[0].wordings |= body.wordings
            longer[0].places += body.places
            del register.bodies[k]
            register.shortened[k] = key(longer[0].name)


def _says_where(prefix: str) -> bool:
    """Whether what a longer name has in front is a place or a reach: "New Zealand", "National"."""
    return prefix in PLACES or prefix in COUNTRIES or prefix in ("national", "federal")
