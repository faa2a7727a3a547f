"""Markup of two small releases: read back from a page as a crawler does, and compared."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from advocacy_graph.embed import check, markup
from advocacy_graph.errors import UnknownRelease

BASE = "http://localhost:8000/"
SMALL = Path(__file__).parents[1] / "queries" / "small.trig"
FAIR, BAD = f"{BASE}id/release/2024-03-05-a-fair-bill", f"{BASE}id/release/undated-a-bad-bill"
ROTH = f"{BASE}id/person/ana-roth"
STATEMENT = FAIR.replace("release", "statement") + "/1"
OTHERS = """<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite"}</script>
<script type="application/ld+json">{ broken </script><script>let x = "<script>"</script>"""


def quads_of(release: str) -> list[Quad]:
    graph = NamedNode(release.replace("/id/", "/graph/"))
    register = NamedNode(f"{BASE}graph/register")
    quads = list(parse(SMALL.read_bytes(), RdfFormat.TRIG))
    return [quad for quad in quads if quad.graph_name in (graph, register)]


def page(block: str) -> str:
    return f"<!doctype html><html><head><title>A page</title>{OTHERS}{block}</head><body>Words</body></html>"


def nodes(block: str) -> dict[str, dict[str, Any]]:
    document = json.loads(
        block.removeprefix('<script type="application/ld+json">').removesuffix("</script>\n")
    )
    return {node["@id"]: node for node in document["@graph"]}


@pytest.mark.parametrize("release", [FAIR, BAD])
def test_a_crawler_gets_what_the_graph_holds(release: str) -> None:
    assert check(page(markup(quads_of(release), release)), quads_of(release), release) == ()


def test_it_reads_as_crawlers_expect() -> None:
    found = nodes(markup(quads_of(FAIR), FAIR))
    release, statement, person = found[FAIR], found[STATEMENT], found[ROTH]
    assert release["datePublished"] == "2024-03-05"
    assert release["headline"] == "A Fair Bill"
    assert release["url"] == "https://tenants.example/fair"
    assert release["publisher"]["name"] == "Tenants Together"
    assert set(statement["@type"]) == {"Quotation", "ag:AttributedStatement"}
    assert statement["text"] == "The Rent Act protects families. The city must pass it by June."
    assert statement["creator"] == {"@id": ROTH, "@type": "Person", "name": "Ana Roth"}
    assert statement["isPartOf"] == {"@id": FAIR}
    assert person["jobTitle"] == "president"
    assert person["affiliation"] == {"@id": f"{BASE}id/organization/tenants-together"}
    position = found[FAIR.replace("release", "position") + "/1"]
    assert position["ag:polarity"] == {"@id": "https://w3id.org/advocacy-graph/polarity#support"}


def test_only_what_the_page_shows_is_published() -> None:
    block = markup(quads_of(FAIR), FAIR)
    for hidden in ("evidence", "confidence", "textDigest", "Selector", "fair.txt", "alternateName"):
        assert hidden not in block
    assert "Landlords" not in block, "the other side's release is another page"


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda b: "", "the page has no markup of"),
        (lambda b: b.replace("protects families", "ruins families"), "the page says what the graph does not"),
        (lambda b: b.replace("protects families", "ruins families"), "the page lacks: .*protects families"),
        (lambda b: b.replace("polarity#support", "polarity#oppose"), "not: .* ag:polarity polarity:oppose"),
        (lambda b: b.replace('"president"', '"secretary"'), "not: Ana Roth schema:jobTitle “secretary”"),
        (lambda b: b.replace('"2024-03-05"', '"2024-03-06"'), "not: .*schema:datePublished “2024-03-06”"),
        (lambda b: b.replace("xsd:date", "xsd:dateTime"), "the page lacks: .*schema:datePublished"),
        (lambda b: b.replace("Quotation", "Claim"), "is a schema:Claim"),
        (lambda b: b.replace("</script>", ", </script>"), "script 3 of the page is not JSON"),
        (
            lambda b: b.replace('"@vocab": "https://schema.org/"', '"@import": "https://schema.org/"'),
            "read from https://schema.org/",
        ),
        (
            lambda b: b.replace(
                '"@graph": [',
                f'"@graph": [{{"@type": "Quotation", "isPartOf": {{"@id": "{FAIR}"}}, "text": "no"}},',
            ),
            "not: .*schema:text “no”",
        ),
    ],
)
def test_differences_are_said_in_words(spoil: Any, says: str) -> None:
    block = markup(quads_of(FAIR), FAIR)
    spoilt = spoil(block)
    assert spoilt != block
    differences = check(page(spoilt), quads_of(FAIR), FAIR)
    assert any(re.search(says, difference) for difference in differences), differences


class Scripts(HTMLParser):
    """Another HTML parser than the one under test."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)


HOSTILE = st.sampled_from(
    [
        "</script>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
        "&lt;",
        "]]>",
        '"',
        "\\",
        "\u2028",
        "\x00",
        "\u202e",
        "é𝒳",
    ]
)


@given(st.lists(HOSTILE | st.text(st.characters(codec="utf-8"), max_size=5), max_size=6).map("".join))
def test_hostile_words_stay_words(words: str) -> None:
    quads = quads_of(BAD)
    text = NamedNode("https://schema.org/text")
    quads = [
        Quad(q.subject, q.predicate, Literal(words), q.graph_name) if q.predicate == text else q
        for q in quads
    ]
    block = markup(quads, BAD)
    parser = Scripts()
    parser.feed(block)
    assert parser.tags == ["script"]
    assert block.count("<") == 2
    assert check(page(block), quads, BAD) == ()


def test_quads_of_another_release_are_no_description() -> None:
    with pytest.raises(UnknownRelease, match="do not describe it"):
        markup(quads_of(BAD), FAIR)
