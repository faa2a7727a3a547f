"""A declared tie, and which words of a list name a body or somebody."""

import re
from dataclasses import dataclass

from advocacy_graph.extract.names import HONORIFIC, ORG_HEAD, has_given_name, is_name
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Relation

BODY = r"[A-Z][\w'’&-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-Z][\w'’&-]*){0,8}"


@dataclass(frozen=True, slots=True)
class Tied:
    """One tie in the view: the coalition as worded (None: the release's own), the relation, the body and its place."""

    coalition: str | None
    relation: Relation
    organization: str
    start: int
    end: int
    rule: str
    confidence: float


def tidy(name: str | None) -> str | None:
    """A coalition's name without its article and what a pattern took with it; None where nothing of a name is left."""
    if name is None:
        return None
    name = re.sub(r"^(?:the|The)\s+|\s+and\s+of\s+.*$", "", name.strip(" ,"))
    name = re.sub(r"^.*\b(?:list of|[Ii]t|[Tt]hey|[Ww]e|[Tt]his|[Ww]hich|who)$", "", name)
    return name or None


def is_body(register: Register, name: str, small: bool = False) -> bool:
    """Whether words can be a body's name; `small`: that begins with a small letter, too."""
    return (
        bool(name)
        and (small or name[0].isupper() or name[0].isdigit() or name[0] == "#")
        and len(name.split()) <= 14
        and sum(w.islower() and w not in _SMALL for w in _WORDS_OF.findall(name)) < 2
        and not (is_name(name) and name in register.people)
        and not is_person(name)
    )


_WORDS_OF = re.compile(r"[\w'’]+")

_SMALL = frozenset(
    "of for the and on in a an to at with against by de la del des du y e et per von van".split()
)


def is_known(register: Register, name: str) -> bool:
    """Whether the release knows a body of this name, or it says itself that it is one."""
    return register.body(name) is not None or (" " in name and ORG_HEAD.search(name) is not None)


def are_people(names: str) -> bool:
    """ "Jane Doe", "Jane Doe and J. Richard Roe": names alone."""
    return not ORG_HEAD.search(names) and all(
        is_name(name) and (has_given_name(name) or name[1:2] == ".") for name in names.split(" and ")
    )


def is_person(name: str) -> bool:
    """ "Pastor Jane Doe of Elm Temple", "California Attorney General Jane Doe"."""
    first, _, after = name.partition(", ")
    if after and is_name(first) and (has_given_name(first) or role_in(after)):
        return True  # "Jane Doe, Director, Elm Union"
    who = mention(name)
    if who.name is None or who.is_organization or ORG_HEAD.search(who.name):
        return False
    return HONORIFIC.match(name) is not None or (
        who.role is not None and (has_given_name(who.name) or _OFFICER.fullmatch(name) is not None)
    )


_OFFICER = re.compile(
    r"(?:[A-Z][\w.]+ ){0,3}(?:Attorney General|Senator|Sen\.|Representative|Rep\.|Congress(?:wo)?man|Governor|Gov\.|Mayor|Council(?:man|woman|member|or)|Commissioner|Assembly(?:man|woman|member)|Treasurer|Delegate|Sheriff) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
)


def is_officer(name: str) -> bool:
    """ "Deputy Secretary Doe", "Advisor to the President": people in a row, whose bodies are not tied by it."""
    who = mention(name)
    if who.role is None or who.is_organization:
        return False
    return who.name is not None or name.startswith(who.role)
