"""The service over a store: pages, linked data, SPARQL, REST and page markup. It writes only for keys."""

import os
import signal
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from advocacy_graph_api.keys import Key, Keys, new, rights
from advocacy_graph_api.limits import Limits

__all__ = ["KEYS_VARIABLE", "Key", "Keys", "Limits", "new", "rights", "run"]

KEYS_VARIABLE = "ADVOCACY_GRAPH_KEYS"
"""Environment variable with keys, as lines of a keys file; a semicolon ends a line too."""


def run(
    store: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    names: Iterable[str] = (),
    limits: Limits | None = None,
    keys: Path | None = None,
    strict: bool = False,
) -> None:
    """Serve the store in directory `store` until interrupted; running requests get `limits.stop_seconds` to end.

    Beside `localhost`, loopback addresses and the host of the store's base IRI, the service answers to the names
    `host` and `names`. Keys are those of the file `keys`, and of the environment. With `strict`, a query without
    FROM is asked of the standard's default graph instead of the union of all.
    Raises StoreError where there is no store to serve, or another process holds it; AdvocacyGraphError for keys
    that cannot be read.
    """
    import uvicorn  # here, not above: the query workers import this package and are to start fast

    from advocacy_graph_api import logs
    from advocacy_graph_api.app import create_app
    from advocacy_graph_api.protocol import Bounded

    limits = limits or Limits()
    journal = logs.configure()

    def ended(number: int, _: object) -> None:  # the server has ended, and sends itself the signal again
        journal.close()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)

    signal.signal(signal.SIGTERM, ended)
    lines = os.environ.get(KEYS_VARIABLE, "")
    if keys is not None:
        lines = f"{keys.read_text(encoding='utf-8')}\n{lines}"
    uvicorn.run(
        create_app(
            store,
            hosts=(host, *names),
            limits=limits,
            keys=Keys.read(lines, str(keys or KEYS_VARIABLE)),
            union=not strict,
        ),
        host=host,
        port=port,
        server_header=False,
        log_config=None,
        access_log=False,  # `telemetry` says more
        timeout_graceful_shutdown=limits.stop_seconds,
        http=partial(Bounded, limits=limits),  # type: ignore[arg-type]  # all that is done with it is to call it
        ws="none",
    )
