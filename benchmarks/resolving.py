"""100,000 mentions of 12,000 names, resolved release by release: CPU seconds, and how they grow with the mentions.

    .venv/bin/python benchmarks/resolving.py

Ten mentions a release, the loud names far more often than the quiet ones; one mention in five is another way to write
the name (an acronym, "the", "Inc.", an initial, a nickname, a number). Then a store with the same entities is opened, and one
more release of ten names is resolved against it, cold and warm.
"""

import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from pyoxigraph import Literal, NamedNode, Quad
from synthetic import zipf

from advocacy_graph.graph import named
from advocacy_graph.intake.registrar import Registrar
from advocacy_graph.model import (
    Affiliation,
    Evidence,
    Findings,
    Heading,
    Organization,
    Person,
    Policy,
    PolicyKind,
    PressRelease,
    Span,
)
from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve import Gazetteer, Register, across, keys
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import ag, rdf, rdfs, schema

BODIES, PEOPLE, POLICIES, EACH = 5_000, 5_000, 2_000, 10
_SEEN = Evidence((Span(0, 1),), "benchmark", 1.0)
_SYLLABLES = "ba do ka li mo ne pa ri so tu va we yo zen kor lin mar nor pel rin".split()
_GIVEN = "Robert Bob Ida Ann Per Sonia Maria Steven Stephen Kathryn Joseph Joe Ada Lena Omar Wei".split()
_KINDS = ("Alliance", "Union", "Foundation", "Coalition", "Council", "League", "Trust", "Network")


def main() -> None:
    """Prints a line for each number of mentions, then what one more release costs."""
    print("mentions  releases  CPU s  microseconds a mention  things  peak MB")
    for mentions in (25_000, 50_000, 100_000):
        register = Register(Gazetteer.shipped())
        made = list(releases(mentions))
        began = time.process_time()
        for number, findings in enumerate(made):
            across(findings, keys(findings), register, f"release-{number}")
        spent = time.process_time() - began
        things = [reference for reference, thing in register._named.items() if thing]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{mentions:8,}  {len(made):8,}  {spent:5.1f}  {spent / mentions * 1e6:22.0f}  {len(things):6,}  {peak:7,}",
            flush=True,
        )
    one_more({reference: thing for reference in things if (thing := register.named(reference))})


def one_more(things: dict[str, Named]) -> None:
    """A store of these things, and the cost of one more release in it."""
    with tempfile.TemporaryDirectory() as scratch, Store.open(Path(scratch) / "s", create=True) as store:
        store.add(
            [quad for reference, thing in things.items() for quad in described(store, reference, thing)]
        )
        began = time.process_time()
        registrar = Registrar(store)
        print(f"keys of {len(things):,} entities made anew: {time.process_time() - began:.1f} CPU s")
        for title, findings in zip(("cold", "warm"), releases(2 * EACH, seed=99), strict=True):
            began = time.process_time()
            registrar.keys(findings, f"one-more-{title}")
            print(f"one more release, {title}: {(time.process_time() - began) * 1000:.0f} CPU ms", flush=True)


def described(store: Store, reference: str, thing: Named) -> Iterator[Quad]:
    """The register's entry."""
    kind, _, key = reference.partition("/")
    this = NamedNode(named(store.base, kind, key))
    of = {
        Kind.ORGANIZATION: schema.Organization,
        Kind.PERSON: schema.Person,
        Kind.POLICY: ag.Policy,
    }[thing.kind]
    name, *others = thing.names
    facts = [(rdf.type, of), (schema.name, Literal(name)), (rdfs.label, Literal(name))]
    facts += [(schema.alternateName, Literal(other)) for other in others]
    for predicate, value in facts:
        yield Quad(this, predicate, value, NamedNode(f"{store.base}graph/register"))


def releases(mentions: int, seed: int = 1) -> Iterator[Findings]:
    """The findings of as many releases as it takes, the same each time."""
    chance = random.Random(seed)
    draws = np.random.default_rng(seed)
    pool = names()
    order = zipf(mentions, len(pool), draws, 0.7)
    for start in range(0, mentions, EACH):
        drawn = [pool[n] for n in dict.fromkeys(order[start : start + EACH].tolist())]
        yield release(start, drawn, chance)


def names() -> list[tuple[Kind, str, str]]:
    """Kind, name and, of a person, the body."""
    chance = random.Random(3)

    def word(syllables: int) -> str:
        return "".join(chance.choice(_SYLLABLES) for _ in range(syllables)).title()

    bodies = [
        f"{word(3)} {word(2)} {chance.choice(_KINDS)}{f' of {word(3)}' if chance.random() < 0.4 else ''}"
        for _ in range(BODIES)
    ]
    found = [(Kind.ORGANIZATION, body, "") for body in bodies]
    found += [
        (Kind.PERSON, f"{chance.choice(_GIVEN)} {word(2)}", chance.choice(bodies)) for _ in range(PEOPLE)
    ]
    found += [(Kind.POLICY, f"{word(2)} {word(3)} Act (H.B. {n})", "") for n in range(POLICIES)]
    chance.shuffle(found)
    return found


def release(number: int, drawn: list[tuple[Kind, str, str]], chance: random.Random) -> Findings:
    """One release that names these."""
    organizations, people, policies, posts = [], [], [], []
    for kind, name, body in drawn:
        varied = chance.random() < 0.2
        if kind is Kind.ORGANIZATION:
            acronym = "".join(word[0] for word in name.split() if word != "of") if varied else None
            written = chance.choice((f"The {name}", f"{name}, Inc.", name.upper())) if varied else name
            organizations.append(Organization(written, _SEEN, acronym))
        elif kind is Kind.PERSON:
            given, _, surname = name.partition(" ")
            written = chance.choice((f"{given} J. {surname}", f"Dr. {name}")) if varied else name
            people.append(Person(written, _SEEN))
            posts.append(Affiliation(written, "director", body, _SEEN))
        else:
            written = name.partition(" (")[0] if varied else name
            policies.append(Policy(written, PolicyKind.BILL, _SEEN))
    day = date(2021, 1, 1) + timedelta(days=number // EACH % 600)
    return Findings(
        PressRelease("x", f"{number}.txt", "text/plain", "0" * 64),
        Heading(headline=f"Release {number}", date=day, place="AUSTIN, Texas"),
        organizations=tuple(organizations),
        people=tuple(people),
        policies=tuple(policies),
        affiliations=tuple(posts),
    )


if __name__ == "__main__":
    main()
