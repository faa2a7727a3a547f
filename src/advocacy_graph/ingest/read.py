"""One file to the releases in it."""

import hashlib
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.docx import take_docx
from advocacy_graph.ingest.feed import take_feed
from advocacy_graph.ingest.language import languages
from advocacy_graph.ingest.mail import Attachment, take_mail
from advocacy_graph.ingest.markdown import take_markdown
from advocacy_graph.ingest.page import take_page
from advocacy_graph.ingest.plain import take_plain
from advocacy_graph.model import Link, PressRelease, Stated

LARGEST = 10_000_000
"""Bytes. Press releases have thousands, a saved page some hundred thousand; this bounds time and memory."""

Taker = Callable[[bytes, str], tuple[str, Stated]]
"""Takes a file's bytes apart into kept text and metadata; the second argument names the file in errors."""

Found = PressRelease | Link | UnreadableRelease
"""What there is in a file: a release, a link to one, or what should be one and cannot be read."""

MAIL, FEED = "message/rfc822", "application/feed"

SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text/plain",
        ".md": "text/markdown",
        ".html": "text/html",
        ".htm": "text/html",
        ".pdf": "application/pdf",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".eml": MAIL,
        ".rss": FEED,
        ".atom": FEED,
    }
)
"""Suffix in lower case to media type: of the files that are looked for in folders."""

NAMED_SUFFIXES: Mapping[str, str] = MappingProxyType({**SUFFIXES, ".xml": FEED, ".json": FEED})
"""With those that are read where they are named: feeds and sitemaps go by suffixes that much else has too."""


def _take_pdf(data: bytes, source: str) -> tuple[str, Stated]:
    from advocacy_graph.ingest.pdf import take_pdf  # its parser takes a third of a second to load

    return take_pdf(data, source)


_TAKERS: Mapping[str, Taker] = MappingProxyType(
    {
        "text/plain": take_plain,
        "text/markdown": take_markdown,
        "text/html": take_page,
        "application/xhtml+xml": take_page,
        "application/pdf": _take_pdf,
        SUFFIXES[".docx"]: take_docx,
    }
)
_FEEDS = re.compile(r"(?:application|text)/(?:feed|rss\+xml|atom\+xml|rdf\+xml|feed\+json|json|xml)$")
_DEEPEST = 3  # messages attached to messages


def read(path: Path) -> PressRelease:
    """Reads a file that holds one release. See `read_all` for what is kept of each kind of file.

    Raises:
        UnreadableRelease: there is no such file, it is of another kind, larger than `LARGEST`, empty,
            binary, in an unknown encoding, its front matter is wrong, or it holds several releases. The message
            names the file, the reason and what to do.
    """
    found = read_all(path)
    if len(found) == 1 and isinstance(found[0], PressRelease):
        return found[0]
    if len(found) == 1 and isinstance(found[0], UnreadableRelease):
        raise found[0]
    raise UnreadableRelease(
        str(path), f"holds {len(found)} releases or links to them: `ingest` reads all of them"
    )


def read_all(path: Path) -> list[Found]:
    """Reads what releases there are in a file: mostly one, in mails and feeds also several or none.

    The kept text of a .txt is the file's, without a byte order mark and with its newlines as they are; of
    a .md what follows the front matter; of a page its main content, of a .pdf its columns in order, of a .docx
    its body, a blank line between paragraphs; of a mail its plain text. Attachments and entries of feeds are
    named after the file: `press.eml/statement.pdf`.

    Raises:
        UnreadableRelease: as `read`, of the file as a whole.
    """
    return read_bytes(*load(path))


def load(path: Path) -> tuple[bytes, str, str]:
    """A file's bytes, its name and its media type by its suffix, as `read_bytes` takes them.

    Raises:
        UnreadableRelease: there is no such file, it is larger than `LARGEST`, or of an unknown suffix.
    """
    return _bytes(path), str(path), _media_type(path)


def read_bytes(data: bytes, source: str, media_type: str) -> list[Found]:
    """As `read_all`, of bytes that came from `source`, a path or an address, as `media_type`.

    Raises:
        UnreadableRelease: as `read_all`; or no such media type is read.
    """
    if len(data) > LARGEST:
        raise UnreadableRelease(source, f"larger than {LARGEST:,} bytes: too large for one release, split it")
    return list(_found(data, source, media_type, 0))


def again(text: str, source: str, media_type: str, source_digest: str, stated: Stated) -> PressRelease:
    """A release as it was read before, of its kept text."""
    language, foreign = languages(text)
    return PressRelease(text, source, media_type, source_digest, stated, language, foreign)


def reader() -> str:
    """A fingerprint of the readers: others may read another text out of the same bytes."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def is_read(media_type: str) -> bool:
    """Whether bytes of this media type can be releases."""
    return media_type == MAIL or media_type in _TAKERS or bool(_FEEDS.match(media_type))


def _found(data: bytes, source: str, media_type: str, depth: int) -> Iterator[Found]:
    if media_type == MAIL:
        yield from _mail(data, source, depth)
    elif _FEEDS.match(media_type):
        yield from _feed(data, source, media_type)
    elif media_type in _TAKERS:
        yield _release(*_TAKERS[media_type](data, source), data, source, media_type)
    else:
        raise UnreadableRelease(source, f"cannot read {media_type}: save its words as .txt")


def _mail(data: bytes, source: str, depth: int) -> Iterator[Found]:
    mail = take_mail(data, source, frozenset(SUFFIXES))
    if mail.text is not None:
        yield _release(mail.text, mail.stated, data, source, MAIL)
    elif not mail.attachments:
        yield UnreadableRelease(source, "no words in it: check that the message was saved whole")
    for attachment in mail.attachments:
        yield from _attachment(attachment, source, mail.stated, depth)


def _attachment(attachment: Attachment, source: str, mail: Stated, depth: int) -> Iterator[Found]:
    """What it does not say of itself, date and licence, is as the message says; its identity is its own."""
    place = f"{source}/{attachment.name}"
    media_type = _media_type(Path(attachment.name))
    if media_type == MAIL and depth >= _DEEPEST:
        yield UnreadableRelease(place, "messages within messages within messages: save it on its own")
        return
    try:
        for found in _found(attachment.data, place, media_type, depth + 1):
            if isinstance(found, PressRelease) and media_type != MAIL:
                found = replace(found, stated=_completed(found.stated, mail))
            yield found
    except UnreadableRelease as error:  # the message and its other attachments are read all the same
        yield error


def _completed(own: Stated, mail: Stated) -> Stated:
    given = {name: getattr(mail, name) for name in ("date", "licence") if not getattr(own, name)}
    told = tuple((name, where) for name, where in mail.origins if name in given)
    return replace(own, **given, origins=own.origins + told)


def _feed(data: bytes, source: str, media_type: str) -> Iterator[Found]:
    for entry in take_feed(data, source):
        if entry.text is not None:
            yield _release(entry.text, entry.stated, data, entry.url or f"{source}/{entry.name}", media_type)
        elif entry.url:
            yield Link(entry.url, entry.name, entry.version, entry.stated)
        else:
            yield UnreadableRelease(f"{source}/{entry.name}", "an entry with neither words nor a link")


def _release(text: str, stated: Stated, data: bytes, source: str, media_type: str) -> PressRelease:
    if not any(character.isalnum() for character in text):
        raise UnreadableRelease(source, "no words in it: check that the file was saved whole")
    return again(text, source, media_type, hashlib.sha256(data).hexdigest(), stated)


def _media_type(path: Path) -> str:
    try:
        return NAMED_SUFFIXES[path.suffix.lower()]
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
