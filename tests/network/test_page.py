"""The page in a real browser with the network off: it draws, it explains itself, and nothing hostile runs."""

from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from advocacy_graph.network import Aggregation, Kind, Normalisation, Options, build, page
from advocacy_graph.network.layout import Box, place

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</script><script>window.hacked = 2</script>",
    "<img src=x onerror='window.hacked = 3'>",
    '"><svg onload=window.hacked=4>',
    "<!--<script>",
    "</script /><p hidden id=smuggled ",
    "{{ 7 * 7 }} ${window.hacked = 5}",
    "javascript:window.hacked=6",
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
        tab.wait_for_selector("html[data-drawn]")
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


def click(tab: Page, spot: str) -> None:
    at = tab.evaluate(f"drawing.{spot}")
    tab.mouse.click(at["x"], at["y"])
    tab.wait_for_selector("#panel h2")


def node(graph, label: str) -> str:
    return next(node for node, its in graph.nodes(data="label") if its == label)


def number(graph, label: str) -> int:
    return list(graph).index(node(graph, label))


# Counts the pixels of a picture of the drawing that are not nearly white.
INKED = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 600) inked++;
  return inked;
}"""


def inked(tab: Page) -> int:
    return tab.evaluate(INKED, b64encode(tab.locator("#drawing").screenshot()).decode())


def crowd(position, number: int = 130, label: str = "Body"):
    """Rows of more actors than a small drawing takes, half for and half against one policy, in two years."""
    return [
        position(
            f"{label} {n}",
            "Tide Act",
            "support" if n % 2 else "oppose",
            on=f"{2021 + n % 3}-03-01",
            release=f"r{n}",
        )
        for n in range(number)
    ]


def test_one_file_offline_draws_nodes(opened, rows) -> None:
    graph = build(Kind.POLICY, rows)
    tab, requests, errors = opened(page(graph, computed=NOON))
    assert [url.partition(":")[0] for url in requests if not url.startswith("data:")] == ["file"]
    assert errors == []
    assert inked(tab) > 5 * 200  # five nodes of at least eight pixels radius
    assert "Drawn 2026-03-01 12:00 UTC." in tab.inner_text("header")
    assert "4 positions in 3 releases" in tab.inner_text("header")
    assert {"supports", "opposes", "policy", "organisation"} <= set(tab.inner_text("#legend").split("\n"))


def test_a_click_on_a_node_shows_the_words_behind_it(opened, rows) -> None:
    graph = build(Kind.POLICY, rows)
    tab, _, errors = opened(page(graph, computed=NOON))
    click(tab, f"nodeAt({number(graph, 'Harbor Union')})")
    panel = tab.inner_text("#panel")
    for words in ("Harbor Union", "We back it, all of us.", "Ann Lee", "Headline of r1", "2021-03-01"):
        assert words in panel
    assert "We do not." not in panel
    assert tab.get_attribute("#panel article a", "href") == "https://example.org/id/release/r1"
    assert errors == []


def test_a_click_on_a_line_shows_the_words_of_both(opened, rows) -> None:
    graph = build(Kind.CONFLICT, rows)
    tab, _, _ = opened(page(graph, computed=NOON))
    ends = {node(graph, "Harbor Union"), node(graph, "Sand Board")}
    click(tab, f"edgeAt({[set(edge) for edge in graph.edges].index(ends)})")
    panel = tab.inner_text("#panel")
    assert "We back it, all of us." in panel
    assert "We do not." in panel
    assert "So does the guild." not in panel


def test_search_by_keyboard_leads_to_the_words(opened, rows) -> None:
    tab, _, _ = opened(page(build(Kind.POLICY, rows), computed=NOON))
    tab.fill("#find", "SAND")
    assert tab.inner_text("#panel tbody th").endswith("Sand Board")
    tab.press("#find", "Enter")
    assert "We do not." in tab.inner_text("#panel")
    tab.fill("#find", "nobody of that name")
    assert "None has such a name" in tab.inner_text("#panel")


def test_the_weight_slider_hides_thin_lines(opened, position) -> None:
    rows = [position(name, "Tide Act", release=name) for name in "ABC"] + [position("A", "Tide Act")]
    tab, _, _ = opened(page(build(Kind.CONGRUENCE, rows), computed=NOON))
    assert tab.inner_text("#status") == ""
    tab.fill("#least", "1")
    assert tab.inner_text("#status") == "Shown: 3 of 3 nodes, 2 of 3 lines"


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
    assert tab.locator("#smuggled").count() == 0
    assert tab.locator("#panel script, #panel img, #panel svg[onload], #panel b").count() == 0
    assert len([url for url in requests if not url.startswith("data:")]) == 1
    assert errors == []


@pytest.mark.parametrize("kind", [Kind.POLICY, Kind.CONGRUENCE])
def test_a_large_network_is_drawn_with_names_and_answers_clicks(opened, position, kind: Kind) -> None:
    graph = build(kind, crowd(position))
    tab, requests, errors = opened(page(graph, computed=NOON))
    tab.wait_for_selector("#drawing[data-names]")
    assert inked(tab) > 130 * 20
    click(tab, "nodeAt(1)")
    assert "says words number" in tab.inner_text("#panel")
    tab.keyboard.press("Escape")
    tab.wait_for_timeout(400)  # else it were a double click
    click(tab, "edgeAt(0)")
    assert " — " in tab.inner_text("#panel h2")
    assert "says words number" in tab.inner_text("#panel")
    assert len([url for url in requests if not url.startswith("data:")]) == 1
    assert errors == []


def test_nothing_hostile_runs_in_a_large_network(opened, position) -> None:
    rows = [row for text in HOSTILE for row in crowd(position, 20, text)]
    graph = build(Kind.POLICY, rows)
    assert len(graph) > 100
    tab, requests, errors = opened(page(graph, computed=NOON))
    for n in range(0, len(graph), 7):
        tab.evaluate(f"showNode({n}); drawing.focus({n})")
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("#smuggled").count() == 0
    assert len([url for url in requests if not url.startswith("data:")]) == 1
    assert errors == []


def test_without_webgl_the_table_has_it_all(chromium: Browser, position, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_text(page(build(Kind.POLICY, crowd(position)), computed=NOON), encoding="utf-8")
    context = chromium.new_context(offline=True)
    context.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {"
        "  return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest); };"
    )
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert "without WebGL" in tab.inner_text("#drawing")
    tab.fill("#find", "Body 77")
    tab.press("#find", "Enter")
    assert "says words number" in tab.inner_text("#panel")
    context.close()


def shown(tab: Page) -> str:
    return tab.inner_text("#status")


@pytest.mark.parametrize("number", [6, 130])
def test_filters_leave_what_has_words_of_both_sides(opened, position, number: int) -> None:
    """By date, stance and kind; a line of agreement needs words of both ends in what is left."""
    tab, _, errors = opened(page(build(Kind.CONGRUENCE, crowd(position, number)), computed=NOON))
    lines = 2 * (number // 2) * (number // 2 - 1) // 2
    assert shown(tab) == ""
    tab.fill("#last", "0")
    in_first_year = [n for n in range(number) if n % 3 == 0]
    left = sum(n % 2 for n in in_first_year)
    pairs = sum(k * (k - 1) // 2 for k in (left, len(in_first_year) - left))
    alone = 0 if pairs else len(in_first_year)
    assert shown(tab) == (
        f"Shown: {len(in_first_year) - alone} of {number} nodes, {pairs:,} of {lines:,} lines"
    )
    tab.fill("#last", "2")
    tab.uncheck("input[value=oppose]")
    assert shown(tab) == f"Shown: {number // 2} of {number} nodes, {lines // 2:,} of {lines:,} lines"
    tab.check("input[value=oppose]")
    tab.uncheck("#legend li:first-child input")
    assert shown(tab) == f"Shown: {number // 2} of {number} nodes, {lines // 2:,} of {lines:,} lines"
    assert errors == []


def test_a_line_shows_how_its_weight_was_reached(opened, position) -> None:
    rows = [position(name, "Tide Act", release=f"{name}{n}") for name in "AB" for n in range(2)]
    rows.append(position("A", "Dune Plan", "oppose"))
    graph = build(Kind.CONGRUENCE, rows, options=Options(normalisation=Normalisation.AVERAGE))
    tab, _, _ = opened(page(graph, computed=NOON))
    tab.evaluate("showEdge(0)")
    assert tab.inner_text("#panel .sum") == "2 × 2 = 4 pairs; 4 ÷ 2.5 (average) = 1.6"


@pytest.mark.parametrize("aggregation", ["congruence", "conflict", "subtract", "ignore"])
def test_the_page_finds_the_same_words_behind_a_line_as_the_network_has(
    opened, position, aggregation: str
) -> None:
    """Lines between actors carry no rows of their own: the page finds them at both ends."""
    chance = Random(5)
    rows = [
        position(
            chance.choice("ABCDE"),
            chance.choice(["x", "y", "z"]),
            chance.choice(["support", "oppose", "mixed"]),
        )
        for _ in range(40)
    ]
    graph = build(Kind.POSITIONS, rows, options=Options(aggregation=Aggregation(aggregation)))
    tab, _, errors = opened(page(graph, computed=NOON))
    found = tab.evaluate("edges.from.map((_, e) => rowsOf(e).map((row) => text('words', row)).sort())")
    assert found == [sorted(row.words for row in data["behind"]) for _, _, data in graph.edges(data=True)]
    assert graph.number_of_edges() > 5
    assert errors == []


def test_everything_is_reached_by_keyboard(opened, rows) -> None:
    tab, _, errors = opened(page(build(Kind.POLICY, rows), computed=NOON))
    tab.focus("#drawing")
    before = tab.evaluate("drawing.nodeAt(0).x")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("+")
    assert tab.evaluate("drawing.nodeAt(0).x") != before
    tab.focus("#panel tbody button")
    tab.keyboard.press("Enter")
    assert tab.locator("#panel h2").count() == 1
    tab.keyboard.press("Escape")
    assert tab.locator("#panel h2").count() == 0
    assert errors == []


@pytest.mark.parametrize("number", [3, 130])
def test_demands_lead_from_who_asks_to_who_is_asked(opened, position, number: int) -> None:
    """Also when they ask each other: two lines, not one."""
    rows = [position(f"Body {n}", f"Agency {n % 2}") for n in range(number)]
    graph: nx.DiGraph[str] = nx.DiGraph(kind="demands", mode="two", title="Who asks whom", description="")
    for row in rows:
        for node in (row.actor, row.policy):
            graph.add_node(node, label=node.rpartition("/")[2], kind="organization", behind=(row,))
        graph.add_edge(row.actor, row.policy, weight=1.0, stance="asks", behind=(row,))
    graph.add_edge(rows[0].policy, rows[0].actor, weight=1.0, stance="asks", behind=(rows[0],))
    tab, _, errors = opened(page(graph, computed=NOON))
    last = list(graph.edges).index((rows[0].policy, rows[0].actor))
    tab.evaluate(f"showEdge({last})")
    assert tab.inner_text("#panel h2") == "Agency 0 → Body 0"
    assert inked(tab) > 50
    assert errors == []


ODD = {
    "one node, no line": (["A" * 300], []),
    "no line at all": (["A", "B", "C"], []),
    "all weights alike": (["A", "B", "C"], [(0, 1, 1.0), (1, 2, 1.0)]),
    "weights of nought": (["A", "B"], [(0, 1, 0.0)]),
    "names of 300 letters": (["word " * 60, "x" * 300], [(0, 1, 1.0)]),
    "no name": (["", "\u200b"], [(0, 1, 2.0)]),
    "many, unconnected": ([f"N{n}" for n in range(150)], []),
    "many, one line": ([f"N{n}" for n in range(150)], [(0, 1, 1.0)]),
}


@pytest.mark.parametrize("case", ODD)
def test_odd_networks_make_sensible_pages(opened, position, case: str) -> None:
    labels, edges = ODD[case]
    graph: nx.Graph[str] = nx.Graph(kind="congruence", title=case, description="Odd.")
    for n, label in enumerate(labels):
        behind = (position("A", "Tide Act", on=None),)
        graph.add_node(f"n{n}", label=label, kind="organization", community=n + 1, behind=behind)
    for a, b, weight in edges:
        both = graph.nodes[f"n{a}"]["behind"] + graph.nodes[f"n{b}"]["behind"]
        graph.add_edge(f"n{a}", f"n{b}", weight=weight, stance="agree", behind=both)
    tab, _, errors = opened(page(graph, computed=NOON))
    assert tab.inner_text("#panel caption") == f"{len(labels)} node{'' if len(labels) == 1 else 's'}"
    assert inked(tab) > 50
    tab.evaluate("showNode(0)")
    assert tab.locator("#panel article").count() == 1
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
