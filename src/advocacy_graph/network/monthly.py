"""Statements per month and side, as a picture."""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import date

from advocacy_graph.model import CodedPosition, Polarity
from advocacy_graph.network.look import BLUE, VERMILION
from advocacy_graph.network.templates import environment

_LEFT, _WIDTH = 52, 880
_HALF = 110  # height of the larger side
_MOST_MONTHS = 120  # above, a bar is a year

_ABOVE = (Polarity.SUPPORT, Polarity.MIXED)
_BELOW = (Polarity.OPPOSE, Polarity.MIXED)


def monthly(positions: Iterable[CodedPosition]) -> str | None:
    """SVG: bars of supporting positions above the line, of opposing ones below it, one month each.

    More than ten years are shown by year. Mixed positions stand on both sides. Those without a date or a side are
    left out, and the picture says how many; None where nothing is left.
    """
    rows = list(positions)
    sided = [row for row in rows if row.polarity in (*_ABOVE, *_BELOW)]
    dated = [row for row in sided if row.date]
    if not dated:
        return None
    dates = [row.date for row in dated if row.date]
    months = _months(min(dates), max(dates))
    by_year = len(months) > _MOST_MONTHS
    bins = list(dict.fromkeys((year, 0) for year, _ in months)) if by_year else months
    above, below = (
        Counter(_bin(row.date, by_year) for row in dated if row.date and row.polarity in side)
        for side in (_ABOVE, _BELOW)
    )
    step = _step(max(*above.values(), *below.values(), 0))
    top = {
        side: step * math.ceil(max(side_.values(), default=0) / step)
        for side, side_ in (("a", above), ("b", below))
    }
    by = _HALF / max(top.values())
    middle = 16 + top["a"] * by
    wide = (_WIDTH - _LEFT - 12) / len(bins)
    ticks = [
        {"y": round(middle - sign * n * by, 1), "words": n}
        for sign, side in ((1, "a"), (-1, "b"))
        for n in range(0, top[side] + 1, step)
        if n or sign == 1
    ]
    bars = [
        {
            "x": round(_LEFT + n * wide + min(2, wide * 0.1), 1),
            "width": round(wide - 2 * min(2, wide * 0.1), 1),
            "above": round(above[one] * by, 1),
            "below": round(below[one] * by, 1),
            "says": f"{_name(one)}: {above[one]} for, {below[one]} against",
        }
        for n, one in enumerate(bins)
    ]
    # As many marks of the time axis as can be told apart.
    every = max(1, math.ceil(70 / wide))
    marked = (
        [n for n, (_, month) in enumerate(bins) if month <= 1]
        if not by_year and len(bins) > 18
        else range(0, len(bins), every)
    )
    notes = [
        f"{number} {what}"
        for number, what in (
            (len(rows) - len(sided), "that take no side"),
            (len(sided) - len(dated), "without a date"),
        )
        if number
    ]
    return (
        environment()
        .get_template("monthly.svg")
        .render(
            unit="year" if by_year else "month",
            number=len(dated),
            left=_LEFT,
            width=_WIDTH,
            middle=round(middle, 1),
            bottom=round(middle + top["b"] * by, 1),
            bars=bars,
            ticks=ticks,
            marked=[
                {
                    "x": round(_LEFT + n * wide, 1),
                    "words": _name(bins[n]) if by_year or len(bins) <= 18 else bins[n][0],
                }
                for n in marked
            ],
            left_out=f"Left out: {', '.join(notes)}." if notes else "",
            blue=BLUE,
            vermilion=VERMILION,
        )
    )


def _bin(day: date, by_year: bool) -> tuple[int, int]:
    return day.year, 0 if by_year else day.month


def _name(one: tuple[int, int]) -> str:
    year, month = one
    return f"{year}-{month:02}" if month else str(year)


def _months(first: date, last: date) -> list[tuple[int, int]]:
    ordinals = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(n // 12, n % 12 + 1) for n in ordinals]


def _step(most: int) -> int:
    """From one mark of an axis to the next: 1, 2 or 5 times a power of ten, some four marks a side."""
    rough = max(1.0, most / 4)
    power = int(10 ** math.floor(math.log10(rough)))
    return next(n * power for n in (1, 2, 5, 10) if n * power >= rough)
