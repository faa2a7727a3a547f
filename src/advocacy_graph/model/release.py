"""What a reader in `ingest/` hands on: the kept text of one release and what its file said of it."""

import datetime
import hashlib
from dataclasses import dataclass, field


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


@dataclass(frozen=True, slots=True)
class PressRelease:
    """One release as it arrived.

    `text` is the kept text: as the reader returned it, newlines untouched, BOM dropped, never rewritten.
    Every offset anywhere in the project counts code points of this string.
    """

    text: str
    source: str  # the path or URL that it was read from, as given
    media_type: str
    source_digest: str  # SHA-256 of the bytes that arrived, hex
    stated: Stated = field(default_factory=Stated)

    @property
    def text_digest(self) -> str:
        """SHA-256 of the kept text in UTF-8, hex: names the text version."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
