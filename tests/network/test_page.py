"""The page in a real browser with the network off: it draws, it explains itself, and nothing hostile runs."""

from datetime import UTC, datetime
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from advocacy_graph.network import Kind, build, page
from advocacy_graph.network.layout import Box, place

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    "<img src=x onerror='window.hacked = 3'>",
    '"><svg onload=window.hacked=4>',
    "<!--<script>",
    "</script /><p hidden id=out ",
    "{{ 7 * 7 }} ${window.hacked = 5}",
    "\u202egnp.exe \u0000 \u2028 \ud800 <b>bold</b>",
]


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path):
    """Opens one page offline from its file, with what it asked for and what went wrong kept beside it."""
    contexts = []

    def open_(html: str) -> tuple[Page, list[str], list[str]]:
        file = tmp_path / "network.html"
        file.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        contexts.append(context)
        tab = context.new_page()
        requests: list[str] = []
        errors: list[str] = []
        tab.on("request", lambda request: requests.append(request.url))
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        tab.goto(file.as_uri())
        tab.wait_for_selector("#panel .list")
        tab.wait_for_timeout(150)
        return tab, requests, errors

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def rows(position):
    return [
        position("Harbor Union", "Tide Act", words="We back it, all of us.", person="Ann Lee", release="r1"),
        position("Port Guild", "Tide Act", words="So does the guild.", release="r2"),
        position("Port Guild", "Dune Plan", "oppose", words="Not on our dunes.", release="r2"),
        position("Sand Board", "Tide Act", "oppose", words="We do not.", release="r3"),
    ]


def click(tab: Page, position_of: str) -> None:
    spot = tab.evaluate(f"network.canvasToDOM({position_of})")
    frame = tab.locator("#drawing").bounding_box()
    assert frame
    tab.mouse.click(frame["x"] + spot["x"], frame["y"] + spot["y"])
    tab.wait_for_selector("#panel h2")


def number(graph, label: str) -> int:
    return [d["label"] for _, d in graph.nodes(data=True)].index(label)


# Counts the pixels of the canvas that are neither white nor clear.
INKED = """() => {
  const canvas = document.querySelector("#drawing canvas");
  const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i + 3] > 60 && pixels[i] + pixels[i + 1] + pixels[i + 2] < 600) inked++;
  return inked;
}"""


def test_one_file_offline_draws_nodes(opened, rows) -> None:
    graph = build(Kind.POLICY, rows)
    tab, requests, errors = opened(page(graph, computed=NOON))
    assert [url.partition(":")[0] for url in requests if not url.startswith("data:")] == ["file"]
    assert errors == []
    assert tab.evaluate(INKED) > 5 * 200  # five nodes of at least eight pixels radius
    assert "Drawn 2026-03-01 12:00 UTC." in tab.inner_text("header")
    assert "4 positions in 3 releases" in tab.inner_text("header")
    assert {"supports", "opposes", "policy", "organisation"} <= set(tab.inner_text("#legend").split("\n"))


def test_a_click_on_a_node_shows_the_words_behind_it(opened, rows) -> None:
    graph = build(Kind.POLICY, rows)
    tab, _, errors = opened(page(graph, computed=NOON))
    click(tab, f"network.getPosition({number(graph, 'Harbor Union')})")
    panel = tab.inner_text("#panel")
    for words in ("Harbor Union", "We back it, all of us.", "Ann Lee", "Headline of r1", "2021-03-01"):
        assert words in panel
    assert "We do not." not in panel
    assert tab.get_attribute("#panel article a", "href") == "https://example.org/id/release/r1"
    assert errors == []


def test_a_click_on_a_line_shows_the_words_of_both(opened, rows) -> None:
    graph = build(Kind.CONFLICT, rows)
    tab, _, _ = opened(page(graph, computed=NOON))
    a, b = number(graph, "Harbor Union"), number(graph, "Sand Board")
    click(
        tab,
        f"(([p, q]) => ({{x: (p.x + q.x) / 2, y: (p.y + q.y) / 2}}))"
        f"([network.getPosition({a}), network.getPosition({b})])",
    )
    panel = tab.inner_text("#panel")
    assert "We back it, all of us." in panel
    assert "We do not." in panel
    assert "So does the guild." not in panel


def test_search_by_keyboard_leads_to_the_words(opened, rows) -> None:
    tab, _, _ = opened(page(build(Kind.POLICY, rows), computed=NOON))
    tab.fill("#find", "SAND")
    assert tab.inner_text("#panel .list").startswith("Sand Board")
    tab.press("#find", "Enter")
    assert "We do not." in tab.inner_text("#panel")
    tab.fill("#find", "nobody of that name")
    assert "None has such a name" in tab.inner_text("#panel")


def test_the_weight_slider_hides_thin_lines(opened, position) -> None:
    rows = [position(name, "Tide Act", release=name) for name in "ABC"] + [position("A", "Tide Act")]
    tab, _, _ = opened(page(build(Kind.CONGRUENCE, rows), computed=NOON))
    assert tab.evaluate("edges.get().filter((e) => e.hidden).length") == 0
    tab.fill("#least", "1")
    assert tab.evaluate("edges.get().filter((e) => e.hidden).length") == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_nothing_hostile_runs(opened, position, tie, kind: Kind) -> None:
    rows = [
        position(text, f"Tide Act {text}", side, words=text, release=f"{number} {text}", statement=text)
        for number, (text, side) in enumerate(
            (text, side) for text in HOSTILE for side in ("support", "oppose", "support")
        )
    ] + [
        position(text, "Tide Act", "support" if n % 2 else "oppose", words=text)
        for n, text in enumerate(HOSTILE)
    ]
    ties = [tie(text, HOSTILE[0], release=text) for text in HOSTILE]
    graph = build(kind, rows, ties)
    html = page(graph, computed=NOON)
    tab, requests, errors = opened(html)
    for n in range(len(graph)):
        tab.evaluate(f"showNode({n})")
    for n in range(graph.number_of_edges()):
        tab.evaluate(f"showEdge({n})")
    tab.evaluate("showAll()")
    tab.wait_for_timeout(100)
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("#out").count() == 0
    assert tab.locator("#panel script, #panel img, #panel svg, #panel b").count() == 0
    assert len([url for url in requests if not url.startswith("data:")]) == 1
    assert errors == []


def test_only_web_addresses_become_links(opened, position) -> None:
    rows = [position("A", "Tide Act", statement="javascript:window.hacked=1")]
    graph = build(Kind.POLICY, rows)
    tab, _, _ = opened(page(graph, computed=NOON))
    tab.evaluate("showNode(0)")
    links = tab.eval_on_selector_all("#panel a", "all => all.map((a) => a.href)")
    assert links == ["https://example.org/id/release/r1"]


def test_the_policy_lets_no_other_script_in(opened, rows) -> None:
    html = page(build(Kind.POLICY, rows), computed=NOON)
    smuggled = html.replace(
        "</body>", "<script>window.hacked = 1</script><img src=http://127.0.0.1:9/x></body>"
    )
    tab, _, errors = opened(smuggled)
    assert tab.evaluate("window.hacked") is None
    assert len(errors) == 2
    assert all("Content Security Policy" in error for error in errors)


def test_the_same_graph_is_the_same_page(rows) -> None:
    graphs = [build(Kind.POLICY, given) for given in (rows, rows[::-1])]
    assert page(graphs[0], computed=NOON) == page(graphs[0], computed=NOON)
    spots = [{n: graph.nodes[n]["label"] for n in graph} for graph in graphs]
    assert spots[0] == spots[1]


@pytest.mark.parametrize(
    "graph", [nx.complete_graph(60), nx.star_graph(39), nx.disjoint_union_all([nx.path_graph(2)] * 20)]
)
def test_no_label_stands_over_another(graph: nx.Graph) -> None:
    named = nx.relabel_nodes(graph, str)
    nx.set_edge_attributes(named, 1.0, "weight")
    boxes = {node: Box(width=90 + 10 * (int(node) % 7), above=20, below=60) for node in named}
    spots = place(named, boxes)
    for a in named:
        for b in named:
            if a < b:
                apart_x = abs(spots[a][0] - spots[b][0]) >= (boxes[a].width + boxes[b].width) / 2 - 1
                apart_y = abs(spots[a][1] - spots[b][1]) >= 80 - 1
                assert apart_x or apart_y, (a, b)
