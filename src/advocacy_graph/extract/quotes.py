"""The quotation automaton: which words stand in double quotation marks, carried across paragraphs.

Three habits of the genre decide what happens at a paragraph's end with a quotation open: the next
paragraph opens with a mark again and goes on (the printers' rule); it goes on without one and closes
later (content systems lose the mark); or the mark was simply never closed.
"""

import re
from dataclasses import dataclass

from advocacy_graph.extract.paragraphs import Paragraph


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
_ATTRIBUTED = re.compile(
    r"\s*(?:sa(?:id|ys)\s|[-–—]\s*[A-Z]|[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3} sa(?:id|ys)\b)"
)
_SAID_INSIDE = re.compile(r",\s+(?:said|says)\s+(?=[A-Z])")


def quotations(paras: list[Paragraph]) -> list[list[Quotation]]:
    """The quotations of each paragraph, in order. Linear in the text's length."""
    found: list[list[Quotation]] = []
    is_open = False
    for index, para in enumerate(paras):
        here, is_open = _of_paragraph(para, is_open and _continues(para), _may_stay_open(paras, index))
        found.append(here)
    return found


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
    if depth == 1 and (said := _SAID_INSIDE.search(text, opened)) is not None:
        found.append(_quotation(para, opened, said.start() + 1, goes_on and not found))
        depth = 0
    if depth:
        found.append(_quotation(para, opened, len(text), goes_on and not found, left_open=True))
    return [q for q in found if q.end > q.start], bool(depth)


def _quotation(para: Paragraph, start: int, end: int, goes_on: bool, left_open: bool = False) -> Quotation:
    text = para.text
    while start < end and text[start] in " '":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Quotation(para.start + start, para.start + end, goes_on, left_open)
