"""What the service says of itself in RDF: the SPARQL service description, VoID and DCAT.

https://www.w3.org/TR/sparql11-service-description/, https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from advocacy_graph.vocabulary import PREFIXES, ag, rdf, schema, xsd
from advocacy_graph_api.negotiation import DATASETS, OFFERS

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_VOID: Final = "http://rdfs.org/ns/void#"
_DCAT: Final = "http://www.w3.org/ns/dcat#"
_DCTERMS: Final = PREFIXES["dcterms"]

NAMESPACES: Final = {
    "sd": _SD,
    "void": _VOID,
    "dcat": _DCAT,
    "formats": "http://www.w3.org/ns/formats/",
    **{prefix: PREFIXES[prefix] for prefix in ("dcterms", "xsd", "ag", "schema")},
}
"""Prefixes to write a description with."""

_FORMATS: Final = "http://www.w3.org/ns/formats/"
_NAMES_OF_FORMATS: Final = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}
_TITLE: Final = "Attributed statements of advocacy"
_ABOUT: Final = (
    "Who said what, in which role, for whom, about which policy, for or against, asking whom to do what, and the "
    "words where it stands; read from press releases."
)
_COUNTED: Final = (
    ag.PressRelease,
    ag.AttributedStatement,
    ag.Position,
    ag.Demand,
    ag.CoalitionTie,
    ag.Policy,
    ag.Coalition,
    schema.Person,
    schema.Organization,
)


def service_description(endpoint: str, base: str, union: bool) -> list[ox.Triple]:
    """The endpoint at that address, over the data set of `base`."""
    service, dataset = ox.BlankNode("service"), _dataset(base)
    features = ["UnionDefaultGraph"] if union else []
    formats = {_NAMES_OF_FORMATS[syntax] for offers in OFFERS.values() for syntax in offers.values()}
    default = ox.BlankNode("default")
    return [
        ox.Triple(service, rdf.type, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        *(
            ox.Triple(service, _sd("supportedLanguage"), _sd(name))
            for name in ("SPARQL11Query", "SPARQL11Update")
        ),
        *(ox.Triple(service, _sd("feature"), _sd(name)) for name in features),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in sorted(formats)),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, rdf.type, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, rdf.type, _sd("Graph")),
    ]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is: triples, and things by their class."""

    triples: int
    entities: tuple[tuple[ox.NamedNode, int], ...]

    @classmethod
    def of(cls, store: ox.Store) -> "Counts":
        """Looks at every triple."""
        return cls(
            len(store),
            tuple((kind, sum(1 for _ in store.quads_for_pattern(None, rdf.type, kind))) for kind in _COUNTED),
        )


def void(counts: Counts, base: str, root: str) -> list[ox.Triple]:
    """The data set in VoID and DCAT; `root` is the service's address, ending in a slash."""
    return sorted(_void(counts, base, root), key=lambda triple: str(triple.subject))


def _void(counts: Counts, base: str, root: str) -> Iterator[ox.Triple]:
    dataset = _dataset(base)
    yield ox.Triple(dataset, rdf.type, ox.NamedNode(_VOID + "Dataset"))
    yield ox.Triple(dataset, rdf.type, ox.NamedNode(_DCAT + "Dataset"))
    yield ox.Triple(dataset, _dcterms("title"), ox.Literal(_TITLE, language="en"))
    yield ox.Triple(dataset, _dcterms("description"), ox.Literal(_ABOUT, language="en"))
    yield ox.Triple(dataset, _void_term("sparqlEndpoint"), ox.NamedNode(root + "sparql"))
    yield ox.Triple(dataset, _void_term("dataDump"), ox.NamedNode(root + "store"))
    yield ox.Triple(dataset, _void_term("uriSpace"), ox.Literal(base + "id/"))
    for prefix in ("ag", "schema", "org", "prov", "oa", "skos"):
        yield ox.Triple(dataset, _void_term("vocabulary"), ox.NamedNode(PREFIXES[prefix]))
    yield ox.Triple(dataset, _void_term("triples"), _number(counts.triples))
    for number, (kind, count) in enumerate(counts.entities):
        part = ox.BlankNode(f"part{number}")
        yield ox.Triple(dataset, _void_term("classPartition"), part)
        yield ox.Triple(part, _void_term("class"), kind)
        yield ox.Triple(part, _void_term("entities"), _number(count))
    yield from _distributions(dataset, root)


def _distributions(dataset: ox.NamedNode, root: str) -> Iterator[ox.Triple]:
    for number, media in enumerate(DATASETS):
        file = ox.BlankNode(f"file{number}")
        yield ox.Triple(dataset, ox.NamedNode(_DCAT + "distribution"), file)
        yield ox.Triple(file, rdf.type, ox.NamedNode(_DCAT + "Distribution"))
        yield ox.Triple(file, ox.NamedNode(_DCAT + "accessURL"), ox.NamedNode(root + "store"))
        yield ox.Triple(file, ox.NamedNode(_DCAT + "mediaType"), ox.Literal(media))
    service = ox.BlankNode("service")
    yield ox.Triple(service, rdf.type, ox.NamedNode(_DCAT + "DataService"))
    yield ox.Triple(service, ox.NamedNode(_DCAT + "endpointURL"), ox.NamedNode(root + "sparql"))
    yield ox.Triple(
        service, ox.NamedNode(_DCAT + "endpointDescription"), ox.NamedNode(root + "api/v1/openapi.json")
    )
    yield ox.Triple(service, ox.NamedNode(_DCAT + "servesDataset"), dataset)


def _dataset(base: str) -> ox.NamedNode:
    return ox.NamedNode(base + ".well-known/void#dataset")


def _number(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=xsd.integer)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)


def _void_term(name: str) -> ox.NamedNode:
    return ox.NamedNode(_VOID + name)


def _dcterms(name: str) -> ox.NamedNode:
    return ox.NamedNode(_DCTERMS + name)
