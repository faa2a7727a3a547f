"""Where a phrase of capitals is parted into bodies: at "and", at commas, at a possessive; and where it is not."""

import re
from collections.abc import Iterator
from itertools import pairwise

from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.heads import (
    OF_A_COUNTRY,
    adds_only_a_sort,
    complete,
    ends_in_a_sort,
    headed,
    headed_strongly,
    is_another,
)
from advocacy_graph.extract.names import ACRONYM, has_given_name, heads_a_body, is_name
from advocacy_graph.extract.parties import PARTIES
from advocacy_graph.extract.register import Register, is_short_form, key
from advocacy_graph.extract.together import ONE_OFFICE


def parted(phrase: str, register: Register) -> Iterator[tuple[str, int]]:
    """The bodies of a phrase, parted at "and" and at a comma that ends a name: "Elm Feeders Federation, Ducks & Fields"."""
    at = 0
    for comma in _COMMA.finditer(phrase):
        left = phrase[at : comma.start()]
        if (
            " " in left
            and heads_a_body(left.rsplit(" ", 1)[-1])
            and not _ORG_SUFFIX.match(phrase, comma.end())
        ):
            yield from _each_owned(left, at, register)
            at = comma.end()
    yield from _each_owned(phrase[at:], at, register)


_COMMA = re.compile(r",\s+")

_ORG_SUFFIX = re.compile(r"(?:Inc|LLC|LLP|Ltd|Local|Lodge|Chapter|Branch|District|Post|Council|Unit)\b")


def _each_owned(phrase: str, at: int, register: Register) -> Iterator[tuple[str, int]]:
    """ "Elm College's Rivers Centre": both; but "Elm Women's Centre" owns nothing."""
    owner = _OWNER.match(phrase) if "'s " in phrase or "’s " in phrase else None
    if (
        owner
        and " and " not in owner.group("who")
        and (register.body(owner.group("who")) or complete(owner.group("who")))
    ):
        yield owner.group("who"), at
        at, phrase = at + owner.end(), phrase[owner.end() :]
    for piece, offset in _bodies_in(phrase, register):
        yield piece, at + offset


_OWNER = re.compile(r"(?P<who>[^'’]+?)['’]s\s+(?=[A-Z])")


def _bodies_in(phrase: str, register: Register) -> list[tuple[str, int]]:
    """ "A of B and C": one body, unless both sides of "and" stand as bodies of their own."""
    pieces: list[tuple[str, int]] = []
    at = 0
    if " and " in phrase:
        phrase = _AND_A_TITLE.sub("", phrase)
    schools = list(_NEXT_SCHOOL.finditer(phrase)) if any(school in phrase for school in SCHOOLS) else []
    if len(schools) > 1:  # a list that lost its commas: "Hill College Elm University Moor College"
        ends = [0, *(gap.end() for gap in schools), len(phrase) + 1]
        return [
            (piece, a + at)
            for a, b in pairwise(ends)
            for piece, at in _bodies_in(phrase[a : b - 1].rstrip(), register)
        ]
    for match in _AND.finditer(phrase):
        left, right = phrase[at : match.start()], phrase[match.end() :]
        other = right.split(" and ")[0]
        single = left in ("Congress", "Parliament", "Senate", "House", "White House", "State Assembly")
        acronym = len(right.split()) == 1 and ACRONYM.match(right)
        both = complete(left) and complete(other) and (" the " in match.group() or len(right.split()) > 2)
        known = key(left) in register.bodies or (key(right) in register.bodies and len(right.split()) > 2)
        apart = " the " in match.group() and (complete(other) or headed(other) or is_short_form(other))
        apart = apart or is_short_form(left) or left in PARTIES  # "the Commission and | Elm Council"
        beside = complete(left) and len(right.split()) > 1 and headed(other)
        # "Elm Conference of Bishops and Elm Defenders United": each begins anew
        beside = beside or begins_anew(left, right)
        beside = beside or (complete(left) and OF_A_COUNTRY.match(right) is not None)
        beside = beside or (
            len(left.split()) > 2 and ends_in_a_sort(left) and is_another(other)
        )  # "Elm Rivers Foundation and Hill Ducks Forever"
        # "Jo Tarn and Elm Council", "ETC and the Ministry"
        beside = beside or (is_name(left) and has_given_name(left) and headed(other))
        beside = beside or (
            len(left) > 2 and ACRONYM.fullmatch(left) is not None and " the " in match.group()
        )
        if ONE_OFFICE.search(left) and not known and not headed_strongly(other):
            continue  # "Department of Health and Human Services"
        if adds_only_a_sort(other) and not known and " the " not in match.group():
            continue  # "Elm Hospital and Clinic Council"
        if single or acronym or both or known or apart or beside:
            pieces.append((left, at))
            at = match.end()
    pieces.append((phrase[at:], at))
    return pieces


def begins_anew(left: str, right: str) -> bool:
    """ "Elm Research and | Elm Health", "Hill Action and | Coalition to Stop Evictions": a second name behind the "and"."""
    if " " not in left or " " not in right:
        return False
    return right.split(" ", 1)[0] == left.split(" ", 1)[0] or _BEGINS_WITH_A_HEAD.match(right) is not None


_BEGINS_WITH_A_HEAD = re.compile(
    r"(?:Coalition|Campaign|Alliance|Association|Center|Centre|Institute|Committee|Council|Federation|League|Network|Society|Union|University|Citizens|Friends|Project|Office|Department) (?:of|for|to|on|against) "
)
_AND = re.compile(r"\s+and\s+(?:the\s+)?")

SCHOOLS = frozenset(("College", "University"))

_NEXT_SCHOOL = re.compile(
    r"(?:(?<=College)|(?<=University)) (?=(?!College|University|School|Board|Council|Student|Union)[A-Z])"
)

_AND_A_TITLE = re.compile(
    r"\s+and\s+(?:a\s+(?:J\.?D|M\.?[A-Z]|B\.?[A-Z]|Ph\.?D).*|[A-Z]\w+-[a-z]+|Gov|Sens?|Reps?|Lt|Dr|Mrs?|Ms|Prof|Rev|Hon)$"
)


def several(name: str) -> list[str]:
    """The names that begin anew behind an "and", or the one."""
    for also in _AND.finditer(name):
        if begins_anew(name[: also.start()], name[also.end() :]):
            return [name[: also.start()], *several(name[also.end() :])]
    return [name]


def names_several(register: Register, name: str) -> bool:
    """Whether "A and the B" names two bodies each of which is known by itself."""

    def is_unit(rest: str) -> bool:  # "EWU 12", "EWU Ontario"
        return rest.isdigit() or is_place(rest)

    def known(part: str) -> bool:
        first = part.split(maxsplit=1)[0]
        return (
            register.body(part) is not None
            or is_short_form(part)
            or part in PARTIES
            or (ACRONYM.match(first) is not None and (part == first or is_unit(part[len(first) :].strip())))
        )

    return any(known(name[: also.start()]) and known(name[also.end() :]) for also in _AND.finditer(name))


def two_bodies(register: Register, name: str) -> tuple[str, str] | None:
    """The two of "Rent Watch and Elm Tenants Australia", of which one is known by itself and the other may be one."""
    left, _, right = name.partition(" and ")
    right = right.removeprefix("the ")
    if not right or " and " in right or "," in name or is_short_form(left) or is_short_form(right):
        return None
    known = register.body(left), register.body(right)
    if (known[0] and (known[1] or _A_NAME.fullmatch(right))) or (known[1] and _A_NAME.fullmatch(left)):
        return left, right
    return None


_A_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|for|the|to) )*[A-Z][\w'’-]+){1,6}|[A-Z]{3,8}")
