"""A catalogue that followed the store is the one that would be made anew."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox
import pytest

import advocacy_graph as ag
from advocacy_graph import intake
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.store import Store
from advocacy_graph_api.catalogue import Catalogue, Kind
from advocacy_graph_api.snapshot import Snapshots

ENTRIES = "SELECT kind, iri, graph, sort, date, name, body FROM entry ORDER BY kind, iri"
LINKS = "SELECT kind, iri, role, target FROM link JOIN entry ON id = entry ORDER BY kind, iri, role, target"
WORDS = "SELECT kind, iri, found.name, words FROM found JOIN entry ON id = found.rowid ORDER BY kind, iri"
FORGOTTEN = "SELECT count(*) FROM found WHERE rowid NOT IN (SELECT id FROM entry)"


def held(path: Path) -> list[list[tuple[object, ...]]]:
    with sqlite3.connect(path) as database:
        assert database.execute(FORGOTTEN).fetchone() == (0,)
        return [database.execute(query).fetchall() for query in (ENTRIES, LINKS, WORDS)]


def followed(store: Path, path: Path) -> Catalogue:
    snapshots = Snapshots(store)
    with Store.open(store, create=False, read_only=True) as live:
        catalogue = Catalogue(path, live.base)
        catalogue.follow(snapshots.current.store, live.changes.mark, live.changes.since)
    snapshots.close()
    return catalogue


@pytest.fixture
def texts(tmp_path: Path, checkout: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("2021-03-09-common-ground-launch", "2021-06-15-tenants-rent-ordinance"):
        text = (checkout / "data" / "releases" / f"{name}.txt").read_bytes()
        (folder / f"{name}.txt").write_bytes(text)
    return folder


def test_what_followed_is_what_is_made_anew(tmp_path: Path, texts: Path) -> None:
    place, path = tmp_path / "store", tmp_path / "followed.sqlite"

    def agree(step: str) -> Catalogue:
        catalogue = followed(place, path)
        fresh = tmp_path / f"{step}.sqlite"
        followed(place, fresh)
        assert held(path) == held(fresh), step
        return catalogue

    with ag.open_store(place, create=True) as store:
        list(ag.ingest([texts], store))
    before = agree("made").counts()
    assert before[Kind.STATEMENT] > 3
    edited = texts / "2021-03-09-common-ground-launch.txt"
    first, *rest = edited.read_text(encoding="utf-8").split("\n\n")
    edited.write_text("\n\n".join([first, *rest[: len(rest) // 2]]), encoding="utf-8")
    with ag.open_store(place) as store:
        list(ag.ingest([texts], store))
    agree("edited")
    with ag.open_store(place) as store:
        issuer = intake.entity_called(store, "Common Ground Wendale")
        told = {"coder": "anna", "at": datetime(2026, 11, 25, tzinfo=UTC), "entities": (issuer,)}
        intake.decide(store, EntityDecision(**told, outcome=EntityOutcome.RENAME, name="Zeta Wendale"))
    assert agree("renamed").search("Zeta", [Kind.RELEASE]), "what it issued is found by the new name"
    with ag.open_store(place) as store:
        store.put_graph(ox.NamedNode(f"{store.base}graph/register"), [])
    assert agree("nameless").counts()[Kind.ORGANIZATION] == 0
    with ag.open_store(place) as store:
        store.update("DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER(ISLITERAL(?o)) }")
    agree("emptied")
    with ag.open_store(place) as store:
        store.update("CLEAR ALL")
    assert sum(agree("cleared").counts().values()) == 0


def test_a_file_of_another_format_is_made_anew(tmp_path: Path, texts: Path) -> None:
    place, path = tmp_path / "store", tmp_path / "old.sqlite"
    with ag.open_store(place, create=True) as store:
        list(ag.ingest([texts], store))
    with sqlite3.connect(path) as database:
        database.executescript(
            "CREATE TABLE entry (x); CREATE VIRTUAL TABLE found USING fts5 (x); PRAGMA user_version = 1;"
        )
    assert followed(place, path).counts()[Kind.RELEASE] == 2
