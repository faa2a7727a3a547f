"""Which findings a coder is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from advocacy_graph.intake import Item, decisions, items, queue
from advocacy_graph.model import FindingDecision, FindingKind
from advocacy_graph.store import Store


class Which(StrEnum):
    """UNDECIDED: on which nobody decided. UNSEEN: on which this coder did not, whatever others decided; they are shown as the
    machine read them, so that agreement means something. DISPUTED: on which coders differ. ALL: all.
    """

    UNDECIDED = "undecided"
    UNSEEN = "unseen"
    DISPUTED = "disputed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Choice:
    """Of which kinds (all where there are none), in which release (an IRI or a beginning of its slug; all where None),
    of less than which confidence (any where None).
    """

    which: Which = Which.UNDECIDED
    kinds: tuple[FindingKind, ...] = ()
    release: str | None = None
    below: float | None = None

    def has(self, item: Item, coder: str | None) -> bool:
        """Whether a finding is among those for this coder."""
        if self.kinds and item.anchor.kind not in self.kinds:
            return False
        if self.below is not None and item.confidence >= self.below:
            return False
        match self.which:
            case Which.UNDECIDED:
                return item.outcome is None
            case Which.UNSEEN:
                return coder not in item.last_words
            case Which.DISPUTED:
                return item.disputed
        return True

    @property
    def blind(self) -> bool:
        """Whether findings are shown as the machine read them, without what others decided."""
        return self.which is Which.UNSEEN


def chosen(store: Store, choice: Choice, coder: str | None = None) -> Iterator[Item]:
    """The findings of a choice, the least certain first. Raises `UnknownRelease`, `StoreError`."""
    if choice.which is Which.DISPUTED:
        found: Iterator[Item] = iter(sorted(_decided(store, choice), key=lambda item: item.confidence))
    else:
        found = queue(
            store,
            kinds=choice.kinds,
            release=choice.release,
            below=choice.below,
            undecided=choice.which is Which.UNDECIDED,
        )
    return (item for item in found if choice.has(item, coder))


def decided_releases(store: Store, release: str | None = None) -> list[str]:
    """The IRIs of releases that are held and on whose findings a decision holds."""
    told = [each for each in decisions(store, release) if isinstance(each, FindingDecision)]
    held = dict.fromkeys(each.anchor.release for each in told)
    return [iri for iri in held if store.current_text(iri) is not None]


def _decided(store: Store, choice: Choice) -> Iterator[Item]:
    for iri in decided_releases(store, choice.release):
        yield from items(store, iri)
