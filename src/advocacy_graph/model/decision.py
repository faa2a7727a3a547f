"""What people decide: on findings, on entities, on the codebook. Never changed, only followed by later decisions.

Decisions on findings are tied to words, not to IRIs or rules: an `Anchor` says how the finding is found again when the
release was edited or a newer extractor reads it.
"""

import datetime
import hashlib
import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeAlias, TypeVar

from advocacy_graph.model.span import Span

D = TypeVar("D", bound=Hashable)

Field: TypeAlias = str | tuple[str, ...] | None
"""The value of a field: words; several, in order; or nothing. Closed sets by their names ("oppose"), dates as 2024-05-31."""

CONTEXT_LENGTH: Final = 32
"""Code points before and after an anchor's words that are kept with them."""


class FindingKind(StrEnum):
    """What can be decided on. A heading is all that a release says of itself; the last three are mentions."""

    STATEMENT = "statement"
    POSITION = "position"
    DEMAND = "demand"
    AFFILIATION = "affiliation"
    TIE = "tie"
    HEADING = "heading"
    ORGANIZATION = "organization"
    PERSON = "person"
    POLICY = "policy"


FIELDS: Final[Mapping[FindingKind, tuple[str, ...]]] = MappingProxyType(
    {
        FindingKind.STATEMENT: (
            "words",  # verbatim stretches of the kept text, in its order
            "speaker",
            "speaker_kind",
            "role",
            "organization",
            "joint_speakers",  # names of those who say it together with the speaker
            "mode",
            "about",
        ),
        FindingKind.POSITION: (
            "holder",
            "holder_kind",
            "on_behalf_of",
            "target",
            "polarity",
            "condition",
            "intensity",
        ),
        FindingKind.DEMAND: (
            "holder",
            "holder_kind",
            "on_behalf_of",
            "action",
            "addressed_to",
            "concerns",
            "by_when",
        ),
        FindingKind.AFFILIATION: ("person", "role", "organization"),
        FindingKind.TIE: ("coalition", "relation", "organization"),
        FindingKind.HEADING: ("headline", "date", "place", "issuers"),
        FindingKind.ORGANIZATION: ("name", "acronym"),
        FindingKind.PERSON: ("name",),
        FindingKind.POLICY: ("name", "policy_kind"),
    }
)
"""The fields of each kind, as they are read and corrected. Those of mentions can be read and, but for `policy_kind`
and `acronym`, not corrected: a mention that is wrong is rejected."""

SEVERAL: Final = frozenset({"words", "joint_speakers", "about", "issuers"})
"""Fields whose value is a tuple."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a release: where it stood, its exact words, and up to 32 code points around it."""

    span: Span
    exact: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a finding is found again.

    `release` is an IRI, `text_digest` names the text in which the quotes stood. `fields` are the finding's fields as the
    machine read them, of which some tell it from others at the same words. A heading has no quotes.
    """

    release: str
    kind: FindingKind
    text_digest: str
    quotes: tuple[Quote, ...]
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)

    @property
    def words(self) -> str:
        """The quotes joined by a space, white space collapsed."""
        return " ".join(" ".join(quote.exact.split()) for quote in self.quotes)

    @property
    def key(self) -> str:
        """Sixteen hex digits, the same for all decisions on one finding as it was read from one text."""
        return _digest({**_plain(self), "quotes": [[q.span.start, q.span.end] for q in self.quotes]})


class FindingOutcome(StrEnum):
    """What is decided on a finding."""

    ACCEPTED = "accepted"  # it is right as it was read
    CORRECTED = "corrected"  # it is there, and some fields were wrong
    REJECTED = "rejected"  # it is not there; of a statement its positions and demands go along
    ADDED = "added"  # the machine missed it


class EntityOutcome(StrEnum):
    """What is decided on people, organisations and policies."""

    SAME = "same"
    DIFFERENT = "different"
    RENAME = "rename"
    SPLIT = "split"


class CodebookOutcome(StrEnum):
    """What is decided on concepts."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who decided, when and why. `coder` is a pseudonym, `at` a time with its zone."""

    coder: str
    at: datetime.datetime
    why: str = ""

    def __post_init__(self) -> None:
        if not self.coder.strip():
            raise ValueError("a decision has a coder: give a pseudonym")
        if self.at.tzinfo is None:
            raise ValueError(f"{self.at.isoformat()} has no time zone")

    @property
    def key(self) -> str:
        """Sixteen hex digits that name the decision: the same decision, recorded again, is the same."""
        return _digest({"of": type(self).__name__, **_plain(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingDecision(Decision):
    """On one finding. `changes` has the fields that were corrected, or of an added finding all that it has."""

    outcome: FindingOutcome
    anchor: Anchor
    changes: Mapping[str, Field] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityDecision(Decision):
    """On people, organisations or policies, by IRI.

    same:       all of `entities` are one, known by the first; `name`, if given, is what it is called
    different:  no two of `entities` are ever made one
    rename:     the one of `entities` is called `name`; the name until now becomes another wording
    split:      what `releases` (IRIs) say of the first of `entities`, and with `wordings` only under these, they say of the
                second; where there is no second, of a new one called `name`
    """

    outcome: EntityOutcome
    entities: tuple[str, ...]
    name: str | None = None
    releases: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        # Without super: a slotted dataclass is another class than the one that super() would know.
        Decision.__post_init__(self)
        _in_order(self, entities=_first_kept(self.entities), releases=self.releases, wordings=self.wordings)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookDecision(Decision):
    """On concepts of the codebook, by IRI.

    rename:  the one of `concepts` is called `name`
    merge:   all of `concepts` become the first
    split:   the one of `concepts` gets narrower ones called `names`
    move:    the one of `concepts` stands below `broader`, or at the top where that is None
    """

    outcome: CodebookOutcome
    concepts: tuple[str, ...]
    name: str | None = None
    names: tuple[str, ...] = ()
    broader: str | None = None

    def __post_init__(self) -> None:
        Decision.__post_init__(self)
        _in_order(self, concepts=_first_kept(self.concepts), names=self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing(Decision):
    """That the decision with the key `undoes` no longer holds. It stays recorded, and an undoing can be undone."""

    undoes: str


AnyDecision: TypeAlias = FindingDecision | EntityDecision | CodebookDecision | Undoing


def holding(decisions: Mapping[str, AnyDecision]) -> dict[str, AnyDecision]:
    """Those of `decisions`, by key, that no undoing takes back, in the order in which they were taken."""
    undoings: dict[str, list[str]] = {}
    for key, decision in decisions.items():
        if isinstance(decision, Undoing):
            undoings.setdefault(decision.undoes, []).append(key)

    def undone_by(key: str) -> Iterable[str]:
        return undoings.get(key, ())

    held = {k: d for k, d in decisions.items() if not isinstance(d, Undoing) and not is_undone(k, undone_by)}
    return dict(sorted(held.items(), key=lambda pair: (pair[1].at, pair[0])))


def is_undone(decision: D, undone_by: Callable[[D], Iterable[D]]) -> bool:
    """Whether anything undoes a decision that is not undone itself. `undone_by` gives the undoings that name a decision.

    A key is a digest of what it undoes, so there are no circles; times are no help, two may be the same. A long chain of
    undoings is no deep recursion.
    """
    told: dict[D, bool] = {}
    waiting = [decision]
    while waiting:
        this = waiting[-1]
        undoings = list(undone_by(this))
        if first := [each for each in undoings if each not in told]:
            waiting += first
        else:
            told[waiting.pop()] = any(not told[each] for each in undoings)
    return told[decision]


def _first_kept(several: tuple[str, ...]) -> tuple[str, ...]:
    first = several[:1]
    return (*first, *sorted(set(several) - set(first)))


def _in_order(decision: Decision, **several: tuple[str, ...]) -> None:
    """Where order means nothing it is the same for all, so that equal decisions have one key."""
    for name, values in several.items():
        ordered = values if name in ("entities", "concepts") else tuple(sorted(set(values)))
        object.__setattr__(decision, name, ordered)


def _digest(plain: dict[str, Any]) -> str:
    told = json.dumps(plain, ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    """As JSON has it, the same for equal values."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum) or value is None or isinstance(value, str | int):
        return value
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
