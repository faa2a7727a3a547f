"""The process that writes: `python -m advocacy_graph_api.writing STORE`.

A process of its own, since the engine's parser can take a whole process down, and a release can be a bomb. It
stays, so that no write waits for a start; the store it opens for each write and closes again, so that between
writes the command line may have it. It answers one order at a time over its pipes (see `frames`).
"""

import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from advocacy_graph.errors import QueryError, StoreError, UnreadableRelease
from advocacy_graph.store import Store
from advocacy_graph_api import decided
from advocacy_graph_api.frames import Json, read, write
from advocacy_graph_api.using import with_dataset

_NO_LOADER: Final = "LoadDocumentCallback"  # in what the engine says of a JSON-LD context given by address
_PATIENCE_SECONDS: Final = 3.0  # how long a write waits for another process to finish with the store


def _graph(order: Json) -> ox.NamedNode | ox.DefaultGraph:
    """Raises ValueError for what is no IRI."""
    return ox.DefaultGraph() if order["graph"] is None else ox.NamedNode(order["graph"])


def _triples(order: Json, bodies: bytes) -> list[ox.Triple]:
    """Each part of the body is in a syntax of its own. Blank nodes of two parts are two, whatever their names."""
    triples: list[ox.Triple] = []
    place = 0
    for part in order["parts"]:
        body = bodies[place : place + part["length"]]
        place += part["length"]
        quads = ox.parse(
            body,
            ox.RdfFormat.from_media_type(part["media"]),
            base_iri=order["base"],
            without_named_graphs=True,
            rename_blank_nodes=True,
        )
        try:
            triples += [quad.triple for quad in quads]
        except SyntaxError as error:
            if _NO_LOADER in str(error):
                raise QueryError(
                    "@context: nothing is fetched, so write the context itself in place of its address"
                ) from None
            raise
    return triples


def _update(store: Store, order: Json, _body: bytes) -> Json:
    text = with_dataset(order["update"], order["using"], order["using_named"])
    store.update(text, base_iri=order["base"])
    return {"status": 204}


def _put(store: Store, order: Json, body: bytes) -> Json:
    graph, triples = _graph(order), _triples(order, body)
    held = store.has_graph(graph)
    store.put_graph(graph, triples)
    return {"status": 204 if held else 201}


def _merge(store: Store, order: Json, body: bytes) -> Json:
    graph, triples = _graph(order), _triples(order, body)
    held = store.has_graph(graph)
    store.merge_graph(graph, triples)
    return {"status": 204 if held else 201}


def _drop(store: Store, order: Json, _body: bytes) -> Json:
    return {"status": 204 if store.drop_graph(_graph(order)) else 404}


def _ingest(store: Store, order: Json, body: bytes) -> Json:
    from advocacy_graph import intake  # here, not above: extraction takes a second to load

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / order["name"]
        path.write_bytes(body)
        done = list(intake.ingest([path], store))
    if all(one.release is None for one in done):
        return {"status": 422, "detail": f"{order['name']}: {'; '.join(one.reason or '' for one in done)}"}
    fresh = (
        intake.Outcome.ADDED,
        intake.Outcome.DUPLICATE,
        intake.Outcome.CORRECTION,
        intake.Outcome.NOT_READ,
    )
    new = any(one.outcome in fresh for one in done)  # a mail can hold several
    told = [{"outcome": one.outcome, "release": one.release, "reason": one.reason} for one in done]
    return {"status": 201 if new else 200, "ingested": told}


_ORDERS: Final[dict[str, Callable[[Store, Json, bytes], Json]]] = {
    "update": _update,
    "put": _put,
    "merge": _merge,
    "drop": _drop,
    "ingest": _ingest,
    "waiting": decided.waiting,
    "decisions": decided.listed,
    "decide": decided.decide,
    "undo": decided.undo,
}


def _opened(directory: Path) -> Store:
    """Raises StoreError where the store stays locked."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return Store.open(directory, create=False)
        except StoreError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def carry_out(directory: Path, order: Json, body: bytes) -> Json:
    """One order. `status` in the answer is the HTTP status, an error has a `detail`."""
    try:
        with _opened(directory) as store:
            return _ORDERS[order["do"]](store, order, body)
    except (QueryError, SyntaxError, ValueError) as error:  # ValueError: a graph's name that is no IRI
        return {"status": 400, "detail": str(error)}
    except UnreadableRelease as error:
        return {"status": 422, "detail": str(error)}
    except StoreError as error:
        return {"status": 503, "detail": str(error)}


def main(store: str) -> None:
    """Carry out orders until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it goes to all: the service ends us
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the frames
    write(answers, {"status": 200})
    while (frame := read(orders)) is not None:
        write(answers, carry_out(Path(store), *frame))


if __name__ == "__main__":
    main(sys.argv[1])
