"""PDF: the words in reading order, and what the document says of itself."""

import io
import logging
import re

from pypdf import Configuration, PageObject, PdfReader, apply_configuration

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.columns import Line, in_order
from advocacy_graph.ingest.lines import joined, without_running
from advocacy_graph.ingest.stated import as_words, stated
from advocacy_graph.model import Stated

_MOST_PAGES = 60
_MOST_INFLATED = 20_000_000
"""Bytes of page contents, inflated. A page of text has some ten thousand; pypdf needs thirty times as much memory."""

_LIMITS = Configuration(
    zlib_maximum_output_length=_MOST_INFLATED,
    lzw_maximum_output_length=_MOST_INFLATED,
    run_length_maximum_output_length=_MOST_INFLATED,
    array_based_stream_maximum_output_length=_MOST_INFLATED,
    stream_decoding_work_maximum_length=2 * _MOST_INFLATED,
    stream_parsing_work_maximum_count=500_000,
    xform_maximum_invocations_per_extraction=500,
)
_FILE_NAME = re.compile(r"(?i)\.(?:docx?|pdf|indd|pages|odt|rtf|html?|qxd)$|^microsoft word|^untitled|^print")

# It warns of every oddity of a file on stderr; what matters here ends in an error or in the text.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def take_pdf(data: bytes, source: str) -> tuple[str, Stated]:
    """The text of all pages, columns one after the other, paragraphs separated by a blank line.

    Words divided at a line's end are joined; what stands at the head or foot of several pages, and page
    numbers, are left out. Metadata: the headline from the document's title, where the text shows it too. Its
    dates and author are not taken: they are those of the file and of who saved it.

    Raises:
        UnreadableRelease: damaged, encrypted, without text (a scan), of more than 60 pages, or inflating
            beyond 20 MB.
    """
    try:
        with apply_configuration(_LIMITS):
            pages, title = _read(data, source)
    except UnreadableRelease:
        raise
    except Exception as error:  # a damaged file raises whatever the part of the parser raises that met it
        reason = f"a damaged PDF, or one made to do harm ({type(error).__name__}): save its words as .txt"
        raise UnreadableRelease(source, reason) from error
    text = joined(without_running(pages))
    if not any(character.isalnum() for character in text):
        reason = "no text in this PDF, only pictures of pages: run text recognition (OCR) on it first"
        raise UnreadableRelease(source, reason)
    return text, _stated(title, text)


def _read(data: bytes, source: str) -> tuple[list[list[Line]], str | None]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableRelease(source, "encrypted: save it without a password")
    if len(reader.pages) > _MOST_PAGES:
        reason = f"more than {_MOST_PAGES} pages: no press release, save the pages that are one"
        raise UnreadableRelease(source, reason)
    inflated = 0
    pages = []
    for page in reader.pages:
        contents = page.get_contents()
        inflated += len(contents.get_data()) if contents is not None else 0
        if inflated > _MOST_INFLATED:
            reason = f"inflates to more than {_MOST_INFLATED:,} bytes: no press release"
            raise UnreadableRelease(source, reason)
        pages.append(in_order(_lines(page)))
    return pages, as_words(str(reader.metadata.title or "")) if reader.metadata else None


def _lines(page: PageObject) -> list[Line]:
    found: list[Line] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        words = text.replace("\0", " ").strip("\r\n")
        if not words.strip():
            return
        across = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        up = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = (abs(cm[3] * tm[3]) or abs(cm[1] * tm[2]) or 1.0) * size
        found.append(Line(across, up, scale or 1.0, words))

    page.extract_text(orientations=(0,), visitor_text=visit)
    return found


def _stated(title: str | None, text: str) -> Stated:
    words = " ".join(text.split()).casefold()
    shown = title and " " in title and not _FILE_NAME.search(title) and title.casefold() in words
    return stated("PDF info", {"headline": (title if shown else None, "Title")})
