"""A report as a browser and as a reader of Markdown see it, with words in it that would like to be markup."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser

from advocacy_graph.report import Link, Picture, Report, Section, Table, html, markdown, method

HOSTILE = (
    "</title></script><script>window.hacked=1</script> <img src=x onerror=window.hacked=2> &lt;b&gt; "
    "[link](javascript:window.hacked=3) ![](x) `code` *bold* _under_ | cell | \\ # head <http://x.example/> $x$"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">{}</text></svg>'


def told(words: str) -> Report:
    return Report(
        words,
        words,
        datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
        (
            Section(
                words,
                (words,),
                (Picture("first", SVG.format("<script>parent.hacked=4</script>"), words),),
                (Table(words, (words, "number"), ((words, 1234), (words, 0.5), (words, 3.0)), more=2),),
                (words,),
                (Link(words, "networks/policy.html"),),
                words,
            ),
        ),
    )


def test_nothing_of_the_words_runs_or_becomes_markup_in_html(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text(html(told(HOSTILE)), encoding="utf-8")
    context = chromium.new_context(offline=True)
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("script, b, img[src=x]").count() == 0
    assert tab.locator("main img").evaluate("image => image.naturalWidth") == 90
    assert tab.inner_text("h1") == HOSTILE
    assert tab.eval_on_selector_all("main a", "all => all.map((a) => a.getAttribute('href'))") == [
        "networks/policy.html"
    ]
    assert tab.locator("tbody td").all_inner_texts()[1::2] == ["1,234", "0.500", "3"]
    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    context.close()


def test_nothing_of_the_words_becomes_markup_in_markdown() -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(markdown(told(HOSTILE)))
    inline = [child for token in tokens for child in (token.children or [])]
    assert {token.type for token in tokens} >= {"table_open", "heading_open", "fence"}
    assert not [t for t in tokens if t.type == "html_block"]
    assert not [t for t in inline if t.type in ("html_inline", "code_inline")]
    assert [t.attrGet("href") for t in inline if t.type == "link_open"] == ["networks/policy.html"]
    assert [t.attrGet("src") for t in inline if t.type == "image"] == ["pictures/first.svg"]
    heading = next(token for n, token in enumerate(tokens) if tokens[n - 1].type == "heading_open")
    assert "".join(child.content for child in heading.children or []) == HOSTILE


@pytest.mark.parametrize("words", ["- item", "1. item", "> quote", "# head", "=====", "a\n\nb", "   "])
def test_words_at_the_start_of_a_line_stay_words(words: str) -> None:
    report = Report("T", "S", datetime(2026, 3, 1, tzinfo=UTC), (Section("H", (words,)),))
    tokens = MarkdownIt().parse(markdown(report))
    assert {token.type for token in tokens} <= {
        "heading_open",
        "inline",
        "heading_close",
        "paragraph_open",
        "paragraph_close",
    }


ABOUT = {
    "kind": "congruence",
    "actor": "organization",
    "duplicates": "month",
    "normalisation": "average",
    "minimum": 2.0,
}


def test_the_method_says_what_was_chosen() -> None:
    words = " ".join(method("0.1.0", [ABOUT], ["dated 2021-01-01 or later"]))
    for said in (
        "advocacy-graph 0.1.0",
        "dated 2021-01-01 or later",
        "within one month",
        "divided by the mean number of statements",
        "less than 2 are left out",
        "Louvain",
    ):
        assert said in words
    assert "conflict network" not in words


def test_the_method_of_an_event_list_does_not_speak_of_reading_releases() -> None:
    words = " ".join(method(None, [{"kind": "policy"}], []))
    assert "event list" in words
    assert "grammar" not in words
    assert "Louvain" not in words
