"""People's work on the findings: what each is shown, sheets for spreadsheets, and how far coders agree."""

from advocacy_graph.coding.cells import EMPTY, meant, written
from advocacy_graph.coding.choice import Choice, Which, chosen
from advocacy_graph.coding.context import paragraphs
from advocacy_graph.coding.reliability import MACHINE, agreement
from advocacy_graph.coding.session import PATIENCE, Session
from advocacy_graph.coding.sheet import Taken, Wrong, take_sheet, write_sheet

__all__ = [
    "EMPTY",
    "MACHINE",
    "PATIENCE",
    "Choice",
    "Session",
    "Taken",
    "Which",
    "Wrong",
    "agreement",
    "chosen",
    "meant",
    "paragraphs",
    "take_sheet",
    "write_sheet",
    "written",
]
