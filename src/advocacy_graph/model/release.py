"""What a reader in `ingest/` hands on: the kept text of one release and what its file said of it."""

import datetime
import hashlib
from dataclasses import dataclass, field

from advocacy_graph.model.span import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """Metadata that the file itself carried (front matter, meta tags, JSON-LD), not read from the words.

    Empty where the file said nothing. What is stated here wins over what the text says.
    """

    identifier: str | None = None  # an explicit identity: canonical URL or Message-ID
    url: str | None = None
    headline: str | None = None
    date: datetime.date | None = None
    issuers: tuple[str, ...] = ()
    author: str | None = None  # who wrote it: an issuer only where this names a body
    licence: str | None = None  # its address, or the terms in words
    origins: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """Where each of the fields above was stated: pairs such as ("date", "JSON-LD datePublished")."""
    remarks: tuple[str, ...] = field(default=(), compare=False, repr=False)
    """What the file states and could not be taken, in words."""

    def origin(self, name: str) -> str | None:
        """Where the field of this name was stated; None where it was not."""
        return dict(self.origins).get(name)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A paragraph in another language than most of its release; `language` is a code."""

    span: Span
    language: str


@dataclass(frozen=True, slots=True)
class PressRelease:
    """One release as it arrived.

    `text` is the kept text: as the reader returned it, newlines untouched, BOM dropped, never rewritten.
    Every offset anywhere in the project counts code points of this string. `language` is a code such as "en"
    or "fr", None where the text is too short to tell; `foreign` are the paragraphs in another language.
    """

    text: str
    source: str  # the path or URL that it was read from, as given
    media_type: str
    source_digest: str  # SHA-256 of the bytes that arrived, hex
    stated: Stated = field(default_factory=Stated)
    language: str | None = None
    foreign: tuple[Foreign, ...] = ()

    @property
    def text_digest(self) -> str:
        """SHA-256 of the kept text in UTF-8, hex: names the text version."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Link:
    """A release that a feed or sitemap only names: it has to be fetched from `url`.

    `entry` names it in its feed; `version` changes when the feed says that it changed.
    """

    url: str
    entry: str
    version: str
    stated: Stated = field(default_factory=Stated)
