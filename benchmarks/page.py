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
from advocacy_graph.network import Kind, build, page
from advocacy_graph.network.page import arrange

COMMUNITIES = 12
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
    """The congruence network of made-up positions: communities of unlike size, loud actors and quiet ones (Zipf).

    On each policy two to four actors take the same side, mostly of one community; policies are added until they
    make so many pairs. Every actor speaks at least once.
    """
    chance = random.Random(1)
    of = chance.choices(range(COMMUNITIES), [1 / (c + 1) ** 0.7 for c in range(COMMUNITIES)], k=nodes)
    members: dict[int, list[int]] = {c: [] for c in range(COMMUNITIES)}
    for n, community in enumerate(of):
        members[community].append(n)
    pairs: set[tuple[int, int]] = set()
    rows: list[CodedPosition] = []
    policy = 0
    while len(pairs) < edges:
        first = policy if policy < nodes else chance.randrange(nodes)
        group = {first}
        for _ in range(chance.choice((1, 2, 3))):
            near = members[of[first]] if chance.random() < 0.85 else range(nodes)
            group.add(near[min(int(chance.paretovariate(0.5)), len(near)) - 1])
        side = chance.choice((Polarity.SUPPORT, Polarity.OPPOSE))
        rows += [
            _position(chance, actor, policy, side, len(rows) + n) for n, actor in enumerate(sorted(group))
        ]
        pairs.update(itertools.combinations(sorted(group), 2))
        policy += 1
    return build(Kind.CONGRUENCE, rows)


def _position(chance: random.Random, actor: int, policy: int, side: Polarity, number: int) -> CodedPosition:
    return CodedPosition(
        position=f"https://example.org/id/position/{number}",
        actor=f"https://example.org/id/organization/{actor}",
        actor_label=f"Organisation {actor} of this world",
        actor_kind=ActorKind.ORGANIZATION,
        organization=f"https://example.org/id/organization/{actor}",
        organization_label=f"Organisation {actor} of this world",
        policy=f"https://example.org/id/policy/{policy}",
        policy_label=f"Policy {policy} Act",
        polarity=side,
        date=date(2020, 1, 1) + timedelta(days=chance.randrange(1500)),
        release=f"https://example.org/id/release/{number // 3}",
        release_label=f"A headline of the usual length, number {number // 3}",
        statement=f"https://example.org/id/statement/{number}",
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
            tab.wait_for_selector("#drawing[data-names]", timeout=60_000)
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
    rows = sum(len(behind) for _, behind in graph.nodes(data="behind"))
    print(
        f"{len(graph):,} nodes, {graph.number_of_edges():,} edges, {rows:,} positions, {COMMUNITIES} communities, Zipf"
    )
    places, _ = timed("layout, ours", lambda: arrange(graph))
    page(network(200, 400))  # loads scripts and templates
    bare = graph.copy()
    for _, data in bare.nodes(data=True):
        data["behind"] = ()
    _, quick = timed("page, ours, of names and lines alone", lambda: page(bare, places=places))
    ours, whole = timed("page, ours, with the words behind everything", lambda: page(graph, places=places))
    print(
        f"  {len(ours) / 1e6:.1f} MB; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"
    )
    drawn(ours)
    theirs, slow = timed("page, pyvis's own, of names and lines alone", lambda: pyvis_page(graph))
    print(
        f"  {len(theirs) / 1e6:.1f} MB; ours is made {slow / quick:.0f} times faster, with all words {slow / whole:.0f} times"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
