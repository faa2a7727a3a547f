"""E-mail (.eml): the message as a release, and attachments that are releases of their own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.decode import decode
from advocacy_graph.ingest.page import take_page
from advocacy_graph.ingest.stated import as_url, as_words, stated
from advocacy_graph.model import Stated

_MOST_PARTS = 200
_COVER_NOTE = 120  # words: a shorter message with a release attached only hands it over
_SUBJECT = re.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*|\[[^\]]{1,40}\]\s*)+")
_ANNOUNCED = re.compile(
    r"(?i)^(?:(?:for immediate release|press release|media release|news release|press statement|media advisory)\s*[:–—|-]\s*)+"
)
_NOT_A_BODY = re.compile(r"(?i)\b(?:no-?reply|newsletter|press office|media|info|list|via)\b|@")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file in a message: its name there, media type and bytes."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message taken apart. `text` is None where it only hands over its attachments."""

    text: str | None
    stated: Stated
    attachments: tuple[Attachment, ...]


def take_mail(data: bytes, source: str, attachable: frozenset[str]) -> Mail:
    """The words of the message: its plain text, or its HTML where it has no plain text of note.

    Metadata: identity from Message-ID, headline from Subject, date from Date in the sender's time zone, issuer from
    the sender's name where the words have it too. Attachments with a suffix in `attachable` and attached messages
    are kept; pictures and signatures are not.

    Raises:
        UnreadableRelease: no headers of a message, more than 200 parts, or as `decode`.
    """
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys() or not (message["from"] or message["subject"] or message["message-id"]):
        raise UnreadableRelease(source, "no headers of an e-mail: save the message again as .eml")
    parts = list(_parts(message, source))
    attached = tuple(_attachments(parts, attachable))
    text, told = _words(message, source)
    handed_over = attached and len(text.split()) < _COVER_NOTE
    return Mail(
        None if handed_over or not any(c.isalnum() for c in text) else text,
        _stated(message, text, told),
        attached,
    )


def _parts(message: EmailMessage, source: str) -> Iterator[EmailMessage]:
    """All parts but those of attached messages, which are read on their own."""
    left, seen = [message], 0
    while left:
        part = left.pop(0)
        seen += 1
        if seen > _MOST_PARTS:
            raise UnreadableRelease(source, f"more than {_MOST_PARTS} parts: no press release")
        yield part
        if part.get_content_maintype() == "multipart":
            left += [inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]


def _attachments(parts: list[EmailMessage], attachable: frozenset[str]) -> Iterator[Attachment]:
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            assert isinstance(inner, EmailMessage)
            yield Attachment("attached message.eml", "message/rfc822", inner.as_bytes())
            continue
        name = _safe_name(part)
        suffix = "." + name.rpartition(".")[2].lower() if "." in name else ""
        if suffix in attachable and part.get_content_disposition() == "attachment":
            payload = part.get_payload(decode=True)
            yield Attachment(name, part.get_content_type(), payload if isinstance(payload, bytes) else b"")


def _safe_name(part: EmailMessage) -> str:
    return (as_words(part.get_filename() or "") or "").replace("/", "_").replace("\\", "_")


def _words(message: EmailMessage, source: str) -> tuple[str, Stated]:
    """The plain text unless it is a mere stub beside the HTML; then what the HTML says of itself too."""
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    text = _text(plain, source) if isinstance(plain, EmailMessage) else ""
    if isinstance(html, EmailMessage):
        payload = html.get_payload(decode=True)
        markup = _text(html, source).encode() if html.get_content_charset() else payload
        from_page, told = take_page(markup if isinstance(markup, bytes) else b"", source)
        if len(text.split()) * 2 < len(from_page.split()):
            return from_page, told
    return text, Stated()


def _text(part: EmailMessage, source: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return payload.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):  # it is not what it says it is
        return decode(payload, source)


def _stated(message: EmailMessage, text: str, told: Stated) -> Stated:
    subject = _SUBJECT.sub("", as_words(_header(message, "subject")) or "")
    sender = next((as_words(name) for name, _ in getaddresses([_header(message, "from")])), None)
    names_a_body = sender and not _NOT_A_BODY.search(sender) and sender in text
    identity = re.sub(r"\s+", "", _header(message, "message-id"))
    archived = as_url(_header(message, "archived-at").strip(" <>"))
    mailed = stated(
        "mail header",
        {
            "identifier": (identity if len(identity) > 4 else None, "Message-ID"),
            "url": (archived, "Archived-At"),
            "headline": (_ANNOUNCED.sub("", subject) or None, "Subject"),
            "date": (_date(_header(message, "date")), "Date"),
            "issuers": ((sender,) if names_a_body else (), "From"),
        },
    )
    if not told.licence:
        return mailed
    return replace(
        mailed, licence=told.licence, origins=(*mailed.origins, ("licence", told.origin("licence") or "HTML"))
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (
        HeaderParseError,
        ValueError,
        IndexError,
        AttributeError,
    ):  # the library's parser on damaged headers
        return ""


def _date(value: str) -> date | None:
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError):  # it has no other way to say no
        return None
