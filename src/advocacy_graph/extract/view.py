"""A normalised view of the kept text, with the way back: the kept text itself is never rewritten."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from advocacy_graph.model import Span

# One code point for one: nothing moves.
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\t": " ",
        "\u2028": "\n",
        "\r": "\n",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "\u201e": "“",
        "\u201f": "“",
        "\u00ab": "“",
        "\u00bb": "”",
        "\u2010": "-",
        "\u2011": "-",
    }
)

# UTF-8 read as Windows-1252, the common wreck of content systems.
_MOJIBAKE = {
    "â€œ": "“",
    "â€\u009d": "”",
    "â€\u009c": "“",
    "â€\u0099": "'",
    "â€™": "'",
    "â€˜": "'",
    "â€“": "–",
    "â€”": "—",
    "â€¢": "•",
    "Â ": " ",
    "Â\u00a0": " ",
    "Ã©": "é",
}

# What says nothing to a reader: zero-width characters, soft hyphens, markdown's emphasis and link targets.
_NOTHING = re.compile(
    r"[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e]"
    r"|\*\*+|(?<![\w/])_{1,3}(?=[\w“\"'])|(?<=[\w.,”\"'!?])_{1,3}(?![\w/])"
    r"|(?m:^[ ]*\#{1,6}[ ]+)|(?m:^[ ]*>[ ]+)"
    r"|\]\([^()\s]{0,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)|(?<!\w)!?\[(?=[^\[\]\n]{1,300}\]\()"
    r"|\\(?=[^\w\s])"
)
_MOJIBAKE_MARKS = re.compile("|".join(map(re.escape, _MOJIBAKE)))
_STRAIGHT = re.compile("\"|''|``")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what the rules read; `span` leads back to code points of the kept text."""

    text: str
    _origin: (
        array[int] | None
    )  # for each character of `text` its place in the kept text; None: the same place

    def span(self, start: int, end: int) -> Span:
        """The stretch of the kept text behind `text[start:end]`."""
        if self._origin is None or start >= end:
            place = start if self._origin is None else self._origin[min(start, len(self._origin) - 1)]
            return Span(place, place + max(0, end - start))
        return Span(self._origin[start], self._origin[end - 1] + 1)


def view(kept: str) -> View:
    """Normalise `kept` for reading: spaces, quotation marks, mojibake, invisible characters, markdown."""
    text = kept.translate(_SAME_LENGTH)
    origin: array[int] | None = None
    edits = [(m.start(), m.end(), "") for m in _NOTHING.finditer(text)]
    if "â" in text or "Â" in text or "Ã" in text:
        edits += [(m.start(), m.end(), _MOJIBAKE[m.group()]) for m in _MOJIBAKE_MARKS.finditer(text)]
        edits.sort()
    if edits:
        text, origin = _edited(text, edits)
    return View(_directed(text), origin)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> tuple[str, array[int]]:
    pieces: list[str] = []
    origin = array("q")
    done = 0
    for start, end, new in edits:
        if start < done:
            continue
        pieces.append(text[done:start])
        origin.extend(range(done, start))
        pieces.append(new)
        origin.extend([start] * len(new))
        done = end
    pieces.append(text[done:])
    origin.extend(range(done, len(text)))
    return "".join(pieces), origin


def _directed(text: str) -> str:
    """Straight double quotation marks turned into opening and closing ones by what stands beside them."""
    if '"' not in text:
        return text
    characters = list(text)
    for match in _STRAIGHT.finditer(text):
        if match.group() != '"':
            continue
        at = match.start()
        before = text[at - 1] if at else "\n"
        after = text[at + 1] if at + 1 < len(text) else "\n"
        opens = (before.isspace() or before in "([{—–-/“'" or before == ":") and not after.isspace()
        characters[at] = "“" if opens else "”"
    return "".join(characters)
