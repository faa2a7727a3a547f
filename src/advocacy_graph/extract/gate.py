"""Which of many patterns can match a text at all, told in one pass.

A pattern like `(?:strongly )?oppos(?:e|es|ed)` cannot match where "oppos" does not stand. `Gate` draws such words
from each pattern and seeks all of them at once; the patterns whose words are missing need not be tried. It never
shuts out a pattern that would match: what it cannot draw words from is always tried.
"""

import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import ahocorasick_rs

_SHORTEST = 2  # a letter stands in every text
_EVERYWHERE = frozenset(
    "the to for in on of and with by from as at is are be has have will can our not it that this".split()
)


class Gate:
    """Patterns, matched without regard to capitals, by what they cannot do without."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._always: list[int] = []
        self._owners: dict[str, list[int]] = {}  # word -> the patterns of whose most telling group it is
        self._groups: dict[str, int] = {}  # word -> all groups that it is of, each a bit
        self._needs: list[int] = []  # of each pattern: its groups
        group = 1
        for index, pattern in enumerate(patterns):
            groups = sorted(needed(pattern), key=_telling, reverse=True)
            groups = [words for words in groups if _telling(words)] or groups[:1]
            if not groups:
                self._always.append(index)
            need = 0
            for words in groups:
                for word in words:
                    self._groups[word] = self._groups.get(word, 0) | group
                    if words is groups[0]:
                        self._owners.setdefault(word, []).append(index)
                need |= group
                group <<= 1
            self._needs.append(need)
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(self._groups), implementation=ahocorasick_rs.Implementation.DFA, store_patterns=True
        )

    def open(self, low: str) -> list[int]:
        """The patterns, by their place in the sequence and in its order, that may match `low`, a text in small letters."""
        found = 0
        likely = set(self._always)
        for word in set(self._automaton.find_matches_as_strings(low, overlapping=True)):
            found |= self._groups[word]
            likely.update(self._owners.get(word, ()))
        return sorted(index for index in likely if self._needs[index] & ~found == 0)


def _telling(words: frozenset[str]) -> int:
    """How few texts, roughly, hold one of the words: the letters of the shortest; none of one that stands everywhere."""
    return min(0 if word.strip() in _EVERYWHERE else len(word) for word in words)


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


def needed(pattern: str) -> list[frozenset[str]]:
    """Groups of words, in small letters: every match of `pattern` holds one word of each. Empty where none can be drawn.

    >>> [sorted(words) for words in needed(r"(?:very )?(?:good|bad)\\s+news")]
    [['bad', 'good'], ['news']]
    >>> needed(r"\\w+")
    []
    """
    groups = [words for words in _of_sequence(parser.parse(pattern, 0)) if min(map(len, words)) >= _SHORTEST]
    telling = [words for words in groups if min(map(len, words)) > _SHORTEST]
    return telling or groups  # "is" and "to" stand everywhere: they only cost hits


def _of_sequence(sequence: Any) -> list[frozenset[str]]:
    """What each part of a sequence needs; of alternatives, the words of the best part of each."""
    groups: list[frozenset[str]] = []
    run = ""
    for code, argument in [*sequence, (None, None)]:
        if code is op.LITERAL:
            run += chr(argument).lower()
            continue
        if run:
            groups.append(frozenset({run}))
        run = ""
        if code is op.SUBPATTERN:
            groups += _of_sequence(argument[3])
        elif code is op.BRANCH:
            ways = [
                max(_of_sequence(way), key=lambda words: min(map(len, words)), default=None)
                for way in argument[1]
            ]
            known = [way for way in ways if way is not None]
            if len(known) == len(ways):
                groups.append(frozenset().union(*known))
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT) and argument[0] > 0:
            groups += _of_sequence(argument[2])
    return groups
