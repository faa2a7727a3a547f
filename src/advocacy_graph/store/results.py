"""Answers as bytes in the standard formats, by the engine's own serialisers, or as a table for people."""

from collections.abc import Callable
from datetime import date, datetime
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
from advocacy_graph.model import Iri, Table, Value
from advocacy_graph.vocabulary import PREFIXES, xsd

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


def table(answer: Answer) -> Table:
    """The answer read to its end, cells as Python values: see `model.Table`."""
    if isinstance(answer, QueryBoolean):
        return Table(("answer",), (("yes" if answer else "no",),))
    if isinstance(answer, QueryTriples):
        return Table(
            ("subject", "predicate", "object"),
            tuple((_value(t.subject), _value(t.predicate), _value(t.object)) for t in answer),
        )
    columns = tuple(v.value for v in answer.variables)
    return Table(columns, tuple(tuple(_value(row[column]) for column in columns) for row in answer))


_READ: dict[str, Callable[[str], Value]] = {
    xsd.integer.value: int,
    xsd.decimal.value: float,
    xsd.date.value: date.fromisoformat,
    xsd.dateTime.value: datetime.fromisoformat,
}


def _value(term: NamedNode | BlankNode | Literal | Triple | None) -> Value:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return Iri(term.value)
    if isinstance(term, Literal):
        try:
            return _READ.get(term.datatype.value, str)(term.value)
        except ValueError:  # a year beyond 9999, a day with a time zone: the words as they stand
            return term.value
    return str(term)


def _names(formats: dict[Format, QueryResultsFormat] | dict[Format, RdfFormat]) -> str:
    return ", ".join(formats)
