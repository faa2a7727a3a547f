"""Where one release is set: what "the Senate" and "ICE" mean in it."""

from collections import Counter

from advocacy_graph.model import Findings
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.places import place_of


def places(findings: Findings, known: Gazetteer) -> frozenset[str]:
    """The place of its dateline; else the country of most bodies that it names in full; else none."""
    place = place_of(findings.heading.place or "")
    if place:
        return frozenset((place,))
    entries = (known.find((body.name,), frozenset()) for body in findings.organizations)
    countries = Counter(entry.country for entry in entries if entry and entry.country)
    most = countries.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return frozenset()
    return frozenset((most[0][0],))
