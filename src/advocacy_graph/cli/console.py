"""Where the command line writes: results to stdout, everything else to stderr.

Words from a release are untrusted: they may hold terminal escapes, line breaks that forge a line of
output, or rich's own markup. So they reach the terminal through `words()` and `lines()` alone.
"""

import json
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from rich import box
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

T = TypeVar("T")

# A pipe or a file has no width of its own; a table there is for people all the same.
out = Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120)
err = Console(stderr=True, highlight=False, soft_wrap=True)

_SHORT = 10
_INNER_CAPITAL = re.compile(r"(?<=[a-z])([A-Z])")

# Direction overrides and isolates can make a line read as something that it is not.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _harmless(text: str) -> str:
    """Controls, but for line ends and tabs, and reordering marks as U+FFFD."""
    return "".join(
        "\ufffd" if c in _REORDERING or (unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t") else c
        for c in text
    )


def words(value: object, style: str = "") -> Text:
    """`value` on one line, white space collapsed, never read as markup. None is empty."""
    return Text("" if value is None else _harmless(" ".join(str(value).split())), style=style)


def lines(text: str, style: str = "") -> Text:
    """A stretch of a release with its own line ends, never read as markup."""
    return Text(_harmless(text.replace("\r\n", "\n").replace("\r", "\n")), style=style)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Table:
    """A table of untrusted cells. Headings as queries name them, `policyName`, are set as words."""
    cells = [[words(cell) for cell in row] for row in rows]
    drawn = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, collapse_padding=True)
    for i, column in enumerate(columns):
        # Numbers, dates and other short things stay whole; the long ones share what is left of the line.
        # On a narrow terminal headings are broken, never numbers.
        longest = max((len(row[i]) for row in cells), default=0)
        least = longest if longest <= _SHORT else None
        drawn.add_column(words(_INNER_CAPITAL.sub(r" \1", column).lower()), min_width=least, overflow="fold")
    for row in cells:
        drawn.add_row(*row)
    return drawn


def say(value: object, style: str = "", *, indent: int = 0) -> None:
    """One line on stdout, not broken at the terminal's width, so that paths and commands can be copied."""
    out.print(Text(" " * indent).append_text(words(value, style)), soft_wrap=True)


def print_json(value: Any) -> None:
    """`value` on stdout as JSON, unwrapped and uncoloured, for other programs."""
    out.file.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def complain(message: object) -> None:
    """A message on stderr that may quote a file's name or a release's words."""
    err.print(words(message, "red"))


def note(message: object) -> None:
    """A remark on stderr."""
    err.print(words(message))


def print_line(value: Any) -> None:
    """`value` on stdout as one line of JSON, at once, for programs that read along."""
    out.file.write(json.dumps(value, ensure_ascii=False) + "\n")
    out.file.flush()


class JsonRows:
    """A JSON list on stdout, written row by row, so that none has to be kept. `end` closes it."""

    def __init__(self) -> None:
        self._any = False

    def add(self, row: Any) -> None:
        """One more row."""
        out.file.write((",\n" if self._any else "[\n") + json.dumps(row, ensure_ascii=False))
        self._any = True

    def end(self) -> None:
        """The list is whole."""
        out.file.write("\n]\n" if self._any else "[]\n")


_SAY_EVERY = 10.0  # seconds, where nobody watches a bar
_SHORTEST = 30.0  # seconds of work that says nothing where nobody watches


def track(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """`items`, of which there are `total`, with rate and time left on stderr.

    A bar when a person watches; else, in work of more than half a minute, a line every ten seconds.
    """
    if not err.is_terminal:
        yield from _told(items, total, doing)
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=err,
    )
    began = time.monotonic()
    with bar:
        task = bar.add_task(doing, total=total, rate="")
        for number, item in enumerate(items, start=1):
            yield item
            bar.update(task, completed=number, rate=_rate(number, time.monotonic() - began))


def _told(items: Iterable[T], total: int, doing: str) -> Iterator[T]:
    began = time.monotonic()
    said = began + _SHORTEST - _SAY_EVERY
    for number, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - said >= _SAY_EVERY:
            left = round((now - began) / number * max(0, total - number))
            rate = _rate(number, now - began)
            note(f"{doing}: {number:,} of {total:,}, {rate}, {left // 60}:{left % 60:02} left")
            said = now


def _rate(number: int, seconds: float) -> str:
    rate = number / seconds if seconds > 0 else 0.0
    return f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second"


@contextmanager
def busy(doing: str) -> Iterator[Callable[[str], None]]:
    """Shows a person, on stderr, that something of unknown length goes on. Call what it gives to say what now."""
    with err.status(words(doing)) as status:
        yield lambda now: status.update(words(now))
