"""Plain text."""

import re

from advocacy_graph.ingest.decode import decode
from advocacy_graph.ingest.markdown import stated_above
from advocacy_graph.ingest.stated import as_date, as_words, stated
from advocacy_graph.model import Stated

# what site generators set above a text without a fence: "Title: ...", "Date: ..."
_LINES = re.compile(
    r"\A(?:(?:title|date|author|category|tags|slug|summary|status|modified):[^\n]*\n){2,12}", re.I
)


def take_plain(data: bytes, source: str) -> tuple[str, Stated]:
    """The file's text as it is, all of it kept; what front matter or lines of keys above it state is stated.

    Raises:
        UnreadableRelease: as `decode`.
    """
    text = decode(data, source)
    lines = _LINES.match(text)
    if not lines:
        return text, stated_above(text, source)
    found = {
        key.strip().lower(): value for key, _, value in (ln.partition(":") for ln in lines[0].splitlines())
    }
    return text, stated(
        "lines above",
        {
            "headline": (as_words(found.get("title", "")), "Title"),
            "date": (as_date(found.get("date", "")), "Date"),
            "author": (as_words(found.get("author", "")), "Author"),
        },
    )
