"""Whose question is worked on next."""

import asyncio
from collections import Counter
from dataclasses import dataclass


class Crowded(Exception):
    """There is no place for the question, not even to wait."""


@dataclass(slots=True, eq=False)
class _Waiting:
    who: str
    called: asyncio.Future[None]


class Turns:
    """`places` at work, `waiting` who wait, for `patience` seconds at most.

    A place that falls free goes to whom of those that wait has the fewest, and of several to who had a turn
    longest ago. Where nobody more may wait, who has the most waiting gives up the last of them for somebody who has fewer: so one
    client with many questions keeps nobody else out.
    """

    def __init__(self, places: int, waiting: int, patience: float) -> None:
        self._free = places
        self._most = waiting
        self._patience = patience
        self._at_work: Counter[str] = Counter()
        self._queue: list[_Waiting] = []
        self._last: dict[str, int] = {}  # of those who wait: the number of their last turn
        self._turn = 0

    async def take(self, who: str) -> None:
        """A place, to be left again. Raises Crowded where there is none, or none within the patience."""
        if not self._free:
            await self._wait(who)
            return
        self._free -= 1
        self._at_work[who] += 1

    def leave(self, who: str) -> None:
        """Give the place to the next."""
        self._at_work[who] -= 1
        if not self._at_work[who]:
            del self._at_work[who]
        if not self._queue:
            self._free += 1
            return
        self._turn += 1
        self._last[who] = self._last.get(who, self._turn)
        following = min(self._queue, key=lambda one: (self._at_work[one.who], self._last.get(one.who, 0)))
        self._queue.remove(following)
        self._last[following.who] = self._turn
        waiting = {one.who for one in self._queue}
        self._last = {name: turn for name, turn in self._last.items() if name in waiting}
        self._at_work[following.who] += 1
        following.called.set_result(None)

    async def _wait(self, who: str) -> None:
        if len(self._queue) >= self._most:
            self._make_room(who)
        one = _Waiting(who, asyncio.get_running_loop().create_future())
        self._queue.append(one)
        try:
            async with asyncio.timeout(self._patience):
                await one.called
        except BaseException as error:
            if one in self._queue:
                self._queue.remove(one)
            elif one.called.done() and not one.called.cancelled() and not one.called.exception():
                self.leave(who)  # called in the moment in which it went away
            if isinstance(error, TimeoutError):
                raise Crowded from None
            raise

    def _make_room(self, who: str) -> None:
        """Raises Crowded where nobody has more waiting than `who` would have."""
        waiting = Counter(one.who for one in self._queue)
        greediest = max(waiting, key=lambda name: waiting[name], default=who)
        if waiting[greediest] <= waiting[who] + 1:
            raise Crowded
        last = next(one for one in reversed(self._queue) if one.who == greediest)
        self._queue.remove(last)
        last.called.set_exception(Crowded())
