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

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from advocacy_graph.analysis import measures, network, sensitivity, why
    from advocacy_graph.coding import agreement
    from advocacy_graph.errors import AdvocacyGraphError
    from advocacy_graph.exports import export
    from advocacy_graph.intake import decide, decisions, ingest, orphans, queue, resolve, watch
    from advocacy_graph.pipeline import (
        check,
        embed,
        findings,
        open_store,
        query,
        questions,
        show,
        stats,
        validate,
        withdraw,
    )
    from advocacy_graph.study import report

__all__ = [
    "AdvocacyGraphError",
    "agreement",
    "check",
    "decide",
    "decisions",
    "embed",
    "export",
    "findings",
    "ingest",
    "measures",
    "network",
    "open_store",
    "orphans",
    "query",
    "questions",
    "queue",
    "report",
    "resolve",
    "sensitivity",
    "show",
    "stats",
    "validate",
    "watch",
    "why",
    "withdraw",
]

_HOMES: Final = {
    "AdvocacyGraphError": "advocacy_graph.errors",
    **dict.fromkeys(("measures", "network", "sensitivity", "why"), "advocacy_graph.analysis"),
    "agreement": "advocacy_graph.coding",
    "export": "advocacy_graph.exports",
    "report": "advocacy_graph.study",
    **dict.fromkeys(
        ("decide", "decisions", "ingest", "orphans", "queue", "resolve", "watch"), "advocacy_graph.intake"
    ),
}


def _exported(name: str) -> Any:
    """Loaded when it is asked for: a process that wants one room need not wait a second for all of them.

    Importing the room of a verb's name would put the room in the verb's place here; a property stays.
    """
    home = _HOMES.get(name, "advocacy_graph.pipeline")
    return property(lambda _face: getattr(import_module(home), name), lambda _face, _room: None)


sys.modules[__name__].__class__ = type("Face", (ModuleType,), {name: _exported(name) for name in __all__})
