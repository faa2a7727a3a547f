"""Heads of releases that lost their line breaks: title, menu, date and headline parted from the body again."""

import re
from itertools import pairwise

from advocacy_graph.extract.dates import MONTH, WEEKDAY, dates
from advocacy_graph.extract.paragraphs import RELEASE_LINE, Paragraph, Role


def mend_breaks(text: str, paras: list[Paragraph]) -> None:
    """Part the first of the paragraphs of `text` where lines ended, and join a date that a line's end parted, in place."""
    _break_a_page(paras)
    _break_a_wire(paras)
    _break_capitals(paras)
    _join_a_date(text, paras)


_SHORT = 3  # code points, of a word that may be an abbreviation: "WASHINGTON, D C, U S"
_LONG_WORDS = 3  # words longer than that, which a headline in capitals has at least


# a page that lost its line breaks: its title, its menu, and the title again over the text
_PAGE = re.compile(
    r"(?P<title>\S.{20,220}?) (?:[|–—-]|&[mn]dash;) (?P<site>[A-Z][^|]{2,70}?)\s(?:\d\s)?(?i:skip to (?:main )?content)"
)


# "28 September", its year on the next line
_DAY_AND_MONTH = re.compile(
    rf"(?:{WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?),?", re.I
)
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)[^\n]{0,20}")


def _join_a_date(text: str, paras: list[Paragraph]) -> None:
    """A date that a line's end parted is one paragraph again."""
    for index, (para, below) in enumerate(pairwise(paras[:12])):
        if _DAY_AND_MONTH.fullmatch(para.text) and _YEAR.fullmatch(below.text):
            paras[index : index + 2] = [Paragraph(para.start, below.end, text[para.start : below.end])]
            return


def _break_a_page(paras: list[Paragraph]) -> None:
    """What stands above the title's last mention at the head of such a page is the site's menu."""
    first = paras[0] if paras else None
    page = _PAGE.match(first.text) if first and len(first.text) > 300 else None
    if first is None or page is None:
        return
    again = first.text.rfind(page.group("title"), page.end(), len(first.text) // 2 + page.end())
    if again < 0:
        return
    body = again + len(page.group("title"))
    body += len(first.text[body:]) - len(first.text[body:].lstrip())
    menu = first.text[page.start("site") : again].rstrip()
    paras[0:1] = [
        Paragraph(first.start, first.start + page.end("title"), page.group("title")),
        Paragraph(
            first.start + page.start("site"),
            first.start + page.start("site") + len(menu),
            menu,
            Role.FURNITURE,
        ),
        Paragraph(first.start + body, first.end, first.text[body:]),
    ]


def _break_a_wire(paras: list[Paragraph]) -> None:
    """A release that lost its line breaks, headline, date and body in one: its first paragraph is parted at the date."""
    if not paras or len(paras[0].text) < 300:
        return
    first = paras[0]
    found = dates(first.text[:320])
    when = found[0][0] if found else None
    if when is None or when.start() < 20 or re.search(r"[.!?”]\s", first.text[: when.start()]):
        return
    body = when.end() + len(first.text[when.end() :]) - len(first.text[when.end() :].lstrip(" ,-–—"))
    paras[0:1] = [
        Paragraph(
            first.start,
            first.start + len(first.text[: when.start()].rstrip()),
            first.text[: when.start()].rstrip(),
        ),
        Paragraph(first.start + when.start(), first.start + when.end(), when.group()),
        Paragraph(first.start + body, first.end, first.text[body:]),
    ]


_CAPITALS = re.compile(
    r"(?:[A-ZÀ-Þ\d][A-ZÀ-Þ\d’'&,.:;/-]*\s+){4,25}(?<!\s[AI] )(?<!^[AI] )(?=(?:[AI]\s+\w*|[A-ZÀ-Þ])[a-zà-þ])"
)


def _break_capitals(paras: list[Paragraph]) -> None:
    """A headline in capitals that ran together with the body's first sentence."""
    for index, para in enumerate(paras[:4]):
        run = _CAPITALS.match(para.text) if len(para.text) > 300 else None
        if (
            run
            and sum(len(word) > _SHORT for word in run.group().split()) >= _LONG_WORDS
            and not RELEASE_LINE.match(run.group())
            and not dates(run.group())
        ):
            head = run.group().rstrip()
            paras[index : index + 1] = [
                Paragraph(para.start, para.start + len(head), head),
                Paragraph(para.start + run.end(), para.end, para.text[run.end() :]),
            ]
            return
