"""Decisions on the codebook: renamed, merged, split, moved; in circles too."""

from datetime import UTC, datetime, timedelta

import pytest

from advocacy_graph.model import CodebookDecision, CodebookOutcome, Concept
from advocacy_graph.resolve.revising import revised

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BOOK = {
    "labour": Concept("labour", "labour"),
    "raids": Concept("raids", "worksite raids", ("raids at work",), ("labour",)),
    "sweeps": Concept(
        "sweeps", "workplace sweeps", (), ("labour",), history=("2025-01-01 taken from book.csv",)
    ),
    "mass-sweeps": Concept("mass-sweeps", "mass sweeps", (), ("sweeps",)),
}


def told(outcome: str, *concepts: str, after: int = 0, **more: object) -> CodebookDecision:
    at = NOW + timedelta(days=after)
    return CodebookDecision(coder="k", at=at, outcome=CodebookOutcome(outcome), concepts=concepts, **more)  # type: ignore[arg-type]


def shape(concepts: dict[str, Concept]) -> dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return {key: (c.label, c.others, c.broader) for key, c in concepts.items()}


CASES = {
    "renamed": (
        [told("rename", "raids", name="raids")],
        {"raids": ("raids", ("raids at work", "worksite raids"), ("labour",))},
        {"raids": "2026-01-01 renamed from 'worksite raids'"},
    ),
    "renamed back": (
        [told("rename", "raids", name="raids"), told("rename", "raids", after=1, name="worksite raids")],
        {"raids": ("worksite raids", ("raids", "raids at work"), ("labour",))},
        {"raids": "2026-01-02 renamed from 'raids'"},
    ),
    "merged": (
        [told("merge", "raids", "sweeps")],
        {
            "raids": ("worksite raids", ("raids at work", "workplace sweeps"), ("labour",)),
            "sweeps": None,
            "mass-sweeps": ("mass sweeps", (), ("raids",)),
        },
        {"raids": "2026-01-01 'workplace sweeps' became this"},
    ),
    "merged with what stands above": (
        [told("merge", "mass-sweeps", "sweeps")],
        {"mass-sweeps": ("mass sweeps", ("workplace sweeps",), ("labour",)), "sweeps": None},
        {},
    ),
    "merged in a circle": (
        [told("merge", "raids", "sweeps"), told("merge", "sweeps", "raids", after=1)],
        {
            "raids": ("worksite raids", ("raids at work", "workplace sweeps"), ("labour",)),
            "sweeps": None,
            "mass-sweeps": ("mass sweeps", (), ("raids",)),
        },
        {},
    ),
    "split": (
        [told("split", "raids", names=("raids on farms", "raids on shops"))],
        {
            "raids-on-farms": ("raids on farms", (), ("raids",)),
            "raids-on-shops": ("raids on shops", (), ("raids",)),
        },
        {
            "raids": "2026-01-01 split into 'raids on farms', 'raids on shops'",
            "raids-on-farms": "2026-01-01 split from 'worksite raids'",
        },
    ),
    "moved": (
        [told("move", "raids", broader="sweeps")],
        {"raids": ("worksite raids", ("raids at work",), ("sweeps",))},
        {"raids": "2026-01-01 moved below 'workplace sweeps'"},
    ),
    "moved to the top": ([told("move", "raids")], {"raids": ("worksite raids", ("raids at work",), ())}, {}),
    "moved below itself": ([told("move", "labour", broader="mass-sweeps")], {}, {}),
    "not there": ([told("rename", "nothing", name="x")], {"nothing": None}, {}),
}


@pytest.mark.parametrize(("decisions", "changed", "notes"), CASES.values(), ids=CASES)
def test_a_codebook_with_decisions(
    decisions: list[CodebookDecision],
    changed: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]] | None],
    notes: dict[str, str],
) -> None:
    now = revised(BOOK, decisions, lambda iri: iri)
    wanted = {key: one for key, one in {**shape(BOOK), **changed}.items() if one is not None}
    assert shape(now) == wanted
    assert all(note in now[key].history for key, note in notes.items())
    assert revised(now, decisions, lambda iri: iri).keys() == now.keys()


def test_history_is_kept() -> None:
    now = revised(BOOK, [told("merge", "raids", "sweeps")], lambda iri: iri)
    assert now["raids"].history == (
        "2025-01-01 taken from book.csv",
        "2026-01-01 'workplace sweeps' became this",
    )
