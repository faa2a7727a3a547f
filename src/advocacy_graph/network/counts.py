"""Events, counted: `x_ijk`, how often actor i took side k on object j."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from scipy import sparse  # type: ignore[import-untyped]

from advocacy_graph.model import Polarity
from advocacy_graph.model.events import POLARITIES, UNDATED, Events
from advocacy_graph.network.options import Duplicates


class Side(IntEnum):
    """The qualifier k on its scale, whose range R is 1."""

    OPPOSE = 0
    SUPPORT = 1


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the positions: nothing is left out unsaid.

    `counted` of them are in the network, `mixed` of these on both sides. `repeated` were duplicates,
    `neutral` and `unknown` take no side, `without_actor` have nobody of the chosen sort behind them, `outside` are
    those that the filters keep out.
    """

    counted: int = 0
    mixed: int = 0
    repeated: int = 0
    neutral: int = 0
    unknown: int = 0
    without_actor: int = 0
    outside: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Counts:
    """Sparse counts, and which events were counted in each cell.

    `support` and `oppose` are integer arrays of shape (actors, objects). `actors` and `objects` are identifiers
    in the order of their labels. The cells' events are `event`, indices into `events`, with `i`, `j` and `side`
    beside them, sorted by these and then by date.
    """

    actors: tuple[str, ...]
    objects: tuple[str, ...]
    support: sparse.csr_array
    oppose: sparse.csr_array
    events: Events
    i: np.ndarray
    j: np.ndarray
    side: np.ndarray
    event: np.ndarray
    tally: Tally

    @property
    def labels(self) -> Mapping[str, str]:
        """Names of actors and objects by their identifiers."""
        return self.events.labels

    @property
    def both(self) -> sparse.csr_array:
        """`sum_k x_ijk`."""
        return self.support + self.oppose

    @property
    def cells(self) -> sparse.csr_array:
        """One row an actor over the cells (j, k), shape (actors, 2 objects)."""
        return sparse.hstack([self.support, self.oppose], format="csr")

    @property
    def activity(self) -> np.ndarray:
        """`a_i = sum_jk x_ijk`, shape (actors,)."""
        return np.asarray(self.both.sum(axis=1))

    @property
    def prominence(self) -> np.ndarray:
        """`sum_ik x_ijk`, shape (objects,)."""
        return np.asarray(self.both.sum(axis=0))

    @property
    def swapped(self) -> "Counts":
        """Objects in the actors' place: what makes object x object networks."""
        order = np.lexsort((self.event, self.side, self.i, self.j))
        return replace(
            self,
            actors=self.objects,
            objects=self.actors,
            support=self.support.T.tocsr(),
            oppose=self.oppose.T.tocsr(),
            i=self.j[order],
            j=self.i[order],
            side=self.side[order],
            event=self.event[order],
        )

    def of(self, i: int) -> slice:
        """Where the events of actor i stand in `event`."""
        return slice(*np.searchsorted(self.i, (i, i + 1)))


def count(
    events: Events,
    duplicates: Duplicates = Duplicates.INCLUDE,
    *,
    by_side: bool = True,
    fewest: int = 0,
    isolates: bool = False,
) -> Counts:
    """Counts `events` after the duplicate rule.

    Mixed positions count once on each side. Of duplicates the first counts, so any order of the rows that events
    are made of gives the same counts. `by_side=False` takes the side out of the duplicate key, as the
    aggregation `ignore` demands; under `include` all count all the same. Actors with less than `fewest`
    counted are left out; `isolates` keeps those with none, if it is 0.
    """
    someone = events.actor >= 0
    taken = np.flatnonzero(someone & np.isin(events.polarity, _TAKING))
    mixed = events.polarity[taken] == _MIXED
    # A mixed event stands twice, its support first; all else keeps the order of the events.
    event = np.repeat(taken, 1 + mixed)
    second = np.zeros(len(event), dtype=bool)
    second[1:] = event[1:] == event[:-1]
    polarity = events.polarity[event]
    side = np.where(polarity == _MIXED, ~second, polarity == _SUPPORT).astype(np.int8)
    keys = [events.actor[event], events.object[event], _stretches(events, duplicates)[event]]
    if by_side or duplicates is Duplicates.INCLUDE:
        keys.append(side)
    fresh = np.sort(np.unique(packed(keys), return_index=True)[1])
    event, side = event[fresh], side[fresh]

    i, j = events.actor[event], events.object[event]
    if fewest:
        kept = (np.bincount(i, minlength=len(events.actors)) >= fewest)[i]
        event, side, i, j = event[kept], side[kept], i[kept], j[kept]
    labels = events.labels
    actors, i = _ordered(events.actors, labels, i, everyone=isolates and not fewest)
    objects, j = _ordered(events.objects, labels, j, everyone=isolates and not fewest)
    order = np.argsort(packed([i, j, side]), kind="stable")  # the events are in their order already
    event, side, i, j = event[order], side[order], i[order], j[order]
    counted = np.unique(event)

    def array(of: Side) -> sparse.csr_array:
        here = side == of
        ones = np.ones(int(here.sum()), dtype=np.int64)
        return sparse.coo_array((ones, (i[here], j[here])), shape=(len(actors), len(objects))).tocsr()

    return Counts(
        actors=actors,
        objects=objects,
        support=array(Side.SUPPORT),
        oppose=array(Side.OPPOSE),
        events=events,
        i=i,
        j=j,
        side=side,
        event=event,
        tally=Tally(
            counted=len(counted),
            mixed=int((events.polarity[counted] == _MIXED).sum()),
            repeated=len(taken) - len(counted),
            neutral=int((someone & (events.polarity == POLARITIES.index(Polarity.NEUTRAL))).sum()),
            unknown=int((someone & (events.polarity == POLARITIES.index(Polarity.UNKNOWN))).sum()),
            without_actor=int((~someone).sum()),
            outside=events.outside,
        ),
    )


_SUPPORT, _OPPOSE, _MIXED = (
    POLARITIES.index(one) for one in (Polarity.SUPPORT, Polarity.OPPOSE, Polarity.MIXED)
)
_TAKING = (_SUPPORT, _OPPOSE, _MIXED)
_EPOCH = 719163  # the ordinal of 1970-01-01


def _stretches(events: Events, duplicates: Duplicates) -> np.ndarray:
    """For each event a number: two in one stretch have the same."""
    match duplicates:
        case Duplicates.INCLUDE:
            return events.statement
        case Duplicates.RANGE:
            return np.zeros(len(events), dtype=np.int64)
        case Duplicates.RELEASE:
            return events.release
    days = events.day.astype(np.int64)
    if duplicates is Duplicates.WEEK:
        stretch = (days - 1) // 7  # the first day of the first year is a Monday
    else:
        unit = "M" if duplicates is Duplicates.MONTH else "Y"
        dates = (days - _EPOCH).astype("datetime64[D]").astype(f"datetime64[{unit}]")
        stretch = dates.astype(np.int64) + 12 * _EPOCH  # above 0, where the undated are not
    return np.where(events.day == UNDATED, -1 - events.release.astype(np.int64), stretch)


def packed(keys: Iterable[np.ndarray]) -> np.ndarray:
    """One number for each tuple of keys, in the order of the tuples."""
    packed, bound = np.zeros(0, dtype=np.int64), 1
    for number, key in enumerate(keys):
        if not len(key):
            return np.zeros(0, dtype=np.int64)
        low = int(key.min())
        width = int(key.max()) - low + 1
        if bound * width >= 2**62:
            if number:
                packed = np.unique(packed, return_inverse=True)[1].astype(np.int64)
                bound = int(packed.max()) + 1
            key, low = np.unique(key, return_inverse=True)[1], 0
            width = int(key.max()) + 1
        shifted = key.astype(np.int64) - low
        packed = packed * width + shifted if number else shifted
        bound *= width
    return packed


def _ordered(
    names: tuple[str, ...], labels: Mapping[str, str], used: np.ndarray, *, everyone: bool
) -> tuple[tuple[str, ...], np.ndarray]:
    """The names in use in the order of their labels, and `used` as places in that order."""
    present = range(len(names)) if everyone else np.unique(used).tolist()
    order = sorted(present, key=lambda n: (labels[names[n]].casefold(), names[n]))
    place = np.zeros(len(names), dtype=np.int64)
    place[order] = np.arange(len(order))
    return tuple(names[n] for n in order), place[used]
