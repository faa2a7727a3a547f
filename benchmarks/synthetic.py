"""Stores of made-up releases in the project's shape, for the benchmarks: a few loud actors and many quiet ones.

About 88 quads a release: three statements with a speaker, an organisation and a position each. Nothing in them
was ever said. The same number gives the same store.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyoxigraph as ox

from advocacy_graph.store import Store
from advocacy_graph.vocabulary import PREFIXES

BASE = "http://localhost:8000/"
ORGANIZATIONS, PEOPLE, POLICIES = 5_000, 20_000, 500
_A, _SCHEMA, _AG, _OA = (PREFIXES[name] for name in ("rdf", "schema", "ag", "oa"))
_XSD = PREFIXES["xsd"]


def zipf(number: int, among: int, chance: np.random.Generator, power: float = 1.0) -> np.ndarray:
    """`number` draws of 0 to `among` - 1, the n-th as likely as 1 / n ** power."""
    weight = 1 / np.arange(1, among + 1) ** power
    return chance.choice(among, size=number, p=weight / weight.sum())


def store(directory: Path, releases: int) -> Path:
    """A store of that many releases in `directory`; one that is there already is taken as it is."""
    if not (directory / "store.json").exists():
        Store.open(directory, create=True).close()
        graph = ox.Store(str(directory / "graph"))
        lines = _lines(releases)
        while block := "".join(line for _, line in zip(range(2_000_000), lines, strict=False)):
            graph.bulk_load(block.encode(), format=ox.RdfFormat.N_QUADS)
        graph.optimize()
    return directory


def release(number: int, chance: random.Random | None = None) -> str:
    """The N-Quads of one release's graph."""
    chance = chance or random.Random(number)
    return "".join(
        _release(
            number, [_draw(chance, ORGANIZATIONS) for _ in range(3)], [_draw(chance, POLICIES)] * 3, chance
        )
    )


def _draw(chance: random.Random, among: int) -> int:
    return int(min(chance.paretovariate(0.4), among)) - 1


def _lines(releases: int) -> Iterator[str]:
    yield from _register()
    draws = np.random.default_rng(1)
    organizations = zipf(3 * releases, ORGANIZATIONS, draws).reshape(-1, 3).tolist()
    policies = zipf(3 * releases, POLICIES, draws).reshape(-1, 3).tolist()
    chance = random.Random(1)
    for number in range(releases):
        yield from _release(number, organizations[number], policies[number], chance)


def _register() -> Iterator[str]:
    end = f" <{BASE}graph/register> .\n"
    for kind, number in (("organization", ORGANIZATIONS), ("person", PEOPLE), ("policy", POLICIES)):
        of = f"{_AG}Policy" if kind == "policy" else f"{_SCHEMA}{kind.title()}"
        for n in range(number):
            this = f"<{BASE}id/{kind}/{kind[0]}{n}>"
            yield f"{this} <{_A}type> <{of}>{end}"
            yield f'{this} <{_SCHEMA}name> "{kind.title()} number {n}"{end}'
            if kind == "policy":
                yield f"{this} <{_AG}policyKind> <{PREFIXES['kind']}{'bill' if n % 2 else 'idea'}>{end}"


def _release(number: int, bodies: list[int], policies: list[int], chance: random.Random) -> Iterator[str]:
    slug = f"{date(2015, 1, 1) + timedelta(days=number % 3650)}-a-made-up-release-number-{number}"
    day = slug[:10]
    this = f"<{BASE}id/release/{slug}>"
    end = f" <{BASE}graph/release/{slug}> .\n"
    text = f"<{BASE}id/text/{number:016x}>"
    yield f"{this} <{_A}type> <{_AG}PressRelease>{end}{this} <{_A}type> <{_SCHEMA}Article>{end}"
    yield f'{this} <{PREFIXES["rdfs"]}label> "A made-up release, number {number}"{end}'
    yield f'{this} <{_SCHEMA}headline> "A made-up release, number {number}"{end}'
    yield f'{this} <{_SCHEMA}datePublished> "{day}"^^<{_XSD}date>{end}'
    yield f"{this} <{_SCHEMA}publisher> <{BASE}id/organization/o{bodies[0]}>{end}"
    yield f"{this} <{_AG}currentVersion> {text}{end}{text} <{_A}type> <{_AG}TextVersion>{end}"
    yield f'{text} <{_AG}textOf> {this}{end}{text} <{_AG}textDigest> "{number:064x}"{end}'
    for n, (body, policy) in enumerate(zip(bodies, policies, strict=True)):
        person = f"<{BASE}id/person/p{(body * 7 + n) % PEOPLE}>"
        organization = f"<{BASE}id/organization/o{body}>"
        said, held = f"<{BASE}id/statement/{slug}/{n}>", f"<{BASE}id/position/{slug}/{n}>"
        # Bodies lean one way on each policy, and now and then the other.
        side = "support" if (body + policy + (chance.random() < 0.2)) % 2 else "oppose"
        words = f"words of {body} on {policy}, number {chance.randrange(10**6)}, said at some length for the measure"
        for what, kinds in ((said, ("AttributedStatement", "Finding")), (held, ("Position", "Finding"))):
            yield "".join(f"{what} <{_A}type> <{_AG}{kind}>{end}" for kind in kinds)
            yield f'{what} <{_SCHEMA}isPartOf> {this}{end}{what} <{_AG}rule> "made.up"{end}'
            yield f'{what} <{_AG}confidence> "0.{50 + number % 50}"^^<{_XSD}decimal>{end}'
            yield f"{what} <{_AG}onBehalfOf> {organization}{end}"
        yield f'{said} <{_SCHEMA}text> "{words}"{end}{said} <{_AG}speaker> {person}{end}'
        yield f"{said} <{_AG}statementMode> <{PREFIXES['mode']}{'direct' if n else 'indirect'}>{end}"
        yield f"{held} <{_AG}expressedIn> {said}{end}{held} <{_AG}holder> {person}{end}"
        yield f"{held} <{_AG}target> <{BASE}id/policy/p{policy}>{end}"
        yield f"{held} <{_AG}polarity> <{PREFIXES['polarity']}{side}>{end}"
        evidence, place, quote = (f"{held[:-1]}#{part}-1>" for part in ("evidence", "position", "quote"))
        yield f"{held} <{_AG}evidence> {evidence}{end}{evidence} <{_OA}hasSource> {text}{end}"
        yield f"{evidence} <{_OA}hasSelector> {place}{end}{evidence} <{_OA}hasSelector> {quote}{end}"
        yield f'{place} <{_OA}start> "{100 * n}"^^<{_XSD}integer>{end}{quote} <{_OA}exact> "{words}"{end}'
