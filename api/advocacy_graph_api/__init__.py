"""The service over a store: a health check, the releases, and SPARQL. It only reads."""

from pathlib import Path

from advocacy_graph_api.limits import Limits

__all__ = ["Limits", "run"]


def run(store: Path, host: str = "127.0.0.1", port: int = 8000, *, limits: Limits | None = None) -> None:
    """Serve the store in directory `store` until interrupted; running requests get five seconds to end.

    Beside `localhost`, loopback addresses and the host of the store's base IRI, `host` is a name that the
    service answers to. Raises StoreError where there is no store to serve, or another process holds it.
    """
    import uvicorn  # here, not above: the query workers import this package and are to start fast

    from advocacy_graph_api.app import create_app

    uvicorn.run(
        create_app(store, hosts=(host,), limits=limits),
        host=host,
        port=port,
        server_header=False,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=128 * 1024,  # a long query by GET is for the query guard to judge
    )
