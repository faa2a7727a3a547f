"""The store: one directory, one writer.

    DIR/store.json          format number and base IRI
    DIR/graph/              the named graphs, in Oxigraph
    DIR/private/            decisions, in an Oxigraph of their own, once there are any: see private.py
    DIR/texts/SHA256.txt    the kept texts
    DIR/changes             which graphs were about to change, in order
    DIR/index/              what was read before, by its bytes and its words
    DIR/archive/            what was fetched
    DIR/reference/          the user's own gazetteer and register of members
    DIR/feeds/              which entries of watched feeds are done
    DIR/table/              the statement table, derived from the graph: see the room of that name
    DIR/lock                held by the writer alone, or shared by readers

A release's graph is replaced in one update, so that a kill at any moment leaves the old one or the new.
"""

import hashlib
import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import pyoxigraph as ox

from advocacy_graph.errors import QueryError, StoreError, UnknownRelease, WithdrawnRelease
from advocacy_graph.queries import check, check_update
from advocacy_graph.settings import DEFAULT_BASE
from advocacy_graph.store.changes import EVERYTHING, Changes
from advocacy_graph.store.index import Index
from advocacy_graph.store.journal import damaged
from advocacy_graph.store.layout import (
    CHANGES,
    DERIVED,
    ENGINES,
    FORMAT,
    GRAPH,
    INDEX,
    LOCK,
    PARTIAL,
    PRIVATE,
    SETTINGS,
    TEXTS,
    Settings,
    read_settings,
    write_settings,
)
from advocacy_graph.store.lock import hold
from advocacy_graph.store.private import Private
from advocacy_graph.store.results import Answer
from advocacy_graph.store.texts import Texts
from advocacy_graph.vocabulary import PREFIXES, ag, dcterms, prov, rdf, rdfs, schema

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_log = logging.getLogger(__name__)

# Puts. Between flushes the engine keeps in memory what it wrote, which would grow with a run.
_FLUSH_EVERY = 100
_MINIMUM_FREE = (
    64 * 1024 * 1024
)  # a full disk keeps the old graphs whole, but then the store cannot be opened

_REPLACE = """
INSERT {{ GRAPH {register} {{ {entity} schema:alternateName ?name }} }}
WHERE {{ GRAPH {register} {{ {gone} schema:name|schema:alternateName ?name
  FILTER NOT EXISTS {{ {entity} schema:name ?name }} }} }} ;
INSERT {{ GRAPH {register} {{ {entity} ?tells ?value }} }}
WHERE {{ GRAPH {register} {{ {gone} ?tells ?value
  FILTER (?tells IN (rdf:type, ag:acronym, schema:sameAs, org:subOrganizationOf, org:linkedTo, ag:reintroduces) && ?value != {entity})
  FILTER NOT EXISTS {{ {entity} ag:policyKind ?kind FILTER (?tells = rdf:type) }} }} }} ;
DELETE WHERE {{ GRAPH {register} {{ {gone} ?tells ?value }} }} ;
DELETE {{ GRAPH ?graph {{ ?subject ?predicate {gone} }} }}
INSERT {{ GRAPH ?graph {{ ?subject ?predicate {entity} }} }}
WHERE {{ GRAPH ?graph {{ ?subject ?predicate {gone} }} }} ;
DELETE WHERE {{ GRAPH {register} {{ {entity} dcterms:isReplacedBy ?another }} }} ;
DELETE WHERE {{ GRAPH {register} {{ {entity} org:linkedTo {entity} }} }} ;
DELETE WHERE {{ GRAPH {register} {{ {entity} org:subOrganizationOf {entity} }} }} ;
DELETE {{ GRAPH {register} {{ ?question ?tells ?value }} }}
WHERE {{ GRAPH {register} {{ ?question ag:between {entity} ; ?tells ?value
  FILTER NOT EXISTS {{ ?question ag:between ?another FILTER (?another != {entity}) }} }} }} ;
DELETE {{ GRAPH ?graph {{ ?one ag:polarity ?this }} }}
INSERT {{ GRAPH ?graph {{ ?one ag:polarity polarity:mixed }} }}
WHERE {{ GRAPH ?graph {{ {pair}
  ?one ag:polarity ?this . ?other ag:polarity ?that . FILTER (?this != ?that) }} }} ;
DELETE {{ GRAPH ?graph {{ ?other ?tells ?value }} }}
INSERT {{ GRAPH ?graph {{ ?one ag:evidence ?evidence ; ag:cue ?cue }} }}
WHERE {{ GRAPH ?graph {{ {pair} ?other ?tells ?value
  OPTIONAL {{ ?other ag:evidence ?evidence }} OPTIONAL {{ ?other ag:cue ?cue }} FILTER (STR(?one) < STR(?other)) }} }} ;
INSERT DATA {{ {quads} }}
""".replace(
    "{pair}",
    "VALUES ?role {{ ag:target ag:holder }} ?one ?role {entity} . ?one ag:expressedIn ?statement ; ag:holder ?holder ; "
    "ag:target ?target . ?other ag:expressedIn ?statement ; ag:holder ?holder ; ag:target ?target . FILTER (?one != ?other)",
)


class ReleaseQuads(Protocol):
    """One release as quads, ready to be put: see `Store.put`."""

    @property
    def slug(self) -> str: ...  # noqa: D102
    @property
    def release(self) -> str: ...  # noqa: D102
    @property
    def graph(self) -> str: ...  # noqa: D102
    @property
    def quads(self) -> Sequence[ox.Quad]: ...  # noqa: D102
    @property
    def register(self) -> Sequence[ox.Quad]: ...  # noqa: D102
    @property
    def runs(self) -> Sequence[ox.Quad]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """A release that the store holds. `headline` and `date` are None where the release does not say."""

    iri: str
    slug: str
    graph: str
    headline: str | None
    date: date | None
    publishers: tuple[str, ...]
    text_digest: str


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One text of a release, present or earlier. `extractor` is the software version that read it."""

    iri: str
    text_digest: str
    source_digest: str
    media_type: str
    run: str
    extractor: str
    revision_of: str | None
    current: bool


class Store:
    """A graph store in a directory, or in memory. Use it as a context manager, or `close()` it."""

    def __init__(
        self,
        graph: ox.Store,
        texts: Texts,
        changes: Changes,
        base: str,
        lock: int | None = None,
        directory: Path | None = None,
        private: Private | None = None,
    ) -> None:
        self._engine: ox.Store | None = graph
        self.private = private or Private(None)
        self._texts = texts
        self.changes = changes
        self.directory = directory
        self._lock = lock
        self.base = base
        self._index: Index | None = None
        self._puts = 0
        self._opened_at = changes.mark

    @classmethod
    def open(cls, directory: Path, *, create: bool, base: str | None = None, read_only: bool = False) -> Self:
        """Open the store in `directory`; with `create`, make it where there is none.

        `base` is the base IRI of a new store (http://localhost:8000/ if None) and is fixed from then on.
        Raises `StoreError` when there is no store, when it is damaged, of another format or base, when
        another process writes to it (for a writer: uses it), or when the disk is all but full.
        """
        if create and not read_only and not (directory / SETTINGS).exists():
            _found(directory, base or DEFAULT_BASE)
        settings = read_settings(directory)
        if settings.format < FORMAT and not read_only:
            raise StoreError(
                f"{directory}: is of format {settings.format}, and this version writes {FORMAT}: "
                "`advocacy-graph upgrade` says what it would do to it"
            )
        held = settings.base
        if base is not None and base != held:
            raise StoreError(
                f"{directory}: its base is {held}, not {base}: leave --base out, or make a new store"
            )
        if not read_only and shutil.disk_usage(directory).free < _MINIMUM_FREE:
            raise StoreError(f"{directory}: less than 64 MB are free on its disk: make room before writing")
        changes = Changes(directory / CHANGES, read_only=read_only)
        lock = hold(directory, exclusive=not read_only)
        try:
            if not read_only:
                _replayable(directory)
                _without_diaries(directory)
            place = str(directory / GRAPH)
            engine = ox.Store.read_only(place) if read_only else ox.Store(place)
            private = Private(directory / PRIVATE, read_only=read_only)
        except (OSError, RuntimeError) as error:
            os.close(lock)
            raise StoreError(f"{directory}: the graph cannot be opened: {error}") from error
        except StoreError:
            os.close(lock)
            raise
        return cls(engine, Texts(directory / TEXTS), changes, held, lock, directory, private)

    @classmethod
    def in_memory(cls, base: str = DEFAULT_BASE) -> Self:
        """A store without a directory, for one release or for a test. It is gone when it is closed."""
        return cls(ox.Store(), Texts(None), Changes(None), base)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the directory. A second call does nothing.

        What was written goes into the engine's tables, whose damage shows wherever they are read. Where the disk has no
        room for them it stays in the engine's journal, whose damage shows on opening: nothing is lost, so none is raised.
        """
        try:
            if self._engine is not None and self.directory is not None:
                if self.changes.mark != self._opened_at:
                    self._engine.flush()
                self.private.flush()
        except (OSError, RuntimeError) as error:
            _log.warning("%s: what was written stays in a journal for now: %s", self.directory, error)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None
        self._engine = None  # the engine closes its files when its last reference goes
        self.private.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def put(self, description: ReleaseQuads, text: str | None) -> None:
        """Replace the release's graph by what is described, and keep `text`, if any. All of it happens, or nothing.

        The register keeps the name that an entity had first; another becomes an alternate name. An entity
        that only the replaced graph named leaves the register. A run's description replaces its earlier one.
        Raises `StoreError` when it cannot be written; the graphs are then as they were.
        """
        old = self._matching(graph=description.graph)
        runs = {(quad.subject, quad.graph_name) for quad in description.runs}
        told = [quad for run, graph in runs for quad in self._graph.quads_for_pattern(run, None, None, graph)]
        new = dict.fromkeys([*description.quads, *description.runs])
        removed = [quad for quad in (*old, *told) if quad not in new] + self._orphans(description, old)
        held = {*old, *told}
        added = [quad for quad in new if quad not in held] + self._register_additions(description.register)
        if not removed and not added:
            return
        try:
            if text is not None:
                self._texts.keep(text)
            self.changes.append([description.graph])
            if removed:
                self._graph.update(f"DELETE DATA {{\n{_data(removed)}}} ;\nINSERT DATA {{\n{_data(added)}}}")
            else:
                self._graph.extend(added)  # one transaction as well, and without the cost of parsing SPARQL
            self._puts += 1
            if self._puts % _FLUSH_EVERY == 0:
                self._graph.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"{description.slug} could not be written, nothing was changed: {error}"
            ) from error

    def update(self, text: str, *, base_iri: str | None = None) -> None:
        """Carry out a SPARQL update, all of it or nothing. The graph's prefixes need no PREFIX line.

        Its default graph is the standard's own, not the union. Raises `QueryError` for one that is malformed,
        refused (see `queries.guard`) or cannot be done, `StoreError` when the store cannot be written.
        """
        check_update(text)
        try:
            self.changes.append([EVERYTHING])
            self._graph.update(text, base_iri=base_iri, prefixes=PREFIXES)
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"the update cannot be carried out: {_first_line(error)}") from error
        except OSError as error:
            raise StoreError(f"nothing was changed, the store cannot be written: {error}") from error

    def put_graph(self, graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> None:
        """Replace a graph by `triples`, none of them if it is to be empty. All of it happens, or nothing."""
        named = isinstance(graph, ox.NamedNode)
        before = f"CLEAR SILENT GRAPH {graph} ;\nCREATE SILENT GRAPH {graph}" if named else "CLEAR DEFAULT"
        self._write(graph, f"{before} ;\nINSERT DATA {{\n{_data(_in(graph, triples))}}}")

    def merge_graph(self, graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> None:
        """Add `triples` to a graph, which is made where there is none. All of it happens, or nothing."""
        made = f"CREATE SILENT GRAPH {graph} ;\n" if isinstance(graph, ox.NamedNode) else ""
        self._write(graph, f"{made}INSERT DATA {{\n{_data(_in(graph, triples))}}}")

    def drop_graph(self, graph: ox.NamedNode | ox.DefaultGraph) -> bool:
        """Remove a graph and say whether there was one. The default graph always is; it is emptied."""
        held = self.has_graph(graph)
        named = isinstance(graph, ox.NamedNode)
        self._write(graph, f"DROP SILENT GRAPH {graph}" if named else "DROP DEFAULT")
        return held

    def has_graph(self, graph: ox.NamedNode | ox.DefaultGraph) -> bool:
        """Whether there is a graph of that name, empty or not."""
        return isinstance(graph, ox.DefaultGraph) or self._graph.contains_named_graph(graph)

    def _write(self, graph: ox.NamedNode | ox.DefaultGraph, update: str) -> None:
        # Only a release's graph stands for itself: names in the register show in what is derived of all others.
        alone = isinstance(graph, ox.NamedNode) and graph.value.startswith(f"{self.base}graph/release/")
        try:
            self.changes.append([graph.value if alone and isinstance(graph, ox.NamedNode) else EVERYTHING])
            self._graph.update(update)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"nothing was changed, the store cannot be written: {error}") from error

    def add(self, quads: Sequence[ox.Quad]) -> None:
        """Add what the graphs do not say yet, and take nothing away. Raises `StoreError` when it cannot be written."""
        new = [quad for quad in quads if quad not in self._graph]
        if not new:
            return
        try:
            self.changes.append(dict.fromkeys(str(quad.graph_name)[1:-1] for quad in new))
            self._graph.extend(new)
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the graph could not be written, nothing was changed: {error}") from error

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of this pattern; None stands for anything."""
        return self._graph.quads_for_pattern(subject, predicate, object, graph)

    def replace_entity(self, gone: str, entity: str, quads: Sequence[ox.Quad]) -> None:
        """Make one entity of two: all that is said of the first is said of the second, `quads` say why.

        Its names become other names of the second. Where a release then has two positions of one holder on one policy
        in one statement they become one, mixed where they differ. All of it happens, or nothing; `StoreError` where nothing
        did: it could not be written, or one of the two has become another already (see `successor`).
        """
        register = f"<{self.base}graph/register>"
        for one in (gone, entity):
            if gone == entity or not self._objects(one, schema.name):
                raise StoreError(
                    f"{gone} cannot become {entity}: the register has no {one}"
                    + (f", it is {self.successor(one)} by now" if self.successor(one) != one else "")
                )
        graphs = {quad.graph_name for quad in self.match(None, None, ox.NamedNode(gone))}
        self._replace_in_private(ox.NamedNode(gone), ox.NamedNode(entity))
        try:
            self.changes.append([str(graph)[1:-1] for graph in sorted(graphs, key=str)])
            self._graph.update(
                _REPLACE.format(
                    gone=f"<{gone}>", entity=f"<{entity}>", register=register, quads=_data(quads)
                ),
                prefixes=PREFIXES,
            )
        except (OSError, RuntimeError) as error:
            raise StoreError(f"{gone} could not become {entity}, nothing was changed: {error}") from error

    def exchange(self, removed: Sequence[ox.Quad], added: Sequence[ox.Quad]) -> None:
        """Take quads away and add others. All of it happens, or nothing; `StoreError` when it cannot be written."""
        if not removed and not added:
            return
        try:
            self.changes.append(dict.fromkeys(str(quad.graph_name)[1:-1] for quad in (*removed, *added)))
            self._graph.update(f"DELETE DATA {{\n{_data(removed)}}} ;\nINSERT DATA {{\n{_data(added)}}}")
        except (OSError, RuntimeError) as error:
            raise StoreError(f"the graph could not be written, nothing was changed: {error}") from error

    def successor(self, entity: str) -> str:
        """The IRI that an entity has by now: its own, or that of the one which it was judged to be."""
        seen = {entity}
        while (found := self._objects(entity, dcterms.isReplacedBy)) and found[0] not in seen:
            entity = found[0]
            seen.add(entity)
        return entity

    def _replace_in_private(self, gone: ox.NamedNode, entity: ox.NamedNode) -> None:
        """Releases as they were read follow a merge, which is no decision on their words."""
        prefix = f"{self.base}graph/extracted/"
        old = [
            quad
            for quad in self.private.match(None, None, gone)
            if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(prefix)
        ]
        self.private.change(
            remove=old, add=[ox.Quad(quad.subject, quad.predicate, entity, quad.graph_name) for quad in old]
        )

    @property
    def index(self) -> Index:
        """What was read before. Only for the writer. Raises `StoreError` where it is damaged."""
        if self._index is None:
            if self.directory is None:
                self._index = Index(None)
            else:
                (self.directory / INDEX).mkdir(exist_ok=True)
                self._index = Index(self.directory / INDEX / "index.sqlite")
        return self._index

    def own_quads(self, release: str) -> list[ox.Quad]:
        """The graph of the release with that IRI; empty where there is none. Asks for no other release."""
        slug = release.removeprefix(f"{self.base}id/release/")
        return self._matching(graph=f"{self.base}graph/release/{slug}")

    def current_text(self, release: str) -> str | None:
        """The digest of the release's current text; None where it is not held, or was withdrawn."""
        for version in self._objects(release, ag.currentVersion):
            for digest in self._objects(version, ag.textDigest):
                return digest
        return None

    def subjects(self, predicate: ox.NamedNode, object: str) -> list[str]:
        """The IRIs of all that have this relation to the thing with the IRI `object`, in order."""
        found = self._graph.quads_for_pattern(None, predicate, ox.NamedNode(object), None)
        return sorted({_words(quad.subject) for quad in found})

    def versions(self, release: str) -> tuple[TextVersion, ...]:
        """The texts of the release with that IRI, the present one last. Empty for one not held."""
        # By patterns: as one query the engine begins at the run, and so at every release of it (0.5.13).
        current = self._objects(release, ag.currentVersion)
        found = []
        for quad in self._graph.quads_for_pattern(None, ag.textOf, ox.NamedNode(release), None):
            version, own = _words(quad.subject), quad.graph_name  # another release may have the same text
            (run,) = self._objects(version, prov.wasGeneratedBy, own)
            (agent,) = self._objects(run, prov.wasAssociatedWith)
            told = TextVersion(
                iri=version,
                text_digest=self._objects(version, ag.textDigest, own)[0],
                source_digest=self._objects(version, ag.sourceDigest, own)[0],
                media_type=self._objects(version, dcterms.format, own)[0],
                run=run,
                extractor=self._objects(agent, schema.softwareVersion)[0],
                revision_of=next(iter(self._objects(version, prov.wasRevisionOf, own)), None),
                current=version in current,
            )
            # Times of runs are in UTC and of one length: they sort as words.
            found.append((told.current, self._objects(run, prov.startedAtTime), version, told))
        return tuple(told for *_, told in sorted(found, key=lambda one: one[:3]))

    def releases(self) -> tuple[StoredRelease, ...]:
        """All releases held, by date and slug; those without a date first."""
        publishers: dict[str, list[str]] = {}
        for row in self._rows(
            """SELECT ?release ?name { ?release a ag:PressRelease ; schema:publisher/schema:name ?name }
            ORDER BY ?release ?name"""
        ):
            publishers.setdefault(_words(row["release"]), []).append(_words(row["name"]))
        rows = self._rows(
            """SELECT ?release ?graph ?headline ?date ?digest {
              GRAPH ?graph {
                ?release a ag:PressRelease ; ag:currentVersion/ag:textDigest ?digest .
                OPTIONAL { ?release schema:headline ?headline }
                OPTIONAL { ?release schema:datePublished ?date }
              }
            } ORDER BY ?date ?graph"""
        )
        return tuple(
            StoredRelease(
                iri=_words(row["release"]),
                slug=_words(row["graph"]).removeprefix(f"{self.base}graph/release/"),
                graph=_words(row["graph"]),
                headline=row["headline"] and _words(row["headline"]),
                date=row["date"] and date.fromisoformat(_words(row["date"])),
                publishers=tuple(publishers.get(_words(row["release"]), ())),
                text_digest=_words(row["digest"]),
            )
            for row in rows
        )

    def release(self, name: str) -> StoredRelease:
        """The release with that IRI or unique beginning of a slug. `UnknownRelease` for none or several."""
        releases = self.releases()
        exact = [release for release in releases if name in (release.iri, release.slug)]
        found = exact or [release for release in releases if name and release.slug.startswith(name)]
        if len(found) == 1:
            return found[0]
        if not found:
            self._say_if_withdrawn(name)
            such = f", such as {releases[-1].slug}" if releases else ""
            raise UnknownRelease(
                f"no release is named {name!r} among the {len(releases)} held: give its IRI or a beginning of its slug{such}"
            )
        raise UnknownRelease(
            f"{name!r} fits {len(found)} releases, say more: {', '.join(r.slug for r in found[:5])}"
        )

    def _say_if_withdrawn(self, name: str) -> None:
        prefix = f"{self.base}id/release/"
        for row in self._rows(
            """SELECT ?release ?label ?day ?why { ?release a ag:WithdrawnRelease ; rdfs:label ?label ;
            ag:withdrawnOn ?day ; ag:withdrawnBecause ?why } ORDER BY ?release"""
        ):
            iri = _words(row["release"])
            if name and (iri == name or iri.removeprefix(prefix).startswith(name)):
                raise WithdrawnRelease(iri, _words(row["label"]), _words(row["day"]), _words(row["why"]))

    def query(self, text: str, bindings: Mapping[str, Term] | None = None, *, union: bool = True) -> Answer:
        """Answer SPARQL, `bindings` being terms by variable name. The graph's prefixes need no PREFIX line.

        The default graph is the union of all named ones; without `union` it is empty, as the standard has it.
        Every SELECT and sub-SELECT must project the variables bound. Raises `QueryError` for SPARQL that is
        malformed or refused (see `queries.guard`), `StoreError` when the store cannot be read.
        """
        check(text)
        substitutions = {ox.Variable(name): term for name, term in (bindings or {}).items()}
        try:
            return self._graph.query(
                text, prefixes=PREFIXES, use_default_graph_as_union=union, substitutions=substitutions
            )
        except (SyntaxError, ValueError, RuntimeError) as error:
            raise QueryError(f"the query cannot be answered: {_first_line(error)}") from error
        except OSError as error:
            raise StoreError(f"the store cannot be read: {error}") from error

    def query_private(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Answer SPARQL about decisions and what they changed: for those who may see them, never for the public.

        Asked are the graphs of the private engine (see `store.private`), and of the public ones those of releases that
        decisions changed, with the register. The default graph is the union of all of these: name graphs to tell what
        was read from what holds. It costs a copy of these graphs in memory. Raises as `query`.
        """
        check(text)
        apart = ox.Store()
        self.private.copied(apart)
        prefix = f"{self.base}graph/extracted/"
        for graph in self.private.graphs():
            if graph.startswith(prefix):
                public = f"{self.base}graph/release/{graph.removeprefix(prefix)}"
                apart.extend(self._matching(graph=public))
        apart.extend(self._matching(graph=f"{self.base}graph/register"))
        alone = Store(apart, self._texts, Changes(None), self.base)
        return alone.query(text, bindings)

    def write_rows(self, select: str, target: Path, graph: str | None = None) -> None:
        """Write the answer to a SELECT of this project's own as CSV, with ?graph bound where one is given.

        The engine writes it by itself, so that a million rows cost no more than it takes to find them.
        """
        bound: dict[ox.Variable, Term] = {ox.Variable("graph"): ox.NamedNode(graph)} if graph else {}
        answer = self._graph.query(select, use_default_graph_as_union=True, substitutions=bound)
        assert isinstance(answer, ox.QuerySolutions)
        answer.serialize(output=str(target), format=ox.QueryResultsFormat.CSV)

    def quads(self, release: str) -> list[ox.Quad]:
        """The graph of the release with that IRI, then the register's entries of all that it names."""
        slug = release.removeprefix(f"{self.base}id/release/")
        own = self._matching(graph=f"{self.base}graph/release/{slug}") or self._matching(
            graph=self.release(release).graph
        )
        told = {quad.subject for quad in own}
        named = dict.fromkeys(
            quad.object for quad in own if isinstance(quad.object, ox.NamedNode) and quad.object not in told
        )
        register = f"{self.base}graph/register"
        return own + [quad for entity in named for quad in self._matching(subject=entity, graph=register)]

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs, in order: releases by slug, the register, runs, and what others put there."""
        return sorted(graph.value for graph in self._graph.named_graphs() if isinstance(graph, ox.NamedNode))

    def graph_quads(self, graph: str | None, subject: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """What a graph says, of `subject` where one is given, one quad after the other; of the default graph for None."""
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        return iter(self._graph.quads_for_pattern(subject, None, None, name))

    def text(self, digest: str) -> str:
        """The kept text with that SHA-256. `StoreError` when it is not kept or damaged."""
        return self._texts.read(digest)

    def holds_text(self, digest: str) -> bool:
        """Whether that text is kept, as it was."""
        return self._texts.holds(digest)

    def keep_text(self, text: str) -> None:
        """Keep a text of a release that is held, where it was lost. Raises `StoreError` when it cannot be written."""
        try:
            self._texts.keep(text)
        except OSError as error:
            raise StoreError(f"the text could not be kept: {error}") from error

    def dump(self) -> bytes:
        """Everything but the texts, as N-Quads in order: two dumps are equal exactly when the stores are."""
        quads = self._graph.dump(format=ox.RdfFormat.N_QUADS) or b""
        return b"".join(sorted(quads.splitlines(keepends=True)))

    @property
    def revision(self) -> str:
        """Sixteen hex digits that change whenever the graph may have changed. Cheap, however large the store."""
        return hashlib.sha256(self.changes.mark.encode()).hexdigest()[:16]

    @property
    def _graph(self) -> ox.Store:
        if self._engine is None:
            raise StoreError("the store is closed: open it again")
        return self._engine

    def _rows(self, pattern: str, bindings: Mapping[str, Term] | None = None) -> Iterable[ox.QuerySolution]:
        answer = self.query(pattern, bindings)
        assert isinstance(answer, ox.QuerySolutions)
        return answer

    def _objects(
        self,
        subject: str,
        predicate: ox.NamedNode,
        graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None = None,
    ) -> list[str]:
        found = self._graph.quads_for_pattern(ox.NamedNode(subject), predicate, None, graph)
        return [_words(quad.object) for quad in found]

    def _matching(
        self,
        *,
        subject: ox.NamedNode | None = None,
        object: ox.NamedNode | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        name = ox.NamedNode(graph) if graph else None
        return list(self._graph.quads_for_pattern(subject, None, object, name))

    def _register_additions(self, register: Iterable[ox.Quad]) -> list[ox.Quad]:
        """What the register does not say yet, with a second name turned into an alternate one.

        A policy keeps the kind that it had first, and the types that go with that kind.
        """
        additions = []
        for quad in register:
            entity, predicate, value, graph = quad
            held = self._values(entity, predicate, graph)
            if predicate == schema.name and held:
                quad, predicate = ox.Quad(entity, schema.alternateName, value, graph), schema.alternateName
                held = self._values(entity, predicate, graph)
            if predicate == schema.alternateName:
                held |= self._values(entity, schema.name, graph)
            settled = predicate in (rdfs.label, ag.policyKind) and held
            typed = predicate == rdf.type and self._values(entity, ag.policyKind, graph)
            if value not in held and not settled and not typed:
                additions.append(quad)
        return additions

    def _values(self, subject: ox.NamedNode, predicate: ox.NamedNode, graph: ox.NamedNode) -> set[object]:
        return {quad.object for quad in self._graph.quads_for_pattern(subject, predicate, None, graph)}

    def _orphans(self, description: ReleaseQuads, old: Sequence[ox.Quad]) -> list[ox.Quad]:
        """Register entries of entities that the old graph named, and neither the new one nor any other."""
        still = {quad.object for quad in description.quads}
        gone = {quad.object for quad in old if isinstance(quad.object, ox.NamedNode)} - still
        register = f"{self.base}graph/register"
        private = {ox.NamedNode(description.graph), ox.NamedNode(register)}
        return [
            entry
            for entity in gone
            if isinstance(entity, ox.NamedNode)
            and (entries := self._matching(subject=entity, graph=register))
            and all(quad.graph_name in private for quad in self._matching(object=entity))
            for entry in (*entries, *self._said_of(entity, register))
        ]

    def _said_of(self, entity: ox.NamedNode, register: str) -> list[ox.Quad]:
        """Judgements of the entity, and questions about it."""
        graph = ox.NamedNode(register)
        about = [
            quad.subject
            for predicate in (ag.judgedAs, ag.between)
            for quad in self._graph.quads_for_pattern(None, predicate, entity, graph)
        ]
        subjects = [subject for subject in about if isinstance(subject, ox.NamedNode)]
        return [quad for subject in subjects for quad in self._matching(subject=subject, graph=register)]


def _found(directory: Path, base: str) -> None:
    # A maker that was killed leaves some of these behind, and the next one goes on from there.
    ours = {CHANGES, GRAPH, LOCK, PRIVATE, SETTINGS + PARTIAL, TEXTS, *DERIVED}
    if directory.exists() and (
        not directory.is_dir() or {entry.name for entry in directory.iterdir()} - ours
    ):
        raise StoreError(f"{directory}: is not a store and not empty: name another folder")
    if not base.endswith(("/", "#")):
        raise StoreError(f"{base}: a base IRI ends with / so that names can follow it")
    try:
        ox.NamedNode(base)
        (directory / TEXTS).mkdir(parents=True, exist_ok=True)
        (directory / LOCK).touch()
        ox.Store(str(directory / GRAPH))
        write_settings(directory, Settings(FORMAT, base))
    except ValueError as error:
        raise StoreError(f"{base}: is not an absolute IRI: {error}") from error
    except OSError as error:
        raise StoreError(f"{directory}: a store cannot be made there: {error.strerror or error}") from error


def _replayable(directory: Path) -> None:
    """Raises StoreError where opening an engine would throw away what its journal holds behind a damaged record."""
    for engine in ENGINES:
        for damage in damaged(directory / engine):
            raise StoreError(f"{damage.path}: {damage}: {damage.remedy}")


def _without_diaries(directory: Path) -> None:
    """The engine begins a diary at each opening and keeps all earlier ones, which nobody reads."""
    for engine in ENGINES:
        for diary in (directory / engine).glob("LOG.old.*"):
            diary.unlink()


def _in(graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as SPARQL's quad data; the engine's own writing of terms does the escaping."""
    graphs: dict[object, list[str]] = {}
    for quad in quads:
        graphs.setdefault(quad.graph_name, []).append(f"{quad.triple} .\n")
    return "".join(
        f"GRAPH {graph} {{\n{''.join(triples)}}}\n" if isinstance(graph, ox.NamedNode) else "".join(triples)
        for graph, triples in graphs.items()
    )


def _words(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:300]
