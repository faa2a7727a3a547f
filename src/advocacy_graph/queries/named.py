"""The named queries: files with speaking names, parameters bound as terms and never pasted into the text.

A file's head says what it answers. One line a parameter, its kinds in brackets, `required` where it is:

    # title: Statements about a policy
    # group: words
    # answers: Who said what about it.
    # param policy (iri or text, required): the policy's IRI, or its name or words of it
    # example: policy=raids

A line `# private: why` marks a query of decisions, which is asked of the private engine too (`Store.query_private`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

from advocacy_graph.errors import QueryError

_XSD = "http://www.w3.org/2001/XMLSchema#"
_PARAM = re.compile(r"(?P<name>\w+) \((?P<kinds>[\w ]+?)(?P<required>, required)?\): (?P<meaning>.+)")
_IRI = re.compile(r"(?:https?://|urn:)[^\x00-\x20<>\"{}|^`\\]+")
_NUMBER = re.compile(r"-?[0-9]{1,18}")


class Kind(StrEnum):
    """What a parameter may be."""

    IRI = "iri"
    TEXT = "text"
    DATE = "date"
    NUMBER = "number"


class Group(StrEnum):
    """What a query is about; in the order in which they are explained."""

    WORDS = "words"
    SIDES = "sides"
    DEMANDS = "demands"
    COALITIONS = "coalitions"
    NAMES = "names"
    COLLECTION = "collection"
    DECISIONS = "decisions"

    @property
    def question(self) -> str:
        """As an analyst asks it."""
        return _QUESTIONS[self]


_QUESTIONS = {
    Group.WORDS: "Who said what, and how much?",
    Group.SIDES: "Who is for and against what?",
    Group.DEMANDS: "Who asks whom for what?",
    Group.COALITIONS: "Who belongs and appears together?",
    Group.NAMES: "Who is who, and since when?",
    Group.COLLECTION: "What does the collection hold, and what is to be checked in it?",
    Group.DECISIONS: "What did people decide?",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query can be asked for. Left out, an optional one narrows nothing.

    In the query it reads `COALESCE(STR(?policy), "") = "" || ...`: of a variable that stands in no pattern the
    engine takes BOUND for false before it looks whether one was bound.
    """

    name: str
    kinds: tuple[Kind, ...]
    required: bool
    meaning: str

    def term(self, value: str) -> NamedNode | Literal:
        """`value` as the first of the parameter's kinds that it fits; `QueryError` when it fits none."""
        for kind in self.kinds:
            term = _term(kind, value)
            if term is not None:
                return term
        wanted = " or ".join(_WANTED[kind] for kind in self.kinds)
        raise QueryError(f"--param {self.name}: {value!r} is not {wanted}")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the catalogue: `text` is SPARQL, `example` values that fit the sample releases.

    One that is `private` is for those who may see decisions and coders, never for the public.
    """

    name: str
    title: str
    group: Group
    answers: str
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    text: str
    private: bool = False

    def bind(self, values: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
        """The terms to bind, by parameter name, ready for `Store.query`.

        Raises `QueryError` for an unknown parameter, a missing one, or a value of the wrong kind.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                offered = ", ".join(known) or "none"
                raise QueryError(f"{self.name} has no parameter {name!r}: it has {offered}")
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise QueryError(f"{self.name} needs --param {parameter.name}=...: {parameter.meaning}")
        return {name: known[name].term(value) for name, value in values.items()}


@cache
def catalogue() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    found = (entry for entry in files("advocacy_graph.queries").iterdir() if entry.name.endswith(".rq"))
    return tuple(
        _read(entry.name.removesuffix(".rq"), entry.read_text("utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def named(name: str) -> NamedQuery:
    """The query of that name; `QueryError` names the nearest when there is none."""
    queries = {query.name: query for query in catalogue()}
    if name not in queries:
        near = get_close_matches(name, queries, n=1, cutoff=0.5)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(queries)}"
        raise QueryError(f"no query is named {name!r}: {hint}")
    return queries[name]


_WANTED = {
    Kind.IRI: "an IRI (http://...)",
    Kind.TEXT: "text",
    Kind.DATE: "a date (2021-10-12)",
    Kind.NUMBER: "a whole number",
}


def _term(kind: Kind, value: str) -> NamedNode | Literal | None:
    match kind:
        case Kind.IRI:
            return NamedNode(value) if _IRI.fullmatch(value) and _is_unicode(value) else None
        case Kind.TEXT:
            return Literal(value.strip()) if value.strip() and _is_unicode(value) else None
        case Kind.DATE:
            return Literal(value, datatype=NamedNode(_XSD + "date")) if _is_date(value) else None
        case Kind.NUMBER:
            is_number = _NUMBER.fullmatch(value)
            return Literal(value, datatype=NamedNode(_XSD + "integer")) if is_number else None


def _is_unicode(value: str) -> bool:
    """Not so where a command line held bytes that are no UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in value)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _read(name: str, text: str) -> NamedQuery:
    head: dict[str, list[str]] = {
        key: [] for key in ("title", "group", "answers", "private", "param", "example")
    }
    for line in text.splitlines():
        key, separator, rest = line.removeprefix("# ").partition(":")
        if not line.startswith("# ") or not separator:
            break
        word, _, more = key.partition(" ")
        head[word].append(f"{more}:{rest}" if more else rest.strip())
    for line in ("title", "group", "answers"):
        if len(head[line]) != 1:
            raise ValueError(f"{name}.rq: its head has no one line `# {line}: ...`")
    (title,), (group,), (answers,) = head["title"], head["group"], head["answers"]
    return NamedQuery(
        name=name,
        title=title,
        group=Group(group),
        answers=answers,
        parameters=tuple(_parameter(name, line) for line in head["param"]),
        example=dict(pair.split("=", 1) for line in head["example"] for pair in line.split("; ")),
        text=text,
        private=bool(head["private"]),
    )


def _parameter(query: str, line: str) -> Parameter:
    match = _PARAM.fullmatch(line)
    if match is None:
        raise ValueError(f"{query}.rq: not a parameter line: {line}")
    return Parameter(
        name=match["name"],
        kinds=tuple(Kind(kind) for kind in match["kinds"].split(" or ")),
        required=match["required"] is not None,
        meaning=match["meaning"],
    )
