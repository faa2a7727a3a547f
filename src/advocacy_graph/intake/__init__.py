"""From what arrives to what the store holds: files, addresses and feeds in, one outcome for each release.

arriving -> taken (in as many processes as wanted) -> Desk.enter (one writer)
"""

from advocacy_graph.intake.arrivals import Online, is_address
from advocacy_graph.intake.deciding import (
    Bench,
    Item,
    Orphan,
    decide,
    decisions,
    items,
    orphans,
    queue,
    settle,
)
from advocacy_graph.intake.desk import Desk, Terms
from advocacy_graph.intake.entities import entity_called, name_of, reference_of, releases_under
from advocacy_graph.intake.files import files
from advocacy_graph.intake.many import ingest
from advocacy_graph.intake.outcome import Ingested, Outcome
from advocacy_graph.intake.references import keep_codebook
from advocacy_graph.intake.resolving import Merged, Resolving, resolve
from advocacy_graph.intake.revisions import concept_called
from advocacy_graph.intake.taken import Taken, take, taken
from advocacy_graph.intake.watching import watch

__all__ = [
    "Bench",
    "Desk",
    "Ingested",
    "Item",
    "Merged",
    "Online",
    "Orphan",
    "Outcome",
    "Resolving",
    "Taken",
    "Terms",
    "concept_called",
    "decide",
    "decisions",
    "entity_called",
    "files",
    "ingest",
    "is_address",
    "items",
    "keep_codebook",
    "name_of",
    "orphans",
    "queue",
    "reference_of",
    "releases_under",
    "resolve",
    "settle",
    "take",
    "taken",
    "watch",
]
