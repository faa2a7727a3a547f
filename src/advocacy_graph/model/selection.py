"""Which positions a network is made of: whose, on what, and what is filtered away."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from advocacy_graph.model.kinds import Mode, Polarity


class Actor(StrEnum):
    """Who stands as the actor of a position.

    ORGANIZATION: the body spoken for, else the holder where that is an organisation. PERSON: the holder, where
    it is a person. ISSUER: each issuer of the release. COALITION: the body where it is a coalition itself, and
    each coalition that any release says it is a member or co-chair of; signing a letter makes nobody a member.
    """

    ORGANIZATION = "organization"
    PERSON = "person"
    ISSUER = "issuer"
    COALITION = "coalition"

    @property
    def plural(self) -> str:
        """As a sentence names several."""
        return _PLURALS[self]


class Object(StrEnum):
    """What the actors take a side on.

    POLICY: the target of the position. IDEA: the target where it is of that kind. CONCEPT: the broader concept of
    the codebook above the target (skos:broader), `level` steps up or as many as there are; a policy without one
    stands for itself. AGENCY: whom a demand is addressed to; a demand has no opposite and counts as support.
    """

    POLICY = "policy"
    IDEA = "idea"
    CONCEPT = "concept"
    AGENCY = "agency"

    @property
    def plural(self) -> str:
        """As a sentence names several."""
        return _PLURALS[self]


_PLURALS: dict[StrEnum, str] = {
    Actor.ORGANIZATION: "organisations",
    Actor.PERSON: "people",
    Actor.ISSUER: "issuers",
    Actor.COALITION: "coalitions",
    Object.POLICY: "policies",
    Object.IDEA: "ideas",
    Object.CONCEPT: "concepts",
    Object.AGENCY: "agencies",
}


class Filter(StrEnum):
    """What can be filtered by, and each turned round by naming it in `Selection.inverted`."""

    DATES = "dates"
    WHO = "who"
    POLICY = "policy"
    ISSUER = "issuer"
    MODE = "statement-mode"
    POLARITY = "polarity"
    CONFIDENCE = "confidence"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Selection:
    """Positions by actor and object, those that pass every filter. A filter that is empty lets all pass.

    `since` and `until` are days of the range. `who`, `policies` and `issuers` are IRIs or names; a policy's may be
    that of a broader concept. `confidence` is the least, from 0 to 1. `decided` keeps what a person confirmed or
    corrected. A position that does not say, such as an undated one under DATES, passes neither a filter
    nor the same filter inverted.
    """

    actor: Actor = Actor.ORGANIZATION
    object: Object = Object.POLICY
    level: int = 1
    since: date | None = None
    until: date | None = None
    who: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    mode: Mode | None = None
    polarities: tuple[Polarity, ...] = ()
    confidence: float | None = None
    decided: bool = False
    inverted: frozenset[Filter] = field(default_factory=frozenset)

    @property
    def words(self) -> dict[Filter, str]:
        """Each filter that is set, as the end of a sentence: "dated 2021-01-01 or later"."""
        ends = [f"{self.since} or later"] * bool(self.since) + [f"{self.until} or earlier"] * bool(self.until)
        said = {
            Filter.DATES: ends and f"dated {' and '.join(ends)}",
            Filter.WHO: self.who and f"by {_any(self.who)}",
            Filter.POLICY: self.policies and f"on {_any(self.policies)}",
            Filter.ISSUER: self.issuers and f"in releases of {_any(self.issuers)}",
            Filter.MODE: self.mode and f"in {self.mode} statements",
            Filter.POLARITY: self.polarities and f"that {_any(self.polarities)}",
            Filter.CONFIDENCE: self.confidence is not None
            and f"of which the rule is at least {self.confidence:g} sure",
            Filter.DECIDED: self.decided and "that a person confirmed or corrected",
        }
        return {which: f"{'not ' * (which in self.inverted)}{text}" for which, text in said.items() if text}


def _any(names: tuple[str, ...]) -> str:
    return " or ".join(names)
