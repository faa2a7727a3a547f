"""Feeds (RSS, Atom, JSON Feed) and news sitemaps: releases that stand in them, and links to those that do not."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.decode import decode
from advocacy_graph.ingest.page import take_page
from advocacy_graph.ingest.stated import as_date, as_url, as_words, stated
from advocacy_graph.model import Stated

_ENTITY = re.compile(rb"(?i)<!ENTITY")
_MOST_ENTRIES = 5_000
_WHOLE = 120  # words of a description that is the text and not a teaser of it
_TEASER = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|(?i:read more|continue reading)\W*)\s*$")
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `text` is None where only `url` leads to it; with neither there is nothing to read.

    `name` is what the feed calls it by, `version` changes when the entry does.
    """

    name: str
    version: str
    url: str | None
    text: str | None
    stated: Stated


def take_feed(data: bytes, source: str) -> list[Entry]:
    """The entries of a feed or news sitemap, in its order; of a sitemap index, its sitemaps as links.

    An entry is a release where the feed has its content, or a description of at least 120 words that is no
    teaser; else it is a link. Metadata: title, link (or id) as identity, the date in its own time zone, rights and
    licence, and as issuer the author or the feed's title where the text names it.

    Raises:
        UnreadableRelease: none of these, more than 5,000 entries, or XML that declares entities.
    """
    start = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        entries = list(_json_feed(data, source))
    elif not start.startswith(b"<"):
        raise UnreadableRelease(
            source, "no feed and no sitemap: save the releases themselves as .txt or .html"
        )
    elif _ENTITY.search(data):  # entities of entities are how a small file becomes a huge one
        raise UnreadableRelease(source, "XML that declares entities is not read: ask for it without them")
    elif re.search(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", data[:4000]):
        entries = list(_sitemap(data, source))
    else:
        entries = list(_xml_feed(data, source))
    if len(entries) > _MOST_ENTRIES:
        raise UnreadableRelease(source, f"more than {_MOST_ENTRIES:,} entries: no feed of releases")
    return entries


def _xml_feed(data: bytes, source: str) -> Iterator[Entry]:
    import feedparser  # a fifth of a second, for who reads no feeds

    base = source if as_url(source) else ""
    parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-location": base} if base else None)
    if not parsed.version:
        reason = f"no feed that can be read ({parsed.get('bozo_exception', 'neither RSS nor Atom')})"
        raise UnreadableRelease(source, f"{reason}: name the releases' own addresses or files")
    for found in parsed.entries:
        entry = dict(found)  # its own get() takes another date where one is missing
        contents = [c for c in entry.get("content", ()) if c.get("value")]
        markup = next((c["value"] for c in contents if "html" in c.get("type", "")), None)
        content = markup or next((c["value"] for c in contents), None)
        licence = next((x.get("href") for x in entry.get("links", ()) if x.get("rel") == "license"), None)
        yield _entry(
            kind={"a": "Atom", "r": "RSS"}.get(parsed.version[0], "feed"),
            name=entry.get("id") or entry.get("link"),
            url=as_url(entry.get("link", "")),
            content=content,
            description=entry.get("summary"),
            title=entry.get("title"),
            published=entry.get("published") or entry.get("updated"),
            updated=entry.get("updated") or entry.get("published"),
            authors=(entry.get("author"), parsed.feed.get("title")),
            licence=licence or entry.get("license") or entry.get("rights") or parsed.feed.get("rights"),
        )


def _json_feed(data: bytes, source: str) -> Iterator[Entry]:
    try:
        feed = json.loads(decode(data, source))
    except (ValueError, RecursionError) as error:
        raise UnreadableRelease(source, f"not JSON: {str(error)[:80]}") from error
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in str(feed.get("version")):
        raise UnreadableRelease(source, "JSON, but no JSON Feed (https://jsonfeed.org): it has no version")
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        text = {key: value for key, value in item.items() if isinstance(value, str)}
        authors = [a for a in (item.get("authors") or (), feed.get("authors") or ()) if isinstance(a, list)]
        names = [
            a["name"]
            for some in authors
            for a in some
            if isinstance(a, dict) and isinstance(a.get("name"), str)
        ]
        plain = text.get("content_text")
        yield _entry(
            kind="JSON Feed",
            name=text.get("id") or text.get("url"),
            url=as_url(urljoin(source if as_url(source) else "", text.get("url", ""))),
            content=text.get("content_html") or (_escaped(plain) if plain else None),
            description=text.get("summary"),
            title=text.get("title"),
            published=text.get("date_published"),
            updated=text.get("date_modified") or text.get("date_published"),
            authors=(*names, feed.get("title") if isinstance(feed.get("title"), str) else None),
            licence=None,
        )


def _sitemap(data: bytes, source: str) -> Iterator[Entry]:
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise UnreadableRelease(source, f"a sitemap that is no XML: {error}") from error
    is_index = root.tag == f"{_SITEMAP}sitemapindex"
    for place in root.iter(f"{_SITEMAP}sitemap" if is_index else f"{_SITEMAP}url"):
        url = as_url(place.findtext(f"{_SITEMAP}loc", ""))
        news = place.find(f"{_NEWS}news")
        if not url or (news is None and not is_index):
            continue  # a page of the site that is no news
        published = "" if news is None else news.findtext(f"{_NEWS}publication_date", "")
        changed = place.findtext(f"{_SITEMAP}lastmod", "") or published
        name = "" if news is None else news.findtext(f"{_NEWS}publication/{_NEWS}name", "")
        title = "" if news is None else news.findtext(f"{_NEWS}title", "")
        told = stated(
            "news sitemap",
            {
                "headline": (as_words(title), "title"),
                "date": (_date(published), "publication_date"),
                "issuers": (tuple(filter(None, [as_words(name)])), "publication name"),
            },
        )
        yield Entry(url, changed, url, None, told)


def _entry(
    *,
    kind: str,
    name: str | None,
    url: str | None,
    content: str | None,
    description: str | None,
    title: str | None,
    published: str | None,
    updated: str | None,
    authors: tuple[str | None, ...],
    licence: str | None,
) -> Entry:
    text = _text(content) or _text(description)
    whole = bool(_text(content)) or (len(text.split()) >= _WHOLE and not _TEASER.search(text))
    if url and not whole:
        text = ""
    issuer = next((n for a in authors if a and (n := as_words(a)) and n in text), None)
    headline = " ".join(_text(title).split())
    told = stated(
        kind,
        {
            "identifier": (url or as_words(name or ""), "link" if url else "id"),
            "url": (url, "link"),
            "headline": (headline or None, "title"),
            "date": (_date(published or ""), "date"),
            "issuers": ((issuer,) if issuer else (), "author"),
            "licence": (as_words(licence or ""), "rights"),
        },
    )
    says = "\x1f".join((updated or "", content or description or "", title or ""))
    version = hashlib.sha256(says.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Entry(name or url or version, version, url, text or None, told)


def _text(markup: str | None) -> str:
    """The words of a stretch of HTML; "" where there are none."""
    if not markup:
        return ""
    text, _ = take_page(f"<body>{markup}".encode("utf-8", "replace"), "entry")
    return text if any(c.isalnum() for c in text) else ""


def _escaped(text: str) -> str:
    escapes: Mapping[int, str] = {ord("&"): "&amp;", ord("<"): "&lt;"}
    return f"<pre>{text.translate(escapes)}</pre>"


def _date(value: Any) -> date | None:
    """RSS dates as mail has them, the others as ISO 8601 does; in their own time zone."""
    written = str(value)
    try:
        return as_date(written) or parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):  # it has no other way to say no
        return None
