"""The words behind a finding, as Web Annotation selectors (https://www.w3.org/TR/annotation-model/#selectors)."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from advocacy_graph.graph.contacts import context
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.iris import part
from advocacy_graph.graph.reading import Reading
from advocacy_graph.graph.words import offset, sureness, words
from advocacy_graph.model import Evidence, Span
from advocacy_graph.vocabulary import ag, oa, rdf, xsd

CONTEXT_LENGTH = 32  # code points before and after a quote


def together(evidences: Iterable[Evidence]) -> Evidence:
    """One finding that was made several times: all its spans in text order, rule and confidence of the surest."""
    found = tuple(evidences)
    surest = max(found, key=lambda evidence: (evidence.decided, evidence.confidence))
    spans = tuple(sorted({span for evidence in found for span in evidence.spans}))
    return Evidence(spans, surest.rule, surest.confidence, any(evidence.decided for evidence in found))


def known_by(finding: NamedNode, evidence: Evidence, reading: Reading) -> Iterator[Fact]:
    """That it is a finding, with evidence, rule and confidence.

    Raises ValueError for evidence without a span, or with one that is empty or outside of the text.
    """
    if not evidence.spans:
        raise ValueError(f"{finding.value} of rule {evidence.rule} points at no words")
    yield finding, rdf.type, ag.Finding
    yield finding, ag.rule, words(evidence.rule)
    yield finding, ag.confidence, sureness(evidence.confidence)
    if evidence.decided:
        yield finding, ag.decided, Literal("true", datatype=xsd.boolean)
    for number, span in enumerate(evidence.spans, start=1):
        yield from stretch(finding, ag.evidence, str(number), span, reading)


def stretch(
    finding: NamedNode, relation: NamedNode, name: str, span: Span, reading: Reading
) -> Iterator[Fact]:
    """One span of the text as an oa:SpecificResource that `finding` has by `relation`."""
    text = reading.text
    if not span.start < span.end <= len(text):
        raise ValueError(
            f"{finding.value}: {span.start}..{span.end} is no stretch of {len(text)} code points"
        )
    evidence, position, quote = (
        part(finding, f"{what}-{name}") for what in ("evidence", "position", "quote")
    )
    yield finding, relation, evidence
    yield evidence, rdf.type, oa.SpecificResource
    yield evidence, oa.hasSource, reading.text_version
    yield evidence, oa.hasSelector, position
    yield evidence, oa.hasSelector, quote
    yield position, rdf.type, oa.TextPositionSelector
    yield position, oa.start, offset(span.start)
    yield position, oa.end, offset(span.end)
    yield quote, rdf.type, oa.TextQuoteSelector
    yield quote, oa.exact, words(span.words(text))
    before, after = context(text, span, CONTEXT_LENGTH, reading.contacts)
    yield quote, oa.prefix, words(before)
    yield quote, oa.suffix, words(after)
