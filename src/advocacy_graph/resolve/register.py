"""What is known of all things so far, found by block: in memory what was asked for, the rest behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve.blocks import blocks
from advocacy_graph.resolve.codebook import Codebook
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.judge import judge
from advocacy_graph.resolve.judgement import Judgement, Verdict, judged
from advocacy_graph.resolve.organizations import is_acronym
from advocacy_graph.resolve.people import is_surname
from advocacy_graph.resolve.rulings import Rulings
from advocacy_graph.resolve.telling import telling

MOST_IN_A_BLOCK: Final = 40  # things: a key that more share tells nothing
_MOST_POSTS, _MOST_DATES = 12, 24
_FAR_MORE: Final = 8  # times


class Source(Protocol):
    """Where things are that this process has not seen yet."""

    def under(self, key: str) -> Sequence[str]:
        """References of the things under a key, in the order of their coming."""

    def named(self, reference: str) -> Named | None:
        """The thing of that reference; None where there is none any more."""

    def is_gone(self, reference: str) -> bool:
        """Whether there was a thing of that reference, which has become another."""

    def note(self, reference: str, keys: Iterable[str]) -> None:
        """That the thing is to be found under these keys from now on."""

    def forget(self, reference: str) -> None:
        """That it is to be found under none."""


class Nowhere:
    """The source of a register that begins empty and ends with its process."""

    def under(self, key: str) -> Sequence[str]:
        """Nothing."""
        return ()

    def named(self, reference: str) -> Named | None:
        """Nothing."""
        return None

    def is_gone(self, reference: str) -> bool:
        """There was nothing."""
        return False

    def note(self, reference: str, keys: Iterable[str]) -> None:
        """Nothing is kept."""

    def forget(self, reference: str) -> None:
        """Nothing was kept."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that shares a block with another, and what is judged of the two. A reference is `person/ida-moss`."""

    reference: str
    named: Named
    judgement: Judgement


@dataclass
class Register:
    """All things by reference and by block.

    `decided` is what people said: it holds whatever is judged.
    """

    known: Gazetteer
    source: Source = field(default_factory=Nowhere)
    codebook: Codebook = field(default_factory=lambda: Codebook({}))
    decided: Rulings = field(default_factory=Rulings)
    _named: dict[str, Named | None] = field(default_factory=dict)
    _under: dict[str, dict[str, None]] = field(default_factory=dict)
    _full: set[str] = field(default_factory=set)

    def named(self, reference: str) -> Named | None:
        """The thing of that reference, if there is one."""
        if reference not in self._named:
            found = self.source.named(reference)
            self._named[reference] = found and _telling(found)
        return self._named[reference]

    def candidates(self, named: Named, reference: str | None = None) -> list[Candidate]:
        """The things that it may be, the likeliest first; of equally likely ones the one that came first.

        `reference` is its own where it has one: it is none of its candidates.
        """
        if not named.names:  # the beginning of a name, of one release alone
            return []
        found: dict[str, None] = {}
        for key in blocks(named, self.known):
            references = self._references(key)
            if key not in self._full and len(references) <= MOST_IN_A_BLOCK:
                found |= references
        things = ((other, self.named(other)) for other in found if other != reference)
        weighed = [
            Candidate(r, thing, self._judged(named, thing, reference, r))
            for r, thing in things
            if thing and thing.names
        ]
        return sorted(weighed, key=lambda each: -each.judgement.score)

    def sure(
        self, named: Named, candidates: Iterable[Candidate], reference: str | None = None
    ) -> list[Candidate]:
        """Those of its candidates that it surely is. A surname or acronym that several could be meant by is nobody's."""
        same = [each for each in candidates if each.judgement.verdict is Verdict.SAME]
        if named.kind is Kind.POLICY:
            return same
        if _is_short(named):
            full = [each for each in same if not _is_short(each.named)]
            meant = _foremost(full)
            return [each for each in same if each not in full or each is meant]
        return [
            each
            for each in same
            if not _is_short(each.named) or not self._may_be_another(each, named, reference)
        ]

    def _may_be_another(self, short: Candidate, named: Named, reference: str | None) -> bool:
        """Whether something else than `named` could be meant by a surname or an acronym."""
        others = self.candidates(short.named, short.reference)
        return any(
            other.judgement.verdict is Verdict.SAME
            and other.reference != reference
            and not _is_short(other.named)
            and self._judged(named, other.named, reference, other.reference).verdict is not Verdict.SAME
            for other in others
        )

    def judged(self, left: str, right: str) -> Judgement | None:
        """What is judged of two things by all that is known of them; None where one of them is not there any more."""
        one, other = self.named(left), self.named(right)
        if not one or not other or not one.names or not other.names:
            return None
        return self._judged(one, other, left, right)

    def _judged(self, one: Named, other: Named, left: str | None, right: str) -> Judgement:
        ruling = self.decided.between(left, right) if left else None
        if ruling is Verdict.SAME:
            return judged(1.0, "a person said so")
        if ruling is Verdict.DIFFERENT:
            return judged(0.0, "a person said that they are two")
        if one.kind is Kind.POLICY:
            here, there = self.codebook.find(one.names), self.codebook.find(other.names)
            if here and there:
                if here.key == there.key:
                    return judged(0.99, f"both are labels of {here.label!r} in the codebook")
                return judged(0.0, f"{here.label!r} and {there.label!r} are two in the codebook")
        return judge(one, other, self.known)

    def enter(self, reference: str, named: Named) -> None:
        """That the thing of this reference is also what `named` says of it."""
        before = self.named(reference)
        after = _joined(before, named) if before else _telling(named)
        if after == before:
            return
        self._named[reference] = after
        keys = blocks(after, self.known)
        for key in keys:
            self._references(key)[reference] = None
        self.source.note(reference, keys)

    def enter_anew(self, reference: str, named: Named) -> None:
        """The same for a thing that the source has, and has under no key."""
        self._named[reference] = _telling(named)
        self.source.note(reference, blocks(_telling(named), self.known))

    def merge(self, reference: str, into: str) -> list[str]:
        """That the two are one, known by the second reference.

        Returns what is worth another look: things under keys that too many shared until now.
        """
        named = self.named(reference)
        if named:
            self.enter(into, named)
        self._named[reference] = None
        self.source.forget(reference)
        again: dict[str, None] = {}
        for key in blocks(named, self.known) if named else ():
            self._references(key).pop(reference, None)
            if key in self._full:
                self._full.remove(key)
                del self._under[key]
                if len(self._references(key)) <= MOST_IN_A_BLOCK:
                    again |= self._under[key]
        return list(again)

    def read_again(self, reference: str) -> None:
        """That the source knows more of the thing by now."""
        self._named.pop(reference, None)

    def forget(self, reference: str) -> None:
        """That nothing is known of the thing any more, until releases tell of it again."""
        named = self.named(reference)
        if named:
            for key in blocks(named, self.known):
                self._references(key).pop(reference, None)
        self._named.pop(reference, None)
        self.source.forget(reference)

    def is_free(self, reference: str) -> bool:
        """Whether no thing has the reference, nor had it before it became another."""
        return self.named(reference) is None and not self.source.is_gone(reference)

    def are_two(self, left: str, right: str) -> bool:
        """Whether the two are judged to be different, and not merely unsure."""
        judgement = self.judged(left, right)
        return judgement is not None and judgement.verdict is Verdict.DIFFERENT

    def _references(self, key: str) -> dict[str, None]:
        if key not in self._under:
            self._under[key] = dict.fromkeys(self.source.under(key))
            if len(self._under[key]) > MOST_IN_A_BLOCK:
                self._full.add(key)  # the source does not say of how many
        return self._under[key]


def _is_short(named: Named) -> bool:
    """Whether it is known by a surname or an acronym alone."""
    return is_surname(named.names) if named.kind is Kind.PERSON else is_acronym(named)


def _foremost(bearers: Sequence[Candidate]) -> Candidate | None:
    """Of several bearers of a surname or an acronym the one who is named far more often than the others, if there is one."""
    if not bearers:
        return None
    first, *others = sorted(bearers, key=lambda each: -len(each.named.dates))
    if any(len(first.named.dates) <= _FAR_MORE * len(each.named.dates) for each in others):
        return None
    return first


def _telling(named: Named) -> Named:
    return replace(named, names=telling(named.kind, named.names))


def _joined(one: Named, other: Named) -> Named:
    return Named(
        kind=one.kind,
        names=telling(one.kind, (*one.names, *other.names)),
        acronyms=tuple(dict.fromkeys((*one.acronyms, *other.acronyms))),
        places=one.places | other.places,
        dates=tuple(sorted({*one.dates, *other.dates}))[:_MOST_DATES],
        posts=tuple(dict.fromkeys((*one.posts, *other.posts)))[:_MOST_POSTS],
        sort=one.sort or other.sort,
        occasions=tuple(dict.fromkeys((*one.occasions, *other.occasions)))[:_MOST_POSTS],
    )
