"""What an analyst may choose; the values are also the words of Discourse Network Analyzer (DNA)."""

from dataclasses import dataclass
from enum import StrEnum

from advocacy_graph.model.selection import Actor, Filter, Object, Selection

__all__ = [
    "ONE_MODE",
    "TWO_MODE",
    "Actor",
    "Aggregation",
    "Duplicates",
    "Filter",
    "Kind",
    "Mode",
    "Normalisation",
    "Object",
    "Options",
    "Over",
]


class Kind(StrEnum):
    """Which network to build.

    POSITIONS is any that is counted from positions, as the options say; CONGRUENCE, CONFLICT and POLICY are three of
    them under a name. STATEMENTS: actors who speak in one release. DEMANDS: who asks whom. COALITIONS: organisation x
    coalition, as releases declare them.
    """

    POSITIONS = "positions"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    POLICY = "policy"
    STATEMENTS = "co-statement"
    DEMANDS = "demands"
    COALITIONS = "coalitions"


class Mode(StrEnum):
    """One-mode: actors with actors, or objects with objects. Two-mode: actors with objects."""

    ONE = "one"
    TWO = "two"


class Over(StrEnum):
    """What the nodes of a one-mode network are."""

    ACTORS = "actors"
    OBJECTS = "objects"


class Duplicates(StrEnum):
    """Within which stretch the same actor, object and stance count once.

    INCLUDE: within one statement, so that a joint statement of two people of one organisation is one statement of
    that organisation. A week is an ISO week of its ISO year, and a month belongs to its year (DNA 3 compares
    the bare numbers, so a January repeats the last one). An undated position stands in its release alone.
    """

    INCLUDE = "include"
    RELEASE = "release"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"

    @property
    def rule(self) -> str:
        """In words, without a full stop."""
        if self is Duplicates.INCLUDE:
            return "Every statement counts"
        stretch = "the whole range" if self is Duplicates.RANGE else f"one {self}"
        return f"The same actor, policy and stance count once within {stretch}"


class Aggregation(StrEnum):
    """How counts become a cell.

    All but COMBINE are for one-mode networks; IGNORE, SUBTRACT and COMBINE are for two-mode ones.
    """

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"
    COMBINE = "combine"


class Normalisation(StrEnum):
    """What a cell is divided by.

    AVERAGE to VECTOR_COSINE are for one-mode networks, ACTIVITY and PROMINENCE for two-mode ones.
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

# The mode and aggregation that a kind's name stands for.
_MEANT = {
    Kind.CONGRUENCE: (Mode.ONE, Aggregation.CONGRUENCE),
    Kind.CONFLICT: (Mode.ONE, Aggregation.CONFLICT),
    Kind.POLICY: (Mode.TWO, Aggregation.IGNORE),
    Kind.DEMANDS: (Mode.TWO, Aggregation.IGNORE),
}
_USUAL = {Mode.ONE: Aggregation.CONGRUENCE, Mode.TWO: Aggregation.IGNORE}


@dataclass(frozen=True, slots=True)
class Options(Selection):
    """One network's choices, and which positions it is made of. The defaults are DNA's: organisations, every
    statement counts, not normalised.

    `mode` and `aggregation` are those of the kind where they are None. `minimum` leaves out edges whose weight is
    less in size, `fewest` actors with fewer statements. `isolates` keeps nodes without an edge, also those
    whom the filters leave nothing of.
    """

    network_mode: Mode | None = None
    over: Over = Over.ACTORS
    aggregation: Aggregation | None = None
    normalisation: Normalisation = Normalisation.NO
    duplicates: Duplicates = Duplicates.INCLUDE
    minimum: float = 0.0
    fewest: int = 0
    isolates: bool = False

    def settled(self, kind: Kind) -> "tuple[Mode, Aggregation]":
        """The mode and the aggregation of a network of `kind`.

        Raises ValueError where a choice is not the kind's, or two of them do not go together.
        """
        mode, aggregation = _MEANT.get(kind, (self.network_mode or Mode.ONE, None))
        if self.network_mode not in (None, mode):
            raise ValueError(
                f"the {kind} network is {mode}-mode: choose positions for {self.network_mode}-mode ones"
            )
        aggregation = aggregation or self.aggregation or _USUAL[mode]
        if self.aggregation not in (None, aggregation):
            raise ValueError(
                f"the {kind} network has the aggregation {aggregation}: choose positions for {self.aggregation}"
            )
        allowed = tuple(Aggregation)[:4] if mode is Mode.ONE else _TWO_MODE_AGGREGATIONS
        if aggregation not in allowed:
            raise ValueError(f"aggregation {aggregation} is not for {mode}-mode: choose {', '.join(allowed)}")
        known = (Normalisation.NO,) if kind in _PLAIN else ONE_MODE if mode is Mode.ONE else TWO_MODE
        if self.normalisation not in known:
            raise ValueError(
                f"normalisation {self.normalisation} is not for the {kind} network: choose {', '.join(known)}"
                if kind in _PLAIN
                else f"normalisation {self.normalisation} is not for {mode}-mode networks: choose {', '.join(known)}"
            )
        if aggregation is Aggregation.COMBINE and self.normalisation is not Normalisation.NO:
            raise ValueError("combine is never normalised: its cells are codes; choose ignore or subtract")
        return mode, aggregation


_TWO_MODE_AGGREGATIONS = (Aggregation.IGNORE, Aggregation.SUBTRACT, Aggregation.COMBINE)
_PLAIN = (Kind.COALITIONS, Kind.STATEMENTS)
