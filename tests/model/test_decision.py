"""Keys of decisions, and which of them hold."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph.graph import decision_quads, decisions_of
from advocacy_graph.model import (
    FIELDS,
    Anchor,
    AnyDecision,
    CodebookDecision,
    CodebookOutcome,
    EntityDecision,
    EntityOutcome,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Quote,
    Span,
    Undoing,
    holding,
)

BASE = "http://localhost:8000/"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

text = st.text(st.characters(codec="utf-8"), max_size=20)
said = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
iri = st.integers(1, 9).map(lambda number: f"{BASE}id/organization/body-{number}")
iris = st.lists(iri, min_size=1, max_size=4).map(tuple)
words = st.lists(said, max_size=3).map(tuple)
who = {
    "coder": said.filter(str.strip),
    "at": st.datetimes(datetime(1900, 1, 1), timezones=st.just(UTC)),
    "why": text,
}
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], sum(pair)))
quotes = st.lists(st.builds(Quote, spans, text, text, text), max_size=12).map(tuple)
values = st.none() | text | words
anchors = st.sampled_from(FindingKind).flatmap(
    lambda kind: st.builds(
        Anchor,
        release=iri,
        kind=st.just(kind),
        text_digest=st.just("0" * 64),
        quotes=quotes,
        fields=st.dictionaries(st.sampled_from(FIELDS[kind]), values),
    )
)


@st.composite
def on_findings(draw: st.DrawFn) -> FindingDecision:
    anchor = draw(anchors)
    changes = st.dictionaries(st.sampled_from(FIELDS[anchor.kind]), values)
    return draw(
        st.builds(
            FindingDecision,
            **who,
            outcome=st.sampled_from(FindingOutcome),
            anchor=st.just(anchor),
            changes=changes,
        )
    )


others = st.one_of(
    st.builds(
        EntityDecision,
        **who,
        outcome=st.sampled_from(EntityOutcome),
        entities=iris,
        name=st.none() | said,
        releases=iris,
        wordings=words,
    ),
    st.builds(
        CodebookDecision,
        **who,
        outcome=st.just(CodebookOutcome.MOVE),
        concepts=iris,
        broader=st.none() | iri,
    ),
    st.builds(CodebookDecision, **who, outcome=st.just(CodebookOutcome.SPLIT), concepts=iris, names=words),
    st.builds(CodebookDecision, **who, outcome=st.just(CodebookOutcome.RENAME), concepts=iris, name=said),
    st.builds(Undoing, **who, undoes=st.just("0123456789abcdef")),
)


@given(st.lists(on_findings() | others, max_size=3))
def test_decisions_come_back_from_rdf(decisions: list[AnyDecision]) -> None:
    quads = dict.fromkeys(quad for each in decisions for quad in decision_quads(each, BASE))
    assert decisions_of(quads, BASE) == {each.key: each for each in decisions}


def test_what_means_the_same_has_one_key() -> None:
    def same(*entities: str) -> str:
        return EntityDecision(coder="k", at=NOW, outcome=EntityOutcome.SAME, entities=entities).key

    assert same("a", "b", "c") == same("a", "c", "b") != same("b", "a", "c")


@pytest.mark.parametrize(("depth", "holds"), [(0, True), (1, False), (2, True), (3, False), (2001, False)])
@pytest.mark.parametrize("apart", [timedelta(0), timedelta(seconds=1)])
def test_undoings_of_undoings(depth: int, holds: bool, apart: timedelta) -> None:
    first = EntityDecision(coder="k", at=NOW, outcome=EntityOutcome.SAME, entities=("a", "b"))
    decisions: list[AnyDecision] = [first]
    for _ in range(depth):
        decisions.append(Undoing(coder="k", at=decisions[-1].at + apart, undoes=decisions[-1].key))
    assert (first.key in holding({each.key: each for each in decisions})) is holds


@pytest.mark.parametrize(
    ("coder", "at", "told"), [(" ", NOW, "pseudonym"), ("k", NOW.replace(tzinfo=None), "time zone")]
)
def test_who_and_when_are_said(coder: str, at: datetime, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Undoing(coder=coder, at=at, undoes="0")
