"""A whole study from one store or event list: networks, pictures, method and what it takes to repeat it, in one folder.

events -> networks -> pictures, tables, words -> report.html, report.md, and bundle/
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from advocacy_graph import analysis, pipeline
from advocacy_graph.errors import NothingToDraw
from advocacy_graph.intake.files import AnyPath
from advocacy_graph.model import CodedPosition
from advocacy_graph.network import Kind, Normalisation, Options, events_csv
from advocacy_graph.report import Report, html, markdown
from advocacy_graph.study.bundle import bundle, checksums
from advocacy_graph.study.sections import sections

if TYPE_CHECKING:
    import networkx as nx

KINDS = (Kind.CONGRUENCE, Kind.CONFLICT, Kind.POLICY, Kind.DEMANDS, Kind.COALITIONS)

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Study:
    """What was written: `report` and its Markdown twin first."""

    report: Path
    files: tuple[Path, ...]
    networks: tuple["nx.Graph[str]", ...]


def report(
    source: analysis.Source,
    directory: AnyPath,
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
    measures: analysis.Measures | None = None
    empty: dict[Kind, str] = {}
    for kind in KINDS:
        step(f"the {kind} network")
        try:
            if kind is Kind.CONGRUENCE:
                measures = analysis.measures(source, kind, _fitting(kind, options))
                drawn.append(measures.graph)
            else:
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
        tuple(sections(source, options, drawn, empty, measures, events.rows, command)),
    )
    (folder / "pictures").mkdir(exist_ok=True)
    texts = {f"pictures/{one.name}.svg": one.svg for one in told.pictures}
    texts |= {"report.html": html(told), "report.md": markdown(told)}
    texts |= {
        f"bundle/{name}": text for name, text in bundle(source, options, events_csv(events), command).items()
    }
    (folder / "bundle").mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("utf-8"))
    files += [folder / name for name in texts]
    sums = folder / "bundle" / "SHA256SUMS"
    sums.write_text(checksums(files, folder), encoding="utf-8")
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
