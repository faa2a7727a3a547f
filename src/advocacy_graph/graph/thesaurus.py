"""A SKOS file of the user's, read as plain data: a gazetteer's rows, or the concepts of a codebook."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.graph.told import Told, by_subject, without_blank_nodes
from advocacy_graph.vocabulary import dcterms, org, rdf, schema, skos

FORMATS: Final = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}
"""By the ending of a file's name."""

_MOST_BYTES = 64 * 1024 * 1024
_WIKIDATA = ("http://www.wikidata.org/entity/", "https://www.wikidata.org/wiki/")
_ENGLISH_FIRST = {"en": 0, None: 1}


@dataclass(frozen=True, slots=True)
class Skos:
    """One concept of a file: `name` is its preferred label (English before none before others), `others` the rest."""

    iri: str
    name: str
    others: tuple[str, ...]
    code: str
    broader: tuple[str, ...]
    told: Told

    def one(self, *predicates: NamedNode) -> str:
        """The first value of the first of these that has one; else empty."""
        values = (value.value for predicate in predicates for value in self.told.get(predicate, ()))
        return next(values, "")

    @property
    def id(self) -> str:
        """Its notation, else the last part of its IRI."""
        return self.code or _tail(self.iri)


def read_skos(path: Path) -> list[Skos]:
    """The concepts of a file, in the order of their IRIs. Raises `UnreadableGazetteer`, which names line or concept."""
    told = _told(path)
    narrower = defaultdict(list)
    for iri, values in told.items():
        for below in values.get(skos.narrower, ()):
            narrower[below.value].append(iri)
    found = []
    for iri, values in sorted(told.items()):
        if skos.Concept in values.get(rdf.type, ()):
            name, *others = _labels(path, iri, values)
            above = [value.value for value in values.get(skos.broader, ())] + narrower[iri]
            code = next((value.value for value in values.get(skos.notation, ())), "")
            found.append(Skos(iri, name, tuple(others), code, tuple(sorted(dict.fromkeys(above))), values))
    if not found:
        raise UnreadableGazetteer(path, None, "has no skos:Concept: type each entry as one")
    return found


def gazetteer_rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows of a gazetteer: see docs/resolving.md for which property fills which column."""
    concepts = read_skos(path)
    ids = {concept.iri: concept.id for concept in concepts}
    for concept in concepts:
        parents = [
            *(value.value for value in concept.told.get(org.subOrganizationOf, ())),
            *concept.broader,
        ]
        acronym = next((name for name in concept.others if name.isupper() and " " not in name), "")
        same = [*concept.told.get(schema.sameAs, ()), *concept.told.get(skos.exactMatch, ())]
        yield (
            f"<{concept.iri}>",
            {
                "id": concept.id,
                "name": concept.name,
                "acronym": acronym,
                "aliases": "|".join(name for name in concept.others if name != acronym),
                "country": concept.one(schema.addressCountry),
                "part_of": ids.get(parents[0], _tail(parents[0])) if parents else "",
                "kind": _tail(concept.one(dcterms.type)),
                "wikidata": next((_tail(v.value) for v in same if v.value.startswith(_WIKIDATA)), ""),
                "source": concept.one(dcterms.source),
                "as_of": concept.one(dcterms.modified, dcterms.date),
            },
        )


def concept_rows(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The rows of a codebook, what stands above a concept named by IRI."""
    for concept in read_skos(path):
        yield (
            f"<{concept.iri}>",
            {
                "code": concept.code,
                "label": concept.name,
                "others": "|".join(name.replace("|", "/") for name in concept.others),
                "broader": "|".join(concept.broader),
                "definition": concept.one(skos.definition, skos.scopeNote),
                "match": concept.iri,
            },
        )


def _told(path: Path) -> Mapping[str, Told]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableGazetteer(path, None, "has more than 64 MB: that is no list of names")
        # The base is for IRIs like <#raids>, which then are the same wherever the file lies.
        quads = parse(path=str(path), format=FORMATS[path.suffix.lower()], base_iri="urn:x-file:")
        return {subject.value: told for subject, told in by_subject(without_blank_nodes(quads)).items()}
    except OSError as error:
        raise UnreadableGazetteer(path, None, f"cannot be read: {error.strerror or error}") from error
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise UnreadableGazetteer(path, line, f"cannot be read as {path.suffix[1:]}: {error}") from error


def _labels(path: Path, iri: str, values: Told) -> list[str]:
    """The preferred one first. Those in one language or none come as they are sorted, so that a file is read in one way."""

    def labels(predicate: NamedNode) -> list[str]:
        found = [value for value in values.get(predicate, ()) if isinstance(value, Literal)]
        found.sort(
            key=lambda value: (
                _ENGLISH_FIRST.get(value.language and value.language[:2], 2),
                value.language or "",
                value.value,
            )
        )
        return [" ".join(value.value.split()) for value in found]

    preferred = labels(skos.prefLabel)
    if not preferred:
        raise UnreadableGazetteer(path, f"<{iri}>", "has no skos:prefLabel: give it one")
    return list(dict.fromkeys([*preferred, *labels(skos.altLabel), *labels(skos.hiddenLabel)]))


def _tail(iri: str) -> str:
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2] or iri
