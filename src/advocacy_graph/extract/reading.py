"""A release read from top to bottom: the passes in order, and their drafts turned into findings."""

import re
from dataclasses import dataclass, replace

from advocacy_graph.extract import (
    actors,
    heading,
    lexicon,
    naming,
    statements,
    writer,
)
from advocacy_graph.extract import issuer as issuing
from advocacy_graph.extract import ties as tying
from advocacy_graph.extract.actors import Register
from advocacy_graph.extract.antecedents import resolved
from advocacy_graph.extract.confidence import evidence as evidence_of
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import HONORIFIC
from advocacy_graph.extract.own_voice import own_voice
from advocacy_graph.extract.paragraphs import Paragraph, Role, paragraphs
from advocacy_graph.extract.posts import is_post, is_public, role_in
from advocacy_graph.extract.renamed import join_renamed
from advocacy_graph.extract.speaker import mention
from advocacy_graph.extract.view import View, view
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
    register = _register(seen.text, paras, drafts)
    unsigned = [d for d in drafts if d.rule == "letter" and d.who.is_empty]
    drafts = resolved(register, seen.text, drafts)
    spoken = [s for d in drafts if d.mode is Mode.DIRECT for s in d.segments]
    own = None if unsigned else own_voice(paras, frame.lead, frame.heading.headline, spoken)
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
    actors.list_together(register, paras)
    actors.employers(register, paras)
    actors.capitals(register, paras, frozenset(w for i in named.items for w in i.wordings if w.isupper()))
    register.absorb([(t.start, t.end) for t in tied])
    actors.join_short_forms(register)
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
        own = own if names and _begins_with(seen.text, own, names[0]) else None
        if own is not None and any(register.long(d.who.organization) == names[0] for d in drafts):
            own = None  # its own people are quoted: a release like others
    if own is not None and own.who.is_empty and not names:
        names, rule = _speaks_of_itself(register, seen.text, own), "issuer.stands"
    head = _with_issuers(frame.heading, release, register, names, rule, seen)
    if own is not None and own.who.is_empty and names:
        own.who = Mention(name=names[0], organization=names[0], is_organization=True)
    if own is not None and not own.who.is_empty:
        speaks = register.long(own.who.name) or ""
        drafts = [
            own,
            *(d for d in drafts if not (d.who.is_organization and _is_called(register, d, speaks))),
        ]
    signed = [t.organization for t in tied if t.relation is Relation.SIGNATORY] if unsigned else []
    if unsigned and (signed or names):
        letters = _of_signers(unsigned, signed) if signed else _of_issuer(register, unsigned, names[0])
        drafts = sorted([*drafts, *letters], key=lambda d: d.segments[0])
    classed = tuple(Classed(seen.span(p.start, p.end), p.role) for p in paras)
    return classed, writer.findings(release, seen, paras, register, named, head, tied, drafts)


def _begins_with(text: str, own: Draft, name: str) -> bool:
    """Whether a statement begins with the body that it would be of: "The Elm League has long held"."""
    begin = own.segments[0][0]
    return text.startswith((name, f"The {name}"), begin)


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


_NAMES_THE_COALITION = ("tie.member-of", "tie.which-includes", "tie.of-bodies", "tie.among", "tie.steering")


def _register(text: str, paras: list[Paragraph], drafts: list[Draft]) -> Register:
    register = Register()
    actors.define_acronyms(register, paras)
    for draft in drafts:
        draft.who = _whole_name(text, draft.who)
        actors.add_speaker(register, text, draft.who, draft.at)
    actors.scan(register, paras)
    actors.tie_acronyms(register, paras)
    register.part_people_from_bodies()
    _posts_beside(register, text)
    _bodies_beside(register, text)
    for draft in drafts:
        name = draft.who.name
        if (
            draft.who.is_organization
            and name
            and not actors.is_short_form(name)
            and actors.can_be_body(text, name)
            and not actors.names_several(register, name)
        ):
            register.add_body(name, draft.at, "organization.speaks", 0.85)
    return register


_BESIDE = re.compile(
    rf"(?:^|[.;:!?”]\s|\b(?:by|with|that|and|to|from)\s)(?P<post>(?:[Tt]he |[Ii]ts |[Tt]heir |[A-Z])[^.;:!?“”]{{3,110}}?),\s+(?:{HONORIFIC.pattern})?$"
)


def _posts_beside(register: Register, text: str) -> None:
    """ "led by its President, Mr. John Doe": who is named after a post holds it."""
    for human in list(register.people.values()):
        if human.role or " " not in human.name:
            continue
        for start, _ in human.places[:3]:
            beside = _BESIDE.search(text, max(0, start - 160), start)
            who = mention(f"{' '.join(beside.group('post').split())}, {human.name}") if beside else Mention()
            if beside and who.name == human.name and who.role and is_post(who.role):
                human.role = who.role
                if who.organization == ITS:
                    before = [(p, b.name) for b in register.bodies.values() for p, _ in b.places if p < start]
                    human.organization = human.organization or (max(before)[1] if before else None)
                else:
                    human.organization = human.organization or who.organization
                break


def _bodies_beside(register: Register, text: str) -> None:
    """ "ELMA President Jane Doe", "Jane Doe, Chair of the Council of Deans": whose post it is that somebody holds."""
    lacking = [h for h in register.people.values() if h.role and not h.organization and " " in h.name]
    if not lacking:
        return
    ends = {end: b for b in register.bodies.values() if not b.is_governmental for _, end in b.places}
    begins = {start: b for b in register.bodies.values() if not b.is_governmental for start, _ in b.places}
    for human in lacking:
        post = human.role or ""
        public = is_public(post)
        for start, end in human.places[:3]:
            before = start - len(post) - 1
            beside = None
            if not public and before > 0 and text.startswith(post, before):
                beside = ends.get(before - 1)
                if beside is None and (short := _SHORT_BEFORE.search(text, max(0, before - 12), before)):
                    beside = register.add_body(short.group(1), short.span(1), "organization.role", 0.85)
            if beside is None and (held := _POST_OF.match(text, end)) and is_post(held.group("post")):
                beside = begins.get(held.end())
            if beside is not None:
                human.organization = beside.name
                break


_SHORT_BEFORE = re.compile(r"(?<![\w.])((?!(?:US|UK|EU|UN|MP)\b)[A-Z]{3,8})\s\Z")
_POST_OF = re.compile(
    r",\s+(?:the\s+)?(?P<post>[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})\s+(?:of|for|at)\s+(?:the\s+)?"
)


def _whole_name(text: str, who: Mention) -> Mention:
    """ "Clear | Water Campaign Director": the body's second word went to the role, as its name elsewhere shows."""
    if not (who.organization and who.role and " " not in who.organization and " " in who.role):
        return who
    word, rest = who.role.split(" ", 1)
    longer = f"{who.organization} {word}"
    if word[0].isupper() and _stands_alone(text, longer, rest):
        return replace(who, organization=longer, role=rest)
    return who


_MORE_CAPITALS = re.compile(r"(?: [A-Z][\w'’-]*){1,3}")


def _stands_alone(text: str, name: str, rest: str) -> bool:
    """Whether `name` stands somewhere as words of their own, `rest` not after it."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if (
            not (at and (text[at - 1].isalnum() or text[at - 1] == "_"))
            and not (text[end : end + 1].isalnum() or text[end : end + 1] == "_")
            and not text.startswith(f" {rest}", end)
            and not (
                (more := _MORE_CAPITALS.match(text, end)) and role_in(more.group())
            )  # "Carers | National Secretary"
        ):
            return True
        at = text.find(name, at + 1)
    return False


_STANDS = re.compile(
    r"(?:(?<=[.!?]\s)|^)(?:The\s+)?(?P<who>[A-ZÀ-Þ][\w:&'’-]*(?:\s+(?:(?:of|for|and|the)\s+)*[A-ZÀ-Þ][\w:&'’-]*){0,6}(?:,\s[A-Z][a-z]+)?)\s+(?:(?:stands|calls|joins|remains|believes|rejects|opposes|supports|urges|demands|condemns|denounces|welcomes|applauds|has (?:long|always))\b|(?:\([A-Z]{2,10}\)\s*)?(?:,?\s?[^.,]{3,60},\s+)?(?:is|are)\s+(?:\w+\s+){0,2}?(?:"
    + "|".join(sorted(lexicon.words("feelings")))
    + r")\b)"
)


def _speaks_of_itself(register: Register, text: str, own: Draft) -> list[str]:
    """The body that a statement without a letterhead names as taking a stand, where it names but one."""
    standing = {
        match.group("who"): match.span("who")
        for start, end in own.segments
        for match in _STANDS.finditer(text, start, end)
        if not role_in(match.group("who")) and match.group("who") not in register.people
    }
    if len(standing) != 1:
        return []
    ((name, place),) = standing.items()
    body = register.add_body(name, place, "organization.speaks", 0.7)
    return [body.name] if body and not body.is_governmental else []


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
