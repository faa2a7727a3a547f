"""Time: the same network in window after window, counted in one pass over the events."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model.events import UNDATED, Events
from advocacy_graph.network.build import counted
from advocacy_graph.network.counts import Counts
from advocacy_graph.network.options import Kind, Options


class Unit(StrEnum):
    """What a window's width is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Span:
    """A window: its first and last day, both within, the day in its middle, and its events, as indices."""

    first: date
    last: date
    middle: date
    events: slice


def sliding(
    events: Events, width: int, unit: Unit, since: date | None = None, until: date | None = None
) -> list[Span]:
    """Windows of `width` units around each t, a step of one unit from one to the next.

    In days, weeks, months or years: the days from t - a to t + a, both within, with a = (width - 1) / 2 rounded half
    up; t begins at the range's first day, and only windows that lie wholly in the range are taken. A month
    before the 31st is the last day of the month before where that has no 31st. By EVENT: the floor(width / 2)
    statements before each statement, itself, and as many after it; those of one day in the order of their
    identifiers, so that the result is the same every time (DNA draws lots).

    The range is from `since` to `until`, else from the first date to the last. Undated events are in no window.
    Raises ValueError for a width that makes none, NothingToDraw where no window lies in the range.
    """
    if width < 1 or (unit is Unit.EVENT and width < 2):
        raise ValueError(f"a window of {width} {unit}s holds nothing: choose a larger width")
    if events.dates is None:
        raise NothingToDraw("none of the positions has a date: a series needs dates")
    dated = events.day[events.day != UNDATED]  # the undated come last
    first, last = since or events.dates[0], until or events.dates[1]
    if unit is Unit.EVENT:
        half = width // 2
        found = [
            Span(_day(dated, n - half), _day(dated, n + half), _day(dated, n), slice(n - half, n + half + 1))
            for n in range(half, len(dated) - half)
        ]
    else:
        half = width // 2  # of width - 1, the half rounded half up
        found = []
        for step in range(_steps(first, last, unit) + 1):
            middle = _moved(first, step, unit)
            start, end = _moved(middle, -half, unit), _moved(middle, half, unit)
            if first <= start and end <= last:
                found.append(Span(start, end, middle, _between(dated, start, end)))
    if not found:
        raise NothingToDraw(
            f"no window of {width} {unit}s lies wholly in the range from {first} to {last}"
            f"{f' with its {len(dated)} statements' if unit is Unit.EVENT else ''}: choose a smaller --window"
        )
    return found


def calendar(events: Events, unit: Unit, since: date | None = None, until: date | None = None) -> list[Span]:
    """One window after another, each a whole day, ISO week, month or year; the first and last may be cut by the range.

    Raises as `sliding` does.
    """
    if unit is Unit.EVENT:
        raise ValueError("a calendar has no events: choose day, week, month or year")
    if events.dates is None:
        raise NothingToDraw("none of the positions has a date: a series needs dates")
    dated = events.day[events.day != UNDATED]
    first, last = since or events.dates[0], until or events.dates[1]
    found = []
    start = _begin(first, unit)
    while start <= last:
        after = _moved(start, 1, unit)
        end = after - timedelta(days=1)
        found.append(Span(max(start, first), min(end, last), start, _between(dated, start, end)))
        start = after
    return found


def series(events: Events, spans: list[Span], kind: Kind, options: Options) -> Iterator[tuple[Span, Counts]]:
    """The counts of each window. The duplicate rule holds within a window; an empty window has empty counts."""
    for span in spans:
        yield span, counted(events[span.events], kind, options)


def _between(dated: np.ndarray, first: date, last: date) -> slice:
    return slice(*np.searchsorted(dated, (first.toordinal(), last.toordinal() + 1)).tolist())


def _day(dated: np.ndarray, n: int) -> date:
    return date.fromordinal(int(dated[n]))


def _begin(day: date, unit: Unit) -> date:
    match unit:
        case Unit.WEEK:
            return day - timedelta(days=day.weekday())
        case Unit.MONTH:
            return day.replace(day=1)
        case Unit.YEAR:
            return day.replace(month=1, day=1)
    return day


def _moved(day: date, number: int, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day + timedelta(days=number)
        case Unit.WEEK:
            return day + timedelta(weeks=number)
    months = day.year * 12 + day.month - 1 + number * (12 if unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _steps(first: date, last: date, unit: Unit) -> int:
    match unit:
        case Unit.DAY:
            return (last - first).days
        case Unit.WEEK:
            return (last - first).days // 7
        case Unit.MONTH:
            return (last.year - first.year) * 12 + last.month - first.month
    return last.year - first.year
