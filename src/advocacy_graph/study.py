"""A whole study from one store or event list: networks, pictures, method and what it takes to repeat it, in one folder.

events -> networks -> pictures, tables, words -> report.html, report.md, and bundle/
"""

import hashlib
import json
import platform
import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from advocacy_graph import analysis, pipeline
from advocacy_graph.errors import NothingToDraw
from advocacy_graph.extract import EXTRACTOR
from advocacy_graph.model import CodedPosition
from advocacy_graph.network import (
    Kind,
    Normalisation,
    Options,
    arrange,
    events_csv,
    matrix_view,
    monthly,
    picture,
)
from advocacy_graph.report import REFERENCES, Link, Picture, Report, Section, Table, html, markdown, method
from advocacy_graph.store import Store

if TYPE_CHECKING:
    import networkx as nx

KINDS = (Kind.CONGRUENCE, Kind.CONFLICT, Kind.POLICY, Kind.DEMANDS, Kind.COALITIONS)
_ROWS = 15  # of a table in the report; the files beside it have all
_LIBRARIES = ("advocacy-graph", "networkx", "numpy", "scipy", "duckdb", "pyoxigraph")

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Study:
    """What was written: `report` and its Markdown twin first."""

    report: Path
    files: tuple[Path, ...]
    networks: tuple["nx.Graph[str]", ...]


def study(
    source: analysis.Source,
    directory: pipeline.AnyPath,
    options: Options | None = None,
    *,
    command: Sequence[str] = (),
    computed: datetime | None = None,
    step: Step = lambda _: None,
) -> Study:
    """Writes a report on the positions of a store, or of an event list, below `directory`.

    `report.html` and `report.md`, the pictures, each network as a page and files, and `bundle/` with the events, the
    options, versions and checksums. A network that nothing is left for is a sentence in the report; where that
    is so for all of them NothingToDraw is raised. `command` is what the reader is told to type; `step` is told
    what is done next.
    """
    options, computed = options or Options(), computed or datetime.now(UTC)
    folder = Path(directory)
    drawn: list[nx.Graph[str]] = []
    empty: dict[Kind, str] = {}
    for kind in KINDS:
        step(f"the {kind} network")
        try:
            drawn.append(analysis.network(source, kind, _fitting(kind, options)))
        except NothingToDraw as nothing:
            empty[kind] = str(nothing)
    if not drawn:
        raise NothingToDraw("; ".join(dict.fromkeys(empty.values())))
    step("the report")
    (folder / "networks").mkdir(parents=True, exist_ok=True)
    files = [path for graph in drawn for path in pipeline.write_network(graph, folder / "networks")]
    events = analysis.events(source, options)
    told = Report(
        "A study of discourse networks",
        _summary(events.rows),
        computed,
        tuple(_sections(source, options, drawn, empty, events.rows, command)),
    )
    (folder / "pictures").mkdir(exist_ok=True)
    texts = {f"pictures/{one.name}.svg": one.svg for one in told.pictures}
    texts |= {"report.html": html(told), "report.md": markdown(told)}
    texts |= {
        f"bundle/{name}": text for name, text in _bundle(source, options, events_csv(events), command).items()
    }
    (folder / "bundle").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    files += [folder / name for name in texts]
    sums = folder / "bundle" / "SHA256SUMS"
    sums.write_text(
        "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in sorted(files)),
        encoding="utf-8",
    )
    return Study(folder / "report.html", (*files, sums), tuple(drawn))


def _summary(rows: Sequence[CodedPosition]) -> str:
    dates = sorted(row.date for row in rows if row.date)
    when = f", {dates[0]} to {dates[-1]}" if dates else ""
    return f"{len(rows):,} positions in {len({row.release for row in rows}):,} releases{when}."


def _fitting(kind: Kind, options: Options) -> Options:
    """The options as far as they are the kind's: another's normalisation and mode are not."""
    plain = replace(options, network_mode=None, aggregation=None)
    try:
        plain.settled(kind)
    except ValueError:
        return replace(plain, normalisation=Normalisation.NO)
    return plain


def _sections(
    source: analysis.Source,
    options: Options,
    drawn: Sequence["nx.Graph[str]"],
    empty: Mapping[Kind, str],
    rows: Sequence[CodedPosition],
    command: Sequence[str],
) -> Iterator[Section]:
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
        (table,),
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


def _bundle(source: analysis.Source, options: Options, events: str, command: Sequence[str]) -> dict[str, str]:
    chosen = {one.name: _plain(getattr(options, one.name)) for one in fields(options)}
    about: dict[str, object] = {
        "command": list(command),
        "options": chosen,
        "versions": {name: version(name) for name in _LIBRARIES} | {"python": platform.python_version()},
    }
    if isinstance(source, Store):
        about |= {"base": source.base, "revision": source.revision, "extractor": EXTRACTOR}
    else:
        about |= {"event list": Path(source).name, "sha256": _digest(Path(source))}
    return {"events.csv": events, "study.json": json.dumps(about, ensure_ascii=False, indent=1) + "\n"}


def _plain(value: object) -> object:
    if isinstance(value, tuple | frozenset):
        return sorted(map(str, value))
    return value if isinstance(value, int | float | bool | None) else str(value)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
