"""A release read from top to bottom: the passes in order, and their drafts turned into findings."""

import re
from dataclasses import dataclass, replace

from advocacy_graph.extract import (
    heading,
    naming,
    statements,
)
from advocacy_graph.extract import issuer as issuing
from advocacy_graph.extract import ties as tying
from advocacy_graph.extract.acronyms import capitals, forget_unacting
from advocacy_graph.extract.actors import register_of
from advocacy_graph.extract.antecedents import resolved
from advocacy_graph.extract.confidence import evidence as evidence_of
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.employers import employers
from advocacy_graph.extract.listed import list_people, list_together
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.own_voice import own_voice, who_speaks
from advocacy_graph.extract.paragraphs import Role, paragraphs
from advocacy_graph.extract.posts import is_public
from advocacy_graph.extract.praised import PRAISED, praising
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.renamed import join_renamed
from advocacy_graph.extract.short_forms import join_short_forms
from advocacy_graph.extract.sorts import told_by_sort
from advocacy_graph.extract.view import View, view
from advocacy_graph.extract.writer import Writer
from advocacy_graph.model import (
    Findings,
    Heading,
    Mode,
    PressRelease,
    Relation,
    Span,
)


@dataclass(frozen=True, slots=True)
class Classed:
    """A paragraph of the kept text and what it was taken for."""

    span: Span
    role: Role


def read(release: PressRelease) -> tuple[tuple[Classed, ...], Findings]:
    """The paragraphs of one English release as they were read, and all its findings."""
    seen = view(release.text)
    paras = paragraphs(seen.text)
    frame = heading.frame(release, seen, paras)
    drafts = statements.drafts(paras, frame.lead)
    register = register_of(seen.text, paras, drafts)
    unsigned = [d for d in drafts if d.rule == "letter" and d.who.is_empty]
    unclaimed = [d for d in drafts if d.rule == "unclaimed"]
    drafts = resolved(register, seen.text, drafts)
    spoken = [s for d in drafts if d.mode is Mode.DIRECT for s in d.segments]
    if all(d.rule == "speaks-on" for d in drafts if d.mode is Mode.DIRECT):
        spoken = []  # "My name is": a part of what may be hers all of it
    own = None if unsigned else own_voice(paras, frame.lead, frame.heading.headline, spoken)
    if own is None and not unsigned and not spoken:
        unsigned = unclaimed
    named = naming.find(
        paras,
        frozenset(register.bodies) | frozenset(n.lower() for n in register.people),
        [d.segments for d in ([own] if own and not spoken else drafts)],
    )
    register.leave_to_policies([p for i in named.items if i.rule == "policy.title" for p in i.places])
    register.forget(w for i in named.items if i.rule in ("policy.known", "policy.title") for w in i.wordings)
    tied = tying.ties(register, paras)
    for tie in tied:
        register.add_body(tie.organization, (tie.start, tie.end), tie.rule, tie.confidence)
        if tie.rule in _NAMES_THE_COALITION and tie.coalition and tie.coalition[0].isupper():
            at = seen.text.find(tie.coalition)
            register.add_body(
                tie.coalition, (at, at + len(tie.coalition)) if at >= 0 else None, tie.rule, 0.85
            )
    list_people(register, paras)
    list_together(register, paras)
    employers(register, paras)
    told_by_sort(register, paras)
    capitals(register, paras, frozenset(w for i in named.items for w in i.wordings if w.isupper()))
    forget_unacting(register, paras, _speaking(drafts) | frozenset(t.organization for t in tied))
    register.absorb([(t.start, t.end) for t in tied])
    join_short_forms(register)
    join_renamed(register, paras)
    names, rule = issuing.issuers(
        register,
        paras,
        drafts,
        frame.lead,
        frame.issuer_line,
        frame.heading.headline,
        release.stated.url,
        release.stated.author,
    )
    if own is not None and spoken and own.who.is_empty:
        own = own if names and _begins_with(register, seen.text, own, names[0]) else None
        if own is not None and any(
            register.long(d.who.organization) == names[0] for d in drafts if not d.who.is_organization
        ):
            own = None  # its own people are quoted: a release like others
    for nobodys in [own] if own is not None else unsigned:
        if nobodys.who.is_empty and (not names or _signs_for_others(register, names[0])):
            spoken_for = who_speaks(register, seen.text, nobodys, frame.heading.headline)
            names, rule = spoken_for or names, "issuer.stands" if spoken_for else rule
    head = _with_issuers(frame.heading, release, register, names, rule, seen)
    if own is not None:
        if own.who.is_empty and names:
            own.who = Mention(name=names[0], organization=names[0], is_organization=True)
        elif own.who.is_organization and own.who.name and register.body(own.who.name) is None:
            register.add_body(own.who.name, own.at, "organization.speaks", 0.7)
        speaks = register.long(own.who.name) or ""
        drafts = [
            own,
            *(
                d
                for d in drafts
                if not (
                    _is_within(d, own)
                    or d.rule == "speaks-on"
                    or (d.who.is_organization and _is_called(register, d, speaks))
                )
            ),
        ]
    signed = [t.organization for t in tied if t.relation is Relation.SIGNATORY]
    if signed:
        unsigned = _of_signers(unsigned, signed)
        if own is not None and own.who.is_empty:
            _of_signers([own], signed)
    elif not names and unsigned is unclaimed:
        unsigned = []
    elif names:
        headline = frame.heading.headline if rule == PRAISED else None
        unsigned = _of_issuer(register, unsigned, (headline and praising(register, headline)) or names[0])
    drafts = sorted([*drafts, *unsigned], key=lambda d: d.segments[0]) if unsigned else drafts
    classed = tuple(Classed(seen.span(p.start, p.end), p.role) for p in paras)
    return classed, Writer(release, seen, paras, register, named, head, tied).findings(drafts)


def _speaking(drafts: list[Draft]) -> frozenset[str]:
    """The names of speakers and of their bodies."""
    return frozenset(name for d in drafts for name in (d.who.name, d.who.organization) if name)


def _signs_for_others(register: Register, name: str) -> bool:
    """Whether an issuer is a person without an office of her own: who signs first below a body's statement."""
    human = register.people.get(name)
    return human is not None and not is_public(human.role or "")


def _is_within(draft: Draft, own: Draft) -> bool:
    """Whether reported speech is part of what a statement says: "The League calls on the board", in its own words."""
    return draft.mode is Mode.INDIRECT and all(
        any(start <= a and b <= end for start, end in own.segments) for a, b in draft.segments
    )


def _begins_with(register: Register, text: str, own: Draft, name: str) -> bool:
    """Whether a statement begins with the body that it would be of: "The Elm League has long held"."""
    begin = own.segments[0][0]
    body = register.body(name)
    begins = body is not None and any(begin <= start <= begin + len("The ") for start, _ in body.places)
    opening = _NO_LETTERS.sub(" ", text[begin : begin + len(name) + len("The ")])
    return begins or opening.startswith((plain := _NO_LETTERS.sub(" ", name), f"The {plain}"))


_NO_LETTERS = re.compile(r"[^\w]+")


def _is_called(register: Register, draft: Draft, name: str) -> bool:
    """Whether the draft's body is the one of this name, or is called by a part of it: "Elm League" of "Elm League of
    Tenants", "Steering Committee"."""
    called = register.long(draft.who.name) or ""
    return called == name or called in name or called.split()[:2] == name.split()[:2]


def _of_signers(letters: list[Draft], signed: list[str]) -> list[Draft]:
    """Letters without a name below them, given to the bodies that are told to have signed."""
    bodies = [Mention(n, organization=n, is_organization=True) for n in dict.fromkeys(signed)]
    for letter in letters:
        letter.who = replace(bodies[0], joint=tuple(bodies[1:]))
    return letters


def _of_issuer(register: Register, letters: list[Draft], name: str) -> list[Draft]:
    """Letters that nobody signs are whoever's that issues them."""
    human = register.people.get(name)
    who = (
        Mention(name, human.role, human.organization)
        if human
        else Mention(name, organization=name, is_organization=True)
    )
    for letter in letters:
        letter.who = who
    return letters


_NAMES_THE_COALITION = ("tie.member-of", "tie.row", "tie.among", "tie.steering")


def _with_issuers(
    head: Heading, release: PressRelease, register: Register, names: list[str], rule: str, seen: View
) -> Heading:
    if release.stated.issuers:
        return replace(head, issuers=tuple(register.long(n) or n for n in release.stated.issuers))
    evidence = None
    body = register.body(names[0]) if names else None
    if body and body.places:
        evidence = evidence_of((seen.span(*body.places[0]),), rule, 0.85 if rule == "issuer.votes" else 0.95)
    return replace(head, issuers=tuple(names), issuers_evidence=evidence)
