"""Names of the reference gazetteer with an "and" or a comma in them, which part nothing there."""

import csv
from functools import cache

from advocacy_graph import resources
from advocacy_graph.extract import lexicon
from advocacy_graph.extract.gate import Words

# what else the gazetteer lists: laws, plans and programmes, and who is rather named than listed
_NO_BODIES = frozenset(
    ("act", "bill", "programme", "plan", "rule", "court-case", "executive-order", "government")
)


def well_known(text: str) -> list[tuple[int, int]]:
    """The places of such names in `text`, in order and apart; the longer where two overlap."""
    if " and " not in text and ", " not in text and " & " not in text:
        return []
    names, words = _lexicon()
    found = [(start, end) for _, start, end in words.find(text) if text[start:end] in names]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def glued(phrase: str) -> str:
    """The phrase with `_` for each space in a well-known name after its first word, so that nothing parts it."""
    for start, end in reversed(well_known(phrase)):
        first = phrase.index(" ", start) + 1
        phrase = phrase[:first] + phrase[first:end].replace(" ", "_") + phrase[end:]
    return phrase


@cache
def _lexicon() -> tuple[frozenset[str], Words]:
    with (resources.reference() / "gazetteer.csv").open(encoding="utf-8", newline="") as rows:
        names = frozenset(
            name
            for row in csv.DictReader(rows)
            if row["kind"] not in _NO_BODIES
            for name in (row["name"], *filter(_headed, row["aliases"].split("|")))
            if name[:1].isupper() and (" and " in name or " & " in name or ", " in name)
        )
    return names, Words(name.lower() for name in names)


def _headed(alias: str) -> bool:
    """ "Department of Health & Human Services", but not what its secretary is of, "Health and Human Services"."""
    return any(word in _HEADS for word in alias.replace(",", "").split())


_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "strong")
