"""The names of one release, held against all that is known: each gets the key of the thing that it names."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from advocacy_graph.model import Findings
from advocacy_graph.model.named import Kind, Named, Post
from advocacy_graph.resolve.judgement import SAME_FROM, Judgement, Tie
from advocacy_graph.resolve.key import Key, key_of
from advocacy_graph.resolve.keys import Joined, Keys, Reference, Tied
from advocacy_graph.resolve.register import Candidate, Register
from advocacy_graph.resolve.setting import places
from advocacy_graph.resolve.telling import telling

_MOST_TIES = 3
_SURE_OF_PEOPLE = 0.93


def across(findings: Findings, keys: Keys, register: Register, release: str) -> Keys:
    """`keys` of one release, each as the register has it; the register learns what the release tells.

    What is surely the same as a thing of the register gets its key, what is not gets one of its own. `release` is the
    slug of the release: it tells apart what only means something inside of it ("the memo"). Where a name proves that two
    things of the register are one, `joined` says so with the key that goes.
    """
    desk = _Desk(findings, register, release)
    return Keys(
        organizations=desk.settled(Kind.ORGANIZATION, keys.organizations),
        people=desk.settled(Kind.PERSON, keys.people),
        policies=desk.settled(Kind.POLICY, keys.policies),
        joined=tuple(desk.joined),
        tied=tuple(dict.fromkeys(desk.tied)),
        references=tuple(desk.references),
    )


class _Desk:
    def __init__(self, findings: Findings, register: Register, release: str) -> None:
        self.findings = findings
        self.register = register
        self.release = release
        self.places = places(findings, register.known)
        self.date = findings.heading.date.isoformat() if findings.heading.date else ""
        self.joined: list[Joined] = []
        self.tied: list[Tied] = []
        self.references: list[Reference] = []

    def settled(self, kind: Kind, keys: Mapping[str, Key]) -> dict[str, Key]:
        wordings: dict[str, list[str]] = {}
        for name, key in keys.items():
            wordings.setdefault(key.value, []).append(name)
        values = {value: self._settle(kind, value, names) for value, names in wordings.items()}
        return {name: replace(key, value=values[key.value]) for name, key in keys.items()}

    def _settle(self, kind: Kind, value: str, names: list[str]) -> str:
        named = self._named(kind, value, names)
        if not named.names:  # "the memo": of this release alone
            return f"{value}-{self.release}"
        candidates = self.register.candidates(named)
        same = [each for each in candidates if each.judgement.score >= SAME_FROM]
        entry = self.register.known.find((*named.names, *named.acronyms), named.places)
        if same:
            reference = same[0].reference
            self._join(kind, named, same)
        else:
            reference = self._new(kind, key_of(entry.name) if entry else value, named)
        self._tie(kind, reference, candidates)
        chosen = _key(reference)
        if entry:
            self.references.append(Reference(kind, chosen, entry.name, entry.wikidata))
            named = replace(named, names=(*named.names, entry.name))
        self.register.enter(reference, named)
        return chosen

    def _named(self, kind: Kind, value: str, names: list[str]) -> Named:
        """What this release says of it."""
        found = self.findings
        own = set(names)
        acronyms: tuple[str, ...] = ()
        posts: tuple[Post, ...] = ()
        sort = ""
        if kind is Kind.ORGANIZATION:
            acronyms = tuple(o.acronym for o in found.organizations if o.acronym and o.name in own)
        elif kind is Kind.PERSON:
            posts = tuple(
                dict.fromkeys(
                    Post(a.role or "", a.organization or "", self.date)
                    for a in found.affiliations
                    if a.person in own
                )
            )
        else:
            sort = next((str(policy.kind) for policy in found.policies if policy.name in own), "")
        dates = (self.date,) if self.date else ()
        return Named(kind, telling(kind, names), acronyms, self.places, dates, posts, sort)

    def _join(self, kind: Kind, named: Named, same: list[Candidate]) -> None:
        """Say why the name is that thing's; and that things are one which the name joins, unless they differ."""
        first, *others = same
        into = _key(first.reference)
        if not set(named.names) <= set(first.named.names):
            self.joined.append(Joined(kind, into, named.names[0], first.judgement))
        for other in others:
            if kind is Kind.PERSON and min(first.judgement.score, other.judgement.score) < _SURE_OF_PEOPLE:
                continue  # a name without a post fits both of two people who bear it
            if not self.register.are_two(first.reference, other.reference):
                key = _key(other.reference)
                reasons = (f"{named.names[0]!r} is the name of both", *other.judgement.reasons)
                self.joined.append(
                    Joined(kind, into, other.named.names[0], Judgement(other.judgement.score, reasons), key)
                )
                self.register.merge(other.reference, first.reference)

    def _new(self, kind: Kind, value: str, named: Named) -> str:
        """A reference that no other thing has: `john-smith`, `john-smith-harbour-workers-union`."""
        marks = (
            [post.organization or post.role for post in named.posts] + sorted(named.places) + [self.date[:7]]
        )
        for mark in ("", *filter(None, marks), self.release):
            key = f"{value}-{key_of(mark)}" if mark else value
            reference = f"{kind}/{key}"
            if self.register.named(reference) is None:
                return reference
        return f"{kind}/{value}-{self.release}-{kind}"

    def _tie(self, kind: Kind, reference: str, candidates: Iterable[Candidate]) -> None:
        key = _key(reference)
        tied = [each for each in candidates if each.judgement.tie and each.reference != reference]
        for each in tied[:_MOST_TIES]:
            other = _key(each.reference)
            match each.judgement.tie:
                case Tie.WHOLE:
                    self.tied.append(Tied(kind, other, Tie.PART, key))
                case Tie.PART | Tie.SISTER:
                    self.tied.append(Tied(kind, key, each.judgement.tie, other))
                case _ if max(each.named.dates, default="") <= self.date:
                    self.tied.append(Tied(kind, key, Tie.AGAIN, other))
                case _:
                    self.tied.append(Tied(kind, other, Tie.AGAIN, key))


def _key(reference: str) -> str:
    return reference.partition("/")[2]
