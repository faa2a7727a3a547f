"""Coded positions as an event list: for rows that come from elsewhere than the statement table."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date

import numpy as np

from advocacy_graph.model import ActorKind, CodedPosition
from advocacy_graph.model.events import POLARITIES, UNDATED, Events
from advocacy_graph.network.options import Actor


def coded(positions: Iterable[CodedPosition], actor: Actor = Actor.ORGANIZATION) -> Events:
    """The events of `positions`, of organisations or people on policies, in their order whatever that of the rows.

    Events of one date stand in the order of their statements' identifiers, those without a statement by their own.
    """
    rows = sorted(positions, key=lambda p: (p.date or date.max, p.statement or p.position, p.position))
    labels: dict[str, str] = {}
    who = [_actor(row, actor) for row in rows]
    for row, found in zip(rows, who, strict=True):
        if found:
            labels.setdefault(*found)
        labels.setdefault(row.policy, row.policy_label or row.policy)
    actors = tuple(dict.fromkeys(found[0] for found in who if found))
    objects = tuple(dict.fromkeys(row.policy for row in rows))
    number = {name: n for n, name in enumerate(actors)}
    place = {name: n for n, name in enumerate(objects)}
    return Events(
        actors=actors,
        objects=objects,
        labels=labels,
        actor=np.array([number[found[0]] if found else -1 for found in who], dtype=np.int64),
        object=np.array([place[row.policy] for row in rows], dtype=np.int64),
        polarity=np.array([POLARITIES.index(row.polarity) for row in rows], dtype=np.int64),
        day=np.array([row.date.toordinal() if row.date else UNDATED for row in rows], dtype=np.int64),
        release=_numbers(rows, lambda row: row.release),
        statement=_numbers(rows, lambda row: row.statement or row.position),
        row=np.arange(len(rows)),
        rows=rows,
        of=len(rows),
    )


def _actor(position: CodedPosition, actor: Actor) -> tuple[str, str] | None:
    """Identifier and label. A position's organisation is the one spoken for, else its holder if that is one.

    Raises ValueError for actors whom a position alone does not name.
    """
    if actor not in (Actor.ORGANIZATION, Actor.PERSON):
        raise ValueError(f"{actor.plural} are known to a store, not to a position by itself")
    if actor is Actor.ORGANIZATION and position.organization:
        return position.organization, position.organization_label or position.organization
    if position.actor and position.actor_kind is ActorKind(actor.value):
        return position.actor, position.actor_label or position.actor
    return None


def _numbers(rows: list[CodedPosition], key: Callable[[CodedPosition], Hashable]) -> np.ndarray:
    seen: dict[Hashable, int] = {}
    return np.array([seen.setdefault(key(row), len(seen)) for row in rows], dtype=np.int64)
