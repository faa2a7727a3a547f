"""The process that counts and draws networks: `python -m advocacy_graph_api.drawing STORE`.

A process of its own, since it may compute for long, and the service must be able to give up on it. It answers one
order at a time over its pipes (see `frames`): a network's page, or its nodes and links as JSON.
"""

import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from advocacy_graph import analysis
from advocacy_graph.errors import AdvocacyGraphError, NothingToDraw
from advocacy_graph.network import Actor, Kind, Options, page
from advocacy_graph.network.node_link import node_link
from advocacy_graph.store import Store
from advocacy_graph_api.frames import Json, read, write

_WRITTEN: Final[dict[str, Callable[..., str]]] = {"page": page, "json": node_link}


def carry_out(directory: Path, order: Json) -> tuple[Json, bytes]:
    """One order. `status` in the answer is the HTTP status, an error has a `detail`."""
    try:
        with Store.open(directory, create=False, read_only=True) as store:
            options = Options(actor=Actor(order["actor"]), minimum=order["minimum"])
            graph = analysis.network(store, Kind(order["kind"]), options)
        return {"status": 200}, _WRITTEN[order["as"]](graph).encode("utf-8", "replace")
    except NothingToDraw as error:
        return {"status": 404, "detail": str(error)}, b""
    except ValueError as error:
        return {"status": 422, "detail": str(error)}, b""
    except AdvocacyGraphError as error:  # the store is being written to, among others
        return {"status": 503, "detail": str(error)}, b""


def main(store: str) -> None:
    """Carry out orders until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal it goes to all: the service ends us
    orders, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the frames
    write(answers, {"status": 200})
    while (frame := read(orders)) is not None:
        write(answers, *carry_out(Path(store), frame[0]))


if __name__ == "__main__":
    main(sys.argv[1])
