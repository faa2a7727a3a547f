"""Addresses and feeds into a store, from a real server."""

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

import advocacy_graph as ag
from advocacy_graph.fetch import Manners
from advocacy_graph.intake import Outcome, Terms
from advocacy_graph.pipeline import standing_of
from advocacy_graph.store import Store
from press_site import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


def page(number: int, head: str = "") -> str:
    return (
        f"<html><head>{head}</head><body><h1>Levy {number} Must Go</h1><p>March {number + 1}, 2022</p>"
        f"<p>TERN BAY — “We oppose levy number {number}, which costs us w{number} of all we have,” said Ada Moor{number}, "
        f"director of the Tern Bay Tenants.</p></body></html>"
    )


def feed(site: Site, numbers: range) -> str:
    items = "".join(
        f"<item><title>Levy {n} Must Go</title><link>{site.address}/{n}</link><guid>{n}</guid></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Tenants</title>{items}</channel></rss>'


def manners(site: Site, **more: object) -> Manners:
    return Manners(pause=0.0, allowed=frozenset([site.host]), **more)


def ingest(site: Site, folder: Path, *given: str, **more: object) -> list["ag.intake.Ingested"]:
    with ag.open_store(folder, create=True) as store:
        return list(ag.ingest(given, store, Terms(), online=manners(site, **more)))


def releases(folder: Path) -> list[str]:
    with ag.open_store(folder, read_only=True) as store:
        return [release.headline or "" for release in store.releases()]


def dump(folder: Path) -> bytes:
    with Store.open(folder, create=False, read_only=True) as store:
        return store.dump()


def test_an_address_is_an_identity(site: Site, tmp_path: Path) -> None:
    url = site.page("/1", page(1))
    (first,) = ingest(site, tmp_path / "s", url)
    (again,) = ingest(site, tmp_path / "s", url)
    assert (first.outcome, again.outcome) == (Outcome.ADDED, Outcome.UNCHANGED)
    site.page("/1", page(1).replace("of all we have", "of what we have"))
    (edited,) = ingest(site, tmp_path / "s", url)
    assert (edited.outcome, edited.release) == (Outcome.EDITED, first.release)
    with ag.open_store(tmp_path / "s", read_only=True) as store:
        assert standing_of(store, str(first.release)).stated["url"] == "address fetched"
        assert standing_of(store, str(first.release)).sources == (url,)


def test_a_run_is_repeated_offline(site: Site, tmp_path: Path) -> None:
    url = site.page("/feed", feed(site, range(3)), "application/rss+xml")
    for n in range(3):
        site.page(f"/{n}", page(n))
    assert [one.outcome for one in ingest(site, tmp_path / "s", url)] == [Outcome.ADDED] * 3
    held = releases(tmp_path / "s")
    (tmp_path / "t").mkdir()
    (tmp_path / "s" / "archive").rename(tmp_path / "t" / "archive")
    site.pages.clear()
    count = len(site.asked)
    with ag.open_store(tmp_path / "u", create=True) as store:
        (tmp_path / "t" / "archive").rename(tmp_path / "u" / "archive")
        done = list(ag.ingest([url], store, online=manners(site, offline=True)))
    assert [one.outcome for one in done] == [Outcome.ADDED] * 3
    assert releases(tmp_path / "u") == held
    assert len(site.asked) == count


@pytest.mark.parametrize("canonical", ["https://other.example/levy", "{site}/canonical"])
def test_a_page_names_its_own_address_but_not_anothers(site: Site, tmp_path: Path, canonical: str) -> None:
    named = canonical.format(site=site.address)
    url = site.page("/1", page(1, f'<link rel="canonical" href="{named}">'))
    (done,) = ingest(site, tmp_path / "s", url)
    with ag.open_store(tmp_path / "s", read_only=True) as store:
        answer = store.query(f"SELECT ?url {{ <{done.release}> schema:url ?url }}")
        assert [row["url"].value for row in answer] == [named if named.startswith(site.address) else url]


def test_what_a_sitemap_says_is_known_of_its_pages(site: Site, tmp_path: Path) -> None:
    site.page("/1", page(1).replace("<p>March 2, 2022</p>", ""))
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{site.address}/1</loc><n:news><n:publication_date>2022-05-06</n:publication_date></n:news></url></urlset>"
    )
    url = site.page("/news.xml", news, "application/xml")
    (done,) = ingest(site, tmp_path / "s", url)
    assert "2022-05-06" in str(done.release)
    with ag.open_store(tmp_path / "s", read_only=True) as store:
        assert standing_of(store, str(done.release)).stated["date"] == "news sitemap publication_date"


PACKED_SITEMAPS = {
    "said to be gzip": ("/news.xml.gz", "application/gzip"),
    "said to be bytes": ("/news.xml.gz", "application/octet-stream"),
    "said to be what is in it": ("/news", "application/xml"),
}


@pytest.mark.parametrize("case", PACKED_SITEMAPS)
def test_a_packed_sitemap_is_unpacked(case: str, site: Site, tmp_path: Path) -> None:
    path, media_type = PACKED_SITEMAPS[case]
    site.page("/1", page(1))
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        f"<url><loc>{site.address}/1</loc><n:news><n:title>Levy 1 Must Go</n:title></n:news></url></urlset>"
    )
    url = site.page(path, gzip.compress(news.encode()), media_type)
    (done,) = ingest(site, tmp_path / "s", url)
    assert (done.outcome, done.source) == (Outcome.ADDED, f"{site.address}/1"), done.reason
    (again,) = ingest(site, tmp_path / "s", url, offline=True)
    assert again.outcome is Outcome.UNCHANGED


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (gzip.compress(b"<urlset>" * 50)[:-12], "cut off"),
        (b"\x1f\x8bnothing", "damaged"),
        (gzip.compress(b" " * 11_000_000), "unpacks to more than 10,000,000 bytes"),
    ],
    ids=["cut off", "damaged", "a bomb"],
)
def test_a_packed_sitemap_that_is_none(body: bytes, reason: str, site: Site, tmp_path: Path) -> None:
    (done,) = ingest(site, tmp_path / "s", site.page("/news.xml.gz", body, "application/gzip"))
    assert done.outcome is Outcome.UNREADABLE
    assert reason in (done.reason or "")


def test_over_tls_only_a_certificate_of_a_known_authority_for_this_name_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")

    def asked(site: Site, folder: str) -> "ag.intake.Ingested":
        site.page("/1", page(1))
        (done,) = ingest(site, tmp_path / folder, f"{site.address}/1", resolve=lambda *_: ["127.0.0.1"])
        return done

    with serving(authority.issue_cert("press.example"), "press.example") as site:
        unknown = asked(site, "unknown")
        assert "certificate verify failed" in (unknown.reason or "")
        assert site.paths == []
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        done = asked(site, "known")
        assert done.outcome is Outcome.ADDED, done.reason
        assert site.paths == ["/1"]
    with serving(authority.issue_cert("other.example"), "press.example") as site:
        assert "Hostname mismatch" in (asked(site, "other").reason or "")


def test_a_url_without_a_site_is_one_of_the_site_it_came_from(site: Site, tmp_path: Path) -> None:
    text = "---\ntitle: Levy Must Go\nurl: /news/1\n---\nTERN BAY — “We oppose the levy,” said Ada Moor of the Tenants.\n"
    (fetched,) = ingest(site, tmp_path / "s", site.page("/a.md", text, "text/markdown"))
    with ag.open_store(tmp_path / "s", read_only=True) as store:
        answer = store.query(f"SELECT ?url {{ <{fetched.release}> schema:url ?url }}")
        assert [row["url"].value for row in answer] == [f"{site.address}/news/1"]
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    (read,) = ingest(site, tmp_path / "t", str(tmp_path / "a.md"))
    assert (read.outcome, read.reason) == (
        Outcome.ADDED,
        "its url /news/1 names no site and was passed over: write it whole, with https://",
    )


def test_what_cannot_be_fetched_is_an_outcome(site: Site, tmp_path: Path) -> None:
    good = site.page("/1", page(1))
    video = site.page("/v", b"x", "video/mp4")
    done = ingest(site, tmp_path / "s", site.address + "/none", video, good)
    assert [one.outcome for one in done] == [Outcome.UNREADABLE, Outcome.UNREADABLE, Outcome.ADDED]
    assert "404" in str(done[0].reason)


def watch_once(site: Site, folder: Path, url: str) -> list["ag.intake.Ingested"]:
    return list(ag.watch([url], folder, online=manners(site)))


def test_a_feed_is_watched_without_loss_or_doubles(site: Site, tmp_path: Path) -> None:
    url = site.page("/feed", feed(site, range(2)), "application/rss+xml", ETag='"1"')
    site.page("/0", page(0))
    first = watch_once(site, tmp_path / "s", url)
    assert [one.outcome for one in first] == [Outcome.ADDED, Outcome.UNREADABLE], (
        "the second page is not there yet"
    )
    site.page("/1", page(1))
    assert [one.outcome for one in watch_once(site, tmp_path / "s", url)] == [Outcome.ADDED], (
        "tried again, though 304"
    )
    site.page("/feed", feed(site, range(4)), "application/rss+xml", ETag='"2"')
    site.page("/2", page(2))
    site.page("/3", page(3))
    assert [one.outcome for one in watch_once(site, tmp_path / "s", url)] == [Outcome.ADDED] * 2
    assert watch_once(site, tmp_path / "s", url) == []
    assert sorted(releases(tmp_path / "s")) == [f"Levy {n} Must Go" for n in range(4)]
    assert site.paths.count("/0") == 1, "each page was fetched once"


def test_an_entry_that_stays_unreadable_is_left_alone(site: Site, tmp_path: Path) -> None:
    url = site.page("/feed", feed(site, range(1)), "application/rss+xml")
    rounds = [watch_once(site, tmp_path / "s", url) for _ in range(7)]
    assert [len(done) for done in rounds] == [1, 1, 1, 1, 1, 0, 0]


WATCH = """
import sys, advocacy_graph as ag
from advocacy_graph.fetch import Manners
online = Manners(pause=0.0, allowed=frozenset([sys.argv[1]]))
for done in ag.watch([sys.argv[2]], sys.argv[3], online=online):
    print(done.release, flush=True)
"""


@pytest.mark.parametrize("after", [1, 3, pytest.param(5, marks=pytest.mark.full)])
def test_a_killed_watch_goes_on_where_it_was(site: Site, tmp_path: Path, after: int) -> None:
    url = site.page("/feed", feed(site, range(8)), "application/rss+xml")
    for n in range(8):
        site.page(f"/{n}", page(n))
    command = [sys.executable, "-c", WATCH, site.host, url, str(tmp_path / "s")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline().strip() for _ in range(after)]
        time.sleep(0.01)
        process.kill()
    again = watch_once(site, tmp_path / "s", url)
    assert sorted(releases(tmp_path / "s")) == [f"Levy {n} Must Go" for n in range(8)]
    assert not set(acknowledged) & {one.release for one in again if one.outcome is Outcome.ADDED}
    assert watch_once(site, tmp_path / "s", url) == []
