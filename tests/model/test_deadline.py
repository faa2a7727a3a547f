"""The last day in time, as data: words, the release's day, and the day that they tell."""

from datetime import date

import pytest

from advocacy_graph.model import deadline

RELEASED = date(2024, 2, 27)  # a Tuesday
TOLD = [
    ("by March 15", date(2024, 3, 15)),
    ("by 15 April", date(2024, 4, 15)),
    ("by Sept. 5", date(2024, 9, 5)),
    ("by 5 Sep", date(2024, 9, 5)),
    ("by January 5", date(2025, 1, 5)),  # the next one, not one that is past
    ("by May 1, 2026", date(2026, 5, 1)),
    ("by the June 30 budget deadline", date(2024, 6, 30)),
    ("before the first of October", date(2024, 9, 30)),
    ("before 2025", date(2024, 12, 31)),
    ("by the end of June", date(2024, 6, 30)),
    ("this year", date(2024, 12, 31)),
    ("by the end of this month", date(2024, 2, 29)),
    ("this week", date(2024, 3, 3)),
    ("by Friday", date(2024, 3, 1)),
    ("this fall", date(2024, 11, 30)),
    ("within 30 days", date(2024, 3, 28)),
    ("within thirty days", date(2024, 3, 28)),
    ("within sixty days", date(2024, 4, 27)),
    ("within ninety days", date(2024, 5, 27)),
    ("by February 27", RELEASED),  # the day itself is not past
    ("within two months", date(2024, 4, 27)),
]
UNTOLD = ["immediately", "now", "by 2030", "next Friday", "this summer", "by Tuesday", "by June 31", "by May 1, 2021", "", None]  # fmt: skip


@pytest.mark.parametrize(("words", "day"), TOLD)
def test_the_last_day_in_time(words: str, day: date) -> None:
    assert deadline(words, RELEASED) == day


@pytest.mark.parametrize("words", UNTOLD)
def test_what_may_be_several_days_is_none(words: str | None) -> None:
    assert deadline(words, RELEASED) is None


def test_without_a_release_date_no_year_is_invented() -> None:
    assert [deadline(words, None) for words, _ in TOLD] == [
        date(2026, 5, 1) if "2026" in words else date(2024, 12, 31) if "2025" in words else None
        for words, _ in TOLD
    ]


def test_a_month_is_not_longer_than_it_is() -> None:
    assert deadline("within one month", date(2024, 1, 31)) == date(2024, 2, 29)
