"""What is counted, and the figures that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Measure(StrEnum):
    """What has precision, recall and F1. The members' order is the order in which they are told."""

    DETECTION = "detection"
    DIRECT = "detection.direct"
    INDIRECT = "detection.indirect"
    SPEAKER_TOKENS = "spk.tokens"  # words given to the right speaker, wherever statements are split
    SPEAKER = "speaker"
    ROLE = "role"
    ORGANIZATION = "organization"
    ABOUT = "about"
    STANCE = "stance"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    POLICIES = "policies"
    COALITIONS = "coalitions"
    COALITION_ORGANIZATIONS = "coal.orgs"


class Accuracy(StrEnum):
    """What is right or wrong once a release, a matched statement, or a matched item of one."""

    DATE = "date"
    TITLE = "title"
    ISSUER = "issuer"
    EXACT = "exact"  # matched direct statements that have all of the words, not just most
    OFFSETS = "offsets"  # found statements whose spans hold just their words
    MODE = "mode"
    SPEAKER = "speaker, of those matched"
    ROLE = "role, of those matched"
    ORGANIZATION = "organization, of those matched"
    STANCE = "stance, of those matched"


@dataclass(frozen=True, slots=True)
class Counts:
    """Found and right, found and wrong, annotated and not found."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Right among the found. With nothing found: 1 when there was nothing to find, else 0."""
        found = self.tp + self.fp
        return self.tp / found if found else float(not self.fn)

    @property
    def recall(self) -> float:
        """Found among the annotated, 1 when nothing is."""
        annotated = self.tp + self.fn
        return self.tp / annotated if annotated else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 2tp / (2tp + fp + fn); 1 when there was nothing to find and nothing was found."""
        at_stake = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / at_stake if at_stake else 1.0


@dataclass(frozen=True, slots=True)
class Hits:
    """How many of how many were right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when there was nothing to be right about."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Scores:
    """One release's counts. Scores of several releases add up, so that each finding weighs the same."""

    counts: Mapping[Measure, Counts] = field(default_factory=lambda: dict.fromkeys(Measure, Counts()))
    accuracies: Mapping[Accuracy, Hits] = field(default_factory=lambda: dict.fromkeys(Accuracy, Hits()))

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            {measure: self.counts[measure] + other.counts[measure] for measure in Measure},
            {accuracy: self.accuracies[accuracy] + other.accuracies[accuracy] for accuracy in Accuracy},
        )

    @property
    def figures(self) -> dict[str, float]:
        """Each measure's F1 and each accuracy that there is, by a name of its own."""
        shares = {f"accuracy of {accuracy}": hits.share for accuracy, hits in self.accuracies.items()}
        return {measure.value: counts.f1 for measure, counts in self.counts.items()} | {
            name: share for name, share in shares.items() if share is not None
        }
