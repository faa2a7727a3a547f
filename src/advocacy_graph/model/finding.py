"""What extraction finds in one release. Everything here points at the words that say it.

Names are as the release words them, in their longest form there; making one node of several releases'
names is the work of `resolve/`. Findings refer to each other by these names and by `Statement.key`.
"""

import datetime
from dataclasses import dataclass, field
from html import escape

from advocacy_graph.model.answer import Table
from advocacy_graph.model.kinds import ActorKind, Mode, Polarity, PolicyKind, Relation
from advocacy_graph.model.release import PressRelease
from advocacy_graph.model.span import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it stands, which rule saw it, and how sure that rule is.

    `confidence` is calibrated on annotated releases: findings at 0.9 are right about nine times in ten. What a person
    confirmed or corrected is `decided`, and its confidence is 1.
    """

    spans: tuple[Span, ...]
    rule: str
    confidence: float
    decided: bool = False

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence {self.confidence} of rule {self.rule} is not between 0 and 1")


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that the release names. `wordings` are all its names there, the acronym among them.

    `former`: those that it had before, as the release says.
    """

    name: str
    evidence: Evidence
    acronym: str | None = None
    wordings: tuple[str, ...] = ()
    governmental: bool = False
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom the release names, without honorifics."""

    name: str
    evidence: Evidence
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person's role in an organisation, as the release words it. Either may be missing, not both."""

    person: str
    role: str | None
    organization: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Policy:
    """A bill, memo, practice or idea that the release names; `wordings` tie its other names there to it.

    `evidence.spans` is one span a mention.
    """

    name: str
    kind: PolicyKind
    evidence: Evidence
    wordings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it and in which capacity. `name` is None for the anonymous; the role then describes them."""

    name: str | None
    kind: ActorKind
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One paragraph's worth, or more, of one speaker's words in one mode.

    `evidence.spans` are the words alone, without marks and attribution; `words` is those spans joined
    by a space, white space collapsed. `attribution` is where the release says whose they are.
    `about` names the policies that the words speak of, also those without a position on them.
    """

    key: str  # unique in the release and kept as long as speaker and words are
    mode: Mode
    words: str
    speakers: tuple[Speaker, ...]
    evidence: Evidence
    attribution: Span | None = None
    about: tuple[str, ...] = ()

    @property
    def speaker(self) -> Speaker:
        """The first named."""
        return self.speakers[0]


@dataclass(frozen=True, slots=True)
class Position:
    """One holder's stance on one policy: one per statement, speaker and target.

    `statement` is None where it stands in narration or boilerplate. `holder` is the speaker;
    None for an anonymous one.
    """

    holder: str | None
    holder_kind: ActorKind
    on_behalf_of: str | None
    target: str
    polarity: Polarity
    evidence: Evidence
    statement: str | None = None
    cues: tuple[str, ...] = ()
    condition: str | None = None
    intensity: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """Who asks whom to do what, by when, on which policy. `action` is the release's own words."""

    holder: str | None
    holder_kind: ActorKind
    on_behalf_of: str | None
    action: str
    evidence: Evidence
    addressed_to: str | None = None
    concerns: str | None = None
    by_when: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class CoalitionTie:
    """An organisation's declared tie to a coalition or initiative."""

    coalition: str
    relation: Relation
    organization: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Heading:
    """What the release says of itself. Each part has its evidence; None where it does not say."""

    headline: str | None = None
    headline_evidence: Evidence | None = None
    date: datetime.date | None = None
    date_evidence: Evidence | None = None
    place: str | None = None
    place_evidence: Evidence | None = None
    issuers: tuple[str, ...] = ()
    issuers_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was found in one release. Empty tuples where there was nothing, never None."""

    release: PressRelease
    heading: Heading = field(default_factory=Heading)
    statements: tuple[Statement, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    policies: tuple[Policy, ...] = ()
    positions: tuple[Position, ...] = ()
    demands: tuple[Demand, ...] = ()
    ties: tuple[CoalitionTie, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows: the heading and the statements, escaped."""
        head = self.heading
        title = ", ".join(str(part) for part in (head.headline, head.date, *head.issuers) if part)
        rows = tuple(
            (
                "; ".join(one.name or "unnamed" for one in said.speakers),
                "; ".join(one.role for one in said.speakers if one.role),
                "; ".join(one.organization for one in said.speakers if one.organization),
                said.mode.value,
                said.words,
                said.evidence.confidence,
            )
            for said in self.statements
        )
        shown = Table(("speaker", "role", "organization", "mode", "words", "confidence"), rows)
        return f"<p>{escape(title)}</p>{shown._repr_html_()}"

    @property
    def acronyms(self) -> dict[str, str]:
        """Acronym to the long form, as this release ties them."""
        return {o.acronym: o.name for o in self.organizations if o.acronym}
