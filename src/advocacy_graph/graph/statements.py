"""Statements with their speakers, and the posts in which people speak."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by, stretch, together
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.reading import Reading
from advocacy_graph.graph.words import day, words
from advocacy_graph.model import ActorKind, Affiliation, Findings, Mode, Speaker, Statement
from advocacy_graph.vocabulary import PREFIXES, ag, org, rdf, rdfs, schema


def statement_facts(reading: Reading) -> Iterator[Fact]:
    """Every statement. Raises ValueError where two have one key."""
    seen: set[str] = set()
    for statement in reading.findings.statements:
        if statement.key in seen:
            raise ValueError(f"two statements of {reading.iris.release_slug} have the key {statement.key!r}")
        seen.add(statement.key)
        yield from _statement(statement, reading)


def membership_facts(reading: Reading) -> Iterator[Fact]:
    """Every post of a person as an org:Membership, once for person, role and organisation."""
    posts: defaultdict[NamedNode, list[Affiliation]] = defaultdict(list)
    for affiliation in _affiliations(reading.findings):
        posts[_post(reading, affiliation.person, affiliation.role, affiliation.organization)].append(
            affiliation
        )
    for membership, affiliations in posts.items():
        first = affiliations[0]
        yield membership, rdf.type, org.Membership
        yield membership, org.member, reading.person(first.person)
        if first.organization:
            yield membership, org.organization, reading.organization(first.organization)
        if first.role:
            role = reading.iris.role(first.role)
            yield membership, org.role, role
            yield membership, ag.roleWords, words(first.role)
            yield role, rdf.type, org.Role
            yield role, rdfs.label, words(first.role)
        if reading.findings.heading.date:
            yield membership, ag.attestedOn, day(reading.findings.heading.date)
        yield from known_by(membership, together(a.evidence for a in affiliations), reading)


def _statement(statement: Statement, reading: Reading) -> Iterator[Fact]:
    this = reading.iris.statement(statement.key)
    yield this, rdf.type, ag.AttributedStatement
    if statement.mode is Mode.DIRECT:
        yield this, rdf.type, schema.Quotation
    yield this, schema.isPartOf, reading.iris.release
    yield this, schema.text, words(statement.words)
    yield this, ag.statementMode, NamedNode(PREFIXES["mode"] + statement.mode)
    for speaker in statement.speakers:
        yield from _speaker(this, speaker, reading)
    for policy in statement.about:
        yield this, schema.about, reading.policy(policy)
    yield from known_by(this, statement.evidence, reading)
    if statement.attribution:
        yield from stretch(this, ag.attribution, "attribution", statement.attribution, reading)


def _speaker(statement: NamedNode, speaker: Speaker, reading: Reading) -> Iterator[Fact]:
    if speaker.role:
        yield statement, ag.roleWords, words(speaker.role)
    if speaker.organization:
        yield statement, ag.onBehalfOf, reading.organization(speaker.organization)
    if speaker.name is None:
        return
    yield statement, ag.speaker, reading.actor(speaker.name, speaker.kind)
    if _has_post(speaker):
        yield statement, ag.inCapacity, _post(reading, speaker.name, speaker.role, speaker.organization)


def _has_post(speaker: Speaker) -> bool:
    named_person = speaker.kind is ActorKind.PERSON and speaker.name is not None
    return named_person and bool(speaker.role or speaker.organization)


def _affiliations(findings: Findings) -> Iterator[Affiliation]:
    """The declared ones; and those that an attribution alone gives, known by it."""
    yield from findings.affiliations
    declared = {(each.person, each.role, each.organization) for each in findings.affiliations}
    for statement in findings.statements:
        known = statement.evidence
        if statement.attribution:
            known = replace(known, spans=(statement.attribution,))
        for speaker in statement.speakers:
            post = (speaker.name, speaker.role, speaker.organization)
            if speaker.name is not None and _has_post(speaker) and post not in declared:
                yield Affiliation(speaker.name, speaker.role, speaker.organization, known)


def _post(reading: Reading, person: str, role: str | None, organization: str | None) -> NamedNode:
    return reading.iris.membership(
        reading.keys.people[person].value,
        reading.iris.role(role).value if role else "",
        reading.organization(organization).value if organization else "",
    )
