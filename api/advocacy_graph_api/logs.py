"""Logs: one line of JSON for each thing that happened, whoever says it, so that no name can forge a line.

Nobody waits for a line to be written: who reads the log may be slow, or a pipe that nobody empties.
"""

import json
import logging
import sys
import threading
import time
from collections import deque
from typing import Final, TextIO

import structlog

_KEPT: Final = 10_000  # lines that wait to be written; what comes then is lost, and counted
_PAUSE_SECONDS: Final = 0.02  # lines of so long are written together
_PATIENCE_SECONDS: Final = 2.0  # for the last ones


class Journal:
    """Lines for `file`, which a thread writes. Full, it drops what comes, and says later how many lines."""

    def __init__(self, file: TextIO, kept: int = _KEPT) -> None:
        self._file = file
        self._kept = kept
        self._held: deque[str] = deque()
        self._lost = 0
        self._counting = threading.Lock()
        self._some = threading.Event()
        self._ends = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def write(self, text: str) -> int:
        """Returns at once."""
        if len(self._held) < self._kept:
            self._held.append(text)
        else:
            with self._counting:
                self._lost += 1
        if not self._some.is_set():
            self._some.set()
        return len(text)

    def flush(self) -> None:
        """Nothing: the thread sees to it."""

    def close(self) -> None:
        """Write what is there, unless nobody takes it."""
        self._ends = True
        self._some.set()
        self._thread.join(_PATIENCE_SECONDS)

    def _run(self) -> None:
        while not self._ends:
            self._some.wait()
            self._some.clear()
            self._write()
            if not self._ends:
                time.sleep(_PAUSE_SECONDS)
        self._write()

    def _write(self) -> None:
        lines = "".join(self._held.popleft() for _ in range(len(self._held)))
        with self._counting:
            lost, self._lost = self._lost, 0
        if lost:
            lines += (
                f'{{"event": "{lost} lines of this log were lost: nobody took them", "level": "warning"}}\n'
            )
        try:
            self._file.write(lines)
            self._file.flush()
        except OSError:  # nobody is there to read, or to be told: it serves on
            pass


def configure() -> Journal:
    """Send all logs of the process to standard error. Who ends the process closes the journal first."""
    journal = Journal(sys.stderr)
    common: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    # One encoder for all lines: `json.dumps` makes one for each, at a third of the line's cost.
    encode = json.JSONEncoder(default=repr).encode
    written = structlog.processors.JSONRenderer(serializer=lambda event, **_: encode(event))
    handler = logging.StreamHandler(journal)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *common],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                written,
            ],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # Our own do not pass through the standard library, which asks the stack who speaks.
    structlog.configure(
        processors=[*common, written],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(file=journal),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )
    return journal
