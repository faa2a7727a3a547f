"""A table that shows itself: nothing in it runs, and its values are Python's."""

import datetime
import sys

import pytest

from advocacy_graph.errors import MissingExtra
from advocacy_graph.model import Iri, Table

HOSTILE = "<script>alert(1)</script>"
TABLE = Table(
    ("who", "when", "number", "share"),
    (
        (Iri("http://localhost:8000/id/person/ida"), datetime.date(2022, 1, 10), 3, 0.5),
        (HOSTILE, None, None, None),
    ),
)


def test_it_is_read_by_row_and_by_column() -> None:
    assert len(TABLE) == 2
    assert [row["number"] for row in TABLE] == [3, None]
    assert TABLE["share"] == [0.5, None]
    assert repr(TABLE) == "Table(2 rows: who, when, number, share)"
    with pytest.raises(KeyError, match="the columns are who, when"):
        TABLE["whom"]


def test_what_a_notebook_shows_is_escaped() -> None:
    shown = Table((HOSTILE,), ((HOSTILE,), ('"><img src=x onerror=alert(1)>',)))._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert shown.count("&lt;script&gt;") == 2


def test_a_long_table_says_what_it_leaves_out() -> None:
    assert "1,000 rows, the first 50 shown" in Table(("n",), tuple((n,) for n in range(1000)))._repr_html_()


def test_pandas() -> None:
    pytest.importorskip("pandas")
    frame = TABLE.to_pandas()
    assert list(frame.columns) == ["who", "when", "number", "share"]
    assert frame["who"][0] == "http://localhost:8000/id/person/ida"
    assert Table(("a",), ()).to_pandas().empty


def test_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = TABLE.to_polars()
    assert frame.schema["when"] == polars.Date
    assert frame.schema["number"] == polars.Int64
    assert Table(("a",), ()).to_polars().is_empty()


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingExtra, match=rf"advocacy-graph\[{library}\]"):
        getattr(TABLE, f"to_{library}")()
