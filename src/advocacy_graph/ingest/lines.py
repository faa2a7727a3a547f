"""Lines of printed pages to paragraphs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from advocacy_graph.ingest.columns import Line

_BULLET = re.compile(r"^[•●▪‣◦·\uf0b7\u2013-]\s+|^\(?\d{1,2}[.)]\s")
_PAGE_NUMBER = re.compile(
    r"(?i)^[\W_]*(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[\W_]*$|^[\W_]*-?\s*more\s*-?[\W_]*$"
)
_DIVIDED = re.compile(r"(?<=[^\W\d_]{2})[-\u00ad\u2010]$")
_LIGATURE = re.compile(r"[\ufb00-\ufb06]")  # how letters are drawn, not how words are written
_ENDS = re.compile(r"[.!?:;”\"’)#*]\s*$")
_EDGE = 2  # lines at the head or foot of a page that may run through all pages


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the head or foot of most of them, and without page numbers there."""
    edges = [_edges(page) for page in pages]
    seen = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    often = max(2, len(pages) // 2)
    kept = []
    for page, edge in zip(pages, edges, strict=True):
        running = {
            id(line)
            for line in edge
            if _PAGE_NUMBER.match(line.words.strip()) or (len(pages) > 1 and seen[_shape(line)] >= often)
        }
        kept.append([line for line in page if id(line) not in running])
    return kept


def joined(pages: Sequence[Sequence[Line]]) -> str:
    """Paragraphs separated by a blank line; a paragraph is one line, and goes on over a page's end."""
    hyphened = {
        word.lower()
        for page in pages
        for line in page
        for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.words)
    }
    leading = _leading(pages)
    paragraphs: list[list[Line]] = []
    for page in pages:
        for number, paragraph in enumerate(_paragraphs(page, leading)):
            if number == 0 and paragraphs and _goes_on(paragraphs[-1][-1], paragraph[0]):
                paragraphs[-1] += paragraph
            else:
                paragraphs.append(paragraph)
    text = "\n\n".join(_flowing([line.words for line in lines], hyphened) for lines in paragraphs)
    return f"{text}\n" if text else ""


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return list({id(line): line for line in (*by_height[:_EDGE], *by_height[-_EDGE:])}.values())


def _shape(line: Line) -> tuple[str, int]:
    """The same for "Page 2" and "Page 3" at one height."""
    return re.sub(r"\d+", "#", " ".join(line.words.split())), round(line.y / 4)


def _paragraphs(page: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    """Broken where the next line stands further below than lines do, elsewhere, in other type, or is an item."""
    held: list[Line] = []
    for line in page:
        if held and _breaks(held[-1], line, leading):
            yield held
            held = []
        held.append(line)
    if held:
        yield held


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """The step from line to line within a paragraph, in sizes of the type: the smallest that is common."""
    steps = [
        (above.y - below.y) / below.size
        for page in pages
        for above, below in pairwise(page)
        if 0.5 * below.size < above.y - below.y < 3 * below.size and abs(above.size - below.size) < 0.5
    ]
    common = Counter(round(step, 1) for step in steps)
    fewest = max(1, len(steps) // 40)
    return min((step for step, number in common.items() if number >= fewest), default=1.2)


def _breaks(before: Line, line: Line, leading: float) -> bool:
    step = before.y - line.y
    if step < -before.size:  # the next column, or a place that was drawn later
        return not _goes_on(before, line)
    if abs(before.size - line.size) > 0.15 * before.size:
        return True
    if step > (1.25 * leading + 0.05) * line.size:
        return True
    if _BULLET.match(line.words.lstrip()):
        return True
    if _has_room(before, line):
        return True
    indented = line.x - before.x > 0.9 * line.size
    return indented and bool(_ENDS.search(before.words))


def _goes_on(before: Line, line: Line) -> bool:
    """Whether a sentence runs on from the foot of one column or page to the head of the next."""
    if line.words.lstrip()[:1].islower():
        return True
    alike = abs(before.size - line.size) <= 0.15 * before.size
    return alike and not _ENDS.search(before.words) and not _has_room(before, line)


def _has_room(before: Line, line: Line) -> bool:
    """Whether the next line's first word would have stood on the one before: so it was broken on purpose."""
    if line.words.lstrip()[:1].islower():
        return False
    first = line.words.split(maxsplit=1)[0] if line.words.strip() else ""
    needed = line.size * 0.5 * (len(first) + 1) + 0.15 * (before.edge - before.x)
    return before.edge - before.likely_end > needed


def _flowing(lines: Sequence[str], hyphened: set[str]) -> str:
    """One line of them. A hyphen at a line's end goes where the word is not written with it elsewhere."""
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        if text and _DIVIDED.search(text) and line[:1].islower():
            first, second = re.search(r"[^\W\d_]+$", text[:-1]), re.match(r"[^\W\d_]+", line)
            compound = f"{first[0]}-{second[0]}".lower() if first and second else ""
            text = text + line if compound in hyphened else text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text.replace("\u00ad", ""))
