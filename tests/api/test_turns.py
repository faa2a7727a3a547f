"""Whose turn it is, and what a question costs that took long."""

import asyncio
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TypeVar

import httpx
import pytest
from served import serve

from advocacy_graph_api.shares import Shares
from advocacy_graph_api.turns import Crowded, Turns

T = TypeVar("T")

# Who calls, in this order, with one place and three that may wait; who is answered, in what order; who is not.
CROWDS = {
    "in the order they came": ("abcd", "abcd", ""),
    "one with many lets the other go first": ("aaab", "abaa", ""),
    "nobody may wait longer": ("abcde", "abcd", "e"),
    "one with many gives up the last": ("aaaab", "abaa", "a"),
    "its own do not make room for more of its own": ("aaaaa", "aaaa", "a"),
}


def run(work: Coroutine[None, None, T]) -> T:
    """In a thread of its own: a test with a browser leaves its loop behind in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@pytest.mark.parametrize(("calling", "served", "refused"), CROWDS.values(), ids=CROWDS.keys())
def test_who_is_next(calling: str, served: str, refused: str) -> None:
    async def crowd() -> tuple[str, str]:
        turns = Turns(places=1, waiting=3, patience=60)
        answered, away = [], []

        async def ask(who: str) -> None:
            try:
                await turns.take(who)
            except Crowded:
                away.append(who)
                return
            answered.append(who)
            await asyncio.sleep(0.001)
            turns.leave(who)

        async with asyncio.TaskGroup() as tasks:
            for who in calling:
                tasks.create_task(ask(who))
        await turns.take("next")  # no place was lost
        return "".join(answered), "".join(away)

    assert run(crowd()) == (served, refused)


def test_who_waits_too_long_or_goes_away_keeps_no_place() -> None:
    async def wait() -> None:
        turns = Turns(places=1, waiting=3, patience=0.01)
        await turns.take("a")
        with pytest.raises(Crowded):
            await turns.take("b")
        waiting = asyncio.create_task(turns.take("c"))
        await asyncio.sleep(0)
        turns.leave("a")  # calls c, which goes away before it hears
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await turns.take("d")

    run(wait())


def test_a_debt_is_paid_before_more_is_asked_and_has_a_bound() -> None:
    now = 0.0
    shares = Shares(rate=1, burst=10, clock=lambda: now)
    shares.charge("a", 14)
    assert shares.take("a", 1) == 5
    assert shares.take("b", 1) == 0
    shares.charge("a", 1000)
    assert shares.take("a", 1) == 11
    now = 11
    assert shares.take("a", 1) == 0


SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
ASK = {"query": "ASK { ?s ?p ?o }"}
SLOW_ASKED = {"query": SLOW}


def test_a_client_is_served_while_another_floods_with_slow_queries(store: Path, tmp_path: Path) -> None:
    """Some 429 of its own make room: else all places were held for 30 seconds."""
    (tmp_path / "copies").mkdir()
    usual: dict[str, float] = {
        "workers": 4,
        "waiting": 4,
        "wall_seconds": 30,
        "cpu_seconds": 60,
        "patience_seconds": 15,
    }
    with serve(store, tmp_path / "copies", keys={"other": "read"}, **usual) as service:
        statuses = []

        def flood() -> None:
            with (
                service.client() as client,
                suppress(httpx.TransportError),
            ):  # the service ends before its answers
                while True:
                    statuses.append(client.get("/sparql", params=SLOW_ASKED).status_code)

        crowd = [Thread(target=flood) for _ in range(9)]
        for one in crowd:
            one.start()
        with service.client("other") as client:
            deadline = time.monotonic() + 60
            while 429 not in statuses and time.monotonic() < deadline:  # until all is full
                time.sleep(0.1)
            answers = [client.get("/sparql", params=ASK).status_code for _ in range(3)]
        answered = set(statuses)
    for one in crowd:
        one.join()
    assert answers == [200] * 3
    assert {429} <= answered <= {429, 503}


def test_a_slow_query_is_charged_for_what_it_used(store: Path, tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    # Ended by the kernel after two seconds of the processor, on a busy machine too.
    few = {"client_rate": 0.1, "client_burst": 20.0, "wall_seconds": 30}
    with serve(store, tmp_path / "copies", **few) as service, service.client() as client:
        assert client.get("/sparql", params=ASK).status_code == 200
        began = time.monotonic()
        assert client.get("/sparql", params=SLOW_ASKED).status_code == 504
        assert time.monotonic() - began < 29, "it was not the wall's limit"
        refused = client.get("/sparql", params=ASK)
        assert refused.status_code == 429
        assert int(refused.headers["retry-after"]) > 100  # it owes: two seconds cost 40
