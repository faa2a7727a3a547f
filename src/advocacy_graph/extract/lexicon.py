"""The lexicons of the genre, read once from data/reference: data files, so that an entry is easy to add."""

import re
from functools import cache

from advocacy_graph.resources import rows

__all__ = ["rows", "speech_verbs", "words"]


@cache
def words(name: str, *senses: str) -> frozenset[str]:
    """The first column of a lexicon, lower case; only entries of these senses where any are given."""
    return frozenset(row[0].lower() for row in rows(name) if not senses or row[-1] in senses)


@cache
def speech_verbs(*senses: str) -> str:
    """A regex alternation of the inflected speech verbs of these senses, longest first."""
    forms = [f.strip() for row in rows("speech_verbs") if row[2] in senses for f in row[1].split(",")]
    return "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))
