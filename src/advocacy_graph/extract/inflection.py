"""The forms of an English verb, as lexicons that give its base need them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms: "deny", "denies", "denied", "denying"."""

    base: str
    third: str
    past: str
    doing: str


_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_Y = re.compile(r"(?<=[^aeiou])y$")
_MUTE_E = re.compile(r"(?<=[^eo])e$")


def verb(base: str, past: str = "") -> Verb:
    """The forms of a verb; `past` where it is not regular, or doubles its last letter.

    >>> verb("deny")
    Verb(base='deny', third='denies', past='denied', doing='denying')
    >>> verb("gut", "gutted").doing
    'gutting'
    """
    if _Y.search(base):
        third, regular = _Y.sub("ies", base), _Y.sub("ied", base)
    else:
        third = base + ("es" if _SIBILANT.search(base) else "s")
        regular = base + ("d" if base.endswith("e") else "ed")
    doubled = past.endswith(f"{base[-1] * 2}ed")
    return Verb(base, third, past or regular, past[:-2] + "ing" if doubled else _MUTE_E.sub("", base) + "ing")
