"""A cut result is the first rows of the whole, in each syntax, whatever the words in it look like."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, cast

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph_api.cutting import Full, Sink
from advocacy_graph_api.negotiation import OFFERS, Form

SYNTAXES = sorted(set(OFFERS[Form.SOLUTIONS].values()))
HOSTILE = [
    "},{",
    '"}},{"',
    "]}}",
    '\\"',
    "\\",
    "</result>",
    "<result>",
    "\r\n",
    "\n",
    '"',
    ",",
    ",{}",
    "a\tb",
]
words = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=4).map("".join)
cells = st.none() | words.filter(lambda text: ("\x00" not in text and text.isprintable()) or text in HOSTILE)


def results(rows: Sequence[Sequence[str | None]]) -> ox.QuerySolutions:
    """As a query's, whose rows hold these words, or nothing."""
    values = " ".join(
        f"({' '.join('UNDEF' if cell is None else str(ox.Literal(cell)) for cell in row)})" for row in rows
    )
    found = ox.Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    return found


def read(body: bytes, syntax: str) -> list[tuple[str | None, ...]]:
    """By a reader that is not ours."""
    if syntax == "text/csv":
        _, *rows = csv.reader(io.StringIO(body.decode(), newline=""))
        return [tuple(cell or None for cell in row) for row in rows]
    solutions = ox.parse_query_results(body, ox.QueryResultsFormat.from_media_type(syntax))
    assert isinstance(solutions, ox.QuerySolutions)
    return [tuple(cell and cell.value for cell in row) for row in solutions]


def cut(rows: Sequence[Sequence[str | None]], syntax: str, most: int, size: int) -> tuple[bytes, str | None]:
    sink = Sink(syntax, most, size)
    with suppress(Full):
        results(rows).serialize(cast(IO[bytes], sink), format=ox.QueryResultsFormat.from_media_type(syntax))
    return sink.taken()


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(rows=st.lists(st.tuples(cells, cells), max_size=6), most=st.integers(1, 7))
def test_so_many_rows(rows: list[tuple[str | None, str | None]], most: int, syntax: str) -> None:
    whole, _ = cut(rows, syntax, 100, 10**6)
    body, said = cut(rows, syntax, most, 10**6)
    assert read(body, syntax) == read(whole, syntax)[:most]
    assert said == (f"rows; limit={most}" if len(rows) > most else None)
    assert said or body == whole


@pytest.mark.parametrize("syntax", SYNTAXES)
@given(rows=st.lists(st.tuples(cells, cells), min_size=1, max_size=6), size=st.integers(150, 600))
def test_so_many_bytes(rows: list[tuple[str | None, str | None]], size: int, syntax: str) -> None:
    whole, _ = cut(rows, syntax, 100, 10**6)
    body, said = cut(rows, syntax, 100, size)
    kept = read(body, syntax)
    assert kept == read(whole, syntax)[: len(kept)]
    assert len(body) <= max(size, 150) + len(b"</results></sparql>")
    assert said == (f"bytes; limit={size}" if len(kept) < len(rows) else None)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("word", ["x", ",{}" * 50, ' "}},{" \n\r\n' * 10])
def test_many_blocks(syntax: str, word: str) -> None:
    """The engine writes in blocks, and a row may lie across two."""
    rows = [(f"{number} {word}", None) for number in range(900)]
    body, said = cut(rows, syntax, 700, 10**6)
    assert [first for first, _ in read(body, syntax)] == [first for first, _ in rows[:700]]
    assert said == "rows; limit=700"


def test_the_engine_is_stopped() -> None:
    """Nobody waits for the rest of an answer that is cut."""
    endless = ox.Store().query(
        "SELECT ?a { VALUES ?a { " + "1 " * 1000 + "} VALUES ?b { " + "1 " * 1000 + "} }"
    )
    assert isinstance(endless, ox.QuerySolutions)
    with pytest.raises(Full):
        endless.serialize(cast(IO[bytes], Sink("text/csv", 10, 10**9)), format=ox.QueryResultsFormat.CSV)
    assert sum(1 for _ in endless) > 900_000
