"""What a release says of itself, as data: headline, day, and where the day is printed. All texts invented."""

from datetime import date

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.model import PressRelease

BODY = "\n\nThe Elm Guild asked the Ports Board for a second boat on Monday, and the board said that it would answer in May.\n"

CASES = [
    # name, text above the body, headline, day
    ("menu", "File a Form\nView Reports\n\nPress Release\n\nPilots challenge the winter timetable in court\n\nMay 3, 2021", "Pilots challenge the winter timetable in court", date(2021, 5, 3)),
    ("parted day", "Media Release\n\nElm Guild of Pilots\n\n28 September\n2011\n\nLast boat leaves as board votes", "Last boat leaves as board votes", date(2011, 9, 28)),
    ("slashes", "Pilots Ask for a Second Boat\n\n2018/04/26", "Pilots Ask for a Second Boat", date(2018, 4, 26)),
    ("hashtag", "#EndTheWait campaign begins on the islands\n\nMay 3, 2021", "#EndTheWait campaign begins on the islands", date(2021, 5, 3)),
    ("markdown", "# Pilots Ask for a Second Boat #\n\nMay 3, 2021", "Pilots Ask for a Second Boat", date(2021, 5, 3)),
    ("an office holder's letterhead", "Senator Jane Doe   Elm Party Spokesperson for Ports\n\n2 May 2003 MEDIA RELEASE 03/274\n\nBOARD TRIES TO SILENCE PILOTS", "BOARD TRIES TO SILENCE PILOTS", date(2003, 5, 2)),
    ("day before", "June 10, 2005 Pilots Ask for a Second Boat", "Pilots Ask for a Second Boat", date(2005, 6, 10)),
    ("site after", "Elm Guild Stands with the Pilots - Guild of Elm Ports\n\nMay 3, 2021", "Elm Guild Stands with the Pilots", date(2021, 5, 3)),
    ("site before", "Elm Guild - Elm Guild Welcomes the Review\n\nMay 3, 2021", "Elm Guild Welcomes the Review", date(2021, 5, 3)),
    ("about copyright", "Copyright rules leave pilots without charts\n\nMay 3, 2021", "Copyright rules leave pilots without charts", date(2021, 5, 3)),
    ("stamped by an archive", "Pilots Ask for a Second Boat\n\nFriday, 28 July 2006, 9:28 am\nPress Release: Elm Guild of Pilots\n\nPilots Ask for a Second Boat", "Pilots Ask for a Second Boat", date(2006, 7, 28)),
    ("release and headline in title case", "PRESS RELEASE: The Harbour Party Pushes For A Second Boat\n\n2021-05-03\n\nFOR IMMEDIATE RELEASE", "The Harbour Party Pushes For A Second Boat", date(2021, 5, 3)),
    ("a member's letterhead", "Jane Doe, MP\n\nShadow Minister for Ports and Islands\n\nSecond boat will help islanders home\n\nMonday, 3 May 2021", "Second boat will help islanders home", date(2021, 5, 3)),
    ("a member, her seat and post in one line", "Jane Doe MP  FEDERAL MEMBER FOR ELMLAND\n\nMEDIA RELEASE\n\nSecond boat will help islanders home\n\nMonday, 3 May 2021", "Second boat will help islanders home", date(2021, 5, 3)),
    ("letters set wide", "M E D I A  R E L E A S E\n\nSecond boat will help islanders home\n\nMonday, 3 May 2021", "Second boat will help islanders home", date(2021, 5, 3)),
    ("a senator's letterhead in capitals", "Media Release\n\nSENATOR THE HON. JANE DOE\n\nMinister for Ports\n\nSenator for Elmland\n\n3 May 2021\n\nSecond boat will help islanders home", "Second boat will help islanders home", date(2021, 5, 3)),
    ("an office holder and her post", "Senator Jane Doe  Minister for Ports and Islands\n\nSecond boat will help islanders home\n\nMonday, 3 May 2021", "Second boat will help islanders home", date(2021, 5, 3)),
    ("a text named with its author", "We Are the Students of Elm: Statement on the Timetable\n\n2021-05-03\n\nWhat the winter brings", "We Are the Students of Elm: Statement on the Timetable", date(2021, 5, 3)),
    ("contact behind the day", "May 3, 2021 Contact.\n\nJan Roe 202 555 0123\n\nPilots Ask for a Second Boat on the Sound", "Pilots Ask for a Second Boat on the Sound", date(2021, 5, 3)),
    ("day in a late release line", "Pilots Ask for a Second Boat\n\nThe pilots have asked.\n\nNews Release\n\nThe board has heard them.\n\nFor Immediate Release: Monday, May 3, 2021" + 7 * "\n\nThe board will answer.", "Pilots Ask for a Second Boat", date(2021, 5, 3)),
    ("a day that lost its marks", "Pilots Ask for a Second Boat\n\n05 03 2021", "Pilots Ask for a Second Boat", date(2021, 5, 3)),
]  # fmt: skip


def test_a_headline_in_capitals_that_ran_into_the_first_sentence() -> None:
    text = (
        "NEWS RELEASE Elm Guild of Pilots\n\n3 May 2021\n\nBOARD BREAKS ITS WINTER PROMISE A promise of the Ports Board was broken."
        + 20 * " It was made in May."
    )
    heading = extract(PressRelease(text, "elm.txt", "text/plain", "")).heading
    assert heading.headline == "BOARD BREAKS ITS WINTER PROMISE"


@pytest.mark.parametrize(("above", "headline", "day"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_headline_and_day(above: str, headline: str, day: date) -> None:
    heading = extract(PressRelease(above + BODY, "elm.txt", "text/plain", "")).heading
    assert (heading.headline, heading.date) == (headline, day)


def test_the_day_of_a_dateline_is_shown_where_it_stands() -> None:
    text = f"Pilots Ask for a Second Boat\n\nMay 3, 2021 (ELM HARBOUR) — {BODY.strip()}"
    heading = extract(PressRelease(text, "elm.txt", "text/plain", "")).heading
    assert heading.date_evidence is not None
    assert [span.words(text) for span in heading.date_evidence.spans] == ["May 3, 2021"]
