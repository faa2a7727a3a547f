"""Dates as data: a text, and the days printed in it."""

from datetime import date

import pytest

from advocacy_graph.extract.dates import dates

AUTUMN = date(2014, 9, 26)
PRINTED = [
    ("On September 26, 2014 it rained", [AUTUMN]),
    ("SEPT. 26TH, 2014", [AUTUMN]),
    ("the 26th of September, 2014", [AUTUMN]),
    ("26 Sep 2014 - 27 Sep 2014", [AUTUMN, date(2014, 9, 27)]),
    ("2014-09-26, 2014/09/26", [AUTUMN, AUTUMN]),
    ("26.9.2014", [AUTUMN]),
    ("09/26/2014", [AUTUMN]),
    ("9/26/14", [AUTUMN]),
    ("26/09/2014", [AUTUMN]),  # no month has that number: the day stands first
    ("12/11/2014", [date(2014, 12, 11)]),
    ("12/12/2014", [date(2014, 12, 12)]),
    ("12/13/2014", [date(2014, 12, 13)]),
    ("13/12/2014", [date(2014, 12, 13)]),
    ("13/13/2014, February 30, 2014 and 2014-00-10", []),
    ("September 26 and September 2014", []),  # no year, no day: neither is invented
    ("26.9.20145, 2014-09-261", []),
]


@pytest.mark.parametrize(("text", "days"), PRINTED, ids=[p[0] for p in PRINTED])
def test_the_days_that_are_printed(text: str, days: list[date]) -> None:
    found = dates(text)
    assert [day for _, day in found] == days
    assert all(text[match.start() : match.end()] == match.group() for match, _ in found)
