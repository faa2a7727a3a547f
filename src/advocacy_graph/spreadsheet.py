"""Cells that are safe to open in a spreadsheet, for all tables that are written as CSV."""

from datetime import date
from typing import Final, TypeVar

Cell = str | int | float | date | None
C = TypeVar("C", bound=Cell)

# A spreadsheet takes a cell that begins so for a formula (OWASP, "CSV Injection").
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(cell: C) -> C | str:
    """A text that a spreadsheet would take for a formula, behind an apostrophe; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def unguarded(text: str) -> str:
    """A text without the apostrophe that `guarded` set."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text
