"""The closed sets of the field, each with its own algebra. Values are the local names used in the ontology."""

from enum import StrEnum


class ActorKind(StrEnum):
    """Who can speak, hold a position or be asked."""

    PERSON = "person"
    ORGANIZATION = "organization"


class Mode(StrEnum):
    """Direct: the speaker's own words. Indirect: reported in the issuer's words."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Polarity(StrEnum):
    """For or against. Unknown: there is a position and the words do not show which."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"

    @property
    def reversed(self) -> "Polarity":
        """Under negation or an ending predicate: "end the raids" reverses "the raids"."""
        return {Polarity.SUPPORT: Polarity.OPPOSE, Polarity.OPPOSE: Polarity.SUPPORT}.get(self, self)

    def __and__(self, other: "Polarity") -> "Polarity":
        """Both said of one thing by one speaker in one statement."""
        if self == other or other in (Polarity.NEUTRAL, Polarity.UNKNOWN):
            return self
        if self in (Polarity.NEUTRAL, Polarity.UNKNOWN):
            return other
        return Polarity.MIXED


class Relation(StrEnum):
    """How an organisation stands to a coalition or an initiative. Signing a letter makes nobody a member."""

    MEMBER = "member"
    CO_CHAIR = "co-chair"
    SIGNATORY = "signatory"
    ENDORSER = "endorser"
    ORGANIZER = "organizer"
    PARTNER = "partner"

    @property
    def is_membership(self) -> bool:
        """Member and co-chair: the relations that are memberships too."""
        return self in (Relation.MEMBER, Relation.CO_CHAIR)


class PolicyKind(StrEnum):
    """What sort of thing a policy is."""

    BILL = "bill"
    ACT = "act"
    EXECUTIVE_ORDER = "executive-order"
    RULE = "rule"
    MEMO = "memo"
    COURT_CASE = "court-case"
    PROGRAMME = "programme"
    PRACTICE = "practice"
    PLAN = "plan"
    IDEA = "idea"
