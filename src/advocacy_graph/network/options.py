"""What an analyst may choose; the values are also the words of Discourse Network Analyzer (DNA)."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum

from advocacy_graph.model import ActorKind, CodedPosition


class Kind(StrEnum):
    """Which network to build.

    `congruence` and `conflict`: actor x actor, by agreeing and disagreeing on policies. `policy`: actor x
    policy. `coalitions`: organisation x coalition, as releases declare them.
    """

    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    POLICY = "policy"
    COALITIONS = "coalitions"

    @property
    def normalisations(self) -> "tuple[Normalisation, ...]":
        """Those that this kind knows: what `build` accepts."""
        if self is Kind.COALITIONS:
            return (Normalisation.NO,)
        return TWO_MODE if self is Kind.POLICY else ONE_MODE


class Actor(StrEnum):
    """Who stands as the actor of a coded position."""

    ORGANIZATION = "organization"
    PERSON = "person"

    @property
    def plural(self) -> str:
        """As a sentence names several."""
        return {Actor.ORGANIZATION: "organisations", Actor.PERSON: "people"}[self]

    def of(self, position: CodedPosition) -> tuple[str, str] | None:
        """Identifier and label of the actor of `position`, None when it has no such actor.

        A position's organisation is the one spoken for, else its holder when that is an organisation.
        """
        if self is Actor.ORGANIZATION and position.organization:
            return position.organization, position.organization_label or position.organization
        if position.actor and position.actor_kind is ActorKind(self.value):
            return position.actor, position.actor_label or position.actor
        return None


class Duplicates(StrEnum):
    """Within which stretch the same actor, policy and stance count once."""

    INCLUDE = "include"
    RELEASE = "release"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"

    def stretch(self, position: CodedPosition) -> Hashable:
        """Two positions in one stretch are duplicates of each other when all else is the same.

        Under `include` the stretch is the statement, so that a joint statement of two people of one
        organisation is one statement of that organisation. A week is an ISO week of its ISO year, and a
        month belongs to its year (DNA 3 compares the bare numbers, so a January repeats the last one).
        A position without a date stands in its release alone.
        """
        if self is Duplicates.INCLUDE:
            return position.statement or position.position
        if self is Duplicates.RANGE:
            return None
        if self is Duplicates.RELEASE or position.date is None:
            return position.release
        if self is Duplicates.WEEK:
            return position.date.isocalendar()[:2]
        if self is Duplicates.MONTH:
            return position.date.year, position.date.month
        return position.date.year

    @property
    def rule(self) -> str:
        """In words, without a full stop."""
        if self is Duplicates.INCLUDE:
            return "Every statement counts"
        stretch = "the whole range" if self is Duplicates.RANGE else f"one {self}"
        return f"The same actor, policy and stance count once within {stretch}"


class Aggregation(StrEnum):
    """How counts become a cell.

    All but COMBINE are for actor x actor; IGNORE, SUBTRACT and COMBINE are for actor x policy.
    """

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    COMBINE = "combine"


class Normalisation(StrEnum):
    """What a cell is divided by.

    AVERAGE to VECTOR_COSINE are for actor x actor, ACTIVITY and PROMINENCE for actor x policy.
    """

    NO = "no"
    AVERAGE = "average"
    JACCARD = "jaccard"
    COSINE = "cosine"
    VECTOR_COSINE = "vector-cosine"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


ONE_MODE = (
    Normalisation.NO,
    Normalisation.AVERAGE,
    Normalisation.JACCARD,
    Normalisation.COSINE,
    Normalisation.VECTOR_COSINE,
)
TWO_MODE = (Normalisation.NO, Normalisation.ACTIVITY, Normalisation.PROMINENCE)


@dataclass(frozen=True, slots=True)
class Options:
    """One network's choices. The defaults are DNA's: organisations, every statement counts, not normalised.

    `minimum` leaves out edges that weigh less.
    """

    actor: Actor = Actor.ORGANIZATION
    duplicates: Duplicates = Duplicates.INCLUDE
    normalisation: Normalisation = Normalisation.NO
    minimum: float = 0.0
