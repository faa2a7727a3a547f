"""One address to its bytes."""

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from ssl import SSLContext
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore
from protego import Protego

from advocacy_graph.errors import Unfetchable
from advocacy_graph.fetch.archive import Archive, Kept
from advocacy_graph.fetch.guarded import Guarded, OutOfTime, PrivateAddress, Resolve, resolved

AGENT = f"advocacy-graph/{version('advocacy-graph')}"
_ROBOT = "advocacy-graph"

_LARGEST = 10_000_000
_LARGEST_ROBOTS = 500_000
_SILENCE = 15.0  # seconds without a byte
_MOST_REDIRECTS = 5
_LONGEST_PAUSE = 30.0
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LEGAL = ":/?#[]@!$&'()*+,;=%~-._"
_FORGETTING = 24 * 60 * 60  # seconds that a robots.txt holds (RFC 9309)


@dataclass(frozen=True, slots=True)
class Manners:
    """How to fetch. `pause` is the least time between two requests to one host, `seconds` that of one request.

    `allowed` has hosts (`name` or `name:port`) that may be at private addresses. `offline` takes only what the
    archive has.
    """

    pause: float = 1.0
    seconds: float = 60.0
    allowed: frozenset[str] = frozenset()
    offline: bool = False
    resolve: Resolve = resolved


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. `url` is where redirects led; `fresh` is False for what was there already."""

    url: str
    media_type: str
    body: bytes
    fresh: bool


class Fetcher:
    """Fetches addresses and keeps what they give in the archive. One at a time."""

    def __init__(self, archive: Archive, manners: Manners | None = None) -> None:
        self._archive = archive
        self._manners = manners or Manners()
        self._robots: dict[str, tuple[float, Protego]] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, accepts: Callable[[str, str], bool]) -> Fetched:
        """What the address gives, redirects followed, asked for only if it changed.

        `accepts` is given the media type and the address of what is about to be read, and says whether it is wanted.

        Raises:
            Unfetchable: not http or https, with a password in it, not public, forbidden by robots.txt, too many
                redirects, another status than 200, larger than 10 MB, too slow, or of a kind that is not wanted.
            StoreError: the archive is damaged or cannot be written.
        """
        here = _normal(url)
        for _ in range(_MOST_REDIRECTS + 1):
            response, fresh = self._response(here, accepts)
            if response.status not in _REDIRECTS:
                return Fetched(here, _media_type(response), response.body, fresh)
            here = _normal(urljoin(here, response.headers.get("location", "")))
        raise Unfetchable(url, f"more than {_MOST_REDIRECTS} redirects: name the address where they lead")

    def _response(self, url: str, accepts: Callable[[str, str], bool]) -> tuple[Kept, bool]:
        held = self._archive.latest(url)
        if self._manners.offline:
            if held is None:
                raise Unfetchable(url, "the archive does not have it: fetch it once without --offline")
            return held, False
        self._ask_robots(url)
        response = self._request(url, _LARGEST, accepts, held)
        if response.status == 304 and held is not None:
            return held, False
        if response.status != 200 and response.status not in _REDIRECTS:
            raise Unfetchable(url, _refusal(response))
        fresh = held is None or (held.status, held.digest) != (response.status, response.digest)
        if fresh or _validators(response) != _validators(held):
            self._archive.keep(url, response)
        return response, fresh

    def _ask_robots(self, url: str) -> None:
        rules = self._rules(url)
        if not rules.can_fetch(url, _ROBOT):
            raise Unfetchable(
                url, "the site's robots.txt forbids it: ask its owner, or save the page yourself"
            )

    def _rules(self, url: str) -> Protego:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        when, rules = self._robots.get(origin, (0.0, None))
        if rules is None or time.monotonic() - when > _FORGETTING:
            rules = Protego.parse(self._robots_of(f"{origin}/robots.txt"))
            self._robots[origin] = (time.monotonic(), rules)
        return rules

    def _robots_of(self, url: str) -> str:
        """Without one all is allowed; while it cannot be had, nothing is (RFC 9309, 2.3.1)."""
        here = url
        for _ in range(_MOST_REDIRECTS + 1):
            response = self._request(here, _LARGEST_ROBOTS, lambda *_: True, None)
            if response.status in _REDIRECTS:
                here = _normal(urljoin(here, response.headers.get("location", "")))
                continue
            if response.status >= 500 or response.status == 429:
                raise Unfetchable(url, f"{_refusal(response)}, and without it nothing may be fetched")
            return response.body.decode("utf-8", "replace") if response.status == 200 else ""
        return ""

    def _request(
        self, url: str, largest: int, accepts: Callable[[str, str], bool], held: Kept | None
    ) -> Kept:
        self._wait(url)
        parts = urlsplit(url)
        headers = {
            "Host": parts.netloc,
            "User-Agent": AGENT,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5",
            "Accept-Encoding": "identity",
            "Connection": "close",
        } | _conditions(held)
        guarded = Guarded(self._manners.seconds, self._manners.allowed, self._manners.resolve)
        timeout = {"connect": _SILENCE, "read": _SILENCE, "write": _SILENCE, "pool": _SILENCE}
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._trust, network_backend=guarded, retries=0) as pool,
                pool.stream(
                    "GET", url, headers=list(headers.items()), extensions={"timeout": timeout}
                ) as response,
            ):
                told = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                kept = Kept(response.status, told, b"")
                if response.status != 200:
                    return kept
                if not accepts(_media_type(kept), url):
                    reason = f"it is {_media_type(kept) or 'of no kind that it names'}: no kind of release that is read"
                    raise Unfetchable(url, reason)
                return Kept(response.status, told, _body(response, told, largest, url))
        except PrivateAddress as error:
            reason = f"{error}: name the host with --allow-host if it is yours and meant to be read"
            raise Unfetchable(url, reason) from error
        except (OutOfTime, httpcore.TimeoutException) as error:
            raise Unfetchable(
                url, f"not there within {self._manners.seconds:.0f} seconds: try again later"
            ) from error
        except (
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
            OSError,
        ) as error:
            raise Unfetchable(url, f"cannot be reached ({str(error) or type(error).__name__})") from error

    @cached_property
    def _trust(self) -> SSLContext:
        return httpcore.default_ssl_context()

    def _wait(self, url: str) -> None:
        """Until the host may be asked again, by our manners and by its robots.txt."""
        parts = urlsplit(url)
        host, origin = parts.netloc, f"{parts.scheme}://{parts.netloc}"
        pause = self._manners.pause
        if origin in self._robots:
            asked = self._robots[origin][1].crawl_delay(_ROBOT) or 0.0
            pause = max(pause, min(asked, _LONGEST_PAUSE))
        left = self._asked.get(host, -pause) + pause - time.monotonic()
        if host in self._asked and left > 0:
            time.sleep(left)
        self._asked[host] = time.monotonic()


def _normal(url: str) -> str:
    """The address as it is asked for and archived: without fragment, in ASCII, host in lower case."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host if host is None or ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise Unfetchable(url, f"no address ({error}): it begins with https:// and a host's name") from error
    if parts.scheme not in ("http", "https") or not ascii_host:
        raise Unfetchable(url, "no address that can be fetched: it begins with https:// and a host's name")
    if parts.username is not None or parts.password is not None:
        raise Unfetchable(url, "an address with a password in it: take it out, it would be archived")
    if re.search(r"[\x00-\x20\x7f]", parts.path + parts.query):
        raise Unfetchable(
            url, "white space or control characters in the address: write them as %20 and the like"
        )
    name = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    standard = port is None or port == {"http": 80, "https": 443}[parts.scheme]
    place = name if standard else f"{name}:{port}"
    path, query = (quote(part, safe=_LEGAL) for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme, place, path, query, ""))


def _body(response: httpcore.Response, headers: dict[str, str], largest: int, url: str) -> bytes:
    """No more than `largest` bytes, also of what a server packs against our asking."""
    too_large = Unfetchable(url, f"larger than {largest:,} bytes: too large for one release")
    announced = headers.get("content-length", "0")
    if announced.isdecimal() and int(announced) > largest:
        raise too_large
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip"):
        raise Unfetchable(url, f"packed as {packing}, which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packing else None
    body = bytearray()
    for piece in response.iter_stream():
        try:
            body += unpack.decompress(piece, largest + 1 - len(body)) if unpack else piece
        except zlib.error as error:
            raise Unfetchable(url, f"not the gzip that it says it is: {error}") from error
        if len(body) > largest:
            raise too_large
    return bytes(body)


def _media_type(response: Kept) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def _validators(response: Kept | None) -> tuple[str | None, str | None]:
    headers = response.headers if response else {}
    return headers.get("etag"), headers.get("last-modified")


def _conditions(held: Kept | None) -> dict[str, str]:
    """Asks only for what changed. Values come from a server: nothing in them may end the header."""
    etag, modified = _validators(held)
    asked = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in asked.items() if value and re.fullmatch(r"[\x20-\x7e]+", value)}


def _refusal(response: Kept) -> str:
    later = response.headers.get("retry-after", "")
    again = f", try again in {later} seconds" if later.isdecimal() else ""
    return f"the server answered {response.status}{again}"
