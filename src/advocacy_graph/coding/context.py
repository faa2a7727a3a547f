"""The paragraphs in which a finding's words stand."""

import re
from collections.abc import Iterable

from advocacy_graph.model import Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def paragraphs(text: str, spans: Iterable[Span]) -> list[Span]:
    """Those in which the spans stand, in order, each once; those that one span runs over are one."""
    breaks = [match.span() for match in _BLANK_LINE.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    found: list[Span] = []
    for span in sorted(spans):
        start = max((start for start in starts if start <= span.start), default=0)
        end = min((end for end in ends if end >= span.end), default=len(text))
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start, end))
    return found
