"""What a worker process does, that a user's query runs in (`forking` starts it).

It has a copy of the store that nobody writes to, and gives up all that a query has no business with: after
`confine` no socket can be opened, nothing can be written, and memory is bounded. The kernel keeps these
promises, also where the guard's reading of a query and the engine's should differ. Then it answers one
question at a time (see `frames`); each is bounded in processor time, and the service kills it
when a question takes too long.
"""

import math
import os
import resource
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any, NamedTuple, cast

import pyoxigraph as ox

from advocacy_graph.errors import QueryError
from advocacy_graph.queries import guard
from advocacy_graph.vocabulary import PREFIXES
from advocacy_graph_api.confinement import confine
from advocacy_graph_api.cutting import Full, Sink
from advocacy_graph_api.dataset import names_its_dataset
from advocacy_graph_api.frames import Json, read, write
from advocacy_graph_api.negotiation import OFFERS, Form


class Allowed(NamedTuple):
    """What a question, and a copy of the store, may take: as in `Limits`, whose words these are."""

    memory_bytes: int
    cpu_seconds: int
    rows: int
    result_bytes: int
    held_bytes: int


def _allow_cpu(seconds: int) -> None:
    """The kernel counts a process's whole life, so each question gets its share on top of what was used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))


def _solutions(results: ox.QuerySolutions, syntax: str, rows: int, size: int) -> tuple[bytes, str | None]:
    sink = Sink(syntax, rows, size)
    with suppress(Full):
        results.serialize(cast(IO[bytes], sink), format=ox.QueryResultsFormat.from_media_type(syntax))
    return sink.taken()


def _triples(results: ox.QueryTriples, syntax: str, rows: int, size: int) -> tuple[bytes, str | None]:
    cut = None

    def fitting() -> Iterator[ox.Triple]:
        nonlocal cut
        written = 0
        for number, triple in enumerate(results):
            written += len(str(triple))
            if number == rows or written > size:
                cut = f"rows; limit={rows}" if number == rows else f"bytes; limit={size}"
                return
            yield triple

    format = ox.RdfFormat.from_media_type(syntax)
    prefixes = {} if format == ox.RdfFormat.N_TRIPLES else PREFIXES
    body = ox.serialize(fitting(), format=format, prefixes=prefixes) or b""
    return body, cut


def _nodes(iris: list[str] | None) -> list[Any] | None:
    return None if iris is None else [ox.NamedNode(iri) for iri in iris]


def answer(store: ox.Store, question: Json, rows: int, size: int) -> tuple[Json, bytes]:
    """Evaluate one question.

    `status` in the header is the HTTP status; an error has a `detail`, an answer the `media` type it is
    in and what `cut` it to `rows` or `size` bytes, if anything did. `media` in the question has the type
    wanted for each form.
    """
    query = question["query"]
    default, named = question["default_graphs"], question["named_graphs"]
    given = default is not None or named is not None  # then the protocol's graphs replace the query's own
    try:
        guard.check(query)
        results = store.query(
            query,
            base_iri=question["base"],
            prefixes=PREFIXES,
            use_default_graph_as_union=question["union"] and not given and not names_its_dataset(query),
            default_graph=_nodes(default or []) if given else None,
            named_graphs=_nodes(named or []) if given else None,
        )
        match results:
            case ox.QueryBoolean():
                form = Form.BOOLEAN
            case ox.QuerySolutions():
                form = Form.SOLUTIONS
            case _:
                form = Form.TRIPLES
        media = question["media"][form]
        if media is None:
            return {"status": 406, "form": form}, b""
        syntax = OFFERS[form][media]
        cut = None
        if isinstance(results, ox.QueryBoolean):
            body = results.serialize(format=ox.QueryResultsFormat.from_media_type(syntax)) or b""
        elif isinstance(results, ox.QuerySolutions):
            body, cut = _solutions(results, syntax, rows, size)
        else:
            body, cut = _triples(results, syntax, rows, size)
    except (QueryError, SyntaxError, ValueError) as error:  # ValueError: a graph's name that is no IRI
        return {"status": 400, "detail": str(error)}, b""
    except OSError as error:  # the engine's word for a query that it cannot carry out
        return {"status": 400, "detail": f"the query cannot be carried out: {error}"}, b""
    return {"status": 200, "media": media, "cut": cut}, body


def work(questions: IO[bytes], answers: IO[bytes], store: ox.Store, allowed: Allowed) -> None:
    """Answer questions until nobody asks any more. The first frame says who is ready."""
    confine(allowed.memory_bytes)
    write(answers, {"pid": os.getpid()})
    while (frame := read(questions)) is not None:
        question, _ = frame
        _allow_cpu(allowed.cpu_seconds)
        header, body = answer(store, question, allowed.rows, allowed.result_bytes)
        write(answers, {**header, "cpu": time.process_time()}, body)
