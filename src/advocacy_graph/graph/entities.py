"""People, organisations and policies: their mentions in the release, their names in the register."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by, together
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.reading import Key, Reading
from advocacy_graph.graph.words import words
from advocacy_graph.model import Organization, Person, Policy, PolicyKind
from advocacy_graph.vocabulary import PREFIXES, ag, foaf, org, rdf, rdfs, schema, skos

E = TypeVar("E", bound=Organization | Person | Policy)


def mention_facts(reading: Reading) -> Iterator[Fact]:
    """One mention for each entity that the release names, with all its wordings and places."""
    findings = reading.findings
    yield from _mentions(_by_iri(findings.organizations, reading.organization), reading)
    yield from _mentions(_by_iri(findings.people, reading.person), reading)
    yield from _mentions(_by_iri(findings.policies, reading.policy), reading)


def register_facts(reading: Reading) -> Iterator[Fact]:
    """Names and types of every entity that the release's graph refers to, declared there or only named."""
    yield from _organizations(reading)
    yield from _people(reading)
    yield from _policies(reading)


def _by_iri(entities: Iterable[E], iri_of: Callable[[str], NamedNode]) -> dict[NamedNode, list[E]]:
    found: defaultdict[NamedNode, list[E]] = defaultdict(list)
    for entity in entities:
        found[iri_of(entity.name)].append(entity)
    return found


def _mentions(entities: Mapping[NamedNode, list[E]], reading: Reading) -> Iterator[Fact]:
    for this, named in entities.items():
        mention = reading.iris.mention(this)
        yield mention, rdf.type, ag.Mention
        yield mention, schema.isPartOf, reading.iris.release
        yield mention, ag.mentions, this
        for entity in named:
            for wording in (entity.name, *entity.wordings):
                yield mention, ag.wording, words(wording)
        yield from known_by(mention, together(each.evidence for each in named), reading)


def _organizations(reading: Reading) -> Iterator[Fact]:
    declared = _by_iri(reading.findings.organizations, reading.organization)
    coalitions = {reading.organization(tie.coalition) for tie in reading.findings.ties}
    for this, names in _names_of(reading.keys.organizations, reading.organization).items():
        known = declared.get(this, [])
        yield this, rdf.type, schema.Organization
        yield this, rdf.type, org.Organization
        yield this, rdf.type, foaf.Organization
        if this in coalitions:
            yield this, rdf.type, ag.Coalition
        if any(organization.governmental for organization in known):
            yield this, rdf.type, schema.GovernmentOrganization
        for organization in known:
            if organization.acronym:
                yield this, ag.acronym, words(organization.acronym)
        yield from _named(this, known, names, reading)


def _people(reading: Reading) -> Iterator[Fact]:
    declared = _by_iri(reading.findings.people, reading.person)
    for this, names in _names_of(reading.keys.people, reading.person).items():
        yield this, rdf.type, schema.Person
        yield this, rdf.type, foaf.Person
        yield from _named(this, declared.get(this, []), names, reading)


def _policies(reading: Reading) -> Iterator[Fact]:
    declared = _by_iri(reading.findings.policies, reading.policy)
    for this, names in _names_of(reading.keys.policies, reading.policy).items():
        known = declared.get(this, [])
        yield this, rdf.type, ag.Policy
        # Two wordings of one policy may have been taken for two kinds: the first named decides.
        kind = known[0].kind if known else PolicyKind.IDEA
        yield this, ag.policyKind, NamedNode(PREFIXES["kind"] + kind)
        if kind in (PolicyKind.BILL, PolicyKind.ACT):
            yield this, rdf.type, schema.Legislation
        if kind in (PolicyKind.PRACTICE, PolicyKind.IDEA):
            yield this, rdf.type, skos.Concept
        yield from _named(this, known, names, reading)


def _names_of(keys: Mapping[str, Key], iri_of: Callable[[str], NamedNode]) -> dict[NamedNode, list[str]]:
    """All names of each entity, in the order of the findings."""
    found: defaultdict[NamedNode, list[str]] = defaultdict(list)
    for name in keys:
        found[iri_of(name)].append(name)
    return found


def _named(this: NamedNode, declared: Iterable[E], names: Iterable[str], reading: Reading) -> Iterator[Fact]:
    """The user's own name for it is its name, else the longest declared: "Department of Homeland Security", not "DHS"."""
    longest = max((entity.name for entity in declared), key=len, default=next(iter(names)))
    name = reading.own_names.get(this, longest)
    yield this, schema.name, words(name)
    yield this, rdfs.label, words(name)
    for other in names:
        if other != name:
            yield this, schema.alternateName, words(other)
