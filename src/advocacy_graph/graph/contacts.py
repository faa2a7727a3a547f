"""How to reach people, in a text: telephone numbers, e-mail and street addresses, lines of contacts. All may read the
graph, and these stay in the kept text.

They are sought liberally, since all that a mistake costs is a shorter context of a quote: a date in figures passes
for a telephone number, "30 days on the Way" for a street.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from advocacy_graph.model import Span

_CONTACT: Final = re.compile(
    r"""
      (?<![\w.+-])[\w.+-]{1,64}+@[\w.-]+
    | (?<!\d)[+(]{0,2}\d(?:[\s().\-/\u2010-\u2015]{0,3}\d){6,}+
      # From their first digit on: a street with its number, a box, a postcode (US, GB, CA).
    | (?=\d)(?:
        (?<![\w.])\d{1,5}[A-Za-z]?,?[ ](?:[\w.'’-]{1,20}[ ]){0,4}?
        (?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Square|Sq|Court|Place|Pl|Way|Quay|Row|Terrace
          |Crescent|Close|Gardens|Parkway|Pkwy|Highway|Hwy|Suite|Ste|Floor|NW|NE|SW|SE)\b
      | (?<=\b[Bb]ox[ ])\d+ | (?<=\b[A-Z]{2}[ ])\d{5}(?:-\d{4})?\b
      | (?<=[A-Z])(?:\d[A-Z\d]?[ ]\d[A-Z]{2} | \d[A-Z][ ]\d[A-Z]\d)\b )
      # A line that names whom to ask.
    | ^[^\S\n]*(?:[A-Za-z]+[ /]){0,2}(?i:contacts?|enquiries|inquiries)[^\S\n]*:[^\n]*
    """,
    re.VERBOSE | re.MULTILINE,
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
