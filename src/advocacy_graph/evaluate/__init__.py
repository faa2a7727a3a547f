"""Evaluation: what extraction finds, scored against what a careful reader annotated.

`score` compares one release's findings with its annotation, `folder` extracts and scores a folder of them, and
`floor` keeps the figures from falling unseen. `docs/decisions/008-how-extraction-is-scored.md` says what counts
as right, and why.
"""

from advocacy_graph.evaluate.control import control
from advocacy_graph.evaluate.counts import Accuracy, Counts, Hits, Measure, Scores
from advocacy_graph.evaluate.floor import TOLERANCE, Fall, fallen, read_floors, write_floor
from advocacy_graph.evaluate.report import Report, Scored, folder
from advocacy_graph.evaluate.scoring import score

__all__ = [
    "TOLERANCE",
    "Accuracy",
    "Counts",
    "Fall",
    "Hits",
    "Measure",
    "Report",
    "Scored",
    "Scores",
    "control",
    "fallen",
    "folder",
    "read_floors",
    "score",
    "write_floor",
]
