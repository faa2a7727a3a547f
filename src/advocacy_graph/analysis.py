"""From the store, or an event list in a file, to networks: the other page that joins the rooms.

graph -> statement table -> events -> counts -> matrix -> networkx
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.graph import columns
from advocacy_graph.model.events import Events
from advocacy_graph.model.selection import Object, Selection
from advocacy_graph.network import (
    Actor,
    Comparison,
    Filter,
    Kind,
    Matrix,
    Normalisation,
    Options,
    Over,
    Polarisation,
    Series,
    Standing,
    Step,
    Turn,
    Unit,
    Why,
    build,
    calendar,
    compare,
    counted,
    polarisation,
    series,
    sliding,
    standings,
    step,
    tabulate,
    timeline,
    turns,
    why_nothing,
)
from advocacy_graph.network import why as explain
from advocacy_graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from advocacy_graph.table import Table

Source: TypeAlias = "Store | str | os.PathLike[str]"
"""Where positions come from: a store, or the file of an event list."""


@dataclass(frozen=True, slots=True)
class Measures:
    """`labels` of all nodes, drawn or not; `standings` of those drawn, the strongest first; `polarisation` of the actors, whatever the network's kind;
    `declared` coalitions against revealed ones, where the network has communities of organisations; `turns`, who
    changed sides. What means nothing for the network is None."""

    graph: "nx.Graph[str]"
    labels: Mapping[str, str]
    standings: tuple[Standing, ...]
    polarisation: Polarisation | None
    declared: Comparison | None
    turns: tuple[Turn, ...]


def statement_table(source: Source, *, rebuild: bool = False) -> "Table":
    """The statement table of a store, as the graph now is, or of an event list; use it in a `with` block.

    `rebuild` reads the whole graph, whatever is there. Raises `StoreError`, `UnreadableEvents`.
    """
    from advocacy_graph.table import Table  # with its engine, which takes a while to load

    if not isinstance(source, Store):
        return Table.of_file(Path(source))

    def write(part: str, target: Path, graph: str | None) -> None:
        source.write_rows(columns(part, of_one=graph is not None), target, graph)

    directory = source.directory and source.directory / "table"
    return Table.open(directory, source.changes, write, rebuild=rebuild)


def events(source: Source, selection: Selection | None = None, *, with_rows: bool = True) -> Events:
    """The event list of a selection, from a store or a file. See `Table.events`."""
    with statement_table(source) as table:
        return table.events(selection, with_rows=with_rows)


def network(source: Source, kind: Kind | str, options: Options | None = None) -> "nx.Graph[str]":
    """The network of `kind` as networkx has it, with what is behind each node and edge: see `network.build`.

    `source` is a store, or the file of an event list. Raises `NothingToDraw` where nothing is left, and
    ValueError for options that are not the kind's.
    """
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)  # what cannot be is told before anything is read
    with statement_table(source) as table:
        if kind is Kind.COALITIONS:
            return build(kind, ties=table.ties(), options=options)
        return build(kind, _events(table, options), options=options)


def matrix(source: Source, kind: Kind | str, options: Options | None = None) -> Matrix:
    """The same network as a matrix with labels, whole or with empty rows: what a spreadsheet or R takes."""
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    with statement_table(source) as table:
        return tabulate(kind, _events(table, options, with_rows=False), options)


def _fitting(kind: Kind, options: Options | None) -> tuple[Kind, Options]:
    options = options or Options()
    return kind, replace(options, object=Object.AGENCY) if kind is Kind.DEMANDS else options


def _events(table: "Table", options: Options, *, with_rows: bool = True) -> Events:
    """With `isolates`, the actors and objects too whom the filters leave nothing of."""
    found = table.events(options, with_rows=with_rows)
    if not options.isolates:
        return found
    everyone = table.events(Selection(options.actor, options.object, options.level), with_rows=False)
    return found.among(everyone.actors, everyone.objects, everyone.labels)


def why(
    source: Source, one: str, other: str, kind: Kind | str = Kind.CONGRUENCE, options: Options | None = None
) -> Why:
    """The weight between two nodes of a network, taken apart: see `network.why`."""
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    with statement_table(source) as table:
        return explain(_events(table, options), one, other, kind, options)


def measures(source: Source, kind: Kind | str = Kind.CONGRUENCE, options: Options | None = None) -> Measures:
    """What can be measured on a network and the positions it is made of."""
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    with statement_table(source) as table:
        ties = table.ties()
        if kind is Kind.COALITIONS:
            graph = build(kind, ties=ties, options=options)
            return Measures(
                graph,
                {node: data["label"] for node, data in graph.nodes(data=True)},
                tuple(standings(graph)),
                None,
                None,
                (),
            )
        found = _events(table, options)
    graph = build(kind, found, options=options)
    standing = tuple(standings(graph))
    community = {one.node: one.community for one in standing if one.community is not None}
    compared = (
        compare(ties, community) if ties and community and options.actor is Actor.ORGANIZATION else None
    )
    polar = (
        None if kind is Kind.STATEMENTS else polarisation(counted(found, Kind.CONGRUENCE, _of_sides(options)))
    )
    return Measures(graph, found.labels, standing, polar, compared, tuple(turns(found)))


THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
"""Confidences at which `sensitivity` looks where it is told none."""


def sensitivity(
    source: Source,
    kind: Kind | str = Kind.CONGRUENCE,
    options: Options | None = None,
    thresholds: Iterable[float] | None = None,
) -> tuple[Step, ...]:
    """How much a network changes when only positions of more confidence count, and when only decided ones do.

    The first step is the network of `options`, with which the others are compared: one for each threshold, from low to
    high, then that of decided positions, unless `options` ask for these anyway. Raises `NothingToDraw` where the first
    has nothing, and ValueError for options that are not the kind's and thresholds that are not above the options' own.
    """
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    if kind is Kind.COALITIONS:
        raise ValueError("ties are declared, and counted at any confidence: choose a network of positions")
    if options.inverted & {Filter.CONFIDENCE, Filter.DECIDED}:
        raise ValueError("confidence and decided are what is varied: do not turn them round")
    least = options.confidence or 0.0
    chosen = sorted({one for one in THRESHOLDS if one > least} if thresholds is None else set(thresholds))
    if wrong := [one for one in chosen if not least < one <= 1]:
        raise ValueError(f"threshold {wrong[0]:g} is not above {least:g} and up to 1")
    varied = [replace(options, confidence=one) for one in chosen]
    if not options.decided:
        varied.append(replace(options, decided=True))
    with statement_table(source) as table:
        base = build(kind, _events(table, options, with_rows=False), options=options)
        steps = [step(base, base, confidence=options.confidence, decided=options.decided)]
        for one in varied:
            counted, remark = 0, ""
            try:
                events = _events(table, one, with_rows=False)
                counted = int((events.actor >= 0).sum())
                graph = build(kind, events, options=one)
            except NothingToDraw as nothing:  # of positions, perhaps, no two of which agree
                graph, remark = base.__class__(counted=counted), str(nothing)
            steps.append(step(base, graph, confidence=one.confidence, decided=one.decided, remark=remark))
    return tuple(steps)


def windows(
    source: Source,
    kind: Kind | str,
    options: Options | None = None,
    *,
    unit: Unit,
    width: int | None = None,
    polarised: bool = True,
) -> Series:
    """A series of networks: of `width` units sliding by one, or of one calendar unit after another where it is None."""
    kind, options = _fitting(Kind(kind), options)
    options.settled(kind)
    if kind in (Kind.COALITIONS, Kind.STATEMENTS):
        raise ValueError(f"there is no series of {kind} networks: choose one that is counted from positions")
    with statement_table(source) as table:
        found = _events(table, options, with_rows=False)
    if not len(found):
        raise NothingToDraw(why_nothing(kind, counted(found, kind, options), found, options))
    ends = () if Filter.DATES in options.inverted else (options.since, options.until)
    spans = calendar(found, unit, *ends) if width is None else sliding(found, width, unit, *ends)
    return timeline(series(found, spans, kind, options), kind, options, polarised=polarised)


def _of_sides(options: Options) -> Options:
    """The same positions as a congruence network has them, whatever the network asked for is."""
    return replace(
        options,
        network_mode=None,
        aggregation=None,
        normalisation=Normalisation.NO,
        over=Over.ACTORS,
        minimum=0.0,
    )
