"""Answers as bytes in the standard formats, by the engine's own serialisers, or as a table for people."""

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
)
from pyoxigraph import serialize as ox_serialize

from advocacy_graph.errors import QueryError
from advocacy_graph.vocabulary import PREFIXES

Answer = QuerySolutions | QueryBoolean | QueryTriples
"""Of a SELECT, an ASK, and a CONSTRUCT or DESCRIBE. It can be read once."""


class Format(StrEnum):
    """What an answer can be written in. CSV is the standard's: cells are not guarded for spreadsheets."""

    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"
    N_TRIPLES = "n-triples"
    JSON_LD = "json-ld"


_RESULTS = {
    Format.CSV: QueryResultsFormat.CSV,
    Format.TSV: QueryResultsFormat.TSV,
    Format.JSON: QueryResultsFormat.JSON,
    Format.XML: QueryResultsFormat.XML,
}
_GRAPHS = {
    Format.TURTLE: RdfFormat.TURTLE,
    Format.N_TRIPLES: RdfFormat.N_TRIPLES,
    Format.JSON_LD: RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as text in rows and columns. A cell is None where the variable is unbound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def serialize(answer: Answer, format: Format) -> bytes:
    """The answer in `format`. SELECT and ASK fit csv, tsv, json, xml; CONSTRUCT the graph formats.

    Raises `QueryError` for a format that does not fit the query's form.
    """
    if isinstance(answer, QueryTriples):
        if format not in _GRAPHS:
            raise QueryError(f"a CONSTRUCT or DESCRIBE cannot be written as {format}: use {_names(_GRAPHS)}")
        prefixes = {} if format is Format.N_TRIPLES else PREFIXES
        return ox_serialize(answer, format=_GRAPHS[format], prefixes=prefixes) or b""
    if format not in _RESULTS:
        raise QueryError(f"a SELECT or ASK cannot be written as {format}: use table, {_names(_RESULTS)}")
    if isinstance(answer, QueryBoolean) and format in (Format.CSV, Format.TSV):
        raise QueryError(f"an ASK cannot be written as {format}: the standard has json and xml for it")
    return answer.serialize(format=_RESULTS[format]) or b""


def table(answer: Answer, *, without: frozenset[str] = frozenset()) -> Table:
    """The answer as text: IRIs bare, literals by their words. `without` drops columns, such as parameters."""
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), (("yes" if answer else "no",),))
    if isinstance(answer, QueryTriples):
        return Table(
            ("subject", "predicate", "object"),
            tuple((_text(t.subject), _text(t.predicate), _text(t.object)) for t in answer),
        )
    columns = tuple(v.value for v in answer.variables if v.value not in without)
    return Table(columns, tuple(tuple(_text(row[column]) for column in columns) for row in answer))


def _text(term: NamedNode | BlankNode | Literal | Triple | None) -> str | None:
    if term is None:
        return None
    return str(term) if isinstance(term, Triple) else term.value


def _names(formats: dict[Format, QueryResultsFormat] | dict[Format, RdfFormat]) -> str:
    return ", ".join(formats)
