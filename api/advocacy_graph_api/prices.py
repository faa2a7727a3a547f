"""What a request costs its client in credits, by what it costs the process that listens.

Up to a millisecond of it is free, as what is known by its IRI is; then a credit is two or three. A query pays for its
processor time besides, when that is known. Measured over the sample releases: docs/decisions/066.
"""

from typing import Final
from urllib.parse import parse_qsl

from advocacy_graph_api.evaluator import COST

_REST: Final = "/api/v1/"
_ALL: Final = 50  # of the store, as one document: a third of a second with the sample releases
_LISTS: Final = frozenset(
    f"{_REST}{noun}"
    for noun in ("releases", "statements", "people", "organizations", "policies", "coalitions", "demands")
)
_EXACT: Final = {
    **dict.fromkeys(_LISTS, 1),
    f"{_REST}search": 3,
    f"{_REST}openapi.json": 1,
    "/": 1,
    "/api": 1,
    "/metrics": 2,
}
_BEGINNINGS: Final = {
    "/sparql": COST,
    "/query": COST,
    "/store": 5,
    "/graph/": 5,
    f"{_REST}networks/": 10,
    f"{_REST}releases/": 1,
    f"{_REST}coalitions/": 1,
    "/embed/network": 10,
    "/embed/": 5,
    "/oembed": 5,
    "/page/release/": 5,
    "/page/": 2,
    "/data/": 1,
    "/ontology": 1,
    "/.well-known/": 2,
    "/search": 2,
}
_SHORT: Final = 20  # entries that a list has unless asked for more


def price(path: str, query: bytes = b"") -> int:
    """Credits for a request to that path; lists cost one more where words are sought in them, and where they are long.

    >>> price("/api/v1/statements"), price("/api/v1/statements", b"q=river&limit=100"), price("/healthz")
    (1, 3, 0)
    """
    cost = _EXACT.get(path)
    if cost is None:
        if path == "/store" and not query:
            return _ALL
        return next((cost for beginning, cost in _BEGINNINGS.items() if path.startswith(beginning)), 0)
    if query and path.startswith(_REST):
        asked = dict(parse_qsl(query.decode("latin-1")))
        cost += (path in _LISTS and "q" in asked) + _long(asked.get("limit", ""))
    return cost


def _long(limit: str) -> bool:
    try:
        return int(limit) > _SHORT
    except ValueError:  # refused further in
        return False
