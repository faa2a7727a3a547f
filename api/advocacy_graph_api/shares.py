"""How much of the service one client may have: a bucket of credits that fills up again with time.

Kept in memory, for one process: the service is one. A table of clients that is full forgets who was not seen for
longest, so that a crowd of addresses cannot fill the memory.
"""

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_CLIENTS = 50_000


@lru_cache(_CLIENTS)
def client(address: str) -> str:
    """Whom an address stands for: an IPv6 network of 64 bits is one client, who has all of it."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays for a request; `part` of what it costs others."""

    name: str
    part: float = 1.0


class Shares:
    """Credits by client: `burst` at first and at most, `rate` new ones a second."""

    def __init__(
        self,
        rate: float,
        burst: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        clients: int = _CLIENTS,
    ) -> None:
        self._rate, self._burst = rate, burst
        self._clock = clock
        self._clients = clients
        self._held: OrderedDict[str, tuple[float, float]] = (
            OrderedDict()
        )  # credits, and when they were counted

    def take(self, who: str, cost: float = 1.0) -> int:
        """Take `cost` credits. 0 where they were there, else how many seconds to wait for them, and none is taken."""
        credits, now = self._count(who)
        wait = 0 if credits >= cost else max(1, math.ceil((cost - credits) / self._rate))
        self._keep(who, credits if wait else credits - cost, now)
        return wait

    def charge(self, who: str, cost: float) -> None:
        """Take what something has cost, which nobody knew beforehand. Debts go as far as `burst`, and no further."""
        credits, now = self._count(who)
        self._keep(who, max(credits - cost, -self._burst), now)

    def _count(self, who: str) -> tuple[float, float]:
        now = self._clock()
        credits, counted = self._held.pop(who, (self._burst, now))
        return min(self._burst, credits + (now - counted) * self._rate), now

    def _keep(self, who: str, credits: float, now: float) -> None:
        self._held[who] = (credits, now)
        if len(self._held) > self._clients:
            self._held.popitem(last=False)
