"""Fifty clients at once, an ingest and hostile queries among them: nobody gets a wrong answer.

A few seconds otherwise, a minute in `scripts/test --full`. All of it stays on the loopback interface and is bounded in time.
"""

import asyncio
import os
import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from served import BASE, RELEASES, Service, make_store, serve

CLIENTS, HOSTILE = 50, 2
STATEMENTS = 6  # in each release that is put in meanwhile: a reader sees all of them, or none
FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
PROMISED = {200, 429, 503, 504}


@dataclass
class Seen:
    """What clients were answered. `wrong` should stay empty."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    put: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


WORDS = (
    "weir dyke ferry clerk tide bell mill loft barn reed moss lane ford gate heron otter plank rope".split()
)


def text(number: int) -> str:
    """A release that resembles no other: what resembles one, or is headed as one, counts as that one."""
    chance = random.Random(number)
    subject = " ".join(chance.choices(WORDS, k=6)).capitalize()
    said = "\n\n".join(
        f"“We support the Weir Act, {' '.join(chance.choices(WORDS, k=20))},” said Ada Fell, director of the Weir Guild."
        for _ in range(STATEMENTS)
    )
    return f"March 1, 2023\n\n{subject} on the Weir Act\n\nOSSEL — The Weir Guild spoke.\n\n{said}\n\n###\n"


async def read(client: httpx.AsyncClient, seen: Seen, until: float, chance: random.Random) -> None:
    """Looks releases up in three ways, each with an answer that is known beforehand."""
    while time.monotonic() < until:
        slug = chance.choice(RELEASES[:-1])
        way, path, params = chance.choice(
            [
                (
                    "sparql",
                    "/sparql",
                    {"query": f"SELECT ?h {{ <{BASE}id/release/{slug}> schema:headline ?h }}"},
                ),
                ("rest", f"/api/v1/releases/{slug}", {}),
                ("data", f"/data/release/{slug}", {}),
            ]
        )
        began = time.monotonic()
        answer = await client.get(path, params=params, headers={"Accept": "*/*"})
        seen.seconds.append(time.monotonic() - began)
        seen.statuses[way, answer.status_code] += 1
        if answer.status_code == 200 and f"Headline of {slug}" not in answer.text:
            seen.wrong.append(f"{path}: {answer.text[:200]}")


async def watch(client: httpx.AsyncClient, seen: Seen, until: float) -> None:
    """Counts the statements of what is being put in: whole releases alone."""
    query = """SELECT ?r (COUNT(?s) AS ?n) { ?s a ag:AttributedStatement ; schema:isPartOf ?r
        FILTER(CONTAINS(STR(?r), "on-the-weir-act")) } GROUP BY ?r"""
    while time.monotonic() < until:
        answer = await client.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
        seen.statuses["watch", answer.status_code] += 1
        if answer.status_code == 200:
            seen.wrong += [row for row in answer.text.splitlines()[1:] if not row.endswith(f",{STATEMENTS}")]
        await asyncio.sleep(0.2)


async def put(client: httpx.AsyncClient, seen: Seen, until: float) -> None:
    number = int(time.monotonic() * 1000)
    while time.monotonic() < until:
        number += 1
        answer = await client.post(
            "/api/v1/releases", content=text(number), headers={"Content-Type": "text/plain"}
        )
        seen.statuses["put", answer.status_code] += 1
        if answer.status_code == 201:
            seen.put.append(answer.headers["Location"])
        await asyncio.sleep(0.2)


async def bother(client: httpx.AsyncClient, seen: Seen, until: float) -> None:
    while time.monotonic() < until:
        answer = await client.get("/sparql", params={"query": FOREVER})
        seen.statuses["hostile", answer.status_code] += 1
        await asyncio.sleep(0.5)


async def crowd(service: Service, seconds: float) -> Seen:
    seen = Seen()
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=CLIENTS + HOSTILE + 2)
    key = {"Authorization": f"Bearer {service.tokens['newsroom']}"}
    async with (
        httpx.AsyncClient(base_url=service.url, timeout=60, limits=limits) as client,
        httpx.AsyncClient(base_url=service.url, timeout=60, headers=key) as newsroom,
    ):
        await asyncio.gather(
            *(read(client, seen, until, random.Random(n)) for n in range(CLIENTS)),
            *(bother(client, seen, until) for _ in range(HOSTILE)),
            watch(client, seen, until),
            put(newsroom, seen, until),
        )
    return seen


def resident(pid: int) -> int:
    """Bytes of memory of the service: the process that listens and the one that writes.

    Those that answer queries come and go, and the kernel bounds them.
    """
    pages = 0
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text(encoding="ascii").split():
            with suppress(OSError):  # it ended meanwhile
                if b"advocacy_graph_api.writing" in Path(f"/proc/{child}/cmdline").read_bytes():
                    pages += int(Path(f"/proc/{child}/statm").read_text(encoding="ascii").split()[1])
    pages += int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("seconds", [6, pytest.param(60, marks=pytest.mark.full)])
def test_fifty_clients_an_ingest_and_hostile_queries(tmp_path: Path, seconds: float) -> None:
    store = make_store(tmp_path / "store")
    (tmp_path / "copies").mkdir()
    with serve(store, tmp_path / "copies", keys={"newsroom": "ingest"}, waiting=64, rows=10_000) as service:
        asyncio.run(crowd(service, seconds / 3))
        before = resident(service.process.pid)
        seen = asyncio.run(crowd(service, seconds))
        after = resident(service.process.pid)
        with service.client() as client:
            held = [client.get(place).status_code for place in seen.put]
    ordered = sorted(seen.seconds)
    half, worst = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    print(f"{len(ordered)} reads in {seconds} s, half within {half:.3f} s, 99 of 100 within {worst:.3f} s")
    print(dict(seen.statuses), f"memory {before / 1e6:.0f} to {after / 1e6:.0f} MB")
    assert seen.wrong == []
    answered = {status for (who, status) in seen.statuses if who != "put"}
    assert answered <= PROMISED, seen.statuses
    assert {way for way, status in seen.statuses if status == 200} >= {"sparql", "rest", "data", "watch"}
    assert seen.put
    assert set(held) == {200}, "what was acknowledged is there"
    assert all(status in PROMISED - {200} for who, status in seen.statuses if who == "hostile")
    assert after < before * 1.1 + 20e6, "memory is flat"
