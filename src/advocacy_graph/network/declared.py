"""The coalitions that releases declare, as against those that stances reveal."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import networkx as nx

from advocacy_graph.errors import NothingToDraw
from advocacy_graph.model import DeclaredTie, Relation
from advocacy_graph.network.account import provenance
from advocacy_graph.network.options import Kind
from advocacy_graph.network.why_nothing import below_minimum

# The closest relation names the edge when releases declare several.
CLOSENESS = (
    Relation.CO_CHAIR,
    Relation.MEMBER,
    Relation.ORGANIZER,
    Relation.PARTNER,
    Relation.ENDORSER,
    Relation.SIGNATORY,
)


def declared(ties: Iterable[DeclaredTie], minimum: float = 0.0) -> "nx.Graph[str]":
    """Organisations and the coalitions that releases tie them to.

    An edge's `stance` is the closest relation that any release declares, its `weight` the number of releases
    that declare one. Raises NothingToDraw when no edge of the `minimum` weight is left.
    """
    rows = sorted(ties, key=lambda t: (t.date or date.max, t.release, CLOSENESS.index(t.relation)))
    if not rows:
        raise NothingToDraw(
            "no release declares a tie to a coalition: add releases that name members, co-chairs or "
            "signatories of one"
        )
    between: dict[tuple[str, str], list[DeclaredTie]] = defaultdict(list)
    of: dict[str, list[DeclaredTie]] = defaultdict(list)
    labels: dict[str, str] = {}
    for tie in rows:
        between[tie.organization, tie.coalition].append(tie)
    weights = {pair: float(len({t.release for t in found})) for pair, found in between.items()}
    drawn = {pair: found for pair, found in between.items() if weights[pair] >= minimum}
    if not drawn:
        raise NothingToDraw(below_minimum(Kind.COALITIONS, minimum))
    for tie in (t for found in drawn.values() for t in found):
        for node, label in (
            (tie.coalition, tie.coalition_label),
            (tie.organization, tie.organization_label),
        ):
            of[node].append(tie)
            labels.setdefault(node, label or node)
    coalitions = {coalition for _, coalition in drawn}
    graph: nx.Graph[str] = nx.Graph()
    for node in sorted(of, key=lambda n: (n in coalitions, labels[n].casefold(), n)):
        kind = "coalition" if node in coalitions else "organization"
        graph.add_node(node, label=labels[node], kind=kind, behind=tuple(of[node]))
    for (organization, coalition), found in drawn.items():
        graph.add_edge(
            organization,
            coalition,
            weight=weights[organization, coalition],
            stance=min((t.relation for t in found), key=CLOSENESS.index).value,
            behind=tuple(found),
        )
    graph.graph.update(
        kind=Kind.COALITIONS.value,
        title="Coalitions, as releases declare them",
        description=(
            "A line ties an organisation to a coalition that a release says it chairs, belongs to, "
            "organises, joins or signs for. Its weight is the number of releases that say so. "
            + provenance(len(rows), "tie", rows)
            + (f" Lines that weigh less than {minimum:g} are left out." if minimum else "")
        ),
        minimum=minimum,
    )
    return graph
