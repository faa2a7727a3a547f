"""One coder's way through the findings: what comes next, what was decided, what is taken back.

The store is open only while it is read or written: others read and write meanwhile, and nothing is lost with the process,
since a decision is in the store when its method returns.
"""

from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeAlias

from advocacy_graph.coding.choice import Choice, chosen
from advocacy_graph.intake import Item, decide, items
from advocacy_graph.model import AnyDecision, Field, FindingDecision, FindingOutcome, Undoing
from advocacy_graph.pipeline import open_store
from advocacy_graph.review import checked
from advocacy_graph.store import Store

_AHEAD = 50  # findings that are looked up at once

PATIENCE: Final = 10.0
"""Seconds that another process may take to read or write, before who decides is told."""

_Place: TypeAlias = tuple[str, str]  # the release and the key of a finding's anchor


class Session:
    """Raises `StoreError` and `UnknownRelease`. So do the methods: `StoreInUse` where another process has the store for more
    than ten seconds. Nothing was decided then, and the same call can be made again.
    """

    def __init__(self, directory: Path, coder: str, choice: Choice | None = None) -> None:
        self.coder = coder
        self.choice = choice or Choice()
        self.decided = 0
        self.more = True
        """Whether there are more findings than those that were looked up."""
        self._directory = directory
        self._waiting: deque[_Place] = deque()
        self._skipped: deque[_Place] = deque()
        self._met: set[_Place] = set()
        self._read: tuple[tuple[str, str], tuple[Item, ...]] | None = (
            None  # of a release in a state of the store
        )
        self._done: list[tuple[_Place, FindingDecision]] = []
        self._look_ahead()

    @property
    def left(self) -> int:
        """How many findings wait of those that were looked up, the present one and those skipped among them."""
        return len(self._waiting) + len(self._skipped)

    def current(self) -> Item | None:
        """The finding to be decided on, None where none is left. Those skipped come at the end."""
        while True:
            if not self._waiting and self.more:
                self._look_ahead()
            if not self._waiting:
                self._waiting, self._skipped = self._skipped, deque()
            if not self._waiting:
                return None
            item = self._find(self._waiting[0])
            if item is not None and self.choice.has(item, self.coder):
                return item
            self._waiting.popleft()  # decided by another meanwhile, or read anew by an ingest

    def fields(self, item: Item) -> Mapping[str, Field]:
        """What is shown of it: what holds now, or what the machine read where the coder is not to see more."""
        return item.anchor.fields if self.choice.blind else item.fields

    def accept(self, why: str = "") -> FindingDecision:
        """The present finding is right as the machine read it."""
        return self._decide(FindingOutcome.ACCEPTED, {}, why)

    def correct(self, changes: Mapping[str, Field], why: str = "") -> FindingDecision:
        """It is there, with these fields put right. Raises `UndecidableError` for what they cannot be."""
        return self._decide(FindingOutcome.CORRECTED, changes, why)

    def reject(self, why: str = "") -> FindingDecision:
        """It is not there."""
        return self._decide(FindingOutcome.REJECTED, {}, why)

    def follow(self, decision: FindingDecision, why: str = "") -> FindingDecision:
        """As another coder decided on it."""
        return self._decide(decision.outcome, decision.changes, why)

    def check(self, changes: Mapping[str, Field]) -> dict[str, Field]:
        """Corrections of the present finding as they would be applied. Raises `UndecidableError`."""
        return checked(self._present().anchor.kind, changes)

    def skip(self) -> None:
        """The present finding comes again at the end."""
        self._skipped.append(self._waiting.popleft())

    def undo(self) -> FindingDecision | None:
        """Take the last decision of this session back, and return to its finding. None where there is none."""
        if not self._done:
            return None
        place, decision = self._done[-1]
        self._write(Undoing(coder=self.coder, at=datetime.now(UTC), undoes=decision.key))
        self._done.pop()
        self.decided -= 1
        self._waiting.appendleft(place)
        return decision

    def _decide(self, outcome: FindingOutcome, changes: Mapping[str, Field], why: str) -> FindingDecision:
        decision = FindingDecision(
            coder=self.coder,
            at=datetime.now(UTC),
            why=why.strip(),
            outcome=outcome,
            anchor=self._present().anchor,
            changes=dict(changes),
        )
        [recorded] = self._write(decision)
        assert isinstance(recorded, FindingDecision)
        self._done.append((self._waiting.popleft(), recorded))
        self.decided += 1
        return recorded

    def _present(self) -> Item:
        item = self.current()
        if item is None:
            raise ValueError("no finding is left to be decided on")
        return item

    def _look_ahead(self) -> None:
        with self._open(read_only=True) as store:
            for item in chosen(store, self.choice, self.coder):
                place = item.anchor.release, item.anchor.key
                if place in self._met:
                    continue
                if len(self._waiting) == _AHEAD:
                    return
                self._met.add(place)
                self._waiting.append(place)
        self.more = False

    def _find(self, place: _Place) -> Item | None:
        release, key = place
        with self._open(read_only=True) as store:
            state = release, store.revision
            if self._read is None or self._read[0] != state:
                there = store.current_text(release) is not None
                self._read = state, items(store, release) if there else ()
        return next((item for item in self._read[1] if item.anchor.key == key), None)

    def _write(self, decision: AnyDecision) -> tuple[AnyDecision, ...]:
        with self._open(read_only=False) as store:
            return decide(store, decision)

    def _open(self, *, read_only: bool) -> Store:
        return open_store(self._directory, read_only=read_only, patience=PATIENCE)
