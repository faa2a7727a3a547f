"""Declared ties of organisations to coalitions."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from advocacy_graph.graph.evidence import known_by, together
from advocacy_graph.graph.fact import Fact
from advocacy_graph.graph.reading import Reading
from advocacy_graph.model import CoalitionTie
from advocacy_graph.vocabulary import PREFIXES, ag, org, rdf, schema


def tie_facts(reading: Reading) -> Iterator[Fact]:
    """One tie for each coalition, relation and organisation; a member's or co-chair's is also an org:Membership."""
    found: defaultdict[NamedNode, list[CoalitionTie]] = defaultdict(list)
    for tie in reading.findings.ties:
        tied_key = reading.keys.organizations[tie.organization].value
        to = reading.organization(tie.coalition).value
        found[reading.iris.tie(tied_key, tie.relation, to)].append(tie)
    for this, ties in found.items():
        relation = ties[0].relation
        tied, coalition = reading.organization(ties[0].organization), reading.organization(ties[0].coalition)
        yield this, rdf.type, ag.CoalitionTie
        yield this, schema.isPartOf, reading.iris.release
        yield this, ag.coalition, coalition
        yield this, ag.relation, NamedNode(PREFIXES["relation"] + relation)
        yield this, ag.tiedOrganization, tied
        if relation.is_membership:
            yield this, rdf.type, org.Membership
            yield this, org.member, tied
            yield this, org.organization, coalition
        yield from known_by(this, together(tie.evidence for tie in ties), reading)
