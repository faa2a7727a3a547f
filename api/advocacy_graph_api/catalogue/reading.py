"""From graphs to entries, without SPARQL: a release's graph is walked once, names come from the register."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pyoxigraph as ox

from advocacy_graph.vocabulary import ag, oa, rdf, schema
from advocacy_graph_api.catalogue.entry import Entry, Kind

Thing = dict[str, Any]
Facts = dict[ox.NamedNode, list[Any]]

_UNDATED = "0000-00-00"


class Reading:
    """Reads one state of the store. Names that were looked up are kept for its lifetime."""

    def __init__(self, store: ox.Store, base: str) -> None:
        self._store = store
        self._base = base
        self._register = ox.NamedNode(f"{base}graph/register")
        self._release_graphs = f"{base}graph/release/"  # how their names begin
        self._names: dict[str, str | None] = {}

    @property
    def register(self) -> str:
        """The graph that has the entities."""
        return self._register.value

    def naming(self, iri: str) -> set[str]:
        """The graphs of releases that name an entity."""
        quads = self._store.quads_for_pattern(None, None, ox.NamedNode(iri), None)
        names = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
        return {name for name in names if name.startswith(self._release_graphs)}

    def releases(self) -> list[str]:
        """The graphs of all releases."""
        return [
            name.value
            for name in self._store.named_graphs()
            if isinstance(name, ox.NamedNode) and name.value.startswith(self._release_graphs)
        ]

    def release(self, graph: str) -> Iterator[Entry]:
        """The release, its statements, positions, demands and ties; nothing for a graph that is gone."""
        yield from _Release(self, graph).entries()

    def entities(self, iris: Iterable[str] | None = None) -> Iterator[Entry]:
        """People, organisations, policies and coalitions of the register, all or those of them."""
        if iris is None:
            quads = self._store.quads_for_pattern(None, None, None, self._register)
            for subject, facts in _grouped(quads).items():
                yield from self._entity(subject, facts)
            return
        for iri in iris:
            node = ox.NamedNode(iri)
            facts = _grouped(self._store.quads_for_pattern(node, None, None, self._register)).get(iri, {})
            yield from self._entity(iri, facts)

    def facts(self, graph: str) -> dict[str, Facts]:
        """All that a graph says, by subject and predicate."""
        return _grouped(self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))

    def named(self, terms: Iterable[Any]) -> list[Thing]:
        """IRIs with the names that the register has for them, in order."""
        return [
            {"iri": iri, "name": self.name(iri)}
            for iri in sorted({term.value for term in terms if isinstance(term, ox.NamedNode)})
        ]

    def name(self, iri: str) -> str | None:
        """The name of an entity, None where the register has none."""
        if iri not in self._names:
            found = self._store.quads_for_pattern(ox.NamedNode(iri), schema.name, None, self._register)
            self._names[iri] = next(
                (quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), None
            )
        return self._names[iri]

    def _entity(self, iri: str, facts: Facts) -> Iterator[Entry]:
        types = facts.get(rdf.type, [])
        name = _text(facts, schema.name) or iri.rpartition("/")[2]
        others = sorted(term.value for term in facts.get(schema.alternateName, []))
        body: Thing = {"iri": iri, "name": name, "other_names": others}
        kinds = []
        if schema.Person in types:
            kinds.append(Kind.PERSON)
        if schema.Organization in types:
            kinds.append(Kind.ORGANIZATION)
            body |= {
                "acronym": _text(facts, ag.acronym),
                "governmental": schema.GovernmentOrganization in types,
                "coalition": ag.Coalition in types,
            }
        if ag.Coalition in types:
            kinds.append(Kind.COALITION)
        if ag.Policy in types:
            kinds.append(Kind.POLICY)
            kind = _text(facts, ag.policyKind)
            body["kind"] = kind.rpartition("#")[2] if kind else None
        searched = " · ".join([*others, *([body["acronym"]] if body.get("acronym") else [])])
        for kind in kinds:
            yield Entry(iri, kind, None, name.casefold(), None, name, searched, body)


class _Release:
    """One release's graph on its way to entries."""

    def __init__(self, reading: Reading, graph: str) -> None:
        self._reading = reading
        self._graph = graph
        self._facts = reading.facts(graph)
        self._iri = next(
            (iri for iri, facts in self._facts.items() if ag.PressRelease in facts.get(rdf.type, [])), ""
        )
        self._own = self._facts.get(self._iri, {})
        self._date = _text(self._own, schema.datePublished)
        self._positions = self._by(ag.Position, ag.expressedIn)

    def entries(self) -> Iterator[Entry]:
        if not self._iri or ag.withdrawnOn in self._own:  # what was withdrawn is listed nowhere
            return
        yield self._release()
        makers = {
            ag.AttributedStatement: self._statement,
            ag.Position: self._position,
            ag.Demand: self._demand,
            ag.CoalitionTie: self._tie,
        }
        for iri, facts in self._facts.items():
            types = facts.get(rdf.type, [])
            for kind, made in makers.items():
                if kind in types:
                    yield made(iri, facts)

    def _by(self, kind: ox.NamedNode, predicate: ox.NamedNode) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for iri, facts in self._facts.items():
            if kind in facts.get(rdf.type, []):
                for target in facts.get(predicate, []):
                    found.setdefault(target.value, []).append(iri)
        return found

    @property
    def _here(self) -> Thing:
        return {"iri": self._iri, "headline": _text(self._own, schema.headline), "date": self._date}

    def _entry(self, iri: str, kind: Kind, words: str, body: Thing, **roles: list[Thing]) -> Entry:
        links = {(role, thing["iri"]) for role, things in roles.items() for thing in things}
        # What the entities are called now is to find what they say, too.
        names = " · ".join(
            sorted({thing["name"] for things in roles.values() for thing in things if thing["name"]})
        )
        # A release's slug begins with its date, and is what its list is paged by.
        sort = body["slug"] if kind is Kind.RELEASE else self._date or _UNDATED
        links.add(("release", self._iri))
        return Entry(iri, kind, self._graph, sort, self._date, names, words, body, frozenset(links))

    def _release(self) -> Entry:
        issuers = self._reading.named(self._own.get(schema.publisher, []))
        headline = _text(self._own, schema.headline)
        body = {
            "slug": self._graph.rpartition("/graph/release/")[2],
            **self._here,
            "issuers": issuers,
            "place": _text(self._own, schema.locationCreated),
            "url": _text(self._own, schema.url),
        }
        entry = self._entry(self._iri, Kind.RELEASE, headline or "", body, issuer=issuers)
        return replace(entry, links=entry.links | {("mentions", iri) for iri in self._mentioned()})

    def _mentioned(self) -> set[str]:
        """All entities that the graph names, in whatever part."""
        objects = (term for facts in self._facts.values() for terms in facts.values() for term in terms)
        iris = {term.value for term in objects if isinstance(term, ox.NamedNode)} - self._facts.keys()
        return {iri for iri in iris if self._reading.name(iri) is not None}

    def _statement(self, iri: str, facts: Facts) -> Entry:
        words = _text(facts, schema.text) or ""
        speakers = self._reading.named(facts.get(ag.speaker, []))
        bodies = self._reading.named(facts.get(ag.onBehalfOf, []))
        about = self._reading.named(facts.get(schema.about, []))
        mode = _text(facts, ag.statementMode)
        body = {
            "iri": iri,
            "words": words,
            "mode": mode.rpartition("#")[2] if mode else "",
            "speakers": speakers,
            "on_behalf_of": bodies,
            "about": about,
            "role": self._role(facts),
            "positions": [self._stance(position) for position in sorted(self._positions.get(iri, []))],
            **self._known(facts),
            "release": self._here,
        }
        return self._entry(
            iri, Kind.STATEMENT, words, body, speaker=speakers, organization=bodies, policy=about
        )

    def _role(self, facts: Facts) -> str | None:
        for capacity in facts.get(ag.inCapacity, []):
            said = _text(self._facts.get(capacity.value, {}), ag.roleWords)
            if said:
                return said
        return _text(facts, ag.roleWords)

    def _stance(self, iri: str) -> Thing:
        facts = self._facts[iri]
        polarity = _text(facts, ag.polarity)
        return {
            "iri": iri,
            "policy": next(iter(self._reading.named(facts.get(ag.target, []))), None),
            "polarity": polarity.rpartition("#")[2] if polarity else "unknown",
            "condition": _text(facts, ag.condition),
        }

    def _position(self, iri: str, facts: Facts) -> Entry:
        holders = self._reading.named(facts.get(ag.holder, []))
        bodies = self._reading.named(facts.get(ag.onBehalfOf, []))
        policies = self._reading.named(facts.get(ag.target, []))
        body = {
            **self._stance(iri),
            "holders": holders,
            "on_behalf_of": bodies,
            "statement": _text(facts, ag.expressedIn),
            **self._known(facts),
            "release": self._here,
        }
        return self._entry(iri, Kind.POSITION, "", body, holder=holders, organization=bodies, policy=policies)

    def _demand(self, iri: str, facts: Facts) -> Entry:
        action = _text(facts, ag.action) or ""
        holders = self._reading.named(facts.get(ag.holder, []))
        bodies = self._reading.named(facts.get(ag.onBehalfOf, []))
        asked = self._reading.named(facts.get(ag.addressedTo, []))
        policies = self._reading.named(facts.get(ag.concerns, []))
        body = {
            "iri": iri,
            "action": action,
            "by_when": _text(facts, ag.byWhen),
            "deadline": _text(facts, ag.deadline),
            "holders": holders,
            "on_behalf_of": bodies,
            "addressed_to": asked,
            "concerns": policies,
            "statement": _text(facts, ag.expressedIn),
            **self._known(facts),
            "release": self._here,
        }
        return self._entry(
            iri,
            Kind.DEMAND,
            action,
            body,
            holder=holders,
            organization=bodies,
            addressee=asked,
            policy=policies,
        )

    def _tie(self, iri: str, facts: Facts) -> Entry:
        coalitions = self._reading.named(facts.get(ag.coalition, []))
        members = self._reading.named(facts.get(ag.tiedOrganization, []))
        relation = _text(facts, ag.relation)
        body = {
            "iri": iri,
            "coalition": next(iter(coalitions), None),
            "organization": next(iter(members), None),
            "relation": relation.rpartition("#")[2] if relation else None,
            **self._known(facts),
            "release": self._here,
        }
        return self._entry(iri, Kind.TIE, "", body, coalition=coalitions, organization=members)

    def _known(self, facts: Facts) -> Thing:
        """The words that say so, where they stand, the rule that saw it and how sure it is."""
        confidence = _text(facts, ag.confidence)
        return {
            "evidence": sorted(
                (self._stretch(evidence.value) for evidence in facts.get(ag.evidence, [])),
                key=lambda stretch: stretch["start"] or 0,
            ),
            "rule": _text(facts, ag.rule),
            "confidence": float(confidence) if confidence else None,
            "reviewed": (_text(facts, ag.decided) or "false") in ("true", "1"),
        }

    def _stretch(self, iri: str) -> Thing:
        stretch: Thing = {"start": None, "end": None, "words": None}
        for selector in self._facts.get(iri, {}).get(oa.hasSelector, []):
            facts = self._facts.get(selector.value, {})
            for key, predicate in (("start", oa.start), ("end", oa.end)):
                if (number := _text(facts, predicate)) is not None:
                    stretch[key] = int(number)
            stretch["words"] = stretch["words"] or _text(facts, oa.exact)
        return stretch


def _grouped(quads: Iterable[ox.Quad]) -> dict[str, Facts]:
    found: dict[str, Facts] = {}
    for subject, predicate, value, _ in quads:
        if isinstance(subject, ox.NamedNode):
            found.setdefault(subject.value, {}).setdefault(predicate, []).append(value)
    return found


def _text(facts: Facts, predicate: ox.NamedNode) -> str | None:
    """The value, the first in order where there are several."""
    return min(
        (str(term.value) for term in facts.get(predicate, []) if not isinstance(term, ox.Triple)),
        default=None,
    )
