"""The anchor of each finding of a release."""

from collections.abc import Iterator

from advocacy_graph.model import Anchor, Field, FindingKind, Findings, Quote, Span, Statement
from advocacy_graph.model.decision import CONTEXT_LENGTH
from advocacy_graph.review.fields import Thing, evidence, read

_WHERE = {
    FindingKind.STATEMENT: "statements",
    FindingKind.POSITION: "positions",
    FindingKind.DEMAND: "demands",
    FindingKind.AFFILIATION: "affiliations",
    FindingKind.TIE: "ties",
    FindingKind.ORGANIZATION: "organizations",
    FindingKind.PERSON: "people",
    FindingKind.POLICY: "policies",
}


def things(findings: Findings) -> Iterator[tuple[FindingKind, Thing]]:
    """Everything that can be decided on: the heading, then each finding by kind."""
    yield FindingKind.HEADING, findings.heading
    for kind, name in _WHERE.items():
        for thing in getattr(findings, name):
            yield kind, thing


def parts(found: dict[FindingKind, list[Thing]]) -> dict[str, tuple[Thing, ...]]:
    """The fields of `Findings` that hold these; without the heading."""
    return {name: tuple(found.get(kind, ())) for kind, name in _WHERE.items()}


def anchored(kind: FindingKind, thing: Thing, findings: Findings, release: str) -> Anchor:
    """What a decision on this finding of the release with that IRI is tied to."""
    text = findings.release.text
    known = evidence(thing)
    quotes = tuple(quote(span, text) for span in known.spans) if known else ()
    return Anchor(release, kind, findings.release.text_digest, quotes, fields_of(kind, thing, text))


def fields_of(kind: FindingKind, thing: Thing, text: str) -> dict[str, Field]:
    """All fields of a finding by name, in the order of `FIELDS`."""
    fields = read(kind, thing)
    if isinstance(thing, Statement):
        return {"words": tuple(span.words(text) for span in thing.evidence.spans), **fields}
    return fields


def quote(span: Span, text: str) -> Quote:
    """The stretch with what stands around it."""
    return Quote(
        span,
        span.words(text),
        text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        text[span.end : span.end + CONTEXT_LENGTH],
    )
