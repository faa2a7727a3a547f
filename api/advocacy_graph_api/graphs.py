"""Triples and graphs as bytes, by the engine's own serialisers."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

import pyoxigraph as ox
from fastapi.responses import StreamingResponse

from advocacy_graph.vocabulary import PREFIXES

_IN_MEMORY = 1024**2
_CHUNK = 64 * 1024


def serialized(triples: Iterable[ox.Triple], syntax: str, prefixes: Mapping[str, str] = PREFIXES) -> bytes:
    """The triples in the syntax of that media type."""
    format = _format(syntax)
    return ox.serialize(triples, format=format, prefixes=_prefixes(format, prefixes)) or b""


def dumped(
    store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph | None, media: str, syntax: str
) -> StreamingResponse:
    """A graph, or with None all of them, as an answer. Written to a file first, so that memory stays flat."""
    format = _format(syntax)
    file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (closed once it was sent)
    store.dump(file, format, from_graph=graph, prefixes=_prefixes(format, PREFIXES))
    length = file.tell()
    file.seek(0)
    return StreamingResponse(
        _chunks(file), media_type=media, headers={"Vary": "Accept", "Content-Length": str(length)}
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _format(syntax: str) -> ox.RdfFormat:
    format = ox.RdfFormat.from_media_type(syntax)
    assert format is not None  # the tables of `negotiation` name only what the engine knows
    return format


def _prefixes(format: ox.RdfFormat, prefixes: Mapping[str, str]) -> dict[str, str]:
    return {} if format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS) else dict(prefixes)
