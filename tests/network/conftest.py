"""Small builders of rows, all about bodies and policies that do not exist, and DNA's published sample."""

import csv
from collections.abc import Callable
from datetime import date
from itertools import count as numbers
from pathlib import Path

import pytest

from advocacy_graph.model import ActorKind, CodedPosition, DeclaredTie, Polarity, Relation

BASE = "https://example.org/id/"

MakePosition = Callable[..., CodedPosition]
MakeTie = Callable[..., DeclaredTie]


@pytest.fixture
def position() -> MakePosition:
    """`position("Harbor Union", "Tide Act", "support", on="2021-03-01", release="r1", ...)`."""
    serial = numbers(1)

    def make(
        organization: str | None,
        policy: str,
        polarity: str = "support",
        *,
        on: str | None = "2021-03-01",
        release: str = "r1",
        person: str | None = None,
        statement: str | None = None,
        words: str | None = None,
    ) -> CodedPosition:
        number = next(serial)
        holder = person or organization or "nobody"
        return CodedPosition(
            position=f"{BASE}position/{number:04}",
            actor=f"{BASE}{'person' if person else 'organization'}/{holder}",
            actor_label=holder,
            actor_kind=ActorKind.PERSON if person else ActorKind.ORGANIZATION,
            organization=organization and f"{BASE}organization/{organization}",
            organization_label=organization,
            policy=f"{BASE}policy/{policy}",
            policy_label=policy,
            polarity=Polarity(polarity),
            date=date.fromisoformat(on) if on else None,
            release=f"{BASE}release/{release}",
            release_label=f"Headline of {release}",
            statement=statement or f"{BASE}statement/{number:04}",
            words=words or f"{holder} says words number {number} on {policy}.",
        )

    return make


@pytest.fixture
def tie() -> MakeTie:
    def make(
        organization: str, coalition: str, relation: str = "member", *, release: str = "r1"
    ) -> DeclaredTie:
        return DeclaredTie(
            organization=f"{BASE}organization/{organization}",
            organization_label=organization,
            coalition=f"{BASE}organization/{coalition}",
            coalition_label=coalition,
            relation=Relation(relation),
            date=date(2021, 3, 1),
            release=f"{BASE}release/{release}",
            release_label=f"Headline of {release}",
            words=f"{organization} ({relation}) of {coalition}",
        )

    return make


@pytest.fixture
def dna_sample(position: MakePosition) -> list[CodedPosition]:
    """The 40 statements of Discourse Network Analyzer's own sample, unrolled from their counts."""
    with (Path(__file__).parent / "dna_sample.csv").open(encoding="utf-8", newline="") as file:
        return [
            position(row["organization"], row["concept"], side, release=f"r{number}")
            for row in csv.DictReader(file)
            for side in ("support", "oppose")
            for number in range(int(row[side]))
        ]
