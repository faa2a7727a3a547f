"""The quotation automaton: which words stand in double quotation marks, carried across paragraphs.

Three habits of the genre decide what happens at a paragraph's end with a quotation open: the next
paragraph opens with a mark again and goes on (the printers' rule); it goes on without one and closes
later (content systems lose the mark); or the mark was simply never closed.
"""

import re
from dataclasses import dataclass

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import HONORIFIC, NAME
from advocacy_graph.extract.paragraphs import Paragraph, Role


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks inside one paragraph; offsets are into the view, marks left out."""

    start: int
    end: int
    goes_on: bool = False  # from an open quotation of an earlier paragraph
    left_open: bool = False  # no closing mark before the paragraph ends

    def __len__(self) -> int:
        return self.end - self.start


_MARK = re.compile("[“”]")
_SAY = lexicon.speech_verbs("say", "that", "go-on")
_NAMED = rf"(?:{HONORIFIC.pattern})?{NAME.pattern}"
_ATTRIBUTED = re.compile(
    r"\s*(?:sa(?:id|ys)\s|[-–—]\s*[A-Z]|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3} sa(?:id|ys)\b)"
)
_SAID_INSIDE = re.compile(r",\s+(?:said|says)\s+(?=[A-Z])")
# the same with any verb of saying where the paragraph ends: "..., asks Doe.", "... listen?, Doe asks."
_FAR = 250  # code points; no attribution at a paragraph's end is longer
_SAID_AT_END = re.compile(
    rf"(?:[,!]|\?,?)(?P<cut>\s+)(?:(?:{_SAY})\s+{_NAMED}(?:,[^“”.;:]{{3,160}})?|{_NAMED}\s+(?:{_SAY}))\.?$"
)


def quotations(paras: list[Paragraph]) -> list[list[Quotation]]:
    """The quotations of each paragraph, in order. Linear in the text's length."""
    found: list[list[Quotation]] = []
    is_open = False
    listed = -1  # the last item of a list that an open quotation runs through
    for index, para in enumerate(paras):
        inside = index <= listed
        goes_on = is_open and (inside or _continues(para))
        here, is_open = _of_paragraph(para, goes_on, index < listed or _may_stay_open(paras, index))
        found.append(here)
        if is_open and not inside and para.text.endswith(":"):
            listed = _list_inside(paras, index)
        elif is_open and goes_on and not inside and _mark_lost(paras, index + 1):
            listed = index + 1
    return found


def _list_inside(paras: list[Paragraph], index: int) -> int:
    """The last item of the list under a quotation that paragraph `index` leaves open, "our plan will:", where the
    quotation goes on in it: it closes in the last item, or opens again below. Else -1."""
    last = index
    while last + 1 < len(paras) and paras[last + 1].role is Role.BULLET and "“" not in paras[last + 1].text:
        last += 1
        if "”" in paras[last].text:
            return last
    return last if index < last < len(paras) - 1 and paras[last + 1].text.startswith("“") else -1


def _mark_lost(paras: list[Paragraph], index: int) -> bool:
    """Whether a paragraph in the middle of a quotation of many has lost the mark that each of them opens with."""
    if index + 1 >= len(paras) or paras[index].role is not Role.BODY:
        return False
    text = paras[index].text
    return (
        "“" not in text
        and "”" not in text
        and len(text) > _LONG_ENOUGH
        and paras[index + 1].text.startswith("“")
        and not _SAYS.is_in(text)
    )


_LONG_ENOUGH = 60  # code points; a heading is shorter
_SAYS = Finder(rf"\b(?:{_SAY})\b")


def _first_marks(text: str) -> tuple[int, int]:
    return text.find("“"), text.find("”")


def _continues(para: Paragraph) -> bool:
    """Whether an open quotation goes on here: a mark at the head, or a closing one before any opening one."""
    opening, closing = _first_marks(para.text)
    if 0 <= opening <= 2:
        return True
    return closing > 0 and (opening < 0 or closing < opening)


def _may_stay_open(paras: list[Paragraph], index: int) -> bool:
    return index + 1 < len(paras) and _continues(paras[index + 1])


def _of_paragraph(para: Paragraph, goes_on: bool, next_goes_on: bool) -> tuple[list[Quotation], bool]:
    text = para.text
    if not goes_on and "“" not in text and "”" not in text:
        return [], False
    found: list[Quotation] = []
    opened = -1
    depth = 0
    if goes_on:
        opening, _ = _first_marks(text)
        opened = opening + 1 if 0 <= opening <= 2 else 0
        depth = 1
    closers_left = text.count("”")
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if goes_on and at < opened:
            continue
        if mark == "”":
            closers_left -= 1
            if depth > 1:
                depth -= 1
            elif depth == 1:
                found.append(_quotation(para, opened, at, goes_on and not found))
                depth, opened = 0, -1
            elif not found and at > 20 and _ATTRIBUTED.match(text, at + 1):
                found.append(_quotation(para, 0, at, False))  # its opening mark was lost
            # any other closing mark with nothing open is a stray: left alone
        elif depth == 0:
            depth, opened = 1, at + 1
        elif depth == 1 and (said := _SAID_INSIDE.search(text, opened, at)) is not None:
            found.append(_quotation(para, opened, said.start() + 1, goes_on and not found))
            opened = at + 1  # the closing mark before "said" was lost
        elif closers_left > depth or (
            closers_left == depth and next_goes_on is False and depth == 1 and closers_left > 1
        ):
            depth += 1  # a quotation inside the quotation
        elif depth == 1 and closers_left == 1:
            # two openers and one closer: a nested one whose paragraph stays open, or a mark lost before
            if next_goes_on:
                depth += 1
    if depth == 1:
        said = _SAID_INSIDE.search(text, opened)
        end = said.start() + 1 if said else _before_attribution(text, opened)
        if end is not None:
            found.append(_quotation(para, opened, end, goes_on and not found))
            depth = 0
    if depth:
        found.append(_quotation(para, opened, len(text), goes_on and not found, left_open=True))
    return [q for q in found if q.end > q.start], bool(depth)


def _before_attribution(text: str, opened: int) -> int | None:
    """Where a quotation ends that nothing closes before the attribution at the paragraph's end."""
    said = _SAID_AT_END.search(text, max(opened, len(text) - _FAR))
    return said.start("cut") if said else None


def _quotation(para: Paragraph, start: int, end: int, goes_on: bool, left_open: bool = False) -> Quotation:
    text = para.text
    while start < end and text[start] in " '":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Quotation(para.start + start, para.start + end, goes_on, left_open)
