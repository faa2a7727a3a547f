"""The kept texts, beside the graph and not in it: contacts' telephone numbers stand there.

The public sees only the stretches that are quoted as evidence.
"""

import hashlib
import os
import re
from pathlib import Path

from advocacy_graph.errors import StoreError

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Texts:
    """Texts by the SHA-256 of their UTF-8, one file each; in memory where there is no directory."""

    def __init__(self, directory: Path | None) -> None:
        self._directory = directory
        self._memory: dict[str, bytes] = {}

    def keep(self, text: str) -> str:
        """Keep `text` whole and return its digest. The file is there before its name is, or not at all."""
        content = text.encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(content).hexdigest()
        if self._directory is None:
            self._memory[digest] = content
            return digest
        path = self._directory / f"{digest}.txt"
        if not self.holds(digest):
            partial = path.with_suffix(".part")
            with partial.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        return digest

    def holds(self, digest: str) -> bool:
        """Whether the text is there, as it was kept."""
        try:
            self.read(digest)
        except StoreError:
            return False
        return True

    def read(self, digest: str) -> str:
        """The text as it was kept. `StoreError` when it is not there or no longer what it was."""
        if not _DIGEST.fullmatch(digest):
            raise StoreError(f"{digest!r} is not a SHA-256 digest in hex")
        try:
            content = (
                self._memory[digest]
                if self._directory is None
                else (self._directory / f"{digest}.txt").read_bytes()
            )
        except (KeyError, FileNotFoundError) as error:
            raise StoreError(f"the store keeps no text {digest}: ingest its release again") from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise StoreError(
                f"the kept text {digest} is damaged: restore it from a backup or ingest it again"
            )
        return content.decode("utf-8", "surrogatepass")
