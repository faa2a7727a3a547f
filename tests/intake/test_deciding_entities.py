"""Decisions on people, organisations and policies: at once, against every later judgement, and in a rebuilt graph."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.errors import UndecidableError
from advocacy_graph.model import EntityDecision, EntityOutcome, Undoing
from advocacy_graph.store import Store

START = datetime(2026, 1, 1, tzinfo=UTC)
BASE = "http://localhost:8000/id/"
GUILD, OTHER = f"{BASE}organization/carriers-guild", f"{BASE}organization/pilots-circle"


def release(day: int, body: str, who: str, stance: str = "support") -> str:
    return (
        f"March {day}, 2022\n\n{body} on the Ferry Act\n\n"
        f"PORT ELSA — “We {stance} the Ferry Act, whatever else may come of it,” said {who}, president of the {body}.\n\n###\n"
    )


class Desk:
    def __init__(self, store: Store, press: Path) -> None:
        self.store, self.press, self.minutes = store, press, 0
        self.texts: dict[str, str] = {}

    def read(self, name: str, text: str) -> str:
        self.texts[name] = text
        (self.press / name).write_text(text, encoding="utf-8")
        (done,) = ag.ingest([self.press / name], self.store)
        assert done.release is not None
        return done.release

    def decide(self, outcome: str, *entities: str, **more: object) -> EntityDecision:
        self.minutes += 1
        at = START + timedelta(minutes=self.minutes)
        decision = EntityDecision(coder="k", at=at, outcome=EntityOutcome(outcome), entities=entities, **more)  # type: ignore[arg-type]
        (made,) = ag.decide(self.store, decision)
        assert isinstance(made, EntityDecision)
        return made

    def undo(self, decision: EntityDecision) -> None:
        self.minutes += 1
        ag.decide(
            self.store, Undoing(coder="k", at=START + timedelta(minutes=self.minutes), undoes=decision.key)
        )

    def rebuild(self) -> None:
        self.store.update("DROP ALL")
        for name in self.texts:
            (done,) = ag.ingest([self.press / name], self.store)
            assert done.outcome == "added"

    @property
    def speak_for(self) -> dict[str, str]:
        """Who speaks, and for which body by its present name."""
        found = ag.query(
            self.store,
            "SELECT ?who ?for { ?s ag:speaker/schema:name ?who ; ag:onBehalfOf/schema:name ?for }",
        )
        return {str(who): str(body) for who, body in found.rows}

    @property
    def register(self) -> list[str]:
        found = ag.query(self.store, "SELECT ?n { ?o a schema:Organization ; schema:name ?n } ORDER BY ?n")
        return [str(name) for (name,) in found.rows]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "press").mkdir()
    with ag.open_store(tmp_path / "store", create=True) as store:
        made = Desk(store, tmp_path / "press")
        made.read("a.txt", release(1, "Carriers Guild", "Tomas Bray"))
        made.read("b.txt", release(2, "Pilots Circle", "Ida Moss", "oppose"))
        assert made.speak_for == {"Tomas Bray": "Carriers Guild", "Ida Moss": "Pilots Circle"}
        yield made


def test_two_that_are_one(desk: Desk) -> None:
    same = desk.decide("same", GUILD, OTHER)
    together = {"Tomas Bray": "Carriers Guild", "Ida Moss": "Carriers Guild"}
    assert desk.speak_for == together
    assert desk.store.successor(OTHER) == GUILD
    (why,) = ag.query(desk.store, f"SELECT ?why {{ ?j ag:merged <{OTHER}> ; ag:reason ?why }}").rows
    assert why == ("a person said so",)
    assert ag.validate(desk.store) == []
    desk.read("c.txt", release(3, "Pilots Circle", "Per Lund"))
    assert desk.speak_for == {**together, "Per Lund": "Carriers Guild"}
    desk.rebuild()
    assert desk.speak_for == {**together, "Per Lund": "Carriers Guild"}
    desk.undo(same)
    apart = {"Tomas Bray": "Carriers Guild", "Ida Moss": "Pilots Circle", "Per Lund": "Pilots Circle"}
    assert desk.speak_for == apart
    assert desk.store.successor(OTHER) == OTHER
    assert ag.validate(desk.store) == []
    desk.rebuild()
    assert desk.speak_for == apart


def test_one_is_known_by_the_first_in_whatever_order_releases_come(desk: Desk) -> None:
    desk.decide("same", OTHER, GUILD)
    assert set(desk.speak_for.values()) == {"Pilots Circle"}
    desk.rebuild()  # the guild comes first
    found = ag.query(desk.store, "SELECT DISTINCT ?o { ?s ag:onBehalfOf ?o }")
    assert found.rows == ((OTHER,),)
    assert ag.validate(desk.store) == []


def test_two_that_would_be_judged_one_are_kept_apart(desk: Desk) -> None:
    desk.read("c.txt", release(3, "Port Elsa Ferry Users Association", "Per Lund"))
    desk.read("d.txt", release(4, "Port Elsa Ferry Users Association Inc", "Nora Quill"))
    one = f"{BASE}organization/port-elsa-ferry-users-association"
    assert desk.speak_for["Nora Quill"] == "Port Elsa Ferry Users Association"  # they were judged to be one
    split = desk.decide(
        "split", one, name="Port Elsa Ferry Users Association Inc", releases=(desk.store.releases()[-1].iri,)
    )
    apart = "Port Elsa Ferry Users Association Inc"
    assert desk.speak_for["Nora Quill"] == apart
    desk.read("e.txt", release(5, "Port Elsa Ferry Users Association", "Cy Holm"))
    desk.rebuild()
    assert desk.speak_for["Nora Quill"] == apart
    assert desk.speak_for["Cy Holm"] == desk.speak_for["Per Lund"] == "Port Elsa Ferry Users Association"
    assert ag.intake.resolve(desk.store) == ()  # nor when all are held against each other
    assert desk.speak_for["Nora Quill"] == apart
    desk.undo(split)
    assert desk.speak_for["Nora Quill"] == "Port Elsa Ferry Users Association"
    assert ag.validate(desk.store) == []


def test_different_takes_a_merge_back(desk: Desk) -> None:
    desk.decide("same", GUILD, OTHER)
    desk.decide("different", GUILD, OTHER)
    assert desk.speak_for == {"Tomas Bray": "Carriers Guild", "Ida Moss": "Pilots Circle"}
    assert desk.store.successor(OTHER) == OTHER
    assert ag.validate(desk.store) == []
    desk.decide("same", GUILD, OTHER)  # the latest holds
    assert set(desk.speak_for.values()) == {"Carriers Guild"}


def test_a_circle_of_merges_is_one(desk: Desk) -> None:
    third = f"{BASE}organization/island-mothers"
    desk.read("c.txt", release(3, "Island Mothers", "Per Lund"))
    desk.decide("same", GUILD, OTHER)
    desk.decide("same", OTHER, third)
    desk.decide("same", third, GUILD)
    assert len(set(desk.speak_for.values())) == 1
    assert ag.validate(desk.store) == []
    desk.rebuild()
    assert len(set(desk.speak_for.values())) == 1


def test_what_contradicts_by_way_of_others_is_refused(desk: Desk) -> None:
    third = f"{BASE}organization/island-mothers"
    desk.read("c.txt", release(3, "Island Mothers", "Per Lund"))
    desk.decide("different", GUILD, OTHER)
    desk.decide("same", GUILD, third)
    with pytest.raises(UndecidableError, match="undo one of the decisions first"):
        desk.decide("same", third, OTHER)
    assert len(ag.decisions(desk.store)) == 2


def test_a_name_that_people_gave(desk: Desk) -> None:
    renamed = desk.decide("rename", GUILD, name="The Guild")
    assert desk.speak_for["Tomas Bray"] == "The Guild"
    desk.read("c.txt", release(3, "Carriers Guild", "Per Lund"))
    assert desk.speak_for["Per Lund"] == "The Guild"
    desk.rebuild()
    assert desk.speak_for == {"Tomas Bray": "The Guild", "Ida Moss": "Pilots Circle", "Per Lund": "The Guild"}
    desk.undo(renamed)
    assert desk.speak_for["Tomas Bray"] == "Carriers Guild"
    assert ag.validate(desk.store) == []


WRONG = {
    "one alone": (("same", GUILD), {}, "two or more"),
    "of two kinds": (("same", GUILD, f"{BASE}person/ida-moss"), {}, "never one another"),
    "not there": (("same", GUILD, f"{BASE}organization/nobody"), {}, "not in the register"),
    "no entity": (("rename", "https://example.org/x"), {"name": "X"}, "no person, organisation or policy"),
    "no IRI": (("rename", f"{BASE}person/<x>"), {"name": "X"}, "no person, organisation or policy"),
    "no name": (("rename", GUILD), {}, "give `name`"),
    "no releases": (("split", GUILD), {"name": "X"}, "give `releases`"),
}


@pytest.mark.parametrize(("decision", "more", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_decided(
    desk: Desk, decision: tuple[str, ...], more: dict[str, object], told: str
) -> None:
    with pytest.raises(UndecidableError, match=told):
        desk.decide(*decision, **more)
    assert ag.decisions(desk.store, all=True) == ()


def test_a_split_of_a_release_that_does_not_name_it(desk: Desk) -> None:
    with pytest.raises(UndecidableError, match="does not name"):
        desk.decide("split", GUILD, name="X", releases=(desk.store.releases()[-1].iri,))
