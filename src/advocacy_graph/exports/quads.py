"""The public graphs in RDF's own formats, one graph after the other, so that no more than one is in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from advocacy_graph.exports.kinds import Format
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import PREFIXES

Track: TypeAlias = Callable[[Sequence[str]], Iterable[str]]
"""Passes graphs on as they are taken, and may show how many were."""

_FORMATS: Final = {
    Format.TRIG: RdfFormat.TRIG,
    Format.N_QUADS: RdfFormat.N_QUADS,
    Format.JSON_LD: RdfFormat.JSON_LD,
    Format.TURTLE: RdfFormat.TURTLE,
}


def write_graph(store: Store, format: Format, target: Path, track: Track) -> int:
    """Writes all that is public, and returns how many quads, or triples, that was.

    A store gives the same bytes each time: graphs come by name, quads as the engine has them in order.
    Turtle knows no graphs: there, all say it together.
    """
    written = 0

    def counted() -> Iterator[Quad]:
        nonlocal written
        for quad in _quads(store, track):
            written += 1
            yield quad

    quads: Iterable[Quad] | Iterable[Triple] = counted()
    if format is Format.TURTLE:
        quads = (quad.triple for quad in counted())
    prefixes = {} if format is Format.N_QUADS else PREFIXES
    with target.open("wb") as file:
        serialize(quads, file, _FORMATS[format], prefixes=prefixes)
    return written


def _quads(store: Store, track: Track) -> Iterator[Quad]:
    yield from store.graph_quads(None)
    for graph in track(store.graphs()):
        yield from store.graph_quads(graph)
