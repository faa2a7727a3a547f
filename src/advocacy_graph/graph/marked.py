"""One release read back for the eye: each statement and position where it stands in the text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.graph.row import Query, Row, rows
from advocacy_graph.model import Mode, Polarity, Span, Table
from advocacy_graph.vocabulary import PREFIXES, PROLOGUE


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


_RELEASE: Final = """
SELECT ?label ?date ?digest WHERE {
  %s rdfs:label ?label ; ag:currentVersion/ag:textDigest ?digest .
  OPTIONAL { %s schema:datePublished ?date }
}
"""

_STATEMENTS: Final = """
SELECT ?statement ?mode ?words ?rule ?confidence ?start ?end WHERE {
  ?statement schema:isPartOf %s ; a ag:AttributedStatement ; ag:statementMode ?mode ; schema:text ?words ;
             ag:rule ?rule ; ag:confidence ?confidence ; ag:evidence/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
}
ORDER BY ?statement ?start
"""

# A named person has a post wherever the release gives a role or organisation; an unnamed speaker has none,
# and then the statement itself says them.
_SPEAKERS: Final = """
SELECT DISTINCT ?statement ?name ?role ?organization WHERE {
  ?statement schema:isPartOf %s ; a ag:AttributedStatement .
  OPTIONAL {
    ?statement ag:speaker ?speaker .
    ?speaker schema:name ?name .
    OPTIONAL {
      ?statement ag:inCapacity ?post .
      ?post org:member ?speaker .
      OPTIONAL { ?post ag:roleWords ?postRole }
      OPTIONAL { ?post org:organization/schema:name ?postOrganization }
    }
  }
  OPTIONAL { ?statement ag:roleWords ?ownRole FILTER (!BOUND(?name)) }
  OPTIONAL { ?statement ag:onBehalfOf/schema:name ?ownOrganization FILTER (!BOUND(?name)) }
  BIND (COALESCE(?postRole, ?ownRole) AS ?role)
  BIND (COALESCE(?postOrganization, ?ownOrganization) AS ?organization)
}
ORDER BY ?statement ?name
"""

_POSITIONS: Final = """
SELECT ?position ?statement ?target ?polarity ?holder ?organization ?rule ?confidence ?start ?end WHERE {
  ?position schema:isPartOf %s ; a ag:Position ; ag:target/schema:name ?target ; ag:polarity ?polarity ;
            ag:rule ?rule ; ag:confidence ?confidence ; ag:evidence/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
  OPTIONAL { ?position ag:expressedIn ?statement }
  OPTIONAL { ?position ag:holder/schema:name ?holder }
  OPTIONAL { ?position ag:onBehalfOf/schema:name ?organization }
}
ORDER BY ?position ?start
"""


def marked(query: Query, release: str) -> Marked:
    """Everything that is marked in the release of this IRI. Raises UnknownRelease where the graph has none."""
    node = NamedNode(release)
    head = next(_asked(query, _RELEASE, node), None)
    if head is None:
        raise UnknownRelease(f"{release}: the store has no such release")
    positions = list(_positions(query, node))
    inside: dict[str, list[MarkedPosition]] = {}
    outside: list[MarkedPosition] = []
    for statement, position in positions:
        (outside if statement is None else inside.setdefault(statement, [])).append(position)
    return Marked(
        release=release,
        label=head.the_text("label"),
        date=head.date("date"),
        text_digest=head.the_text("digest"),
        statements=_statements(query, node, inside),
        positions=tuple(sorted(outside, key=lambda position: position.spans)),
    )


def _asked(query: Query, sparql: str, release: NamedNode) -> Iterator[Row]:
    # A NamedNode has been checked: it closes no angle bracket of its own.
    return rows(query, PROLOGUE + sparql.replace("%s", str(release)))


def _statements(
    query: Query, release: NamedNode, positions: dict[str, list[MarkedPosition]]
) -> tuple[MarkedStatement, ...]:
    speakers = {
        statement: tuple(
            MarkedSpeaker(row.text("name"), row.text("role"), row.text("organization")) for row in found
        )
        for statement, found in groupby(_asked(query, _SPEAKERS, release), key=_by("statement"))
    }
    statements: list[MarkedStatement] = []
    for statement, stretches in groupby(_asked(query, _STATEMENTS, release), key=_by("statement")):
        found = list(stretches)
        statements.append(
            MarkedStatement(
                iri=statement,
                mode=Mode(found[0].the_iri("mode").removeprefix(PREFIXES["mode"])),
                words=found[0].the_text("words"),
                spans=_spans(found),
                speakers=speakers[statement],
                positions=tuple(sorted(positions.get(statement, []), key=lambda position: position.spans)),
                rule=found[0].the_text("rule"),
                confidence=float(found[0].the_text("confidence")),
            )
        )
    return tuple(sorted(statements, key=lambda statement: statement.spans))


def _positions(query: Query, release: NamedNode) -> Iterator[tuple[str | None, MarkedPosition]]:
    for position, stretches in groupby(_asked(query, _POSITIONS, release), key=_by("position")):
        found = list(stretches)
        row = found[0]
        yield (
            row.iri("statement"),
            MarkedPosition(
                iri=position,
                target=row.the_text("target"),
                polarity=Polarity(row.the_iri("polarity").removeprefix(PREFIXES["polarity"])),
                holder=row.text("holder"),
                organization=row.text("organization"),
                spans=_spans(found),
                rule=row.the_text("rule"),
                confidence=float(row.the_text("confidence")),
            ),
        )


def _by(variable: str) -> Callable[[Row], str]:
    return lambda row: row.the_iri(variable)


def _spans(stretches: list[Row]) -> tuple[Span, ...]:
    return tuple(Span(int(row.the_text("start")), int(row.the_text("end"))) for row in stretches)
