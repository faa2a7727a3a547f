"""Times every named query on a made-up store in the shape of a real one, in CPU milliseconds.

python benchmarks/queries.py [RELEASES [STORE]]    2,500 releases; STORE is made, or read where it is one
"""

import random
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from advocacy_graph.graph import Run, describe
from advocacy_graph.model import (
    ActorKind,
    Affiliation,
    CoalitionTie,
    Demand,
    Evidence,
    Findings,
    Heading,
    Mode,
    Organization,
    Person,
    Polarity,
    Policy,
    PolicyKind,
    Position,
    PressRelease,
    Relation,
    Span,
    Speaker,
    Statement,
)
from advocacy_graph.queries import catalogue
from advocacy_graph.resolve import keys
from advocacy_graph.store import Store, serialize
from advocacy_graph.store.results import Format

_ACTIONS = ("pass it", "veto it", "sign it", "end the practice", "fund the programme", "hold hearings")
_CAME_OF_IT = (*["is welcome", "would harm families"] * 10, "was signed into law", "was vetoed")
# For and against, or the other way round, with a change of mind now and then.
_SIDES = ([Polarity.SUPPORT] * 5 + [Polarity.OPPOSE], [Polarity.OPPOSE] * 5 + [Polarity.SUPPORT])


class _Text:
    """A release's text as it grows; `add` gives the span of what was added."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        start = len(self.text) + 1
        self.text += f"\n{words}"
        return Span(start, start + len(words))


def made_up(number: int) -> Findings:
    """The release of that number: few loud organisations and many quiet ones, as press releases have them."""
    chance = random.Random(number)

    def rare(of: int) -> int:
        return min(int(chance.paretovariate(0.6)), of) - 1

    def seen(span: Span, rule: str) -> Evidence:
        return Evidence((span,), rule, round(chance.betavariate(9, 1.5), 2))

    kept = _Text()
    issuer = f"Union {rare(250)}"
    headline = f"Union speaks {number}"
    at_headline = kept.add(headline)
    day = date(2018, 1, 1) + timedelta(days=number % 2000)
    organizations, people, policies = {issuer: kept.add(issuer)}, dict[str, Span](), dict[str, Span]()
    statements: list[Statement] = []
    positions: list[Position] = []
    demands: list[Demand] = []
    affiliations: dict[str, Affiliation] = {}
    for n in range(chance.randint(2, 6)):
        body, subject = f"Union {rare(250)}", f"Measure {rare(60)}"
        speaker = f"Person {rare(3)} of {body}"
        people[speaker] = kept.add(speaker)
        organizations[body], policies[subject] = kept.add(body), kept.add(subject)
        affiliations[speaker] = Affiliation(speaker, "director", body, seen(people[speaker], "role"))
        words = f"{subject} {chance.choice(_CAME_OF_IT)}, and {number} other things are said of it here"
        place = kept.add(words)
        key = f"s{n}"
        statements.append(
            Statement(
                key,
                chance.choice(list(Mode)),
                words,
                (Speaker(speaker, ActorKind.PERSON, "director", body),),
                seen(place, "quote"),
                about=(subject,),
            )
        )
        side = chance.choice(_SIDES[(ord(body[-1]) + ord(subject[-1])) % 2])
        positions.append(
            Position(
                *(speaker, ActorKind.PERSON, body, subject, side, seen(place, "cue")),
                statement=key if chance.random() < 0.8 else None,
            )
        )
        if chance.random() < 0.5:
            asked = f"Agency {rare(40)}"
            organizations[asked] = kept.add(asked)
            demands.append(
                Demand(
                    *(speaker, ActorKind.PERSON, body, chance.choice(_ACTIONS), seen(place, "must")),
                    addressed_to=asked,
                    concerns=subject,
                    statement=key,
                )
            )
    coalition = f"Coalition {rare(12)}"
    organizations[coalition] = kept.add(coalition)
    return Findings(
        release=PressRelease(kept.text, f"{number}.txt", "text/plain", f"{number:064x}"),
        heading=Heading(
            *(headline, seen(at_headline, "headline"), day, seen(at_headline, "date")),
            issuers=(issuer,),
            issuers_evidence=seen(organizations[issuer], "issuer"),
        ),
        statements=tuple(statements),
        organizations=tuple(
            Organization(o, seen(at, "name"), wordings=(o,), governmental=o.startswith("Agency"))
            for o, at in organizations.items()
        ),
        people=tuple(Person(p, seen(at, "name"), (p,)) for p, at in people.items()),
        affiliations=tuple(affiliations.values()),
        policies=tuple(Policy(p, PolicyKind.ACT, seen(at, "policy"), (p,)) for p, at in policies.items()),
        positions=tuple(positions),
        demands=tuple(demands),
        ties=(
            CoalitionTie(
                coalition, chance.choice(list(Relation)), issuer, seen(organizations[coalition], "tie")
            ),
        ),
    )


def filled(directory: Path, releases: int) -> None:
    """Makes a store of that many made-up releases."""
    run = Run(started=datetime(2026, 1, 1, tzinfo=UTC), extractor="made up")
    with Store.open(directory, create=True) as store:
        for number in range(releases):
            found = made_up(number)
            store.put(describe(found, keys(found), base=store.base, run=run), found.release.text)


_ASKED = {
    "policy": "Measure 3",
    "person": "Person 0 of Union 4",
    "organization": "Union 4",
    "coalition": "Coalition 2",
    "addressee": "Agency 2",
    "issuer": "Union 4",
    "entity": "Union 4",
    "release": "Union speaks 77",
    "least": "2",
}


def main(arguments: Sequence[str]) -> None:
    """Prints a line a query: CPU milliseconds without parameters and with its first, and the rows."""
    releases = int(arguments[0]) if arguments else 2_500
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(arguments[1]) if len(arguments) > 1 else Path(scratch) / "store"
        if not (place / "store.json").exists():
            filled(place, releases)
        with Store.open(place, create=False, read_only=True) as store:
            print(f"{'query':34}{'all: ms':>10}{'rows':>9}   {'narrowed: ms':>12}{'rows':>9}")
            for query in catalogue():
                needed = {p.name: _ASKED[p.name] for p in query.parameters if p.required}
                narrowed = {p.name: _ASKED[p.name] for p in query.parameters if p.name in _ASKED}
                cells = [_timed(store, query.text, query.bind(values)) for values in (needed, narrowed)]
                print(
                    f"{query.name:34}" + "   ".join(f"{ms:10.0f}{rows:9,}" for ms, rows in cells), flush=True
                )


def _timed(store: Store, text: str, terms: Mapping[str, NamedNode | Literal]) -> tuple[float, int]:
    best, rows = float("inf"), 0
    for _ in range(2):
        from_ = time.process_time()
        rows = serialize(store.query(text, terms), Format.CSV).count(b"\n") - 1
        best = min(best, time.process_time() - from_)
    return best * 1000, rows


if __name__ == "__main__":
    main(sys.argv[1:])
