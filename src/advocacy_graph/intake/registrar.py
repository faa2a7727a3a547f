"""Keeps the register: which entity a release's names are those of, and what became of two that are one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from pyoxigraph import NamedNode

from advocacy_graph.graph import known, merge_quads, named, release_iri
from advocacy_graph.model import Findings
from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve import Gazetteer, Keys, Register, across, keys, place_of
from advocacy_graph.resolve.register import MOST_IN_A_BLOCK
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import ag, rdf, schema

_CLASSES = {
    Kind.ORGANIZATION: schema.Organization,
    Kind.PERSON: schema.Person,
    Kind.POLICY: ag.Policy,
}


class Registrar:
    """Of one store, opened for writing."""

    def __init__(self, store: Store, gazetteer: Gazetteer | None = None) -> None:
        self._store = store
        self.register = Register(gazetteer or Gazetteer.shipped(), _Held(store))

    def keys(self, findings: Findings) -> Keys:
        """The keys of a release's names, as all that the store holds has them."""
        slug = release_iri(findings, base=self._store.base).removeprefix(f"{self._store.base}id/release/")
        return across(findings, keys(findings), self.register, slug)

    def carry_out(self, keyed: Keys) -> None:
        """Make one entity of those that a release's names showed to be one."""
        for joined in keyed.joined:
            if joined.gone is not None:
                base = self._store.base
                gone, entity = (named(base, joined.kind, key) for key in (joined.gone, joined.key))
                self._store.replace_entity(gone, entity, merge_quads(joined, base))

    def index_anew(self) -> None:
        """Enter all entities of the register under their keys."""
        self._store.index.forget_names()
        for reference in self.references():
            thing = self.register.named(reference)
            if thing:
                self.register.enter_anew(reference, thing)

    def references(self) -> list[str]:
        """All entities of the register, in order."""
        register = NamedNode(f"{self._store.base}graph/register")
        found = []
        for of in _CLASSES.values():
            for quad in self._store.match(None, rdf.type, of, register):
                assert isinstance(quad.subject, NamedNode)
                found.append(unquote(quad.subject.value.removeprefix(f"{self._store.base}id/")))
        return sorted(found)


class _Held:
    """What the store holds, as the register asks for it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def under(self, key: str) -> Sequence[str]:
        return self._store.index.named(key, MOST_IN_A_BLOCK + 1)

    def named(self, reference: str) -> Named | None:
        kind, _, key = reference.partition("/")
        found = known(named(self._store.base, kind, key), self._store.base, self._store.match)
        return found and replace(found, places=frozenset(filter(None, map(place_of, found.places))))

    def note(self, reference: str, keys: Iterable[str]) -> None:
        self._store.index.name(reference, keys)
