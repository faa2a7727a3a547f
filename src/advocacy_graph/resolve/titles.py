"""One wording of a policy, taken apart; and what it tells outside of its release."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from advocacy_graph import resources
from advocacy_graph.resolve.places import is_place
from advocacy_graph.resolve.words import content, folded, initials

# Kinds of number, each with how releases write it. The longer come first: "H.Res. 2" is no "H.R. 2".
_NUMBERS: Final = tuple(
    (
        kind,
        re.compile(rf"(?<![\w.])(?:{words})\s*(?:no\.?\s*)?(\d[\d,]*(?:[-/]\d+)?)(?![\w-])", re.IGNORECASE),
    )
    for kind, words in (
        ("h con res", r"h\.?\s?con\.?\s?res\.?|house concurrent resolution"),
        ("s con res", r"s\.?\s?con\.?\s?res\.?|senate concurrent resolution"),
        ("h j res", r"h\.?\s?j\.?\s?res\.?|house joint resolution"),
        ("s j res", r"s\.?\s?j\.?\s?res\.?|senate joint resolution"),
        ("h res", r"h\.?\s?res\.?|house resolution"),
        ("s res", r"s\.?\s?res\.?|senate resolution"),
        ("h r", r"h\.?\s?r\.?"),
        ("h b", r"h\.?\s?b\.?|h\.?\s?f\.?|house bill|house file"),
        ("s b", r"s\.?\s?b\.?|s\.?\s?f\.?|senate bill|senate file"),
        ("a b", r"a\.?\s?b\.?|assembly bill"),
        ("l d", r"l\.?\s?d\.?"),
        ("c", r"(?:bill )?c-"),
        ("s-", r"(?:bill )?s-"),
        ("bill", r"bill"),
        ("s", r"s\.?"),
        ("executive order", r"(?:executive )?order|e\.?\s?o\.?"),
        ("proposition", r"proposition|prop\.?"),
        ("question", r"question"),
        ("regulation", r"regulation (?:\(eu\))?"),
        ("directive", r"directive (?:\(eu\))?"),
    )
)
_PLURAL: Final = re.compile(r"(?<=\w)(?:(ss|us|sh|ch|x)es|(?<=\w\w)(?<![su])s)$")
_PLURAL_Y: Final = re.compile(r"(?<=\w\w)ies$")
_BRACKETED: Final = re.compile(r"\s*\(([^()]*)\)")
_YEAR: Final = re.compile(
    r"\b(?:act|bill|law|ordinance|measure|code)\s+(?:of\s+)?((?:18|19|20)\d\d)\b", re.IGNORECASE
)
_OWNER: Final = re.compile(r"^(?:the\s+)?(?:[A-Z][\w.-]*\s+){0,3}[A-Z][\w-]*(?:['’]s|s['’])\s+(?=\w)")
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,6}\b")
_PANDEMIC: Final = re.compile(r"\bCOVID[-– ]?19\b", re.IGNORECASE)
# "the Fern Act and the Moss Law": two, that a list was read as one
_SEVERAL: Final = re.compile(
    r"\b(?:Act|Bill|Law|Plan|Order|Program)(?:\s+of\s+\d{4})?\s*(?:,|and\b|&)\s*(?:the\s+)?[A-Z]"
)
_IN_WORDS: Final = {"fifteen": "15", "twenty": "20", "dollar": "", "pathway": "path", "roadmap": "path"}


@dataclass(frozen=True, slots=True)
class Title:
    """One wording of a policy, taken apart."""

    words: tuple[str, ...]  # without year, number and place
    year: str
    numbers: frozenset[tuple[str, str]]
    place: str
    acronyms: frozenset[str] = frozenset()  # those of the words that stand in capitals
    is_described: bool = False  # in small letters: "the river bill"

    @property
    def core(self) -> tuple[str, ...]:
        """Its words without what sort of thing it is: act, bill, plan."""
        return tuple(word for word in self.words if word not in words_of("law", "sort", "loose"))

    @property
    def sorts(self) -> frozenset[str]:
        """Those of its words that say what sort of thing it is."""
        return frozenset(self.words) & words_of("law", "sort", "loose")

    @property
    def is_law(self) -> bool:
        """Whether it ends as laws do."""
        return bool(self.words) and self.words[-1] in words_of("law")

    @property
    def is_broad(self) -> bool:
        """Whether it says only what many policies are about: "grant", "clean energy"."""
        return not self.acronyms and not any(map(_tells, singular(self.core)))

    def says(self, other: "Title") -> bool:
        """Whether the words are the same but for plurals; CHIPS is no plural of CHIP."""
        if len(self.words) != len(other.words):
            return "".join(self.words) == "".join(other.words)
        names = self.acronyms | other.acronyms
        return all(
            a == b or (a not in names and b not in names and singular((a,)) == singular((b,)))
            for a, b in zip(self.words, other.words, strict=True)
        )


@cache
def words_of(*senses: str) -> frozenset[str]:
    """The words of `policy_words.tsv` with one of the senses, singular."""
    return frozenset(singular(tuple(row[0] for row in resources.rows("policy_words") if row[1] in senses)))


@lru_cache(maxsize=100_000)
def title(name: str) -> Title:
    """The words, year and numbers of one wording: `Ansel River Restoration Act of 2021 (H.B. 214)`."""
    numbers = frozenset(_numbered(name))
    text = name
    for bracket in _BRACKETED.findall(name):
        if _numbered(bracket) or bracket.isupper():
            text = text.replace(f"({bracket})", " ")
    for _, pattern in _NUMBERS:
        text = pattern.sub(" ", text)
    year = _YEAR.search(text)
    if year:
        text = text.replace(year.group(1), " ")
    place = ""
    words = list(content(re.sub(r"(?:'s|’s)\b", "", text)))
    if numbers and words and is_place(words[0]):
        place, words = words[0], words[1:]
    words = [new for word in words if (new := _IN_WORDS.get(word, word))]
    capitals = (
        frozenset() if name.isupper() and " " in name else frozenset(map(str.lower, _CAPITALS.findall(name)))
    )
    return Title(
        tuple(words),
        year.group(1) if year else "",
        numbers,
        place,
        capitals & frozenset(words),
        name[1:].islower() and name[1:2].islower(),
    )


def _numbered(text: str) -> list[tuple[str, str]]:
    found = []
    for kind, pattern in _NUMBERS:
        for match in pattern.finditer(text):
            found.append((kind, match.group(1).replace(",", "")))
        text = pattern.sub(" ", text)
    return found


@lru_cache(maxsize=100_000)
def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """Buses are bus, raids raid, policies policy."""
    return tuple(
        _PLURAL_Y.sub("y", word)
        if word.endswith("ies")
        else _PLURAL.sub(lambda found: found.group(1) or "", word)
        for word in words
    )


def is_of_every_year(title: Title) -> bool:
    """Whether there is one of the name each year: "the state budget"."""
    return (title.words[-1:] == ("budget",) and not title.words[0].isdigit()) or not telling_words(
        title.words
    )


def telling_words(words: Iterable[str]) -> frozenset[str]:
    """Those that say which policy is meant, or at least what it is about."""
    return frozenset(singular(tuple(words))) - words_of("law", "sort", "loose", "any", "office")


def _about(name: str) -> frozenset[str]:
    """Its words but for those that any policy can be called."""
    return frozenset(singular(tuple(content(name)))) - words_of("law", "sort", "loose", "any")


def _tells(word: str) -> bool:
    return word not in words_of("law", "sort", "loose", "any", "office", "field")


def is_several(name: str) -> bool:
    """Whether a list was read as one name: "the Fern Act and the Moss Law"."""
    return _SEVERAL.search(name) is not None


@lru_cache(maxsize=100_000)
def is_generic(name: str) -> bool:
    """Whether the wording names a policy only inside of its release: "the bill", "a new grant program", "her order".

    So does a list that was read as one name. "Tax cuts" and "tax reform" are names of ideas, "tax law" is that of no law;
    "the Farm Act" is one.
    """
    if is_several(name):
        return True
    name = _PANDEMIC.sub("covid", name)
    if any(character.isdigit() for character in name):
        return False
    bare = _OWNER.sub("", name)
    this = title(bare)
    words = singular(tuple(content(bare)))
    about = telling_words(words)
    if not about or any(map(_tells, words)) or this.acronyms:
        return not about and not this.acronyms
    titled = not re.search(r"(?:^|\s)(?!(?:of|and|for|the|in|on|to|a|an|with)\b)[a-z]", bare)
    if titled and (
        this.words[-1] in ("act", "bill") or len(about) > 1 or len({*words} - words_of("any")) > 2
    ):
        return False
    return not (words[-1] == "reform" or len(words) == len(about) > 1)


def anchored(names: tuple[str, ...]) -> Iterator[str]:
    """The first name, and those of the others that can be taken for it wherever they stand.

    Those have a number, or the words of the first in another order, or most of them in capitals ("Rescue Plan" says
    too little, "River Restoration Act" enough for the Ansel River's), or are its initials.
    """
    first, *others = names or ("",)
    if first:
        yield first
    own, letters, head = _about(first), initials(first), title(first)
    for name in others:
        this, words = title(name), _about(name)
        bare = folded(name).split()[0] if folded(name) else ""
        in_capitals = not (this.is_described or head.is_described) and any(map(_tells, words))
        shorter = words < own and len(words) > 1 and this.words[-1:] == head.words[-1:]
        if (
            (this.numbers and not is_generic(name))
            or (words and words == own)
            or (shorter and in_capitals)
            or (len(bare) > 2 and name.split()[0].isupper() and letters.startswith(bare))
        ):
            yield name
