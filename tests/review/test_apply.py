"""Decisions on findings: found again in the same text, an edited one and another reading; cases as data."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from advocacy_graph.errors import UndecidableError
from advocacy_graph.model import (
    ActorKind,
    Anchor,
    Evidence,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Findings,
    Mode,
    Polarity,
    Position,
    PressRelease,
    Quote,
    Span,
    Speaker,
    Statement,
)
from advocacy_graph.review import Among, anchored, applied, checked

RELEASE = "http://localhost:8000/id/release/ferns"
TEXT = (
    "Ferns need rain.\n\n"
    "“We back the Fern Bill and we oppose the Moss Levy,” said Ada Thorn, chair of the Fern League.\n\n"
    "“Rain is not enough,” said Bram Reed, a gardener.\n"
)
START = datetime(2026, 1, 1, tzinfo=UTC)


def at(words: str, text: str = TEXT) -> Evidence:
    start = text.index(words)
    return Evidence((Span(start, start + len(words)),), "quote", 0.8)


def statement(key: str, words: str, speaker: str, organization: str | None, text: str = TEXT) -> Statement:
    who = Speaker(speaker, ActorKind.PERSON, None, organization)
    return Statement(key, Mode.DIRECT, words, (who,), at(words, text))


def position(target: str, polarity: Polarity, words: str, text: str = TEXT) -> Position:
    return Position("Ada Thorn", ActorKind.PERSON, "Fern League", target, polarity, at(words, text), "s1")


def reading(text: str = TEXT) -> Findings:
    first = "We back the Fern Bill and we oppose the Moss Levy,"
    if first not in text:
        first = text[text.index("We ") : text.index("Levy,") + 5]
    return Findings(
        PressRelease(text, "ferns.txt", "text/plain", "0" * 64),
        statements=(
            statement("s1", first, "Ada Thorn", "Fern League", text),
            statement("s2", "Rain is not enough,", "Bram Reed", None, text),
        ),
        positions=(
            position("Fern Bill", Polarity.SUPPORT, first, text),
            position("Moss Levy", Polarity.OPPOSE, first, text),
        ),
    )


def decided(
    outcome: str, anchor: Anchor, after: int = 0, coder: str = "kestrel", **changes: Field
) -> FindingDecision:
    when = START + timedelta(minutes=after)
    return FindingDecision(
        coder=coder, at=when, outcome=FindingOutcome(outcome), anchor=anchor, changes=changes
    )


def anchors(findings: Findings) -> dict[str, Anchor]:
    told = {
        each.key: anchored(FindingKind.STATEMENT, each, findings, RELEASE) for each in findings.statements
    }
    return told | {
        each.target: anchored(FindingKind.POSITION, each, findings, RELEASE) for each in findings.positions
    }


EDITED = {
    "moved": "Mosswick, 3 May. " + TEXT,
    "white space": TEXT.replace("and we oppose", "and  we\noppose"),
    "said elsewhere too": "“Rain is not enough,” was heard.\n\n" + TEXT,
    "a word more": TEXT.replace("We back", "We strongly back"),
    "other words": TEXT.replace("we oppose the Moss", "we oppose that Moss"),
}


@pytest.mark.parametrize("text", [TEXT, *EDITED.values()], ids=["as it was", *EDITED])
def test_a_decision_finds_its_words_again(text: str) -> None:
    decisions = [
        decided("corrected", anchors(reading())["s1"], speaker="Ada Thornton"),
        decided("rejected", anchors(reading())["s2"]),
        decided("corrected", anchors(reading())["Moss Levy"], polarity="support"),
    ]
    holds = applied(decisions, reading(text), RELEASE)
    assert holds.orphaned == ()
    assert [each.speaker.name for each in holds.findings.statements] == ["Ada Thornton"]
    assert {each.target: each.polarity for each in holds.findings.positions} == {
        "Fern Bill": Polarity.SUPPORT,
        "Moss Levy": Polarity.SUPPORT,
    }


def test_gone_words_orphan_the_decision_and_nothing_else() -> None:
    text = TEXT.replace("“Rain is not enough,” said Bram Reed, a gardener.\n", "")
    now = reading(TEXT)
    now = replace(now, release=replace(now.release, text=text), statements=now.statements[:1])
    kept = decided("accepted", anchors(reading())["s1"])
    holds = applied([decided("accepted", anchors(reading())["s2"]), kept], now, RELEASE)
    assert [each.key for each in holds.findings.statements] == ["s1"]
    assert holds.findings.statements[0].evidence.decided
    ((orphan, reason),) = holds.orphaned
    assert orphan.anchor.words == "Rain is not enough,"
    assert "no longer stands" in reason


def test_another_finding_at_the_same_words_is_not_meant() -> None:
    alone = replace(reading(), positions=reading().positions[1:])
    assert Among(alone).found(anchors(reading())["Fern Bill"]) is None


@pytest.mark.parametrize("outcome", ["accepted", "corrected"])
def test_what_was_confirmed_stays_where_another_extractor_misses_it(outcome: str) -> None:
    changes: dict[str, Field] = {"polarity": "mixed"} if outcome == "corrected" else {}
    missed = replace(reading(), positions=())
    holds = applied([decided(outcome, anchors(reading())["Fern Bill"], **changes)], missed, RELEASE)
    (one,) = holds.findings.positions
    assert (one.target, one.holder, one.statement, one.evidence.rule) == (
        "Fern Bill",
        "Ada Thorn",
        "s1",
        "decision",
    )
    assert one.polarity is (Polarity.MIXED if changes else Polarity.SUPPORT)


def test_what_was_rejected_stays_away_where_another_extractor_misses_it() -> None:
    missed = replace(reading(), positions=())
    holds = applied([decided("rejected", anchors(reading())["Fern Bill"])], missed, RELEASE)
    assert holds.findings.positions == ()
    assert holds.orphaned == ()


def test_a_newer_extractor_that_reads_what_was_corrected_is_left_in_peace() -> None:
    right = replace(
        reading(), positions=(position("Fern Bill (2nd)", Polarity.SUPPORT, "We back the Fern Bill"),)
    )
    holds = applied(
        [decided("corrected", anchors(reading())["Fern Bill"], target="Fern Bill (2nd)")], right, RELEASE
    )
    assert [each.target for each in holds.findings.positions] == ["Fern Bill (2nd)"]


def test_positions_follow_their_statement() -> None:
    corrected = decided(
        "corrected",
        anchors(reading())["s1"],
        speaker="Cy Holm",
        organization="Moss League",
        about=("Fern Bill",),
    )
    own = decided("corrected", anchors(reading())["Moss Levy"], 1, holder="Dee Oak")
    holds = applied([corrected, own], reading(), RELEASE)
    told = {each.target: (each.holder, each.on_behalf_of) for each in holds.findings.positions}
    assert told == {"Fern Bill": ("Cy Holm", "Moss League"), "Moss Levy": ("Dee Oak", "Moss League")}
    assert holds.findings.statements[0].about == ("Fern Bill",)
    rejected = decided("rejected", anchors(reading())["s1"], 2)
    assert applied([corrected, own, rejected], reading(), RELEASE).findings.positions == ()


FOLDED: dict[str, tuple[list[tuple[str, dict[str, Field]]], tuple[str | None, str | None]]] = {
    "each field by its latest": (
        [("corrected", {"speaker": "Cy"}), ("corrected", {"role": "chair"})],
        ("Cy", "chair"),
    ),
    "the later of two": (
        [("corrected", {"speaker": "Cy"}), ("corrected", {"speaker": "Dee"})],
        ("Dee", None),
    ),
    "accepted after all": ([("corrected", {"speaker": "Cy"}), ("accepted", {})], ("Ada Thorn", None)),
    "rejected, then back": ([("rejected", {}), ("corrected", {"role": "chair"})], ("Ada Thorn", "chair")),
}


@pytest.mark.parametrize(("taken", "told"), FOLDED.values(), ids=FOLDED)
def test_several_coders(
    taken: list[tuple[str, dict[str, Field]]], told: tuple[str | None, str | None]
) -> None:
    anchor = anchors(reading())["s1"]
    decisions = [
        decided(outcome, anchor, after, f"coder {after}", **changes)
        for after, (outcome, changes) in enumerate(taken)
    ]
    first = applied(reversed(decisions), reading(), RELEASE).findings.statements[0]
    assert (first.speaker.name, first.speaker.role) == told


def test_words_are_corrected_and_found_in_an_edited_text() -> None:
    narrower = decided("corrected", anchors(reading())["s1"], words=("we oppose the Moss Levy,",))
    for text in (TEXT, EDITED["moved"]):
        one = applied([narrower], reading(text), RELEASE).findings.statements[0]
        assert one.words == "we oppose the Moss Levy,"
        assert one.evidence.spans[0].words(text) == one.words
    ((_, reason),) = applied([narrower], reading(EDITED["other words"]), RELEASE).orphaned
    assert "to which it corrects" in reason


def test_a_finding_that_was_missed_is_added() -> None:
    words = "Ferns need rain."
    anchor = Anchor(RELEASE, FindingKind.STATEMENT, "", (Quote(Span(0, 0), words),))
    added = decided("added", anchor, speaker=None, mode="indirect", organization="Fern League")
    holds = applied([added], reading(EDITED["moved"]), RELEASE)
    one = holds.findings.statements[-1]
    assert (one.words, one.mode, one.speaker.organization) == (words, Mode.INDIRECT, "Fern League")
    again = decided("corrected", anchor, 1, organization="Moss League")
    one = applied([added, again], reading(), RELEASE).findings.statements[-1]
    assert (one.mode, one.speaker.organization) == (Mode.INDIRECT, "Moss League")


WRONG: dict[str, tuple[FindingKind, dict[str, Field], str]] = {
    "no such field": (FindingKind.POSITION, {"colour": "red"}, "its fields are: holder"),
    "no such value": (FindingKind.POSITION, {"polarity": "against"}, "it is one of support"),
    "no target": (FindingKind.POSITION, {"target": " "}, "cannot be empty"),
    "no words": (FindingKind.STATEMENT, {"words": ()}, "cannot be none"),
    "several speakers": (FindingKind.STATEMENT, {"speaker": ("A", "B")}, "has one value"),
    "a day that is none": (FindingKind.HEADING, {"date": "2024-02-30"}, "write it as"),
    "a name of a mention": (FindingKind.PERSON, {"name": "Cy"}, "cannot be decided"),
}


@pytest.mark.parametrize(("kind", "changes", "told"), WRONG.values(), ids=WRONG)
def test_changes_that_cannot_be(kind: FindingKind, changes: dict[str, Field], told: str) -> None:
    with pytest.raises(UndecidableError, match=told):
        checked(kind, changes)
