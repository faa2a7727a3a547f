"""From decisions to what coders say: two coders, and the machine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from advocacy_graph.coding import Choice, Session, Which, agreement, chosen
from advocacy_graph.errors import StoreInUse
from advocacy_graph.intake import Item, decide, items
from advocacy_graph.model import Field, FindingDecision, FindingKind, FindingOutcome, Span
from advocacy_graph.store import Store

AT = datetime(2026, 11, 1, tzinfo=UTC)


def say(store: Store, item: Item, coder: str, outcome: str, day: int = 0, **changes: Field) -> None:
    decide(
        store,
        FindingDecision(
            coder=coder,
            at=AT + timedelta(day),
            outcome=FindingOutcome(outcome),
            anchor=item.anchor,
            changes=changes,
        ),
    )


@pytest.fixture
def coded(store: Store) -> Store:
    """Three positions: anna accepts two and rejects one; bert turns one round, accepts one, and does not see the third."""
    one, two, three = list(chosen(store, Choice(kinds=(FindingKind.POSITION,))))[:3]
    say(store, one, "anna", "accepted")
    say(store, two, "anna", "corrected", polarity="neutral")
    say(store, two, "anna", "accepted", 1)  # on second thoughts
    say(store, three, "anna", "rejected")
    other = "neutral" if one.fields["polarity"] != "neutral" else "support"
    say(store, one, "bert", "corrected", polarity=other)
    say(store, two, "bert", "accepted")
    return store


def test_agreement(coded: Store) -> None:
    of = {(row.variable, row.coders): row for row in agreement(coded)}
    everyone = ("anna", "bert", "machine")
    assert next(iter(of)) == ("position", everyone)
    assert (of["position", everyone].units, of["position", ("anna", "bert")].units) == (3, 2)
    assert of["position", ("anna", "machine")].percent == pytest.approx(2 / 3)
    assert "machine says yes of all" in of["position", ("anna", "machine")].remarks[0]
    # Of what anna rejected she says nothing more: two positions are left.
    assert of["position polarity", ("anna", "machine")].units == 2
    assert of["position polarity", ("anna", "machine")].percent == 1.0
    assert of["position polarity", ("bert", "machine")].percent == 0.5
    assert of["position target", everyone].percent == 1.0
    assert agreement(coded, kinds=[FindingKind.TIE]) == []
    assert {row.variable.split()[0] for row in agreement(coded)} == {"position"}


def test_what_the_machine_missed_it_says_no_to(store: Store) -> None:
    [statement] = [i for i in items(store, "2021-03-10") if i.anchor.kind is FindingKind.STATEMENT]
    quote = statement.anchor.quotes[0]
    start = statement.text.index("close four landings")
    words = replace(quote, span=Span(start, start + 19), exact="close four landings")
    anchor = replace(statement.anchor, kind=FindingKind.DEMAND, quotes=(words,), fields={})
    added = FindingDecision(
        coder="anna",
        at=AT,
        outcome=FindingOutcome.ADDED,
        anchor=anchor,
        changes={"action": "close four landings"},
    )
    decide(store, added)
    rows = {(row.variable, row.coders): row for row in agreement(store)}
    assert rows["demand", ("anna", "machine")].percent == 0.0


def test_disputed_findings(coded: Store) -> None:
    [disputed] = chosen(coded, Choice(Which.DISPUTED))
    assert {each.coder for each in disputed.decisions} == {"anna", "bert"}
    assert list(chosen(coded, Choice(Which.DISPUTED, kinds=(FindingKind.TIE,)))) == []


def test_a_session_beside_others(place: Path) -> None:
    mine = Session(place, "anna", Choice(kinds=(FindingKind.POSITION,)))
    theirs = Session(place, "bert", Choice(kinds=(FindingKind.POSITION,)))
    first = mine.current()
    assert first is not None
    assert first == theirs.current()
    mine.accept()
    second = theirs.current()  # what was decided meanwhile is passed by
    assert second is not None
    assert second.anchor.key != first.anchor.key
    theirs.follow(theirs.reject())  # rejects the one after it as well: two are decided
    assert theirs.decided == 2
    again = theirs.undo()
    assert again is not None
    assert theirs.current().anchor.key == again.anchor.key  # type: ignore[union-attr]
    number = mine.left
    mine.skip()
    assert mine.left == number


def test_blind(place: Path) -> None:
    anna = Session(place, "anna", Choice(kinds=(FindingKind.POSITION,)))
    anna.correct({"polarity": "mixed"})
    bert = Session(place, "bert", Choice(Which.UNSEEN, (FindingKind.POSITION,)))
    item = bert.current()
    assert item is not None
    assert item.fields["polarity"] == "mixed"
    assert bert.fields(item)["polarity"] == item.anchor.fields["polarity"] != "mixed"


def test_a_store_that_another_has(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advocacy_graph.coding.session.PATIENCE", 0.2)
    session = Session(place, "anna")
    with Store.open(place, create=False, read_only=True), pytest.raises(StoreInUse):
        session.accept()
    session.accept()
    assert session.decided == 1


def test_what_another_rejected_is_still_unseen_and_the_least_certain_come_first(store: Store) -> None:
    before = list(chosen(store, Choice(Which.UNSEEN), "bert"))
    assert [each.confidence for each in before] == sorted(each.confidence for each in before)
    for item in before:
        if item.anchor.kind is FindingKind.POSITION and "ferrymen" in item.anchor.release:
            say(store, item, "anna", "rejected")
    positions = Choice(Which.UNSEEN, (FindingKind.POSITION,))
    assert {each.anchor.key for each in chosen(store, positions, "bert")} == {
        each.anchor.key for each in before if each.anchor.kind is FindingKind.POSITION
    }
