"""A body that acts with others who are counted and not named, "the Elm Forum and 32 more groups filed a brief", or that
sets its name below a text of others, "Rent Watch signed on to a letter": it is tied, and nobody else."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.register import Body, Register
from advocacy_graph.extract.rows import DOCUMENT, MANY, did_together, what
from advocacy_graph.extract.tied import Tied
from advocacy_graph.model import Relation

_KINDS = lexicon.alternation(lexicon.words("kinds_of_bodies"))
_NUMBER = r"(?:\d[\d,]*\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|(?:dozens|hundreds|scores) of|an? (?:dozen|hundred|number of|group of|range of|variety of|multitude of|host of)|several|many|numerous)"
_ABOUT = (
    r"(?:(?:more than|over|nearly|almost|at least|about|around|some|roughly|another|an additional|the)\s)*"
)
_OF_WHAT = r"(?:[\w’'&/-]+,?\s(?:(?:and|&)\s)?){0,8}?"
# "more than 60 human rights groups", "a broad coalition of business groups"
_OTHERS = rf"(?:{_ABOUT}{_NUMBER}\s{_OF_WHAT}(?i:{_KINDS})\b|(?:an?|the|this)\s(?P<whole>(?:(?!of\s|the\s|member)[\w’'-]+,?\s){{0,4}}?(?:coalition|alliance|network|consortium)(?P<of>\sof\s{_OF_WHAT}(?i:{_KINDS})\b)?))"
_WITH = Finder(
    rf"(?:,?\s(?:and|along\s+with|together\s+with|alongside|as\swell\sas|in\scoalition\s+with)|,\s(?:joined|backed)\sby)\s{_OTHERS}"
)
_JOINS = Finder(rf"\s[Jj]oin(?:s|ed|ing)?(?:\s(?:with|forces\s+with|together\s+with))?\s{_OTHERS}")
# "joins the Elm Forum and Rent Watch in calling for"
_JOINS_NAMED = Finder(
    r"\s[Jj]oin(?:s|ed)?(?:\s+with)?\s(?:the\s)?[A-Z][^.;:“”]{3,200}?\sin\s(?:calling|urging|asking|demanding|opposing|supporting|filing|signing|sending|condemning|launching)\b"
)
_SIGNS_ON = Finder(
    rf"\s(?:[Ss]ign(?:s|ed|ing)?\son(?:\s?to)?|[Cc]o-?sign(?:s|ed)?|[Jj]oin(?:s|ed|ing)?(?:\son\sto)?|added\sits\sname\sto|(?:was\s)?(?:an?|one\sof\sthe)\s(?:co-?)?(?:signator(?:y|ies)|signers?)\s(?:of|to|on))\s(?:an?|the|this|that|two|three|four|five|several)\s(?:[\w-]+\s){{0,3}}?{DOCUMENT.pattern}"
)
_CLAUSE = 200  # code points behind those who are counted in which it is said what they do
# between who joins and that they do
_LATELY = re.compile(
    r"(?:,?\s(?:today|yesterday|also|has|have|had|is|are|was|were|recently|proudly|proud\sto|formally|on\s\w+day|this\s\w+),?){1,3}$"
)
_ACRONYM = re.compile(r"\s?\([^()]{2,30}\)$")
_NEAR = 60  # code points between who joins, an acronym behind it, and the verb
_STOP = re.compile(r"[.!?]\s|[“”]")
_BETWEEN = re.compile(r"(?:,|,?\s(?P<last>and|&))\s(?:the\s)?$")


Ends = Mapping[int, tuple[int, Body]]


_NOBODY: tuple[int, Body | None] = (-1, None)


def where_bodies_end(register: Register) -> Ends:
    """By where the name of a body ends in the text: where it begins, the longest of several, and the body."""
    return {
        end: (start, body)
        for body in register.bodies.values()
        for start, end in sorted(body.places, reverse=True)
    }


WAYS = (_WITH, _JOINS, _JOINS_NAMED, _SIGNS_ON)


def joining(ends: Callable[[], Ends], para: Paragraph, ways: Iterable[Finder]) -> Iterator[Tied]:
    """The ties of those in a paragraph who join others in one of these ways."""
    text = para.text
    for sought in ways:
        for match in sought.finditer(text):
            stop = _STOP.search(text, match.end())
            clause = text[match.end() : min(stop.start() if stop else len(text), match.end() + _CLAUSE)]
            told = _told(sought, match, clause)
            if told is not None:
                for name, start, end in _who(ends(), para, match.start(), sought is _WITH):
                    yield Tied(told[1], told[0], name, start, end, "tie.joins", 0.8)


def _told(sought: Finder, match: re.Match[str], clause: str) -> tuple[Relation, str | None] | None:
    """What those are who join others so, and in what; None where it is not told that they do anything together."""
    if sought is _SIGNS_ON:
        return Relation.SIGNATORY, what(match.group(), Relation.SIGNATORY)
    if sought is _JOINS_NAMED:
        return Relation.SIGNATORY, what(clause, Relation.SIGNATORY)
    if match.group("whole") and (match.group("of") or sought is _JOINS):
        return Relation.MEMBER, " ".join((match.group("whole") + (match.group("of") or "")).split())
    if sought is _JOINS:
        return Relation.SIGNATORY, what(clause, Relation.SIGNATORY)
    return did_together(clause, MANY)


def _who(ends: Ends, para: Paragraph, at: int, closed: bool) -> list[tuple[str, int, int]]:
    """The bodies that stand before this place of a paragraph, the last first: "the Elm Forum (EF) and Rent Watch";
    `closed`: what stands there is the last of their row itself."""
    found: list[tuple[str, int, int]] = []
    lately = _LATELY.search(para.text, max(0, at - _NEAR), at)
    at = lately.start() if lately else at
    in_a_row = False
    while True:
        acronym = _ACRONYM.search(para.text, max(0, at - _NEAR), at)
        end = acronym.start() if acronym else at
        start, body = ends.get(para.start + end) or ends.get(para.start + at - 1) or _NOBODY
        between = None
        if body is not None and not body.is_governmental and start >= para.start:
            found.append((body.name, start, para.start + end))
            start -= para.start
            between = _BETWEEN.search(para.text, max(0, start - _NEAR), start)
        if between is None:
            break
        in_a_row = in_a_row or bool(between.group("last"))
        at = between.start()
    if in_a_row or (closed and len(found) > 2):
        return found
    return found[:1]  # "that oversee the Elm Office, Rent Watch joined"
