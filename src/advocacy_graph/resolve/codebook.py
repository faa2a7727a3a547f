"""The concepts by which an analyst orders policies: labels that mean one thing, narrower and broader."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from advocacy_graph.model import Concept
from advocacy_graph.resolve.policies import singular
from advocacy_graph.resolve.words import content


@dataclass(frozen=True, eq=False)
class Codebook:
    """Concepts by the last part of their IRI. Those that were merged into others are not among them."""

    concepts: Mapping[str, Concept]

    @cached_property
    def _by_label(self) -> Mapping[tuple[str, ...], Concept]:
        found: defaultdict[tuple[str, ...], dict[str, Concept]] = defaultdict(dict)
        for concept in self.concepts.values():
            for label in concept.labels:
                found[_key(label)][concept.key] = concept
        return {key: next(iter(those.values())) for key, those in found.items() if len(those) == 1 and key}

    def find(self, names: Iterable[str]) -> Concept | None:
        """The concept of which one of the names is a label, singular or plural; of several names the first decides."""
        return next((self._by_label[key] for key in map(_key, names) if key in self._by_label), None)


def _key(label: str) -> tuple[str, ...]:
    return singular(content(label))
