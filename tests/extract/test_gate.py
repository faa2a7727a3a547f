"""The gate never shuts out a pattern that would match."""

import re

import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy_graph.extract.frames import cues
from advocacy_graph.extract.gate import Gate, Words

OPENED = [
    (r"(?:very )?(?:good|bad)\s+news", ["good news", "bad\u2009news"], ["good grief", "news"]),
    (r"oppos(?:e|es|ed)", ["we oppose it", "oppo\u017fe"], ["opposite"]),
    (
        r"(?:is|are)\s(?:\w+\s){0,3}?(?:cruel|wrong)",
        ["it is so very wrong", "are\u00a0cruel"],
        ["it is right"],
    ),
    (r"(?<=we )back(?! (?:up|down)[)]) the", ["they back the bill"], ["we stand up"]),
    (r"cut[\s,]tax(?:(?<=a (?=b)c)|es)", ["cut\u3000taxes"], ["a cutting"]),
    (r"\d million[]()]", ["\u0663 million)"], ["a million"]),
    (r"(?:unless|\w+ful)", ["unless", "painful", "\ud800 unless"], ["painless"]),
    (r"\w+", ["", "anything"], []),
]


@pytest.mark.parametrize(("pattern", "opening", "shut"), OPENED, ids=[o[0] for o in OPENED])
def test_what_a_pattern_cannot_do_without(pattern: str, opening: list[str], shut: list[str]) -> None:
    gate = Gate([pattern, "zebras"])
    assert [gate.open(text) for text in opening] == [[0]] * len(opening)
    assert [gate.open(text) for text in shut] == [[]] * len(shut)


def test_several_patterns_in_their_order() -> None:
    assert Gate(["law", r"\w+", "bill", "act"]).open("an act, a bill") == [1, 2, 3]


def test_a_pattern_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(re2.error, match="failed to add"):
        Gate([r"(a|b)\1"])


CUES = [pattern for pattern, *_ in cues()]
SCRAPS = st.lists(
    st.sampled_from(
        "we oppose the bill , which will hurt cruel families; strongly SUPPORT an end to raids. it is a step in wrong direction must be repealed"
        " İstanbul unless".split()
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(SCRAPS)
def test_the_gate_shuts_out_nothing_that_matches(text: str) -> None:
    matching = {n for n, cue in enumerate(CUES) if re.search(cue, text, re.I)}
    assert matching <= set(Gate(CUES).open(text.lower()))


def test_words_stand_alone() -> None:
    assert list(Words(["fear", "ill"]).find("Fear, ill-will and fearless bills")) == [("fear", 0, 4)]
