"""When two wordings are the same: the names of people, bodies and items as two readers write them.

Case, accents, kinds of apostrophes, punctuation and "the" never make a difference.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

CLOSE = 0.85
"""From here on two wordings of a role, an item or a headline are the same."""

_CONTAINED = 0.9  # all words of one are in the other, and they are two at least
_TOKEN = re.compile(r"[^\W_]+|[$%]")
_POSSESSIVE = re.compile(r"'s\b|'")
_ASIDE = re.compile(r"\([^)]*\)|,?\s*[DRI]-[A-Z]{2}\b")  # "(ret.)", "D-NY"
_ACRONYM_AFTER = re.compile(r"^(.*?)\s*\(([^)]+)\)\s*$")
_UNMARKED = str.maketrans({"’": "'", "‘": "'", "&": " and "})

_BEFORE_NAMES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hon honorable honourable judge justice "
    "president prime minister pm secretary governor gov mayor sheriff attorney general "
    "sen senator senators rep representative congressman congresswoman congressperson mp mep councilmember "
    "chairman chairwoman us".split()
)
_AFTER_NAMES = frozenset("jr sr md phd esq qc kc am ao ac oam obe mbe cbe mp mep".split())
_SMALL = frozenset(
    "a an the this that these those my your our his her its their of for to in on and s".split()
)


def tokens(words: str | None) -> list[str]:
    """The words compared, in order: folded, without marks; `$` and `%` count as words."""
    folded = unicodedata.normalize("NFKD", words or "")
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    return _TOKEN.findall(_POSSESSIVE.sub("", folded.translate(_UNMARKED).casefold()))


def bag(words: str | None) -> Counter[str]:
    """The tokens, counted."""
    return Counter(tokens(words))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Tokens in common, by the longer of the two; 0 when one is empty."""
    if not one or not other:
        return 0.0
    return (one & other).total() / max(one.total(), other.total())


def closeness(one: str | None, other: str | None) -> float:
    """Likeness of two short wordings: Dice's coefficient of their telling words, plurals as singulars.

    At least 0.9 where one contains the other, so that "memorandum on worksite enforcement" is the "DHS
    memorandum on worksite enforcement".
    """
    left, right = _telling(one), _telling(other)
    if not left or not right:
        return float(bool(tokens(one)) and tokens(one) == tokens(other))
    common = len(left & right)
    dice = 2 * common / (len(left) + len(right))
    shorter = min(len(left), len(right))
    return max(dice, _CONTAINED) if common == shorter >= 2 else dice


def close(one: str | None, other: str | None) -> bool:
    """Whether two wordings mean one thing."""
    return closeness(one, other) >= CLOSE


def key(name: str) -> str:
    """A body's name without what makes no difference."""
    return " ".join(token for token in tokens(name) if token not in ("the", "inc"))


def same_person(one: str | None, other: str | None) -> bool:
    """Whether two full names name one person: titles apart, a middle name may be missing or an initial."""
    left, right = _person(one), _person(other)
    if not left or not right:
        return False
    if left == right:
        return True
    if min(len(left), len(right)) < 2 or (left[0], left[-1]) != (right[0], right[-1]):
        return False
    return any(all(len(middle) == 1 for middle in name[1:-1]) for name in (left, right))


class Wordings:
    """The other wordings of bodies and items that one annotation lists in `aliases` and `acronyms`."""

    def __init__(self, annotation: Mapping[str, Any]) -> None:
        self._aliases: Mapping[str, Sequence[str]] = annotation.get("aliases") or {}
        self._bodies: dict[str, str] = {}
        for name, others in self._aliases.items():
            for wording in (name, *others):
                self._is(wording, name)
        for acronym, name in (annotation.get("acronyms") or {}).items():
            body = self._known(key(name))
            self._bodies.setdefault(key(name), body)
            self._bodies.setdefault(key(acronym), body)

    def same_body(self, one: str | None, other: str | None) -> bool:
        """Whether two names are one body's: alike, an acronym and its long form, or listed as aliases."""
        if not one or not other:
            return not one and not other
        return self._body(one) == self._body(other)

    def item_closeness(self, item: str, wording: str) -> float:
        """The best likeness of `wording` to an annotated item in any of its wordings."""
        listed = ([name, *others] for name, others in self._aliases.items() if item == name or item in others)
        return max(
            closeness(known, wording) for known in [item, *(known for group in listed for known in group)]
        )

    def same_item(self, item: str, wording: str) -> bool:
        """Whether `wording` means an annotated item."""
        return self.item_closeness(item, wording) >= CLOSE

    def _is(self, wording: str, name: str) -> None:
        self._bodies.setdefault(key(wording), self._known(key(name)))

    def _known(self, body: str) -> str:
        return self._bodies.get(body, body)

    def _body(self, name: str) -> str:
        whole = key(name)
        if whole in self._bodies:
            return self._bodies[whole]
        followed = _ACRONYM_AFTER.match(name)
        return self._known(key(followed[1])) if followed else whole


def either(annotated: Mapping[str, Any], part: str) -> list[str]:
    """What is right for a part of an annotated statement: the value and those in `PART_alt`, None left out."""
    listed: Iterable[str | None] = [annotated.get(part), *(annotated.get(f"{part}_alt") or [])]
    return [value for value in listed if value]


def _telling(words: str | None) -> set[str]:
    return {_singular(token) for token in tokens(words) if token not in _SMALL}


def _singular(token: str) -> str:
    return token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token


def _person(name: str | None) -> list[str]:
    words = tokens(_ASIDE.sub("", name or ""))
    while len(words) > 1 and words[0] in _BEFORE_NAMES:
        del words[0]
    while len(words) > 1 and words[-1] in _AFTER_NAMES:
        del words[-1]
    return words
