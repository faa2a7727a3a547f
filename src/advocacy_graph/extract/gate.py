"""Which of many patterns can match a text at all, told in one pass; and words of a list, all sought at once.

A pattern like `(?:strongly )?oppos(?:e|es|ed)` cannot match where "oppos" does not stand. RE2 draws such words from
each pattern and seeks all of them together; the patterns whose words are missing need not be tried. It never
shuts out a pattern that would match: what it cannot draw words from is always tried.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import ahocorasick_rs
import re2


class Gate:
    """Patterns, matched without regard to capitals, by what they cannot do without.

    Raises `re2.error` for a pattern that RE2 cannot read even when loosened, such as one with a back reference.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        options = re2.Options()
        options.case_sensitive = False
        self._filter = re2.Filter()
        for pattern in patterns:
            self._filter.Add(_loosened(pattern), options)
        self._filter.Compile()

    def open(self, low: str) -> list[int]:
        """The patterns, by their place in the sequence and in its order, that may match `low`, a text in small letters."""
        # half of a surrogate pair, which no UTF-8 can hold, is in no pattern
        return sorted(self._filter.Match(low.encode("utf-8", "replace"), potential=True) or ())


_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|[()]", re.DOTALL)
_ESCAPE = re.compile(r"\\.", re.DOTALL)
# RE2 knows those of ASCII only, and would draw them as words
_OF_ANY_SCRIPT = {r"\s": r"\s\v\x1c-\x1f\x85\pZ", r"\d": r"\p{Nd}"}


def _loosened(pattern: str) -> str:
    """`pattern` as RE2 reads it, so that it matches wherever Python's matches, and elsewhere too.

    What must or must not stand before or after, of which RE2 knows nothing, is left out.

    >>> _loosened(r"(?<=we )back(?! (?:up|down)[)]) the (?:bill|[a-z]aw)")
    'back the (?:bill|[a-z]aw)'
    """
    loose, copied, within = "", 0, 0
    for found in _PART.finditer(pattern):
        part = found.group()
        if not within:
            loose += pattern[copied : found.start()]
        copied = found.end()
        if within:
            within += part.startswith("(") - (part == ")")
        elif len(part) > 1 and part.startswith("("):
            within = 1
        elif part.startswith("["):
            loose += _ESCAPE.sub(lambda escape: _OF_ANY_SCRIPT.get(escape.group(), escape.group()), part)
        else:
            loose += f"[{_OF_ANY_SCRIPT[part]}]" if part in _OF_ANY_SCRIPT else part
    return loose + pattern[copied:]


class Words:
    """A list of words, in small letters, found in a text as words of their own: apostrophes and hyphens are within words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(words)
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._words, implementation=ahocorasick_rs.Implementation.DFA
        )

    def find(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Each word that stands in `text`, with its place, in order."""
        low = text.lower()
        if len(low) != len(
            text
        ):  # a letter whose small form is longer: rare, and then nothing is where it was
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        end_of_text = len(low)
        for word, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            if not (start and _within(low[start - 1])) and not (end < end_of_text and _within(low[end])):
                yield self._words[word], start, end


def places(words: Iterable[str], text: str) -> dict[str, list[int]]:
    """Where each of the words begins in `text`, in order, as it is written and inside longer words too."""
    listed = sorted(words)
    automaton = ahocorasick_rs.AhoCorasick(
        listed, implementation=ahocorasick_rs.Implementation.NoncontiguousNFA
    )
    found: dict[str, list[int]] = {}
    for word, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        found.setdefault(listed[word], []).append(start)
    return found


def _within(character: str) -> bool:
    return character.isalnum() or character in "_'’-"
