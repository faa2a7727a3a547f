"""The decisions of one store, as they are recorded beside it."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from advocacy_graph.graph import (
    applying_graph,
    decision_iri,
    decision_quads,
    decisions_graph,
    decisions_of,
    extracted_graph,
)
from advocacy_graph.model import (
    AnyDecision,
    CodebookDecision,
    EntityDecision,
    FindingDecision,
    Undoing,
    is_undone,
)
from advocacy_graph.store import Store
from advocacy_graph.vocabulary import ag, rdf


class Ledger:
    """Of one store. Only `record`, `keep_as_read` and `settled` write; what is recorded is never taken away."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._base = store.base
        self._graph = decisions_graph(store.base)
        self._applying = applying_graph(store.base)

    def decision(self, key: str) -> AnyDecision | None:
        """The decision of that key, undone or not; None where there is none."""
        found = self._read([decision_iri(self._base, key)])
        return found.get(key)

    def all(self) -> dict[str, AnyDecision]:
        """Every decision, by key, in the order in which they were taken."""
        found = decisions_of(self._store.private.match(graph=self._graph), self._base)
        return dict(sorted(found.items(), key=lambda pair: (pair[1].at, pair[0])))

    def entity_decisions(self) -> list[EntityDecision]:
        """Those on entities that hold, the earliest first."""
        return [each for each in self._of_class(ag.EntityDecision) if isinstance(each, EntityDecision)]

    def codebook_decisions(self) -> list[CodebookDecision]:
        """Those on the codebook that hold, the earliest first."""
        return [each for each in self._of_class(ag.CodebookDecision) if isinstance(each, CodebookDecision)]

    def of_release(self, release: str) -> list[FindingDecision]:
        """Those on findings of the release with that IRI that hold, the earliest first."""
        match = self._store.private.match
        found = self._holding(q.subject for q in match(None, ag.decisionOn, NamedNode(release), self._graph))
        return [each for each in found if isinstance(each, FindingDecision)]

    def releases(self) -> list[str]:
        """The IRIs of all releases on whose findings anything was ever decided, in order."""
        match = self._store.private.match
        on_findings = {quad.subject for quad in match(None, rdf.type, ag.FindingDecision, self._graph)}
        named = match(None, ag.decisionOn, None, self._graph)
        return sorted({_iri(quad.object) for quad in named if quad.subject in on_findings})

    def undone_at_last(self, decision: AnyDecision) -> AnyDecision | None:
        """What an undoing, of an undoing perhaps, is about in the end; the decision itself where it is none."""
        while isinstance(decision, Undoing):
            undone = self.decision(decision.undoes)
            if undone is None:
                return None
            decision = undone
        return decision

    def record(self, decisions: Iterable[tuple[AnyDecision, str]]) -> None:
        """Record decisions, each with the IRI of what is to be written anew by it."""
        quads: list[Quad] = []
        for decision, about in decisions:
            quads += decision_quads(decision, self._base)
            this = decision_iri(self._base, decision.key)
            quads.append(Quad(this, ag.awaits, NamedNode(about), self._applying))
        self._store.private.change(add=quads, at_once=True)

    def awaiting(self) -> list[AnyDecision]:
        """Decisions that were recorded and not applied, the earliest first: of a process that was killed."""
        awaiting = self._store.private.match(None, ag.awaits, None, self._applying)
        found = self._read(quad.subject for quad in awaiting)
        return sorted(found.values(), key=lambda each: (each.at, each.key))

    def settled(self, decisions: Iterable[AnyDecision]) -> None:
        """That these were applied."""
        match = self._store.private.match
        done = [decision_iri(self._base, each.key) for each in decisions]
        self._store.private.change(
            remove=[quad for this in done for quad in match(this, ag.awaits, None, self._applying)]
        )

    def as_read(self, slug: str) -> list[Quad]:
        """The graph of a release as it was read; empty where nothing is decided on it, and its public graph is that."""
        return list(self._store.private.match(graph=extracted_graph(self._base, slug)))

    def keep_as_read(
        self,
        release: str,
        slug: str,
        quads: Iterable[Quad],
        orphaned: Iterable[tuple[FindingDecision, str]],
    ) -> None:
        """Keep what a release was read as, none where nothing is decided on it, and which decisions find no words there."""
        graph = extracted_graph(self._base, slug)
        match = self._store.private.match
        on_it = {quad.subject for quad in match(None, ag.decisionOn, NamedNode(release), self._graph)}
        before = [
            quad for quad in match(None, ag.orphanedBecause, None, self._applying) if quad.subject in on_it
        ]
        told = [
            Quad(decision_iri(self._base, each.key), ag.orphanedBecause, Literal(reason), self._applying)
            for each, reason in orphaned
        ]
        now = [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]
        self._store.private.change(remove=[*self.as_read(slug), *before], add=[*now, *told])

    def orphaned(self) -> dict[str, str]:
        """Keys of decisions whose words are gone, with the reason."""
        prefix = decision_iri(self._base, "").value
        found = self._store.private.match(None, ag.orphanedBecause, None, self._applying)
        return {_iri(quad.subject).removeprefix(prefix): _text(quad.object) for quad in found}

    def _of_class(self, of: NamedNode) -> list[AnyDecision]:
        match = self._store.private.match
        return self._holding(quad.subject for quad in match(None, rdf.type, of, self._graph))

    def _holding(self, subjects: Iterable[object]) -> list[AnyDecision]:
        there = [
            each for each in subjects if isinstance(each, NamedNode) and not is_undone(each, self._undone_by)
        ]
        found = self._read(there).values()
        return sorted(found, key=lambda each: (each.at, each.key))

    def _undone_by(self, decision: NamedNode) -> Iterator[NamedNode]:
        for quad in self._store.private.match(None, ag.undoes, decision, self._graph):
            assert isinstance(quad.subject, NamedNode)
            yield quad.subject

    def _read(self, decisions: Iterable[object]) -> dict[str, AnyDecision]:
        """Of each its own quads, and those of its parts."""
        quads: dict[Quad, None] = {}
        for this in decisions:
            assert isinstance(this, NamedNode)
            quads |= dict.fromkeys(self._with_parts(this, f"{this.value}#"))
        return decisions_of(quads, self._base)

    def _with_parts(self, subject: NamedNode, parts: str) -> Iterator[Quad]:
        for quad in self._store.private.match(subject, None, None, self._graph):
            yield quad
            if isinstance(quad.object, NamedNode) and quad.object.value.startswith(parts):
                yield from self._with_parts(quad.object, parts)


def _iri(term: object) -> str:
    assert isinstance(term, NamedNode)
    return term.value


def _text(term: object) -> str:
    assert isinstance(term, Literal)
    return term.value
