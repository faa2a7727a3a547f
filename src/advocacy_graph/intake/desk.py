"""The one writer's desk: each release that was taken finds its place in the store, or is found to be there."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path, PurePath

from advocacy_graph.extract import EXTRACTOR, Role, explain, extract
from advocacy_graph.graph import (
    Circumstances,
    Description,
    Duplicate,
    Namesake,
    Recurring,
    Run,
    Standing,
    about_release,
    describe,
    file_name,
    marked,
    namesake_iri,
    organization_iris,
    release_iri,
    run_quads,
    slug_of,
    source_quad,
    standing,
    withdrawal,
)
from advocacy_graph.ingest import ENGLISH, named_language, reader
from advocacy_graph.intake.entities import key_in, name_of
from advocacy_graph.intake.kept import Reader, held_as, kept
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.intake.outcome import Ingested, Outcome
from advocacy_graph.intake.references import Given
from advocacy_graph.intake.registrar import Registrar
from advocacy_graph.intake.taken import Taken
from advocacy_graph.likeness import (
    Compared,
    Fingerprint,
    Likeness,
    Passage,
    changed,
    compare,
    corrects,
    edited,
    fingerprint,
    passages,
    resemblance,
)
from advocacy_graph.model import (
    AnyDecision,
    CodebookDecision,
    CodebookOutcome,
    EntityDecision,
    EntityOutcome,
    FindingDecision,
    Findings,
    Mode,
)
from advocacy_graph.review import Applied, applied
from advocacy_graph.store import Indexed, Store, TextVersion
from advocacy_graph.vocabulary import ag, rdf

_WORTH_COMPARING = 0.3  # of an estimate that may be off by a tenth
_MOST_COMPARED = 12
_OWN_WORDS = (Role.BODY, Role.BULLET, Role.SUBHEAD)
_LATEST = 2**62  # as a number of a release that has none yet
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


@dataclass(frozen=True, slots=True)
class _Place:
    """Which release it is that came: its IRI, how the store has it, and `why` it is that one where there was a choice.

    `namesake`: another has its issuer, date and headline.
    """

    release: str
    held: Standing | None
    versions: tuple[TextVersion, ...] = ()
    why: str | None = None
    namesake: Namesake | None = None


@dataclass(frozen=True, slots=True)
class _Verdict:
    """How a release's text stands to those of others: of which it is a duplicate, which ones it corrects, or a remark."""

    duplicate: Duplicate | None = None
    corrected: list[Standing] = field(default_factory=list)
    remark: str | None = None


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
        self.reader = Reader(store)
        self._rule()
        if store.index.is_new:
            self._index_anew()
        if awaiting := self.ledger.awaiting():
            self.carry_out(awaiting)

    def close(self) -> None:
        """Say in the graph when the run ended, if it wrote anything."""
        if self._wrote:
            self._store.add(run_quads(replace(self._run, ended=datetime.now(UTC)), self._store.base))
            self._wrote = False

    def known(self, data: bytes, source: str) -> list[Ingested] | None:
        """What these bytes gave when they were read before, if that still stands: nothing is to be done then."""
        if self._terms.reinstate:
            return None
        releases = self._store.index.remembered(self._key(data, source))
        if not releases or not all(self._stands(iri, digest) for iri, digest in releases):
            return None
        return [Ingested(source, Outcome.UNCHANGED, iri) for iri, _ in releases]

    def _stands(self, release: str, digest: str) -> bool:
        return self._store.current_text(release) == digest and self._store.holds_text(digest)

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
        place = self._place(read)
        release, held = place.release, place.held
        outcome, reason = Outcome.ADDED, place.why
        if held is not None:
            if held.withdrawn_on and not self._terms.reinstate:
                reason = f"withdrawn on {held.withdrawn_on}: {held.because}; --reinstate brings it back"
                return Ingested(source, Outcome.WITHDRAWN, release, reason)
            outcome, reason = self._compared_with_itself(found, place)
            if outcome is Outcome.UNCHANGED:
                self._take_over(release, self._left_standing(read, held))
                if not self._store.holds_text(found.release.text_digest):
                    self._store.keep_text(found.release.text)
                    return Ingested(
                        source, outcome, release, "its kept text was lost or damaged, and is kept again"
                    )
                return Ingested(source, outcome, release, reason or self._also_read_from(found, held))
        also = tuple(name for name in (held.sources[1:] if held else ()) if name != file_name(source))
        verdict = self._put(read, place, also)
        if held is not None:
            self._reconsider_duplicates(release)
        self._take_over(release, verdict.corrected)
        if outcome is Outcome.ADDED and verdict.duplicate:
            outcome = Outcome.DUPLICATE
        if outcome is Outcome.ADDED and verdict.corrected:
            outcome = Outcome.CORRECTION
        if outcome is Outcome.ADDED and _is_not_read(found):
            outcome = Outcome.NOT_READ
        remarks = dict.fromkeys(filter(None, (reason, *self._remarks(found, verdict))))
        return Ingested(source, outcome, release, "; ".join(remarks) or None)

    def _take_over(self, release: str, corrected: Iterable[Standing]) -> None:
        """What the release corrects becomes its duplicate, and so do the duplicates of that."""
        for one in corrected:
            self.write_anew(one.release, beside=release)
            self._reconsider_duplicates(one.release, beside=release)

    def _left_standing(self, read: Taken, held: Standing) -> list[Standing]:
        """What a correction that is held has not taken over yet: a kill between the two left both."""
        if held.duplicate_of or not corrects(read.findings.release.text, ""):
            return []
        prints, issuers = read.fingerprint, sorted(held.issuers)
        indexed = self._entered(held.release, prints, issuers)
        recurring = self._recurring(prints.passages, issuers, indexed.number)
        return self._judged(read, prints, indexed, recurring, held.issuers, ()).corrected

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
        holding = {each.key for each in self.ledger.entity_decisions()}
        releases: dict[str, None] = {}
        for decision in decisions:
            match self.ledger.undone_at_last(decision):
                case FindingDecision(anchor=anchor):
                    releases[anchor.release] = None
                case CodebookDecision() as revision:
                    releases |= dict.fromkeys(self._revise(revision))
                case EntityDecision() as ruling:
                    releases |= dict.fromkeys(self._carry_out(ruling, ruling.key in holding))
        for release in releases:
            self.write_anew(release)
        self.registrar.end_anew()
        self.ledger.settled(decisions)

    def _rule(self) -> None:
        self.registrar.rule(self.ledger.entity_decisions())

    def _carry_out(self, ruling: EntityDecision, holds: bool) -> Iterable[str]:
        """What follows for the register from a decision on entities, or from its undoing; the releases to write anew."""
        first, *others = ruling.entities
        if ruling.outcome in (EntityOutcome.SAME, EntityOutcome.DIFFERENT):
            self.registrar.answered(ruling.entities)
        match ruling.outcome:
            case EntityOutcome.SAME if holds and self._store.successor(first) in others:
                return self.registrar.begin_anew(ruling.entities)  # the other way round than before
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

    def _revise(self, revision: CodebookDecision) -> Iterable[str]:
        """What follows from a decision on the codebook, or from its undoing; the releases to write anew."""
        self.registrar.revise()
        first, *others = revision.concepts
        if revision.outcome is CodebookOutcome.MERGE:
            if revision.key not in {each.key for each in self.ledger.codebook_decisions()}:
                return self.registrar.begin_anew(revision.concepts)
            for other in others:
                if name_of(self._store, other):
                    self.registrar.unite(other, first, "a person made one concept of them")
        concept = self.registrar.register.codebook.concepts.get(key_in(self._store, first))
        if concept and name_of(self._store, first) and not self.registrar.called(first):
            self.registrar.call(first, concept.label)
        return ()

    def write_anew(self, release: str, *, beside: str | None = None) -> None:
        """Read the kept text of a release once more and describe it, decisions applied. Not where it is gone.

        `beside`: see `_put`.
        """
        held = self._standing(release)
        if held is None or held.withdrawn_on:
            return
        place = _Place(release, held, self._store.versions(release))
        self._put(Taken(self.reader.whole(release)), place, held.sources[1:], again=True, beside=beside)

    def _slug(self, release: str) -> str:
        return slug_of(self._store.base, release)

    def _standing(self, release: str) -> Standing | None:
        return held_as(self._store, release)

    def _place(self, read: Taken) -> _Place:
        """The release that has its text, in any version; else, of those under its heading, the one that it is an edit of.

        Else it is a release of its own. The first under a heading has the IRI that the heading gives; which one was
        the first is up to the order of reading, and all that comes later leaves its IRI as it is.
        """
        found = read.findings
        plain = release_iri(found, base=self._store.base)
        near = self._store.index.namesakes(plain)
        known = [(one, held) for one in near if (held := self._standing(one.iri)) is not None]
        if not known:
            return _Place(plain, self._standing(plain))
        for one, held in known:
            versions = self._store.versions(one.iri)
            if any(version.text_digest == found.release.text_digest for version in versions):
                return _Place(one.iri, held, versions)
        if (
            found.release.stated.identifier
        ):  # an address or Message-ID says that it is the same, whatever it reads
            ((one, held), *_) = known
            return _Place(one.iri, held, self._store.versions(one.iri))
        signature = read.fingerprint.signature
        known.sort(key=lambda pair: (-resemblance(signature, pair[0].signature), pair[0].number))
        issuers = sorted(frozenset().union(*(held.issuers for _, held in known)))
        mine = self._body(read, issuers)
        judged = []
        for one, held in known[:_MOST_COMPARED]:
            versions = self._store.versions(one.iri)
            theirs = self._body(Taken(extract(kept(self._store, held, versions[-1]))), issuers)
            judged.append((edited(mine, theirs), held, versions))
        likeness, held, versions = max(judged, key=lambda judged: (judged[0].same, judged[0].score))
        if likeness.same:
            return _Place(held.release, held, versions, likeness.why)
        namesake = Namesake(held.release, likeness.why)
        iri = namesake_iri(found, base=self._store.base)
        return _Place(
            iri,
            None,
            (),
            f"has issuer, date and headline of {held.slug}, and is another: {likeness.why}",
            namesake,
        )

    def _body(self, read: Taken, issuers: Sequence[str]) -> Compared:
        """Its text and quotations; boilerplate is what was read as such, and what earlier releases of the issuers have."""
        release = read.findings.release
        classed, _ = explain(release)
        apart = [one.span for one in classed if one.role not in _OWN_WORDS]
        recurring = [one.span for one in self._recurring(passages(release.text), issuers, _LATEST)]
        return Compared(release.text, _quotes(read.findings), (*apart, *recurring))

    def _compared_with_itself(self, found: Findings, place: _Place) -> tuple[Outcome, str | None]:
        """How the release differs from the one held under its identity."""
        assert place.held is not None
        if place.held.withdrawn_on:
            return Outcome.REINSTATED, None
        last = place.versions[-1]
        if last.text_digest != found.release.text_digest:
            return Outcome.EDITED, place.why
        if last.extractor != self._run.extractor:
            return Outcome.REREAD, None
        if last.source_digest != found.release.source_digest:
            slug = self._slug(place.release)
            new = about_release(found, self.registrar.keys(found, slug), self._store.base, slug)
            before = self.ledger.as_read(slug) or self._store.own_quads(place.release)
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
        place: _Place,
        also: tuple[str, ...],
        *,
        again: bool = False,
        beside: str | None = None,
    ) -> _Verdict:
        """Write it. `beside` is a release that came later and may have its text all the same."""
        release, slug = place.release, self._slug(place.release)
        decided = self.ledger.of_release(release)
        holds = applied(decided, read.findings, release) if decided else Applied(read.findings, (), ())
        found = holds.findings
        keyed = self.registrar.keys(found, slug, again=again)
        issuers = sorted(organization_iris(found, keyed, self._store.base))
        verdict = _Verdict()
        number = self._store.index.number_of(release) if again and not beside else None
        if number and place.held and not place.held.duplicate_of and place.held.issuers == set(issuers):
            # Text and issuers are as they were when it was found to be no duplicate.
            recurring = self._recurring(passages(found.release.text), issuers, number)
        else:
            prints = read.fingerprint
            indexed = self._entered(release, prints, issuers)
            recurring = self._recurring(prints.passages, issuers, indexed.number)
            later = {beside, place.held.duplicate_of if place.held else None}
            verdict = self._judged(read, prints, indexed, recurring, frozenset(issuers), later)
        known = Circumstances(
            duplicate=verdict.duplicate,
            recurring=() if verdict.duplicate else recurring,
            also_read_from=also,
            namesake=place.namesake or (place.held.namesake if place.held else None),
        )
        told = partial(
            describe, base=self._store.base, run=self._run, earlier=place.versions, known=known, slug=slug
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

    def _entered(self, release: str, prints: Fingerprint, issuers: Sequence[str]) -> Indexed:
        keys = (passage.key for passage in prints.passages)
        return self._store.index.enter(release, prints.signature, prints.bands, keys, issuers)

    def _recurring(
        self, read: Iterable[Passage], issuers: Sequence[str], number: int
    ) -> tuple[Recurring, ...]:
        """The passages that earlier releases of the issuers have."""
        if not issuers:
            return ()
        found = []
        for passage in read:
            earlier = self._store.index.earlier_with(passage.key, issuers, number, _RECURS)
            if len(earlier) == _RECURS:
                found.append(Recurring(passage.span, earlier[0]))
        return tuple(found)

    def _judged(
        self,
        read: Taken,
        prints: Fingerprint,
        indexed: Indexed,
        recurring: Sequence[Recurring],
        issuers: frozenset[str],
        later: Collection[str | None],
    ) -> _Verdict:
        """Of releases that have this text, the first to come is the one that counts, unless its issuer corrected it.

        Of those that came after this one, only the ones in `later` are looked at, and those that may correct it.
        """
        near = [
            (estimate, other)
            for other in self._store.index.candidates(prints.bands, indexed.number)
            if (estimate := resemblance(indexed.signature, other.signature)) >= _WORTH_COMPARING
        ]
        if not near:
            return _Verdict()
        near.sort(key=lambda pair: (-pair[0], pair[1].number))
        found = read.findings
        mine = Compared(found.release.text, _quotes(found), tuple(r.span for r in recurring))
        corrected: list[Standing] = []
        like: tuple[Likeness, Standing] | None = None
        for _, other in near[:_MOST_COMPARED]:
            held = self._standing(other.iri)
            if held is None or held.withdrawn_on or held.duplicate_of:
                continue
            own = bool(issuers & held.issuers)
            after = other.number > indexed.number
            if after and not own and other.iri not in later:
                continue
            theirs = self._compared(held, other)
            likeness = compare(mine, theirs)
            if likeness.same:
                if own and corrects(mine.text, theirs.text) and _not_before(found.heading.date, held.day):
                    corrected.append(held)
                    continue
                is_corrected = (
                    own and corrects(theirs.text, mine.text) and _not_before(held.day, found.heading.date)
                )
                if after and not is_corrected and other.iri not in later:
                    continue
                why = [f"corrected there on {held.day}" if is_corrected and held.day else None, likeness.why]
                why.append(_changed(*((theirs, mine) if is_corrected else (mine, theirs))) if own else None)
                return _Verdict(
                    Duplicate(
                        held.release, likeness.score, "; ".join(filter(None, why)), held.issuers, is_corrected
                    )
                )
            if likeness.score >= 0.5 and (like is None or likeness.score > like[0].score):
                like = likeness, held
        remark = like and f"like {like[1].slug}, and kept apart: {like[0].why}"
        return _Verdict(corrected=corrected, remark=remark)

    def _compared(self, held: Standing, indexed: Indexed) -> Compared:
        digest = self._store.current_text(held.release)
        assert digest is not None
        text = self._store.text(digest)
        said: dict[str, frozenset[str]] = {}
        for statement in marked(self._store.quads(held.release), held.release).statements:
            if statement.mode is Mode.DIRECT:
                names = (s.name or s.organization for s in statement.speakers)
                said[statement.words] = frozenset(filter(None, names))
        recurring = self._recurring(passages(text), sorted(held.issuers), indexed.number)
        return Compared(text, said, tuple(one.span for one in recurring))

    def _reconsider_duplicates(self, release: str, *, beside: str | None = None) -> None:
        """Releases that were duplicates of one that changed are compared again, in the order of their coming."""
        for other in self._store.index.in_order(self._store.subjects(ag.duplicateOf, release)):
            self.write_anew(other, beside=beside)

    def _remarks(self, found: Findings, verdict: _Verdict) -> Iterator[str | None]:
        yield from found.release.stated.remarks
        if verdict.duplicate:
            yield f"duplicate of {verdict.duplicate.of.rpartition('/')[2]}: {verdict.duplicate.why}"
            return
        for corrected in verdict.corrected:
            yield f"corrects {corrected.slug}, whose statements it takes over"
        if _is_not_read(found):
            yield f"kept, not read: {named_language(found.release.language or '')}"
            return
        others = dict.fromkeys(
            named_language(passage.language)
            for passage in found.release.foreign
            if passage.language != ENGLISH
        )
        if others:
            yield f"read but for what is in {' and '.join(others)}"
        yield verdict.remark

    def _key(self, data: bytes, source: str) -> str:
        name = source if "://" in source else PurePath(source).name
        head = f"{self._stamp}\x1f{name}\x1f".encode("utf-8", "surrogateescape")
        return hashlib.sha256(head + hashlib.sha256(data).digest()).hexdigest()

    def _index_anew(self) -> None:
        """Of a store whose index was lost, or is older than indexes are."""
        withdrawn = self._store.subjects(rdf.type, ag.WithdrawnRelease.value)
        for iri in [*(held.iri for held in self._store.releases()), *withdrawn]:
            known = self._standing(iri)
            digests = [version.text_digest for version in self._store.versions(iri)]
            assert known is not None
            self._entered(iri, fingerprint(self._store.text(digests[-1])), sorted(known.issuers))


def _not_before(day: date | None, other: date | None) -> bool:
    return day is None or other is None or day >= other


def _changed(now: Compared, earlier: Compared) -> str | None:
    said = changed(now.body, earlier.body)
    return said and f"changed: {said}"


def _is_not_read(found: Findings) -> bool:
    release = found.release
    return release.language not in (None, ENGLISH) and all(p.language != ENGLISH for p in release.foreign)


def _quotes(found: Findings) -> dict[str, frozenset[str]]:
    return {
        statement.words: frozenset(filter(None, (s.name or s.organization for s in statement.speakers)))
        for statement in found.statements
        if statement.mode is Mode.DIRECT
    }
