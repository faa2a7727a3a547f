"""What addresses give: pages, files, and what feeds and sitemaps lead to."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from advocacy_graph.errors import Unfetchable, UnreadableRelease
from advocacy_graph.fetch import Archive, Fetcher, Manners
from advocacy_graph.ingest import LARGEST, NAMED_SUFFIXES, is_read
from advocacy_graph.intake.taken import Taken, taken
from advocacy_graph.model import Link, Stated
from advocacy_graph.store import ARCHIVE, Store

_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "application/gzip", "application/x-gzip")
_GZIP = b"\x1f\x8b"
_DEEPEST = 2  # an index of sitemaps, a sitemap, a page

Online = Manners
"""How addresses are fetched."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes from an address, and what they were read as. `fresh` is False where they are as they were before."""

    url: str
    media_type: str
    body: bytes
    fresh: bool


def is_address(given: object) -> bool:
    """Whether something is to be fetched and not a path."""
    return isinstance(given, str) and given.lower().startswith(("http://", "https://"))


def fetcher_for(store: Store, online: Online | None) -> Fetcher:
    """A fetcher that keeps its archive with the store."""
    return Fetcher(Archive(store.directory / ARCHIVE if store.directory else None), online)


def arrived(url: str, fetcher: Fetcher) -> Arrived:
    """What the address gives. Raises `Unfetchable`."""
    fetched = fetcher.get(url, lambda media_type, url: is_read(_settled(media_type, url)))
    media_type = _settled(fetched.media_type, fetched.url)
    return Arrived(fetched.url, media_type, _unpacked(fetched.body, fetched.url), fetched.fresh)


def followed(
    link: Link, fetcher: Fetcher, licence: str | None, depth: int = 0
) -> Iterator[tuple[Arrived | None, list[Taken | UnreadableRelease]]]:
    """The releases behind a link: of a page one, of a sitemap those of its pages. Faults are among them."""
    try:
        came = arrived(link.url, fetcher)
    except Unfetchable as error:
        yield None, [error]
        return
    found = taken(came.body, came.url, came.media_type, licence, came.url, link.stated)
    yield came, [one for one in found if not isinstance(one, Link)]
    for inner in found:
        if isinstance(inner, Link) and depth < _DEEPEST:
            yield from followed(inner, fetcher, licence, depth + 1)
        elif isinstance(inner, Link):
            yield (
                None,
                [Unfetchable(inner.url, "a link of a sitemap of a sitemap of a sitemap: name it itself")],
            )


def linked(url: str) -> Link:
    """An address that somebody named, as a link."""
    return Link(url, url, "", Stated())


def _settled(media_type: str, url: str) -> str:
    """By the suffix where the server does not say, or says only that it is bytes, or packed ones."""
    path = PurePosixPath(unquote(urlsplit(url).path).lower().removesuffix(".gz"))
    return NAMED_SUFFIXES.get(path.suffix, media_type) if media_type in _UNTOLD else media_type


def _unpacked(body: bytes, url: str) -> bytes:
    """A file that is packed itself, as large sitemaps are: `sitemap.xml.gz`. Nothing else that is read begins so."""
    if not body.startswith(_GZIP):
        return body
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        whole = unpack.decompress(body, LARGEST + 1)
    except zlib.error as error:
        raise Unfetchable(url, f"a gzip that is damaged: {error}") from error
    if len(whole) > LARGEST or not unpack.eof:
        reason = (
            f"unpacks to more than {LARGEST:,} bytes" if len(whole) > LARGEST else "a gzip that is cut off"
        )
        raise Unfetchable(url, reason)
    return whole
