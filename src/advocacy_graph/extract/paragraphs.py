"""Paragraphs of a release and what each is for."""

import re
from dataclasses import dataclass
from enum import StrEnum

from advocacy_graph.extract.dates import MONTH
from advocacy_graph.extract.finder import Finder


class Role(StrEnum):
    """What a paragraph is for."""

    RELEASE_LINE = "release line"
    HEADLINE = "headline"
    SUBHEAD = "subhead"
    DATE = "date"
    CONTACT = "contact"
    BODY = "body"
    BULLET = "bullet"
    ABOUT = "boilerplate"
    END = "end mark"
    FURNITURE = "site furniture"


_PROSE = (Role.BODY, Role.BULLET, Role.ABOUT)


@dataclass(slots=True)
class Paragraph:
    """`text` is view.text[start:end] with line breaks as spaces, so offsets into it add to `start`."""

    start: int
    end: int
    text: str
    role: Role = Role.BODY

    @property
    def is_prose(self) -> bool:
        """Whether statements may stand here."""
        return self.role in _PROSE


_HEAD_ENDS = 1_500  # code points
_LONG_IS = 250
_LONG = re.compile(rf"^.{{{_LONG_IS}}}", re.M)  # no text that is broken into lines has longer ones
# an empty line, or one that only parts what is above it from what is below
_RULE = r" *(?:={4,}|~{4,}|_{4,}|-{4,}) *(?=\n|\Z)"
_FIRST_RULE = re.compile(_RULE)
_BLANK = re.compile(rf"\n(?:{_RULE}|[ \f]*(?:\n[ \f]*)+)")
_BULLET = re.compile(r"[ ]*(?:[*•·▪‣◦●■–-]|\d{1,2}[.)]|[a-z]\))[ ]+(?=\S)")
_ENDS_SENTENCE = tuple('.!?:;”")]')
_ENDS_PROSE = tuple('.!?”"')
_COMPANIES = tuple(f"{short}{mark}" for short in ("Inc", "Ltd", "Corp") for mark in _ENDS_PROSE)
_LONG_LINE = 45
_NAME_LINE = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?: (?:de |van |von |la |of |the )?[A-ZÀ-Þ][\w.'’-]*){1,4}(?:, [^.“”]{2,70})?$"
)
# "Jane Doe, Director, Rivers Forum" on the line above her words: capitals and small words, no mark at its end
_DATED_LINE = re.compile(
    r"\s*(?:[A-Z][^\d“”:]{0,60}[\s,–—|-]\s*)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},?|{MONTH} \d{{1,2}},?) (?:19|20)\d\d\s*$"
)
_HEADS_A_QUOTATION = re.compile(
    r"(?:(?:of|for|and|the|at|in|on|de|van|von|&|[-–—|/])\s+|[A-ZÀ-Þ0-9(][^\s“”:]*[\s]+){1,20}[A-ZÀ-Þ(][^\s“”:]*[\w)]$"
)
_UNENDED = re.compile(r"[a-z][\w'’-]*")  # the last word of a line that ends in the middle of its sentence
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.$")
_LABELLED = re.compile(r"[A-Z][^“”:]{0,50}:(?:\s*$|\s*“)")  # the end of a speaker's label that was wrapped

END_MARK = re.compile(
    r"^[ ]*(?:#[ ]?#[ ]?#?|-?[ ]?30[ ]?-|\*[ ]?\*[ ]?\*|[-–—]*\s*(?:ENDS?|FIN)\s*[-–—.]*|# # #|\(ENDS?\))[ ]*$"
)
RELEASE_LINE = re.compile(
    r"^\W*(?:for\s+)?(?:immediate\s+release|release\s*:|embargoed|news from\b|joint release (?:of|by|from)\b|(?:media|press|news)\s+(?:release|statement|advisory|alert)\b(?!\s+(?:from|by)\s+\w+\s+\w+\s+\w+\s+\w+\s+\w+))"
    r"|^\W*(?:[\w'’&.,-]+\s+){1,8}(?:media|press|news)\s+release\W*$",
    re.I,
)
CONTACT = re.compile(
    r"^\W*(?:(?:for\s+(?:more|further|additional)\s+(?:information|details)|(?:media|press|news)\s+(?:contacts?|enquir\w+|inquir\w+)|contacts?|enquir\w+|inquir\w+|(?:to\s+)?(?:arrange|request)\s+(?:an?\s+)?interviews?)\b)",
    re.I,
)
# digits alone are a number, 11000000, unless they begin as numbers that one dials do; so are thousands, 11 000 000
PHONE = Finder(
    r"(?<![\d,.$£€])(?![1-9]\d{0,2}(?: \d{3})+(?![\d-]| \d))(?:\+?\(?\d{2,4}\)?[\s.-]+\d{3,4}[\s.-]*\d{3,4}|(?:\+\d|\(?0)\d{1,3}\)?[\s.-]*\d{3,4}[\s.-]*\d{3,4})"
)
EMAIL = Finder(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
GREETING = re.compile(
    r"^(?:Dear|To the Honou?rable|To Whom It May Concern)\b(?:[^.]|\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Sec)\.){0,160}(?:[,:;]|\.\.\.|…)?\s*$|^To (?:the|all|our|members|everyone|President|Governor|Mayor|Senator|Prime) [^.]{2,140}[:,]\s*$"
)
ABOUT = re.compile(
    r"^\W*(?:(?:More )?[Aa]bout(?: the| us)?\b(?=[^.]{0,120}(?:$|:|\n))|Background\s*:?\s*$|Notes? (?:to|for) editors?|Editor'?s'? notes?)",
    re.I,
)
ABOUT_WHOM = re.compile(r"^\W*(?:More a|A)bout\s+(?:the\s+)?(?P<who>[A-Z][^:.\n]{1,110}?)\s*(?::|$)")
FURNITURE = re.compile(
    r"^\W*(?:share (?:this|on)|print(?: this)?(?: page)?|tweet|browse by|current record|read more|related|subscribe|sign up|follow us|click here|view (?:online|in browser)|back to|advertisement|©|copyright\s*(?:©|\(c\)|(?:19|20)\d\d|notice|&copy)|all rights reserved|tags?:|posted (?:on|in|by)|categor(?:y|ies):|skip to|you are here|home\s*[>»/]|facebook|twitter|email this|unsubscribe)",
    re.I,
)


# "Jane Doe, Elm Alliance: 555-0100", "Jane Doe, Chair - Elm Union": one of a list of people, a line each
_WHO_LINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]* ){1,3}[A-ZÀ-Þ][\w'’-]*(?:(?:,| [-–—])\s*[A-Z]|,?\s+on behalf of\s)"
)


def paragraphs(text: str) -> list[Paragraph]:
    """Split a view into paragraphs; hard-wrapped lines are joined, listed lines kept apart."""
    found: list[Paragraph] = []
    head = _head(text)
    at = 0
    above = _FIRST_RULE.match(text)
    if above:
        at = above.end()
    for gap in [*_BLANK.finditer(text, at), None]:
        if gap and _AMID_SENTENCE.match(text, gap.end()) and _is_unended(text, at, gap.start()):
            continue
        end = gap.start() if gap else len(text)
        _split_block(text, at, end, end <= head and not CONTACT.match(text, at, end), found)
        at = gap.end() if gap else end
    return found


_AMID_SENTENCE = re.compile(r" *[a-z][\w'-]+[ ,]")


def _is_unended(text: str, start: int, end: int) -> bool:
    """Whether the block before an empty line breaks off inside its sentence, as where a page ends: "the board, ” | said
    Doe". One of a list, which begins with a small letter, is whole."""
    last = text[text.rfind("\n", start, end) + 1 : end].rstrip()
    return (
        len(last) > _LONG_LINE
        and _BREAKS_OFF.search(last) is not None
        and not text[start:end].lstrip()[0].islower()
    )


_BREAKS_OFF = re.compile(r"(?:[a-z]|,(?: ?”)?)$")


def _head(text: str) -> int:
    """Where the first of several long lines begins: above it, a line that ends is no line that was broken."""
    first = _LONG.search(text, 0, _HEAD_ENDS + _LONG_IS - 1)
    return first.start() if first and _LONG.search(text, first.end()) else 0


def _split_block(text: str, start: int, end: int, in_head: bool, into: list[Paragraph]) -> None:
    """The lines between two empty ones as paragraphs; `in_head`: lines are broken nowhere but where they end."""
    lines: list[tuple[int, int]] = []
    at = start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append((at, at + len(line)))
        at += len(line) + 1
    if not lines:
        return
    if len(lines) == 1:
        _add(text, *lines[0], into)
        return
    longest = max(b - a for a, b in lines)
    listed = len(lines) > 2 and all(text[a:b].lstrip()[:1].isupper() for a, b in lines)
    # a roll of names: six lines or more, each beginning with a capital and none ending a sentence
    roll = (
        len(lines) > 5
        and not any(_ends_prose(text[a:b]) for a, b in lines)
        and all(text[a:b].lstrip()[:1].isupper() or text[a:b].lstrip()[:1].isdigit() for a, b in lines)
    )
    roll = roll or sum(" | " in text[a:b] for a, b in lines) > 0.8 * len(lines)  # the rows of a table
    named = len(lines) > 1 and all(_WHO_LINE.match(text, a) for a, _ in lines)
    first = lines[0][0]
    is_open = False  # a quotation begun in this paragraph is not closed yet
    for (a, b), following in zip(lines, [*lines[1:], None], strict=True):
        line = text[a:b]
        if a == first:
            is_open = False
        is_open = line.rfind("“") > line.rfind("”") or (is_open and "”" not in line)
        if following is not None:
            nxt = text[following[0] : following[1]]
            wrapped = b - a >= max(_LONG_LINE, 0.62 * longest) and longest < 140
            if in_head or roll or named or (listed and b - a + 1 + len(nxt.split(None, 1)[0]) <= longest):
                wrapped = False  # the next word had room on this line: a list, not prose that was wrapped
            ends = line.rstrip()
            goes_on = (
                nxt.lstrip()[:1].islower()
                or (
                    _LABELLED.match(nxt) is not None
                    and RELEASE_LINE.match(nxt) is None
                    and (ends[-1:].isalpha() or ends.endswith(","))
                )
                or (longest < 140 and _INITIAL.search(ends, max(0, len(ends) - 2)) is not None)
                or (
                    _LONG_LINE < longest < 140
                    and not listed
                    and _UNENDED.fullmatch(ends.rsplit(None, 1)[-1]) is not None
                )
                or (longest < 140 and is_open and not nxt.lstrip().startswith("“"))
            )
            if (
                not _BULLET.match(nxt)
                and not (ends.endswith("”") and _NAME_LINE.match(nxt.strip()))
                and not (nxt.rstrip()[-2:].isdigit() and _DATED_LINE.match(nxt))
                and not (
                    nxt.lstrip().startswith("“") and not is_open and _HEADS_A_QUOTATION.match(line.strip())
                )
                and (
                    (
                        wrapped
                        and (
                            not line.rstrip(" ").endswith(_ENDS_SENTENCE)
                            or (longest < 120 and b - a > 0.85 * longest)
                        )
                    )
                    or goes_on
                )
            ):
                continue
        _add(text, first, b, into)
        if following is not None:
            first = following[0]


def _ends_prose(line: str) -> bool:
    """Whether a line ends as a sentence does, and not with "Inc."."""
    line = line.rstrip(" ")
    return line.endswith(_ENDS_PROSE) and not line.endswith(_COMPANIES)


LONGEST = 5_000  # code points; several rules look back over a paragraph, so its length bounds what they cost


def _add(text: str, start: int, end: int, into: list[Paragraph]) -> None:
    """One paragraph, or several where a text without breaks runs past all measure."""
    while end - start > LONGEST:
        cut = max(text.rfind(". ", start + LONGEST // 2, start + LONGEST), start)
        cut = cut if cut > start else max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), start)
        cut = cut + 1 if cut > start else start + LONGEST
        _add_whole(text, start, cut, into)
        start = cut
    _add_whole(text, start, end, into)


def _add_whole(text: str, start: int, end: int, into: list[Paragraph]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    role = Role.BODY
    bullet = _BULLET.match(text, start, end)
    if bullet and not END_MARK.match(text[start:end]):
        start, role = bullet.end(), Role.BULLET
    into.append(Paragraph(start, end, text[start:end].replace("\n", " "), role))
