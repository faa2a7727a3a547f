"""Bodies in a row, "A, B and the C Union": that they stand so is the sign that they act together; what stands near tells how."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.dates import MONTH, WEEKDAY
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.lists import split_list
from advocacy_graph.extract.names import ACRONYM
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.tied import is_known, is_officer
from advocacy_graph.model import Relation

_WORD = r"(?:[A-Z#][\w'’&-]*(?:\.[A-Z]?[a-z]+)?|\d+[\w'’-]*(?= [A-Z])|[A-Z]\.)"
_ITEM = rf"{_WORD}(?:\s+(?:(?:of|for|the|de|del|la|des|du|in|on|to|against)\s+){{0,2}}{_WORD}){{0,16}}+(?:\s\([^()]{{2,30}}\))?+"
_AND = r"(?:,?\s+(?:and|&|as\s+well\s+as|along\s+with|together\s+with)\s+(?:(?:[a-z-]+\s){0,3}(?:groups|organi[sz]ations|unions|companies)\s(?:like\s|such\sas\s|including\s)?)?(?:the\s+)?|,\s+(?:the\s+)?)"
# nothing is given back, so that a long list costs what its length does; "reddit", between two names, is one
_ROW = Finder(
    rf"(?:[Tt]he\s)?{_ITEM}(?:(?:{_AND}(?:{_ITEM}|[a-z]{{4,12}}(?=,\s[A-Z]|\sas\swell\sas\s)))++|(?=,?\sand\s(?:[a-z]+\s){{0,3}}[a-z]+s\b))|(?<=including\s){_ITEM}(?=,)"
)
_NEAR = 250  # code points; no cue farther off tells of a row
_LOOKS_BACK = 500  # code points of a sentence without end
# between what tells of a whole and its members
_ITS_MEMBERS = re.compile(
    r"\b(?:includ(?:e|es|ing)|represent(?:s|ing)|such as|made up of|composed of|consist(?:s|ing) of|compris(?:es|ing)|brings? together|between|among (?:them|others)|of|led by|like):?\s+(?:the\s+)?$"
)
_SMALL_GAP = re.compile(
    r"[\s:,–—-]*(?:(?:from|by|of|with|at|the|a|an|its|their|our|is|are|was|were|include[sd]?|including|such|as|like|groups?|organi[sz]ations?|unions?|companies|both|also|to|date|so|far|local|national|leading|major|for|this|that|these|package|bill|measure|legislation|plan|proposal|letter|statement|report|activists|members|volunteers|leaders|representatives|tech|civil|liberties|rights|advocacy|industry|business|environmental|tech|technology|IT)\b[\s:,–—-]*|(?:[\w'’]+ ){0,4}(?:groups|organi[sz]ations|unions|companies|bodies|associations|charities|churches|institutions)[\s,]+)*"
)
_AFTER_THE_ROW = r"(?:\s(?:of|at)\s(?:the\s)?(?:[A-Z][\w’'-]*\s?){1,5}(?<!\s))?(?:,\s[^,.;:]{3,120},|,|\s?[–—-])?\s+(?:(?:will|vowed|pledged|agreed|plan(?:ned)?|continued?|to|have|has|had|are|were|all|also|both|today|jointly|now|together|recently|announced|that|they)\s+){0,4}"
_AGAINST = re.compile(
    r"\b(?:against|critici[sz]\w+|oppos\w+|condemn\w*|sued?|accus\w+|attack\w*|funded|donations?|grants?)\b",
    re.I,
)
_SAYS_WHAT = re.compile(
    r"\b(?:groups|organi[sz]ations|unions|companies|businesses|associations|charities|churches|bodies|institutions)\b|\b(?:collaboration|partnership|association|conjunction|co-?operation) with (?:the )?$"
)
_AND_MORE = re.compile(r",\sand\s(?=an?\b|other|more|many|several|dozens|\d)")
DOCUMENT = re.compile(
    r"\b(?:(?:open|joint|public|coalition|group|legal|amicus|[a-z]+-[a-z]+)\s){0,3}(?:letter|petition|statement|brief|request|complaint|lawsuit|submission|comments|declaration|pledge|call|report)\b"
)
LAWS = frozenset(("bill", "legislation", "package", "measure"))  # that are called so once they are named
_WHOLE = r"(?:[Cc]oalition|[Aa]lliance|[Nn]etwork|[Cc]onsortium|[Ff]ederation|[Cc]ollaborative|[Uu]mbrella|[Bb]loc)"
_NAMED = re.compile(
    r"(?:[A-Z][\w'’&-]*\s+(?:(?:of|for|the|and|on|to)\s+){0,2}){1,8}(?:Act|Bill|Coalition|Alliance|Network|Campaign|Partnership|Initiative|Consortium|Collaborative|Federation|Project|Map|Platform|Agenda|Pledge|Charter|Declaration|Resolution)(?:\s+(?:of|for|on|to|against)\s+(?:the\s+)?(?:[A-Z\d][\w'’-]*\s?){1,6})?"
)
_IN_MARKS = re.compile(r"\bcampaign\s+(?:to|called|named|entitled)\s+[“\"]([^”\"]{3,80}),?[”\"]")
# "Elm.Homes (EH) is a broad", "Elm Homes, a": what a whole that is not named so is called
_SUBJECT = re.compile(
    r"(?:^|[.;:]\s)(?:The\s)?(?P<who>[A-Z#][\w'’&.-]*(?:\s[\w'’&.-]+){0,8}?)(?:\s\([^()]{2,12}\))?(?:,|\s(?:is|was))\s(?:an?|the)\s(?:[\w-]+[\s,]+){0,4}$"
)
# "a rival coalition, Tenants First, which"
_APPOSED = re.compile(
    r"\s*,\s(?P<name>[A-Z#][\w'’&.-]*(?:\s[\w'’&.-]+){0,7}?)(?:\s\([^()]{2,12}\))?,\s(?:which|that|whose)\b"
)
_ITSELF = re.compile(
    rf"\b(?:(?!(?:to|of|by|with|from|in|on|for|and|as)\s)[\w-]+\s){{0,2}}{_WHOLE}(?:\sof\s[\w\s,’'-]{{3,70}}?)?(?=,?\s(?:includ|such|made|compos|consist|compris|bring|among|like)|,|$)"
)


def _cues(*sides: str) -> list[tuple[str, str, Relation]]:
    return [(row[0], row[1], Relation(row[2])) for row in lexicon.rows("acting_together") if row[1] in sides]


_BEFORE = _cues("before")
_AFTER = _cues("after", "pair", "many")
MANY = 1_000  # bodies, or more: those who are counted and not named
_LEAST = {"pair": 2, "after": 3, "many": MANY}  # bodies that must stand before the verb
CUES = tuple(cue for cue, side, _ in [*_BEFORE, *_AFTER] if side != "many")
_SOUGHT = [Finder(rf"\b(?:{cue})\b", re.I) for cue in CUES]
_TELLS_BEFORE = re.compile("|".join(rf"(?P<c{n}>\b(?:{cue})\b)" for n, (cue, *_) in enumerate(_BEFORE)), re.I)
_VERB = "(?:" + "|".join(rf"(?P<c{n}>(?:{cue})\b)" for n, (cue, *_) in enumerate(_AFTER)) + ")"
_TELLS_AFTER = re.compile(_AFTER_THE_ROW + _VERB)
# "groups | across the country and school teachers | filed"
_TELLS_OF_MANY = re.compile(
    r"(?:,?\s(?:across|from|in|around|throughout|representing|working|and|including)\s[^.;:“”]{2,140}?,?)??"
    + _AFTER_THE_ROW
    + _VERB
)


@dataclass(frozen=True, slots=True)
class Row:
    """Bodies in a row, by name and place in their paragraph, what they are to each other, and in what as worded (None: untold)."""

    names: tuple[tuple[str, int, int], ...]
    relation: Relation
    coalition: str | None
    said: bool  # whether it is said that they are bodies: names that look like none are some, too


def rows(register: Register, text: str, cues: Iterable[int]) -> Iterator[Row]:
    """The rows of bodies in a paragraph beside which stands how they act together: one of these of `CUES`, by number."""
    told_at = sorted({cue.start() for number in cues for cue in _SOUGHT[number].finditer(text)})
    if not told_at:
        return
    for begin, end in pairwise([*sentence_starts(text), len(text)]):
        if bisect_left(told_at, begin) == bisect_left(told_at, end):
            continue
        for match in _ROW.finditer(text, begin, end):
            if bisect_left(told_at, match.start() - _NEAR) == bisect_left(told_at, match.end() + _NEAR):
                continue
            before = text[max(begin, match.start() - _LOOKS_BACK) : match.start()]
            said = _SAYS_WHAT.search(before, max(0, len(before) - 60)) is not None
            more = _AND_MORE.match(text, match.end())  # then the last "and" stands inside a name
            names = _bodies(register, match.group() + (more.group() if more else ""), match.start(), said)
            told = _told(before, text[match.end() : end], len(names)) if names else None
            if told is not None and not any(is_officer(name) for name, _, _ in names):
                yield Row(tuple(names), *told, said)


def _bodies(register: Register, words: str, at: int, said: bool) -> list[tuple[str, int, int]]:
    """The names of a row if it is `said` what they are, or enough of them are known as bodies for all to be; else none."""
    names = [
        piece
        for piece in split_list(words, at)
        if piece[0] not in register.people and not _NO_BODY.search(piece[0]) and not is_place(piece[0])
    ]
    known = sum(is_known(register, name) for name, _, _ in names)
    alone = len(names) == 1 and (known or (said and ACRONYM.match(names[0][0])))
    return names if alone or (said and len(names) > 2) or (known >= 2 and 2 * known >= len(names)) else []


# laws, and what a sentence begins with
_NO_BODY = re.compile(
    rf"\b(?:Act|Law|Bill|Code|Day|Week|Month|Year|Today|Yesterday|{WEEKDAY}|{MONTH})$|^(?:In|On|At|During) "
)


def _told(before: str, after: str, count: int) -> tuple[Relation, str | None] | None:
    """How the bodies of a row act together, and in what, by the words around it."""
    if _AGAINST.search(before[-90:]):
        return None
    cues = list(_TELLS_BEFORE.finditer(before))
    if cues:
        last = cues[-1]
        relation = _BEFORE[_which(last)][2]
        gap = before[last.end() :]
        if relation is Relation.MEMBER:
            if len(gap) >= 140 or not _ITS_MEMBERS.search(gap):
                return None
            if gap.rstrip().endswith(("led by", "led by the")):
                return Relation.ORGANIZER, what(after, Relation.SIGNATORY)
            whole = _whole(before, last.start(), last.end())
            return (relation, whole) if whole else None
        if count > 1 and _SMALL_GAP.fullmatch(gap):
            return relation, what(before, relation)
    return did_together(after, count)


def did_together(after: str, count: int) -> tuple[Relation, str | None] | None:
    """How so many bodies, behind which these words stand as their verb, act together, and in what."""
    verb = (_TELLS_AFTER if count < MANY else _TELLS_OF_MANY).match(after)
    if verb is None or (count < 3 and _AFTER[_which(verb)][1] != "pair"):
        return None
    relation = _AFTER[_which(verb)][2]
    if relation is Relation.SIGNATORY and not DOCUMENT.search(after, 0, verb.end() + 80):
        return None
    return relation, what(after, relation)


def _which(cue: re.Match[str]) -> int:
    return int((cue.lastgroup or "")[1:])


def _whole(before: str, start: int, end: int) -> str | None:
    """What a coalition is called that is named or described at `start`: by its name, as the subject, by its kind."""
    apposed = _APPOSED.match(before, end)
    if apposed is not None:
        return apposed.group("name")
    named = _NAMED.search(before)
    if named is not None and named.end() >= end:
        return " ".join(named.group().split())
    subject = _SUBJECT.search(before[:start])
    if subject is not None:
        return subject.group("who")
    itself = _ITSELF.search(before, max(0, start - 40))
    return " ".join(itself.group().split()) if itself is not None else None


def what(words: str, relation: Relation) -> str | None:
    """What the bodies are tied in: a named law or campaign, else the text that they sign."""
    called = _IN_MARKS.search(words)
    if called is not None:
        return called.group(1)
    named = _NAMED.search(words)
    document = DOCUMENT.search(words) if relation is Relation.SIGNATORY else None
    if document is not None and (named is None or document.start() < named.start()):
        return document.group()
    if named is not None:
        return " ".join(named.group().split())
    if relation is Relation.ENDORSER:
        return next((word for word in re.findall(r"[a-z]+", words) if word in LAWS), None)
    return None
