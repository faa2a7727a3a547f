"""Keeps the register: which entity a release's names are those of, and what became of two that are one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph import (
    known,
    merge_quads,
    named,
    occasions_of,
    question_quads,
    register_graph,
    release_graph,
    release_in,
    rename_quads,
    slug_of,
    sweep_quads,
)
from advocacy_graph.intake.entities import iri_of, name_of, reference_of
from advocacy_graph.intake.references import Given, codebook, references, revise_codebook
from advocacy_graph.model import EntityDecision, Findings
from advocacy_graph.model.named import Kind, Named, Occasion
from advocacy_graph.resolve import (
    Asked,
    Gazetteer,
    Joined,
    Judgement,
    Keys,
    Reference,
    Register,
    Sweep,
    across,
    keys,
    place_of,
    rulings,
)
from advocacy_graph.resolve.blocks import BLOCKS
from advocacy_graph.resolve.occasions import is_unnamed, occasion
from advocacy_graph.resolve.register import MOST_IN_A_BLOCK
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import ag, dcterms, rdf, schema

_CLASSES = {
    Kind.ORGANIZATION: schema.Organization,
    Kind.PERSON: schema.Person,
    Kind.POLICY: ag.Policy,
}


class Registrar:
    """Of one store, opened for writing."""

    def __init__(self, store: Store, given: Given | None = None) -> None:
        self._store = store
        known_so = references(store, given)
        self.register = Register(known_so, _Held(store, known_so), codebook(store))
        stamp = f"{BLOCKS}-{self.register.known.digest}"
        if store.index.named_by != stamp:
            self._index_anew()
            store.index.named_by = stamp
        self._anew: set[str] = set()

    def keys(self, findings: Findings, slug: str, *, again: bool = False) -> Keys:
        """The keys of the names of the release with that slug, as all that the store holds has them.

        With `again` its text is as it was, and names keep the entities that they had.
        """
        before = self._settled_before(slug) if again else {}
        keyed = across(findings, keys(findings), self.register, slug, before)
        return replace(keyed, asked=tuple(one for one in keyed.asked if not self._is_asked(one)))

    def _settled_before(self, slug: str) -> dict[tuple[Kind, str], str]:
        """Of the names in the release's graph, but for those of entities of which everything is told anew."""
        graph = release_graph(self._store.base, slug)
        found = {}
        for quad in self._store.match(None, ag.mentions, None, graph):
            reference = reference_of(self._store, quad.object.value)  # type: ignore[union-attr]
            if reference not in self._anew and self.register.named(reference):
                kind = Kind(reference.partition("/")[0])
                for wording in self._store.match(quad.subject, ag.wording, None, graph):  # type: ignore[arg-type]
                    found[kind, wording.object.value] = reference  # type: ignore[union-attr]
        return found

    def keys_as_read(self, findings: Findings, keyed: Keys) -> Keys:
        """Those of a release before decisions were applied: names that only stood there learn nothing, and teach nothing."""
        own = keys(findings)
        return Keys(
            organizations={**own.organizations, **keyed.organizations},
            people={**own.people, **keyed.people},
            policies={**own.policies, **keyed.policies},
        )

    def rule(self, decisions: Iterable[EntityDecision]) -> None:
        """Keep to these decisions, the earliest first, from now on."""
        self._anew.clear()
        self.register.decided, _ = rulings(decisions, partial(reference_of, self._store), self._slug_of)

    def unite(self, gone: str, entity: str, why: str) -> None:
        """Make one of two entities, by their IRIs, because people said so. What they have become by now is meant."""
        gone, entity = self._store.successor(gone), self._store.successor(entity)
        if gone == entity:
            return
        kind, _, key = reference_of(self._store, gone).partition("/")
        named_so = self.register.named(reference_of(self._store, gone))
        name = named_so.names[0] if named_so and named_so.names else key
        into = reference_of(self._store, entity)
        self.register.merge(reference_of(self._store, gone), into)
        self._merge(Joined(Kind(kind), into.partition("/")[2], name, Judgement(1.0, (why,)), key))

    def call(self, entity: str, name: str) -> None:
        """Give an entity, by its IRI, a name; the one that it had becomes another wording."""
        entity = self._store.successor(entity)
        reference = reference_of(self._store, entity)
        self._store.exchange(*rename_quads(entity, name, self._store.base, self._store.match))
        if self.register.named(reference):
            self.register.enter(reference, Named(Kind(reference.partition("/")[0]), (name,)))

    def called(self, entity: str) -> str | None:
        """The name that people decided on, if any."""
        return self.register.decided.names.get(reference_of(self._store, entity))

    def are_several(self, entities: Iterable[str]) -> bool:
        """Whether each of these is there as itself."""
        return all(self._store.successor(each) == each and name_of(self._store, each) for each in entities)

    def revise(self) -> None:
        """Make the codebook what the decisions on it that hold come to."""
        revise_codebook(self._store)
        self.register.codebook = codebook(self._store)

    def begin_anew(self, entities: Iterable[str]) -> list[str]:
        """Forget what became of these entities and what is known of them, until the releases that name them tell it again.

        Returns the IRIs of those releases: they are to be written anew, in the order of their coming.
        """
        removed: dict[Quad, None] = {}
        releases: dict[str, None] = {}
        match, graphs = self._store.match, release_graph(self._store.base, "").value
        for one in entities:
            for this in dict.fromkeys((NamedNode(one), NamedNode(self._store.successor(one)))):
                about = [this]
                about += [q.subject for q in match(None, ag.judgedAs, this, self._graph)]  # type: ignore[misc]
                about += [q.subject for q in match(None, ag.merged, this, self._graph)]  # type: ignore[misc]
                for subject in about:
                    removed |= dict.fromkeys(match(subject, None, None, self._graph))
                for quad in match(None, None, this, None):
                    if isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.startswith(graphs):
                        releases[release_in(self._store.base, quad.graph_name.value)] = None
                self.register.forget(reference_of(self._store, this.value))
                self._anew.add(reference_of(self._store, this.value))
        self._store.exchange(list(removed), [])
        return self._store.index.in_order(releases)

    def end_anew(self) -> None:
        """After the releases were written anew: what still leads to an entity that none of them names goes too."""
        removed: dict[Quad, None] = {}
        for reference in self._anew:
            iri = iri_of(self._store, reference)
            if name_of(self._store, iri) is not None:
                continue
            for quad in self._store.match(None, None, NamedNode(iri), self._graph):
                whole = quad.predicate in (ag.between, ag.judgedAs, ag.merged)
                told = self._store.match(quad.subject, None, None, self._graph) if whole else [quad]  # type: ignore[arg-type]
                removed |= dict.fromkeys(told)
        self._anew.clear()
        self._store.exchange(list(removed), [])

    def answered(self, entities: Sequence[str]) -> None:
        """Questions about these entities are open no more."""
        about = set(entities)
        for question in list(self._store.match(None, rdf.type, ag.Question, self._graph)):
            said = list(self._store.match(question.subject, None, None, self._graph))  # type: ignore[arg-type]
            between = {quad.object.value for quad in said if quad.predicate == ag.between}  # type: ignore[union-attr]
            if between <= about:
                self._store.exchange(said, [])

    def _slug_of(self, release: str) -> str:
        return slug_of(self._store.base, release)

    def _call_as_decided(self, keyed: Keys) -> None:
        named_by_people = self.register.decided.names
        if not named_by_people:
            return
        for kind, keys_of_kind in (
            (Kind.ORGANIZATION, keyed.organizations),
            (Kind.PERSON, keyed.people),
            (Kind.POLICY, keyed.policies),
        ):
            for key in {each.value for each in keys_of_kind.values()}:
                if name := named_by_people.get(f"{kind}/{key}"):
                    self.call(named(self._store.base, kind, key), name)

    def carry_out(self, keyed: Keys) -> None:
        """After the release was put: make one of what its names showed to be one, and call things as the user does."""
        for joined in keyed.joined:
            self._merge(joined)
        self._call(keyed.references)
        self._call_as_decided(keyed)

    def sweep(self) -> Iterator[tuple[Joined, ...]]:
        """Hold every entity against all others. Yields for each the merges it led to, which are done by then.

        At the end, and only there, the questions are those that are open now.
        """
        base = self._store.base
        sweep = Sweep(self.register, self.references())
        for found in sweep:
            for joined in found:
                self._merge(joined)
                self.register.read_again(f"{joined.kind}/{joined.key}")
            yield found
        self._call(sweep.called)
        standing = [one for one in sweep.called if self.register.named(f"{one.kind}/{one.key}")]
        tied = [
            one
            for one in sweep.tied
            if all(self.register.named(f"{one.kind}/{key}") for key in (one.key, one.other))
        ]
        self._store.add(self._untold(sweep_quads(tied, standing, base)))
        self._ask(sweep.asked)

    def _index_anew(self) -> None:
        """Enter all entities of the register under their keys."""
        self._store.index.forget_names()
        for reference in self.references():
            thing = self.register.named(reference)
            if thing:
                self.register.enter_anew(reference, thing)

    def unnamed_members(self) -> list[str]:
        """Members of the user's register that no release names, by name."""
        named_ones = {quad.object for quad in self._store.match(None, ag.registeredAs, None, self._graph)}
        members = (entry for entry in self.register.known.entries.values() if entry.own)
        return sorted(entry.name for entry in members if Literal(entry.id) not in named_ones)

    def references(self) -> list[str]:
        """All entities of the register, in order."""
        found = []
        for of in _CLASSES.values():
            for quad in self._store.match(None, rdf.type, of, self._graph):
                assert isinstance(quad.subject, NamedNode)
                found.append(reference_of(self._store, quad.subject.value))
        return sorted(found)

    def _merge(self, joined: Joined) -> None:
        if joined.gone is not None:
            base = self._store.base
            gone, entity = (named(base, joined.kind, key) for key in (joined.gone, joined.key))
            if name_of(self._store, entity) is None:
                # A concept of the codebook that no release named until now.
                told = self._store.match(NamedNode(gone), None, None, self._graph)
                self._store.add(
                    [Quad(NamedNode(entity), quad.predicate, quad.object, self._graph) for quad in told]
                )
            self._store.replace_entity(gone, entity, merge_quads(joined, base))

    def _call(self, references: Iterable[Reference]) -> None:
        """Give entities of the user's register and codebook the names that they have there, unless people decided."""
        decided = self.register.decided.names
        for reference in references:
            if reference.own and f"{reference.kind}/{reference.key}" not in decided:
                entity = named(self._store.base, reference.kind, reference.key)
                self._store.exchange(
                    *rename_quads(entity, reference.name, self._store.base, self._store.match)
                )

    def _untold(self, quads: Sequence[Quad]) -> list[Quad]:
        """Without names that are the entity's first."""
        return [
            quad
            for quad in quads
            if quad.predicate != schema.alternateName
            or Quad(quad.subject, schema.name, quad.object, quad.graph_name)
            not in set(self._store.match(quad.subject, schema.name, None, self._graph))  # type: ignore[arg-type]
        ]

    def _question(self, asked: Asked) -> list[Quad]:
        """None where one of the two has become another meanwhile."""
        there = all(self.register.named(f"{asked.kind}/{key}") for key in (asked.key, asked.other))
        return question_quads(asked, self._store.base) if there else []

    def _is_asked(self, asked: Asked) -> bool:
        this = question_quads(asked, self._store.base)[0].subject
        assert isinstance(this, NamedNode)
        return next(iter(self._store.match(this, rdf.type, None, self._graph)), None) is not None

    def _ask(self, asked: Iterable[Asked]) -> None:
        """These questions are open, and no others."""
        wanted = dict.fromkeys(quad for one in asked for quad in self._question(one))
        open_now = {
            quad: None
            for question in self._store.match(None, rdf.type, ag.Question, self._graph)
            for quad in self._store.match(question.subject, None, None, self._graph)  # type: ignore[arg-type]
        }
        self._store.exchange(
            [quad for quad in open_now if quad not in wanted],
            [quad for quad in wanted if quad not in open_now],
        )

    @property
    def _graph(self) -> NamedNode:
        return register_graph(self._store.base)


class _Held:
    """What the store holds, as the register asks for it."""

    def __init__(self, store: Store, gazetteer: Gazetteer) -> None:
        self._store = store
        self._gazetteer = gazetteer

    def under(self, key: str) -> Sequence[str]:
        return self._store.index.named(key, MOST_IN_A_BLOCK + 1)

    def named(self, reference: str) -> Named | None:
        found = known(iri_of(self._store, reference), self._store.base, self._store.match)
        if found is None:
            return None
        found = replace(found, places=frozenset(filter(None, map(place_of, found.places))))
        return replace(found, occasions=tuple(self._occasions(reference))) if is_unnamed(found) else found

    def _occasions(self, reference: str) -> Iterator[Occasion]:
        """What the releases are about that name it by nothing more than "the memo"."""
        told = occasions_of(iri_of(self._store, reference), self._store.base, self._store.match)
        for release in told:
            yield occasion(
                release.date,
                release.issuers,
                release.headline,
                release.people,
                release.bodies,
                self._gazetteer,
            )

    def is_gone(self, reference: str) -> bool:
        replaced = self._store.match(NamedNode(iri_of(self._store, reference)), dcterms.isReplacedBy)
        return next(iter(replaced), None) is not None

    def note(self, reference: str, keys: Iterable[str]) -> None:
        self._store.index.name(reference, keys)

    def forget(self, reference: str) -> None:
        self._store.index.unname(reference)
