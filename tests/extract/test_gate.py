"""The gate never shuts out a pattern that would match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.gate import Gate, Words, needed

NEEDED = [
    (r"(?:very )?(?:good|bad)\s+news", [{"good", "bad"}, {"news"}]),
    (r"oppos(?:e|es|ed)", [{"oppose"}]),
    (r"(?:is|are)\s+(?:\w+\s+){0,3}?(?:cruel|wrong)", [{"cruel", "wrong"}]),
    (r"(?:unless|\w+ful)", [{"unless", "ful"}]),
    (r"\w+", []),
]


@pytest.mark.parametrize(("pattern", "words"), NEEDED, ids=[n[0] for n in NEEDED])
def test_what_a_pattern_cannot_do_without(pattern: str, words: list[set[str]]) -> None:
    assert [set(group) for group in needed(pattern)] == words


CUES = [row[0] for row in lexicon.rows("stance_cues")]
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
