"""What was measured, as tables and sentences of a report."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from advocacy_graph.analysis import Measures
from advocacy_graph.network import Comparison, Polarisation, Turn, standings
from advocacy_graph.report import Section, Table

if TYPE_CHECKING:
    import networkx as nx

_ROWS = 15
_COLUMNS = (
    "statements",
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "eigenvector",
    "community",
    "bridging",
)
_NAMES = {"degree": "lines", "community": "coalition"}


def central(graph: "nx.Graph[str]") -> Table | None:
    """The nodes of most weight with the measures that mean something in `graph`; None without a node."""
    found = standings(graph)
    columns = [name for name in _COLUMNS if any(getattr(one, name) is not None for one in found)]
    rows = tuple(
        (one.label, *("" if getattr(one, name) is None else getattr(one, name) for name in columns))
        for one in found[:_ROWS]
    )
    head = ("name", *(_NAMES.get(name, name) for name in columns))
    return Table("Who is central", head, rows, max(0, len(found) - _ROWS)) if rows else None


def measured(found: Measures) -> Iterator[Section]:
    """Polarisation, declared against revealed coalitions, and who changed sides."""
    if found.polarisation:
        yield _polarisation(found.polarisation, found.labels)
    if found.declared and found.declared.index is not None:
        yield _declared(found.declared, found.declared.index, found.labels)
    yield _turns(found.turns)


def _polarisation(polar: Polarisation, labels: Mapping[str, str]) -> Section:
    searched = "every partition was tried" if polar.exact else "the best of those searched, which are not all"
    camps = [[labels.get(one, one) for one in camp] for camp in polar.camps if len(camp) > 1]
    alone = [labels.get(one, one) for camp in polar.camps for one in camp if len(camp) == 1]
    rows = [(str(number), len(camp), "; ".join(camp)) for number, camp in enumerate(camps, start=1)]
    if alone:
        rows.append(("each alone", len(alone), "; ".join(alone)))
    return Section(
        "Polarisation",
        (
            f"The polarisation of the debate is {polar.figure:.4f} on a scale from 0 to 1 (1 - min Q; {searched}). It is "
            "reached by the camps below. For comparison, the figure that Discourse Network Analyzer prints, the largest "
            f"Q of a split into halves, is {polar.compatible:.4f}.",
        ),
        tables=(Table("Camps", ("camp", "members", "who"), tuple(rows)),),
    )


def _declared(found: Comparison, index: float, labels: Mapping[str, str]) -> Section:
    apart = Table(
        "Who stands in another coalition than most of the one they declare",
        ("organisation", "declares", "stands in", "most of it in"),
        tuple(
            (labels.get(one.body, one.body), one.coalition_label, one.community, one.of_most)
            for one in found.apart[:_ROWS]
        ),
        max(0, len(found.apart) - _ROWS),
    )
    return Section(
        "Declared and revealed coalitions",
        (
            f"{found.bodies} organisations both belong to one of {found.coalitions} declared coalitions and stand in the "
            f"congruence network. The adjusted Rand index between the two is {index:.4f}: 1 where they are "
            "the same, about 0 where they have no more in common than chance.",
        ),
        tables=(apart,) if apart.rows else (),
    )


def _turns(turns: tuple[Turn, ...]) -> Section:
    if not turns:
        return Section("Who changed sides", ("Nobody did.",))
    rows = tuple(
        (
            one.actor_label,
            one.object_label,
            f"{one.before.value} ({one.last.isoformat()})",
            f"{one.after.value} ({one.first.isoformat()})",
            one.said_after.words if one.said_after else "",
        )
        for one in turns[:_ROWS]
    )
    head = ("who", "on", "last", "first", "in these words")
    return Section(
        "Who changed sides",
        tables=(Table("Changes of sides, by date", head, rows, max(0, len(turns) - _ROWS)),),
    )
