"""Figures that may rise and may not fall: a JSON file of them, one object a folder of annotated releases."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from advocacy_graph.evaluate.report import Report

TOLERANCE = 0.005
"""A figure may be this far below its floor: a rule that mends ten releases may cost one word in another."""

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure below its floor. `now` is None when it is not measured any more."""

    figure: str
    floor: float
    now: float | None

    def __str__(self) -> str:
        return f"{self.figure} fell from {self.floor:.3f} to {'nothing' if self.now is None else f'{self.now:.3f}'}"


def read_floors(path: Path) -> Floors:
    """The floors of each folder, by its name. Empty where there is no such file yet."""
    if not path.exists():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floor(path: Path, report: Report) -> None:
    """Makes the report's figures the floor of its folder; other folders' floors stay as they are."""
    figures = {name: round(value, 4) for name, value in report.total.figures.items()}
    floors = {**read_floors(path), report.name: figures}
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fallen(report: Report, floor: Mapping[str, float]) -> list[Fall]:
    """The figures that are more than `TOLERANCE` below their floor."""
    figures = report.total.figures
    return [
        Fall(name, least, figures.get(name))
        for name, least in floor.items()
        if name not in figures or figures[name] < least - TOLERANCE
    ]
