"""Fetching from a real server: politely, once, within limits, and never from a private address by accident."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpcore
import pytest

from advocacy_graph.errors import Unfetchable
from advocacy_graph.fetch import Archive, Fetched, Fetcher, Manners
from advocacy_graph.fetch.guarded import Guarded, PrivateAddress, is_public
from press_site import Site, dripping, dripping_headers, endless, listening, packed_bomb, serving

PAGE = "<h1>Levy</h1><p>We oppose the levy.</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def fetcher(site: Site, folder: Path, **manners: object) -> Fetcher:
    given = {"pause": 0.0, "allowed": frozenset([site.host])} | manners
    return Fetcher(Archive(folder / "archive"), Manners(**given))


def get(fetcher: Fetcher, url: str) -> Fetched:
    return fetcher.get(url, lambda media_type, _: media_type == "text/html")


def test_a_page_once(site: Site, tmp_path: Path) -> None:
    url = site.page("/a?x=1", PAGE, "text/html; charset=utf-8", ETag='"1"')
    first = get(fetcher(site, tmp_path), url + "#part")
    assert (first.url, first.media_type, first.body, first.fresh) == (url, "text/html", PAGE.encode(), True)
    again = get(fetcher(site, tmp_path), url)
    assert (again.body, again.fresh) == (PAGE.encode(), False)
    (_, asked), (_, asked_again) = [request for request in site.asked if request[0] != "/robots.txt"]
    assert asked["user-agent"].startswith("advocacy-graph/")
    assert "if-none-match" not in asked
    assert asked_again["if-none-match"] == '"1"'
    assert len(list((tmp_path / "archive").rglob("*.warc.gz"))) == 1


def test_the_same_bytes_without_validators_are_not_kept_twice(site: Site, tmp_path: Path) -> None:
    url = site.page("/a", PAGE)
    get(fetcher(site, tmp_path), url)
    assert not get(fetcher(site, tmp_path), url).fresh
    site.page("/a", PAGE + "<p>More")
    assert get(fetcher(site, tmp_path), url).fresh
    assert len(list((tmp_path / "archive").rglob("*.warc.gz"))) == 2


def test_offline_gives_what_came_last_redirects_too(site: Site, tmp_path: Path) -> None:
    site.page("/b", PAGE)
    url = site.redirect("/a", "/b")
    online = get(fetcher(site, tmp_path), url)
    site.pages.clear()
    count = len(site.asked)
    offline = get(fetcher(site, tmp_path, offline=True), url)
    assert (offline.url, offline.body) == (online.url, online.body) == (site.address + "/b", PAGE.encode())
    with pytest.raises(Unfetchable, match="without --offline"):
        get(fetcher(site, tmp_path, offline=True), site.address + "/c")
    assert len(site.asked) == count


def test_robots_are_asked_first_and_obeyed(site: Site, tmp_path: Path) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\nAllow: /private/press\n", "text/plain")
    open_one, closed = site.page("/private/press/1", PAGE), site.page("/private/1", PAGE)
    one = fetcher(site, tmp_path)
    assert get(one, open_one).fresh
    with pytest.raises(Unfetchable, match=r"robots.txt forbids"):
        get(one, closed)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/private/press/1"]


def test_while_robots_cannot_be_had_nothing_may_be(site: Site, tmp_path: Path) -> None:
    url = site.page("/a", PAGE)
    site.page("/robots.txt", "", status=503)
    with pytest.raises(Unfetchable, match="without it nothing may be fetched"):
        get(fetcher(site, tmp_path), url)
    assert site.paths == []


def test_a_host_is_asked_no_faster_than_it_likes(site: Site, tmp_path: Path) -> None:
    urls = [site.page(f"/{n}", PAGE) for n in range(3)]
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 0.2\n", "text/plain")
    one = fetcher(site, tmp_path)
    began = time.monotonic()
    for url in urls:
        get(one, url)
    assert time.monotonic() - began >= 0.6


HOSTILE = {
    "a drop now and then": (dripping, "not there within 1 seconds"),
    "headers now and then": (dripping_headers, "not there within 1 seconds"),
    "without end": (endless, "larger than 10,000,000 bytes"),
    "packed": (packed_bomb, "larger than 10,000,000 bytes"),
    "no gzip": (b"not gzip", "not the gzip that it says it is"),
    "not found": (404, "the server answered 404"),
    "come back later": (429, "the server answered 429, try again in 7 seconds"),
    "of another kind": ("video/mp4", "it is video/mp4"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_too_slow_too_large_or_something_else(case: str, site: Site, tmp_path: Path) -> None:
    what, reason = HOSTILE[case]
    if case in ("packed", "no gzip"):
        body = what() if callable(what) else what
        site.page("/a", body, Content_Encoding="gzip")
    elif callable(what):
        site.pages["/a"] = what
    elif isinstance(what, int):
        site.page("/a", "", status=what, Retry_After="7")
    else:
        site.page("/a", PAGE, str(what))
    began = time.monotonic()
    with pytest.raises(Unfetchable) as raised:
        get(fetcher(site, tmp_path, seconds=1.0), site.address + "/a")
    assert str(reason) in raised.value.reason
    assert time.monotonic() - began < 8
    assert not (tmp_path / "archive").exists()


def test_redirects_end_somewhere(site: Site, tmp_path: Path) -> None:
    with pytest.raises(Unfetchable, match="more than 5 redirects"):
        get(fetcher(site, tmp_path), site.redirect("/a", "/a"))


SPELLINGS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0x7f.1", "localhost", "LOCALHOST.",
    "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "0.0.0.0", "[::]", "①②⑦.0.0.1", "127。0。0。1",
]  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_leads_to_this_machine(spelling: str, tmp_path: Path) -> None:
    with listening() as (port, heard):
        with pytest.raises(Unfetchable):
            get(Fetcher(Archive(tmp_path)), f"http://{spelling}:{port}/a")
        time.sleep(0.05)
        assert heard == []


def test_the_listener_would_hear(tmp_path: Path) -> None:
    with listening() as (port, heard):
        with pytest.raises(Unfetchable):
            get(
                Fetcher(Archive(tmp_path), Manners(allowed=frozenset(["127.0.0.1"]))),
                f"http://127.0.0.1:{port}/",
            )
        time.sleep(0.1)
        assert heard != []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_leads_to_no_private_address(status: int, site: Site, tmp_path: Path) -> None:
    with listening() as (port, heard):
        url = site.redirect("/a", f"http://127.0.0.1:{port}/secret", status)
        with pytest.raises(Unfetchable, match="not a public address"):
            get(fetcher(site, tmp_path), url)
        time.sleep(0.05)
        assert heard == []


def test_a_robots_file_leads_to_no_private_address(site: Site, tmp_path: Path) -> None:
    with listening() as (port, heard):
        url = site.page("/a", PAGE)
        site.redirect("/robots.txt", f"http://127.0.0.1:{port}/robots.txt")
        with pytest.raises(Unfetchable, match="not a public address"):
            get(fetcher(site, tmp_path), url)
        assert heard == []


class Recording(httpcore.NetworkBackend):
    """Writes down where it should connect to, and connects to nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def connect_tcp(self, host: str, port: int, *_: object, **__: object) -> httpcore.NetworkStream:
        self.asked.append(host)
        raise httpcore.ConnectError("nobody there")


def test_a_resolver_that_changes_its_answer_gains_nothing() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    sockets = Recording()
    guarded = Guarded(5, frozenset(), lambda *_: next(answers), sockets)
    with pytest.raises(httpcore.ConnectError):
        guarded.connect_tcp("rebinds.example", 80)
    with pytest.raises(PrivateAddress, match=r"rebinds.example is at 127.0.0.1"):
        guarded.connect_tcp("rebinds.example", 80)
    assert sockets.asked == ["8.8.8.8"], "the address that was checked, not the name again"


def test_one_private_address_among_several_is_enough(tmp_path: Path) -> None:
    manners = Manners(resolve=lambda *_: ["198.41.0.4", "10.0.0.8"])
    with pytest.raises(Unfetchable, match=r"two.example is at 10.0.0.8"):
        get(Fetcher(Archive(tmp_path), manners), "http://two.example/a")


def test_an_allowed_host_is_allowed_by_its_port(site: Site, tmp_path: Path) -> None:
    url = site.page("/a", PAGE)
    with pytest.raises(Unfetchable, match="--allow-host"):
        get(fetcher(site, tmp_path, allowed=frozenset(["127.0.0.1:1"])), url)
    assert site.asked == []


ADDRESSES = {
    "8.8.8.8": True, "198.41.0.4": True, "2001:4860:4860::8888": True,
    "127.0.0.1": False, "10.1.2.3": False, "172.16.0.1": False, "192.168.1.1": False, "169.254.169.254": False,
    "100.64.0.1": False, "0.0.0.0": False, "224.0.0.1": False, "255.255.255.255": False, "192.0.2.1": False,
    "::1": False, "::": False, "fe80::1%eth0": False, "fc00::1": False, "ff02::1": False, "::ffff:10.0.0.1": False,
    "64:ff9b::7f00:1": False, "2002:7f00:1::": False, "::7f00:1": False, "words": False,
    "4000::1": False, "240.0.0.1": False, "::808:808": False, "2001:0:4136:e378:8000:63bf:3fff:fdd2": False,
    "64:ff9b::808:808": True, "2002:808:808::": True, "::ffff:127.0.0.1": False, "2001:0:1::80ff:fffe": False,
}  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_which_addresses_are_public(address: str) -> None:
    assert is_public(address) is ADDRESSES[address]


NO_ADDRESSES = {
    "ftp://example.org/a": "begins with https://",
    "file:///etc/passwd": "begins with https://",
    "https://": "begins with https://",
    "https://ada:secret@example.org/": "with a password in it",
    "http://[::1": "no address",
    "http://example.org:99999/": "no address",
    "http://example.org/a b": "white space",
    "http://" + "a" * 70 + ".org/": "no address",
}


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_no_addresses(url: str, tmp_path: Path) -> None:
    with pytest.raises(Unfetchable) as raised:
        get(Fetcher(Archive(tmp_path)), url)
    assert NO_ADDRESSES[url] in raised.value.reason


def test_a_name_without_an_address(tmp_path: Path) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no")

    with pytest.raises(Unfetchable, match=r"no such host: nobody.example"):
        get(Fetcher(Archive(tmp_path), Manners(resolve=resolve)), "http://nobody.example/a")
