"""What people decided of things of the register, by reference (`person/ida-moss`). It holds whatever is judged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.resolve.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Split:
    """That `releases` (slugs) mean another thing where they name `reference`; with `wordings` only under these."""

    reference: str
    into: str
    releases: frozenset[str]
    wordings: frozenset[str]


@dataclass(frozen=True)
class Rulings:
    """`verdicts` are of pairs, `successors` of things that are another, `names` what things are called."""

    verdicts: Mapping[frozenset[str], Verdict] = field(default_factory=dict)
    successors: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    splits: tuple[Split, ...] = ()

    def become(self, reference: str) -> str:
        """The thing that it is by decision: itself, mostly."""
        while reference in self.successors:
            reference = self.successors[reference]
        return reference

    def between(self, left: str, right: str) -> Verdict | None:
        """What was decided of the two, or of what they have become."""
        return self.verdicts.get(frozenset((left, right))) or self.verdicts.get(
            frozenset((self.become(left), self.become(right)))
        )

    def meant(self, reference: str, release: str, names: Iterable[str]) -> str:
        """The thing that a release means by these names, which are those of `reference`."""
        reference = self.become(reference)
        for split in self.splits:
            if split.reference == reference and release in split.releases:
                if not split.wordings or split.wordings & set(names):
                    reference = self.become(split.into)
        return reference

    def is_kept(self, reference: str) -> bool:
        """Whether another thing became this one by decision, or this one another."""
        return reference in self.successors or reference in self.successors.values()


def rulings(
    decisions: Iterable[EntityDecision], reference_of: Callable[[str], str], slug_of: Callable[[str], str]
) -> tuple[Rulings, list[tuple[str, str]]]:
    """What these decisions, the earliest first, come to; and pairs that are kept apart and are yet one by way of others.

    Of one pair the latest decision holds. `reference_of` and `slug_of` take the IRIs of things and of releases.
    """
    verdicts: dict[frozenset[str], Verdict] = {}
    same: dict[tuple[str, str], None] = {}
    names: dict[str, str] = {}
    splits: list[Split] = []
    for decision in decisions:
        first, *others = map(reference_of, decision.entities)
        match decision.outcome:
            case EntityOutcome.SAME:
                for other in others:
                    verdicts[frozenset((first, other))] = Verdict.SAME
                    same.pop((other, first), None)
                    same[first, other] = None
            case EntityOutcome.DIFFERENT:
                for one, other in combinations((first, *others), 2):
                    verdicts[frozenset((one, other))] = Verdict.DIFFERENT
                    same.pop((one, other), None)
                    same.pop((other, one), None)
            case EntityOutcome.SPLIT:
                verdicts.setdefault(frozenset((first, *others)), Verdict.DIFFERENT)
                releases, wordings = map(slug_of, decision.releases), frozenset(decision.wordings)
                splits.append(Split(first, others[0], frozenset(releases), wordings))
            case EntityOutcome.RENAME:
                pass
        if decision.name:
            names[others[0] if decision.outcome is EntityOutcome.SPLIT else first] = decision.name
    found = Rulings(verdicts, _successors(same), names, tuple(splits))
    crossed = [
        tuple(sorted(pair))
        for pair, verdict in verdicts.items()
        if verdict is Verdict.DIFFERENT and len({found.become(each) for each in pair}) == 1
    ]
    return found, [(one, other) for one, other in crossed]


def _successors(same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is said to be one in a circle is one all the same, and leads to one of them."""
    found: dict[str, str] = {}

    def last(reference: str) -> str:
        while reference in found:
            reference = found[reference]
        return reference

    for first, other in same:
        if last(first) != last(other):
            found[last(other)] = last(first)
    return found
