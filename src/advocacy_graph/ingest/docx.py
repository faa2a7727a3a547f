"""Word files (.docx): paragraphs, lists and tables in their order, and the document's properties."""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.archive import inflated_safely
from advocacy_graph.ingest.stated import as_words, stated
from advocacy_graph.model import Stated

if TYPE_CHECKING:
    from docx.document import Document

_BULLET = "• "
_DEEPEST = 20  # tables and content controls within each other
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWICE = frozenset((f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"))
"""What was moved away in a tracked change, and the older form of a text box, which stands there in both."""


def take_docx(data: bytes, source: str) -> tuple[str, Stated]:
    """Paragraphs separated by a blank line; items of a list on lines of their own, with a bullet.

    A page's header is kept once, before all: letterheads name the issuer there. Footers, notes and comments
    are left out. A table's cells are paragraphs, row by row. Of tracked changes, what was inserted is kept.
    Metadata: the headline from the title property, where the text shows it too.

    Raises:
        UnreadableRelease: no Word file, damaged, encrypted, or a bomb.
    """
    import docx  # half a second, for who reads no Word files
    from docx.opc.exceptions import PackageNotFoundError

    inflated_safely(data, source)
    try:
        document = docx.Document(io.BytesIO(data))
        text = _text(document)
        title = as_words(document.core_properties.title or "")
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError) as error:
        reason = (
            f"no Word file, or a damaged one ({type(error).__name__}): save it again, or its words as .txt"
        )
        raise UnreadableRelease(source, reason) from error
    shown = title and " " in title and title.casefold() in " ".join(text.split()).casefold()
    return text, stated("Word properties", {"headline": (title if shown else None, "title")})


def _text(document: "Document") -> str:
    lists = _list_styles(document)
    headers = dict.fromkeys(
        (words, False)
        for section in document.sections
        for header in (section.first_page_header, section.header)
        if not header.is_linked_to_previous
        for words, _ in _blocks(header._element, lists)
    )
    text = ""
    in_list = False
    for words, is_item in (*headers, *_blocks(document.element.body, lists)):
        text += ("\n" if is_item and in_list else "\n\n") if text else ""
        text += (_BULLET if is_item else "") + words
        in_list = is_item
    return text + "\n"


def _blocks(holder: Any, lists: frozenset[str], depth: int = 0) -> Iterator[tuple[str, bool]]:
    """The words of each paragraph below an XML element, and whether it is an item of a list."""
    for element in holder:
        if element.tag == f"{_W}p":
            if words := _words(element):
                yield words, _is_item(element, lists)
        elif isinstance(element.tag, str) and depth < _DEEPEST:  # a table, row, cell or content control
            yield from _blocks(element, lists, depth + 1)


def _words(paragraph: Any) -> str:
    pieces: list[str] = []
    left = [paragraph]
    while left:
        element = left.pop()
        if element.tag in _TWICE:
            continue
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in (f"{_W}br", f"{_W}cr") or (element.tag == f"{_W}p" and pieces):
            pieces.append("\n")
        elif element.tag == f"{_W}tab":
            pieces.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
        left.extend(reversed(element))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(lines).strip()


def _is_item(paragraph: Any, lists: frozenset[str]) -> bool:
    own = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    if own is not None:
        return bool(own.get(f"{_W}val") != "0")
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and style.get(f"{_W}val") in lists


def _list_styles(document: "Document") -> frozenset[str]:
    styles = document.styles.element
    return frozenset(
        style.get(f"{_W}styleId") for style in styles if style.find(f"{_W}pPr/{_W}numPr") is not None
    )
