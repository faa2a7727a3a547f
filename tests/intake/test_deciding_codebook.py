"""Decisions on the codebook: at once, after a later import, taken back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.errors import UndecidableError
from advocacy_graph.intake import keep_codebook
from advocacy_graph.model import CodebookDecision, CodebookOutcome, Undoing
from advocacy_graph.pipeline import codebook
from advocacy_graph.store import Store

START = datetime(2026, 1, 1, tzinfo=UTC)
BASE = "http://localhost:8000/id/policy/"
FERRIES, SHIPPING, TRANSPORT = f"{BASE}ferry-act", f"{BASE}shipping-act", f"{BASE}transport"
BOOK = "label,others,broader\nTransport,,\nFerry Act,Ferries Act,Transport\nShipping Act,,Transport\n"
RELEASE = (
    "March {day}, 2022\n\n{body} on the {act}\n\n"
    "PORT ELSA — “We support the {act}, whatever else may come of it,” said {who}, president of the {body}.\n\n###\n"
)


class Desk:
    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder, self.minutes = store, folder, 0

    def take(self, book: str) -> None:
        (self.folder / "book.csv").write_text(book, encoding="utf-8")
        keep_codebook(self.store, self.folder / "book.csv")

    def read(self, name: str, **told: object) -> None:
        (self.folder / name).write_text(RELEASE.format(**told), encoding="utf-8")
        (done,) = ag.ingest([self.folder / name], self.store)
        assert done.outcome == "added"

    def decide(self, outcome: str, *concepts: str, **more: object) -> CodebookDecision:
        self.minutes += 1
        at = START + timedelta(minutes=self.minutes)
        decision = CodebookDecision(
            coder="k", at=at, outcome=CodebookOutcome(outcome), concepts=concepts, **more
        )  # type: ignore[arg-type]
        (made,) = ag.decide(self.store, decision)
        assert isinstance(made, CodebookDecision)
        return made

    def undo(self, decision: CodebookDecision) -> None:
        self.minutes += 1
        at = START + timedelta(minutes=self.minutes)
        ag.decide(self.store, Undoing(coder="k", at=at, undoes=decision.key))

    @property
    def labels(self) -> list[str]:
        return sorted(concept.label for concept in codebook(self.store).values())

    @property
    def targets(self) -> set[str]:
        found = ag.query(self.store, "SELECT ?name { ?p ag:target/schema:name ?name }")
        return {str(name) for (name,) in found.rows}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with ag.open_store(tmp_path / "store", create=True) as store:
        made = Desk(store, tmp_path)
        made.take(BOOK)
        made.read("a.txt", day=1, body="Carriers Guild", act="Ferry Act", who="Tomas Bray")
        made.read("b.txt", day=2, body="Pilots Circle", act="Shipping Act", who="Ida Moss")
        assert made.targets == {"Ferry Act", "Shipping Act"}
        yield made


def test_a_concept_is_renamed(desk: Desk) -> None:
    renamed = desk.decide("rename", FERRIES, name="Act on Ferries")
    assert "Act on Ferries" in desk.labels
    assert desk.targets == {"Act on Ferries", "Shipping Act"}
    concept = codebook(desk.store)["ferry-act"]
    assert "Ferry Act" in concept.others
    assert "2026-01-01 renamed from 'Ferry Act'" in concept.history
    desk.take(BOOK + "Harbour Act,,Transport\n")  # the file has the old label
    assert "Act on Ferries" in desk.labels
    assert "Harbour Act" in desk.labels
    assert ag.validate(desk.store) == []
    desk.undo(renamed)
    assert desk.labels == ["Ferry Act", "Harbour Act", "Shipping Act", "Transport"]
    assert desk.targets == {"Ferry Act", "Shipping Act"}


def test_concepts_are_merged_and_taken_apart(desk: Desk) -> None:
    merged = desk.decide("merge", FERRIES, SHIPPING)
    assert desk.labels == ["Ferry Act", "Transport"]
    assert desk.targets == {"Ferry Act"}
    assert desk.store.successor(SHIPPING) == FERRIES
    desk.read("c.txt", day=3, body="Island Mothers", act="Shipping Act", who="Per Lund")
    assert desk.targets == {"Ferry Act"}
    assert ag.validate(desk.store) == []
    desk.undo(merged)
    assert desk.labels == ["Ferry Act", "Shipping Act", "Transport"]
    assert desk.targets == {"Ferry Act", "Shipping Act"}
    assert desk.store.successor(SHIPPING) == SHIPPING
    assert ag.validate(desk.store) == []


def test_a_concept_is_split_and_moved(desk: Desk) -> None:
    split = desk.decide("split", FERRIES, names=("Ferry Act, Part One", "Ferry Act, Part Two"))
    assert codebook(desk.store)["ferry-act-part-one"].broader == ("ferry-act",)
    moved = desk.decide("move", f"{BASE}ferry-act-part-one", broader=SHIPPING)
    assert codebook(desk.store)["ferry-act-part-one"].broader == ("shipping-act",)
    assert ag.validate(desk.store) == []
    desk.undo(moved)
    desk.undo(split)
    assert desk.labels == ["Ferry Act", "Shipping Act", "Transport"]


WRONG: dict[str, tuple[tuple[str, ...], dict[str, object], str]] = {
    "not in it": (("rename", f"{BASE}nothing"), {"name": "X"}, "no concept of the codebook"),
    "no name": (("rename", FERRIES), {"name": " "}, "called something"),
    "a name of another": (
        (
            "rename",
            FERRIES,
        ),
        {"name": "Shipping Act"},
        "label of 'Shipping Act' already",
    ),
    "merged alone": (("merge", FERRIES), {}, "two or more"),
    "two renamed": (("rename", FERRIES, SHIPPING), {"name": "X"}, "one concept"),
    "split into nothing": (("split", FERRIES), {}, "give `names`"),
    "below itself": (("move", TRANSPORT), {"broader": FERRIES}, "stands above"),
}


@pytest.mark.parametrize(("decision", "more", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_decided(
    desk: Desk, decision: tuple[str, ...], more: dict[str, object], told: str
) -> None:
    with pytest.raises(UndecidableError, match=told):
        desk.decide(*decision, **more)
    assert ag.decisions(desk.store, all=True) == ()
