"""Calendar windows, sliding ones and those of statements."""

from datetime import date

import pytest

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.network import Kind, Options, Unit, calendar, coded, series, sliding


@pytest.fixture
def events(position):
    days = ["2020-12-30", "2021-01-01", "2021-01-04", "2021-01-04", "2021-01-04", "2021-01-31", "2021-02-28"]
    return coded([position("A", "p", on=day, release=f"r{n}") for n, day in enumerate(days)])


def told(spans) -> list[tuple[str, str, int]]:
    return [(str(s.first), str(s.last), s.events.stop - s.events.start) for s in spans]


@pytest.mark.parametrize(
    ("width", "first", "last", "number"),
    [  # half of width - 1, rounded half up: 0, 1, 1, 2 days on either side
        (1, ("2020-12-30", "2020-12-30", 1), ("2021-02-28", "2021-02-28", 1), 61),
        (2, ("2020-12-30", "2021-01-01", 2), ("2021-02-26", "2021-02-28", 1), 59),
        (3, ("2020-12-30", "2021-01-01", 2), ("2021-02-26", "2021-02-28", 1), 59),
        (4, ("2020-12-30", "2021-01-03", 2), ("2021-02-24", "2021-02-28", 1), 57),
    ],
)
def test_sliding_days(events, width: int, first, last, number: int) -> None:
    found = told(sliding(events, width, Unit.DAY))
    assert (found[0], found[-1], len(found)) == (first, last, number)


def test_only_windows_wholly_in_the_range(events) -> None:
    ends = date(2021, 1, 1), date(2021, 1, 8)
    assert told(sliding(events, 7, Unit.DAY, *ends)) == [
        ("2021-01-01", "2021-01-07", 4),
        ("2021-01-02", "2021-01-08", 3),
    ]
    with pytest.raises(NothingToDraw, match="smaller --window"):
        sliding(events, 9, Unit.DAY, *ends)


def test_a_month_before_the_last_day_of_a_longer_one(events) -> None:
    found = sliding(events, 3, Unit.MONTH, date(2020, 12, 31), date(2021, 3, 31))
    assert [(str(s.first), str(s.middle), str(s.last)) for s in found] == [
        ("2020-12-31", "2021-01-31", "2021-02-28"),
        ("2021-01-28", "2021-02-28", "2021-03-28"),
    ]


def test_statements_around_each_statement_ties_by_identifier(events) -> None:
    found = sliding(events, 4, Unit.EVENT)
    assert told(found) == [
        ("2020-12-30", "2021-01-04", 5),
        ("2021-01-01", "2021-01-31", 5),
        ("2021-01-04", "2021-02-28", 5),
    ]
    in_order = [events.rows[n].statement for n in range(*found[0].events.indices(len(events)))]
    assert in_order == sorted(in_order)


def test_calendar_months_one_after_another(events) -> None:
    assert told(calendar(events, Unit.MONTH)) == [
        ("2020-12-30", "2020-12-31", 1),
        ("2021-01-01", "2021-01-31", 5),
        ("2021-02-01", "2021-02-28", 1),
    ]
    assert [str(s.middle) for s in calendar(events, Unit.WEEK)][:2] == ["2020-12-28", "2021-01-04"]


def test_duplicates_count_within_a_window_and_an_undated_position_is_in_none(position) -> None:
    from advocacy_graph.network import Duplicates

    rows = [position("A", "p", on=day) for day in ("2021-01-01", "2021-01-02", "2021-02-01")]
    events = coded([*rows, position("A", "p", on=None)])
    options = Options(duplicates=Duplicates.RANGE)
    counted = [c.tally for _, c in series(events, calendar(events, Unit.MONTH), Kind.CONGRUENCE, options)]
    assert [(t.counted, t.repeated) for t in counted] == [(1, 1), (1, 0)]


@pytest.mark.parametrize(("width", "unit"), [(0, Unit.DAY), (1, Unit.EVENT)])
def test_windows_that_hold_nothing(events, width: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="larger width"):
        sliding(events, width, unit)


def test_without_dates_there_is_no_series(position) -> None:
    for make in (calendar, lambda events, unit: sliding(events, 3, unit)):
        with pytest.raises(NothingToDraw, match="needs dates"):
            make(coded([position("A", "p", on=None)]), Unit.MONTH)
