"""The graph's rows as networks read them: plain values, IRIs as strings, one row a position or tie."""

import datetime
from dataclasses import dataclass

from advocacy_graph.model.kinds import ActorKind, Mode, Polarity, Relation


@dataclass(frozen=True, slots=True)
class CodedPosition:
    """One coded position: what Discourse Network Analyzer calls a statement (actor, concept, qualifier, date).

    `actor`, `policy`, `release` and `statement` are IRIs (any stable identifier does when read from a
    file); the labels are for people. `organization` is the body spoken for. `words` are the exact words behind it,
    `issuers` the names of who published the release. `decided` says that a person confirmed or corrected it.
    """

    position: str
    actor: str
    actor_label: str
    actor_kind: ActorKind
    organization: str | None
    organization_label: str | None
    policy: str
    policy_label: str
    polarity: Polarity
    date: datetime.date | None
    release: str
    release_label: str
    statement: str | None
    words: str
    mode: Mode | None = None
    confidence: float | None = None
    decided: bool = False
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredTie:
    """An organisation's declared tie to a coalition, with the release and words that declare it."""

    organization: str
    organization_label: str
    coalition: str
    coalition_label: str
    relation: Relation
    date: datetime.date | None
    release: str
    release_label: str
    words: str
