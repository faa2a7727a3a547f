"""People's decisions: recorded, applied at once to what the store holds, and asked for again.

The private engine is written first, the graph after it; what a kill leaves between the two is applied when the store is
next opened for writing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advocacy_graph.model import Anchor, AnyDecision, Field, FindingDecision, FindingKind, FindingOutcome
from advocacy_graph.store import Store


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as a coder sees it.

    `anchor` is what a decision on it is made with: its fields are what the machine read. `fields` are what holds now:
    the same, or as decided. `outcome` is what was decided, None where nothing was; `decisions` are all that hold on it, of
    all coders, the earliest first. `text` is the release's kept text, in which `anchor.quotes` stand.
    """

    anchor: Anchor
    fields: dict[str, Field]
    rule: str
    confidence: float
    outcome: FindingOutcome | None
    decisions: tuple[FindingDecision, ...]
    label: str
    text: str

    @property
    def disputed(self) -> bool:
        """Whether two coders' latest decisions on it differ."""
        latest = {each.coder: (each.outcome, tuple(sorted(each.changes.items()))) for each in self.decisions}
        return len(set(latest.values())) > 1


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose words are gone from its release, or whose release is gone; `reason` says which."""

    decision: FindingDecision
    reason: str


def decide(store: Store, decided: AnyDecision | Iterable[AnyDecision]) -> tuple[AnyDecision, ...]:
    """Record decisions and apply them: what the graph says is then what holds.

    All are checked before any is recorded. One that is recorded already is passed by, so that a list can be given
    again; returned are those that are new. Raises `UndecidableError` for a finding, entity or concept that the store does not
    have, a field that its kind does not have, or a value that it cannot have; `UnknownRelease`; `StoreError`.
    """
    raise NotImplementedError


def decisions(store: Store, release: str | None = None, *, all: bool = False) -> tuple[AnyDecision, ...]:
    """The decisions that hold, the earliest first; of one release (its IRI or a beginning of its slug) where one is given.

    With `all`, also those that were undone, and the undoings.
    """
    raise NotImplementedError


def items(store: Store, release: str) -> tuple[Item, ...]:
    """All findings of a release in the order of the text, decided or not, rejected ones too."""
    raise NotImplementedError


def queue(
    store: Store,
    *,
    kinds: Iterable[FindingKind] = (),
    release: str | None = None,
    below: float = 1.0,
    undecided: bool = True,
) -> Iterator[Item]:
    """Findings to be decided on, the least certain first: of these `kinds` (all), of one `release` (all), with less confidence
    than `below` or just that; with `undecided` False also those on which something was decided.
    """
    raise NotImplementedError


def orphans(store: Store) -> tuple[Orphan, ...]:
    """Decisions that hold and found nothing to hold of."""
    raise NotImplementedError
