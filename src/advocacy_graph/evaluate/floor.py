"""Figures that may rise and may not fall: a JSON file of them, one object a folder of annotated releases or a kind of pairs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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


def write_floor(path: Path, name: str, figures: Mapping[str, float]) -> None:
    """Makes the figures the floor of that name; other floors stay as they are."""
    rounded = {figure: round(value, 4) for figure, value in figures.items()}
    floors = {**read_floors(path), name: rounded}
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fallen(figures: Mapping[str, float], floor: Mapping[str, float]) -> list[Fall]:
    """The figures that are more than `TOLERANCE` below their floor."""
    return [
        Fall(name, least, figures.get(name))
        for name, least in floor.items()
        if name not in figures or figures[name] < least - TOLERANCE
    ]
