"""Decisions applied to the findings of their release.

Several decisions on one finding hold together: the latest says whether it is there, and of each field that was corrected
the latest value holds. Accepting or rejecting it forgets what was corrected before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, cast

from advocacy_graph.model import (
    Affiliation,
    Anchor,
    Demand,
    Evidence,
    Field,
    FindingDecision,
    FindingKind,
    FindingOutcome,
    Findings,
    Heading,
    Position,
    PressRelease,
    Quote,
    Span,
    Statement,
)
from advocacy_graph.review.anchors import anchored, parts
from advocacy_graph.review.fields import Thing, changed, joined, made
from advocacy_graph.review.find import Among, located, spans_now

DECIDED: Final = "decision"
"""The rule of findings that the machine did not make."""

_HEADING = {
    "headline": "headline_evidence",
    "date": "date_evidence",
    "place": "place_evidence",
    "issuers": "issuers_evidence",
}


@dataclass(frozen=True, slots=True)
class Considered:
    """A finding and what was decided on it.

    `read` is as the machine read it, None where it did not; `now` is what holds, None where it was rejected. `anchor` is that
    of the finding as read.
    """

    kind: FindingKind
    anchor: Anchor
    read: Thing | None
    now: Thing | None
    outcome: FindingOutcome | None
    decisions: tuple[FindingDecision, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """`findings` are what holds, `considered` all that were read or added; `orphaned` have reasons in words."""

    findings: Findings
    considered: tuple[Considered, ...]
    orphaned: tuple[tuple[FindingDecision, str], ...]


@dataclass
class _State:
    """What decisions on one finding come to."""

    decisions: list[FindingDecision] = field(default_factory=list)
    outcome: FindingOutcome | None = None
    changes: dict[str, Field] = field(default_factory=dict)
    added: dict[str, Field] = field(default_factory=dict)

    def take(self, decision: FindingDecision) -> None:
        self.decisions.append(decision)
        if decision.outcome is FindingOutcome.ADDED:
            self.added = dict(decision.changes)
            self.changes = {}
        elif decision.outcome is FindingOutcome.CORRECTED:
            self.changes |= decision.changes
        else:
            self.changes = {}
        self.outcome = decision.outcome


def considered(
    decisions: Iterable[FindingDecision], findings: Findings, release: str
) -> tuple[list[Considered], list[tuple[FindingDecision, str]]]:
    """Each finding with what was decided on it, and the decisions whose words are gone, with the reason."""
    among = Among(findings)
    states: dict[int, _State] = {}
    lost: dict[tuple[object, ...], _State] = {}
    orphaned: list[tuple[FindingDecision, str]] = []
    for decision in sorted(decisions, key=lambda each: (each.at, each.key)):
        number = among.found(decision.anchor, decision.changes)
        if number is not None:
            states.setdefault(number, _State()).take(decision)
        elif (here := spans_now(decision.anchor, findings)) is not None:
            lost.setdefault(_known_as(decision, here), _State()).take(decision)
        else:
            gone = next(q for q in decision.anchor.quotes if located(q, findings.release.text) is None)
            orphaned.append((decision, f"{_short(gone.exact)} no longer stands in the release"))
    entries = []
    for number, candidate in enumerate(among.placed):
        state = states.get(number, _State())
        now, missing = _decided(candidate.thing, candidate.spans, state, findings)
        orphaned += missing
        anchor = anchored(candidate.kind, candidate.thing, findings, release)
        entries.append(
            Considered(candidate.kind, anchor, candidate.thing, now, state.outcome, tuple(state.decisions))
        )
    for (kind, spans, *_), state in lost.items():
        entries.append(_missed(cast(FindingKind, kind), cast(tuple[Span, ...], spans), state, findings))
    return entries, orphaned


def applied(decisions: Iterable[FindingDecision], findings: Findings, release: str) -> Applied:
    """What holds of the release with that IRI.

    A finding that was accepted, corrected or added and that this extraction does not have, is made of its decision as long
    as its words stand there. Of a rejected statement positions and demands go along, of a rejected policy the positions on it;
    positions and demands of a statement follow it to another speaker.
    """
    entries, orphaned = considered(decisions, findings, release)
    held = [_following(entry, entries) for entry in entries]
    gone = {e.read.name for e in held if e.kind is FindingKind.POLICY and e.now is None and e.read}  # type: ignore[union-attr]
    keys = {e.now.key for e in held if isinstance(e.now, Statement)}
    kept: dict[FindingKind, list[Thing]] = {}
    for entry in held:
        if entry.now is not None and (thing := _without(entry, entry.now, gone, keys)) is not None:
            kept.setdefault(entry.kind, []).append(thing)
    (heading,) = kept.pop(FindingKind.HEADING, [findings.heading])
    # Built by name: the names of the tuples are the keys.
    told: dict[str, Any] = {"heading": heading, **parts(kept), "release": _unstated(held, findings)}
    return Applied(replace(findings, **told), tuple(held), tuple(orphaned))


def _unstated(held: list[Considered], findings: Findings) -> PressRelease:
    """The release, whose file no longer states what a person put right in its heading."""
    own = {name for e in held if e.kind is FindingKind.HEADING for d in e.decisions for name in d.changes}
    stated = findings.release.stated
    origins = tuple(pair for pair in stated.origins if pair[0] not in own)
    return replace(findings.release, stated=replace(stated, origins=origins))


def _known_as(decision: FindingDecision, spans: tuple[Span, ...]) -> tuple[object, ...]:
    """Tells findings apart that the machine does not have."""
    fields = {**decision.anchor.fields} or decision.changes
    telling = ("target", "person", "coalition", "organization", "name", "action")
    return (
        decision.anchor.kind,
        spans,
        *(fields.get(name) for name in telling if decision.anchor.kind is not FindingKind.STATEMENT),
    )


def _decided(
    thing: Thing, spans: tuple[Span, ...], state: _State, findings: Findings
) -> tuple[Thing | None, list[tuple[FindingDecision, str]]]:
    """What holds of a finding that the machine has, and the corrections of words that are gone."""
    if state.outcome is None:
        return thing, []
    if state.outcome is FindingOutcome.REJECTED:
        return None, []
    changes, missing = {**state.added, **state.changes}, []
    words = changes.pop("words", None)
    now = changed(thing, changes)
    if words is not None and isinstance(now, Statement):
        new = stretches(words, spans[0].start if spans else 0, findings.release.text)
        if new is None:
            last = next(each for each in reversed(state.decisions) if "words" in each.changes)
            missing.append((last, "the words to which it corrects no longer stand in the release"))
        else:
            now = replace(
                now,
                words=joined(new, findings.release.text),
                evidence=replace(now.evidence, spans=new),
            )
    return _sure(now, changes), missing


def stretches(words: Field, near: int, text: str) -> tuple[Span, ...] | None:
    """Where these words stand, nearest to a place in the text; None where some do not."""
    spans = [
        located(Quote(Span(near, near), each), text)
        for each in (words if isinstance(words, tuple) else (words or "",))
    ]
    return None if None in spans or not spans else tuple(sorted(span for span in spans if span))


def _sure(thing: Thing, changes: Mapping[str, Field]) -> Thing:
    """With evidence that says that a person decided. Of a heading the parts that were changed lose theirs."""
    if isinstance(thing, Heading):
        told: dict[str, Any] = {}
        for name, of in _HEADING.items():
            known = getattr(thing, of)
            told[of] = None if name in changes or known is None else _by_person(known)
        return replace(thing, **told)
    return replace(thing, evidence=_by_person(thing.evidence))


def _by_person(known: Evidence) -> Evidence:
    return replace(known, confidence=1.0, decided=True)


def _missed(kind: FindingKind, spans: tuple[Span, ...], state: _State, findings: Findings) -> Considered:
    """A finding that only people see in this text."""
    text = findings.release.text
    first = state.decisions[0]
    now: Thing | None = None
    if state.outcome is not FindingOutcome.REJECTED and spans:
        fields = {**first.anchor.fields, **state.added, **state.changes}
        known = Evidence(stretches(fields.get("words"), spans[0].start, text) or spans, DECIDED, 1.0, True)
        now = made(kind, fields, f"decided-{first.anchor.key}", known, text)
        if isinstance(now, Position | Demand):
            around = next(
                (
                    s
                    for s in findings.statements
                    if any(a.overlaps(b) for a in s.evidence.spans for b in spans)
                ),
                None,
            )
            now = replace(now, statement=around.key if around else None)
    return Considered(kind, first.anchor, None, now, state.outcome, tuple(state.decisions))


def _following(entry: Considered, entries: list[Considered]) -> Considered:
    """Positions, demands and posts of a statement that was corrected, where nothing was decided on them themselves."""
    now = entry.now
    if not isinstance(now, Position | Demand | Affiliation):
        return entry
    own = {name for decision in entry.decisions for name in decision.changes}
    for each in entries:
        if not isinstance(each.read, Statement) or not isinstance(each.now, Statement):
            continue
        was, is_ = each.read.speaker, each.now.speaker
        if was == is_:
            continue
        if isinstance(now, Affiliation):
            where = each.read.attribution
            near = where and any(span.overlaps(where) for span in now.evidence.spans)
            if near and (now.person, now.role, now.organization) == (was.name, was.role, was.organization):
                if is_.name is None:
                    return replace(entry, now=None)
                now = replace(now, person=is_.name, role=is_.role, organization=is_.organization)
        elif now.statement == each.read.key:
            told: dict[str, Any] = {}
            if now.holder == was.name and not own & {"holder", "holder_kind"}:
                told |= {"holder": is_.name, "holder_kind": is_.kind}
            if now.on_behalf_of == was.organization and "on_behalf_of" not in own:
                told |= {"on_behalf_of": is_.organization}
            now = replace(now, **told)
    return replace(entry, now=now)


def _without(entry: Considered, thing: Thing, gone: set[str], keys: set[str]) -> Thing | None:
    """The finding without what hangs on another that was rejected."""
    decided = entry.outcome is not None
    match thing:
        case Position() if thing.statement not in (None, *keys) or (thing.target in gone and not decided):
            return None
        case Demand() if thing.statement not in (None, *keys):
            return None
        case Demand() if thing.concerns in gone and not decided:
            return replace(thing, concerns=None)
        case Statement() if gone and not decided:
            return replace(thing, about=tuple(name for name in thing.about if name not in gone))
        case _:
            return thing


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return repr(flat if len(flat) <= 60 else f"{flat[:59]}…")
