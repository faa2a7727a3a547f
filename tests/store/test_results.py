"""Answers in each format, read back by another library's reader where there is one."""

import csv
import io
import json

import pytest
from rdflib import Graph

from advocacy_graph.errors import QueryError
from advocacy_graph.store import Answer, Format, Store, serialize, table

SELECT = (
    'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1, \\"quoted\\"\\nline" <http://e/x>) ("y" UNDEF) } } ORDER BY ?a'
)
ASK = "ASK { }"
CONSTRUCT = "CONSTRUCT { <http://e/x> schema:name ?a } { VALUES ?a { 'x' 'y' } }"


def ask(query: str) -> Answer:
    with Store.in_memory() as store:
        return store.query(query)


def test_csv_is_the_standards_own() -> None:
    rows = list(csv.reader(io.StringIO(serialize(ask(SELECT), Format.CSV).decode(), newline="")))
    assert rows == [["a", "b"], ['=1+1, "quoted"\nline', "http://e/x"], ["y", ""]]


def test_tsv_keeps_terms() -> None:
    lines = serialize(ask(SELECT), Format.TSV).decode().splitlines()
    assert lines[0] == "?a\t?b"
    assert lines[1].endswith("\t<http://e/x>")


@pytest.mark.parametrize(("query", "part"), [(SELECT, "results"), (ASK, "boolean")])
def test_json(query: str, part: str) -> None:
    assert part in json.loads(serialize(ask(query), Format.JSON))


@pytest.mark.parametrize("format", [Format.TURTLE, Format.N_TRIPLES, Format.JSON_LD])
def test_graphs_are_read_by_another_library(format: Format) -> None:
    content = serialize(ask(CONSTRUCT), format)
    read = Graph().parse(data=content, format={"n-triples": "nt"}.get(format, format))
    assert sorted(str(words) for words in read.objects()) == ["x", "y"]


@pytest.mark.parametrize(
    ("query", "format", "says"),
    [
        (SELECT, Format.TURTLE, "a SELECT or ASK cannot be written as turtle"),
        (CONSTRUCT, Format.CSV, "a CONSTRUCT or DESCRIBE cannot be written as csv"),
        (ASK, Format.TSV, "an ASK cannot be written as tsv"),
    ],
)
def test_a_format_that_does_not_fit(query: str, format: Format, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        serialize(ask(query), format)


def test_tables() -> None:
    first, second = table(ask(SELECT)).rows
    assert first == ('=1+1, "quoted"\nline', "http://e/x")
    assert second == ("y", None)
    assert table(ask(ASK)).rows == (("yes",),)
    assert table(ask(CONSTRUCT)).columns == ("subject", "predicate", "object")
