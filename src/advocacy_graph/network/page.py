"""The drawing: one HTML file that loads nothing, and shows the words behind whatever is clicked."""

import base64
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx

from advocacy_graph.network.clean import drawable, encodable
from advocacy_graph.network.labels import text_width, wrapped
from advocacy_graph.network.layout import TALL, WIDE, Box, Place, is_large, place
from advocacy_graph.network.scene import lines_in, marks_in, scene, sizes
from advocacy_graph.network.templates import environment

_LINE = 16  # pixels from one line of a label to the next
_MARGIN = 7
_RADII = (8.0, 22.0)  # of nodes in a small drawing
_FRAME = 480_000  # square pixels that a large drawing has, about

Places = Mapping[str, Place]


def page(
    graph: "nx.Graph[str]",
    *,
    computed: datetime | None = None,
    places: Places | None = None,
    seed: int = 1,
) -> str:
    """One HTML page of `graph`, as `build` made it, UTF-8, complete without a network.

    A small network (`layout.is_large`) is drawn by vis-network from pyvis's data, each label in full; a large
    one by sigma with WebGL, with as many labels as there is room for. `places` are where nodes stand, by default
    as `arrange` has them for `seed`: the same for the same graph. A click on a node or a line, or on its entry
    in the table beside, shows the exact words behind it, their speakers and releases. `computed` is the
    time that the page gives, by default now.

    Nothing of a release reaches the page but as JSON text or escaped. The page's content policy admits its own
    scripts by their digests and no request at all.
    """
    places = arrange(graph, seed) if places is None else places
    data = scene(graph)
    if is_large(graph):
        library, adapter = _sigma(), _script("large.js")
        data["nodes"] |= {
            "x": [round(places[node][0], 2) for node in graph],
            "y": [round(places[node][1], 2) for node in graph],
            "size": sizes(graph, *_radii_large(len(graph))),
        }
    else:
        library, adapter = _vis(), _script("small.js")
        data["drawn"] = _drawn(graph, places, data)
        tall = arrange(graph, seed, TALL)
        data["drawn"]["tall"] = [tall[node] for node in graph]
    script = adapter + _script("page.js")
    computed = computed or datetime.now(UTC)
    return (
        environment()
        .get_template("page.html")
        .render(
            title=drawable(graph.graph["title"]),
            description=encodable(graph.graph["description"]),
            computed=f"{computed:%Y-%m-%d %H:%M %Z}".strip(),
            size=f"{len(graph):,} nodes and {graph.number_of_edges():,} lines",
            marks=marks_in(graph),
            mark_numbers={m["words"]: n for n, m in enumerate(data["marks"])},
            lines=lines_in(graph),
            library=library,
            script=script,
            policy="default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            f"script-src '{_digest(library)}' '{_digest(script)}'; base-uri 'none'; form-action 'none'",
            data=_json(data),
        )
    )


def arrange(graph: "nx.Graph[str]", seed: int = 1, aspect: float = WIDE) -> dict[str, Place]:
    """Where `page` puts the nodes of `graph`: the layout alone, which large networks are best given once."""
    labels = {node: data["label"] for node, data in graph.nodes(data=True)}
    radii = sizes(graph, *_RADII)
    boxes = {node: _box(wrapped(labels[node]), radius) for node, radius in zip(graph, radii, strict=True)}
    return place(graph, boxes, seed, aspect)


def _drawn(graph: "nx.Graph[str]", places: Places, data: Mapping[str, Any]) -> dict[str, Any]:
    """pyvis's nodes and edges. It compares every new edge with all that it has, so it is given few."""
    network = _pyvis(directed=data["directed"])
    nodes, edges = data["nodes"], data["edges"]
    for n, (node, radius) in enumerate(zip(graph, sizes(graph, *_RADII), strict=True)):
        look = data["marks"][nodes["mark"][n]]
        x, y = places[node]
        network.add_node(
            n,
            label="\n".join(wrapped(nodes["label"][n])),
            shape=look["shape"],
            color=look["colour"],
            size=radius,
            x=x,
            y=y,
        )
    for n, (source, target) in enumerate(zip(edges["from"], edges["to"], strict=True)):
        line = data["lines"][edges["line"][n]]
        network.add_edge(
            source,
            target,
            id=n,
            width=edges["width"][n],
            color=line["colour"],
            dashes=list(line["dashes"]) or False,
        )
    return {"nodes": network.nodes, "edges": network.edges}


def _radii_large(nodes: int) -> tuple[float, float]:
    """Nodes as large as lets ground be seen between them: half of the frame is bare as it is."""
    room = math.sqrt(_FRAME / 2 / nodes)
    return min(4.5, max(1.3, 0.22 * room)), min(14.0, max(6.0, 0.75 * room))


def _box(lines: Sequence[str], size: float) -> Box:
    return Box(
        width=max(*(text_width(line) for line in lines), 2 * size) + 2 * _MARGIN,
        above=size + _MARGIN,
        below=size + len(lines) * _LINE + 2 * _MARGIN,
    )


def _pyvis(*, directed: bool) -> Any:
    # Imported here: pyvis brings IPython with it, which nobody who only counts should wait for.
    from pyvis.network import Network  # type: ignore[import-untyped]

    return Network(directed=directed)


@cache
def _vis() -> str:
    """vis-network 9.1.2 (MIT or Apache 2.0, its notice within), as pyvis ships it."""
    script = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return script.replace("\r\n", "\n")  # a browser digests a script with plain newlines


@cache
def _sigma() -> str:
    """sigma and graphology (MIT), as `scripts/vendor` bundles them."""
    return files("advocacy_graph.network").joinpath("static/sigma.js").read_text(encoding="utf-8")


@cache
def _script(name: str) -> str:
    return files("advocacy_graph.network").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _json(value: object) -> str:
    """JSON that no HTML parser can leave: pure ASCII, and `<`, `>`, `&` as escapes."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
