"""What became of what arrived."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a release."""

    ADDED = "added"
    EDITED = "edited"  # its text differs from the one held, which is kept as an earlier version
    REREAD = "reread"  # the same text: another version of the extractor, or its file states something else
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"  # the text of another release again; `reason` says of which and why
    CORRECTION = "correction"  # the issuer's own text again, corrected: it counts instead of the earlier one
    NOT_READ = "kept, not read"  # in another language than English
    WITHDRAWN = "withdrawn"  # it was withdrawn, and stays so
    REINSTATED = "reinstated"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one release. `release` is its IRI; `reason` says why it could not be read, or what to know."""

    source: str
    outcome: Outcome
    release: str | None = None
    reason: str | None = None
