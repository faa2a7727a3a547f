"""What of a release is read: its English paragraphs. The grammar knows no other language and would misread it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from advocacy_graph.extract import reading
from advocacy_graph.extract.reading import Classed
from advocacy_graph.model import Findings, Heading, PressRelease, Span

_ENGLISH = "en"
# front matter that a plain text was saved with: read as stated, and no words of the release
_ABOVE = re.compile(
    r"\A(?:---[ \t]*\r?\n(?:(?:[\w-]+:|[ \t]|-[ \t]|(?=\r?\n)|')[^\n]*\n){1,80}?---[ \t]*(?:\r?\n|\Z)"
    r"|(?:(?:title|date|author|category|tags|slug|summary|status|modified):[^\n]*\n){2,12})",
    re.I,
)


def extract(release: PressRelease) -> Findings:
    """All findings of one release. Never raises on odd text: what is not understood is not found.

    Offsets of every span count code points of `release.text`. Of a release in another language only what its
    file states is kept; paragraphs in another language are passed over.
    """
    return explain(release)[1]


def explain(release: PressRelease) -> tuple[tuple[Classed, ...], Findings]:
    """The findings of a release, and before them its paragraphs with what each was taken for."""
    if release.language in (None, _ENGLISH):
        passed_over = [passage.span for passage in release.foreign]
        above = _ABOVE.match(release.text)
        if above:
            passed_over.append(Span(0, above.end()))
    else:
        english = [passage.span for passage in release.foreign if passage.language == _ENGLISH]
        if not english:
            stated = release.stated
            return (), Findings(release, Heading(stated.headline, date=stated.date, issuers=stated.issuers))
        passed_over = _between(english, len(release.text))
    if not passed_over:
        return reading.read(release)
    read = list(release.text)
    for span in passed_over:
        read[span.start : span.end] = re.sub(r"\S", " ", span.words(release.text))
    classed, found = reading.read(replace(release, text="".join(read)))
    return classed, replace(found, release=release)


def _between(spans: Sequence[Span], length: int) -> list[Span]:
    """What `spans`, in order, leave of a text."""
    ends = [0, *(span.end for span in spans)]
    starts = [*(span.start for span in spans), length]
    return [Span(*place) for place in zip(ends, starts, strict=True)]
