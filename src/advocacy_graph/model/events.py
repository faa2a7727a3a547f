"""An event list in columns: what networks count. Numbers for speed, with the rows behind them for people.

Apart from the model's face, since it needs numpy, which reading releases does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from advocacy_graph.model.coded import CodedPosition
from advocacy_graph.model.kinds import Polarity

POLARITIES: Final = tuple(Polarity)
"""What the numbers in `Events.polarity` mean."""

UNDATED: Final = 0
"""The day of an event without a date; the days of others are `date.toordinal()`."""


@dataclass(frozen=True, eq=False, slots=True)
class Events:
    """Events in the order of their dates, undated ones last, then of their releases and statements.

    The columns are integer arrays, one element an event: `actor` indexes `actors` and is -1 where there is none,
    `object` indexes `objects`, `polarity` indexes POLARITIES, `day` is an ordinal or UNDATED; two events of one
    `release`, or of one `statement`, have the same number there; `row` indexes `rows`. One position makes
    several events where it has several actors or objects.

    `actors` and `objects` are identifiers; `labels` names them. `rows` may be empty where only numbers are
    wanted. `of` is the number of positions there are, `outside` those that the selection's filters keep out.
    """

    actors: tuple[str, ...]
    objects: tuple[str, ...]
    labels: Mapping[str, str]
    actor: np.ndarray
    object: np.ndarray
    polarity: np.ndarray
    day: np.ndarray
    release: np.ndarray
    statement: np.ndarray
    row: np.ndarray
    rows: Sequence[CodedPosition] = ()
    of: int = 0
    outside: int = 0

    def __len__(self) -> int:
        return len(self.actor)

    def __getitem__(self, which: slice | np.ndarray) -> "Events":
        """The events at a slice or an array of indices, or under a mask."""
        columns = ("actor", "object", "polarity", "day", "release", "statement", "row")
        return replace(self, **{name: getattr(self, name)[which] for name in columns})

    def among(self, actors: Iterable[str], objects: Iterable[str], labels: Mapping[str, str]) -> "Events":
        """The same events with more actors and objects beside theirs, who have none of them."""
        return replace(
            self,
            actors=tuple(dict.fromkeys((*self.actors, *actors))),
            objects=tuple(dict.fromkeys((*self.objects, *objects))),
            labels={**labels, **self.labels},
        )

    @property
    def dates(self) -> tuple[date, date] | None:
        """The first and last date, None where no event has one."""
        dated = self.day[self.day != UNDATED]
        return (
            (date.fromordinal(int(dated.min())), date.fromordinal(int(dated.max()))) if len(dated) else None
        )
