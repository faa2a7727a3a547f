"""A release's statements, positions and demands as flat rows: what a table with one row each has.

Fields are columns, in their order, named as in the statement table. What is there several times in one row
(speakers of a joint statement, issuers) is joined by `; `; roles and organisations of several speakers stand in
the order of the speakers. `places` are the stretches of the kept text, as `120-180; 202-230`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.errors import StoreError
from advocacy_graph.vocabulary import PREFIXES, ag, oa, org, rdf, rdfs, schema

BETWEEN: Final = "; "


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One attributed statement. `policies` are those that it speaks of, with a position on them or without."""

    statement: str
    speaker: str | None
    speaker_label: str | None
    speaker_kind: str | None
    role: str | None
    organization: str | None
    organization_label: str | None
    policies: str | None
    policy_labels: str | None
    date: date | None
    release: str | None
    release_label: str | None
    issuers: str | None
    mode: str | None
    confidence: float | None
    rule: str | None
    decided: bool
    places: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One position. The actor is the holder, or the organisation spoken for where the holder is unnamed."""

    position: str
    statement: str | None
    actor: str | None
    actor_label: str | None
    actor_kind: str | None
    organization: str | None
    organization_label: str | None
    policy: str | None
    policy_label: str | None
    policy_kind: str | None
    polarity: str | None
    condition: str | None
    intensity: str | None
    cues: str | None
    date: date | None
    release: str | None
    release_label: str | None
    issuers: str | None
    mode: str | None
    confidence: float | None
    rule: str | None
    decided: bool
    places: str | None
    words: str | None


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One demand: who asks whom to do what. `by_when` is in the release's words, `deadline` the day that these tell."""

    demand: str
    statement: str | None
    actor: str | None
    actor_label: str | None
    actor_kind: str | None
    organization: str | None
    organization_label: str | None
    addressee: str | None
    addressee_label: str | None
    action: str | None
    policies: str | None
    policy_labels: str | None
    by_when: str | None
    deadline: date | None
    date: date | None
    release: str | None
    release_label: str | None
    issuers: str | None
    confidence: float | None
    rule: str | None
    decided: bool
    places: str | None
    words: str | None


Entry = Callable[[NamedNode], Iterable[Quad]]
"""What the register says of an entity."""


def statement_rows(quads: Iterable[Quad], entry: Entry) -> list[StatementRow]:
    """The statements in a release's graph, in the order of the text. Raises `StoreError` for what is no date or number."""
    told = _Told(quads, entry)
    return [_statement(told, node) for node in told.findings(ag.AttributedStatement)]


def position_rows(quads: Iterable[Quad], entry: Entry) -> list[PositionRow]:
    """The positions in a release's graph, in the order of the text. Raises `StoreError` likewise."""
    told = _Told(quads, entry)
    return [_position(told, node) for node in told.findings(ag.Position)]


def demand_rows(quads: Iterable[Quad], entry: Entry) -> list[DemandRow]:
    """The demands in a release's graph, in the order of the text. Raises `StoreError` likewise."""
    told = _Told(quads, entry)
    return [_demand(told, node) for node in told.findings(ag.Demand)]


def _statement(told: "_Told", node: NamedNode) -> StatementRow:
    release = told.node(node, schema.isPartOf)
    speakers = sorted(told.nodes(node, ag.speaker), key=lambda one: (told.label(one) or "", one.value))
    capacities = [_capacity(told, node, speaker) for speaker in speakers] or [_capacity(told, node, None)]
    policies = told.nodes(node, schema.about)
    return StatementRow(
        statement=node.value,
        speaker=_joined([speaker.value for speaker in speakers]),
        speaker_label=_joined([told.label(speaker) for speaker in speakers]),
        speaker_kind=_joined([told.kind(speaker) for speaker in speakers]),
        role=_joined([role for role, _ in capacities]),
        organization=_joined([body and body.value for _, body in capacities]),
        organization_label=_joined([told.label(body) for _, body in capacities]),
        policies=_joined([policy.value for policy in policies]),
        policy_labels=_joined([told.label(policy) for policy in policies]),
        date=told.day(release),
        release=release and release.value,
        release_label=told.text(release, rdfs.label),
        issuers=told.issuers(release),
        mode=told.concept(node, ag.statementMode, "mode"),
        confidence=told.number(node, ag.confidence),
        rule=told.text(node, ag.rule),
        decided=told.text(node, ag.decided) == "true",
        places=told.places(node),
        words=told.text(node, schema.text),
    )


def _capacity(
    told: "_Told", statement: NamedNode, speaker: NamedNode | None
) -> tuple[str | None, NamedNode | None]:
    """Role and organisation: of the speaker's post, or as the statement itself says them."""
    for post in told.nodes(statement, ag.inCapacity):
        if speaker in told.nodes(post, org.member):
            return told.text(post, ag.roleWords), told.node(post, org.organization)
    return told.text(statement, ag.roleWords), told.node(statement, ag.onBehalfOf)


def _position(told: "_Told", node: NamedNode) -> PositionRow:
    release = told.node(node, schema.isPartOf)
    statement = told.node(node, ag.expressedIn)
    actor, body = told.sides(node)
    policy = told.node(node, ag.target)
    return PositionRow(
        position=node.value,
        statement=statement and statement.value,
        actor=actor and actor.value,
        actor_label=told.label(actor),
        actor_kind=told.kind(actor),
        organization=body and body.value,
        organization_label=told.label(body),
        policy=policy and policy.value,
        policy_label=told.label(policy),
        policy_kind=told.policy_kind(policy),
        polarity=told.concept(node, ag.polarity, "polarity"),
        condition=_joined(told.texts(node, ag.condition)),
        intensity=_joined(told.texts(node, ag.intensity)),
        cues=_joined(told.texts(node, ag.cue)),
        date=told.day(release),
        release=release and release.value,
        release_label=told.text(release, rdfs.label),
        issuers=told.issuers(release),
        mode=told.concept(statement, ag.statementMode, "mode"),
        confidence=told.number(node, ag.confidence),
        rule=told.text(node, ag.rule),
        decided=told.text(node, ag.decided) == "true",
        places=told.places(node),
        words=told.quoted(node),
    )


def _demand(told: "_Told", node: NamedNode) -> DemandRow:
    release = told.node(node, schema.isPartOf)
    statement = told.node(node, ag.expressedIn)
    actor, body = told.sides(node)
    addressees, policies = told.nodes(node, ag.addressedTo), told.nodes(node, ag.concerns)
    return DemandRow(
        demand=node.value,
        statement=statement and statement.value,
        actor=actor and actor.value,
        actor_label=told.label(actor),
        actor_kind=told.kind(actor),
        organization=body and body.value,
        organization_label=told.label(body),
        addressee=_joined([one.value for one in addressees]),
        addressee_label=_joined([told.label(one) for one in addressees]),
        action=_joined(told.texts(node, ag.action)),
        policies=_joined([policy.value for policy in policies]),
        policy_labels=_joined([told.label(policy) for policy in policies]),
        by_when=_joined(told.texts(node, ag.byWhen)),
        deadline=told.day(node, ag.deadline),
        date=told.day(release),
        release=release and release.value,
        release_label=told.text(release, rdfs.label),
        issuers=told.issuers(release),
        confidence=told.number(node, ag.confidence),
        rule=told.text(node, ag.rule),
        decided=told.text(node, ag.decided) == "true",
        places=told.places(node),
        words=told.quoted(node),
    )


class _Told:
    """A release's graph, and the register behind it, by subject and predicate. Values come in order, so that rows do."""

    def __init__(self, quads: Iterable[Quad], entry: Entry) -> None:
        self._by: defaultdict[tuple[object, NamedNode], list[object]] = defaultdict(list)
        for quad in quads:
            self._by[quad.subject, quad.predicate].append(quad.object)
        self._entry = entry
        self._entities: dict[NamedNode, _Entity] = {}

    def findings(self, kind: NamedNode) -> list[NamedNode]:
        found = [
            subject
            for (subject, predicate), values in self._by.items()
            if predicate == rdf.type and kind in values and isinstance(subject, NamedNode)
        ]
        return sorted(found, key=lambda node: (self._stretches(node), node.value))

    def nodes(self, subject: NamedNode | None, predicate: NamedNode) -> list[NamedNode]:
        values = self._by.get((subject, predicate), ())
        return sorted((one for one in values if isinstance(one, NamedNode)), key=lambda one: one.value)

    def node(self, subject: NamedNode | None, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.nodes(subject, predicate)), None)

    def texts(self, subject: NamedNode | None, predicate: NamedNode) -> list[str]:
        values = self._by.get((subject, predicate), ())
        return sorted(one.value for one in values if isinstance(one, Literal))

    def text(self, subject: NamedNode | None, predicate: NamedNode) -> str | None:
        return next(iter(self.texts(subject, predicate)), None)

    def concept(self, subject: NamedNode | None, predicate: NamedNode, scheme: str) -> str | None:
        found = self.node(subject, predicate)
        return found and found.value.removeprefix(PREFIXES[scheme])

    def sides(self, finding: NamedNode) -> tuple[NamedNode | None, NamedNode | None]:
        """The actor, who is the holder or the organisation spoken for; and that organisation, or the holder that is one."""
        holder, behalf = self.node(finding, ag.holder), self.node(finding, ag.onBehalfOf)
        return holder or behalf, behalf or (holder if self.kind(holder) == "organization" else None)

    def day(self, subject: NamedNode | None, of: NamedNode = schema.datePublished) -> date | None:
        lexical = self.text(subject, of)
        try:
            return None if lexical is None else date.fromisoformat(lexical)
        except ValueError as error:
            raise _broken(subject, "date", lexical) from error

    def number(self, subject: NamedNode, predicate: NamedNode) -> float | None:
        lexical = self.text(subject, predicate)
        try:
            return None if lexical is None else float(lexical)
        except ValueError as error:
            raise _broken(subject, "confidence", lexical) from error

    def issuers(self, release: NamedNode | None) -> str | None:
        return _joined(sorted(self.label(one) or "" for one in self.nodes(release, schema.publisher)))

    def label(self, entity: NamedNode | None) -> str | None:
        return entity and (self._entity(entity).name or entity.value)

    def kind(self, entity: NamedNode | None) -> str | None:
        return entity and ("person" if self._entity(entity).person else "organization")

    def policy_kind(self, policy: NamedNode | None) -> str | None:
        return policy and self._entity(policy).policy_kind

    def places(self, finding: NamedNode) -> str | None:
        return _joined([f"{start}-{end}" for start, end, _ in self._stretches(finding)])

    def quoted(self, finding: NamedNode) -> str | None:
        return " ".join(words for _, _, words in self._stretches(finding)) or None

    def _stretches(self, finding: NamedNode) -> list[tuple[int, int, str]]:
        found = []
        for evidence in self.nodes(finding, ag.evidence):
            selectors = self.nodes(evidence, oa.hasSelector)
            start, end, words = (
                next((value for one in selectors for value in self.texts(one, part)), "")
                for part in (oa.start, oa.end, oa.exact)
            )
            try:
                found.append((int(start), int(end), words))
            except ValueError as error:
                raise _broken(evidence, "place", f"{start}-{end}") from error
        return sorted(found)

    def _entity(self, node: NamedNode) -> "_Entity":
        if node not in self._entities:
            self._entities[node] = _Entity(list(self._entry(node)))
        return self._entities[node]


@dataclass(frozen=True)
class _Entity:
    """A person, an organisation or a policy, as the register has it."""

    quads: list[Quad]

    @cached_property
    def name(self) -> str | None:
        return min(self._texts(schema.name), default=None)

    @cached_property
    def person(self) -> bool:
        return any(quad.predicate == rdf.type and quad.object == schema.Person for quad in self.quads)

    @cached_property
    def policy_kind(self) -> str | None:
        kinds = (
            quad.object.value.removeprefix(PREFIXES["kind"])
            for quad in self.quads
            if quad.predicate == ag.policyKind and isinstance(quad.object, NamedNode)
        )
        return min(kinds, default=None)

    def _texts(self, predicate: NamedNode) -> Iterator[str]:
        return (
            quad.object.value
            for quad in self.quads
            if quad.predicate == predicate and isinstance(quad.object, Literal)
        )


def _joined(parts: Iterable[str | None]) -> str | None:
    """None where there is nothing at all; else a place for each, so that columns keep step."""
    listed = list(parts)
    return BETWEEN.join(part or "" for part in listed) if any(listed) else None


def _broken(node: NamedNode | None, what: str, lexical: str | None) -> StoreError:
    return StoreError(
        f"{node and node.value}: its {what} is {lexical!r}: see what `advocacy-graph validate` says of the store"
    )
