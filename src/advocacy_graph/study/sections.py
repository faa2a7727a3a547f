"""A study's networks as sections of a report."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from advocacy_graph import analysis, pipeline
from advocacy_graph.extract import EXTRACTOR
from advocacy_graph.model import CodedPosition
from advocacy_graph.network import Kind, Options, arrange, matrix_view, monthly, picture
from advocacy_graph.report import REFERENCES, Link, Picture, Section, Table, method
from advocacy_graph.store import Store
from advocacy_graph.study.measured import central, measured

if TYPE_CHECKING:
    import networkx as nx

_ROWS = 15  # of a table in the report; the files beside it have all


def sections(
    source: analysis.Source,
    options: Options,
    drawn: Sequence["nx.Graph[str]"],
    empty: Mapping[Kind, str],
    measures: analysis.Measures | None,
    rows: Sequence[CodedPosition],
    command: Sequence[str],
) -> Iterator[Section]:
    """In the order in which a reader needs them; a kind of network that is empty says why."""
    by_kind = {graph.graph["kind"]: graph for graph in drawn}
    yield _material(source, options, drawn, rows)
    if Kind.POLICY in by_kind:
        graph = by_kind[Kind.POLICY]
        caption = "Actors and policies; + counts statements in support, − in opposition. Those who stand alike are side by side."
        yield Section("Who stands where", pictures=(Picture("matrix", matrix_view(graph), caption),))
    for graph in drawn:
        yield _network(graph)
    for kind, reason in empty.items():
        yield Section(f"No {kind} network", (f"{reason[0].upper()}{reason[1:]}.",))
    if measures:
        yield from measured(measures)
    abouts = [graph.graph for graph in drawn]
    extractor = EXTRACTOR if isinstance(source, Store) else None
    yield Section("Method", method(extractor, abouts, options.words.values()), points=REFERENCES)
    yield _repeat(command)


def _material(
    source: analysis.Source, options: Options, drawn: Sequence["nx.Graph[str]"], rows: Sequence[CodedPosition]
) -> Section:
    counted = next((graph.graph for graph in drawn if "counted" in graph.graph), {})
    held = list(pipeline.stats(source).items()) if isinstance(source, Store) else []
    left: list[tuple[str, int]] = [
        (what, int(counted.get(key, 0)))
        for key, what in (
            ("neutral", "neutral"),
            ("unknown", "the words show no stance"),
            ("without_actor", f"with none of the {options.actor.plural} behind them"),
            ("repeated", "repeat another within the stretch in which one counts"),
            ("outside", "kept out by the selection"),
        )
    ]
    if options.confidence is not None:
        looser = analysis.events(source, replace(options, confidence=None), with_rows=False)
        unsure = len(looser) - len(analysis.events(source, options, with_rows=False))
        left.append((f"of these, only because the rule is less than {options.confidence:g} sure", unsure))
    tables = [Table("Positions left out of the networks of stances", ("why", "positions"), tuple(left))]
    if held:
        tables.insert(0, Table("What the store holds", ("of", "number"), tuple(held)))
    months = monthly(rows)
    caption = "Positions in support (above the line) and in opposition (below), by the date of the release."
    return Section(
        "Material",
        pictures=(Picture("positions-per-month", months, caption),) if months else (),
        tables=tuple(tables),
    )


def _network(graph: "nx.Graph[str]") -> Section:
    kind = str(graph.graph["kind"])
    labels = {node: data["label"] for node, data in graph.nodes(data=True)}
    strongest = sorted(
        graph.edges(data=True), key=lambda edge: (-abs(edge[2]["weight"]), labels[edge[0]], labels[edge[1]])
    )
    arrow = "to" if graph.is_directed() else "and"
    table = Table(
        "The strongest lines",
        ("from" if graph.is_directed() else "of", arrow, "", "weight", "statements"),
        tuple(
            (labels[a], labels[b], data["stance"], float(data["weight"]), len(data["behind"]))
            for a, b, data in strongest[:_ROWS]
        ),
        max(0, len(strongest) - _ROWS),
    )
    size = f"{len(graph):,} nodes, {graph.number_of_edges():,} lines."
    return Section(
        str(graph.graph["title"]),
        (f"{graph.graph['description']} {size}",),
        (Picture(kind, picture(graph, arrange(graph)), f"{graph.graph['title']}. {size}"),),
        tuple(filter(None, (table, central(graph)))),
        links=(
            Link("The same to click through, with the words behind every line", f"networks/{kind}.html"),
            Link("Its nodes", f"networks/{kind}-nodes.csv"),
            Link("Its lines, with the words behind them", f"networks/{kind}-edges.csv"),
        ),
    )


def _repeat(command: Sequence[str]) -> Section:
    return Section(
        "To repeat this",
        (
            "The folder bundle/ beside this report has the events that the networks of stances are counted from, the "
            "options, the versions of all that computed, and the SHA-256 of every file (sha256sum -c "
            "bundle/SHA256SUMS). The same command on the same store gives the same networks. So does the event list "
            "for all but demands and declared coalitions, which are not in it.",
        ),
        links=(
            Link("Events", "bundle/events.csv"),
            Link("Options and versions", "bundle/study.json"),
            Link("Checksums", "bundle/SHA256SUMS"),
        ),
        code="\n".join(
            filter(None, (shlex.join(command), "advocacy-graph report --from bundle/events.csv --out again"))
        ),
    )
