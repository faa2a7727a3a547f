"""A release read from top to bottom: the passes in order, and their drafts turned into findings."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from advocacy_graph.extract import (
    actors,
    attribution,
    demands,
    heading,
    lexicon,
    naming,
    stance,
    statements,
)
from advocacy_graph.extract import issuer as issuing
from advocacy_graph.extract import ties as tying
from advocacy_graph.extract.actors import Register
from advocacy_graph.extract.confidence import evidence as evidence_of
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import HONORIFIC, NAME, is_name
from advocacy_graph.extract.paragraphs import Paragraph, Role, paragraphs
from advocacy_graph.extract.policies import Item, Policies
from advocacy_graph.extract.renamed import join_renamed
from advocacy_graph.extract.speaker import ITS, Mention, is_post, mention, role_in
from advocacy_graph.extract.stance import Stance
from advocacy_graph.extract.view import View, view
from advocacy_graph.model import (
    ActorKind,
    Affiliation,
    CoalitionTie,
    Demand,
    Findings,
    Heading,
    Mode,
    Organization,
    Person,
    Policy,
    Position,
    PressRelease,
    Relation,
    Span,
    Speaker,
    Statement,
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
    drafts = _resolved(register, seen.text, drafts)
    spoken = [s for d in drafts if d.mode is Mode.DIRECT for s in d.segments]
    own = None if unsigned else statements.own_voice(paras, frame.lead, frame.heading.headline, spoken)
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
    return classed, _Writer(release, seen, paras, register, named, head, tied).findings(drafts)


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
        public = _OFFICE.search(post) is not None
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


def _resolved(register: Register, text: str, drafts: list[Draft]) -> list[Draft]:
    """Surnames, first names and pronouns traced to the full name; what cannot speak is dropped."""
    kept: list[Draft] = []
    previous: Mention | None = None
    for draft in drafts:
        who = draft.who
        if who.pronoun:
            near = _last_named(register, text, draft) if previous is None or previous.name else None
            if who.pronoun == "the":
                who = _described(register, text, who, draft, previous)
                if draft.mode is Mode.INDIRECT and who.name is None and " " not in (who.role or ""):
                    continue
            elif who.pronoun in ("they", "it") and previous is not None and previous.is_organization:
                near = previous
            elif who.pronoun == "it":
                near = _body_begun_with(register, text, draft)
                if near is None:
                    continue
            elif who.pronoun == "they" and draft.mode is Mode.INDIRECT:
                continue
            if who.pronoun in ("he", "she", "they", "it") and (near or previous) is not None:
                who = near or previous or who
            elif who.pronoun:
                continue
        elif who.name:
            if who.organization == ITS:
                who = _its(register, who, draft)
            if who.is_organization and actors.is_short_form(who.name or ""):
                meant = register.long_at(who.name or "", draft.at[0] if draft.at else draft.segments[0][0])
                if meant is None:
                    continue
                who = Mention(meant, organization=meant, is_organization=True)
            who = _named(register, text, who)
        if who.organization and not who.is_organization and actors.is_short_form(who.organization):
            long = register.long_at(who.organization, draft.at[0] if draft.at else draft.segments[0][0])
            known = register.people.get(who.name or "")
            if known and known.organization and actors.is_short_form(known.organization):
                known.organization = long
            who = replace(who, organization=long)
        if (
            who.name
            and not who.is_organization
            and who.name not in register.people
            and not (draft.rule == "turn" or (is_name(who.name) and draft.mode is Mode.DIRECT))
        ):
            continue  # "After", "One", "Documents": a word at a sentence's head that nobody answers to
        if who.is_empty or (who.is_organization and register.body(who.name) is None):
            continue
        draft.who = who
        kept.append(draft)
        previous = who
    return kept


def _body_begun_with(register: Register, text: str, draft: Draft) -> Mention | None:
    """Whom "it said" means: the body that its paragraph begins with."""
    begin = text.rfind("\n", 0, draft.segments[0][0]) + 1
    begins = [
        b for b in register.bodies.values() if any(begin <= start <= begin + 5 for start, _ in b.places)
    ]
    return Mention(begins[0].name, organization=begins[0].name, is_organization=True) if begins else None


def _described(
    register: Register, text: str, who: Mention, draft: Draft, previous: Mention | None
) -> Mention:
    """ "The senator": whoever of that office was named last before; nobody known where there is none."""
    if previous and previous.name is None and previous.role == who.role:
        return replace(who, organization=who.organization or previous.organization, pronoun=None)
    at = draft.segments[0][0]
    offices = _offices((who.role or "").lower())
    body = register.long(who.organization)
    fitting = [
        (start, human)
        for human in register.people.values()
        if human.role
        and any(office in human.role.lower() for office in offices)
        and (body is None or human.organization is None or register.long(human.organization) == body)
        for start, _ in human.places
        if start < at
    ]
    if fitting:
        human = max(fitting, key=lambda found: found[0])[1]
        return Mention(human.name, human.role, register.long(human.organization))
    named = _holder(text[: min(at, _HOLDERS_WITHIN)], offices) if body is None else None
    if named is None:
        return Mention(role=who.role, organization=who.organization)
    office, name, start = named
    holder = register.add_person(name, (start, start + len(name)), "person.office", 0.85)
    if holder and holder.role is None:
        holder.role = office
    return Mention(holder.name if holder else name, office)


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


_HOLDERS_WITHIN = 8_000  # code points from the top; who holds an office is said early
_SAME_OFFICE = {row[0]: tuple(row[1].split(", ")) for row in lexicon.rows("offices")}


def _offices(role: str) -> tuple[str, ...]:
    """The office and what it is also called: "head of state" of a republic's president."""
    return (role, *_SAME_OFFICE.get(role, ()))


def _holder(before: str, offices: tuple[str, ...]) -> tuple[str, str, int] | None:
    """ "The President of the Republic, H.E. Dr. Jane Doe": an office with its holder named beside it, the last one."""
    small = before.lower()
    if len(small) != len(before):
        return None
    for office in offices:
        at = small.rfind(office)
        while at >= 0:
            match = _HELD_BY.match(before, at + len(office))
            if match and is_name(match.group("name")) and (" " in office or match.group("of")):
                return before[at : match.end("office")], match.group("name"), match.start("name")
            at = small.rfind(office, 0, at)
    return None


_HELD_BY = re.compile(
    rf"(?P<office>(?P<of>\s+(?:of|for)\s+[^,.;:“”]{{2,90}}(?=,))?)(?:,\s+|\s+)(?:{HONORIFIC.pattern})?(?P<name>{NAME.pattern})"
)


def _its(register: Register, who: Mention, draft: Draft) -> Mention:
    """ "Its director, Jane Doe": hers is the body named last before."""
    at = draft.at[0] if draft.at else draft.segments[0][0]
    before = [(p, b) for b in register.bodies.values() for p, _ in b.places if p < at]
    body = max(before, key=lambda found: found[0])[1].name if before else None
    human = register.people.get(who.name or "")
    if human and human.organization is None:
        human.organization = body
    return replace(who, organization=body)


def _named(register: Register, text: str, who: Mention) -> Mention:
    assert who.name is not None
    full = register.full_name(who.name)
    body = register.body(who.name)
    if full is None and body is None and actors.is_short_form(who.name):
        long = register.long(who.name)
        return Mention(name=long, organization=long, is_organization=True) if long != who.name else who
    if full is None and body is None and " " not in who.name:
        full = _full_elsewhere(register, text, who.name)
    if full is not None and (body is None or " " in who.name):
        human = register.people[full]
        role = who.role or human.role
        organization = who.organization or human.organization
        return Mention(
            full,
            role,
            register.long(organization),
            False,
            None,
            tuple(_named(register, text, j) for j in who.joint),
        )
    if body is not None or who.is_organization:
        long = register.long(who.name)
        return Mention(name=long, organization=long, is_organization=True)
    return replace(who, organization=register.long(who.organization))


def _last_named(register: Register, text: str, draft: Draft) -> Mention | None:
    """Whom "he" or "she" means: the person named last before the quotation, in this paragraph or the one before."""
    start = draft.segments[0][0]
    before = _QUOTED.sub(lambda m: "“" + " " * (len(m.group()) - 1), text[max(0, start - 500) : start])
    best, at = None, -1
    named: list[tuple[int, actors.Human]] = []
    for human in register.people.values():
        surname = human.name.split()[-1]
        place = max(before.rfind(human.name), before.rfind(f" {surname}"), before.rfind(f"\n{surname}"))
        if place > at:
            best, at = human, place
        if place >= 0:
            named.append((place, human))
    if best is not None:
        begin = max((m.end() for m in _BEGINS.finditer(before, 0, at)), default=0)
        first = min(((p, h) for p, h in named if p >= begin), key=lambda n: n[0])
        if first[0] < at and _SUBJECT_AHEAD.fullmatch(before, begin, first[0] + 1):
            best = first[1]  # who acts in the sentence, not whom it names last
    for match in _SUBJECT.finditer(before, max(0, at)):
        name = match.group("name")
        if match.start("name") > at and is_name(name) and register.body(name) is None and not role_in(name):
            who = mention(f"{name}, {match.group('desc')}") if match.group("desc") else Mention(name)
            offset = max(0, start - 500) + match.start("name")
            best = register.add_person(name, (offset, offset + len(name)), "person.subject", 0.8) or best
            at = match.start("name")
            if best and best.name == name:
                best.role, best.organization = best.role or who.role, best.organization or who.organization
    if best is None:
        return None
    return Mention(best.name, best.role, register.long(best.organization))


_BEGINS = re.compile(r"[.!?”]\s+|\n\s*")
# what stands before the name of a sentence's subject: its post, and whose
_SUBJECT_AHEAD = re.compile(
    r"(?!(?:In|At|On|For|As|With|While|After|Following|During|Since|By|When|From|Under|Before|To)\b)(?:[\w'’.&-]+,?\s+){0,7}\S?"
)
_QUOTED = re.compile(r"^[^“”]*”|“[^“”]*(?:”|$)")
_SUBJECT = re.compile(
    rf"(?:^|[.!?”]\s+|\n)(?:(?:[A-Z][\w'-]*\s+)?(?:[a-z][\w'-]*\s+){{1,3}})?(?:{HONORIFIC.pattern})?(?P<name>{NAME.pattern})(?:\s+(?=[a-z])|,\s+(?=who\b|\d)|,\s+(?P<desc>an?\s[a-z][^.,;:“”]{{2,60}}),)"
)


_CAPITAL = r"[A-ZÀ-Þ][\w'’]*(?:-[A-ZÀ-Þ][\w'’]*)*"
_CAPITAL_BEFORE = re.compile(rf"(?<![\w'’-]){_CAPITAL}\s+(?:[A-Z]\.\s+)?\Z")
# "Concordia | Health Partners" gives nobody a name
_CAPITAL_AFTER = re.compile(rf"\s+{_CAPITAL}(?![\w'’-])(?!\s+(?:&\s+)?[A-Z])")
_BEGUN, _ENDED = re.compile(r"(?<![\w'’-])"), re.compile(r"(?![\w-])")
_FAR = 80  # code points; a first name and an initial are shorter


def _full_elsewhere(register: Register, text: str, surname: str) -> str | None:
    """The one full name that the release prints for a surname, where no rule had met it."""
    found: set[str] = set()
    done, at = 0, text.find(surname)
    while at >= 0:
        end = at + len(surname)
        before = _CAPITAL_BEFORE.search(text, max(done, at - _FAR), at) if _ENDED.match(text, end) else None
        after = None if before else _CAPITAL_AFTER.match(text, end)
        if before or (after and _BEGUN.match(text, at)):
            start, end = before.start() if before else at, after.end() if after else end
            found.add(text[start:end])
            done = end
        at = text.find(surname, max(done, at + 1))
    names = {" ".join(n.split()) for n in found if is_name(n) and not role_in(n.split()[0])}
    if len(names) != 1:
        return None
    name = names.pop()
    at = text.find(name)
    human = register.add_person(name, (at, at + len(name)) if at >= 0 else None, "person.elsewhere", 0.85)
    return human.name if human else None


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


_WHOLE_BODY = 4  # paragraphs from which a statement is a body that names much in passing


def _without_context(taken: stance.Taken) -> None:
    """Leaves a statement of many paragraphs what it judges itself; its general tone judges not all that it names."""
    judged = [s for s in taken.stances if s.rule != "stance.context"]
    if judged:
        passing = {id(s.item) for s in taken.stances} - {id(s.item) for s in judged}
        taken.stances[:] = judged
        taken.named[:] = [item for item in taken.named if id(item) not in passing]


class _Writer:
    """Turns drafts, which count in the view, into findings, which count in the kept text."""

    def __init__(
        self,
        release: PressRelease,
        seen: View,
        paras: list[Paragraph],
        register: Register,
        named: Policies,
        head: Heading,
        tied: list[tying.Tied],
    ) -> None:
        self.release, self.seen, self.paras, self.register, self.named, self.head, self.tied = (
            release,
            seen,
            paras,
            register,
            named,
            head,
            tied,
        )
        self.issuer = head.issuers[0] if head.issuers else None
        self.names = [w for b in register.bodies.values() for w in (b.name, *b.wordings)] + list(
            register.people
        )

    def spans(self, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(self.seen.span(a, b) for a, b in places if b > a)

    def findings(self, drafts: list[Draft]) -> Findings:
        stated: list[Statement] = []
        positions: list[Position] = []
        demanded: list[Demand] = []
        keys: set[str] = set()
        spoken: list[tuple[int, int]] = []
        for draft, taken in zip(drafts, self.taken(drafts), strict=True):
            statement = self.statement(draft, keys)
            asked = demands.demands(self.named, self.seen.text, draft.segments)
            about = tuple(dict.fromkeys(i.name for i in [*(s.item for s in taken.stances), *taken.named]))
            stated.append(replace(statement, about=about))
            spoken.extend(draft.segments)
            positions.extend(self.position(s, statement, statement.speaker) for s in taken.stances)
            demanded.extend(self.demand(a, statement.speaker, statement.key) for a in asked)
        self.narrated(spoken, positions, demanded)
        people, affiliations = self.people()
        ties = self.ties()
        return Findings(
            release=self.release,
            heading=self.head,
            statements=tuple(stated),
            organizations=self.organizations(),
            people=people,
            affiliations=affiliations,
            policies=tuple(self.policy(i) for i in self.named.items),
            positions=tuple(positions),
            demands=tuple(demanded),
            ties=ties,
        )

    def taken(self, drafts: list[Draft]) -> list[stance.Taken]:
        """What each statement takes a position on, what one leaves open told by the others and the headline."""
        found = [
            stance.stances(
                self.named,
                self.seen.text,
                d.segments,
                by_holder=d.mode is Mode.DIRECT or d.rule == "indirect.act",
            )
            for d in drafts
        ]
        for draft, one in zip(drafts, found, strict=True):
            if len(draft.segments) >= _WHOLE_BODY:
                _without_context(one)
        headline = [
            stance.stances(self.named, self.seen.text, [(p.start, p.end)], by_holder=False)
            for p in self.paras
            if p.role in (Role.HEADLINE, Role.SUBHEAD)
        ]
        speakers = [d.who.name or d.who.role for d in drafts]
        stance.settle(self.named, found, speakers, [d.mode is Mode.DIRECT for d in drafts], headline)
        return found

    def statement(self, draft: Draft, keys: set[str]) -> Statement:
        spans = self.spans(draft.segments)
        words = " ".join(" ".join(s.words(self.release.text).split()) for s in spans)
        who = draft.who
        speakers = [self.speaker(who, draft.rule == "label"), *(self.speaker(j) for j in who.joint)]
        base = hashlib.sha256(f"{speakers[0].name}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()[
            :12
        ]
        key, again = base, 1
        while key in keys:
            again += 1
            key = f"{base}-{again}"
        keys.add(key)
        return Statement(
            key=key,
            mode=draft.mode,
            words=words,
            speakers=tuple(speakers),
            evidence=evidence_of(spans, f"statement.{draft.rule}", draft.confidence),
            attribution=self.seen.span(*draft.at) if draft.at else None,
        )

    def speaker(self, who: Mention, labelled: bool = False) -> Speaker:
        if who.is_organization:
            return Speaker(who.name, ActorKind.ORGANIZATION, None, who.name)
        organization = self.register.long(who.organization)
        if (
            organization is None
            and not labelled
            and who.name
            and who.role
            and (not _OFFICE.search(who.role) or self.seat_of_issuer(who.role))
            and is_post(who.role)
            and who.name in self.register.people
        ):
            organization = self.issuer if self.issuer not in self.register.people else None
        return Speaker(who.name, ActorKind.PERSON, who.role, organization)

    def seat_of_issuer(self, role: str) -> bool:
        """Whether a council issues the release in which a "Council Member" speaks."""
        return role.endswith(" Member") and role.removesuffix(" Member") in (self.issuer or "").split()

    def position(
        self,
        taken: Stance,
        statement: Statement | None,
        speaker: Speaker,
        sentence: tuple[int, int] | None = None,
    ) -> Position:
        """A position; one in narration has its whole sentence for evidence, since no statement has the words."""
        if statement is None and sentence:
            spans = self.spans([sentence])
        else:
            spans = self.spans(taken.cues[:1]) or (statement.evidence.spans if statement else ())
        return Position(
            holder=speaker.name,
            holder_kind=speaker.kind,
            on_behalf_of=speaker.organization,
            target=taken.item.name,
            polarity=taken.polarity,
            evidence=evidence_of(spans, taken.rule, taken.confidence),
            statement=statement.key if statement else None,
            cues=tuple(dict.fromkeys(" ".join(self.seen.text[a:b].split()) for a, b in taken.cues)),
            condition=taken.condition,
            intensity=taken.intensity,
        )

    def demand(self, asked: demands.Asked, speaker: Speaker, statement: str | None) -> Demand:
        span = self.seen.span(asked.start, asked.end)
        whom = re.sub(r"^(?:the|The|our|Our|all|All)\s+", "", asked.whom) if asked.whom else None
        if whom:
            full = self.register.full_name(whom)
            if full is None and " and " not in whom and self.register.body(whom) is None:
                named = self.register.full_name(mention(whom).name or "") or ""
                full = named if " " in named else None  # "Secretary Jane Doe", but "Mayor Odell"
            whom = full or self.register.long(whom)
        return Demand(
            holder=speaker.name,
            holder_kind=speaker.kind,
            on_behalf_of=speaker.organization,
            action=" ".join(span.words(self.release.text).split()),
            evidence=evidence_of((span,), asked.rule, 0.65 if asked.rule == "demand.must" else 0.75),
            addressed_to=whom,
            concerns=asked.item.name if asked.item else None,
            by_when=asked.by_when,
            statement=statement,
        )

    def narrated(
        self, spoken: list[tuple[int, int]], positions: list[Position], demanded: list[Demand]
    ) -> None:
        """What stands outside statements: the issuer's positions in the first person, boilerplate has them too, and
        what a body or a person is told to ask of others."""
        issuer = Speaker(self.issuer, ActorKind.ORGANIZATION, None, self.issuer) if self.issuer else None
        taken_up = _Stretches(spoken)
        for para in self.paras:
            if not para.is_prose or not (demands.may_ask(para.text) or _OWN_VOICE.search(para.text)):
                continue
            apart = not taken_up.meet(para.start, para.end)
            for start, end in _sentences(para):
                if not apart and taken_up.meet(start, end):
                    continue
                own = issuer is not None and _OWN_VOICE.search(self.seen.text, start, end)
                asked = demands.demands(self.named, self.seen.text, [(start, end)], modal=bool(own))
                if own and issuer and apart:
                    taken = stance.stances(self.named, self.seen.text, [(start, end)], by_holder=True)
                    positions.extend(
                        self.position(s, None, issuer, (start, end))
                        for s in taken.stances
                        if s.confidence > 0.5
                    )
                    demanded.extend(self.demand(a, issuer, None) for a in asked)
                    continue
                for one in asked:
                    asking = self.asking(start, one, issuer)
                    if asking:
                        demanded.append(self.demand(one, asking, None))
        for para, one in demands.listed(self.named, self.paras):
            begin = max(a for a, _ in _sentences(para) if a <= one.verb)
            asking = self.asking(begin, one, issuer)
            if asking:
                demanded.append(self.demand(one, asking, None))

    def asking(self, start: int, asked: demands.Asked, issuer: Speaker | None) -> Speaker | None:
        """Who asks, by the subject of the sentence that begins at `start`; None where nobody is named who could."""
        if asked.rule == "demand.must":
            return None
        if _WE.search(self.seen.text, start, asked.verb):
            return issuer  # "..., and we ask | Congress": not whoever was named before
        whole = attribution.subject(self.seen.text[start : asked.verb])
        words = _BEFORE_A_VERB.sub("", whole)
        lead = next((p for p in self.paras if p.is_prose), None)
        if lead and lead.start <= start < lead.end and _SEVERAL.search(whole) and not _NAMED.search(whole):
            return issuer  # "Parents, teachers and rights groups called on the Assembly to act"
        if _POINTS_TO_ISSUER.fullmatch(words) or (words and actors.is_short_form(words)):
            return issuer
        who = mention(words)
        if who.pronoun:
            return issuer if who.pronoun == "we" else None
        words = re.sub(r"^[Tt]he\s+", "", words)
        begins = [n for n in self.names if words.startswith(n) and not words[len(n) : len(n) + 1].isalnum()]
        if begins:  # "The Elm Council today filed comments | urging"
            who = Mention(max(begins, key=len))
        if not who.name:
            return None
        if self.register.body(who.name):
            name = self.register.long(who.name)
            return Speaker(name, ActorKind.ORGANIZATION, None, name)
        full = self.register.full_name(who.name)
        if full is None:
            return None
        human = self.register.people[full]
        return self.speaker(Mention(full, who.role or human.role, who.organization or human.organization))

    def organizations(self) -> tuple[Organization, ...]:
        return tuple(
            Organization(
                name=b.name,
                evidence=evidence_of(self.spans(dict.fromkeys(b.places)), b.rule, b.confidence),
                acronym=b.acronym,
                former=tuple(sorted(b.former)),
                wordings=tuple(sorted(b.wordings)),
                governmental=b.is_governmental,
            )
            for b in self.register.bodies.values()
            if b.places
        )

    def people(self) -> tuple[tuple[Person, ...], tuple[Affiliation, ...]]:
        found: list[Person] = []
        affiliations: list[Affiliation] = []
        for human in self.register.people.values():
            if actors.key(human.name) in self.register.bodies or not human.places:
                continue  # a body whose name looks like a person's
            evidence = evidence_of(self.spans(dict.fromkeys(human.places)), human.rule, human.confidence)
            found.append(Person(human.name, evidence, tuple(sorted(human.wordings))))
            speaker = self.speaker(Mention(human.name, human.role, human.organization))
            if speaker.role or speaker.organization:
                affiliations.append(
                    Affiliation(
                        human.name,
                        speaker.role,
                        speaker.organization,
                        replace(evidence, spans=evidence.spans[:1]),
                    )
                )
        return tuple(found), tuple(affiliations)

    def policy(self, item: Item) -> Policy:
        return Policy(
            item.name,
            item.kind,
            evidence_of(self.spans(sorted(item.places)), item.rule, item.confidence),
            tuple(item.wordings),
        )

    def ties(self) -> tuple[CoalitionTie, ...]:
        found: dict[tuple[str, str, str], CoalitionTie] = {}
        # one of those who are tied issues it: what they are tied to is not their own body
        own = actors.key(self.issuer or "")
        unnamed = any(actors.key(self.register.long(t.organization) or "") == own for t in self.tied)
        for tie in self.tied:
            coalition = (
                self.register.long(tie.coalition)
                if tie.coalition and re.match(r"[A-Z]", tie.coalition)
                else None
            )
            if coalition is None and tie.relation is Relation.SIGNATORY:
                letter = _LETTER.search(self.seen.text)
                coalition = " ".join(letter.group().split()) if letter else None
            if coalition is None and not tie.relation.is_membership:
                campaign = _CAMPAIGN.search(self.seen.text)
                coalition = " ".join(campaign.group().split()) if campaign else None
            if unnamed and not tie.relation.is_membership:
                coalition = coalition or tie.coalition or self.head.headline
            body = self.issuer if self.issuer not in self.register.people else None
            coalition = coalition or body or tie.coalition or self.head.headline
            organization = self.register.long(tie.organization) or tie.organization
            if not coalition or actors.key(coalition) == actors.key(organization):
                continue
            evidence = evidence_of((self.seen.span(tie.start, tie.end),), tie.rule, tie.confidence)
            found.setdefault(
                (coalition, tie.relation.value, organization),
                CoalitionTie(coalition, tie.relation, organization, evidence),
            )
        return tuple(found.values())


_OFFICE = re.compile(
    r"\b(?:[Ss]uperintendent|[Bb]oard [Mm]ember|[Pp]olice [Cc]hief|[Cc]ouncil [Mm]ember|Councilm\w+|Commissioner|Delegate|Del\.|Assembly\w+|[Ss]enator|[Ss]en\.|[Rr]epresentative|[Rr]ep\.|[Cc]ongress\w+|[Mm]inister|[Gg]overnor|[Mm]ayor|[Jj]udge|[Jj]ustice|[Pp]remier|student|farmer|worker|resident|nurse|teacher|doctor|MP|MEP|MSP|Secretary of|of the Republic|[Hh]ead of [Ss]tate|supporter|Attorney General|Solicitor General|Inspector General|Comptroller|Alder\w+|Ambassador|Prosecutor|Sheriff|Whip|(?:Majority|Minority|Opposition) Leader|State Treasurer|[Pp]rofessor|District Leader|[Ee]lder|[Aa]lum\w+)(?!\w)"
)
_LETTER = re.compile(
    r"\b(?:open |joint |public )?(?:letter|petition|pledge|declaration)\b(?:\s+(?:against|on|for|opposing|supporting|in support of)\s+(?:the\s+)?[A-Z][\w-]*(?:\s+(?:of |and |for |the )*[A-Z][\w-]*){0,7})?"
)
_CAMPAIGN = Finder(
    r"(?:[A-Z][\w'’-]+\s+){1,6}(?:(?:Day|Week|Month|Year) of [A-Z]\w+|Campaign|Pledge|Challenge)(?:\s+to\s+(?:[A-Z][\w'’-]+\s*){1,5})?"
)
_OWN_VOICE = Finder(r"\b(?:We|we|our)\b|(?:^|[.!?]\s)Our\b")


class _Stretches:
    """Stretches of a text that may overlap, asked whether another meets one of them."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them begins before `end` and ends after `start`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start


def _sentences(para: Paragraph) -> list[tuple[int, int]]:
    """The sentences of a paragraph, as places of the view."""
    starts = attribution.sentence_starts(para.text)
    return [
        (para.start + a, para.start + a + len(para.text[a:b].rstrip()))
        for a, b in zip(starts, [*starts[1:], len(para.text)], strict=True)
    ]


# "The groups", "Advocates", "The organizations also": those who issue the release
_POINTS_TO_ISSUER = re.compile(
    r"(?:the|these|both)\s+(?:\w+\s+)?(?:letter|petition|coalition|groups|organi[sz]ations|unions|signatories|signers|tribes|parties|advocates|members)|we",
    re.I,
)
_SEVERAL = re.compile(
    r"\b(?:groups|advocates|organi[sz]ations|unions|leaders|parents|workers|residents|tenants|farmers|drivers|aides|nurses|teachers|students|families|tribes|communities|employees|members|doctors|clergy|survivors|veterans|growers|businesses)\b",
    re.I,
)
_NAMED = re.compile(r"[a-z] [A-Z]")
_WE = re.compile(r"\b[Ww]e(?:\s+\w+){0,2}\s*\Z")
_BEFORE_A_VERB = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|also|today|again|now|jointly|strongly|repeatedly|will|been|further|once|therefore)\s*)+$|,\s+.{3,160},?\s*$"
)
