"""Markdown, with or without YAML front matter."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import yaml

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.decode import decode
from advocacy_graph.ingest.stated import as_date, as_url, as_words, stated
from advocacy_graph.model import Stated

_FENCE = re.compile(r"(?s)---[ \t]*(?:\r\n?|\n)(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)")
_OPENING = re.compile(r"---[ \t]*[\r\n]")
_LARGEST = 50_000

_HEADLINE = ("title", "headline")
_ISSUER = ("issuer", "publisher", "organization")
_IDENTIFIER = ("id", "message-id")
_TAKEN_FROM = ("source_url", "source-url", "canonical_url", "link")  # where it stood; no identity
_LICENCE = ("licence", "license", "rights", "copyright")
_SCHEME = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")


class _Scalars(yaml.BaseLoader):
    """Every scalar stays the words it is: a headline "No" is no boolean, "2021-13-01" is for us to refuse."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):  # aliases of aliases are how a small file becomes a huge one
            raise yaml.YAMLError("an alias (*name) is not understood here: write the words out")
        return super().compose_node(parent, index)


def take_markdown(data: bytes, source: str) -> tuple[str, Stated]:
    """The kept text is all that follows the front matter, Markdown's marks included.

    Front matter stands between two lines `---` at the very beginning. Read from it: title or headline;
    date (2021-10-12, also with a time, or "October 12, 2021"); issuer, publisher or organization
    (one, or a list); url, or source_url; id or message-id; licence, license, rights or copyright. Other keys are passed over. A url
    without a site is one of the site that `source` is on; of a file it leads nowhere, and a remark says so. The author is
    kept beside: it issues where the extraction finds that it names a body.

    Raises:
        UnreadableRelease: as `decode`; or front matter that is never closed, is no YAML, or whose
            values are not what they should be.
    """
    text = decode(data, source)
    if not _OPENING.match(text):
        return text, Stated()
    fenced = _FENCE.match(text)
    if not fenced:
        reason = 'front matter begins at line 1 and never ends: close it with a line "---"'
        raise UnreadableRelease(source, reason)
    return text[fenced.end() :], _stated(_mapping(fenced[1], source), source)


def stated_above(text: str, source: str) -> Stated:
    """What front matter above a plain text states, where it is as Markdown's would be; else nothing.

    Raises nothing: a text may begin with a line of dashes for reasons of its own.
    """
    fenced = _FENCE.match(text)
    try:
        return _stated(_mapping(fenced[1], source), source) if fenced else Stated()
    except UnreadableRelease:
        return Stated()


def _mapping(block: str, source: str) -> dict[str, object]:
    if len(block) > _LARGEST:
        raise UnreadableRelease(source, f"front matter of more than {_LARGEST:,} characters: shorten it")
    try:
        found = yaml.load(block, _Scalars)
    except (yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split()) or "nested too deeply"
        raise UnreadableRelease(source, f"front matter is not YAML: {reason}") from error
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        raise UnreadableRelease(source, 'front matter is not lines of "key: value"')
    return {str(key).lower(): value for key, value in found.items()}


def _stated(found: dict[str, object], source: str) -> Stated:
    def wrong(key: str, expected: str) -> UnreadableRelease:
        reason = f"front matter, {key}: expected {expected}, found {found[key]!r:.80}"
        return UnreadableRelease(source, reason)

    def words(*keys: str) -> str | None:
        for key in keys:
            value = found.get(key)
            if value is not None and not isinstance(value, str):
                raise wrong(key, "words")
            if value and (cleaned := as_words(value)):
                return cleaned
        return None

    def issuers() -> tuple[str, ...]:
        for key in _ISSUER:
            value = found.get(key)
            names = value if isinstance(value, list) else [value or ""]
            if not all(isinstance(name, str) for name in names):
                raise wrong(key, "a name or a list of names")
            if cleaned := tuple(filter(None, map(as_words, names))):
                return cleaned
        return ()

    def named(*keys: str) -> str:
        return next((key for key in keys if found.get(key)), keys[0])

    url, date = words("url"), words("date")
    if url and _SCHEME.match(url) and not as_url(url):
        raise wrong("url", "an address that begins with http:// or https://")
    lost = url and not as_url(urljoin(_site(source), url))
    url = as_url(urljoin(_site(source), url)) if url else None
    taken_from = next((u for key in _TAKEN_FROM if (u := as_url(str(found.get(key) or "")))), None)
    if date and not as_date(date):
        raise wrong("date", "a date like 2021-10-12")
    identifier = words(*_IDENTIFIER)
    told = stated(
        "front matter",
        {
            "identifier": (identifier or url, named(*_IDENTIFIER) if identifier else "url"),
            "url": (url or taken_from, "url" if url else named(*_TAKEN_FROM)),
            "headline": (words(*_HEADLINE), named(*_HEADLINE)),
            "date": (as_date(date or ""), "date"),
            "issuers": (issuers(), named(*_ISSUER)),
            "author": (
                as_words(author) if isinstance(author := found.get("author"), str) else None,
                "author",
            ),
            "licence": (words(*_LICENCE), named(*_LICENCE)),
        },
    )
    if not lost:
        return told
    remark = f"its url {words('url')} names no site and was passed over: write it whole, with https://"
    return replace(told, remarks=(remark,))


def _site(source: str) -> str:
    return source if as_url(source) else ""
