"""What of a release is read: its English paragraphs. The grammar knows no other language and would misread it."""

import re
from dataclasses import replace

from advocacy_graph.extract import reading
from advocacy_graph.model import Findings, Heading, PressRelease

_ENGLISH = "en"


def extract(release: PressRelease) -> Findings:
    """All findings of one release. Never raises on odd text: what is not understood is not found.

    Offsets of every span count code points of `release.text`. Of a release in another language only what its
    file states is kept; paragraphs in another language are passed over.
    """
    if release.language not in (None, _ENGLISH):
        stated = release.stated
        return Findings(release, Heading(headline=stated.headline, date=stated.date, issuers=stated.issuers))
    if not release.foreign:
        return reading.extract(release)
    read = list(release.text)
    for span in release.foreign:
        read[span.start : span.end] = re.sub(r"\S", " ", span.words(release.text))
    return replace(reading.extract(replace(release, text="".join(read))), release=release)
