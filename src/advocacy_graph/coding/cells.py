"""Fields of findings as people write them, in a line of the terminal or a cell of a spreadsheet."""

import re
from typing import Final

from advocacy_graph.model import SEVERAL, Field

EMPTY: Final = "(empty)"
"""What is written into a cell to say that a field has no value: an empty cell says nothing."""

_BETWEEN = re.compile(r"(?<!\\)\|")


def written(value: Field) -> str:
    """On one line. Several values have `|` between them, and `\\|` for a bar of their own; none is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return " ".join(value.split())
    return " | ".join(" ".join(each.split()).replace("|", r"\|") for each in value)


def meant(name: str, text: str) -> Field:
    """The value of the field of that name that is `written` so."""
    line = " ".join(text.split())
    if name not in SEVERAL:
        return line or None
    return tuple(one for each in _BETWEEN.split(line) if (one := each.strip().replace(r"\|", "|")))
