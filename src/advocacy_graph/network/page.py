"""The drawing: one HTML file that loads nothing, and shows the words behind whatever is clicked."""

import base64
import hashlib
import json
import math
import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import east_asian_width
from urllib.parse import urlsplit

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.network.clean import drawable, encodable
from advocacy_graph.network.flat import identifier
from advocacy_graph.network.layout import Box, place
from advocacy_graph.network.look import KINDS, LINES, Mark, community

_FONT = 14
_LINE = 16  # from one line of a label to the next
_CHARACTER = 7.9  # mean width at this font size, on the wide side
_WRAP, _MOST_LINES = 18, 3
_MARGIN = 7
_SMALLEST, _LARGEST = 8.0, 22.0  # a node's radius
_THINNEST, _THICKEST = 1.5, 6.0  # an edge's width

_SIDES = {"support": "supports", "oppose": "opposes", "mixed": "supports and opposes"}


def page(graph: "nx.Graph[str]", *, computed: datetime | None = None, seed: int = 1) -> str:
    """One HTML page of `graph`, as `build` made it: about 500 KB, UTF-8, complete without a network.

    Nodes stand where `place` puts them, the same for the same graph and seed. A click on a node or a line,
    or on its entry in the list beside it, shows the exact words behind it, their speakers and releases.
    `computed` is the time that the page gives, by default now.

    Nothing of a release reaches the page but as JSON text or escaped. The page's content policy admits the
    two scripts in it by their digests and no request at all.
    """
    labels = {node: drawable(data["label"]) for node, data in graph.nodes(data=True)}
    lines = {node: _wrapped(label) for node, label in labels.items()}
    sizes = _sizes(graph)
    boxes = {node: _box(lines[node], sizes[node]) for node in graph}
    places = place(graph, boxes, seed)
    network = _pyvis()
    number = {node: n for n, node in enumerate(graph)}
    for node, data in graph.nodes(data=True):
        mark = _mark(data)
        x, y = places[node]
        network.add_node(
            number[node],
            label="\n".join(lines[node]),
            shape=mark.shape,
            color=mark.colour,
            size=sizes[node],
            x=x,
            y=y,
        )
    widths = _widths(graph)
    ledger = _Ledger()
    faint = _opacity(graph.number_of_edges())
    edges = []
    for n, (source, target, data) in enumerate(graph.edges(data=True)):
        line = LINES[data["stance"]]
        network.add_edge(
            number[source],
            number[target],
            id=n,
            width=widths[n],
            color={**dict.fromkeys(("color", "highlight", "hover"), line.colour), "opacity": faint},
            dashes=list(line.dashes) or False,
        )
        edges.append(
            {
                "label": f"{labels[source]} — {labels[target]}",
                "weight": data["weight"],
                "says": f"{line.words}; weight {data['weight']:.3g}",
                "rows": ledger.numbers(data["behind"]),
            }
        )
    nodes = [
        {
            "label": labels[node],
            "says": _says(data),
            "count": len(data["behind"]),
            "rows": ledger.numbers(data["behind"]),
        }
        for node, data in graph.nodes(data=True)
    ]
    drawn = {"nodes": network.nodes, "edges": network.edges}
    computed = computed or datetime.now(UTC)
    vis, script = _vis(), _script()
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=drawable(graph.graph["title"]),
            description=encodable(graph.graph["description"]),
            computed=f"{computed:%Y-%m-%d %H:%M %Z}".strip(),
            marks=_marks(graph),
            lines=_lines(graph),
            vis=vis,
            script=script,
            policy="default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            f"script-src '{_digest(vis)}' '{_digest(script)}'; base-uri 'none'; form-action 'none'",
            data=_json({"drawn": drawn, "nodes": nodes, "edges": edges, "rows": ledger.rows}),
        )
    )


class _Ledger:
    """Each row once, however many nodes and edges it stands behind."""

    def __init__(self) -> None:
        self.rows: list[dict[str, str | None]] = []
        self._seen: dict[CodedPosition | DeclaredTie, int] = {}

    def numbers(self, behind: Sequence[CodedPosition | DeclaredTie]) -> list[int]:
        for row in behind:
            if row not in self._seen:
                self._seen[row] = len(self.rows)
                self.rows.append(_row(row))
        return [self._seen[row] for row in behind]


def _row(row: CodedPosition | DeclaredTie) -> dict[str, str | None]:
    if isinstance(row, DeclaredTie):
        who, spoken_for, stance, on = row.organization_label, None, row.relation.value, row.coalition_label
        says = LINES[stance].words
    else:
        who, spoken_for, stance, on = (
            row.actor_label,
            row.organization_label,
            row.polarity.value,
            row.policy_label,
        )
        says = _SIDES.get(stance, stance)
    return {
        "who": drawable(who),
        "for": drawable(spoken_for) if spoken_for and spoken_for != who else None,
        "stance": stance,
        "says": says,
        "on": drawable(on),
        "words": encodable(row.words),
        "release": drawable(row.release_label),
        "date": row.date.isoformat() if row.date else None,
        "statement": _link(identifier(row)),
        "source": _link(row.release),
    }


def _link(address: str) -> str | None:
    """Only what leads to a web page becomes a link: a file may name its releases `javascript:...`."""
    return encodable(address) if urlsplit(address).scheme in ("http", "https") else None


def _mark(data: dict[str, Any]) -> Mark:
    return community(data["community"]) if "community" in data else KINDS[data["kind"]]


def _marks(graph: "nx.Graph[str]") -> list[Mark]:
    found = {_mark(data): data.get("community", 0) for _, data in graph.nodes(data=True)}
    return sorted(found, key=lambda mark: (found[mark], mark.words))


def _lines(graph: "nx.Graph[str]") -> list[Any]:
    found = {data["stance"] for _, _, data in graph.edges(data=True)}
    return [line for stance, line in LINES.items() if stance in found]


def _says(data: dict[str, Any]) -> str:
    behind: Sequence[CodedPosition | DeclaredTie] = data["behind"]
    of = Counter(row.relation if isinstance(row, DeclaredTie) else row.polarity for row in behind)
    what = ", ".join(f"{n} {stance}" for stance, n in of.most_common())
    releases = len({row.release for row in behind})
    where = "1 release" if releases == 1 else f"{releases} releases"
    return f"{_mark(data).words if 'community' in data else KINDS[data['kind']].words}; {what}; in {where}"


def _wrapped(label: str) -> list[str]:
    return textwrap.wrap(label, _WRAP, max_lines=_MOST_LINES, placeholder=" …") or ["(no name)"]


def _box(lines: Sequence[str], size: float) -> Box:
    def width(line: str) -> float:
        return sum(_CHARACTER * (1.9 if east_asian_width(c) in "WF" else 1.0) for c in line)

    return Box(
        width=max(*(width(line) for line in lines), 2 * size) + 2 * _MARGIN,
        above=size + _MARGIN,
        below=size + len(lines) * _LINE + 2 * _MARGIN,
    )


def _sizes(graph: "nx.Graph[str]") -> dict[str, float]:
    """A node's area grows with the number of statements behind it."""
    numbers = {node: len(behind) for node, behind in graph.nodes(data="behind")}
    most = max(numbers.values())
    return {
        node: round(_SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(n / most), 1)
        for node, n in numbers.items()
    }


def _widths(graph: "nx.Graph[str]") -> list[float]:
    weights = [data["weight"] for _, _, data in graph.edges(data=True)]
    least, most = min(weights), max(weights)
    if least == most:
        return [2.0] * len(weights)
    return [
        round(_THINNEST + (_THICKEST - _THINNEST) * (weight - least) / (most - least), 2)
        for weight in weights
    ]


def _opacity(edges: int) -> float:
    """Of many lines each is fainter, so that labels and strong ties still show."""
    return round(min(0.85, max(0.3, 9 / math.sqrt(edges))), 2)


def _pyvis() -> Any:
    # Imported here: pyvis brings IPython with it, which nobody who only counts should wait for.
    from pyvis.network import Network  # type: ignore[import-untyped]

    return Network()


@cache
def _vis() -> str:
    """vis-network 9.1.2 (MIT or Apache 2.0, its notice within), as pyvis ships it."""
    script = files("pyvis").joinpath("templates/lib/vis-9.1.2/vis-network.min.js").read_text(encoding="utf-8")
    return script.replace("\r\n", "\n")  # a browser digests a script with plain newlines


@cache
def _script() -> str:
    return files("advocacy_graph.network").joinpath("templates/page.js").read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("advocacy_graph.network", "templates"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
    )


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")


def _json(value: object) -> str:
    """JSON that no HTML parser can leave: pure ASCII, and `<`, `>`, `&` as escapes."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
