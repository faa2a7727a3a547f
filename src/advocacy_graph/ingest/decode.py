"""Bytes to text."""

import codecs
import re

from charset_normalizer import from_bytes

from advocacy_graph.errors import UnreadableRelease

_MARKS = (  # longest first: the mark of UTF-16 begins that of UTF-32
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word file or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Outlook file"),
    (b"{\\rtf", "an RTF file"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_REPLACED = "\ufffd"


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """Decodes the bytes of a text file; newlines stay, a byte order mark is dropped.

    In order: the byte order mark; UTF-8, also with a few damaged characters (they become U+FFFD, one each);
    the `declared` encoding (one that Python knows); what charset-normalizer makes of the bytes. Where it finds several equally
    likely, Windows-1252 is taken, the encoding of most older releases in Western languages.

    Raises:
        UnreadableRelease: the bytes are of another kind of file, or no text in any encoding.
    """
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic):
            raise UnreadableRelease(source, f"is {kind}, whatever its suffix says: save its words as .txt")
    text = _decode(data, source, declared)
    if "\0" in text or len(_CONTROL.findall(text)) * 100 > len(text):
        raise UnreadableRelease(source, "binary data, not text: save the release's words as .txt")
    return text


def _decode(data: bytes, source: str, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"begins as {encoding} but is not, at byte {error.start}: save it as UTF-8"
                raise UnreadableRelease(source, reason) from error
    text = data.decode("utf-8", "replace")
    damaged = text.count(_REPLACED)
    if damaged * 10 <= sum(map(len, re.findall(r"[^\x00-\x7f]+", text))) - damaged:
        return text
    if declared:
        return data.decode(declared, "replace")
    matches = list(from_bytes(data))
    if not matches:
        raise UnreadableRelease(source, "in no known text encoding: save it as UTF-8")
    likely = [match for match in matches if match.chaos == matches[0].chaos]
    western = [match for match in likely if "cp1252" in match.could_be_from_charset]
    return str((western or likely)[0])
