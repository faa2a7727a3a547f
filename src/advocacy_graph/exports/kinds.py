"""What can be exported, as which files."""

from enum import StrEnum
from pathlib import Path
from typing import Final


class What(StrEnum):
    """What `--what` takes."""

    GRAPH = "graph"
    STATEMENTS = "statements"
    POSITIONS = "positions"
    DEMANDS = "demands"


class Format(StrEnum):
    """What `--format` takes."""

    TRIG = "trig"
    N_QUADS = "n-quads"
    JSON_LD = "json-ld"
    TURTLE = "turtle"
    CSV = "csv"
    SAFE_CSV = "safe-csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


ENDINGS: Final = {
    Format.TRIG: ".trig",
    Format.N_QUADS: ".nq",
    Format.JSON_LD: ".jsonld",
    Format.TURTLE: ".ttl",
    Format.CSV: ".csv",
    Format.SAFE_CSV: ".safe.csv",
    Format.XLSX: ".xlsx",
    Format.PARQUET: ".parquet",
}
GRAPHS: Final = (Format.TRIG, Format.N_QUADS, Format.JSON_LD, Format.TURTLE)
TABLES: Final = (Format.CSV, Format.SAFE_CSV, Format.XLSX, Format.PARQUET)


def settled(what: What, format: Format | None, target: Path | None) -> tuple[Format, Path]:
    """The format, told by the file's ending where none is given, and the file. Raises ValueError where they do not fit."""
    fitting = GRAPHS if what is What.GRAPH else TABLES
    format = format or (fitting[0] if target is None else _told_by(target, fitting))
    if format not in fitting:
        raise ValueError(f"{what} cannot be written as {format}: choose {', '.join(fitting)}")
    return format, target or Path(f"{what}{ENDINGS[format]}")


def _told_by(target: Path, fitting: tuple[Format, ...]) -> Format:
    fits = [one for one in Format if target.name.lower().endswith(ENDINGS[one])]
    if not fits:
        raise ValueError(f"{target.name} does not tell its format: give one of {', '.join(fitting)}")
    return max(fits, key=lambda one: len(ENDINGS[one]))
