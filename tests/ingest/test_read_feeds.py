"""Feeds and news sitemaps: which entries are releases, which only lead to one."""

import json
import time
from datetime import date
from pathlib import Path

import pytest

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import read_all, read_bytes
from advocacy_graph.model import Link, PressRelease

LONG = "The Tern Bay Tenants today welcomed the act that the council passed, and said so. " * 10

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tern Bay Tenants</title><link>https://t.example/</link><copyright>CC BY 4.0</copyright>
<item><title>Levy &amp; Rent</title><link>https://t.example/1</link><guid>1</guid>
 <pubDate>Tue, 12 Oct 2021 23:30:00 -0400</pubDate>
 <content:encoded><![CDATA[<p>The Tern Bay Tenants oppose the levy.</p><script>alert(1)</script>]]></content:encoded></item>
<item><title>Only a teaser</title><link>https://t.example/2</link><description>They oppose … Read more</description></item>
<item><title>All of it</title><link>https://t.example/3</link><description>{LONG}</description></item>
<item><title>No link</title><guid isPermaLink="false">4</guid><description>We oppose the levy.</description></item>
<item><title>Nothing</title><guid isPermaLink="false">5</guid></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id><updated>2021-10-12T00:00:00Z</updated>
<entry><id>tag:t.example,2021:1</id><title>Levy</title><updated>2021-10-13T08:00:00Z</updated>
<published>2021-10-12T23:30:00-04:00</published><link href="https://t.example/1"/>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>
<content type="html">&lt;p&gt;We oppose the levy.&lt;/p&gt;</content></entry>
<entry><id>2</id><title>Other</title><updated>2021-10-13T08:00:00Z</updated><link href="https://t.example/2"/></entry></feed>"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "items": [
            {"id": "1", "url": "https://t.example/1", "title": "Levy", "content_text": "We oppose <the levy> & all.\nNo.",
             "date_published": "2021-10-12T23:30:00-04:00"},
            {"id": "2", "url": "https://t.example/2", "summary": "Short"},
            "nonsense",
        ],
    }
)  # fmt: skip

SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://t.example/1</loc><news:news><news:publication><news:name>Tern Bay Tenants</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2021-10-12</news:publication_date>
<news:title>Levy</news:title></news:news></url>
<url><loc>https://t.example/about</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap>
<loc>https://t.example/news.xml</loc><lastmod>2021-10-12</lastmod></sitemap></sitemapindex>"""

READ = {
    "RSS": (
        "a.rss",
        RSS,
        ["https://t.example/1", "-> https://t.example/2", "https://t.example/3", "/4", "! /5"],
    ),
    "Atom": ("a.atom", ATOM, ["https://t.example/1", "-> https://t.example/2"]),
    "JSON Feed": ("a.json", JSON_FEED, ["https://t.example/1", "-> https://t.example/2"]),
    "a news sitemap": ("a.xml", SITEMAP, ["-> https://t.example/1"]),
    "an index of sitemaps": ("a.xml", INDEX, ["-> https://t.example/news.xml"]),
}


@pytest.mark.parametrize("case", READ)
def test_entries_are_releases_or_links(case: str, tmp_path: Path) -> None:
    name, text, expected = READ[case]
    (tmp_path / name).write_text(text, "utf-8")
    found = []
    for one in read_all(tmp_path / name):
        match one:
            case Link():
                found.append(f"-> {one.url}")
            case PressRelease():
                found.append(one.source.removeprefix(str(tmp_path / name)))
            case UnreadableRelease():
                found.append(f"! {one.source.removeprefix(str(tmp_path / name))}")
    assert found == expected


@pytest.mark.parametrize(("text", "kind"), [(RSS, "RSS"), (ATOM, "Atom"), (JSON_FEED, "JSON Feed")])
def test_what_an_entry_says_of_itself(text: str, kind: str) -> None:
    release = read_bytes(
        text.encode(), "feed", "application/xml" if kind != "JSON Feed" else "application/json"
    )[0]
    assert isinstance(release, PressRelease)
    stated = release.stated
    assert (stated.identifier, stated.url, stated.date) == (
        "https://t.example/1", "https://t.example/1", date(2021, 10, 12),
    )  # fmt: skip
    assert stated.headline in ("Levy & Rent", "Levy")
    assert stated.origin("date") == f"{kind} date"
    if kind == "RSS":
        assert release.text == "The Tern Bay Tenants oppose the levy.\n"
        assert (stated.issuers, stated.licence) == (("Tern Bay Tenants",), "CC BY 4.0")
    if kind == "Atom":
        assert stated.licence == "https://creativecommons.org/licenses/by/4.0/"
    if kind == "JSON Feed":
        assert release.text == "We oppose <the levy> & all.\nNo.\n"


def test_a_link_keeps_what_the_sitemap_says() -> None:
    (link,) = read_bytes(SITEMAP.encode(), "s", "text/xml")
    assert isinstance(link, Link)
    assert (link.stated.headline, link.stated.date) == ("Levy", date(2021, 10, 12))
    assert link.stated.issuers == ("Tern Bay Tenants",)


def test_the_version_of_an_entry_changes_with_it() -> None:
    def versions(text: str) -> list[str]:
        return [link.version for link in read_bytes(text.encode(), "f", "text/xml") if isinstance(link, Link)]

    assert versions(RSS) == versions(RSS.replace("Levy &amp;", "Levies &amp;"))
    assert versions(RSS) != versions(RSS.replace("Only a teaser", "A longer teaser"))


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
REFUSED = {
    "entities of entities": (
        LAUGHS + "]><rss version='2.0'><channel><title>&j;</title></channel></rss>",
        "declares entities",
    ),
    "XML of another kind": ("<html><p>Words</p></html>", "no feed that can be read"),
    "a sitemap cut off": (SITEMAP[:200], "a sitemap that is no XML"),
    "another JSON": ('{"version": 1, "statements": []}', "no JSON Feed"),
    "JSON cut off": (JSON_FEED[:50], "not JSON"),
    "JSON nested deeply": ('{"a":' * 50_000, "not JSON"),
    "no feed": ("We oppose the levy.", "no feed and no sitemap"),
    "too many": (
        json.dumps(
            {"version": "https://jsonfeed.org/version/1", "items": [{"id": str(n)} for n in range(5_001)]}
        ),
        "more than 5,000 entries",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str) -> None:
    text, reason = REFUSED[case]
    began = time.process_time()
    with pytest.raises(UnreadableRelease) as raised:
        read_bytes(text.encode(), "feed", "application/xml")
    assert reason in raised.value.reason
    assert time.process_time() - began < 3
