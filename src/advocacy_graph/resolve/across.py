"""The names of one release, held against all that is known: each gets the key of the thing that it names."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from advocacy_graph.model import Concept, Findings
from advocacy_graph.model.named import Kind, Named, Post
from advocacy_graph.resolve.judgement import SAME_FROM, Judgement, Verdict, judged
from advocacy_graph.resolve.key import Key, key_in, key_of
from advocacy_graph.resolve.keys import Asked, Joined, Keys, Reference, Tied, asked, reference_of
from advocacy_graph.resolve.occasions import is_unnamed, occasion
from advocacy_graph.resolve.register import Candidate, Register
from advocacy_graph.resolve.setting import places
from advocacy_graph.resolve.telling import telling
from advocacy_graph.resolve.tying import ties

SURE_OF_PEOPLE: Final = 0.93
"""Where a name would join people that have others beside them."""


def across(
    findings: Findings,
    keys: Keys,
    register: Register,
    release: str,
    before: Mapping[tuple[Kind, str], str] | None = None,
) -> Keys:
    """`keys` of one release, each as the register has it; the register learns what the release tells.

    What is surely the same as a thing of the register gets its key, what is not gets one of its own. `release` is the
    slug of the release: it tells apart what only means something inside of it ("the memo"). Where a name proves that two
    things of the register are one, `joined` says so with the key that goes. `before` has the references of names as they
    were settled when this text was described before: they stay, since the release would be compared with what itself told.
    """
    desk = _Desk(findings, register, release, before or {})
    return Keys(
        organizations=desk.settled(Kind.ORGANIZATION, keys.organizations),
        people=desk.settled(Kind.PERSON, keys.people),
        policies=desk.settled(Kind.POLICY, keys.policies),
        joined=tuple(desk.joined),
        tied=tuple(dict.fromkeys(desk.tied)),
        references=tuple(desk.references),
        asked=tuple(desk.asked),
    )


class _Desk:
    def __init__(
        self, findings: Findings, register: Register, release: str, before: Mapping[tuple[Kind, str], str]
    ) -> None:
        self.before = before
        self.findings = findings
        self.register = register
        self.release = release
        self.places = places(findings, register.known)
        self.date = findings.heading.date.isoformat() if findings.heading.date else ""
        self.occasion = occasion(
            self.date,
            findings.heading.issuers,
            findings.heading.headline or "",
            (name for person in findings.people for name in (person.name, *person.wordings)),
            (body.name for body in findings.organizations),
            register.known,
        )
        self.joined: list[Joined] = []
        self.tied: list[Tied] = []
        self.references: list[Reference] = []
        self.asked: list[Asked] = []

    def settled(self, kind: Kind, keys: Mapping[str, Key]) -> dict[str, Key]:
        wordings: dict[str, list[str]] = {}
        for name, key in keys.items():
            wordings.setdefault(key.value, []).append(name)
        values = {value: self._settle(kind, value, names) for value, names in wordings.items()}
        return {name: replace(key, value=values[key.value]) for name, key in keys.items()}

    def _settle(self, kind: Kind, value: str, names: list[str]) -> str:
        named = self._named(kind, value, names)
        concept = self.register.codebook.find(names) if kind is Kind.POLICY else None
        if concept:
            return self._under(concept, replace(named, names=named.names or tuple(names)))
        decided = self.register.decided
        natural = f"{kind}/{value}"
        if not named.names:  # the beginning of a name: of this release alone
            return key_in(decided.meant(f"{natural}-{self.release}", self.release, names))
        if settled := next((self.before[kind, name] for name in names if (kind, name) in self.before), None):
            settled = decided.meant(settled, self.release, names)
            self.register.enter(settled, named)
            return key_in(settled)
        candidates = [
            each for each in self.register.candidates(named) if not self._kept_apart(natural, value, each)
        ]
        same = self.register.sure(named, candidates)
        entry = self.register.known.find((*named.names, *named.acronyms), named.places, kind)
        if same:
            reference = same[0].reference
            self._join(kind, named, same)
        elif decided.is_kept(natural) and not self._is_of_another(natural, value):
            reference = natural
        else:
            reference = self._new(kind, key_of(entry.name) if entry else value, named)
        if not same and is_unnamed(
            named
        ):  # "the memo", of this release until another is about the same event
            reference = f"{natural}-{self.release}"
        reference = decided.meant(reference, self.release, names)
        if entry:
            self.references.append(reference_of(kind, key_in(reference), entry))
            named = replace(named, names=(*named.names, entry.name))
        self._enter(reference, named, candidates)
        return key_in(reference)

    def _kept_apart(self, natural: str, value: str, candidate: Candidate) -> bool:
        """Whether people said that what bears this name by itself is not that thing. Two may bear it; then it says nothing."""
        ruling = self.register.decided.between(natural, candidate.reference)
        return ruling is Verdict.DIFFERENT and value not in map(key_of, candidate.named.names)

    def _is_of_another(self, reference: str, value: str) -> bool:
        """Whether the thing of that reference bears the name already, and was judged not to be meant by it."""
        known = self.register.named(self.register.decided.become(reference))
        return known is not None and value in map(key_of, known.names)

    def _under(self, concept: Concept, named: Named) -> str:
        """The thing that the codebook has for the name; what was that name's before becomes it."""
        reference = f"{Kind.POLICY}/{concept.key}"
        judgement = judged(0.99, f"a label of {concept.label!r} in the codebook")
        candidates = self.register.candidates(named, reference)
        known = self.register.named(reference)
        if named.names[0] not in (concept.label, *(known.names if known else ())):
            self.joined.append(Joined(Kind.POLICY, concept.key, named.names[0], judgement))
        self.references.append(Reference(Kind.POLICY, concept.key, concept.label, own=concept.key))
        self._enter(reference, named, candidates)
        for each in candidates:
            if each.judgement.score >= SAME_FROM and not self.register.are_two(reference, each.reference):
                self._become(Kind.POLICY, reference, each, judgement)
        return concept.key

    def _enter(self, reference: str, named: Named, candidates: list[Candidate]) -> None:
        self.tied += ties(named.kind, reference, self.date, candidates)
        self.register.enter(reference, named)
        for each in candidates:
            if each.judgement.verdict is not Verdict.DIFFERENT and each.reference != reference:
                judgement = self.register.judged(
                    *sorted((reference, each.reference))
                )  # by all that is known of both
                if judgement and judgement.verdict is not Verdict.DIFFERENT:
                    self.asked.append(asked(named.kind, reference, each.reference, judgement))

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
        found_so = Named(kind, telling(kind, names), acronyms, self.places, dates, posts, sort)
        return replace(found_so, occasions=(self.occasion,)) if is_unnamed(found_so) else found_so

    def _join(self, kind: Kind, named: Named, same: list[Candidate]) -> None:
        """Say why the name is that thing's; and that things are one which the name joins, unless they differ."""
        first, *others = same
        if not set(named.names) <= set(first.named.names):
            self.joined.append(Joined(kind, key_in(first.reference), named.names[0], first.judgement))
        for other in others:
            if kind is Kind.PERSON and min(first.judgement.score, other.judgement.score) < SURE_OF_PEOPLE:
                continue  # a name without a post fits both of two people who bear it
            if told := self._renamed(named, first, other):
                self._become(kind, first.reference, other, told)
            elif not self.register.are_two(first.reference, other.reference):
                reasons = (f"{named.names[0]!r} is the name of both", *other.judgement.reasons)
                self._become(kind, first.reference, other, Judgement(other.judgement.score, reasons))

    def _renamed(self, named: Named, one: Candidate, other: Candidate) -> Judgement | None:
        """What the release says of two that bear the new and the former name of a body; None where it says nothing."""
        for body in self.findings.organizations if named.kind is Kind.ORGANIZATION else ():
            for former in body.former if body.name in named.names else ():
                bear = [set(map(key_of, each.named.names)) for each in (one, other)]
                old, new = key_of(former), key_of(body.name)
                if any(new in a and old in b for a, b in (bear, reversed(bear))):
                    when = f" of {self.date}" if self.date else ""
                    return judged(0.95, f"a release{when} says that {body.name!r} was {former!r}")
        return None

    def _become(self, kind: Kind, into: str, gone: Candidate, judgement: Judgement) -> None:
        name = gone.named.names[0]
        self.joined.append(Joined(kind, key_in(into), name, judgement, key_in(gone.reference)))
        self.register.merge(gone.reference, into)

    def _new(self, kind: Kind, value: str, named: Named) -> str:
        """A reference that no other thing has: `john-smith`, `john-smith-harbour-workers-union`."""
        marks = (
            [post.organization or post.role for post in named.posts] + sorted(named.places) + [self.date[:7]]
        )
        for mark in ("", *filter(None, marks), self.release):
            key = f"{value}-{key_of(mark)}" if mark else value
            reference = f"{kind}/{key}"
            if self.register.is_free(reference):
                return reference
        return f"{kind}/{value}-{self.release}-{kind}"
