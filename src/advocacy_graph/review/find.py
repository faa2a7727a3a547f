"""Finding again what a decision is about: by position, then by quotation, then by a quotation that is nearly the same."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz import fuzz

from advocacy_graph.model import Anchor, Field, FindingKind, Findings, Quote, Span
from advocacy_graph.review.anchors import things
from advocacy_graph.review.fields import MENTIONS, Thing, evidence, read

_NEARLY = 85  # of 100: the likeness of two quotations that are taken for one after an edit
_MOSTLY = 0.5  # of the characters that either has: two readings of one stretch
_MOST_PLACES = 1000

_TELLING = {
    FindingKind.POSITION: ("target",),
    FindingKind.AFFILIATION: ("person",),
    FindingKind.TIE: ("coalition", "organization"),
    **dict.fromkeys(MENTIONS, ("name",)),
}
"""Fields that must agree: what else stands at the same words is another finding."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its words as they are compared, and the numbers of the characters that it covers."""

    kind: FindingKind
    thing: Thing
    fields: dict[str, Field]
    spans: tuple[Span, ...]
    words: str


class Among:
    """All findings of a release, among which those are found that decisions mean. `placed` are they, in order."""

    def __init__(self, findings: Findings) -> None:
        self.placed = _placed(findings)
        self._findings = findings
        self._names = _Names(findings)

    def found(self, anchor: Anchor, changes: Mapping[str, Field] | None = None) -> int | None:
        """The number in `placed` of the finding that the anchor means; None where there is none any more.

        A newer extractor may read by itself what was corrected: a finding that has the fields of `changes` is meant too.
        """
        here = spans_now(anchor, self._findings)
        words = _flat(quote.exact for quote in anchor.quotes)
        best: tuple[float, int, int] | None = None
        for number, candidate in enumerate(self.placed):
            if candidate.kind is not anchor.kind or not _telling(
                anchor, candidate, changes or {}, self._names
            ):
                continue
            near = _nearness(anchor, words, candidate, here)
            if near <= 0:
                continue
            alike = sum(candidate.fields.get(name) == value for name, value in anchor.fields.items())
            if best is None or (near, alike, -number) > best:
                best = near, alike, -number
        return None if best is None else -best[2]


def _placed(findings: Findings) -> list[Placed]:
    text = findings.release.text
    found = []
    for kind, thing in things(findings):
        known = evidence(thing)
        spans = known.spans if known else ()
        found.append(Placed(kind, thing, read(kind, thing), spans, _flat(span.words(text) for span in spans)))
    return found


def located(quote: Quote, text: str) -> Span | None:
    """Where the quote stands in `text` now: of several places the one with the same words around it, then the nearest.

    White space counts as one space. None where it does not stand there.
    """
    if not quote.exact.strip():
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, quote.exact.split())))
    places = []
    for number, match in enumerate(pattern.finditer(text)):
        if number == _MOST_PLACES:
            break
        before = text[max(0, match.start() - len(quote.before)) : match.start()]
        after = text[match.end() : match.end() + len(quote.after)]
        around = _same_start(before[::-1], quote.before[::-1]) + _same_start(after, quote.after)
        places.append((-around, abs(match.start() - quote.span.start), Span(*match.span())))
    # Where nothing is kept of what stood around it, the nearest is meant.
    return min(places)[2] if places else None


def spans_now(anchor: Anchor, findings: Findings) -> tuple[Span, ...] | None:
    """Where the anchor's quotes stand in the release's text now; None where one of them is gone."""
    text, same_text = findings.release.text, anchor.text_digest == findings.release.text_digest
    found = []
    for quote in anchor.quotes:
        stands = same_text and quote.span.words(text) == quote.exact
        span = quote.span if stands else located(quote, text)
        if span is None:
            return None
        found.append(span)
    return tuple(found)


def _telling(anchor: Anchor, candidate: Placed, changes: Mapping[str, Field], names: "_Names") -> bool:
    return all(
        any(
            names.same(candidate.fields.get(name), told[name])
            for told in (anchor.fields, changes)
            if name in told
        )
        for name in _TELLING.get(anchor.kind, ())
    )


def _nearness(anchor: Anchor, words: str, candidate: Placed, here: tuple[Span, ...] | None) -> float:
    """4 at the same place, 3 where the words are the same, less where they are nearly; 0 where it is another."""
    if anchor.kind is FindingKind.HEADING:
        return 4.0
    if here == candidate.spans:
        return 4.0
    if words == candidate.words:
        return 3.0
    told = anchor.kind in _TELLING
    if here is not None:
        shared = _shared(here, candidate.spans)
        if shared >= _MOSTLY or (told and shared > 0):
            return 1.0 + shared
    likeness = fuzz.ratio(words, candidate.words, score_cutoff=_NEARLY)
    if likeness >= _NEARLY:
        return likeness / 100
    return 0.1 if anchor.kind in MENTIONS else 0.0  # a mention is known by its name


def _shared(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    """Characters that both cover, as a share of those that either covers."""
    both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    either = sum(map(len, one)) + sum(map(len, other)) - both
    return both / either if either else 0.0


class _Names:
    """Which wordings the release has for one thing."""

    def __init__(self, findings: Findings) -> None:
        self._of: dict[str, str] = {}
        for thing in findings.organizations:
            self._note(thing.name, *thing.wordings, *filter(None, [thing.acronym]))
        for person in findings.people:
            self._note(person.name, *person.wordings)
        for policy in findings.policies:
            self._note(policy.name, *policy.wordings)

    def _note(self, name: str, *wordings: str) -> None:
        for wording in (name, *wordings):
            self._of.setdefault(wording.casefold(), name.casefold())

    def same(self, one: Field, other: Field) -> bool:
        if not isinstance(one, str) or not isinstance(other, str):
            return one == other
        return self._meant(one) == self._meant(other)

    def _meant(self, name: str) -> str:
        return self._of.get(name.casefold(), name.casefold())


def _flat(words: Iterable[str]) -> str:
    return " ".join(" ".join(each.split()) for each in words)


def _same_start(one: str, other: str) -> int:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)
