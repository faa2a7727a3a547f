"""Plain text."""

from advocacy_graph.ingest.decode import decode
from advocacy_graph.model import Stated


def take_plain(data: bytes, source: str) -> tuple[str, Stated]:
    """The file's text as it is. It says nothing of itself apart from its words.

    Raises:
        UnreadableRelease: as `decode`.
    """
    return decode(data, source), Stated()
