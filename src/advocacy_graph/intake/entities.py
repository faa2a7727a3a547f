"""Entities of the register by their IRIs; and decisions on them, checked before they are recorded."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode

from advocacy_graph import graph
from advocacy_graph.errors import UndecidableError
from advocacy_graph.intake.kept import release_named
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.model.named import Kind
from advocacy_graph.resolve import key_of, rulings
from advocacy_graph.store import Store

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
