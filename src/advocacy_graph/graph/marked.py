"""One release read back for the eye: each statement and position where it stands in the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from pyoxigraph import NamedNode, Quad

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph.told import by_subject
from advocacy_graph.model import Mode, Polarity, Span, Table
from advocacy_graph.vocabulary import PREFIXES, ag, oa, org, rdf, rdfs, schema


@dataclass(frozen=True, slots=True)
class MarkedSpeaker:
    """Who speaks. `name` is None for the unnamed, `role` and `organization` where the release is silent."""

    name: str | None
    role: str | None
    organization: str | None


@dataclass(frozen=True, slots=True)
class MarkedPosition:
    """A stance. `spans` are the words that show it; `holder` and `organization` are names."""

    iri: str
    target: str
    polarity: Polarity
    holder: str | None
    organization: str | None
    spans: tuple[Span, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MarkedStatement:
    """A statement with its speakers and the positions in it. `spans` are its words in the kept text."""

    iri: str
    mode: Mode
    words: str
    spans: tuple[Span, ...]
    speakers: tuple[MarkedSpeaker, ...]
    positions: tuple[MarkedPosition, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Marked:
    """A release as the graph has it. Spans count code points of the text whose SHA-256 is `text_digest`.

    `positions` are those outside of statements. Statements and positions stand in the order of the text.
    """

    release: str
    label: str
    date: date | None
    text_digest: str
    statements: tuple[MarkedStatement, ...]
    positions: tuple[MarkedPosition, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows: the statements with the positions in them, escaped."""
        rows = tuple(
            (
                "; ".join(one.name or "unnamed" for one in said.speakers),
                "; ".join(one.organization for one in said.speakers if one.organization),
                said.mode.value,
                said.words,
                "; ".join(f"{one.polarity.value}: {one.target}" for one in said.positions),
                said.confidence,
            )
            for said in self.statements
        )
        shown = Table(("speaker", "organization", "mode", "words", "positions", "confidence"), rows)
        title = self.label if self.date is None else f"{self.label}, {self.date}"
        return f"<p>{escape(title)}</p>{shown._repr_html_()}"


class _Said:
    """A release's graph and the register behind it, by subject and predicate."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._said = by_subject(quads)

    def all(self, subject: NamedNode, *path: NamedNode) -> list[NamedNode]:
        """The things at the end of a path."""
        found = [subject]
        for predicate in path:
            found = [
                end
                for node in found
                for end in self._said.get(node, {}).get(predicate, ())
                if isinstance(end, NamedNode)
            ]
        return found

    def one(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """A value; None where there is none."""
        found = self._said.get(subject, {}).get(predicate)
        return found[0].value if found else None

    def the(self, subject: NamedNode, predicate: NamedNode) -> str:
        """A value that every such subject has."""
        value = self.one(subject, predicate)
        if value is None:
            raise ValueError(f"{subject} has no {predicate}")
        return value

    def parts(self, release: NamedNode, of: NamedNode) -> list[NamedNode]:
        """The findings of that class in the release."""
        return [
            subject
            for subject, told in self._said.items()
            if of in told.get(rdf.type, ()) and release in told.get(schema.isPartOf, ())
        ]

    def spans(self, finding: NamedNode) -> tuple[Span, ...]:
        """Where it stands in the text."""
        selectors = self.all(finding, ag.evidence, oa.hasSelector)
        return tuple(
            sorted(
                Span(int(start), int(self.the(selector, oa.end)))
                for selector in dict.fromkeys(selectors)
                if (start := self.one(selector, oa.start)) is not None
            )
        )

    def name(self, node: NamedNode | None) -> str | None:
        """Of an entity."""
        return None if node is None else self.one(node, schema.name)


def marked(quads: Iterable[Quad], release: str) -> Marked:
    """Everything that is marked in the release of this IRI; `quads` are its graph and what the register says of its entities.

    Raises UnknownRelease where they know no such release.
    """
    node = NamedNode(release)
    said = _Said(quads)
    label = said.one(node, rdfs.label)
    version = next(iter(said.all(node, ag.currentVersion)), None)
    if label is None or version is None:
        raise UnknownRelease(f"{release}: the store has no such release")
    inside: dict[NamedNode, list[MarkedPosition]] = {}
    outside: list[MarkedPosition] = []
    for position, statement in _positions(said, node):
        (outside if statement is None else inside.setdefault(statement, [])).append(position)
    day = said.one(node, schema.datePublished)
    return Marked(
        release=release,
        label=label,
        date=date.fromisoformat(day) if day else None,
        text_digest=said.the(version, ag.textDigest),
        statements=tuple(_statements(said, node, inside)),
        positions=_in_order(outside),
    )


def _statements(
    said: _Said, release: NamedNode, positions: dict[NamedNode, list[MarkedPosition]]
) -> list[MarkedStatement]:
    found = [
        MarkedStatement(
            iri=statement.value,
            mode=Mode(said.the(statement, ag.statementMode).removeprefix(PREFIXES["mode"])),
            words=said.the(statement, schema.text),
            spans=said.spans(statement),
            speakers=tuple(_speakers(said, statement)),
            positions=_in_order(positions.get(statement, [])),
            rule=said.the(statement, ag.rule),
            confidence=float(said.the(statement, ag.confidence)),
        )
        for statement in said.parts(release, ag.AttributedStatement)
    ]
    return sorted(found, key=lambda one: (one.spans, one.iri))


def _speakers(said: _Said, statement: NamedNode) -> list[MarkedSpeaker]:
    """A named person has a post wherever the release gives a role or organisation; an unnamed speaker has none,
    and then the statement itself says them.
    """
    named = [speaker for speaker in said.all(statement, ag.speaker) if said.name(speaker) is not None]
    if not named:
        body = next(iter(said.all(statement, ag.onBehalfOf)), None)
        return [MarkedSpeaker(None, said.one(statement, ag.roleWords), said.name(body))]
    posts = said.all(statement, ag.inCapacity)
    found = []
    for speaker in sorted(named, key=lambda one: (said.name(one) or "", one.value)):
        own = [post for post in posts if speaker in said.all(post, org.member)]
        for post in own:
            body = next(iter(said.all(post, org.organization)), None)
            found.append(MarkedSpeaker(said.name(speaker), said.one(post, ag.roleWords), said.name(body)))
        if not own:
            found.append(MarkedSpeaker(said.name(speaker), None, None))
    return found


def _positions(said: _Said, release: NamedNode) -> Iterator[tuple[MarkedPosition, NamedNode | None]]:
    for position in said.parts(release, ag.Position):
        target, holder, body, statement = (
            next(iter(said.all(position, of)), None)
            for of in (ag.target, ag.holder, ag.onBehalfOf, ag.expressedIn)
        )
        told = MarkedPosition(
            iri=position.value,
            target=said.name(target) or "",
            polarity=Polarity(said.the(position, ag.polarity).removeprefix(PREFIXES["polarity"])),
            holder=said.name(holder),
            organization=said.name(body),
            spans=said.spans(position),
            rule=said.the(position, ag.rule),
            confidence=float(said.the(position, ag.confidence)),
        )
        yield told, statement


def _in_order(positions: Iterable[MarkedPosition]) -> tuple[MarkedPosition, ...]:
    return tuple(sorted(positions, key=lambda position: (position.spans, position.iri)))
