"""What is known of a release beside its words: other sources, that it is a duplicate, which passages recur."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.reading import Reading
from advocacy_graph.graph.words import sureness, words
from advocacy_graph.model import Evidence, Span
from advocacy_graph.vocabulary import ag, rdf, schema


@dataclass(frozen=True, slots=True)
class Duplicate:
    """That a release has the text of another, with its IRI. `likeness` is a share, `why` says it in words.

    `issuers` are the IRIs of organisations that issued the other. `corrected`: the other says that it corrects this one.
    """

    of: str
    likeness: float
    why: str
    issuers: frozenset[str] = frozenset()
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Namesake:
    """That a release has issuer, date and headline of another, with its IRI, and is not it; `why` says so in words."""

    of: str
    why: str


@dataclass(frozen=True, slots=True)
class Recurring:
    """A passage that earlier releases of the issuer have; `first` is the IRI of the first of them."""

    span: Span
    first: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What `describe` is told beside the findings."""

    duplicate: Duplicate | None = None
    recurring: tuple[Recurring, ...] = ()
    also_read_from: tuple[str, ...] = ()
    namesake: Namesake | None = None


def circumstance_facts(reading: Reading, known: Circumstances) -> Iterator[Fact]:
    """Duplicates say of the other release that their issuers issued it too, so that it is forgotten with them."""
    release = reading.iris.release
    for source in known.also_read_from:
        yield release, ag.alsoReadFrom, words(source)
    if known.namesake:
        yield release, ag.namesakeOf, NamedNode(known.namesake.of)
        yield release, ag.namesakeBecause, words(known.namesake.why)
    if known.duplicate:
        other = NamedNode(known.duplicate.of)
        yield release, ag.duplicateOf, other
        yield release, ag.likeness, sureness(known.duplicate.likeness)
        yield release, ag.duplicateBecause, words(known.duplicate.why)
        if known.duplicate.corrected:
            yield release, ag.correctedBy, other
        for issuer in map(reading.organization, reading.findings.heading.issuers):
            if issuer.value not in known.duplicate.issuers:
                yield other, ag.alsoIssuedBy, issuer
    for number, recurring in enumerate(known.recurring, start=1):
        passage = reading.iris.passage(str(number))
        yield passage, rdf.type, ag.RecurringPassage
        yield passage, schema.isPartOf, release
        yield passage, ag.recursFrom, NamedNode(recurring.first)
        yield from known_by(passage, Evidence((recurring.span,), "passage.recurs", 1.0), reading)
