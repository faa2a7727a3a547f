"""What keeps the "and" and the commas of one body's name together: the gazetteer, a roll of trades, the fields of an office."""

import csv
import re
from functools import cache

import ahocorasick_rs

from advocacy_graph import resources
from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import has_given_name, in_word

# what else the gazetteer lists: laws, plans and programmes, and who is rather named than listed
_NO_BODIES = frozenset(
    ("act", "bill", "programme", "plan", "rule", "court-case", "executive-order", "government")
)


def well_known(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places in `text` of well-known bodies' names, in order and apart, the longer of two: those with an "and" or a
    comma, which keep it, and the others."""
    found = [
        (start, end)
        for _, start, end in _lexicon().find_matches_as_indexes(text, overlapping=True)
        if not (start and _goes_on(text[start - 1])) and not (end < len(text) and _goes_on(text[end]))
    ]
    if not found:
        return [], []
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    joined = [place for place in apart if _JOINS.search(text, *place)]
    return joined, [place for place in apart if place not in joined]


def _goes_on(character: str) -> bool:
    return in_word(character) or character == "-"


_JOINS = re.compile(r" (?:and|&) |, ")


def glued(phrase: str) -> str:
    """The phrase with `_` for each space in a well-known name after its first word, so that nothing parts it."""
    for start, end in reversed(well_known(phrase)[0]):
        first = phrase.index(" ", start) + 1
        phrase = phrase[:first] + phrase[first:end].replace(" ", "_") + phrase[end:]
    return phrase


@cache
def _lexicon() -> ahocorasick_rs.AhoCorasick:
    with (resources.reference() / "gazetteer.csv").open(encoding="utf-8", newline="") as rows:
        listed = [
            name
            for row in csv.DictReader(rows)
            if row["kind"] not in _NO_BODIES
            for name in (row["name"], *filter(_headed, row["aliases"].split("|")))
        ]
    names = frozenset(name for name in listed if name[:1].isupper() and " " in name) | {
        row[0] for row in lexicon.rows("known_bodies")
    }
    return ahocorasick_rs.AhoCorasick(sorted(names), implementation=ahocorasick_rs.Implementation.DFA)


def _headed(alias: str) -> bool:
    """ "Department of Health & Human Services", but not what its secretary is of, "Health and Human Services"."""
    return any(word in _HEADS for word in alias.replace(",", "").split())


_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "strong")


# "the Ferry, Tram and Harbour Workers Union", "the Committee on Ferries, Trams and Harbours": the commas are of its name
_OF_TRADES = Finder(
    r"(?:[A-Z][a-z]+ ){0,4}(?:Committee|Subcommittee|Department|Ministry|Commission|Caucus) (?:on|of|for) (?:the )?(?:[A-Z][a-z]+,? ){1,3}(?<=, )(?:[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}, ){0,3}[A-Z][a-z]+(?: [A-Z][a-z]+){0,2},? (?:and|&) [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?!\w)"
    r"|(?:(?<=['’]s )|(?<=[Tt]he ))(?:[A-Z][a-z]+, ){1,4}[A-Z][a-z]+,? (?:and|&) (?:[A-Z][a-z]+ ){1,3}(?:Committee|Subcommittee|Department|Commission)(?!\w)"
    r"|(?<=[Tt]he )(?:[A-Z][a-z]+, ){1,4}[A-Z][a-z]+,? (?:and|&) (?:[A-Z][a-z]+ ){1,4}(?:Union|Association|Federation|Guild|Council|Society|Alliance|Institute)(?: of (?:[A-Z][a-z]+ ?){1,3})?(?!\w)"
)


def of_trades(text: str) -> list[tuple[int, int]]:
    """The places of bodies that are named after a list of trades."""
    if ", " not in text:
        return []
    return [
        m.span() for m in _OF_TRADES.finditer(text) if not any(map(has_given_name, m.group().split(", ")))
    ]


# "Department of Health | and Human Services": what ends a half of an office's name
ONE_OFFICE = re.compile(
    r"(?:Department|Ministry|Office|Bureau|Secretary|Committee|Subcommittee|Commission|Directorate|Division|Agency) (?:of|for|on) (?:the )?[A-Z][\w-]+(?:,? [A-Z][\w-]+)?$"
)
