"""What a page shows of a release's graph, in the terms that crawlers read.

Shown: the release, its statements, its positions, the capacities people speak in, and the name and types of
all that these point to. Not shown: evidence, rules and confidence, and wordings from other releases' pages.

Translated: `ag:speaker` is `schema:creator`; `dcterms:license` and `dcterms:rights` are `schema:license` and
`schema:copyrightNotice`; a capacity (org:Membership) also gives its person the
`schema:jobTitle` and `schema:affiliation` that it stands for.
"""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, Triple

from advocacy_graph.errors import UnknownRelease
from advocacy_graph.vocabulary import PREFIXES, ag, dcterms, org, rdf, schema

creator = NamedNode(PREFIXES["schema"] + "creator")
job_title = NamedNode(PREFIXES["schema"] + "jobTitle")
licence = NamedNode(PREFIXES["schema"] + "license")
notice = NamedNode(PREFIXES["schema"] + "copyrightNotice")
affiliation = NamedNode(PREFIXES["schema"] + "affiliation")

_RENAMED = {ag.speaker: creator, dcterms.license: licence, dcterms.rights: notice}
_SHOWN = {
    ag.PressRelease: {
        schema.headline,
        schema.datePublished,
        schema.publisher,
        schema.locationCreated,
        schema.url,
        dcterms.license,
        dcterms.rights,
    },
    ag.AttributedStatement: {
        schema.text,
        schema.isPartOf,
        schema.about,
        ag.statementMode,
        ag.speaker,
        ag.onBehalfOf,
        ag.inCapacity,
        ag.roleWords,
    },
    ag.Position: {
        schema.isPartOf,
        ag.expressedIn,
        ag.holder,
        ag.onBehalfOf,
        ag.target,
        ag.polarity,
        ag.condition,
        ag.intensity,
        ag.cue,
    },
    org.Membership: {org.member, org.organization, ag.roleWords},
    schema.Organization: {schema.name},
    schema.Person: {schema.name},
    ag.Policy: {schema.name},
}


def published(quads: Iterable[Quad], release: str) -> list[Triple]:
    """The page's triples, in a lasting order: the release, its statements and positions, then what they name.

    `quads` are the release's graph and the register's entries of what it names. Raises `UnknownRelease` when
    they do not describe `release`.
    """
    about: dict[NamedNode, list[Triple]] = {}
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            about.setdefault(quad.subject, []).append(quad.triple)
    this = NamedNode(release)
    if not _is(ag.PressRelease, about.get(this, ())):
        raise UnknownRelease(f"{release}: these quads do not describe it as a release")
    parts = [
        subject
        for kind in (ag.AttributedStatement, ag.Position)
        for subject, triples in sorted(about.items(), key=str)
        if _is(kind, triples) and Triple(subject, schema.isPartOf, this) in triples
    ]
    shown: dict[Triple, None] = {}
    waiting = [this, *parts]
    seen = set(waiting)
    for subject in waiting:  # grows while it is read
        for triple in _shown(about.get(subject, ())):
            shown |= dict.fromkeys(_translated(triple, about))
            if isinstance(triple.object, NamedNode) and triple.object not in seen:
                seen.add(triple.object)
                waiting.append(triple.object)
    return list(shown)


def _is(kind: NamedNode, triples: Sequence[Triple]) -> bool:
    return any(triple.predicate == rdf.type and triple.object == kind for triple in triples)


def _shown(triples: Sequence[Triple]) -> list[Triple]:
    """The triples of one thing that a page shows: its types in our or schema.org's words, and the listed terms."""
    predicates = {p for kind, shown in _SHOWN.items() if _is(kind, triples) for p in shown}
    return sorted(
        (
            triple
            for triple in triples
            if triple.predicate in predicates
            or (predicates and triple.predicate == rdf.type and _is_shown(triple))
        ),
        key=str,
    )


def _is_shown(typed: Triple) -> bool:
    kind = typed.object
    assert isinstance(kind, NamedNode)
    ours = kind.value.startswith((PREFIXES["schema"], PREFIXES["ag"])) or kind == org.Membership
    return ours and kind != ag.Finding


def _translated(triple: Triple, about: dict[NamedNode, list[Triple]]) -> list[Triple]:
    if triple.predicate in _RENAMED:
        return [Triple(triple.subject, _RENAMED[triple.predicate], triple.object)]
    if triple.predicate == org.member and isinstance(triple.subject, NamedNode):
        person = triple.object
        assert isinstance(person, NamedNode)
        read = {ag.roleWords: job_title, org.organization: affiliation}
        return [
            triple,
            *(
                Triple(person, read[said.predicate], said.object)
                for said in about[triple.subject]
                if said.predicate in read
            ),
        ]
    return [triple]
