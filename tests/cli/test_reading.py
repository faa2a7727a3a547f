"""Commands that read a store: query, show, network, embed, validate, stats."""

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typed import Run

from advocacy_graph.cli.query import Output
from advocacy_graph.queries import Group, catalogue
from advocacy_graph.store import Format

ACT = "policy=Ferry Safety Act"


def test_a_named_query_with_a_parameter(run: Run, store: Path) -> None:
    ran = run("query", "who-supports-and-opposes", "--param", ACT, "--json", "--store", store)
    rows = {
        (row["person"]["value"], row["polarity"]["value"], row["organization"]["value"])
        for row in ran.json["results"]["bindings"]
        if "person" in row
    }
    assert rows == {
        ("Nora Quill", "support", "Harbour Alliance"),
        ("Tomas Bray", "oppose", "Carriers Guild"),
        ("Ida Moss", "oppose", "Carriers Guild"),
        ("Per Lund", "support", "Seafarers Union"),
    }


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_every_named_query_answers_and_every_one_is_listed(query, run: Run, store: Path) -> None:
    values = [part for p in query.parameters if p.required for part in ("--param", f"{p.name}=a")]
    assert run("query", query.name, *values, "--format", "csv", "--store", store).code == 0
    assert query.answers in run("query", "--list").out


def test_queries_are_listed_by_what_they_ask(run: Run) -> None:
    lines = run("query", "--list").out.splitlines()
    questions = [line for line in lines if line.endswith("?") and not line.startswith(" ")]
    assert questions == [group.question for group in Group]
    names = [query.name for query in catalogue()]
    assert sorted(line for line in lines if line in names) == names, "each once"
    grouped = {row["name"]: row["group"] for row in run("query", "--list", "--json").json}
    assert grouped["pairs-that-agree"] == "sides"


def test_the_table_leaves_out_iris_and_parameters(run: Run, store: Path) -> None:
    ran = run("query", "who-supports-and-opposes", "--param", ACT, "--store", store)
    assert "Nora Quill" in ran.out
    assert "http://localhost:8000/id/" not in ran.out


FORMATS = [
    ("SELECT ?p { ?p a schema:Person }", "csv", "/id/person/nora-quill"),
    ("SELECT ?p { ?p a schema:Person }", "tsv", "?p"),
    ("SELECT ?p { ?p a schema:Person }", "json", '"bindings"'),
    ("SELECT ?p { ?p a schema:Person }", "xml", "<sparql"),
    ("SELECT ?p { ?p a schema:Person }", "table", "nora-quill"),
    ("CONSTRUCT WHERE { ?p a schema:Person }", "turtle", "schema:Person"),
    ("CONSTRUCT WHERE { ?p a schema:Person }", "n-triples", "<https://schema.org/Person> ."),
    ("CONSTRUCT WHERE { ?p a schema:Person }", "json-ld", '"@'),
    ("CONSTRUCT WHERE { ?p a schema:Person }", "table", "nora-quill"),
    ("ASK { ?p a schema:Person }", "json", "true"),
    ("ASK { ?p a schema:Person }", "table", "yes"),
]


@pytest.mark.parametrize(("sparql", "format", "part"), FORMATS)
def test_formats(run: Run, store: Path, tmp_path: Path, sparql: str, format: str, part: str) -> None:
    (tmp_path / "mine.rq").write_text(sparql, encoding="utf-8")
    ran = run("query", tmp_path / "mine.rq", "--format", format, "--store", store)
    assert ran.code == 0
    assert part in ran.out


def test_the_option_offers_what_the_store_can_write() -> None:
    assert set(Output.__args__) == {"table", *Format}


def test_sparql_from_stdin(run: Run, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?p schema:name 'Nora Quill' }"))
    assert "yes" in run("query", "-", "--store", store).out


REFUSED = [
    (["query", "no-such-query"], 5, "no query is named"),
    (["query", "statements-about"], 5, "--param policy"),
    (["query", "statements-about", "--param", "polcy=x"], 5, "polcy"),
    (["query", "statements-about", "--param", "policy"], 2, "NAME=VALUE"),
    (["query", "policies-by-activity", "--param", "since=yesterday"], 5, "date"),
    (["query", "missing.rq"], 5, "missing.rq"),
    (["query"], 2, "--list"),
    (["show", "2022"], 4, "fits 3 releases"),
    (["show", "1999"], 4, "no release"),
    (["show", "2022-03-03-nobody"], 4, "no release"),
    (["embed", "2022-03-03", "--check", "missing.html"], 3, "missing.html"),
    (["network", "friendship"], 2, "friendship"),
    (["network", "conflict", "--minimum", "1000"], 7, "minimum"),
]


@pytest.mark.parametrize(("arguments", "code", "part"), REFUSED)
def test_what_is_wrong_is_said_with_its_exit_code(
    run: Run, store: Path, arguments: list[str], code: int, part: str
) -> None:
    ran = run(*arguments, "--store", store)
    assert ran.code == code
    assert part in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [["stats"], ["validate"], ["show", "x"], ["network", "policy"]])
def test_a_missing_store_says_what_makes_one(run: Run, tmp_path: Path, command: list[str]) -> None:
    ran = run(*command, "--store", tmp_path / "none")
    assert ran.code == 6
    assert "ingest" in ran.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * " + "{" * 3000 + "}" * 3000,
    ],
)
def test_foreign_sparql_is_refused(run: Run, store: Path, tmp_path: Path, sparql: str) -> None:
    (tmp_path / "mine.rq").write_text(sparql, encoding="utf-8")
    assert run("query", tmp_path / "mine.rq", "--store", store).code == 5


def test_show_marks_statements_in_place(run: Run, store: Path) -> None:
    out = " ".join(run("show", "2022-03-04", "--store", store).out.split())
    assert "“[1]We oppose the Ferry Safety Act because" in out
    assert "depend on,[/1]”" in out
    assert "[1] Tomas Bray, president, for Carriers Guild (direct; " in out
    assert "Tomas Bray opposes Ferry Safety Act (" in out
    assert "“[2]The Carriers Guild opposes" in out


def test_show_reads_a_file_without_a_store(run: Run, press: Path, tmp_path: Path) -> None:
    ran = run("show", press / "carriers.txt", "--store", tmp_path / "none", "--json")
    assert [s["speakers"][0]["name"] for s in ran.json["statements"]] == ["Tomas Bray", "Ida Moss"]


def test_show_prints_no_terminal_escapes_of_a_release(run: Run, press: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    text = (press / "carriers.txt").read_text(encoding="utf-8")
    hostile.write_text(text.replace("small routes", "\x1b[2J[red]small[/red] \u202eroutes"), encoding="utf-8")
    out = run("show", hostile, "--store", tmp_path / "none").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]small[/red]" in out


def test_network_writes_a_page_graphml_and_tables(run: Run, store: Path, tmp_path: Path) -> None:
    ran = run("network", "conflict", "--store", store, "--out", tmp_path, "--json")
    assert ran.code == 0
    assert {Path(file).name for file in ran.json["files"]} == {
        "conflict.html",
        "conflict.graphml",
        "conflict-nodes.csv",
        "conflict-edges.csv",
    }
    assert "Carriers Guild" in (tmp_path / "conflict.html").read_text(encoding="utf-8")
    assert ET.parse(tmp_path / "conflict.graphml").getroot().tag.endswith("graphml")
    rows = (tmp_path / "conflict-edges.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 1 + ran.json["edges"] > 1


@pytest.mark.parametrize("kind", ["congruence", "conflict", "policy", "coalitions"])
def test_every_kind_says_what_it_drew(run: Run, store: Path, tmp_path: Path, kind: str) -> None:
    out = run("network", kind, "--store", store, "--out", tmp_path).out
    assert re.search(r"[1-9]\d* nodes, [1-9]\d* lines", out)
    assert "Computed from" in out


def test_markup_put_into_a_page_is_what_the_store_holds(run: Run, store: Path, tmp_path: Path) -> None:
    markup = run("embed", "2022-03-03", "--store", store)
    assert "localhost" in markup.err  # the play base, said
    page = tmp_path / "page.html"
    page.write_text(f"<html><head>{markup.out}</head><body></body></html>", encoding="utf-8")
    assert run("embed", "2022-03-03", "--check", page, "--store", store).code == 0
    page.write_text(page.read_text(encoding="utf-8").replace("save lives", "cost lives"), encoding="utf-8")
    wrong = run("embed", "2022-03-03", "--check", page, "--store", store)
    assert wrong.code == 1
    assert "cost lives" in wrong.out


def test_what_was_ingested_passes_the_shapes(run: Run, store: Path) -> None:
    ran = run("validate", "--store", store, "--json")
    assert ran.json == []
    assert ran.code == 0


def test_stats_count_and_list(run: Run, store: Path) -> None:
    counts = run("stats", "--releases", "--json", "--store", store).json
    assert counts["releases"] == 3
    assert counts["people"] == 4
    assert counts["coalition ties"] == 3
    assert [release["slug"][:10] for release in counts["held"]] == ["2022-03-03", "2022-03-04", "2022-03-05"]
    assert "Carriers Guild" in run("stats", "--releases", "--store", store).out
