"""Where the command line writes: results to stdout, everything else to stderr.

Words from a release are untrusted: they may hold terminal escapes, line breaks that forge a line of
output, or rich's own markup. So they reach the terminal through `words()` alone.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

T = TypeVar("T")

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False, soft_wrap=True)

# Direction overrides and isolates can make a line read as something that it is not.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: object) -> str:
    """One line of printable characters: white space collapsed, controls and reordering marks as U+FFFD."""
    text = " ".join(str(value).split())
    return "".join(
        "\ufffd" if character in _REORDERING or unicodedata.category(character) in {"Cc", "Cs"} else character
        for character in text
    )


def words(value: object, style: str = "") -> Text:
    """`value` for the terminal: cleaned and never read as markup. None is empty."""
    return Text("" if value is None else clean(value), style=style)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table of untrusted cells."""
    drawn = Table(header_style="bold")
    for column in columns:
        drawn.add_column(words(column), overflow="fold")
    for row in rows:
        drawn.add_row(*(words(cell) for cell in row))
    return drawn


def print_json(value: Any) -> None:
    """`value` on stdout as JSON, unwrapped and uncoloured, for other programs."""
    out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def complain(message: object) -> None:
    """A message on stderr that may quote a file's name or a release's words."""
    err.print(words(message, "red"))


def note(message: object) -> None:
    """A remark on stderr."""
    err.print(words(message))


def track(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """`items`, of which there are `total`, with a progress bar on stderr when a person watches."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        disable=not err.is_terminal,
    )
    with bar:
        yield from bar.track(items, total=total, description=doing)
