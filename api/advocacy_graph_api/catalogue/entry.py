"""One thing as the service shows it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What can be listed; the values are the nouns of the REST interface."""

    RELEASE = "releases"
    STATEMENT = "statements"
    DEMAND = "demands"
    POSITION = "positions"
    TIE = "ties"
    PERSON = "people"
    ORGANIZATION = "organizations"
    POLICY = "policies"
    COALITION = "coalitions"


@dataclass(frozen=True, slots=True)
class Entry:
    """`body` is what REST answers with. `links` are (role, IRI) to filter by; `name` and `words` are searched.

    `graph` is that of the release, or None for an entity of the register. Lists are ordered by
    `sort`; `date` is that of the release.
    """

    iri: str
    kind: Kind
    graph: str | None
    sort: str
    date: str | None
    name: str
    words: str
    body: dict[str, Any]
    links: frozenset[tuple[str, str]] = field(default_factory=frozenset)
