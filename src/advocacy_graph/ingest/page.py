"""Saved web pages: the main content as text, and what the head says of it."""

import codecs
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest.decode import decode
from advocacy_graph.ingest.stated import as_date, as_url, as_words, names_a_page, stated
from advocacy_graph.model import Stated

_MOST_TAGS = 20_000
"""The parser's time grows with tags times depth: a page of this many, all nested, takes about a second."""

_FORMATTING = re.compile(
    r"<(/?)(?=(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>])", re.IGNORECASE
)
"""HTML opens these anew in every following paragraph until they are closed, so that unclosed ones multiply:
10,000 of them before 10,000 paragraphs are 100 million elements. Under another name they do not, and
neither name nor place of an inline element shows in the text."""

_CHARSET = re.compile(rb"(?i)<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?([\w-]+)")

_FURNITURE = frozenset(
    "script style noscript template head nav aside footer form button select textarea input iframe object "
    "embed svg math canvas audio video figure dialog menu".split()
)
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alert menu toolbar".split()
)
_PARAGRAPHS = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 blockquote ul ol dl dt dd pre table tr td th "
    "caption address hr center details summary fieldset hgroup body".split()
)
_BULLET = "• "
_TERMS = ("dcterms.license", "dc.rights", "dcterms.rights", "copyright", "rights")
_ARTICLES = frozenset(
    "Article NewsArticle PressRelease Report BlogPosting WebPage AnalysisNewsArticle".split()
)


def take_page(data: bytes, source: str) -> tuple[str, Stated]:
    """The words of the main content, and the metadata in meta tags and JSON-LD.

    Main content is the first `article` when it holds at least half of the words, else `main`, else the
    body without the site's header. Navigation, forms, asides, footers, figures and what is hidden are
    left out. Paragraphs are separated by a blank line, list items begin with a bullet on a line of their
    own, a `br` is a newline, other white space collapses to one space.

    Metadata: headline from JSON-LD or og:title (the page's h1 where that only adds a site's name to it);
    date from JSON-LD `datePublished` or article:published_time; issuers from JSON-LD's publisher, a meta
    tag `publisher`, or a meta tag `author` that the text itself names; identity and url from the canonical
    link; licence from link rel=license, JSON-LD or a meta tag of rights. What is malformed there is as good as absent: the words are what counts.

    Raises:
        UnreadableRelease: as `decode`; or more than 20,000 tags.
    """
    html = decode(data, source, declared=_declared(data))
    if html.count("<") > _MOST_TAGS:
        reason = f"more than {_MOST_TAGS:,} tags: no press release, save its words as .txt"
        raise UnreadableRelease(source, reason)
    tree = LexborHTMLParser(_FORMATTING.sub(r"<\1x-", html))
    text = _main(tree)
    return text, _stated(tree, text)


def _declared(data: bytes) -> str | None:
    """The 8-bit or East Asian encoding that the page's head names. Latin-1 means Windows-1252 on the web."""
    found = _CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return name if re.match("iso8859|cp|koi8|mac|gb|big5|euc|shift_jis", name) else None


def _main(tree: LexborHTMLParser) -> str:
    whole = tree.css_first("main, [role=main]") or tree.body
    if whole is None:
        return ""
    text = _words(whole)
    article = whole.css_first("article")
    within = _words(article) if article is not None else ""
    return within if len(within) * 2 >= len(text) else text


def _words(root: LexborNode) -> str:
    site_header = root.tag == "body"
    above_headline = set(_ancestry(root.css_first("h1")))
    pieces: list[str] = []
    left: list[tuple[LexborNode | str, bool]] = [(root, False)]  # our own stack: pages nest deeper than calls
    while left:
        node, verbatim = left.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif node.is_text_node:
            words = node.text_content or ""
            pieces.append(words if verbatim else re.sub(r"[ \t\r\n\f]+", " ", words))
        elif node.is_element_node and not _is_furniture(node):
            if site_header and node.tag == "header" and node.mem_id not in above_headline:
                continue
            before, after = _marks(node.tag or "")
            verbatim = verbatim or node.tag == "pre"
            pieces.append(before)
            left.append((after, verbatim))
            left.extend((child, verbatim) for child in reversed(list(node.iter(include_text=True))))
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(pieces))
    text = re.sub(r" {2,}", " ", re.sub(r"(?m)^•\s+", _BULLET, text))  # the item's words may be a paragraph
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _ancestry(node: LexborNode | None) -> Iterator[int]:
    while node is not None:
        yield node.mem_id
        node = node.parent


def _is_furniture(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in _FURNITURE
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _FURNITURE_ROLES
        or bool(re.search(r"display\s*:\s*none", attributes.get("style") or "", re.IGNORECASE))
    )


def _marks(tag: str) -> tuple[str, str]:
    """What stands before and after an element's words."""
    if tag in _PARAGRAPHS:
        return "\n\n", "\n\n"
    return {"br": ("\n", ""), "li": ("\n" + _BULLET, ""), "q": ("“", "”")}.get(tag, ("", ""))


def _stated(tree: LexborHTMLParser, text: str) -> Stated:
    meta: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        meta.setdefault(name.lower(), node.attributes.get("content") or "")
    article = _article(tree)

    def first(*given: tuple[Any, str]) -> tuple[Any, str]:
        return next((one for one in given if one[0]), (None, ""))

    def told(kind: str, name: str, read: Callable[[str], Any]) -> tuple[Any, str]:
        value = _text(article.get(name)) if kind == "JSON-LD" else meta.get(name, "")
        return read(value), f"{kind} {name}"

    author = as_words(meta.get("author", ""))
    url = first(
        (_linked(tree, "canonical"), "link rel=canonical"),
        told("meta tag", "og:url", as_url),
        told("JSON-LD", "url", as_url),
    )
    if url[0] and not names_a_page(url[0]):
        url = (None, "")
    titled = first(told("JSON-LD", "headline", as_words), told("meta tag", "og:title", as_words))
    return stated(
        "",
        {
            "identifier": url,
            "url": url,
            "headline": (_headline(tree, titled[0]), titled[1]),
            "date": first(
                told("JSON-LD", "datePublished", as_date), told("meta tag", "article:published_time", as_date)
            ),
            "issuers": first(
                (tuple(_names(article.get("publisher"))), "JSON-LD publisher"),
                (tuple(_names(meta.get("publisher"))), "meta tag publisher"),
                ((author,) if author and author in text else (), "meta tag author"),
            ),
            "licence": first(
                (_linked(tree, "license"), "link rel=license"),
                told("JSON-LD", "license", as_words),
                (_address(article.get("license")), "JSON-LD license"),
                *(told("meta tag", name, as_words) for name in _TERMS),
            ),
        },
    )


def _linked(tree: LexborHTMLParser, relation: str) -> str | None:
    """The address of the page's `link` (for a licence, also an `a`) of this relation."""
    link = tree.css_first(f"link[rel={relation}][href], x-a[rel={relation}][href], a[rel={relation}][href]")
    return as_url(link.attributes.get("href") or "") if link is not None else None


def _address(value: object) -> str | None:
    return as_url(_text(value.get("@id")) or _text(value.get("url"))) if isinstance(value, dict) else None


def _headline(tree: LexborHTMLParser, titled: str | None) -> str | None:
    """As titled, or the h1 that this begins with: "Council votes | Tern Bay Times" is "Council votes"."""
    heading = tree.css_first("h1")
    words = as_words(_words(heading)) if heading is not None else None
    return words if titled and words and titled.startswith(words) else titled


def _article(tree: LexborHTMLParser) -> dict[str, Any]:
    """The page's own article in its JSON-LD, references to other nodes of the graph filled in."""
    nodes: list[dict[str, Any]] = []
    for script in tree.css('script[type="application/ld+json"]'):
        try:
            found = json.loads(script.text())
        except (ValueError, RecursionError):  # templates leave broken blocks; search engines skip them too
            continue
        tops = found if isinstance(found, list) else [found]
        for top in filter(_is_object, tops):
            nested = top.get("@graph")
            nodes += filter(_is_object, nested if isinstance(nested, list) else [top])
    by_id = {node["@id"]: node for node in nodes if _text(node.get("@id"))}
    for node in nodes:
        types = node.get("@type")
        if _ARTICLES.intersection(map(_text, types if isinstance(types, list) else [types])):
            return {key: by_id.get(_reference(value), value) for key, value in node.items()}
    return {}


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _reference(value: object) -> str:
    return _text(value["@id"]) if isinstance(value, dict) and value.keys() == {"@id"} else ""


def _names(value: object) -> Iterator[str]:
    """The names in a JSON-LD value: a name, an object with one, or a list of such."""
    for one in value if isinstance(value, list) else [value]:
        name = as_words(_text(one.get("name") if isinstance(one, dict) else one))
        if name and not as_url(name):  # article:publisher and the like often hold a profile's address
            yield name


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
