"""Dates as releases print them; a year is never invented."""

import re
from datetime import date

from advocacy_graph.extract.finder import Finder
from advocacy_graph.model.months import MONTH_FORM, NUMBERS

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = rf"{MONTH_FORM}\.?"
_DATE = Finder(
    r"\b(?:"
    rf"(?P<m1>{MONTH})\s*(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y1>(?:19|20)\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{MONTH}),?\s+(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>(?:19|20)\d\d)[-/](?P<m3>\d\d)[-/](?P<d3>\d\d)"
    r"|(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>(?:19|20)?\d\d)"
    r"|(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>(?:19|20)\d\d)"
    r"|(?P<m6>\d{1,2}) (?P<d6>\d{1,2}) (?P<y6>(?:19|20)\d\d)(?=\W*$)"  # a page that lost its marks
    r")(?!\d)",
    re.I,
)
_DIGITS = re.compile(r"\d\d")


def dates(text: str) -> list[tuple[re.Match[str], date]]:
    """Every complete date printed in `text`, with its place."""
    if not _DIGITS.search(text):
        return []
    return [(m, d) for m in _DATE.finditer(text) if (d := _parsed(m))]


def _parsed(match: re.Match[str]) -> date | None:
    """The date that a match of the pattern names; None for one that no calendar has."""
    groups = {k: v for k, v in match.groupdict().items() if v}
    key = next(iter(groups))[1]  # all are of one way to write it
    year, month, day = groups["y" + key], groups["m" + key], int(groups["d" + key])
    number = int(month) if month.isdigit() else NUMBERS[month.lower().rstrip(".")]
    full = int(year) + (2000 if len(year) == 2 else 0)
    if number > 12:  # 26/09/2014: the day stands first
        number, day = day, number
    try:
        return date(full, number, day)
    except ValueError:
        return None
