"""Bodies told by the noun before their names, which says of what sort they are: "the charity Open Hill"."""

import re
from collections.abc import Iterator

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import NO_BODY
from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.dates import WEEKDAY
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.heads import headed, names_a_policy
from advocacy_graph.extract.names import (
    ACRONYM,
    CAMEL,
    CAPITALISED,
    NOT_FIRST,
    has_given_name,
    heads_a_body,
    is_name,
)
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import COUNTRIES, NOT_BODIES, Register, is_short_form, key
from advocacy_graph.model.months import MONTHS

_SORTS = lexicon.rows("body_sorts")
_ONE = lexicon.alternation(row[0] for row in _SORTS)
_SEVERAL = lexicon.alternation(row[1] for row in _SORTS)
_PEOPLE = frozenset(word for row in _SORTS if row[2] == "people" for word in row[:2])
# "groups such as | A, B and C", "sponsors—| A, B and C", "the charity | A"
_SORTED = Finder(
    rf"(?<![\w'’-])(?:(?P<several>{_SEVERAL})(?:(?:,? (?:such as|like|including|among them|namely|led by)|,? e\.g\.|:|\s?[—–])? (?:the )?(?=[A-Z#])|[—–](?=[A-Z]))"
    rf"|(?P<one>{_ONE}) (?:the )?(?=[A-Z#]))"
)
_NAME = re.compile(
    rf"(?:the )?(?P<name>{CAPITALISED}(?: (?:(?:of the|for the|of|for|the|&|to|on) )?{CAPITALISED}){{0,7}}(?:, (?:Inc|LLC|LLP|PLLP|PLLC|Ltd)\b\.?)?)(?:\s\([^)]{{2,40}}\))?"
)
_NEXT = re.compile(r",? (?:and|or|&|as well as) |, ")
_STOPS = re.compile(rf"(?:{WEEKDAY}|{lexicon.alternation(MONTHS)})\b")
_MOST = 40  # names of a list


def told_by_sort(register: Register, paras: list[Paragraph]) -> None:
    """Put the bodies into the register whose sort is said before their names, whatever their names are."""
    for para in paras:
        if not para.is_prose or para.text.isupper():
            continue
        for sort in _SORTED.finditer(para.text):
            is_list = sort.group("one") is None
            noun = (sort.group("several") or sort.group("one")).lower()
            names = list(_named(para.text, sort.end(), is_list))
            if noun in _PEOPLE and not any(_looks_it(register, name) for name, _ in names):
                continue  # "groups such as Asian Indians, Roma and Thai"
            for name, start in names:
                if _is_body(register, name):
                    place = (para.start + start, para.start + start + len(name))
                    register.add_body(name, place, "organization.sort", 0.8)


def _named(text: str, at: int, is_list: bool) -> Iterator[tuple[str, int]]:
    """The names from `at` on, with their places: of a list, or the one that stands there."""
    for _ in range(_MOST):
        match = _NAME.match(text, at)
        if match is None:
            return
        name = _before_a_post(match.group("name")).rstrip(".")
        following = _NEXT.match(text, match.end())
        if is_list and following is not None and (joined := _joined(text, following)):
            whole, following = joined
            yield text[match.start("name") : whole.end("name")], match.start("name")
            at = following.end()
            continue
        yield name.removesuffix("'s").removesuffix("’s"), match.start("name")
        if not is_list or following is None or name != match.group("name").rstrip("."):
            return
        at = following.end()


def _joined(text: str, following: re.Match[str]) -> tuple[re.Match[str], re.Match[str]] | None:
    """The rest of a name behind its "and", and what leads on from it: "Elm Builders and Masons, Hill Tenants, and ..."."""
    if following.group().startswith(","):
        return None
    rest = _NAME.match(text, following.end())
    further = _NEXT.match(text, rest.end()) if rest else None
    if (
        rest is None
        or further is None
        or not further.group().startswith(",")
        or not _NAME.match(text, further.end())
    ):
        return None
    return rest, further


def _before_a_post(name: str) -> str:
    """ "Merrow | CEO Jane Doe"."""
    words = name.split()
    for at, word in enumerate(words):
        if role_in(word) and not heads_a_body(word):
            return " ".join(words[:at])
    return name


def _looks_it(register: Register, name: str) -> bool:
    """Whether a name is known as a body's, or looks like one's: "Elm Forum", "ERF", "OpenHill"."""
    return (
        key(name) in register.bodies
        or headed(name)
        or CAMEL.search(name) is not None
        or ACRONYM.match(name.split(" ", 1)[0]) is not None
    )


def _is_body(register: Register, name: str) -> bool:
    low = name.casefold()
    first = name.split(" ", 1)[0].lower() if name else ""
    return not (
        len(name) < 2
        or first in NOT_FIRST
        or low in NOT_BODIES
        or low in COUNTRIES
        or is_place(name)
        or name in NO_BODY
        or is_short_form(name)
        or _STOPS.match(name)
        or names_a_policy(name)
        or role_in(name)
        or first in ("local", "chapter", "section", "lodge")
        or (is_name(name) and (has_given_name(name) or name in register.people))
        or (" " not in name and register.full_name(name))
    )
