"""Out to a sheet, through a spreadsheet's hands, and back."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest

from advocacy_graph.coding import EMPTY, Choice, Which, take_sheet, write_sheet
from advocacy_graph.errors import UnreadableSheet
from advocacy_graph.intake import decisions, items
from advocacy_graph.model import FindingDecision, FindingKind, FindingOutcome
from advocacy_graph.store import Store

Row = dict[str, str]
STATEMENTS = Choice(kinds=(FindingKind.STATEMENT,))


def sheet(store: Store, choice: Choice = STATEMENTS, coder: str | None = "anna") -> list[Row]:
    out = StringIO(newline="")
    number = write_sheet(store, out, choice, coder)
    rows = list(csv.DictReader(StringIO(out.getvalue(), newline="")))
    assert len(rows) == number > 0
    return rows


def data(rows: list[Row], **dialect: object) -> bytes:
    out = StringIO(newline="")
    table = csv.DictWriter(out, list(rows[0]), **dialect)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def decide(rows: list[Row], number: int, decision: str = "", **cells: str) -> None:
    rows[number]["decision"] = decision
    for name, cell in cells.items():
        rows[number][name.replace("_", " ")] = cell


def held(store: Store) -> dict[str, FindingDecision]:
    """By the words decided on."""
    return {each.anchor.words: each for each in decisions(store) if isinstance(each, FindingDecision)}


def test_what_is_decided_is_recorded_once(store: Store) -> None:
    rows = sheet(store)
    assert {row["coder"] for row in rows} == {"anna"}
    assert all(row["quoted"][:20] in " ".join(row["in the release"].split()) for row in rows)
    decide(rows, 0, "Accepted", why="as it stands")
    decide(
        rows, 1, "", speaker_should_be="Una Brook-Hale", role_should_be=EMPTY
    )  # filled in: it is corrected
    decide(rows, 2, "no")
    taken = take_sheet(store, data(rows))
    assert (len(taken.recorded), taken.known, taken.open, taken.wrong) == (3, 0, len(rows) - 3, ())
    recorded = held(store)
    assert recorded[rows[0]["quoted"]].why == "as it stands"
    assert recorded[rows[1]["quoted"]].changes == {"speaker": "Una Brook-Hale", "role": None}
    assert recorded[rows[2]["quoted"]].outcome is FindingOutcome.REJECTED

    again = take_sheet(store, data(rows))
    assert (again.recorded, again.known) == ((), 3)

    # Written out with what was decided, and taken back: nothing is new.
    told = sheet(store, Choice(Which.ALL, (FindingKind.STATEMENT,)))
    assert [(row["decision"], row["speaker should be"], row["role should be"]) for row in told].count(
        ("corrected", "Una Brook-Hale", EMPTY)
    ) == 1
    back = take_sheet(store, data(told))
    assert (back.recorded, back.known, back.open) == ((), 3, len(told) - 3)


MANGLED: dict[str, Callable[[list[Row]], bytes]] = {
    "semicolons and a mark": lambda rows: b"\xef\xbb\xbf" + data(rows, delimiter=";"),
    "tabs in UTF-16": lambda rows: data(rows, delimiter="\t").decode().encode("utf-16"),
    "a hint": lambda rows: b"sep=;\r\n" + data(rows, delimiter=";"),
    "line feeds alone": lambda rows: data(rows, lineterminator="\n"),
    "all quoted": lambda rows: data(rows, quoting=csv.QUOTE_ALL),
    "single quotation marks": lambda rows: data(rows, quotechar="'", quoting=csv.QUOTE_ALL),
    "typographer's quotation marks": lambda rows: data(
        [{**row, "finding (leave as it is)": row["finding (leave as it is)"].replace('"', "”")} for row in rows]
    ),
    "columns moved, added and gone": lambda rows: data(
        [{"mine": "x", **dict(reversed([(n, c) for n, c in row.items() if n not in ("quoted", "kind")]))} for row in rows]
    ),
    "rows sorted, and empty ones": lambda rows: data([*reversed(rows), dict.fromkeys(rows[0], "")]),
    "what is only to be read was changed": lambda rows: data([{**row, "speaker": "?", "confidence": "0,7"} for row in rows]),
}  # fmt: skip


@pytest.mark.parametrize("mangle", MANGLED.values(), ids=MANGLED)
def test_a_spreadsheets_ways(store: Store, mangle: Callable[[list[Row]], bytes]) -> None:
    rows = sheet(store)
    decide(rows, 0, "corrected", speaker_should_be="Zoë O'Kell; junior", why='she said "so"')
    taken = take_sheet(store, mangle(rows))
    assert taken.wrong == ()
    [decision] = taken.recorded
    assert decision.changes == {"speaker": "Zoë O'Kell; junior"}
    assert decision.why == 'she said "so"'
    assert taken.open == len(rows) - 1


def test_what_is_not_utf_8_is_told(store: Store) -> None:
    rows = sheet(store)
    decide(rows, 0, "corrected", speaker_should_be="Zoë")
    taken = take_sheet(store, data(rows).decode().encode("cp1252", "replace"))
    assert taken.recorded[0].changes == {"speaker": "Zoë"}
    assert "Windows-1252" in taken.remarks[0]


WRONG = {
    "no such decision": ({"decision": "maybe"}, "'maybe' is none"),
    "accepted and corrected": ({"decision": "accepted", "role_should_be": "x"}, "is accepted, and says what role should be"),
    "corrected in nothing": ({"decision": "corrected"}, "nothing says what should be otherwise"),
    "corrected to what it was": ({"decision": "corrected", "mode_should_be": "direct"}, "nothing says what should be otherwise"),
    "no such value": ({"decision": "corrected", "mode_should_be": "sung"}, "mode cannot be 'sung': it is one of direct, indirect"),
    "words that are not there": ({"decision": "c", "words_should_be": "never said"}, "do not stand in the release"),
    "no coder": ({"decision": "accepted", "coder": ""}, "has no coder"),
    "the machine": ({"decision": "accepted", "coder": "machine"}, "cannot be called 'machine'"),
    "no finding": ({"decision": "accepted", "finding (leave as it is)": ""}, "copy that cell"),
    "a cut finding": ({"decision": "accepted", "finding (leave as it is)": '{"key": "ab'}, "was changed"),
    "a finding of another sort": ({"decision": "accepted", "finding (leave as it is)": '{"key":1}'}, "was changed"),
}  # fmt: skip


@pytest.mark.parametrize(("cells", "says"), WRONG.values(), ids=WRONG)
def test_a_wrong_row_is_named_and_nothing_is_taken(store: Store, cells: Row, says: str) -> None:
    rows = sheet(store)
    decide(rows, 0, "accepted")
    decide(rows, 1, **cells)
    taken = take_sheet(store, data(rows))
    assert [(each.row, says in each.reason) for each in taken.wrong] == [(3, True)], taken.wrong
    assert taken.recorded == ()
    assert decisions(store) == ()


def test_two_rows_that_differ_and_two_that_do_not(store: Store) -> None:
    rows = sheet(store)
    decide(rows, 0, "accepted")
    twice = take_sheet(store, data([rows[0], {**rows[0]}, {**rows[0], "decision": "rejected"}]))
    assert [(each.row, each.reason) for each in twice.wrong] == [
        (4, "decides otherwise than row 2, as anna: keep one")
    ]
    both = take_sheet(
        store, data([rows[0], {**rows[0]}, {**rows[0], "decision": "rejected", "coder": "bert"}])
    )
    assert (len(both.recorded), both.known, both.wrong) == (2, 1, ())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column 'decision'"),
        (b"a,b\n1,2\n", "no column 'decision'"),
        (b"decision,why,why,finding (leave as it is)\n", "two columns 'why'"),
        (b"PK\x03\x04\x00\x00", "save the sheet as CSV"),
    ],
)
def test_what_is_no_sheet(store: Store, content: bytes, says: str) -> None:
    with pytest.raises(UnreadableSheet, match=says):
        take_sheet(store, content)


def test_dates_as_spreadsheets_write_them(store: Store) -> None:
    rows = sheet(store, Choice(kinds=(FindingKind.HEADING,)))
    decide(rows, 0, "corrected", date_should_be="07.03.2021")
    assert take_sheet(store, data(rows)).recorded[0].changes == {"date": "2021-03-07"}
    decide(rows, 1, "corrected", date_should_be="3/7/2021")
    assert "write it as 2024-05-31" in take_sheet(store, data(rows)).wrong[0].reason


def test_what_the_machine_missed(store: Store) -> None:
    rows = sheet(store)
    blank = dict.fromkeys(rows[0], "")
    decide(
        [blank],
        0,
        "added",
        kind="position",
        release="2021-03-09",
        quoted="today praised the Dike Act",
        coder="anna",
    )
    blank |= {
        "target should be": "Dike Act",
        "polarity should be": "support",
        "holder should be": "Tide Watch",
    }
    rows[0] |= {name: "" for name in blank if name not in rows[0]}
    some = [{**dict.fromkeys(blank, ""), **rows[0]}, blank]
    taken = take_sheet(store, data(some))
    assert taken.wrong == ()
    assert [each.outcome for each in taken.recorded] == [FindingOutcome.ADDED]
    assert take_sheet(store, data(some)).recorded == ()
    [added] = [each for each in items(store, "2021-03-09") if each.outcome is FindingOutcome.ADDED]
    assert added.fields["holder"] == "Tide Watch"
    some[1]["quoted"] = "never praised it"
    assert "does not stand in the release" in take_sheet(store, data(some)).wrong[0].reason


def test_formulas_are_guarded_and_come_back(store: Store) -> None:
    rows = sheet(store)
    decide(rows, 0, "corrected", speaker_should_be="'=1+1", why="'-later")
    [decision] = take_sheet(store, data(rows)).recorded
    assert (decision.changes, decision.why) == ({"speaker": "=1+1"}, "-later")
    told = sheet(store, Choice(Which.ALL, (FindingKind.STATEMENT,)))
    assert "'=1+1" in {row["speaker should be"] for row in told} & {row["speaker"] for row in told}
    assert take_sheet(store, data(told)).recorded == ()


def test_who_is_to_code_anew_sees_nothing_of_others(store: Store) -> None:
    rows = sheet(store)
    decide(rows, 0, "corrected", speaker_should_be="Somebody Else")
    take_sheet(store, data(rows))
    seen = sheet(store, Choice(Which.UNSEEN, (FindingKind.STATEMENT,)), "bert")
    assert len(seen) == len(rows)
    assert "Somebody Else" not in str(seen)
    assert "anna" not in str(seen)
    assert len(sheet(store, Choice(Which.UNSEEN, (FindingKind.STATEMENT,)), "anna")) == len(rows) - 1
