"""What no cleverness at all finds: the figures of extraction are told beside it."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

FEWEST_WORDS = 5
"""Shorter ones are titles, nicknames and scare quotes."""

_QUOTED = re.compile('[“"]([^“”"]+)[”"]')


def control(text: str) -> dict[str, Any]:
    """Whatever stands in double quotation marks, five words or more, joined by paragraph, as nobody's statements.

    In the shape of findings, as far as the control knows anything. A blank line ends a paragraph.
    """
    return {
        "statements": [
            {
                "mode": "direct",
                "quote_text": " ".join(" ".join(quotation[1].split()) for quotation in quoted),
                "segments": [[at + quotation.start(1), at + quotation.end(1)] for quotation in quoted],
                "stance": {},
            }
            for at, paragraph in _paragraphs(text)
            if (quoted := [q for q in _QUOTED.finditer(paragraph) if len(q[1].split()) >= FEWEST_WORDS])
        ]
    }


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each run of lines that are not blank, with where it begins."""
    at = 0
    for has_words, lines in groupby(text.splitlines(keepends=True), key=lambda line: bool(line.strip())):
        block = "".join(lines)
        if has_words:
            yield at, block
        at += len(block)
