"""Who speaks in one release: actors who stand side by side, whatever they say."""

from collections import defaultdict
from itertools import combinations

import networkx as nx
import numpy as np

from advocacy_graph.model.events import Events
from advocacy_graph.network.found import Found
from advocacy_graph.network.options import Options


def together(events: Events, options: Options) -> "nx.Graph[str]":
    """The co-statement network: a line joins two actors who speak in one release.

        y_ii' = number of releases in which both i and i' have a statement

    the projection of the actor x release incidence (Breiger 1974, Social Forces 53:181), whatever their stance.
    """
    here: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n in np.flatnonzero(events.actor >= 0).tolist():
        here[int(events.release[n]), int(events.actor[n])].append(n)
    speakers: dict[int, list[int]] = defaultdict(list)
    of: dict[int, list[int]] = defaultdict(list)
    for (release, actor), found in here.items():
        speakers[release].append(actor)
        of[actor] += found
    meetings: dict[tuple[int, int], list[int]] = defaultdict(list)
    for release, actors in speakers.items():
        for pair in combinations(sorted(actors), 2):
            meetings[pair].append(release)
    few = {actor for actor, found in of.items() if len(found) < options.fewest}
    graph: nx.Graph[str] = nx.Graph()
    for (i, other), releases in sorted(meetings.items()):
        if len(releases) >= options.minimum and not {i, other} & few:
            behind = [n for release in releases for actor in (i, other) for n in here[release, actor]]
            graph.add_edge(
                events.actors[i],
                events.actors[other],
                weight=float(len(releases)),
                stance="together",
                behind=_found(events, behind),
            )
    for actor, found in of.items():
        node = events.actors[actor]
        if node in graph or (options.isolates and actor not in few):
            graph.add_node(
                node, label=events.labels[node], kind=options.actor.value, behind=_found(events, found)
            )
    return graph


def _found(events: Events, index: list[int]) -> Found:
    return Found(events.rows, events.row[index].tolist)
