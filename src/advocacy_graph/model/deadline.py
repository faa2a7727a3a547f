"""The day on which the time of a demand is up, as its words and the day of its release tell it."""

import calendar
import re
from datetime import date, timedelta

from advocacy_graph.model.months import MONTH_FORM, NUMBERS

_DAYS = {
    name: at for at, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
_NUMBERS = {
    n: at for at, n in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
} | {"thirty": 30, "sixty": 60, "ninety": 90}
_ON_A_DAY = re.compile(
    rf"\b(?:(?P<month>{MONTH_FORM})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH_FORM})\b|(?P<first>first|last) (?:day )?of (?P<month3>{MONTH_FORM}))(?:,? (?P<year>(?:19|20)\d\d))?",
    re.I,
)
_END_OF_MONTH = re.compile(rf"\bend of (?P<month>{MONTH_FORM})\b(?: (?P<year>(?:19|20)\d\d))?", re.I)
_THIS = re.compile(r"\b(?:this|(?:the )?end of (?:the|this)) (?P<what>year|month|week)\b", re.I)
_WITHIN = re.compile(
    rf"\bwithin (?:the next )?(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)}) (?P<unit>day|week|month|year)s?\b", re.I
)
_BY_WEEKDAY = re.compile(rf"\b(?:by|before|this) (?P<day>{'|'.join(_DAYS)})\b", re.I)
_BEFORE_YEAR = re.compile(r"\bbefore (?P<year>20\d\d)\b", re.I)
_FALL = re.compile(r"\b(?:this|by the) fall\b", re.I)
_BEFORE = re.compile(r"\bbefore\b", re.I)


def deadline(words: str | None, released: date | None) -> date | None:
    """The last day in time, or None where the words and the release's day do not tell it.

    A day without a year is the next one from the release on; no year is invented without a release's day. What may
    be one day or another ("by 2030", "next Friday", "this summer") is none.

    >>> deadline("by March 15", date(2024, 2, 27))
    datetime.date(2024, 3, 15)
    >>> deadline("before the first of October", date(2022, 8, 3))
    datetime.date(2022, 9, 30)
    >>> deadline("by March 15", None) is None
    True
    """
    if not words:
        return None
    try:
        last = _last_day(words, released)
    except (ValueError, OverflowError):
        return None  # "by June 31"
    if last is not None and released is not None and last < released:
        return None  # a time that was past when it was set is told of something else
    return last


def _last_day(words: str, released: date | None) -> date | None:
    before = timedelta(days=1 if _BEFORE.search(words) else 0)
    if on := _ON_A_DAY.search(words):
        month = NUMBERS[(on["month"] or on["month2"] or on["month3"]).lower()]
        day = int(on["day"] or on["day2"] or (1 if on["first"].lower() == "first" else 0))
        return _next(month, day, on["year"], released, before)
    if end := _END_OF_MONTH.search(words):
        return _next(NUMBERS[end["month"].lower()], 0, end["year"], released, before)
    if before_year := _BEFORE_YEAR.search(words):
        return date(int(before_year["year"]), 1, 1) - timedelta(days=1)
    if released is None:
        return None
    if this := _THIS.search(words):
        what = this["what"].lower()
        if what == "week":
            return released + timedelta(days=6 - released.weekday()) - before
        return _last_of(released.year, 12 if what == "year" else released.month) - before
    if within := _WITHIN.search(words):
        n = int(within["n"]) if within["n"].isdigit() else _NUMBERS[within["n"].lower()]
        unit = within["unit"].lower()
        if unit in ("day", "week"):
            return released + timedelta(days=n * (7 if unit == "week" else 1))
        months = released.year * 12 + released.month - 1 + n * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return min(date(year, month + 1, 1) + timedelta(days=released.day - 1), _last_of(year, month + 1))
    if weekday := _BY_WEEKDAY.search(words):
        ahead = (_DAYS[weekday["day"].lower()] - released.weekday()) % 7
        return released + timedelta(days=ahead) - before if ahead else None
    if _FALL.search(words):  # as it is called where it ends with November
        return date(released.year, 11, 30) - before
    return None


def _next(month: int, day: int, year: str | None, released: date | None, before: timedelta) -> date | None:
    """That day of that year, or the next from the release on. Day 0: the month's last."""

    def of(which: int) -> date:
        return (date(which, month, day) if day else _last_of(which, month)) - before

    if year:
        return of(int(year))
    if released is None:
        return None
    this_year = of(released.year)
    return this_year if this_year >= released else of(released.year + 1)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
