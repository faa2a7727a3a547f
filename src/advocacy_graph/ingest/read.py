"""One file to one release."""

import hashlib
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.markdown import take_markdown
from advocacy_graph.ingest.page import take_page
from advocacy_graph.ingest.plain import take_plain
from advocacy_graph.model import PressRelease, Stated

LARGEST = 10_000_000
"""Bytes. Press releases have thousands, a saved page some hundred thousand; this bounds time and memory."""

Taker = Callable[[bytes, str], tuple[str, Stated]]
"""Takes a file's bytes apart into kept text and metadata; the second argument names the file in errors."""

SUFFIXES: Mapping[str, tuple[str, Taker]] = MappingProxyType(
    {
        ".txt": ("text/plain", take_plain),
        ".md": ("text/markdown", take_markdown),
        ".html": ("text/html", take_page),
        ".htm": ("text/html", take_page),
    }
)
"""Suffix in lower case to media type and taker."""


def read(path: Path) -> PressRelease:
    """Reads one file as a release.

    The kept text of a .txt is the file's, without a byte order mark and with its newlines as they are; of
    a .md what follows the front matter; of a page its main content, a blank line between paragraphs.

    Raises:
        UnreadableRelease: there is no such file, it is of another kind, larger than `LARGEST`, empty,
            binary, in an unknown encoding, or its front matter is wrong. The message names the file,
            the reason and what to do.
    """
    source = str(path)
    data = _bytes(path)
    media_type, take = _format(path)
    text, stated = take(data, source)
    if not any(character.isalnum() for character in text):
        raise UnreadableRelease(source, "no words in it: check that the file was saved whole")
    return PressRelease(
        text=text,
        source=source,
        media_type=media_type,
        source_digest=hashlib.sha256(data).hexdigest(),
        stated=stated,
    )


def _format(path: Path) -> tuple[str, Taker]:
    try:
        return SUFFIXES[path.suffix.lower()]
    except KeyError:
        known = ", ".join(SUFFIXES)
        reason = f"cannot read {path.suffix or 'a file without suffix'}: save its words as one of {known}"
        raise UnreadableRelease(str(path), reason) from None


def _bytes(path: Path) -> bytes:
    """All bytes of a regular file, of which no more are read than may be."""
    source = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableRelease(source, "a folder that cannot be listed: check its permissions")
        if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
            raise UnreadableRelease(source, "not a regular file: name a file with the release's words")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableRelease(source, f"{error.strerror}: check the path and its permissions") from error
    except ValueError as error:  # a NUL in the path
        raise UnreadableRelease(repr(source), f"not a path: {error}") from error
    if len(data) > LARGEST:
        raise UnreadableRelease(source, f"larger than {LARGEST:,} bytes: too large for one release, split it")
    return data
