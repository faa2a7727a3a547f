"""What a page needs to draw a network and to show what is behind it: plain columns, every text once."""

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

import networkx as nx

from advocacy_graph.model import CodedPosition, DeclaredTie
from advocacy_graph.network.clean import drawable, encodable
from advocacy_graph.network.look import KINDS, LINES, Line, Mark, community

Row = CodedPosition | DeclaredTie

_THINNEST, _THICKEST = 1.5, 6.0  # a line's width in pixels
_SIDES = {"support": "supports", "oppose": "opposes", "mixed": "supports and opposes"}


def scene(graph: "nx.Graph[str]") -> dict[str, Any]:
    """Columns, ready for JSON; nodes and lines are numbered as `graph` has them.

    `nodes` has label, mark (number in `marks`), community (0 for none) and rows; `edges` has from, to, weight,
    line (number in `lines`), width and rows. Rows are numbers in `rows`, whose texts are numbers in `texts`. Lines
    where two actors meet on a policy have no rows of their own: a dense network has millions of these, and the page
    finds them among the rows of both ends.
    Every text is drawable or encodable; an address is None unless it leads to a web page.
    """
    marks, lines, ledger = _Numbered(), _Numbered(), _Ledger()
    number = {node: n for n, node in enumerate(graph)}
    nodes = {
        "label": [drawable(data["label"]) or "(no name)" for _, data in graph.nodes(data=True)],
        "mark": [marks.number(mark(data)) for _, data in graph.nodes(data=True)],
        "community": [data.get("community", 0) for _, data in graph.nodes(data=True)],
        "rows": [ledger.numbers(data["behind"]) for _, data in graph.nodes(data=True)],
    }
    meeting = _meeting(graph)
    edges: dict[str, list[Any]] = {key: [] for key in ("from", "to", "weight", "line", "rows")}
    for source, target, data in graph.edges(data=True):
        edges["from"].append(number[source])
        edges["to"].append(number[target])
        edges["weight"].append(data["weight"])
        edges["line"].append(lines.number(data["stance"]))
        if meeting not in _BY_ENDS:
            edges["rows"].append(ledger.numbers(data["behind"]))
    edges["width"] = widths(edges["weight"])
    rows, texts = ledger.columns()
    return {
        "directed": graph.is_directed(),
        "meet": meeting,
        "exact": graph.graph.get("duplicates", "include") == "include",
        "normalisation": graph.graph.get("normalisation", "no"),
        "nodes": nodes,
        "edges": edges,
        "rows": rows,
        "texts": texts,
        "marks": [{"words": m.words, "colour": m.colour, "shape": m.shape} for m in marks.seen],
        "lines": [
            {"words": m.words, "colour": m.colour, "dashes": m.dashes}
            for m in map(LINES.__getitem__, lines.seen)
        ],
    }


def _meeting(graph: "nx.Graph[str]") -> str:
    """What of both ends' rows makes a line, for a filter to know what still does.

    `same` or `opposite`: a side on one object; `object`: any side on it; `both`: rows of both ends; `any`: a row.
    """
    about = graph.graph
    if about.get("mode") == "one" and about.get("object") not in ("policy", "idea"):
        return "both"  # who meets on a concept need not speak of one policy
    if about["kind"] == "co-statement" or (about.get("mode") == "one" and about.get("over") == "objects"):
        return "both"
    if about.get("mode") != "one" or about["kind"] == "demands":
        return "any"
    return {"congruence": "same", "conflict": "opposite"}.get(about["aggregation"], "object")


_BY_ENDS = ("same", "opposite", "object")


def mark(data: dict[str, Any]) -> Mark:
    """How a node of these attributes is drawn: by its community if it has one, else by its kind."""
    return community(data["community"]) if "community" in data else KINDS[data["kind"]]


def marks_in(graph: "nx.Graph[str]") -> list[Mark]:
    """The marks of `graph`, for its legend: communities by number, kinds by their words."""
    found = {mark(data): data.get("community", 0) for _, data in graph.nodes(data=True)}
    return sorted(found, key=lambda m: (found[m], m.words))


def lines_in(graph: "nx.Graph[str]") -> list[Line]:
    """The lines of `graph`, for its legend."""
    found = {data["stance"] for _, _, data in graph.edges(data=True)}
    return [line for stance, line in LINES.items() if stance in found]


def widths(weights: Sequence[float]) -> list[float]:
    """The widths of lines in pixels; all alike where all weigh the same."""
    amounts = [abs(weight) for weight in weights]
    least, most = min(amounts, default=0.0), max(amounts, default=0.0)
    if least == most:
        return [2.0] * len(amounts)
    scale = (_THICKEST - _THINNEST) / (most - least)
    return [round(_THINNEST + scale * (amount - least), 2) for amount in amounts]


def sizes(graph: "nx.Graph[str]", smallest: float, largest: float) -> list[float]:
    """Radii of the nodes: a node's area grows with the number of statements behind it."""
    numbers = [len(data["behind"]) for _, data in graph.nodes(data=True)]
    most = max(1, *numbers)
    return [round(smallest + (largest - smallest) * math.sqrt(n / most), 1) for n in numbers]


class _Numbered:
    """Things by the order in which they were first seen."""

    def __init__(self) -> None:
        self.seen: dict[Any, int] = {}

    def number(self, thing: Any) -> int:
        return self.seen.setdefault(thing, len(self.seen))


class _Ledger:
    """Each row once, however many nodes and lines it stands behind; each text once, however many rows have it.

    Column by column, since pages are made while one waits: of a network of five thousand nodes and twenty-five
    thousand lines in a fifth of a second.
    """

    def __init__(self) -> None:
        self._found: list[Row] = []
        self._seen: dict[object, int] = {}

    def numbers(self, behind: Sequence[Row]) -> list[int]:
        seen, found = self._seen, self._found
        numbers = []
        for row in behind:
            # By its identifier: to hash a row whole takes longer than all else here.
            key = row.position if isinstance(row, CodedPosition) else row
            number = seen.get(key)
            if number is None:
                number = seen[key] = len(found)
                found.append(row)
            numbers.append(number)
        return numbers

    def columns(self) -> tuple[dict[str, list[int | None]], list[str]]:
        """The rows, each cell the number of its text, and the texts. `object` only tells objects apart."""
        texts: list[str] = []
        columns: dict[str, list[int | None]] = {}
        for name, (raw, clean) in _raw(self._found).items():
            number: dict[Any, int] = {}
            for value in dict.fromkeys(raw):
                if value is not None and (cleaned := clean(value)) is not None:
                    number[value] = len(texts)
                    texts.append(cleaned)
            columns[name] = list(map(number.get, raw))
        objects = _values(self._found, "policy", "coalition")
        columns["object"] = list(
            map({thing: n for n, thing in enumerate(dict.fromkeys(objects))}.get, objects)
        )
        return columns, texts


def _raw(rows: Sequence[Row]) -> dict[str, tuple[list[Any], Callable[[Any], str | None]]]:
    """Of each column its values, and what makes a text of one."""
    who = _values(rows, "actor_label", "organization_label")
    bodies = _values(rows, "organization_label", None)
    stances = _values(rows, "polarity", "relation")
    statements = _values(rows, "statement", "release")
    positions = _values(rows, "position", None)
    return {
        "who": (who, drawable),
        "for": (
            [body if body and body != one else None for body, one in zip(bodies, who, strict=True)],
            drawable,
        ),
        "stance": (stances, str),
        "says": (
            stances,
            lambda stance: _SIDES.get(stance) or (LINES[stance].words if stance in LINES else str(stance)),
        ),
        "on": (_values(rows, "policy_label", "coalition_label"), drawable),
        "words": (_values(rows, "words"), encodable),
        "release": (_values(rows, "release_label"), drawable),
        "date": (_values(rows, "date"), date.isoformat),
        "statement": ([of or position for of, position in zip(statements, positions, strict=True)], link),
        "source": (_values(rows, "release"), link),
    }


def _values(rows: Sequence[Row], of_position: str, of_tie: str | None = "") -> list[Any]:
    """One attribute of every row; a tie has it under another name, or "" for the same, or not at all."""
    if not rows or isinstance(rows[0], CodedPosition):  # a network is made of the ones or of the others
        return list(map(attrgetter(of_position), rows))
    return [None] * len(rows) if of_tie is None else list(map(attrgetter(of_tie or of_position), rows))


_WEB = re.compile("https?://", re.IGNORECASE)


def link(address: str) -> str | None:
    """Only what leads to a web page becomes a link: a file may name its releases `javascript:...`."""
    return encodable(address) if _WEB.match(address) else None
