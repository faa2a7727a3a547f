"""Press releases in; linked data of attributed statements, positions and coalitions out.

    import advocacy_graph as ag

    found = ag.findings("release.txt")                     # without a store
    with ag.open_store("graph", create=True) as store:
        for done in ag.ingest(["press/"], store):
            print(done.source, done.outcome)
        answer = ag.query(store, "who-supports-and-opposes", {"policy": "Ferry Safety Act"})

The verbs are those of the command line. Some rooms inside are called like their verb: `ag.ingest` is the
verb, and `from advocacy_graph.ingest import ...` reaches into the room.
"""

from advocacy_graph.errors import AdvocacyGraphError
from advocacy_graph.pipeline import (
    check,
    embed,
    findings,
    ingest,
    network,
    open_store,
    query,
    show,
    stats,
    validate,
)

__all__ = [
    "AdvocacyGraphError",
    "check",
    "embed",
    "findings",
    "ingest",
    "network",
    "open_store",
    "query",
    "show",
    "stats",
    "validate",
]
