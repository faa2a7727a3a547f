"""Ctrl-C as a wish: the present release is finished first. A second one ends at once."""

import signal
from types import FrameType, TracebackType
from typing import Any, Final, Self

from advocacy_graph.cli import console

INTERRUPTED: Final = 130
"""The exit code that shells know for it: 128 and the signal's number."""


class Interrupts:
    """Within the block, `came` says whether Ctrl-C was pressed (or SIGTERM came)."""

    def __init__(self) -> None:
        self.came = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.came:
            raise KeyboardInterrupt
        self.came = True
        console.note("Finishing the present release; once more to stop at once")
