"""The one writer's desk: each release that was taken finds its place in the store, or is found to be there."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePath

import pyoxigraph as ox

from advocacy_graph.extract import EXTRACTOR
from advocacy_graph.graph import (
    Circumstances,
    Description,
    Duplicate,
    Recurring,
    Run,
    Standing,
    about_release,
    describe,
    file_name,
    marked,
    organization_iris,
    release_iri,
    run_quads,
    source_quad,
    standing,
    withdrawal,
)
from advocacy_graph.ingest import ENGLISH, named_language, reader
from advocacy_graph.intake.kept import kept
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.intake.outcome import Ingested, Outcome
from advocacy_graph.intake.references import Given
from advocacy_graph.intake.registrar import Registrar
from advocacy_graph.intake.taken import Taken, take
from advocacy_graph.likeness import Compared, Fingerprint, Likeness, compare, fingerprint, resemblance
from advocacy_graph.model import AnyDecision, EntityDecision, EntityOutcome, FindingDecision, Findings, Mode
from advocacy_graph.review import Applied, applied
from advocacy_graph.store import Indexed, Store, TextVersion
from advocacy_graph.vocabulary import ag

_WORTH_COMPARING = 0.3  # of an estimate that may be off by a tenth
_MOST_COMPARED = 12
_RECURS = 2  # earlier releases that have a passage, before it is boilerplate


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a whole run: the licence of texts that state none, whether withdrawn releases come back, and files
    of a gazetteer and of a register of members that take the place of those kept with the store.
    """

    licence: str | None = None
    reinstate: bool = False
    gazetteer: Path | None = None
    register: Path | None = None

    @property
    def given(self) -> Given:
        """What is known beforehand."""
        return Given(self.gazetteer, self.register)


class Desk:
    """Enters releases into a store opened for writing. Call `close` at the end: it says when the run ended."""

    def __init__(self, store: Store, terms: Terms | None = None) -> None:
        self._store = store
        self._terms = terms or Terms()
        self._run = Run(started=datetime.now(UTC), extractor=EXTRACTOR)
        self.registrar = Registrar(store, self._terms.given)
        self._wrote = False
        self._stamp = "\x1f".join((EXTRACTOR, reader(), self._terms.licence or ""))
        self.ledger = Ledger(store)
        self._rule()
        if store.index.is_new:
            self._index_anew()
        if awaiting := self.ledger.awaiting():
            self.carry_out(awaiting)

    def close(self) -> None:
        """Say in the graph when the run ended, if it wrote anything."""
        if self._wrote:
            self._store.add(run_quads(replace(self._run, ended=datetime.now(UTC)), self._store.base))

    def known(self, data: bytes, source: str) -> list[Ingested] | None:
        """What these bytes gave when they were read before, if that still stands: nothing is to be done then."""
        if self._terms.reinstate:
            return None
        releases = self._store.index.remembered(self._key(data, source))
        if not releases or any(self._store.current_text(iri) != digest for iri, digest in releases):
            return None
        return [Ingested(source, Outcome.UNCHANGED, iri) for iri, _ in releases]

    def remember(self, data: bytes, source: str, done: Sequence[tuple[Taken, Ingested]]) -> None:
        """That these bytes gave these releases."""
        entered = [
            (one.release, read.findings.release.text_digest)
            for read, one in done
            if one.release is not None and one.outcome is not Outcome.WITHDRAWN
        ]
        if entered and len(entered) == len(done):
            self._store.index.remember(self._key(data, source), entered)

    def enter(self, read: Taken) -> Ingested:
        """Put a release into the store, unless it is there. Raises `UnreadableRelease` for words that no RDF holds."""
        found = read.findings
        source = found.release.source
        release = release_iri(found, base=self._store.base)
        held = self._standing(release)
        versions = self._store.versions(release) if held else ()
        outcome, reason = Outcome.ADDED, None
        if held is not None:
            if held.withdrawn_on and not self._terms.reinstate:
                reason = f"withdrawn on {held.withdrawn_on}: {held.because}; --reinstate brings it back"
                return Ingested(source, Outcome.WITHDRAWN, release, reason)
            outcome, reason = self._compared_with_itself(found, held, versions)
            if outcome is Outcome.UNCHANGED:
                return Ingested(source, outcome, release, reason or self._also_read_from(found, held))
        also = tuple(name for name in (held.sources[1:] if held else ()) if name != file_name(source))
        why = self._put(read, release, versions, also)
        if held is not None:
            self._reconsider_duplicates(release)
        if outcome is Outcome.ADDED and isinstance(why, Duplicate):
            outcome = Outcome.DUPLICATE
        if outcome is Outcome.ADDED and _is_not_read(found):
            outcome = Outcome.NOT_READ
        return Ingested(source, outcome, release, reason or self._remark(found, why))

    def withdraw(self, release: str, because: str) -> Standing:
        """Leave a tombstone in place of the release with that IRI. Its duplicates take over what it said."""
        quads = self._store.own_quads(release)
        held = standing(quads, release)
        assert held is not None
        self._store.put(
            withdrawal(quads, release, held.slug, on=datetime.now(UTC).date(), because=because), None
        )
        self._reconsider_duplicates(release)
        return held

    def carry_out(self, decisions: Sequence[AnyDecision]) -> None:
        """Apply decisions that were recorded: what they are about is written anew."""
        self._rule()
        holding = {each.key for each in self._entity_decisions()}
        releases: dict[str, None] = {}
        for decision in decisions:
            match self.ledger.undone_at_last(decision):
                case FindingDecision(anchor=anchor):
                    releases[anchor.release] = None
                case EntityDecision() as ruling:
                    releases |= dict.fromkeys(self._carry_out(ruling, ruling.key in holding))
        for release in releases:
            self.write_anew(release)
        self.ledger.settled(decisions)

    def _rule(self) -> None:
        self.registrar.rule(self._entity_decisions())

    def _entity_decisions(self) -> list[EntityDecision]:
        found = self.ledger.of_class(ag.EntityDecision)
        return [each for each in found if isinstance(each, EntityDecision)]

    def _carry_out(self, ruling: EntityDecision, holds: bool) -> Iterable[str]:
        """What follows for the register from a decision on entities, or from its undoing; the releases to write anew."""
        first, *others = ruling.entities
        if ruling.outcome in (EntityOutcome.SAME, EntityOutcome.DIFFERENT):
            self.registrar.answered(ruling.entities)
        match ruling.outcome:
            case EntityOutcome.SAME if holds:
                for other in others:
                    self.registrar.unite(other, first, "a person said so")
                if ruling.name:
                    self.registrar.call(first, ruling.name)
            case EntityOutcome.SAME:
                return self.registrar.begin_anew(ruling.entities)
            case EntityOutcome.DIFFERENT if holds and not self.registrar.are_several(ruling.entities):
                return self.registrar.begin_anew(ruling.entities)
            case EntityOutcome.RENAME:
                self.registrar.call(first, self.registrar.called(first) or ruling.wordings[0])
            case EntityOutcome.SPLIT if holds:
                return ruling.releases
            case EntityOutcome.SPLIT:
                return self.registrar.begin_anew(others)
            case _:
                pass
        return ()

    def write_anew(self, release: str) -> None:
        """Read the kept text of a release once more and describe it, decisions applied. Not where it is gone."""
        held = self._standing(release)
        if held is None or held.withdrawn_on:
            return
        read = take(kept(self._store, release))
        self._put(read, release, self._store.versions(release), held.sources[1:], again=True)

    def _slug(self, release: str) -> str:
        return release.removeprefix(f"{self._store.base}id/release/")

    def _standing(self, release: str) -> Standing | None:
        return standing(self._store.own_quads(release), release)

    def _compared_with_itself(
        self, found: Findings, held: Standing, versions: Sequence[TextVersion]
    ) -> tuple[Outcome, str | None]:
        """How the release differs from the one held under its identity."""
        if held.withdrawn_on:
            return Outcome.REINSTATED, None
        last = versions[-1]
        if last.text_digest != found.release.text_digest:
            return Outcome.EDITED, None
        if last.extractor != self._run.extractor:
            return Outcome.REREAD, None
        if last.source_digest != found.release.source_digest:
            new = about_release(found, self.registrar.keys(found), self._store.base)
            before = self.ledger.as_read(self._slug(held.release)) or self._store.own_quads(held.release)
            if not {quad.triple for quad in new} <= {quad.triple for quad in before}:
                return Outcome.REREAD, "the same text, but its file states other things of it"
        return Outcome.UNCHANGED, None

    def _also_read_from(self, found: Findings, held: Standing) -> str | None:
        name = file_name(found.release.source)
        if name in held.sources:
            return None
        self._store.add([source_quad(held.release, self._store.base, name)])
        return f"also read from {name}"

    def _put(
        self,
        read: Taken,
        release: str,
        versions: Sequence[TextVersion],
        also: tuple[str, ...],
        *,
        again: bool = False,
    ) -> Duplicate | str | None:
        """Write it. Returns the release that it duplicates, or a remark on one that it is only like."""
        slug = self._slug(release)
        decided = self.ledger.of_release(release)
        holds = applied(decided, read.findings, release) if decided else Applied(read.findings, (), ())
        found = holds.findings
        keyed = self.registrar.keys(found, slug, again=again)
        issuers = sorted(organization_iris(found, keyed, self._store.base))
        indexed = self._store.index.enter(
            release,
            read.fingerprint.signature,
            read.fingerprint.bands,
            (passage.key for passage in read.fingerprint.passages),
            issuers,
        )
        recurring = self._recurring(read.fingerprint, issuers, indexed.number)
        verdict = self._duplicate(read, indexed, recurring)
        known = Circumstances(
            duplicate=verdict if isinstance(verdict, Duplicate) else None,
            recurring=() if isinstance(verdict, Duplicate) else recurring,
            also_read_from=also,
        )
        told = partial(
            describe, base=self._store.base, run=self._run, earlier=versions, known=known, slug=slug
        )
        description: Description = told(found, keyed)
        if decided:
            as_read = told(read.findings, self.registrar.keys_as_read(read.findings, keyed))
            self.ledger.keep_as_read(release, slug, [*as_read.quads, *as_read.register], holds.orphaned)
        elif self.ledger.as_read(slug):
            self.ledger.keep_as_read(release, slug, (), ())
        self._store.put(description, found.release.text)
        self.registrar.carry_out(keyed)
        self._wrote = True
        return verdict

    def _recurring(self, read: Fingerprint, issuers: Sequence[str], number: int) -> tuple[Recurring, ...]:
        """The passages that earlier releases of the issuers have."""
        if not issuers:
            return ()
        found = []
        for passage in read.passages:
            earlier = self._store.index.earlier_with(passage.key, issuers, number, _RECURS)
            if len(earlier) == _RECURS:
                found.append(Recurring(passage.span, earlier[0]))
        return tuple(found)

    def _duplicate(
        self, read: Taken, indexed: Indexed, recurring: Sequence[Recurring]
    ) -> Duplicate | str | None:
        """The first release, of those that came before, whose text this is; else a remark on the one most like it."""
        near = [
            (estimate, other)
            for other in self._store.index.candidates(read.fingerprint.bands, indexed.number)
            if (estimate := resemblance(indexed.signature, other.signature)) >= _WORTH_COMPARING
        ]
        if not near:
            return None
        near.sort(key=lambda pair: (-pair[0], pair[1].number))
        mine = Compared(read.findings.release.text, _quotes(read.findings), tuple(r.span for r in recurring))
        like: tuple[Likeness, Standing] | None = None
        for _, other in near[:_MOST_COMPARED]:
            held = self._standing(other.iri)
            if held is None or held.withdrawn_on or held.duplicate_of:
                continue
            likeness = compare(mine, self._compared(held, other))
            if likeness.same:
                return Duplicate(held.release, likeness.score, likeness.why, held.issuers)
            if likeness.score >= 0.5 and (like is None or likeness.score > like[0].score):
                like = likeness, held
        return like and f"like {like[1].slug}, and kept apart: {like[0].why}"

    def _compared(self, held: Standing, indexed: Indexed) -> Compared:
        digest = self._store.current_text(held.release)
        assert digest is not None
        text = self._store.text(digest)
        said: dict[str, frozenset[str]] = {}
        alone = (
            ox.Store()
        )  # asked of the release alone: of all, its statements take longer the more there are
        alone.extend(self._store.quads(held.release))

        def select(sparql: str) -> ox.QuerySolutions:
            answer = alone.query(sparql, use_default_graph_as_union=True)
            assert isinstance(answer, ox.QuerySolutions)
            return answer

        for statement in marked(select, held.release).statements:
            if statement.mode is Mode.DIRECT:
                names = (s.name or s.organization for s in statement.speakers)
                said[statement.words] = frozenset(filter(None, names))
        recurring = self._recurring(fingerprint(text), sorted(held.issuers), indexed.number)
        return Compared(text, said, tuple(one.span for one in recurring))

    def _reconsider_duplicates(self, release: str) -> None:
        """Releases that were duplicates of one that changed are compared again, in the order of their coming."""
        others = self._store.subjects(ag.duplicateOf, release)
        for other in self._store.index.in_order(others):
            self.write_anew(other)

    def _remark(self, found: Findings, why: Duplicate | str | None) -> str | None:
        if isinstance(why, Duplicate):
            slug = why.of.rpartition("/")[2]
            return f"duplicate of {slug}: {why.why}"
        if _is_not_read(found):
            return f"kept, not read: {named_language(found.release.language or '')}"
        others = dict.fromkeys(
            named_language(passage.language)
            for passage in found.release.foreign
            if passage.language != ENGLISH
        )
        if others:
            return f"read but for what is in {' and '.join(others)}"
        return why

    def _key(self, data: bytes, source: str) -> str:
        name = source if "://" in source else PurePath(source).name
        head = f"{self._stamp}\x1f{name}\x1f".encode("utf-8", "surrogateescape")
        return hashlib.sha256(head + hashlib.sha256(data).digest()).hexdigest()

    def _index_anew(self) -> None:
        """Of a store whose index was lost, or is older than indexes are."""
        for held in self._store.releases():
            read = fingerprint(self._store.text(held.text_digest))
            known = self._standing(held.iri)
            self._store.index.enter(
                held.iri,
                read.signature,
                read.bands,
                (passage.key for passage in read.passages),
                sorted(known.issuers) if known else (),
            )


def _is_not_read(found: Findings) -> bool:
    release = found.release
    return release.language not in (None, ENGLISH) and all(p.language != ENGLISH for p in release.foreign)


def _quotes(found: Findings) -> dict[str, frozenset[str]]:
    return {
        statement.words: frozenset(filter(None, (s.name or s.organization for s in statement.speakers)))
        for statement in found.statements
        if statement.mode is Mode.DIRECT
    }
