"""What of a release is read: its English paragraphs. The grammar knows no other language and would misread it."""

import re
from dataclasses import replace

from advocacy_graph.extract import reading
from advocacy_graph.extract.reading import Classed
from advocacy_graph.model import Findings, Heading, PressRelease

_ENGLISH = "en"


def extract(release: PressRelease) -> Findings:
    """All findings of one release. Never raises on odd text: what is not understood is not found.

    Offsets of every span count code points of `release.text`. Of a release in another language only what its
    file states is kept; paragraphs in another language are passed over.
    """
    return explain(release)[1]


def explain(release: PressRelease) -> tuple[tuple[Classed, ...], Findings]:
    """The findings of a release, and before them its paragraphs with what each was taken for."""
    if release.language not in (None, _ENGLISH):
        stated = release.stated
        return (), Findings(
            release, Heading(headline=stated.headline, date=stated.date, issuers=stated.issuers)
        )
    if not release.foreign:
        return reading.read(release)
    english = list(release.text)
    for span in release.foreign:
        english[span.start : span.end] = re.sub(r"\S", " ", span.words(release.text))
    classed, found = reading.read(replace(release, text="".join(english)))
    return classed, replace(found, release=release)
