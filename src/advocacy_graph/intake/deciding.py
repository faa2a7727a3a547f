"""People's decisions: recorded, applied at once to what the store holds, and asked for again.

The private engine is written first, the graph after it; what a kill leaves between the two is applied when the store is
next written to.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from pyoxigraph import QuerySolutions

from advocacy_graph.errors import UndecidableError
from advocacy_graph.graph import decision_iri, decision_quads
from advocacy_graph.intake.desk import Desk
from advocacy_graph.intake.entities import Rules
from advocacy_graph.intake.kept import Reader, held_as, release_named
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.intake.revisions import checked_revision
from advocacy_graph.model import (
    Anchor,
    AnyDecision,
    CodebookDecision,
    EntityDecision,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Findings,
    Undoing,
    holding,
)
from advocacy_graph.review import (
    DECIDED,
    Among,
    Applied,
    anchored,
    applied,
    checked,
    evidence,
    fields_of,
    quote,
    spans_now,
    stretches,
)
from advocacy_graph.store import Store

_LEAST_CERTAIN = """SELECT ?release (MIN(?sure) AS ?least) {
  VALUES ?class { %s }
  GRAPH ?graph { ?release a ag:PressRelease . ?finding a ?class ; ag:confidence ?sure }
} GROUP BY ?release"""

_CLASSES = {
    FindingKind.STATEMENT: "ag:AttributedStatement",
    FindingKind.POSITION: "ag:Position",
    FindingKind.DEMAND: "ag:Demand",
    FindingKind.AFFILIATION: "org:Membership",
    FindingKind.TIE: "ag:CoalitionTie",
    FindingKind.HEADING: "ag:Detail",
    **dict.fromkeys((FindingKind.ORGANIZATION, FindingKind.PERSON, FindingKind.POLICY), "ag:Mention"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A finding as a coder sees it.

    `anchor` is what a decision on it is made with: its fields are what the machine read. `fields` are what holds now:
    the same, or as decided. `outcome` is what was decided, None where nothing was; `decisions` are all that hold on it, of
    all coders, the earliest first. `text` is the release's kept text, in which `anchor.quotes` stand. `rule` and
    `confidence` are the machine's; of what only people found the rule is `decision`.
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
    def last_words(self) -> dict[str, FindingDecision]:
        """The latest decision of each coder, by coder."""
        return {each.coder: each for each in self.decisions}

    @property
    def disputed(self) -> bool:
        """Whether two coders' latest decisions on it differ."""
        last = {(each.outcome, tuple(sorted(each.changes.items()))) for each in self.last_words.values()}
        return len(last) > 1


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose words are gone from its release, or whose release is gone; `reason` says which."""

    decision: FindingDecision
    reason: str


def decide(store: Store, decided: AnyDecision | Iterable[AnyDecision]) -> tuple[AnyDecision, ...]:
    """Record decisions and apply them: what the graph says is then what holds.

    All are checked before any is recorded. One that is recorded already is passed by, so that a list can be given
    again; returned are those that are new, as they were recorded: values without white space at their ends. Raises
    `UndecidableError` for a finding, entity or concept that the store does not have, a field that its kind does not have, or a
    value that it cannot have; `UnknownRelease`; `StoreError`.
    """
    bench = Bench(store)
    for each in tuple(decided) if isinstance(decided, Iterable) else (decided,):
        bench.take(each)
    return bench.record()


def decisions(store: Store, release: str | None = None, *, all: bool = False) -> tuple[AnyDecision, ...]:
    """The decisions that hold, the earliest first; of one release (its IRI or a beginning of its slug) where one is given.

    With `all`, also those that were undone, and the undoings. Raises `UnknownRelease`.
    """
    ledger = Ledger(store)
    every = ledger.all()
    chosen = every if all else holding(every)
    if release is None:
        return tuple(chosen.values())
    iri = release if release in ledger.releases() else release_named(store, release)
    return tuple(each for each in chosen.values() if _on(ledger.undone_at_last(each), iri))


def items(store: Store, release: str) -> tuple[Item, ...]:
    """All findings of a release in the order of the text, decided or not, rejected ones too. Raises `UnknownRelease`.

    They are read from the kept text by the extractor of this version.
    """
    return _items_of(store, release_named(store, release), Reader(store), Ledger(store))


def queue(
    store: Store,
    *,
    kinds: Iterable[FindingKind] = (),
    release: str | None = None,
    below: float | None = None,
    undecided: bool = True,
) -> Iterator[Item]:
    """Findings to be decided on, the least certain first: of these `kinds` (all), of one `release` (all), with less confidence
    than `below`; with `undecided` False also those on which something was decided.

    Releases are read when their turn comes, so that the first findings of a large store are there at once.
    """
    wanted = frozenset(kinds) or frozenset(FindingKind)
    numbers = count()
    # Of equal confidence findings come before releases that are still to be read.
    waiting: list[tuple[float, bool, int, Item | str]] = [
        (least, True, next(numbers), iri)
        for iri, least in _least_certain(store, release, wanted, undecided=undecided)
    ]
    heapq.heapify(waiting)
    while waiting:
        sure, _, _, one = heapq.heappop(waiting)
        if below is not None and sure >= below:
            return
        if isinstance(one, Item):
            yield one
            continue
        for item in items(store, one):
            if item.anchor.kind in wanted and not (undecided and item.outcome):
                heapq.heappush(waiting, (item.confidence, False, next(numbers), item))


def orphans(store: Store) -> tuple[Orphan, ...]:
    """Decisions that hold and find nothing to hold of, the earliest first: kept, and applied again if the words come back."""
    ledger = Ledger(store)
    reasons = ledger.orphaned()
    gone = {
        iri: "its release is withdrawn, or no longer in the store"
        for iri in ledger.releases()
        if store.current_text(iri) is None
    }
    return tuple(
        Orphan(each, reason)
        for key, each in holding(ledger.all()).items()
        if isinstance(each, FindingDecision) and (reason := gone.get(each.anchor.release) or reasons.get(key))
    )


def settle(store: Store) -> None:
    """Apply what was recorded by a process that was killed before it had applied it. Does nothing otherwise."""
    if Ledger(store).awaiting():
        Desk(store).close()


class Bench:
    """Where several decisions are checked before any of them is recorded. Each release is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._desk = Desk(store)  # applies what a process that was killed had recorded
        self._ledger = self._desk.ledger
        self._entities = Rules(store, self._ledger)
        self._among: dict[str, Among] = {}
        self._new: dict[str, AnyDecision] = {}

    def items(self, release: str) -> tuple[Item, ...]:
        """As the function of that name has them, of a release by its IRI. Raises `UnknownRelease`."""
        return _items_of(self._store, release_named(self._store, release), self._desk.reader, self._ledger)

    def record(self) -> tuple[AnyDecision, ...]:
        """Record and apply those that were taken and are new. A release of which several were is written once."""
        new = tuple(self._new.values())
        try:
            self._ledger.record((each, self._about(each)) for each in new)
            self._desk.carry_out(new)
        finally:
            self._desk.close()
        self._new.clear()
        return new

    def take(self, decision: AnyDecision) -> None:
        """Check it, unless it is recorded already. Raises as `decide`."""
        if self._ledger.decision(decision.key) is not None:
            return
        match decision:
            case FindingDecision():
                decision = self._on_finding(decision)
            case Undoing():
                decision = self._undoing(decision)
            case EntityDecision():
                ahead = [each for each in self._new.values() if isinstance(each, EntityDecision)]
                decision = self._entities.checked(decision, ahead)
            case CodebookDecision():
                revisions = [each for each in self._new.values() if isinstance(each, CodebookDecision)]
                decision = checked_revision(self._store, decision, revisions)
        try:
            decision_quads(decision, self._store.base)
        except UnicodeEncodeError as fault:
            raise UndecidableError(
                f"{fault.object[:40]!a} holds half of a surrogate pair, which no text has"
            ) from fault
        if self._ledger.decision(decision.key) is None:
            self._new[decision.key] = decision

    def _about(self, decision: AnyDecision) -> str:
        """The IRI of what is to be written anew by it."""
        while isinstance(decision, Undoing):
            undone = self._new.get(decision.undoes) or self._ledger.decision(decision.undoes)
            assert undone is not None  # it was checked
            decision = undone
        match decision:
            case FindingDecision():
                return decision.anchor.release
            case EntityDecision():
                return decision.entities[0]
            case CodebookDecision():
                return decision.concepts[0]

    def _undoing(self, decision: Undoing) -> Undoing:
        key = decision.undoes.removeprefix(decision_iri(self._store.base, "").value)
        if key not in self._new and self._ledger.decision(key) is None:
            raise UndecidableError(
                f"there is no decision {decision.undoes}: `review list` and `decisions` list them"
            )
        return replace(decision, undoes=key)

    def _on_finding(self, decision: FindingDecision) -> FindingDecision:
        anchor = decision.anchor
        anchor = replace(anchor, release=release_named(self._store, anchor.release))
        read = self._desk.reader.counting(anchor.release)
        text = read.release.text
        added = decision.outcome is FindingOutcome.ADDED
        changes = checked(anchor.kind, decision.changes, whole=added)
        if bool(changes) != (added or decision.outcome is FindingOutcome.CORRECTED):
            raise UndecidableError(
                f"{decision.outcome} with {'these' if changes else 'no'} changes: what is corrected or added has some, "
                "what is accepted or rejected has none"
            )
        anchor = self._added(anchor, read) if added else self._known(anchor, read)
        near = anchor.quotes[0].span.start if anchor.quotes else 0
        if "words" in changes and stretches(changes["words"], near, text) is None:
            raise UndecidableError(f"these words do not stand in the release: {changes['words']}")
        return replace(decision, anchor=anchor, changes=changes)

    def _added(self, anchor: Anchor, read: Findings) -> Anchor:
        """Where the machine found nothing: at these words, as they stand there."""
        if anchor.kind is FindingKind.HEADING:
            raise UndecidableError("a heading is always there: correct it")
        spans = spans_now(anchor, read)
        if not spans:
            raise UndecidableError(f"these words do not stand in the release: {anchor.words!r}")
        text = read.release.text
        quotes = tuple(quote(span, text) for span in spans)
        return Anchor(anchor.release, anchor.kind, read.release.text_digest, quotes)

    def _known(self, anchor: Anchor, read: Findings) -> Anchor:
        """Of a finding that the machine has, or that somebody added."""
        if anchor.release not in self._among:
            self._among = {anchor.release: Among(read)}  # of one: decisions come release by release, mostly
        among = self._among[anchor.release]
        number = among.found(anchor)
        if number is None:
            decided = [*self._ledger.of_release(anchor.release), *self._new.values()]
            if any(isinstance(each, FindingDecision) and each.anchor.key == anchor.key for each in decided):
                return anchor
            raise UndecidableError(
                f"{anchor.release} has no such {anchor.kind}: {anchor.words[:80]!r}. `review export` and `items` tell what it has; "
                "what the machine missed is added"
            )
        if anchor.text_digest in ("", read.release.text_digest):
            return anchored(anchor.kind, among.placed[number].thing, read, anchor.release)
        return anchor  # of an earlier text, whose words it keeps


def _items_of(store: Store, iri: str, reader: Reader, ledger: Ledger) -> tuple[Item, ...]:
    holds = applied(ledger.of_release(iri), reader.counting(iri), iri)
    held = held_as(store, iri)
    found = _items(holds, held.label if held else iri)
    return tuple(sorted(found, key=lambda each: [each.span for each in each.anchor.quotes]))


def _items(holds: Applied, label: str) -> Iterator[Item]:
    text = holds.findings.release.text
    for each in holds.considered:
        known = evidence(each.read) if each.read else None
        yield Item(
            anchor=each.anchor,
            fields=fields_of(each.kind, each.now, text) if each.now else dict(each.anchor.fields),
            rule=known.rule if known else ("heading" if each.read else DECIDED),
            confidence=known.confidence if known else 1.0,
            outcome=each.outcome,
            decisions=each.decisions,
            label=label,
            text=text,
        )


def _least_certain(
    store: Store, release: str | None, kinds: Iterable[FindingKind], *, undecided: bool
) -> list[tuple[str, float]]:
    if release is not None:
        return [(release_named(store, release), 0.0)]
    answer = store.query(_LEAST_CERTAIN % " ".join(sorted({_CLASSES[kind] for kind in kinds})))
    assert isinstance(answer, QuerySolutions)
    least = {row["release"].value: float(row["least"].value) for row in answer}
    if not undecided:
        # What was decided is as sure in the graph as people are, or not in it at all.
        decided = Ledger(store).releases()
        least |= {iri: 0.0 for iri in decided if store.current_text(iri) is not None}
    return list(least.items())


def _on(decision: AnyDecision | None, release: str) -> bool:
    return isinstance(decision, FindingDecision) and decision.anchor.release == release
