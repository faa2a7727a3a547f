"""Whom the words of an attribution point to: surnames, first names, pronouns and "the senator" traced to who is named."""

import re
from dataclasses import replace

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.body_names import is_plural_form
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import HONORIFIC, NAME, SEATS, is_name
from advocacy_graph.extract.posts import plural_office, role_in
from advocacy_graph.extract.register import Human, Register, is_short_form
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Mode


def resolved(register: Register, text: str, drafts: list[Draft]) -> list[Draft]:
    """Surnames, first names and pronouns traced to the full name; what cannot speak is dropped."""
    kept: list[Draft] = []
    previous: Mention | None = None
    for draft in drafts:
        if draft.rule == "goes-on" and kept and draft.at is not None and draft.at == kept[-1].at:
            draft.who = kept[-1].who  # of the same attribution, whomever that means
        who = draft.who
        if who.pronoun:
            near = _last_named(register, text, draft) if previous is None or previous.name else None
            if who.pronoun == "another":
                who = Mention(role=previous.role if previous and previous.name is None else "another")
            elif who.pronoun == "the":
                who = _described(register, text, who, draft, previous)
                if (
                    draft.mode is Mode.INDIRECT
                    and who.name is None
                    and " " not in (who.role or "")
                    and not is_plural_form(who.role or "")
                ):
                    continue
            elif previous is not None and (
                (who.pronoun in ("they", "it") and previous.is_organization)
                or (who.pronoun == "they" and previous.joint)
            ):
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
            if who.is_organization and who.name.isupper() and (full := register.full_name(who.name.title())):
                who = Mention(full)  # "DOE:", where Jane Doe spoke before
            if who.organization == ITS:
                who = _its(register, who, draft)
            if who.is_organization and is_short_form(who.name or ""):
                meant = _body_meant(register, who.name or "", draft)
                if meant is None:
                    continue
                who = Mention(meant, organization=meant, is_organization=True)
            who = _named(register, text, who)
        if who.organization and not who.is_organization and is_short_form(who.organization):
            long = register.long_at(who.organization, draft.at[0] if draft.at else draft.segments[0][0])
            known = register.people.get(who.name or "")
            if known and known.organization and is_short_form(known.organization):
                known.organization = long
            who = replace(who, organization=long)
        if (
            who.name
            and not who.is_organization
            and who.name not in register.people
            and not (draft.rule == "turn" or (is_name(who.name) and draft.mode is Mode.DIRECT))
        ):
            continue  # "After", "One", "Documents": a word at a sentence's head that nobody answers to
        if who.is_organization and draft.rule == "lead.following" and register.body(who.name) is None:
            who = Mention(role=who.name)  # "Joint statement by 25 unions": nobody by name
        if who.is_empty or (who.is_organization and register.body(who.name) is None):
            continue
        by_pronoun = draft.who.pronoun is not None
        draft.who = who
        previous = who
        if by_pronoun and (same := _spoken_before(kept, draft)) is not None:
            same.segments.extend(draft.segments)
            continue
        if kept and _goes_on(kept[-1], draft):
            kept[-1].segments.extend(draft.segments)
            kept[-1].at = draft.at
            continue
        kept.append(draft)
    return kept


def _body_meant(register: Register, short: str, draft: Draft) -> str | None:
    """Whom "the union" means: the body named last before the words, for what these name is what they tell of; where none
    is, the one named last in them."""
    begun = draft.segments[0][0]
    at = draft.at[0] if draft.at else begun
    return (register.long_at(short, begun) if begun < at else None) or register.long_at(short, at)


def _spoken_before(kept: list[Draft], draft: Draft) -> Draft | None:
    """The last quotation of the same paragraph, where it is the same speaker's."""
    if draft.mode is not Mode.DIRECT:
        return None
    before = next((d for d in reversed(kept) if d.mode is Mode.DIRECT), None)
    same = (
        before is not None
        and before.paragraphs[-1] == draft.paragraphs[0]
        and before.who.name == draft.who.name is not None
    )
    return before if same else None


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a sentence of reported speech goes on with what its paragraph reported of the same body before, under
    another of its names."""
    return (
        draft.who.is_organization
        and before.mode is draft.mode is Mode.INDIRECT
        and before.paragraphs == draft.paragraphs
        and before.who.name == draft.who.name is not None
        and before.at is not None
        and draft.at is not None
        and before.at[1] + 2 >= draft.at[0]
    )


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
    if (office := plural_office(who.role)) is not None:
        return _together(register, text, office, at) or Mention(role=who.role, organization=who.organization)
    if is_plural_form(who.role or ""):
        if previous is not None and previous.is_organization and previous.joint:
            return previous
        return _bodies_together(register, text, at) or Mention(role=who.role)
    if who.role in _SEATS and previous is not None and previous.name and not previous.is_organization:
        return previous
    offices = _offices((who.role or "").lower())
    if len(words := (who.role or "").split()) == _A_KIND_AND_A_POST and words[0].islower():
        offices = (*offices, words[1].lower())  # "the union leader"
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


def _together(register: Register, text: str, office: str, at: int) -> Mention | None:
    """ "The senators": those of that office whom the paragraph names that first names one of them; None for one alone."""
    offices = _offices(office)
    fitting = sorted(
        (human.places[0][0], human.name)
        for human in register.people.values()
        if human.places
        and human.places[0][0] < at
        and human.role
        and any(o in human.role.lower() for o in offices)
    )
    ended = text.find("\n", fitting[0][0]) if fitting else -1
    first, *others = [
        Mention(name, register.people[name].role, register.long(register.people[name].organization))
        for place, name in fitting
        if place < ended or ended < 0
    ] or [Mention()]
    return replace(first, joint=tuple(others)) if others else None


def _bodies_together(register: Register, text: str, at: int) -> Mention | None:
    """ "The groups": the bodies that a paragraph above begins with, one beside the other."""
    placed = sorted(
        (start, end, body.name)
        for body in register.bodies.values()
        for start, end in body.places
        if start < at and not body.is_governmental
    )
    for index, (start, end, name) in enumerate(placed):
        if text[text.rfind("\n", 0, start) + 1 : start] not in _BEGINNING:
            continue
        together = [name]
        for following, ends, other in placed[index + 1 :]:
            if following < end or other in together:
                continue
            if not _BESIDE.fullmatch(text, end, following):
                break
            together.append(other)
            end = ends
        if len(together) > 1:
            first, *others = (Mention(n, organization=n, is_organization=True) for n in together)
            return replace(first, joint=tuple(others))
    return None


_SEATS = frozenset(SEATS.split("|"))
_A_KIND_AND_A_POST = 2  # words
_BEGINNING = ("", "The ", "Today, ", "Today, the ", "Today the ")
_BESIDE = re.compile(r"(?: \([^()]{2,12}\))?(?:,? and|,) (?:the )?")
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
    if full is None and body is None and is_short_form(who.name):
        long = register.long(who.name)
        return Mention(name=long, organization=long, is_organization=True) if long != who.name else who
    if full in (None, who.name) and body is None and " " not in who.name:
        full = _full_elsewhere(register, text, who.name) or full
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
        others = tuple(_named(register, text, j) for j in who.joint)
        return Mention(name=long, organization=long, is_organization=True, joint=others)
    return replace(who, organization=register.long(who.organization))


def _last_named(register: Register, text: str, draft: Draft) -> Mention | None:
    """Whom "he" or "she" means: the person named last before the quotation, in this paragraph or the one before."""
    start = draft.segments[0][0]
    before = _QUOTED.sub(lambda m: "“" + " " * (len(m.group()) - 1), text[max(0, start - 500) : start])
    best, at = None, -1
    named: list[tuple[int, Human]] = []
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
