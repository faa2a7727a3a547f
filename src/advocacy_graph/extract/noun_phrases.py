"""Noun phrases as they stand in running text: where one that begins at a place ends."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.phrases import FUNCTION_WORDS, JUDGING

_NP_WORD = re.compile(r"\s*([“‘\"']?)([\w$%#](?:[\w'’$%&/]+|-(?!-)|[.,](?=\d))*)([”’\"',.;:!?)(]*)")
_QUALIFIERS = FUNCTION_WORDS & frozenset(
    "the this that these those its their a an any our his her some such all every each more most other own".split()
)


Word = tuple[int, int, str]  # start, end, as worded


def noun_phrase(text: str, at: int) -> list[Word]:
    """The words of the noun phrase that begins at `at`, determiners and judging words left out."""
    words: list[Word] = []
    while len(words) < 9:
        match = _NP_WORD.match(text, at)
        if match is None:
            break
        word, low = match.group(2), match.group(2).lower().replace("’", "'")
        at = match.end()
        if not words and (low in _QUALIFIERS or low in JUDGING or low.endswith("ly") or low == "and"):
            if match.group(3):
                return []
            continue
        if low in ("of", "in", "for", "on", "to") and len(words) >= 1:
            if low not in ("of", "in") or match.group(3):
                break
            words.append((match.start(2), match.end(2), word))
            continue
        if low in FUNCTION_WORDS:
            if words and words[-1][2] == "of" and low in ("the", "our", "these", "a"):
                continue
            break
        if low in VERBS_AFTER_A_NOUN or (words and low.endswith("ly")):
            break
        if low.endswith(("'s", "s'")) and word[0].isupper():
            words.clear()
        else:
            words.append((match.start(2), match.end(2), word))
        if match.group(3):
            break
    while words and (words[-1][2].lower() in FUNCTION_WORDS or words[-1][2].isdigit()):
        words.pop()
    return words


VERBS_AFTER_A_NOUN = lexicon.words("grammar_words", "verb after a noun")
