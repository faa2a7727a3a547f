"""Political parties by the short names that they go by."""

import re

from advocacy_graph.extract import lexicon

PARTIES = frozenset(row[0] for row in lexicon.rows("parties") if row[2] == "name")

ONLY_ACTING = frozenset(row[0] for row in lexicon.rows("parties") if row[2] == "acts")

_PARTY_DOES = re.compile(
    r" ?['’]s\b|\s(?:has|have|had|is|are|was|were|will|would|says?|said|must|claims?|wants?|promised|pledged|voted|MPs?|leader|government)\b"
)

_PARTY_STANDS = re.compile(r"[a-z] $")

_A_FIELD = re.compile(
    r"(?:,|\b(?:of|for) (?:[A-Z][a-z]+,? ){1,4}(?:and|&)) $"
)  # "the Departments of Ports, Labor and Health have"

_NO_MORE_OF_A_NAME = re.compile(r"[\s,]+(?:and|or|nor|but|for|to|in|at)\b(?! [a-z]{4})|[,.;:)]|$")


def is_a_party(name: str) -> bool:
    """Whether a name that owns somebody or something is a party's."""
    return name in PARTIES or name in ONLY_ACTING


def stands_as_a_party(text: str, match: re.Match[str], name: str) -> bool:
    """ "than Labour claims", "Fair Elm's policy": a party's short name that acts, owns or is acted on."""
    if not is_a_party(name):
        return False
    if _PARTY_DOES.match(text, match.end() - 2 if match.group().endswith(("'s", "’s")) else match.end()):
        return name in PARTIES or (
            name in ONLY_ACTING and not _A_FIELD.search(text, max(0, match.start() - 60), match.start())
        )
    if name not in PARTIES:
        return False
    before = _PARTY_STANDS.search(text, max(0, match.start() - 6), match.start())
    return before is not None and _NO_MORE_OF_A_NAME.match(text, match.end()) is not None
