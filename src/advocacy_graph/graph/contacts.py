"""Telephone numbers and e-mail addresses of a text: all may read the graph, and these stay in the kept text.

They are sought liberally, since all that a mistake costs is a shorter context of a quote: a date in figures passes
for a telephone number.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from advocacy_graph.model import Span

_CONTACT: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}+@[\w.-]+ | (?<!\d)[+(]{0,2}\d(?:[\s().\-/\u2010-\u2015]{0,3}\d){6,}+",
    re.VERBOSE,
)


def contacts(text: str) -> tuple[Span, ...]:
    """Where they are, in text order.

    >>> [span.words("Ana Ruiz, (555) 555-0191, ana@guild.example") for span in contacts("Ana Ruiz, (555) 555-0191, ana@guild.example")]
    ['(555) 555-0191', 'ana@guild.example']
    """
    return tuple(Span(*found.span()) for found in _CONTACT.finditer(text))


def context(text: str, span: Span, length: int, avoided: Sequence[Span]) -> tuple[str, str]:
    """So many code points before and after the span, or fewer: up to the nearest of `avoided`, in text order."""
    start, end = max(0, span.start - length), min(len(text), span.end + length)
    for contact in avoided[bisect_right(avoided, start, key=lambda other: other.end) :]:
        if contact.start >= end:
            break
        if contact.start < span.start:
            start = min(contact.end, span.start)
        if contact.end > span.end:
            end = max(contact.start, span.end)
            break
    return text[start : span.start], text[span.end : end]
