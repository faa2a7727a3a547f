"""A finding's fields by name: read, checked and written."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, TypeAlias

from advocacy_graph.errors import UndecidableError
from advocacy_graph.model import (
    FIELDS,
    SEVERAL,
    ActorKind,
    Affiliation,
    CoalitionTie,
    Demand,
    Evidence,
    Field,
    FindingKind,
    Heading,
    Mode,
    Organization,
    Person,
    Polarity,
    Policy,
    PolicyKind,
    Position,
    Relation,
    Span,
    Speaker,
    Statement,
)

Thing: TypeAlias = (
    Statement | Position | Demand | Affiliation | CoalitionTie | Heading | Organization | Person | Policy
)

MENTIONS: Final = (FindingKind.ORGANIZATION, FindingKind.PERSON, FindingKind.POLICY)
CLOSED: Final[Mapping[str, type[StrEnum]]] = {
    "speaker_kind": ActorKind,
    "holder_kind": ActorKind,
    "mode": Mode,
    "polarity": Polarity,
    "relation": Relation,
    "policy_kind": PolicyKind,
}
"""Fields that have one of few values."""
_NEEDED: Final[Mapping[FindingKind, tuple[str, ...]]] = {
    FindingKind.STATEMENT: ("mode",),
    FindingKind.POSITION: ("target", "polarity"),
    FindingKind.DEMAND: ("action",),
    FindingKind.AFFILIATION: ("person",),
    FindingKind.TIE: ("coalition", "relation", "organization"),
    FindingKind.HEADING: (),
    FindingKind.ORGANIZATION: ("name",),
    FindingKind.PERSON: ("name",),
    FindingKind.POLICY: ("name", "policy_kind"),
}
"""Fields that are never empty."""


def read(kind: FindingKind, thing: Thing) -> dict[str, Field]:
    """The fields of a finding, in the order of `FIELDS`, but for a statement's words, which are its quotes."""
    match thing:
        case Statement():
            first, *others = thing.speakers
            return {
                "speaker": first.name,
                "speaker_kind": first.kind.value,
                "role": first.role,
                "organization": first.organization,
                "joint_speakers": tuple(each.name for each in others if each.name),
                "mode": thing.mode.value,
                "about": thing.about,
            }
        case Heading():
            return {
                "headline": thing.headline,
                "date": thing.date.isoformat() if thing.date else None,
                "place": thing.place,
                "issuers": thing.issuers,
            }
        case Policy():
            return {"name": thing.name, "policy_kind": thing.kind.value}
        case _:
            values = {name: getattr(thing, name) for name in FIELDS[kind]}
            return {
                name: value.value if isinstance(value, StrEnum) else value for name, value in values.items()
            }


def evidence(thing: Thing) -> Evidence | None:
    """How it is known; None for a heading, each of whose parts has its own."""
    return None if isinstance(thing, Heading) else thing.evidence


def checked(kind: FindingKind, changes: Mapping[str, Field], *, whole: bool = False) -> dict[str, Field]:
    """`changes` as they are applied: white space at the ends gone, empty words as None.

    With `whole` they are all that a finding has. Raises UndecidableError for a field that this kind does not have or that
    cannot be changed, and for a value that it cannot have: the message says which there are.
    """
    correctable = [name for name in FIELDS[kind] if whole or name not in ("name", "acronym")]
    found: dict[str, Field] = {}
    for name, value in changes.items():
        if name not in correctable:
            told = ", ".join(correctable) or "none"
            raise UndecidableError(f"{name!r} of a {kind} cannot be decided; its fields are: {told}")
        found[name] = _value(kind, name, value)
    if whole and (missing := [name for name in _NEEDED[kind] if not found.get(name)]):
        raise UndecidableError(f"a {kind} that is added needs {' and '.join(missing)}")
    return found


def _value(kind: FindingKind, name: str, value: Field) -> Field:
    if name in SEVERAL:
        if isinstance(value, str):
            value = (value,)
        several = tuple(each for one in value or () if (each := one.strip()))
        if name == "words" and not several:
            raise UndecidableError("the words of a statement cannot be none: reject it")
        return several
    if value is not None and not isinstance(value, str):
        raise UndecidableError(f"{name} of a {kind} has one value, not {value!r}")
    single = value.strip() if value else None
    if not single:
        if name in (*_NEEDED[kind], "speaker_kind", "holder_kind"):
            raise UndecidableError(f"{name} of a {kind} cannot be empty: reject the {kind} if it is none")
        return None
    if name in CLOSED:
        known = [each.value for each in CLOSED[name]]
        if single not in known:
            raise UndecidableError(f"{name} cannot be {single!r}: it is one of {', '.join(known)}")
    if name == "date":
        try:
            return datetime.date.fromisoformat(single).isoformat()
        except ValueError as error:
            raise UndecidableError(f"date cannot be {single!r}: write it as 2024-05-31 ({error})") from error
    return single


def changed(thing: Thing, changes: Mapping[str, Field]) -> Thing:
    """The finding with these fields, but for a statement's words. They were `checked`."""
    if isinstance(thing, Statement):
        return _statement(thing, changes)
    values: dict[str, Any] = dict(changes)
    if isinstance(thing, Heading):
        given = values.get("date")
        values |= {"date": datetime.date.fromisoformat(given) if given else None} if "date" in values else {}
    for name, of in CLOSED.items():
        if name in values:
            values[name] = of(values[name])
    if "policy_kind" in values:
        values["kind"] = values.pop("policy_kind")
    return replace(thing, **values)


def _statement(statement: Statement, changes: Mapping[str, Field]) -> Statement:
    first, *others = statement.speakers
    told: dict[str, Any] = {
        {"speaker": "name", "speaker_kind": "kind"}.get(name, name): value
        for name, value in changes.items()
        if name in ("speaker", "speaker_kind", "role", "organization")
    }
    if "kind" in told:
        told["kind"] = ActorKind(told["kind"])
    first = replace(first, **told)
    joint = changes.get("joint_speakers")
    if joint is not None:
        known = {each.name: each for each in others}
        others = [known.get(name) or Speaker(name, ActorKind.PERSON) for name in joint]
    return replace(
        statement,
        speakers=(first, *others),
        mode=Mode(str(changes["mode"])) if "mode" in changes else statement.mode,
        about=tuple(changes["about"] or ()) if "about" in changes else statement.about,
    )


def made(kind: FindingKind, fields: Mapping[str, Field], key: str, known: Evidence, text: str) -> Thing:
    """A finding of these fields where the machine has none. `key` is that of a statement. Raises UndecidableError."""
    told = checked(kind, {name: value for name, value in fields.items() if name != "words"}, whole=True)
    blank = _BLANK[kind](known)
    if isinstance(blank, Statement):
        blank = replace(blank, key=key, words=joined(known.spans, text))
    return changed(blank, told)


def joined(spans: tuple[Span, ...], text: str) -> str:
    """A statement's words."""
    return " ".join(" ".join(span.words(text).split()) for span in spans)


_BLANK: Final[Mapping[FindingKind, Callable[[Evidence], Thing]]] = {
    FindingKind.STATEMENT: lambda known: Statement(
        "", Mode.DIRECT, "", (Speaker(None, ActorKind.PERSON),), known
    ),
    FindingKind.POSITION: lambda known: Position(None, ActorKind.PERSON, None, "", Polarity.UNKNOWN, known),
    FindingKind.DEMAND: lambda known: Demand(None, ActorKind.PERSON, None, "", known),
    FindingKind.AFFILIATION: lambda known: Affiliation("", None, None, known),
    FindingKind.TIE: lambda known: CoalitionTie("", Relation.MEMBER, "", known),
    FindingKind.ORGANIZATION: lambda known: Organization("", known),
    FindingKind.PERSON: lambda known: Person("", known),
    FindingKind.POLICY: lambda known: Policy("", PolicyKind.IDEA, known),
}
