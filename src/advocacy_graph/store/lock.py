"""One writer or many readers: an advisory lock on the store that the kernel drops with its holder.

The engine locks writers against each other, but a reader beside a writer is undefined behaviour there.
"""

import fcntl
import os
from pathlib import Path

from advocacy_graph.errors import StoreError, StoreInUse


def hold(directory: Path, *, exclusive: bool) -> int:
    """The descriptor that holds the lock until it is closed. `StoreInUse` at once when another holds it."""
    path = directory / "lock"
    try:
        # A reader may lack the right to write; the lock needs only an open file.
        descriptor = os.open(path, (os.O_RDWR | os.O_CREAT) if exclusive else os.O_RDONLY, 0o644)
    except OSError as error:
        raise StoreError(f"{path}: cannot be opened: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        other = "another process is using it" if exclusive else "another process is writing to it"
        raise StoreInUse(f"{directory}: {other}: wait until it has finished, then try again") from error
    return descriptor
