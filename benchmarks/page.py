"""Makes the page of one large network in pyvis's way and in ours, and has a browser draw ours.

python benchmarks/page.py [NODES [EDGES]]

Needs playwright and /usr/bin/chromium for the drawing, which uses software rendering on purpose. Times of making are
of the processor; the browser's are of the clock, from opening the file until names and enough ink are there.
"""

import itertools
import random
import resource
import sys
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import networkx as nx

from advocacy_graph.model import ActorKind, CodedPosition, Polarity
from advocacy_graph.network import page
from advocacy_graph.network.page import arrange

COMMUNITIES, POLICIES = 12, 300
FLAGS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
INK = 50_000  # pixels, of about half a million

# Counts the pixels of a picture that are not nearly white.
INKED = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
  let inked = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 700) inked++;
  return inked;
}"""


def network(nodes: int, edges: int) -> "nx.Graph[str]":
    """Communities of unlike size, loud actors and quiet ones (Zipf), one to twenty positions behind each."""
    chance = random.Random(1)
    loud = list(itertools.accumulate(1 / (n + 1) ** 0.8 for n in range(nodes)))
    of = chance.choices(range(COMMUNITIES), [1 / (c + 1) ** 0.7 for c in range(COMMUNITIES)], k=nodes)
    members: dict[int, list[int]] = {c: [] for c in range(COMMUNITIES)}
    for n, community in enumerate(of):
        members[community].append(n)
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < edges:
        a = (
            chance.randrange(nodes)
            if chance.random() < 0.5
            else chance.choices(range(nodes), cum_weights=loud)[0]
        )
        near = members[of[a]] if chance.random() < 0.85 else range(nodes)
        b = near[min(int(chance.paretovariate(0.5)), len(near)) - 1]
        if a != b:
            pairs.add((min(a, b), max(a, b)))
    graph: nx.Graph[str] = nx.Graph(kind="congruence", title="Made up", description="For timing.")
    behind: list[tuple[CodedPosition, ...]] = []
    for n in range(nodes):
        rows = tuple(_position(chance, n, k) for k in range(1 + int(20 / (n + 1) ** 0.3)))
        behind.append(rows)
        graph.add_node(
            f"o{n}",
            label=f"Organisation {n} of this world",
            kind="organization",
            community=of[n] + 1,
            behind=rows,
        )
    for a, b in sorted(pairs):
        weight = float(1 + int(chance.paretovariate(1.5)))
        graph.add_edge(f"o{a}", f"o{b}", weight=weight, stance="agree", behind=behind[a][:3] + behind[b][:3])
    return graph


def _position(chance: random.Random, actor: int, number: int) -> CodedPosition:
    policy = chance.randrange(POLICIES)
    return CodedPosition(
        position=f"https://example.org/id/position/{actor}-{number}",
        actor=f"o{actor}",
        actor_label=f"Organisation {actor} of this world",
        actor_kind=ActorKind.ORGANIZATION,
        organization=f"o{actor}",
        organization_label=f"Organisation {actor} of this world",
        policy=f"p{policy}",
        policy_label=f"Policy {policy} Act",
        polarity=chance.choice((Polarity.SUPPORT, Polarity.OPPOSE)),
        date=date(2020, 1, 1) + timedelta(days=chance.randrange(1500)),
        release=f"https://example.org/id/release/{actor % 997}",
        release_label=f"A headline of the usual length, number {actor % 997}",
        statement=f"https://example.org/id/statement/{actor}-{number}",
        words="Words as long as statements are in press releases, which is one or two lines of print. " * 2,
    )


def pyvis_page(graph: "nx.Graph[str]") -> str:
    """The page that pyvis makes of the same nodes and edges, without the words behind them."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    network = Network(cdn_resources="in_line")
    number = {node: n for n, node in enumerate(graph)}
    for node, data in graph.nodes(data=True):
        network.add_node(number[node], label=data["label"])
    for a, b, data in graph.edges(data=True):
        network.add_edge(number[a], number[b], value=data["weight"])
    network.toggle_physics(False)
    return str(network.generate_html(notebook=False))


def timed(what: str, work: Callable[[], Any]) -> tuple[Any, float]:
    """Runs `work`, prints the seconds of CPU that it took."""
    start = time.process_time()
    result = work()
    took = time.process_time() - start
    print(f"{what:<58}{took:8.2f} s of CPU")
    return result, took


def drawn(html: str) -> None:
    """Has Chromium draw the page, and prints when names and ink were there."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "network.html"
        file.write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        tab = browser.new_page(viewport={"width": 1280, "height": 800})
        tab.goto("about:blank")
        start = time.perf_counter()
        tab.goto(file.as_uri(), wait_until="commit")
        names = inked = 0
        while (names < 20 or inked < INK) and time.perf_counter() - start < 60:
            tab.wait_for_function(
                "Number(document.querySelector('#drawing')?.dataset.names) >= 20", timeout=60_000
            )
            names = int(tab.evaluate("document.querySelector('#drawing').dataset.names"))
            picture = tab.locator("#drawing").screenshot()
            seen = time.perf_counter() - start
            inked = tab.evaluate(INKED, b64encode(picture).decode())
        print(
            f"drawn in Chromium, software GL: {names} names, {inked:,} pixels of ink after {seen:5.2f} s of the clock"
        )
        browser.close()


def main(nodes: int = 5_000, edges: int = 25_000) -> None:
    """Prints the figures."""
    graph = network(nodes, edges)
    print(f"{len(graph):,} nodes, {graph.number_of_edges():,} edges, {COMMUNITIES} communities, Zipf")
    places, _ = timed("layout, ours", lambda: arrange(graph))
    page(network(200, 400))  # loads scripts and templates
    ours, quick = timed("page, ours, with the words behind everything", lambda: page(graph, places=places))
    print(
        f"  {len(ours) / 1e6:.1f} MB; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
    )
    drawn(ours)
    theirs, slow = timed("page, pyvis's own, without words or layout", lambda: pyvis_page(graph))
    print(f"  {len(theirs) / 1e6:.1f} MB; ours is made {slow / quick:.0f} times faster")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
