"""What REST answers with, for its description. The bodies themselves come from the catalogue as they are."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field


class Thing(BaseModel):
    """A person, an organisation or a policy."""

    iri: str
    name: str | None


class Where(BaseModel):
    """The release that something stands in."""

    iri: str
    headline: str | None
    date: date | None


class Stretch(BaseModel):
    """Words of a release that say so; `start` and `end` count code points of its text, `end` is not included."""

    start: int | None
    end: int | None
    words: str | None


class Known(BaseModel):
    """How it is known: the words, the rule that read them and how often that is right, whether a person agreed."""

    evidence: list[Stretch]
    rule: str | None
    confidence: float | None
    reviewed: bool


class Stance(BaseModel):
    """For or against: `support`, `oppose`, `mixed`, `neutral` or `unknown`."""

    iri: str
    policy: Thing | None
    polarity: str
    condition: str | None


class Statement(Known):
    """Attributed words. `mode` is `direct` or `indirect`; `role` is the speaker's, in the release's words."""

    iri: str
    self: str
    words: str
    mode: str
    speakers: list[Thing]
    on_behalf_of: list[Thing]
    about: list[Thing]
    role: str | None
    positions: list[Stance]
    release: Where


class Demand(Known):
    """Who asks whom to do what, on which policy and by when.

    `by_when` is in the release's words; `deadline` is the last day in time, where these and the release's date tell it.
    """

    iri: str
    self: str
    action: str
    by_when: str | None
    deadline: str | None
    holders: list[Thing]
    on_behalf_of: list[Thing]
    addressed_to: list[Thing]
    concerns: list[Thing]
    statement: str | None
    release: Where


class Tie(Known):
    """An organisation's declared relation to a coalition."""

    iri: str
    coalition: Thing | None
    organization: Thing | None
    relation: str | None
    release: Where


class Release(BaseModel):
    """A release in a list. `self` is where the whole of it is."""

    slug: str
    iri: str
    self: str
    headline: str | None
    date: date | None
    issuers: list[Thing]
    place: str | None
    url: str | None


class WholeRelease(Release):
    """A release with its statements in the order of the text, its demands and ties."""

    statements: list[Statement]
    demands: list[Demand]
    ties: list[Tie]


class Person(BaseModel):
    """A person, with the other names that releases use."""

    iri: str
    self: str
    name: str
    other_names: list[str]


class Organization(Person):
    """An organisation."""

    acronym: str | None
    governmental: bool
    coalition: bool


class Policy(Person):
    """A policy; `kind` is a bill, an act, a memo and so on."""

    kind: str | None


class Counts(BaseModel):
    """How much there is about an entity."""

    statements: int
    positions: int
    demands: int
    releases: int


class WholePerson(Person):
    """A person, with counts."""

    counts: Counts


class WholeOrganization(Organization):
    """An organisation, with counts."""

    counts: Counts


class WholePolicy(Policy):
    """A policy, with counts."""

    counts: Counts


class WholeCoalition(WholeOrganization):
    """A coalition with the ties that organisations declare to it."""

    ties: list[Tie]


class _Paged(BaseModel):
    next: str | None = Field(description="Where the next page is; null on the last. Also in the header Link.")


class Releases(_Paged):
    """Releases, newest first."""

    releases: list[Release]


class Statements(_Paged):
    """Statements, newest first."""

    statements: list[Statement]


class Demands(_Paged):
    """Demands, newest first."""

    demands: list[Demand]


class People(_Paged):
    """People by name."""

    people: list[Person]


class Organizations(_Paged):
    """Organisations by name."""

    organizations: list[Organization]


class Policies(_Paged):
    """Policies by name."""

    policies: list[Policy]


class Coalitions(_Paged):
    """Coalitions by name."""

    coalitions: list[Organization]


class Hit(BaseModel):
    """Something that a search found. `snippet` has the words found between ‹ and ›."""

    kind: Literal["releases", "statements", "demands", "people", "organizations", "policies", "coalitions"]
    iri: str
    self: str
    title: str
    snippet: str


class Hits(_Paged):
    """What a search found, the best first."""

    found: list[Hit]


class Network(BaseModel):
    """A kind of network, and what it says."""

    kind: str
    says: str
    self: str


class Networks(BaseModel):
    """The networks that there are."""

    networks: list[Network]


class Outcome(BaseModel):
    """What became of a release, and where it is now; both are null for one that could not be read.

    `outcome` is `added`, `edited`, `reread`, `unchanged`, `duplicate`, `correction`, `kept, not read`, `withdrawn` or
    `unreadable`. `reason` says why, or what to know.
    """

    outcome: str
    release: str | None
    self: str | None
    reason: str | None


class Ingested(Outcome):
    """What became of a release, and of others in the same mail."""

    others: list[Outcome]
