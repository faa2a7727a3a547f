"""Which names in one release's findings are one thing, and the key of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from advocacy_graph.model import ActorKind, Demand, Findings, Organization, Person, Policy, Position
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve.gazetteer import Entry
from advocacy_graph.resolve.judgement import Judgement, Tie
from advocacy_graph.resolve.key import Key, key_in, key_of
from advocacy_graph.resolve.normal import normal


@dataclass(frozen=True, slots=True)
class Joined:
    """A name that was judged to be that of the thing with this key. `gone` is the key that it had until now, if any."""

    kind: Kind
    key: str
    name: str
    judgement: Judgement
    gone: str | None = None


@dataclass(frozen=True, slots=True)
class Tied:
    """Two things that are not one: the first is a part or sister of the second, or that bill introduced again."""

    kind: Kind
    key: str
    tie: Tie
    other: str


@dataclass(frozen=True, slots=True)
class Reference:
    """What the gazetteer, a register or the codebook calls a thing; `wikidata` is an identifier such as Q11231, or empty.

    `own` is the thing's id in the user's own register or codebook: their name for it is then its name.
    """

    kind: Kind
    key: str
    name: str
    wikidata: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Two things of which a person has to say whether they are one. The keys are in order."""

    kind: Kind
    key: str
    other: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Keys:
    """Every name and wording in the findings of one release, by kind, with its key.

    People, organisations and policies are told apart: a person and a policy may share a key. The rest is there where
    the names were held against those of other releases (see `across`).
    """

    organizations: Mapping[str, Key]
    people: Mapping[str, Key]
    policies: Mapping[str, Key]
    joined: tuple[Joined, ...] = ()
    tied: tuple[Tied, ...] = ()
    references: tuple[Reference, ...] = ()
    asked: tuple[Asked, ...] = ()


def asked(kind: Kind, reference: str, other: str, judgement: Judgement) -> Asked:
    """The question between two references, the same from either side."""
    first, second = sorted(map(key_in, (reference, other)))
    return Asked(kind, first, second, judgement)


def reference_of(kind: Kind, key: str, entry: Entry) -> Reference:
    """What a gazetteer's or register's entry adds to the thing with that key."""
    return Reference(kind, key, entry.name, entry.wikidata, entry.id if entry.own else "")


def keys(findings: Findings) -> Keys:
    """The key of each name in `findings`.

    Two names get one key when they are equal but for case, accents and punctuation (see `normal`), when
    one is an acronym that this release ties to the other, or when the release uses one as a wording of
    the other. Where a wording would fit several, the first that the release declares has it.
    """
    return Keys(
        organizations=_by_name(findings.organizations, _organizations_named(findings)),
        people=_by_name(findings.people, _people_named(findings)),
        policies=_by_name(findings.policies, _policies_named(findings)),
    )


def _by_name(
    declared: Iterable[Organization | Person | Policy], named: Iterable[str | None]
) -> dict[str, Key]:
    declared = tuple(declared)
    found: dict[str, Key] = {}
    by_normal: dict[str, Key] = {}

    def note(name: str, key: Key) -> None:
        found.setdefault(name, key)
        if normal(name):
            by_normal.setdefault(normal(name), key)

    acronyms = {
        normal(o.acronym): o.name
        for o in declared
        if isinstance(o, Organization) and o.acronym and normal(o.acronym)
    }
    # Names before acronyms before wordings: "Lin" is nobody's wording where it is somebody's name.
    for thing in declared:
        long_form = acronyms.get(normal(thing.name), thing.name)
        if long_form == thing.name:
            note(thing.name, Key(key_of(thing.name), 1.0, "named so"))
        else:
            note(thing.name, Key(key_of(long_form), 0.98, f"acronym of {long_form!r} in this release"))
    for thing in declared:
        if isinstance(thing, Organization) and thing.acronym:
            value = found[thing.name].value
            note(thing.acronym, Key(value, 0.98, f"acronym of {thing.name!r} in this release"))
    for thing in declared:
        for wording in thing.wordings:
            note(wording, Key(found[thing.name].value, 0.95, f"wording of {thing.name!r} in this release"))
    for name in named:
        if name is not None and name not in found:
            same = by_normal.get(normal(name))
            note(name, same or Key(key_of(name), 0.9, "named, not declared: stands for itself"))
    return found


def _organizations_named(findings: Findings) -> Iterable[str | None]:
    yield from findings.heading.issuers
    for affiliation in findings.affiliations:
        yield affiliation.organization
    for statement in findings.statements:
        for speaker in statement.speakers:
            yield speaker.organization
            yield speaker.name if speaker.kind is ActorKind.ORGANIZATION else None
    for held in _held(findings):
        yield held.on_behalf_of
        yield held.holder if held.holder_kind is ActorKind.ORGANIZATION else None
    people = {name for person in findings.people for name in (person.name, *person.wordings)}
    for demand in findings.demands:
        yield demand.addressed_to if demand.addressed_to not in people else None
    for tie in findings.ties:
        yield tie.coalition
        yield tie.organization


def _people_named(findings: Findings) -> Iterable[str | None]:
    for affiliation in findings.affiliations:
        yield affiliation.person
    for statement in findings.statements:
        for speaker in statement.speakers:
            yield speaker.name if speaker.kind is ActorKind.PERSON else None
    for held in _held(findings):
        yield held.holder if held.holder_kind is ActorKind.PERSON else None


def _policies_named(findings: Findings) -> Iterable[str | None]:
    for statement in findings.statements:
        yield from statement.about
    for position in findings.positions:
        yield position.target
    for demand in findings.demands:
        yield demand.concerns


def _held(findings: Findings) -> Iterable[Position | Demand]:
    yield from findings.positions
    yield from findings.demands
