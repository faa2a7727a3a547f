"""Entities of the register by their IRIs and names; and decisions on them, checked before they are recorded."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import chain, count
from typing import Final
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from advocacy_graph import graph
from advocacy_graph.errors import UndecidableError
from advocacy_graph.intake.kept import release_named
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve import key_of, rulings
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import ag, schema

_IRI: Final = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")


def reference_of(store: Store, iri: str) -> str:
    """`person/ida-moss` for the IRI of an entity."""
    return unquote(iri.removeprefix(f"{store.base}id/"))


def key_in(store: Store, iri: str) -> str:
    """`ida-moss` for the IRI of an entity."""
    return reference_of(store, iri).partition("/")[2]


def name_of(store: Store, iri: str) -> str | None:
    """The name that an entity has in the register; None for one that is not there."""
    return graph.name_of(iri, store.base, store.match)


def iri_of(store: Store, reference: str) -> str:
    """The IRI of the entity `person/ida-moss`."""
    kind, _, key = reference.partition("/")
    return graph.named(store.base, kind, key)


def entity_called(store: Store, name: str, kind: Kind | None = None, *, former: bool = False) -> str:
    """The IRI of the entity that is meant by a name, a `person/ida-moss` or an IRI; of that `kind` where one is given.

    A name by which it is known first goes before another wording or an acronym, and one written so before one in other
    letters. With `former` a name that an entity had before it became another means what it was then. An IRI is
    returned as it is. Raises `UndecidableError` for a name that nothing has, or several.
    """
    if name.startswith(f"{store.base}id/"):
        return name
    if name.partition("/")[0] in list(Kind) and _is_or_was(store, iri_of(store, name)):
        return iri_of(store, name)
    wanted = " ".join(name.split())
    known, others, was = (
        [(iri, called) for iri, called in names if _is_of(store, iri, kind)]
        for names in (
            _names(store, schema.name),
            chain(_names(store, schema.alternateName), _names(store, ag.acronym)),
            _former(store) if former else (),
        )
    )
    for written in (str, str.casefold):
        for names in (known, was, others):
            found = dict.fromkeys(iri for iri, called in names if written(called) == written(wanted))
            if len(found) > 1:
                told = "; ".join(
                    f"{reference_of(store, iri)} ({name_of(store, iri)})" for iri in sorted(found)
                )
                raise UndecidableError(f"{wanted!r} may be {told}: say which, or of which kind it is")
            if found:
                return next(iter(found))
    hint = near(wanted, (called for _, called in (*known, *others))) or "no release names it"
    raise UndecidableError(f"no {kind or 'person, organisation or policy'} is called {wanted!r}: {hint}")


def near(name: str, known: Iterable[str]) -> str:
    """A question that names those of the known names that are nearest; empty where none is near."""
    folded = {each.casefold(): each for each in known}
    found = [folded[each] for each in get_close_matches(name.casefold(), folded, cutoff=0.6)]
    return f"did you mean {' or '.join(map(repr, found))}?" if found else ""


def releases_under(store: Store, entity: str, wordings: Iterable[str]) -> tuple[str, ...]:
    """The IRIs of the releases that name an entity, by its IRI, with one of these words, in order."""
    found = set()
    for mention in store.match(None, ag.mentions, NamedNode(store.successor(entity)), None):
        assert isinstance(mention.subject, NamedNode)
        assert isinstance(mention.graph_name, NamedNode)
        for words in wordings:
            if any(store.match(mention.subject, ag.wording, Literal(words), mention.graph_name)):
                found.add(graph.release_in(store.base, mention.graph_name.value))
    return tuple(sorted(found))


def _is_or_was(store: Store, iri: str) -> bool:
    return name_of(store, store.successor(iri)) is not None


def _is_of(store: Store, iri: str, kind: Kind | None) -> bool:
    of = iri.removeprefix(f"{store.base}id/").partition("/")[0]
    return of == kind if kind else of in list(Kind)


def _names(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in store.match(None, predicate, None, graph.register_graph(store.base)):
        yield quad.subject.value, quad.object.value  # type: ignore[union-attr]


def _former(store: Store) -> Iterator[tuple[str, str]]:
    """Entities that became others, each with the name that it had then."""
    register = graph.register_graph(store.base)
    for quad in store.match(None, ag.merged, None, register):
        for name in store.match(quad.subject, ag.judgedName, None, register):  # type: ignore[arg-type]
            yield quad.object.value, name.object.value  # type: ignore[union-attr]


class Rules:
    """What can be decided on the entities of one store."""

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger

    def checked(self, decision: EntityDecision, ahead: Sequence[EntityDecision]) -> EntityDecision:
        """As it is recorded: a split with the IRI of what comes out, a rename with the name until now.

        `ahead` are decisions that are recorded with it, before it. Raises UndecidableError.
        """
        several = decision.outcome in (EntityOutcome.SAME, EntityOutcome.DIFFERENT)
        fitting = (2, None) if several else (1, 2 if decision.outcome is EntityOutcome.SPLIT else 1)
        number = len(decision.entities)
        if number < fitting[0] or (fitting[1] and number > fitting[1]):
            raise UndecidableError(
                f"{decision.outcome} is decided of {'two or more' if several else 'one'}, not of {number}"
            )
        kinds = {self._kind(each) for each in decision.entities}
        if len(kinds) > 1:
            raise UndecidableError(
                f"{' and '.join(sorted(kinds))} are never one another: {', '.join(decision.entities)}"
            )
        (kind,) = kinds
        for each in decision.entities[: 1 if decision.outcome is EntityOutcome.SPLIT else None]:
            self._name(each)
        name = decision.name.strip() if decision.name else None
        decision = replace(decision, name=name or None)
        match decision.outcome:
            case EntityOutcome.RENAME:
                if not name:
                    raise UndecidableError("a rename says what the entity is called from now on: give `name`")
                if not decision.wordings:
                    decision = replace(decision, wordings=(self._name(decision.entities[0]),))
            case EntityOutcome.SPLIT:
                decision = self._split(decision, kind)
            case _:
                pass
        self._compatible([*ahead, decision])
        return decision

    def _kind(self, iri: str) -> Kind:
        kind = iri.removeprefix(f"{self._store.base}id/").partition("/")[0]
        if not iri.startswith(f"{self._store.base}id/") or kind not in list(Kind) or not _IRI.fullmatch(iri):
            raise UndecidableError(
                f"{iri} is no person, organisation or policy: their IRIs begin with {self._store.base}id/"
            )
        return Kind(kind)

    def _name(self, iri: str) -> str:
        found = name_of(self._store, self._store.successor(iri))
        if found is None:
            raise UndecidableError(f"{iri} is not in the register: no release names it")
        return found

    def _split(self, decision: EntityDecision, kind: Kind) -> EntityDecision:
        first, *others = decision.entities
        if not decision.releases:
            raise UndecidableError("a split says which releases mean the other one: give `releases`")
        releases = tuple(release_named(self._store, each) for each in decision.releases)
        this = NamedNode(self._store.successor(first))
        for release in releases:
            whole = graph.release_graph(self._store.base, graph.slug_of(self._store.base, release))
            if next(iter(self._store.match(None, None, this, whole)), None) is None:
                raise UndecidableError(f"{release} does not name {first}")
        if not others and not decision.name:
            raise UndecidableError(
                "a split says what the other one is called, or which entity it is: give `name`"
            )
        other = others[0] if others else self._new(kind, decision.name or "")
        return replace(decision, entities=(this.value, other), releases=releases)

    def _new(self, kind: Kind, name: str) -> str:
        """An IRI that no entity has or had."""
        key = key_of(name)
        for number in count(1):
            iri = graph.named(self._store.base, kind, key if number == 1 else f"{key}-{number}")
            if name_of(self._store, iri) is None and self._store.successor(iri) == iri:
                return iri
        raise AssertionError  # numbers do not end

    def _compatible(self, new: Sequence[EntityDecision]) -> None:
        every = sorted([*self._ledger.entity_decisions(), *new], key=lambda each: (each.at, each.key))
        _, crossed = rulings(every, lambda iri: iri, lambda release: release)
        if crossed:
            one, other = crossed[0]
            raise UndecidableError(
                f"{one} and {other} were decided to be different, and this would make them one by way of others: "
                "undo one of the decisions first"
            )
