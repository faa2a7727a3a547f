"""The release itself: what its heading says, and the versions of its text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import Protocol

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import web_address
from advocacy_graph.graph.reading import Reading
from advocacy_graph.graph.run import Run
from advocacy_graph.graph.words import day, words
from advocacy_graph.model import Evidence
from advocacy_graph.vocabulary import ag, dcterms, prov, rdf, rdfs, schema


class EarlierVersion(Protocol):
    """A text version that the store already holds for the release."""

    @property
    def text_digest(self) -> str:
        """SHA-256 of the kept text, hex."""

    @property
    def source_digest(self) -> str:
        """SHA-256 of the bytes that arrived, hex."""

    @property
    def media_type(self) -> str:
        """Of what arrived."""

    @property
    def run(self) -> str:
        """IRI of the run that read it."""


def release_facts(reading: Reading) -> Iterator[Fact]:
    """Headline, date, place, issuers, and where the release says them."""
    release, heading, stated = reading.iris.release, reading.findings.heading, reading.findings.release.stated
    yield release, rdf.type, ag.PressRelease
    yield release, rdf.type, schema.Article
    yield release, ag.currentVersion, reading.text_version
    yield release, dcterms.source, words(file_name(reading.findings.release.source))
    yield release, rdfs.label, words(heading.headline or reading.iris.release_slug)
    if heading.headline:
        yield release, schema.headline, words(heading.headline)
    if heading.date:
        yield release, schema.datePublished, day(heading.date)
    if heading.place:
        yield release, schema.locationCreated, words(heading.place)
    for issuer in heading.issuers:
        yield release, schema.publisher, reading.organization(issuer)
    if stated.url and (address := web_address(stated.url)):
        yield release, schema.url, address
    if stated.identifier:
        yield release, dcterms.identifier, words(stated.identifier)
    yield from _language(reading)
    yield from _licence(reading)
    yield from _details(reading)
    yield from _stated_details(reading)


def _language(reading: Reading) -> Iterator[Fact]:
    release = reading.findings.release
    if release.language:
        yield reading.iris.release, schema.inLanguage, words(release.language)
    for passage in release.foreign:
        yield reading.iris.release, ag.otherLanguage, words(passage.language)


def _licence(reading: Reading) -> Iterator[Fact]:
    licence = reading.findings.release.stated.licence
    if licence and (address := web_address(licence)):
        yield reading.iris.release, dcterms.license, address
    elif licence:
        yield reading.iris.release, dcterms.rights, words(licence)


def text_facts(reading: Reading, run: Run, earlier: Sequence[EarlierVersion]) -> Iterator[Fact]:
    """The text as it now stands, and the earlier ones, oldest first, each a revision of the one before.

    A text that comes back after an edit is the current version again, not also an earlier one.
    """
    release = reading.findings.release
    now = reading.text_version
    before = [version for version in earlier if reading.iris.text(version.text_digest) != now]
    for version in before:
        yield from _version(
            reading, version.text_digest, version.source_digest, version.media_type, NamedNode(version.run)
        )
    run_iri = reading.iris.run(run.key)
    yield from _version(reading, release.text_digest, release.source_digest, release.media_type, run_iri)
    for older, newer in pairwise([*(reading.iris.text(version.text_digest) for version in before), now]):
        yield newer, prov.wasRevisionOf, older


def _version(
    reading: Reading, text_digest: str, source_digest: str, media_type: str, run: NamedNode
) -> Iterator[Fact]:
    text = reading.iris.text(text_digest)
    yield text, rdf.type, ag.TextVersion
    yield text, ag.textOf, reading.iris.release
    yield text, ag.textDigest, words(text_digest)
    yield text, ag.sourceDigest, words(source_digest)
    yield text, dcterms.format, words(media_type)
    yield text, prov.wasGeneratedBy, run


def _details(reading: Reading) -> Iterator[Fact]:
    """What the file states about itself beside its text has no evidence in it, and so no detail."""
    heading = reading.findings.heading
    given = {
        schema.headline: heading.headline_evidence,
        schema.datePublished: heading.date_evidence,
        schema.locationCreated: heading.place_evidence,
        schema.publisher: heading.issuers_evidence,
    }
    for said, evidence in given.items():
        if evidence is not None and not _overruled(said, evidence, reading):
            detail = reading.iris.detail(said.value.rpartition("/")[2])
            yield detail, rdf.type, ag.Detail
            yield detail, schema.isPartOf, reading.iris.release
            yield detail, ag.detailOf, said
            yield from known_by(detail, evidence, reading)


def _overruled(said: NamedNode, evidence: Evidence, reading: Reading) -> bool:
    """Whether the file states another headline than the words where one would be read."""
    if said != schema.headline or not reading.findings.release.stated.headline:
        return False
    shown = " ".join(span.words(reading.text) for span in evidence.spans)
    return " ".join(shown.split()).casefold() != (reading.findings.heading.headline or "").casefold()


def _stated_details(reading: Reading) -> Iterator[Fact]:
    stated = reading.findings.release.stated
    licence = dcterms.license if web_address(stated.licence or "") else dcterms.rights
    of = {
        "identifier": dcterms.identifier,
        "url": schema.url,
        "headline": schema.headline,
        "date": schema.datePublished,
        "issuers": schema.publisher,
        "licence": licence,
    }
    for name, where in stated.origins:
        detail = reading.iris.detail(f"stated-{name}")
        yield detail, rdf.type, ag.StatedDetail
        yield detail, schema.isPartOf, reading.iris.release
        yield detail, ag.detailOf, of[name]
        yield detail, ag.statedIn, words(where)


def file_name(source: str) -> str:
    """An address stays whole; of a path only the name, since folders are the reader's own business.

    Bytes of a name that are no UTF-8 are shown as escapes.
    """
    name = source if "://" in source else PurePath(source).name
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
