"""Speakers put into the register: who is credited with words, with role and organisation."""

import re
from dataclasses import replace

from advocacy_graph.extract.body_names import SHORT_FORMS, is_place
from advocacy_graph.extract.dates import MONTH
from advocacy_graph.extract.heads import headed
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import ACRONYM, CAMEL, HONORIFIC, has_given_name, heads_a_body, in_word
from advocacy_graph.extract.parting import several
from advocacy_graph.extract.posts import HEADS, MODIFIERS, role_in, singular
from advocacy_graph.extract.register import SAYS_SOMETHING, Register, key


def _named_at(text: str, name: str, at: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where exactly the name stands inside its attribution; None where it is worded otherwise there."""
    if at is None:
        return None
    start = text.find(name, *at)
    return (start, start + len(name)) if start >= 0 else None


# "Together, the country's largest union, said"
_SAID_TO_BE_A_BODY = re.compile(
    rf",\s+(?:the|an?)\s[^,.;]{{0,40}}?\b(?:body|organi[sz]ation|{'|'.join(sorted(SHORT_FORMS))})\b"
)

_INSIDE_A_SENTENCE = re.compile(r"(?:[a-z,;]|\bThe) $")


_A_DAY = re.compile(rf"{MONTH} \d{{1,2}}(?:st|nd|rd|th)?")


def can_be_body(text: str, name: str) -> bool:
    """Whether a name of one word is a name: an acronym, or capitalised where no sentence begins."""
    if _A_DAY.fullmatch(name):
        return False
    if " " in name or (ACRONYM.match(name) and not heads_a_body(name)):
        return True
    if heads_a_body(name):
        return False
    if CAMEL.search(name) or any(map(str.isdigit, name)):
        return True
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if (
            _INSIDE_A_SENTENCE.search(text, max(0, at - 5), at) or _SAID_TO_BE_A_BODY.match(text, end)
        ) and not (end < len(text) and in_word(text[end])):
            return True
        at = text.find(name, at + 1)
    return False


_ROLE_WORDS = "|".join(sorted(re.escape(w) for w in HEADS | MODIFIERS if w.isalpha()))

_OF_A_BODY = re.compile(rf"(?:['’]s?)? (?:{_ROLE_WORDS})\b| \([A-Z]{{2,8}}\)")

_BODY_FOLLOWS = re.compile(r"\b(?:About|The|the|at|by) $")

_EDGE = re.compile(r"\b")


def _is_a_body(text: str, who: Mention) -> bool:
    """ "Merrow Hydro says": two capitalised words that the release treats as a body, and nothing personal beside them."""
    name = who.name or ""
    if who.role or who.organization or has_given_name(name) or " " not in name or name not in text:
        return False
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _OF_A_BODY.match(text, end) or (
            _BODY_FOLLOWS.search(text, max(0, at - 7), at) and _EDGE.match(text, end)
        ):
            return True
        at = text.find(name, at + 1)
    return False


_A_TITLE = 24  # code points, of the longest title with the space behind it
_TITLE_BEFORE = re.compile(rf"(?<![\w'’]){HONORIFIC.pattern}$")  # "Mr " of "Mr Doe"
_CHIEF = re.compile(r"\b(?:CEO|[Cc]hief [Ee]xecutive|(?:[Cc]o-)?[Ff]ounder|[Ss]pokes(?:person|man|woman))\b")


def _has_a_chief(who: Mention) -> bool:
    """ "Merrow CEO Jane Doe": a word that no body's name ends in, but somebody runs it or speaks for it."""
    return (
        who.name is not None
        and who.role is not None
        and who.organization is not None
        and not heads_a_body(who.organization)
        and _CHIEF.search(who.role) is not None
    )


_OF_A_POST = re.compile(r"\b(?:Minister|Secretary|Professor|Lecturer|Reader)$", re.I)


def _is_a_field(who: Mention) -> bool:
    """What a post is of, "Primary Schools" of a minister: a field, unless the words head a body."""
    name = who.organization or ""
    return (
        who.role is not None
        and _OF_A_POST.search(who.role) is not None
        and not ACRONYM.match(name)
        and not headed(name)
    )


def add_speaker(register: Register, text: str, who: Mention, at: tuple[int, int] | None) -> None:
    """Put an attributed speaker, with role and organisation, into the register. `text` is the view."""
    if who.is_organization:
        return
    place = _named_at(text, who.name, at) if who.name else None
    titled = (
        place is not None and _TITLE_BEFORE.search(text, max(0, place[0] - _A_TITLE), place[0]) is not None
    )
    if (
        who.name
        and (" " in who.name or who.role or titled)
        and not ACRONYM.match(who.name)
        and not _is_a_body(text, who)
    ):
        rule = "person.titled" if titled and " " not in who.name else "person.attribution"
        human = register.add_person(who.name, place or at, rule, 0.96)
        if human:
            human.role = human.role or singular(who.role)
            if who.organization != ITS:
                human.organization = human.organization or who.organization
    if (
        who.organization
        and key(who.organization) not in SHORT_FORMS
        and (can_be_body(text, who.organization) or _has_a_chief(who))
        and not _is_a_field(who)
    ):
        for one in several(who.organization):
            register.add_body(one, _named_at(text, one, at) or at, "organization.capacity", 0.93)
    for other in who.joint:
        add_speaker(register, text, other, at)


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


_TWO_SPACES = 2  # in a name of three words


def whole_name(text: str, who: Mention) -> Mention:
    """A body's name parted from the post beside it as the rest of the release shows."""
    if who.name and who.role and who.name.count(" ") == _TWO_SPACES and " " not in who.role:
        # "Jane Doe Ports | Spokesperson": the name stands elsewhere without its last word
        shorter, field = who.name.rsplit(" ", 1)
        if has_given_name(shorter) and not shorter.endswith(".") and _stands_alone(text, shorter, field):
            who = replace(who, name=shorter, role=f"{field} {who.role}")
    name = who.organization
    if name and SAYS_SOMETHING.search(name):
        return replace(who, organization=None, role=None)  # "Rents have risen under Labour plans, Jane Doe"
    if not name or not who.role or heads_a_body(name.rsplit(" ", 1)[-1]):
        return who
    if " " in who.role:  # "Clear | Water Campaign Director": its last word went to the role
        word, rest = who.role.split(" ", 1)
        longer = f"{name} {word}"
        if word[0].isupper() and _stands_alone(text, longer, rest):
            return replace(who, organization=longer, role=rest)
    if " " not in name:
        if ACRONYM.match(name) or can_be_body(text, name) or f" {name.lower()} " not in text:
            return who
        return replace(who, organization=None, role=f"{name} {who.role}")  # "Tenant | rights organizer"
    return _without_field(text, who, name)


def _without_field(text: str, who: Mention, name: str) -> Mention:
    """ "Carers | Ontario Director", "RL Harbour Lights | Fellow": where the release names the body without the words
    before the post, and never with them, these are the post's."""
    words = name.split()
    for cut in range(len(words) - 1, 0, -1):
        if not words[cut][0].isupper():
            return who
        body, field = " ".join(words[:cut]), " ".join(words[cut:])
        if is_place(body) or not words[cut - 1][0].isupper() or has_given_name(body):
            continue
        known = (
            ACRONYM.match(body)
            or heads_a_body(words[cut - 1])
            or (
                can_be_body(text, body) and f" {body.lower()} " not in text
            )  # "Business | Roundtable" is no field
        )
        if known and _stands_alone(text, body, field):
            if _stands_alone(text, name, who.role or ""):
                return who
            return replace(who, organization=body, role=f"{field} {who.role}")
    return who
