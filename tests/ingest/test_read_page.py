"""Saved pages: the words that a reader sees, and what the head says."""

import time
from datetime import date
from pathlib import Path

import pytest

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import read
from advocacy_graph.model import PressRelease, Stated


def page(tmp_path: Path, html: str | bytes) -> PressRelease:
    file = tmp_path / "page.html"
    file.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read(file)


WORDS = {
    "paragraphs": ("<p>One</p><p>Two\n  lines</p>", "One\n\nTwo lines\n"),
    "unclosed ones too": ("<p>One<p>Two", "One\n\nTwo\n"),
    "divisions and headings": (
        "<h1>Head</h1><div>One<div>Two</div>Three</div>",
        "Head\n\nOne\n\nTwo\n\nThree\n",
    ),
    "words across formatting": (
        "<p>un<b>believ</b>able, <a href='x'>she</a> <i>said</i>.</p>",
        "unbelievable, she said.\n",
    ),
    "breaks": ("<p>One<br>Two<br><br>Three</p>", "One\nTwo\n\nThree\n"),
    "bullets": ("<p>Members:</p><ul><li>A <li><p>B</p></li></ul><p>End", "Members:\n\n• A\n• B\n\nEnd\n"),
    "quotations marked up": ("<p><q>No</q>, she said", "“No”, she said\n"),
    "entities": ("<p>R&amp;B &lt;b&gt; &ldquo;x&rdquo; &#8217;", "R&B <b> “x” ’\n"),
    "non-breaking spaces stay": ("<p>12&nbsp;May", "12\xa0May\n"),
    "verbatim lines": ("<pre>One\nTwo</pre>", "One\nTwo\n"),
    "tables": ("<table><tr><td>A<td>B</table>", "A\n\nB\n"),
    "what is not words": (
        "<p><script>x</script><style>y</style><noscript>n</noscript><!-- c --><nav>Home</nav><aside>Ad</aside>"
        "<form>Search</form><figure>F<figcaption>C</figcaption></figure><p>Words<footer>©</footer>",
        "Words\n",
    ),
    "what is hidden": (
        "<p hidden>a<p aria-hidden=true>b<p style='color:red;display : none'>c<div role=navigation>d</div><p>Words",
        "Words\n",
    ),
    "main, not what is around it": ("<div>Menu</div><main><p>Words</main><div>More</div>", "Words\n"),
    "the article that is most of it": (
        "<main><p>Crumb<article><h1>Head</h1><p>Words of it</article><article>Next</article></main>",
        "Head\n\nWords of it\n",
    ),
    "not a teaser before the words": (
        "<article>Teaser</article><p>The words are here, all of them.",
        "Teaser\n\nThe words are here, all of them.\n",
    ),
    "an article's header belongs to it": (
        "<article><header>12 May</header><p>Words</article>",
        "12 May\n\nWords\n",
    ),
    "a site's header does not": ("<header>Tern Bay Times</header><p>Words", "Words\n"),
    "unless the headline is there": ("<header><div><h1>Head</h1></div></header><p>Words", "Head\n\nWords\n"),
    "a fragment": ("Words", "Words\n"),
    "script in a name": ("<p>&lt;script&gt;alert(1)&lt;/script&gt; said", "<script>alert(1)</script> said\n"),
}

LD = '<script type="application/ld+json">%s</script><h1>Head</h1><p>Words of Tern Bay Tenants'

STATED = {
    "meta tags": (
        '<meta property="og:title" content="Levy Goes"><meta property="article:published_time" '
        'content="2021-10-12T09:00:00+13:00"><meta name="Publisher" content="Tern Bay Tenants">'
        '<link rel="canonical" href="https://t.example/levy"><p>Words',
        Stated(
            "https://t.example/levy",
            "https://t.example/levy",
            "Levy Goes",
            date(2021, 10, 12),
            ("Tern Bay Tenants",),
        ),
    ),
    "a site's name after the headline": (
        '<meta property="og:title" content="Levy Goes | Tern Bay Times"><h1>Levy <em>Goes</em></h1><p>Words',
        Stated(headline="Levy Goes"),
    ),
    "an author whom the words name": (
        '<meta name="author" content="Tern Bay Tenants"><p>Tern Bay Tenants said',
        Stated(issuers=("Tern Bay Tenants",)),
    ),
    "an author whom they do not": ('<meta name="author" content="admin"><p>Words', Stated()),
    "a profile's address is no name": (
        '<meta name="publisher" content="https://s.example/t"><p>Words',
        Stated(),
    ),
    "JSON-LD": (
        LD
        % '{"@type": ["NewsArticle"], "headline": "H", "datePublished": "2021-10-12", "url": "https://t.example/1",'
        ' "publisher": [{"name": "A"}, "B"]}',
        Stated("https://t.example/1", "https://t.example/1", "H", date(2021, 10, 12), ("A", "B")),
    ),
    "JSON-LD in a graph, by reference": (
        LD % '{"@graph": [{"@type": "WebSite", "@id": "#s"}, {"@id": "#o", "name": "A"}, '
        '{"@type": "Article", "publisher": {"@id": "#o"}}]}',
        Stated(issuers=("A",)),
    ),
    "JSON-LD of something else": (LD % '{"@type": "Recipe", "headline": "H"}', Stated()),
    "JSON-LD that is broken": (LD % '{"@type": "Article", "headline": "H",}', Stated()),
    "JSON-LD with the wrong kinds": (
        LD
        % '{"@type": "Article", "headline": 3, "datePublished": {}, "publisher": [[], 4, null], "url": []}',
        Stated(),
    ),
    "halves of surrogates": (
        LD % r'{"@type": "Article", "headline": "A\ud800 \u0000B"}',
        Stated(headline="A B"),
    ),
    "a date that is none": (
        '<meta property="article:published_time" content="yesterday"><p>Words',
        Stated(),
    ),
    "a site's root is no identity": ('<link rel="canonical" href="https://t.example/"><p>Words', Stated()),
    "nor is a link that runs": ('<link rel="canonical" href="javascript:alert(1)"><p>Words', Stated()),
    "nor one that is broken": ('<link rel="canonical" href="http://[/x"><p>Words', Stated()),
    "nothing": ("<p>Words", Stated()),
}

ENCODED = {
    "declared": '<meta charset="windows-1250"><p>Łódź: nie'.encode("cp1250"),
    "declared the old way": (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250"><p>Łódź: nie'.encode(
            "cp1250"
        )
    ),
    "declared wrongly": '<meta charset="latin-1"><p>Łódź: nie'.encode(),
    "declared as what it cannot be": '<meta charset="utf-16"><p>Łódź: nie'.encode(),
    "declared as no encoding of text": '<meta charset="hex"><p>Łódź: nie'.encode(),
}

MOST = 19_000
HOSTILE = {
    "deep": "<div>" * MOST + "Words",
    "deep formatting": "<p><b>x" * (MOST // 2),
    "formatting that multiplies": "".join(f"<b a={i}>" for i in range(MOST // 2)) + "<p>x" * (MOST // 2),
    "deep articles": "<article>" * MOST + "Words",
    "deep headers": "<header>" * MOST + "<h1>Words",
    "deep lists": "<ul><li>" * (MOST // 2) + "Words",
    "deep tables": "<table><tr><td>" * (MOST // 3) + "Words",
    "long words": "<p>" + "word &amp; " * 450_000,
    "long white space": "<p>" + " \n" * 2_400_000 + "Words",
    "long bullets": "<li>" + "• \n" * 900_000 + "Words",
    "long style": "<p style='" + "display " * 600_000 + "'>Words",
    "deep JSON-LD": '<script type="application/ld+json">' + "[" * 4_000_000 + "</script><p>Words",
}


@pytest.mark.parametrize("case", WORDS)
def test_words(case: str, tmp_path: Path) -> None:
    html, text = WORDS[case]
    assert page(tmp_path, html).text == text


@pytest.mark.parametrize("case", STATED)
def test_stated(case: str, tmp_path: Path) -> None:
    html, stated = STATED[case]
    assert page(tmp_path, html).stated == stated


@pytest.mark.parametrize("case", ENCODED)
def test_encoding(case: str, tmp_path: Path) -> None:
    assert page(tmp_path, ENCODED[case]).text == "Łódź: nie\n"


@pytest.mark.parametrize("case", HOSTILE)
def test_bounded_time(case: str, tmp_path: Path) -> None:
    began = time.process_time()
    page(tmp_path, HOSTILE[case])
    assert time.process_time() - began < 5


def test_more_tags_than_a_release_has(tmp_path: Path) -> None:
    began = time.process_time()
    with pytest.raises(UnreadableRelease, match="more than 20,000 tags"):
        page(tmp_path, "<div>" * 1_000_000)
    assert time.process_time() - began < 1
