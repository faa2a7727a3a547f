"""What is exported is read back by other hands, whatever names strangers gave; and it is whole or not there."""

import csv
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pyoxigraph as ox
import pytest
import rdflib

import advocacy_graph as ag
from advocacy_graph.analysis import statement_table
from advocacy_graph.errors import AdvocacyGraphError, NothingToDraw, OutputConflict
from advocacy_graph.resources import sample_releases
from advocacy_graph.store import Store

HOSTILE = "=cmd|' /C calc'!A0\r\n\"</script>;\t,'é🙂"
TABLES = ["csv", "safe-csv", "xlsx", "parquet"]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Three sample releases, of which one organisation and one statement were renamed by a stranger."""
    with Store.in_memory() as opened:
        list(ag.ingest(sorted(sample_releases().glob("*.txt"))[:3], opened))
        for query in (
            "SELECT ?s ?p ?o ?g { GRAPH ?g { ?x ag:onBehalfOf ?s } GRAPH ?r { ?s schema:name ?o } } LIMIT 1",
            "SELECT ?s ?o { GRAPH ?g { ?s a ag:AttributedStatement ; schema:text ?o } } ORDER BY ?s LIMIT 1",
        ):
            row = ag.query(opened, query).rows[0]
            subject, old = row[0], row[-2] if len(row) == 4 else row[-1]
            escaped = (
                HOSTILE.replace("\\", "\\\\")
                .replace('"', '\\"')
                .replace("\r\n", "\\r\\n")
                .replace("\t", "\\t")
            )
            predicate = "schema:name" if len(row) == 4 else "schema:text"
            opened.update(
                f"DELETE {{ GRAPH ?g {{ <{subject}> {predicate} ?o }} }} "
                f'INSERT {{ GRAPH ?g {{ <{subject}> {predicate} "{escaped}" }} }} '
                f"WHERE {{ GRAPH ?g {{ <{subject}> {predicate} ?o }} }}"
            )
            assert old != HOSTILE
        unnamed = ag.query(
            opened, "SELECT ?p { ?p a ag:Position ; ag:holder ?h ; ag:onBehalfOf ?o } LIMIT 1"
        ).rows[0][0]
        opened.update(
            f"DELETE {{ GRAPH ?g {{ <{unnamed}> ag:holder ?h }} }} WHERE {{ GRAPH ?g {{ <{unnamed}> ag:holder ?h }} }}"
        )
        yield opened


@pytest.mark.parametrize(("name", "read"), [("g.trig", "trig"), ("g.nq", "nquads"), ("g.jsonld", "json-ld")])
def test_graphs_are_read_back_whole(name: str, read: str, store: Store, tmp_path: Path) -> None:
    done = ag.export(store, out=tmp_path / name)
    theirs = rdflib.Dataset()
    theirs.parse(done.path, format=read)
    assert {str(g.identifier) for g in theirs.graphs() if len(g)} == set(store.graphs())
    assert (
        sum(len(graph) for graph in theirs.graphs()) == done.snapshot.rows == len(store.dump().splitlines())
    )
    assert ox_quads(done.path) == set(ox.parse(store.dump(), format=ox.RdfFormat.N_QUADS))


def ox_quads(path: Path) -> set[ox.Quad]:
    return set(ox.parse(path=str(path)))


def test_turtle_has_all_triples_in_one(store: Store, tmp_path: Path) -> None:
    done = ag.export(store, out=tmp_path / "g.ttl")
    theirs = rdflib.Graph().parse(done.path)
    ours = {quad.triple for quad in ox.parse(store.dump(), format=ox.RdfFormat.N_QUADS)}
    assert len(theirs) == len(ours)


def read_table(path: Path) -> list[list[str]]:
    """Cells as text, the heading first."""
    if path.suffix == ".parquet":
        answer = duckdb.sql(f"SELECT * FROM '{path}'")
        rows = [["" if cell is None else str(cell) for cell in row] for row in answer.fetchall()]
        return [answer.columns, *rows]
    if path.suffix == ".xlsx":
        return sheet(path)
    encoding = "utf-8-sig" if ".safe." in path.name else "utf-8"
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def sheet(path: Path) -> list[list[str]]:
    """The texts of a workbook's only sheet. Fails on a formula or a link."""
    with zipfile.ZipFile(path) as book:
        xml = book.read("xl/worksheets/sheet1.xml").decode()
    tree = ElementTree.fromstring(xml)
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert not list(tree.iter(f"{space}f"))
    assert not list(tree.iter(f"{space}hyperlink"))
    rows = []
    for row in tree.iter(f"{space}row"):
        cells = [""] * 24
        for cell in row:
            letters = re.match("[A-Z]+", cell.get("r", ""))
            assert letters
            cells[ord(letters[0]) - 65] = "".join(cell.itertext())
        rows.append(cells)
    return rows


@pytest.mark.parametrize("format", TABLES)
@pytest.mark.parametrize("what", ["statements", "positions", "demands"])
def test_tables_are_read_back_with_hostile_words(
    what: str, format: str, store: Store, tmp_path: Path
) -> None:
    ending = {"safe-csv": "safe.csv"}.get(format, format)
    done = ag.export(store, what, out=tmp_path / f"t.{ending}")
    head, *rows = read_table(done.path)
    assert done.snapshot.format == format
    assert len(rows) == done.snapshot.rows == ag.stats(store)[what]
    label = [row[head.index("organization_label")] for row in rows]
    if format == "safe-csv":
        assert f"'{HOSTILE}" in label
        assert not [
            cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        ]
    elif format == "xlsx":  # a carriage return is escaped as _x000D_, as the format has it
        assert any(cell.startswith("=cmd|") and cell.endswith("é🙂") for cell in label)
    else:
        assert HOSTILE in label
        if what == "statements":
            assert HOSTILE in [row[head.index("words")] for row in rows]


def test_demands_have_their_deadline(store: Store, tmp_path: Path) -> None:
    done = ag.export(store, "demands", out=tmp_path / "d.csv")
    with done.path.open(encoding="utf-8", newline="") as file:
        told = {row["by_when"]: row["deadline"] for row in csv.DictReader(file)}
    assert told["before the session ends on May 14"] == "2021-05-13"
    assert told[""] == ""


def test_parquet_has_types(store: Store, tmp_path: Path) -> None:
    done = ag.export(store, "positions", out=tmp_path / "p.parquet")
    types = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{done.path}')").fetchall())
    assert (types["date"], types["confidence"], types["decided"]) == ("DATE", "DOUBLE", "BOOLEAN")
    assert set(types) - {"date", "confidence", "decided"} == {n for n, t in types.items() if t == "VARCHAR"}


def test_positions_are_those_of_the_statement_table(store: Store, tmp_path: Path) -> None:
    done = ag.export(store, "positions", out=tmp_path / "p.parquet")
    same = (
        "position, statement, actor, actor_label, actor_kind, organization, organization_label, policy, policy_label, "
        "policy_kind, polarity, date, release, release_label, mode, confidence, rule, decided, words"
    )
    with statement_table(store) as table:
        ours = table.connection.execute(f"SELECT {same} FROM statements ORDER BY position").fetchall()
    assert duckdb.sql(f"SELECT {same} FROM '{done.path}' ORDER BY position").fetchall() == ours


@pytest.mark.parametrize("what", ["graph", "statements"])
def test_the_same_store_gives_the_same_file(what: str, store: Store, tmp_path: Path) -> None:
    formats = TABLES if what == "statements" else ["trig", "n-quads", "json-ld", "turtle"]
    for format in formats:
        first, second = (
            ag.export(store, what, format=format, out=tmp_path / f"{n}-{format}").path.read_bytes()
            for n in "ab"
        )
        assert first == second, format
        if format == "xlsx":  # it would have the second in which it was made
            with zipfile.ZipFile(tmp_path / f"a-{format}") as book:
                assert b"1980-01-01" in book.read("docProps/core.xml")


def test_the_snapshot_says_what_it_is(store: Store, tmp_path: Path) -> None:
    done = ag.export(store, "statements", out=tmp_path / "s.csv", command=("advocacy-graph", "export"))
    said = json.loads(done.beside.read_text(encoding="utf-8"))
    assert done.beside.name == "s.csv.snapshot.json"
    assert said["sha256"] == hashlib.sha256(done.path.read_bytes()).hexdigest()
    assert (said["revision"], said["base"]) == (store.revision, store.base)
    assert said["counts"] == ag.stats(store)
    assert said["command"] == ["advocacy-graph", "export"]
    assert said["extractors"]
    for part in (store.revision, said["made"], said["first"], "3 press releases", said["sha256"]):
        assert part in said["citation"]


def test_no_kept_text_is_written(store: Store, tmp_path: Path) -> None:
    written = ag.export(store, out=tmp_path / "g.nq").path.read_text(encoding="utf-8")
    for release in store.releases():
        assert json.dumps(store.text(release.text_digest), ensure_ascii=False)[1:-1] not in written


def test_a_file_that_is_there_stays_unless_forced(store: Store, tmp_path: Path) -> None:
    place = tmp_path / "g.trig"
    place.write_text("mine")
    with pytest.raises(OutputConflict, match="--force"):
        ag.export(store, out=place)
    assert place.read_text() == "mine"
    ag.export(store, out=place, force=True)
    assert place.read_text() != "mine"


@pytest.mark.parametrize("what", ["graph", "positions"])
@pytest.mark.parametrize("ending", [KeyboardInterrupt, OSError])
def test_what_is_interrupted_leaves_nothing(
    what: str, ending: type[BaseException], store: Store, tmp_path: Path
) -> None:
    def stopping(graphs: Sequence[str]) -> Iterator[str]:
        yield graphs[0]
        raise ending

    with pytest.raises((KeyboardInterrupt, AdvocacyGraphError)):
        ag.export(
            store, what, out=tmp_path / "x", format="csv" if what == "positions" else "trig", track=stopping
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", ["graph", "statements", "positions", "demands"])
def test_an_empty_store_says_so(what: str, tmp_path: Path) -> None:
    with Store.in_memory() as empty, pytest.raises(NothingToDraw, match="ingest"):
        ag.export(empty, what, out=tmp_path / "x", format="trig" if what == "graph" else "csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("what", "format", "out", "said"),
    [
        ("graph", "csv", None, "choose trig"),
        ("positions", None, "p.trig", "choose csv"),
        ("graph", None, "graph.rdf", "does not tell its format"),
    ],
)
def test_what_does_not_fit_is_told(what: str, format: str, out: str, said: str, store: Store) -> None:
    with pytest.raises(ValueError, match=said):
        ag.export(store, what, format=format, out=out)


def test_a_cell_that_is_too_long_for_a_sheet_is_cut_and_told(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        list(ag.ingest(sorted(sample_releases().glob("*.txt"))[:1], store))
        store.update(
            "DELETE { GRAPH ?g { ?s schema:text ?old } } INSERT { GRAPH ?g { ?s schema:text "
            f'"{"x" * 40_000}" }} }} WHERE {{ GRAPH ?g {{ ?s schema:text ?old }} }}'
        )
        done = ag.export(store, "statements", out=tmp_path / "s.xlsx")
        assert done.snapshot.cut == done.snapshot.rows == len(sheet(done.path)) - 1
        whole = ag.export(store, "statements", out=tmp_path / "s.parquet")
        assert whole.snapshot.cut == 0
        assert duckdb.sql(f"SELECT max(length(words)) FROM '{whole.path}'").fetchall() == [(40_000,)]
