"""Which release it is: the same when it is read again, from elsewhere or with an edited text."""

import sys

from advocacy_graph.graph.iris import digest, slug
from advocacy_graph.model import Findings

_HEADLINE_LENGTH = 60


def release_slug(findings: Findings) -> str:
    """`2021-10-12-new-worksite-strategy-1a2b3c4d`: date, headline, and a digest of the identity.

    The identity is what the file itself states (an address, a Message-ID), else issuer, date and headline
    together, else the text. Never the path: files are moved and copied.
    """
    heading = findings.heading
    date = heading.date.isoformat() if heading.date else "undated"
    headline = slug(heading.headline or "", _HEADLINE_LENGTH) or "untitled"
    return f"{date}-{headline}-{_identity(findings)}"


def _identity(findings: Findings) -> str:
    heading = findings.heading
    if findings.release.stated.identifier:
        return digest("stated", findings.release.stated.identifier)
    if heading.issuers and heading.date and heading.headline:
        issuers = sorted(slug(issuer, sys.maxsize) for issuer in heading.issuers)
        return digest("headed", heading.date.isoformat(), slug(heading.headline, sys.maxsize), *issuers)
    return digest("text", findings.release.text_digest)
