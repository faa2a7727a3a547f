"""Literals of the graph, each kind made in one way."""

from datetime import UTC, date, datetime

from pyoxigraph import Literal

from advocacy_graph.vocabulary import xsd


def words(verbatim: str) -> Literal:
    """A plain string, without a language tag: the store would rewrite tags and keeps strings as they are.

    Raises UnicodeEncodeError for half of a surrogate pair, which no RDF can hold.
    """
    verbatim.encode("utf-8")
    return Literal(verbatim)


def day(value: date) -> Literal:
    """An xsd:date: anything else would not compare."""
    return Literal(value.isoformat(), datatype=xsd.date)


def moment(value: datetime) -> Literal:
    """In UTC. Raises ValueError for a time without a zone: it would not compare."""
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone")
    return Literal(value.astimezone(UTC).isoformat().replace("+00:00", "Z"), datatype=xsd.dateTime)


def sureness(confidence: float) -> Literal:
    """Four decimals at most, in the store's own spelling: `0.97`, `1`."""
    return Literal(f"{confidence:.4f}".rstrip("0").rstrip("."), datatype=xsd.decimal)


def offset(code_points: int) -> Literal:
    """A place in the kept text, counted in code points from 0."""
    return Literal(str(code_points), datatype=xsd.integer)
