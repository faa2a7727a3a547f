"""From the strings in a file's metadata to values, or None where they are none."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from advocacy_graph.model import Stated

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f\x7f\ud800-\udfff]+", re.IGNORECASE)
_WRITTEN = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y")


def stated(kind: str, fields: Mapping[str, tuple[Any, str]]) -> Stated:
    """What a file states, and where: `stated("PDF info", {"headline": ("A Title", "Title")})`.

    Fields without a value are left out. `kind` names the sort of metadata, the second of each pair its part.
    """
    given = {name: value for name, (value, _) in fields.items() if value}
    return Stated(**given, origins=tuple((name, f"{kind} {fields[name][1]}".strip()) for name in given))


def as_words(value: str) -> str | None:
    """On one line, without what JSON and YAML can escape but RDF cannot hold: NUL, halves of surrogates."""
    return " ".join(_UNPRINTABLE.sub(" ", value).split()) or None


def as_date(value: str) -> date | None:
    """The calendar date as written, in its own time zone: "2021-10-12T23:30:00-04:00" is the 12th."""
    value = value.strip()
    if re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", value):
        return _parsed(value[:10], "%Y-%m-%d")
    return next(filter(None, (_parsed(value, written) for written in _WRITTEN)), None)


def _parsed(value: str, written: str) -> date | None:
    try:
        return datetime.strptime(value, written).date()
    except ValueError:  # strptime has no other way to say no
        return None


def as_url(value: str) -> str | None:
    """An absolute http(s) address; anything else could not be linked to safely."""
    value = value.strip()
    return value if _URL.fullmatch(value) and _parts(value) else None


def names_a_page(url: str) -> bool:
    """False for a site's root: templates often name it as canonical on every page."""
    parts = urlsplit(url)
    return parts.path not in ("", "/") or bool(parts.query)


def _parts(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # "http://[": urlsplit has no other way to say no
        return None
