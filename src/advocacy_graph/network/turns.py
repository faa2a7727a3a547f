"""Who changed sides on what, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from advocacy_graph.model import CodedPosition, Polarity
from advocacy_graph.model.events import POLARITIES, UNDATED, Events

_TAKING = [POLARITIES.index(one) for one in (Polarity.SUPPORT, Polarity.OPPOSE, Polarity.MIXED)]


@dataclass(frozen=True, slots=True)
class Turn:
    """An actor's change of sides: from the last day on one side to the first on the other, with the words of both."""

    actor: str
    actor_label: str
    object: str
    object_label: str
    before: Polarity
    after: Polarity
    last: date
    first: date
    said_before: CodedPosition | None
    said_after: CodedPosition | None


def turns(events: Events) -> list[Turn]:
    """Every change of sides, by the day of the new side.

    A day on which an actor only supports, or only opposes, an object is a day on that side; two such days that follow
    each other and differ are a turn. A day on both sides, or with a mixed position, is no side; an
    undated position has no day. Each turn has the last position before it and the first after it.
    """
    days: dict[tuple[int, int], dict[int, list[int]]] = {}
    taking = np.isin(events.polarity, _TAKING) & (events.actor >= 0) & (events.day != UNDATED)
    for n in np.flatnonzero(taking).tolist():  # by date
        pair = int(events.actor[n]), int(events.object[n])
        days.setdefault(pair, {}).setdefault(int(events.day[n]), []).append(n)
    found = [turn for (actor, thing), said in days.items() for turn in _of_pair(events, actor, thing, said)]
    return sorted(found, key=lambda turn: (turn.first, turn.actor, turn.object))


def _of_pair(events: Events, actor: int, thing: int, days: dict[int, list[int]]) -> Iterator[Turn]:
    side: Polarity | None = None
    last = -1
    for day, said in days.items():
        taken = {POLARITIES[events.polarity[n]] for n in said}
        if len(taken) > 1 or Polarity.MIXED in taken:
            continue
        now = taken.pop()
        if side is not None and now is not side:
            yield Turn(
                actor=events.actors[actor],
                actor_label=events.labels[events.actors[actor]],
                object=events.objects[thing],
                object_label=events.labels[events.objects[thing]],
                before=side,
                after=now,
                last=date.fromordinal(int(events.day[last])),
                first=date.fromordinal(day),
                said_before=_said(events, last),
                said_after=_said(events, said[0]),
            )
        side, last = now, said[-1]


def _said(events: Events, n: int) -> CodedPosition | None:
    return events.rows[int(events.row[n])] if events.rows else None
