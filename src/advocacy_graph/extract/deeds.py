"""Verbs that headlines set behind a name: where a phrase of capitals ends, and what is a headline rather than a name."""

import re

from advocacy_graph.extract import lexicon

HEADLINE_DEEDS = frozenset(row[0] for row in lexicon.rows("grammar_words") if row[1] == "deed in a headline")

DEEDS = HEADLINE_DEEDS | frozenset(
    form.strip().capitalize()
    for row in lexicon.rows("speech_verbs")
    for form in row[1].split(",")
    if form.strip().endswith("s")
)

_VERBS_OF_HEADLINES = frozenset(form.lower() for form in DEEDS) | lexicon.words("grammar_words", "verb")


def tells_a_deed(piece: str) -> bool:
    """ "Expanding Access to Paid Leave for All Workers": a headline within the text, and nobody's name."""
    words = piece.split()
    first = words[0].lower()
    return len(words) > 4 and (
        first.endswith("ing") or (first.endswith("s") and first in _VERBS_OF_HEADLINES)
    )


_HOW = re.compile(r"[A-Za-z]{2,}ly [A-Za-z]{3,}s ")


def is_a_headline(line: str) -> bool:
    """ "Elm Guild Denounces Rents", "Council Clerk Unlawfully Decides Cases": a line with a deed in it, and no name."""
    words = line.split()
    return deed_in(words[:-1], after=1) is not None or _HOW.search(line) is not None


def deed_in(words: list[str], after: int) -> int | None:
    """Which of the words of a headline, behind so many, is a deed: "Elm Guild | Denounces"; but "United States" is none."""
    return next(
        (at for at, word in enumerate(words) if at >= after and word in DEEDS and words[at - 1] != "United"),
        None,
    )
