"""Decisions on a real store: applied at once, and again after an edit, another reading, a kill; never shown in public."""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import advocacy_graph as ag
from advocacy_graph.errors import StoreError, UndecidableError, UnknownRelease
from advocacy_graph.graph import decisions_graph, validate
from advocacy_graph.intake import Item, items
from advocacy_graph.model import (
    Anchor,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Quote,
    Span,
    Undoing,
)
from advocacy_graph.network import Options
from advocacy_graph.store import Store, backup, faults, restore
from advocacy_graph.vocabulary import ag as terms

FERRY = """FOR IMMEDIATE RELEASE
March 3, 2022

Harbour Alliance Welcomes the Ferry Safety Act

PORT ELSA — The Harbour Alliance today praised the Ferry Safety Act.

“We strongly support the Ferry Safety Act, which will save lives on every crossing,” said Nora Quill, \
executive director of the Harbour Alliance. “The Senate must pass the Ferry Safety Act this year.”

The Harbour Alliance is a campaign for safe ferries. The Harbour Alliance is co-chaired by Seafarers Union (SU); \
Clean Coast Network, and Island Mothers.

###
"""
CARRIERS = """March 4, 2022

Carriers Guild: Ferry Safety Act Goes Too Far

PORT ELSA — “We oppose the Ferry Safety Act because it would close small routes that islands depend on,” \
said Tomas Bray, president of the Carriers Guild.

###
"""
START = datetime(2026, 1, 1, tzinfo=UTC)


class Desk:
    """A store on disk with two releases, and short ways to decide and to ask."""

    def __init__(self, store: Store, press: Path) -> None:
        self.store = store
        self.press = press
        self._minutes = 0

    def read(self, name: str, text: str) -> str:
        (self.press / name).write_text(text, encoding="utf-8")
        (done,) = ag.ingest([self.press / name], self.store)
        return str(done.outcome)

    def find(self, kind: FindingKind, has: str, which: str = "2022") -> Item:
        found = [
            item
            for release in self.store.releases()
            if release.slug.startswith(which)
            for item in items(self.store, release.iri)
            if item.anchor.kind is kind and has in f"{item.anchor.words} {item.anchor.fields}"
        ]
        return found[0]

    def decide(
        self, outcome: str, anchor: Anchor, coder: str = "kestrel", **changes: Field
    ) -> FindingDecision:
        self._minutes += 1
        decision = FindingDecision(
            coder=coder,
            at=START + timedelta(minutes=self._minutes),
            outcome=FindingOutcome(outcome),
            anchor=anchor,
            changes=changes,
            why="because",
        )
        (made,) = ag.decide(self.store, decision) or (decision,)
        assert isinstance(made, FindingDecision)
        return made

    def undo(self, key: str) -> Undoing:
        self._minutes += 1
        undoing = Undoing(coder="kestrel", at=START + timedelta(minutes=self._minutes), undoes=key)
        ag.decide(self.store, undoing)
        return undoing

    def ask(self, pattern: str, names: str = "*") -> list[tuple[str, ...]]:
        found = ag.query(self.store, f"SELECT DISTINCT {names} {{ {pattern} }}")
        return sorted(tuple(str(value) for value in row) for row in found.rows)

    @property
    def speakers(self) -> list[str]:
        return [name for (name,) in self.ask("?s ag:speaker/schema:name ?name", "?name")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    press = tmp_path / "press"
    press.mkdir()
    with ag.open_store(tmp_path / "store", create=True) as store:
        made = Desk(store, press)
        assert made.read("ferry.txt", FERRY) == "added"
        assert made.read("carriers.txt", CARRIERS) == "added"
        yield made


def test_a_correction_shows_at_once_and_can_be_undone(desk: Desk) -> None:
    before = desk.store.dump()
    item = desk.find(FindingKind.STATEMENT, "Tomas Bray")
    made = desk.decide(
        "corrected", item.anchor, speaker="Tom Bray", role="chair", organization="Island Mothers"
    )
    assert "Tom Bray" in desk.speakers
    assert "Tomas Bray" not in desk.speakers
    assert desk.ask('?p a ag:Position ; ag:holder/schema:name "Tom Bray" ; ag:onBehalfOf/schema:name ?for')
    assert desk.ask("?s a ag:AttributedStatement ; ag:decided true ; ag:confidence 1.0")
    assert ag.validate(desk.store) == []
    again = desk.find(FindingKind.STATEMENT, "Tomas Bray")
    assert (again.fields["speaker"], again.outcome) == ("Tom Bray", "corrected")
    assert again.anchor == item.anchor
    desk.undo(made.key)
    assert ag.decisions(desk.store) == ()
    assert len(ag.decisions(desk.store, all=True)) == 2
    told = [line for line in desk.store.dump().splitlines() if b"/run" not in line]
    assert told == [line for line in before.splitlines() if b"/run" not in line]


def test_an_undoing_can_be_undone(desk: Desk) -> None:
    made = desk.decide("rejected", desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor)
    undoing = desk.undo(made.key)
    assert "Tomas Bray" in desk.speakers
    desk.undo(undoing.key)
    assert "Tomas Bray" not in desk.speakers


def test_a_rejected_statement_takes_its_positions_along(desk: Desk) -> None:
    desk.decide("rejected", desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor)
    assert desk.ask('?p ag:holder/schema:name "Tomas Bray"') == []
    assert ag.validate(desk.store) == []


def test_a_heading_is_corrected_and_the_release_stays_the_same(desk: Desk) -> None:
    iri = desk.find(FindingKind.HEADING, "Carriers Guild:").anchor
    desk.decide("corrected", iri, date="2022-03-14", headline="Too Far", issuers=("Island Mothers",))
    (row,) = desk.ask(
        f"<{iri.release}> schema:datePublished ?d ; schema:headline ?h ; schema:publisher/schema:name ?i",
        "?d ?h ?i",
    )
    assert row == ("2022-03-14", "Too Far", "Island Mothers")
    assert len(desk.store.releases()) == 2
    assert desk.read("carriers.txt", CARRIERS) == "unchanged"
    edited = CARRIERS.replace("small routes", "many small routes")
    assert desk.read("carriers.txt", edited) == "edited"
    assert desk.ask(f"<{iri.release}> schema:headline ?h", "?h") == [("Too Far",)]


def test_what_a_file_states_is_not_forgotten_where_it_is_corrected(desk: Desk) -> None:
    stated = "---\ntitle: Stated\ndate: 2022-05-01\nissuer: Harbour Alliance\n---\n" + FERRY
    desk.read("stated.md", stated)
    anchor = desk.find(FindingKind.HEADING, "Stated").anchor
    made = desk.decide("corrected", anchor, date="2022-05-02", issuers=("Another Body",))
    second = desk.decide("corrected", anchor, headline="Corrected")
    desk.undo(made.key)
    desk.undo(second.key)
    (row,) = desk.ask(
        f"<{anchor.release}> schema:datePublished ?d ; schema:headline ?h ; schema:publisher/schema:name ?i",
        "?d ?h ?i",
    )
    assert row == ("2022-05-01", "Stated", "Harbour Alliance")


def test_decisions_survive_an_edit_and_orphans_come_back(desk: Desk) -> None:
    item = desk.find(FindingKind.POSITION, "Tomas Bray")
    desk.decide("corrected", item.anchor, polarity="mixed")
    moved = CARRIERS.replace("PORT ELSA — ", "PORT ELSA, North Island — ")
    assert desk.read("carriers.txt", moved) == "edited"
    mixed = '?p ag:holder/schema:name "Tomas Bray" ; ag:polarity polarity:mixed ; ag:decided true'
    assert desk.ask(mixed)
    assert ag.orphans(desk.store) == ()
    gone = moved.replace("We oppose the Ferry Safety Act because it", "It")
    assert desk.read("carriers.txt", gone) == "edited"
    assert desk.ask(mixed) == []
    (orphan,) = ag.orphans(desk.store)
    assert orphan.decision.anchor == item.anchor
    assert "no longer stands" in orphan.reason
    assert len(ag.decisions(desk.store)) == 1
    desk.read("carriers.txt", moved)
    assert desk.ask(mixed)
    assert ag.orphans(desk.store) == ()


def test_decisions_survive_a_newer_extractor(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.decide("rejected", desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor)
    monkeypatch.setattr("advocacy_graph.intake.desk.EXTRACTOR", "99.0+0123456789")
    assert desk.read("carriers.txt", CARRIERS) == "reread"
    assert "Tomas Bray" not in desk.speakers


def test_a_rebuilt_graph_has_them_again(desk: Desk) -> None:
    desk.decide("corrected", desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor, speaker="Tom Bray")
    desk.store.update("DROP ALL")
    assert [one.reason for one in ag.orphans(desk.store)] == [
        "its release is withdrawn, or no longer in the store"
    ]
    assert desk.read("carriers.txt", CARRIERS) == "added"
    assert desk.speakers == ["Tom Bray"]


def test_a_withdrawn_release_keeps_them(desk: Desk) -> None:
    item = desk.find(FindingKind.STATEMENT, "Tomas Bray")
    desk.decide("rejected", item.anchor)
    ag.withdraw(desk.store, item.anchor.release, "an error")
    assert len(ag.orphans(desk.store)) == 1
    list(ag.ingest([desk.press / "carriers.txt"], desk.store, ag.intake.Terms(reinstate=True)))
    assert ag.orphans(desk.store) == ()
    assert "Tomas Bray" not in desk.speakers


def test_networks_of_what_people_decided_alone(desk: Desk) -> None:
    assert ag.query(desk.store, "SELECT ?p { ?p a ag:Position ; ag:decided true }").rows == ()
    desk.decide("accepted", desk.find(FindingKind.POSITION, "Tomas Bray").anchor)
    desk.decide("accepted", desk.find(FindingKind.POSITION, "Nora Quill").anchor)
    drawn = ag.network(desk.store, "conflict", Options(decided=True))
    assert sorted(told["label"] for _, told in drawn.nodes(data=True)) == [
        "Carriers Guild",
        "Harbour Alliance",
    ]


def test_the_public_sees_nothing_of_it(desk: Desk, tmp_path: Path) -> None:
    item = desk.find(FindingKind.STATEMENT, "Tomas Bray")
    desk.decide("corrected", item.anchor, coder="secret-heron", speaker="Tom Bray")
    everything = "?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"
    for pattern in everything:
        found = " ".join(" ".join(row) for row in desk.ask(pattern))
        assert "Tom Bray" in found
        assert "secret-heron" not in found
        assert "/decision/" not in found
    assert b"secret-heron" not in desk.store.dump()
    assert not [graph for graph in desk.store.graphs() if "decisions" in graph or "extracted" in graph]
    ag.export(desk.store, out=tmp_path / "out.trig")
    assert "secret-heron" not in (tmp_path / "out.trig").read_text(encoding="utf-8")
    asked = desk.store.query_private('SELECT ?d { ?d ag:coder "secret-heron" }')
    assert len(list(asked)) == 1  # type: ignore[arg-type]


def test_backup_and_restore_keep_them_and_check_reads_them(desk: Desk, tmp_path: Path) -> None:
    desk.decide("rejected", desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor)
    kept = ag.decisions(desk.store)
    folder = desk.store.directory
    assert folder is not None
    desk.store.close()
    backup(folder, tmp_path / "b.tar.gz")
    restore(tmp_path / "b.tar.gz", tmp_path / "again")
    assert list(faults(tmp_path / "again")) == []
    with ag.open_store(tmp_path / "again", read_only=True) as store:
        assert ag.decisions(store) == kept


def test_a_finding_is_added_where_the_machine_missed_it(desk: Desk) -> None:
    release = desk.find(FindingKind.HEADING, "Harbour").anchor.release
    words = "The Harbour Alliance is a campaign for safe ferries."
    anchor = Anchor(release, FindingKind.STATEMENT, "", (Quote(Span(0, 0), words),))
    desk.decide("added", anchor, mode="indirect", speaker="Harbour Alliance", speaker_kind="organization")
    assert desk.ask(
        f'?s a ag:AttributedStatement ; schema:text "{words}" ; ag:decided true ; ag:rule "decision"'
    )
    assert ag.validate(desk.store) == []
    item = desk.find(FindingKind.STATEMENT, "is a campaign")
    desk.decide("rejected", item.anchor)
    assert desk.ask(f'?s schema:text "{words}"') == []


def test_the_queue_begins_with_the_least_certain(desk: Desk) -> None:
    found = list(ag.queue(desk.store))
    assert [item.confidence for item in found] == sorted(item.confidence for item in found)
    assert {item.anchor.release for item in found} == {release.iri for release in desk.store.releases()}
    first = found[0]
    desk.decide("accepted", first.anchor)
    assert first.anchor not in [item.anchor for item in ag.queue(desk.store)]
    assert first.anchor in [item.anchor for item in ag.queue(desk.store, undecided=False)]
    for kind in FindingKind:
        assert {item.anchor.key for item in ag.queue(desk.store, kinds=[kind], undecided=False)} == {
            item.anchor.key for item in found if item.anchor.kind is kind
        }
    below = list(ag.queue(desk.store, kinds=[FindingKind.POSITION], below=0.9))
    assert all(item.confidence < 0.9 and item.anchor.kind == "position" for item in below)


def test_several_coders_are_all_kept(desk: Desk) -> None:
    anchor = desk.find(FindingKind.POSITION, "Tomas Bray").anchor
    desk.decide("accepted", anchor, coder="kestrel")
    desk.decide("corrected", anchor, coder="heron", polarity="mixed")
    item = desk.find(FindingKind.POSITION, "Tomas Bray")
    assert [each.coder for each in item.decisions] == ["kestrel", "heron"]
    assert item.disputed
    assert item.fields["polarity"] == "mixed"


def test_the_same_decision_again_is_passed_by(desk: Desk) -> None:
    made = desk.decide("accepted", desk.find(FindingKind.POSITION, "Tomas Bray").anchor)
    before = desk.store.dump()
    assert ag.decide(desk.store, [made, made]) == ()
    assert desk.store.dump() == before
    assert ag.decisions(desk.store) == (made,)
    assert ag.decisions(desk.store, made.anchor.release) == (made,)


def test_wrong_decisions_record_nothing(desk: Desk) -> None:
    good = desk.find(FindingKind.POSITION, "Tomas Bray").anchor
    nowhere = replace(good, quotes=(Quote(Span(3, 9), "no such words"),), text_digest="")
    now = {"coder": "kestrel", "at": START}
    first = FindingDecision(outcome=FindingOutcome.ACCEPTED, anchor=good, **now)
    for wrong, told in (
        (FindingDecision(outcome=FindingOutcome.ACCEPTED, anchor=nowhere, **now), "has no such position"),
        (FindingDecision(outcome=FindingOutcome.CORRECTED, anchor=good, **now), "with no changes"),
        (
            FindingDecision(outcome=FindingOutcome.REJECTED, anchor=good, changes={"target": "X"}, **now),
            "with these",
        ),
        (
            FindingDecision(
                outcome=FindingOutcome.CORRECTED, anchor=good, changes={"target": "\ud800"}, **now
            ),
            "surrogate",
        ),
        (Undoing(undoes="0123456789abcdef", **now), "there is no decision"),
    ):
        with pytest.raises(UndecidableError, match=told):
            ag.decide(desk.store, [first, wrong])
    for release in ("http://localhost:8000/id/release/x", "http://localhost:8000/id/release/<x>", "x y"):
        with pytest.raises(UnknownRelease):
            ag.decide(desk.store, replace(first, anchor=replace(good, release=release)))
    assert ag.decisions(desk.store, all=True) == ()


def test_two_at_once_are_told_and_nothing_is_lost(desk: Desk) -> None:
    made = desk.decide("accepted", desk.find(FindingKind.POSITION, "Tomas Bray").anchor)
    with pytest.raises(StoreError, match="another process"):
        ag.open_store(desk.store.directory)  # type: ignore[arg-type]
    assert ag.decisions(desk.store) == (made,)


RECORD = """
import os, pickle, signal, sys, advocacy_graph as ag
from advocacy_graph.intake.ledger import Ledger
store = ag.open_store(sys.argv[1])
decision = pickle.loads(bytes.fromhex(sys.argv[2]))
Ledger(store).record([(decision, decision.anchor.release)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_between_private_and_public(desk: Desk, tmp_path: Path) -> None:
    anchor = desk.find(FindingKind.STATEMENT, "Tomas Bray").anchor
    decision = FindingDecision(coder="k", at=START, outcome=FindingOutcome.REJECTED, anchor=anchor)
    folder = desk.store.directory
    assert folder is not None
    desk.store.close()
    killed = subprocess.run(
        [sys.executable, "-c", RECORD, str(folder), pickle.dumps(decision).hex()], check=False
    )
    assert killed.returncode == -9
    with ag.open_store(folder, read_only=True) as store:
        assert ag.decisions(store) == (decision,)
        assert "Tomas Bray" in Desk(store, tmp_path).speakers
    with ag.open_store(folder) as store:
        assert "Tomas Bray" not in Desk(store, tmp_path).speakers
    with ag.open_store(folder) as store:
        assert not list(store.private.match(predicate=terms.awaits))


def test_what_was_read_and_what_was_decided_can_both_be_asked_for(desk: Desk) -> None:
    desk.decide("corrected", desk.find(FindingKind.POSITION, "Tomas Bray").anchor, polarity="mixed")
    asked = ag.query(desk.store, "what-decisions-changed")
    assert [(row[1], row[4]) for row in asked.rows] == [("decided", "mixed"), ("read", "oppose")]
    asked = ag.query(desk.store, "what-people-decided", {"coder": "kestrel"})
    assert [(row[2], row[3], row[5], row[6]) for row in asked.rows] == [
        ("corrected", "position", "polarity", '"mixed"')
    ]
    quads = [
        *parse(desk.store.dump(), format=RdfFormat.N_QUADS),
        *desk.store.private.match(graph=decisions_graph(desk.store.base)),
    ]
    assert validate(quads) == []
    pattern = "SELECT ?how { GRAPH ?g { ?p ag:polarity ?how } FILTER CONTAINS(STR(?g), '/extracted/') }"
    assert [str(how).rpartition("#")[2] for (how,) in ag.query(desk.store, pattern, private=True).rows] == [
        "oppose"
    ]
    assert ag.query(desk.store, pattern).rows == ()
