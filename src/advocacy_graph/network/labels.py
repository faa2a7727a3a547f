"""How names are broken into lines, and the room that they take."""

import textwrap
from unicodedata import east_asian_width

from advocacy_graph.network.clean import drawable

_CHARACTER = 7.9  # mean width in pixels at the labels' font size, on the wide side
_WRAP, _MOST_LINES = 18, 3


def wrapped(label: str) -> list[str]:
    """At most three lines of at most eighteen characters."""
    return textwrap.wrap(drawable(label), _WRAP, max_lines=_MOST_LINES, placeholder=" …") or ["(no name)"]


def text_width(line: str) -> float:
    """In pixels, about."""
    return sum(_CHARACTER * (1.9 if east_asian_width(c) in "WF" else 1.0) for c in line)
