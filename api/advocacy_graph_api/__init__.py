"""The service over a store: a health check, the releases, and SPARQL. It only reads."""

from pathlib import Path

__all__ = ["run"]


def run(store: Path, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Serve the store in directory `store` until interrupted; running requests get five seconds to end.

    Beside `localhost` and the host of the store's base IRI, `host` is a name the service answers to.
    Raises StoreError where there is no store to serve, or another process is writing to it.
    """
    import uvicorn  # here, not above: the query workers import this package and are to start fast

    from advocacy_graph_api.app import create_app

    uvicorn.run(
        create_app(store, hosts=(host,)),
        host=host,
        port=port,
        server_header=False,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=128 * 1024,  # a long query by GET is for the query guard to judge
    )
