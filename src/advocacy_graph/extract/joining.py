"""A body that acts with others who are counted and not named, "the Elm Forum and 32 more groups filed a brief", or that
sets its name below a text of others, "Rent Watch signed on to a letter": it is tied, and nobody else."""

import re
from collections.abc import Iterator

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.rows import DOCUMENT, MANY, did_together, what
from advocacy_graph.extract.tied import Tied
from advocacy_graph.model import Relation

_KINDS = lexicon.alternation(lexicon.words("kinds_of_bodies"))
_NUMBER = r"(?:\d[\d,]*\+?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|(?:dozens|hundreds|scores) of|an? (?:dozen|hundred|number of|group of|range of|variety of|multitude of|host of)|several|many|numerous)"
_ABOUT = r"(?:(?:more than|over|nearly|almost|at least|about|around|some|roughly|another|an additional|the)\s)*"
_OF_WHAT = r"(?:[\w’'&/-]+,?\s(?:(?:and|&)\s)?){0,8}?"
# "more than 60 human rights groups", "a broad coalition of business groups"
_OTHERS = rf"(?:{_ABOUT}{_NUMBER}\s{_OF_WHAT}(?i:{_KINDS})\b|(?:an?|the|this)\s(?P<whole>(?:[\w’'-]+,?\s){{0,4}}?(?:coalition|alliance|network|consortium)(?:\sof\s{_OF_WHAT}(?i:{_KINDS})\b)?))"
_LATELY = r"(?:,?\s(?:today|yesterday|also|has|have|had|is|are|recently|proudly|proud\sto|formally|on\s\w+day|this\s\w+),?){0,3}"
_WITH = Finder(
    rf"(?:,?\s(?:and|along\swith|together\swith|alongside|as\swell\sas|in\scoalition\swith)|,\s(?:joined|backed)\sby)\s{_OTHERS}"
)
_JOINS = Finder(
    rf"{_LATELY}\s[Jj]oin(?:s|ed|ing)?(?:\s(?:with|forces\swith|together\swith))?\s{_OTHERS}"
)
_SIGNS_ON = Finder(
    rf"{_LATELY}\s(?:[Ss]ign(?:s|ed|ing)?\son(?:\s?to)?|[Cc]o-?sign(?:s|ed)?|[Jj]oin(?:s|ed|ing)?(?:\son\sto)?|added\sits\sname\sto|(?:was\s)?(?:an?|one\sof\sthe)\s(?:co-?)?(?:signator(?:y|ies)|signers?)\s(?:of|to|on))\s(?:an?|the|this|that|two|three|four|five|several)\s(?:[\w-]+\s){{0,3}}?{DOCUMENT.pattern}"
)
# "groups across the country and higher education faculty"
_AND_WHO = re.compile(r"(?:,?\s(?:across|from|in|around|throughout|representing|working|and|including)\s[^.;:“”]{2,140}?,?)(?=\s(?:have|has|today|jointly|also|urg|call|ask|demand|sign|fil|submit|sent|send|issu|releas|launch|writ|wrote|oppos|support|join))")
_CLAUSE = 200  # code points behind those who are counted in which it is said what they do
_ACRONYM = re.compile(r"\s?\([^()]{2,30}\)$")
_BETWEEN = re.compile(r"(?:,|,?\s(?P<last>and|&))\s(?:the\s)?$")


def joining(register: Register, para: Paragraph) -> Iterator[Tied]:
    """The ties of those in a paragraph who join others."""
    text = para.text
    for sought in (_WITH, _JOINS, _SIGNS_ON):
        for match in sought.finditer(text):
            ends = next((at for at in sentence_starts(text) if at > match.start() + 1), len(text))
            told = _told(sought, match, text[match.end() : min(ends, match.end() + _CLAUSE)])
            if told is not None:
                for name, start, end in _who(register, para, match.start()):
                    yield Tied(told[1], told[0], name, start, end, "tie.joins", 0.8)


def _told(sought: Finder, match: re.Match[str], clause: str) -> tuple[Relation, str | None] | None:
    """What those are who join others so, and in what; None where it is not told that they do anything together."""
    if sought is _SIGNS_ON:
        return Relation.SIGNATORY, what(match.group(), Relation.SIGNATORY)
    if match.group("whole"):
        return Relation.MEMBER, " ".join(match.group("whole").split())
    if sought is _JOINS:
        return Relation.SIGNATORY, what(clause, Relation.SIGNATORY)
    return did_together(_AND_WHO.sub("", clause, count=1), MANY)


def _who(register: Register, para: Paragraph, at: int) -> list[tuple[str, int, int]]:
    """The bodies that stand before this place of a paragraph, the last first: "the Elm Forum (EF) and Rent Watch"."""
    found: list[tuple[str, int, int]] = []
    ends = {end: (start, body) for body in register.bodies.values() for start, end in sorted(body.places, reverse=True)}
    while True:
        before = _ACRONYM.sub("", para.text[:at])
        here = ends.get(para.start + len(before)) or ends.get(para.start + at - 1)
        if here is None or here[1].is_governmental or here[0] < para.start:
            return found
        start, body = here
        found.append((body.name, start, para.start + len(before)))
        between = _BETWEEN.search(para.text[: start - para.start])
        if between is None or (len(found) == 1 and not between.group("last")):
            return found  # "that oversee the Elm Office, Rent Watch joined"
        at = between.start()
