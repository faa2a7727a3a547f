"""What the graph says of a release as a whole: how it stands, and what was stated of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph.circumstances import Namesake
from advocacy_graph.model import Stated
from advocacy_graph.vocabulary import ag, dcterms, rdfs, schema

_FIELDS = {
    schema.headline: "headline",
    schema.datePublished: "date",
    schema.publisher: "issuers",
    schema.url: "url",
    dcterms.identifier: "identifier",
    dcterms.license: "licence",
    dcterms.rights: "licence",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One release in the graph. `because` is why it was withdrawn, None where it was not; IRIs are strings.

    `corrected`: what it is a duplicate of says that it corrects it. `sources` are all files and addresses that gave its text. `stated` maps what its file stated to where.
    """

    release: str
    slug: str
    label: str
    day: date | None
    sources: tuple[str, ...]
    issuers: frozenset[str]
    duplicate_of: str | None
    why: str | None
    likeness: float | None
    corrected: bool
    namesake: Namesake | None
    withdrawn_on: date | None
    because: str | None
    language: str | None
    licence: str | None
    stated: dict[str, str]


def standing(quads: Iterable[Quad], release: str) -> Standing | None:
    """What the quads of the release's graph say of it; None where they do not know it."""
    node = NamedNode(release)
    quads = list(quads)
    said: dict[NamedNode, list[str]] = {}
    for quad in quads:
        if quad.subject == node:
            said.setdefault(quad.predicate, []).append(_value(quad.object))
    if not said:
        return None

    def one(predicate: NamedNode) -> str | None:
        return next(iter(said.get(predicate, ())), None)

    likeness, day, namesake = one(ag.likeness), one(ag.withdrawnOn), one(ag.namesakeOf)
    published = one(schema.datePublished)
    return Standing(
        release=release,
        slug=release.rpartition("/")[2],
        label=one(rdfs.label) or "",
        day=date.fromisoformat(published) if published else None,
        sources=(*said.get(dcterms.source, ()), *sorted(said.get(ag.alsoReadFrom, ()))),
        issuers=frozenset(said.get(schema.publisher, ())),
        duplicate_of=one(ag.duplicateOf),
        why=one(ag.duplicateBecause),
        likeness=float(likeness) if likeness else None,
        corrected=ag.correctedBy in said,
        namesake=Namesake(namesake, one(ag.namesakeBecause) or "") if namesake else None,
        withdrawn_on=date.fromisoformat(day) if day else None,
        because=one(ag.withdrawnBecause),
        language=one(schema.inLanguage),
        licence=one(dcterms.license) or one(dcterms.rights),
        stated=_stated_in(quads),
    )


def stated_of(quads: Iterable[Quad], release: str) -> Stated:
    """What the release's file stated of it, read back from its graph and the register's entries of what it names."""
    node = NamedNode(release)
    quads = list(quads)
    names = {_value(quad.subject): _value(quad.object) for quad in quads if quad.predicate == schema.name}
    origins = _stated_in(quads)
    values: dict[str, list[str]] = {}
    for quad in quads:
        field = _FIELDS.get(quad.predicate)
        if quad.subject == node and field in origins:
            values.setdefault(field, []).append(_value(quad.object))
    one = {name: found[0] for name, found in values.items()}
    return Stated(
        identifier=one.get("identifier"),
        url=one.get("url"),
        headline=one.get("headline"),
        date=date.fromisoformat(one["date"]) if "date" in one else None,
        issuers=tuple(names[iri] for iri in values.get("issuers", ()) if iri in names),
        licence=one.get("licence"),
        origins=tuple(sorted(origins.items())),
    )


def _stated_in(quads: Iterable[Quad]) -> dict[str, str]:
    of: dict[str, NamedNode] = {}
    where: dict[str, str] = {}
    for quad in quads:
        if quad.predicate == ag.detailOf and isinstance(quad.object, NamedNode):
            of[str(quad.subject)] = quad.object
        elif quad.predicate == ag.statedIn:
            where[str(quad.subject)] = _value(quad.object)
    return {_FIELDS[of[detail]]: told for detail, told in where.items() if detail in of}


def _value(term: object) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value
