"""The whole flow on one page: files in, a stored graph out, and what is read from it again.

    find -> read -> extract -> keys -> describe -> put        then: query, show, network, embed, check, validate

The verbs here are those of the command line and, through `advocacy_graph`, of the library. Releases are named
to them by IRI or by a unique beginning of the slug.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, RdfFormat, parse

from advocacy_graph.embed import check as check_markup
from advocacy_graph.embed import markup
from advocacy_graph.errors import OutputConflict, UnreadableRelease
from advocacy_graph.extract import EXTRACTOR, Classed, explain, extract
from advocacy_graph.graph import Marked, Run, Violation, describe, marked, release_iri
from advocacy_graph.graph import validate as validate_quads
from advocacy_graph.ingest import SUFFIXES, find, read, read_all
from advocacy_graph.model import Findings, Link
from advocacy_graph.network import USUAL, Format, written
from advocacy_graph.queries import named
from advocacy_graph.resolve import keys
from advocacy_graph.settings import DEFAULT_BASE
from advocacy_graph.store import Answer, Store
from advocacy_graph.vocabulary import ag, schema

if TYPE_CHECKING:
    import networkx as nx

AnyPath = str | os.PathLike[str]


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    EDITED = "edited"  # its text differs from the one held, which is kept as an earlier version
    REREAD = "reread"  # the same text, read by another version of the extractor
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one file. `release` is its IRI; `reason` says why it could not be read."""

    source: str
    outcome: Outcome
    release: str | None = None
    reason: str | None = None


def files(paths: Iterable[AnyPath]) -> list[Path]:
    """The files to read in `paths`, folders searched. A folder without any raises `UnreadableRelease`."""
    given = [Path(path) for path in paths]
    found = list(find(given))
    if not found:
        raise UnreadableRelease(
            ", ".join(str(path) for path in given), f"no release is there: they end in {', '.join(SUFFIXES)}"
        )
    return found


def targets(paths: Iterable[AnyPath]) -> dict[Path, Path]:
    """Where the findings of each file go: a file gives its stem, a folder keeps the path below it.

    Raises `OutputConflict` when two files would write one, such as `a.txt` beside `a.html`.
    """
    placed: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    for given in map(Path, paths):
        for path in files([given]):
            if path in placed:
                continue
            below = path.relative_to(given) if given.is_dir() else Path(path.name)
            target = below.with_suffix(".json")
            if target in taken:
                raise OutputConflict(
                    f"{taken[target]} and {path} would both write {target}: name one of them, or rename one"
                )
            placed[path] = taken[target] = target
    return placed


def findings(path: AnyPath) -> Findings:
    """What one file says. Raises `UnreadableRelease`."""
    return extract(read(Path(path)))


def explained(path: AnyPath) -> tuple[tuple[Classed, ...], Findings]:
    """What one file says, and before it what each of its paragraphs was taken for. Raises `UnreadableRelease`."""
    return explain(read(Path(path)))


def open_store(
    directory: AnyPath, *, create: bool = False, base: str | None = None, read_only: bool = False
) -> Store:
    """The store in `directory`; use it in a `with` block. See `Store.open` for what it raises."""
    return Store.open(Path(directory), create=create, base=base, read_only=read_only)


def ingest(paths: Iterable[AnyPath], store: Store) -> Iterator[Ingested]:
    """Reads files and folders into `store`, one outcome a file, as they are done.

    Idempotent: the same text read by the same extractor writes nothing. A file that cannot be read is an
    outcome, not an exception. It is a generator: nothing happens until it is iterated.
    """
    run = Run(started=datetime.now(UTC), extractor=EXTRACTOR)
    for path in files(paths):
        try:
            for found in read_all(path):
                if isinstance(found, UnreadableRelease):
                    raise found
                if isinstance(found, Link):
                    raise UnreadableRelease(
                        found.url, f"{path} only links to it: save its page and name that"
                    )
                yield _ingest(extract(found), store, run)
        except UnreadableRelease as error:
            yield Ingested(error.source, Outcome.UNREADABLE, reason=error.reason)


def _ingest(found: Findings, store: Store, run: Run) -> Ingested:
    release = release_iri(found, base=store.base)
    versions = store.versions(release)
    outcome = Outcome.ADDED
    if versions:
        held = versions[-1]
        outcome = Outcome.EDITED
        if held.text_digest == found.release.text_digest:
            outcome = Outcome.UNCHANGED if held.extractor == run.extractor else Outcome.REREAD
    if outcome is not Outcome.UNCHANGED:
        run = replace(run, ended=datetime.now(UTC))  # as far as it is known: the last release's stays
        store.put(
            describe(found, keys(found), base=store.base, run=run, earlier=versions), found.release.text
        )
    return Ingested(found.release.source, outcome, release)


def store_of(path: AnyPath, base: str = DEFAULT_BASE) -> tuple[Store, str]:
    """One file in a store of its own, in memory, and the release's IRI there. Raises `UnreadableRelease`."""
    store = Store.in_memory(base)
    done = _ingest(findings(path), store, Run(started=datetime.now(UTC), extractor=EXTRACTOR))
    assert done.release is not None
    return store, done.release


def query(store: Store, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """The answer to a named query; `parameters` are bound as terms. Raises `QueryError`."""
    chosen = named(name)
    return store.query(chosen.text, chosen.bind(parameters or {}))


def show(store: Store, release: str) -> tuple[str, Marked]:
    """A release's kept text, and its statements with their spans, speakers and positions."""
    held = store.release(release)
    return store.text(held.text_digest), marked(_select(store), held.iri)


def write_network(
    graph: "nx.Graph[str]", directory: AnyPath, formats: Iterable[Format] = USUAL
) -> list[Path]:
    """Writes a network below `directory`, named after its kind: a page, GraphML and CSV tables, or `formats`."""
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for ending, content in written(graph, formats):
        path = folder / f"{graph.graph['kind']}{ending}"
        path.write_bytes(content)
        paths.append(path)
    return paths


def embed(store: Store, release: str) -> str:
    """A release's JSON-LD for its web page, as one script element."""
    held = store.release(release)
    return markup(store.quads(held.iri), held.iri)


def check(store: Store, release: str, html: str) -> list[str]:
    """Where the markup of a page differs from what the store holds of a release, in words; empty where nowhere."""
    held = store.release(release)
    return list(check_markup(html, store.quads(held.iri), held.iri))


def validate(store: Store) -> list[Violation]:
    """What in the store violates the ontology's SHACL shapes."""
    return validate_quads(parse(store.dump(), format=RdfFormat.N_QUADS))


def stats(store: Store) -> dict[str, int]:
    """How many of each the store holds."""
    answer = store.query(
        f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?number)
        {{ VALUES ?class {{ {" ".join(map(str, _COUNTED.values()))} }} ?thing a ?class }} GROUP BY ?class"""
    )
    assert isinstance(answer, QuerySolutions)
    numbers = {row["class"]: int(row["number"].value) for row in answer}
    return {name: numbers.get(of, 0) for name, of in _COUNTED.items()}


_COUNTED = {
    "releases": ag.PressRelease,
    "statements": ag.AttributedStatement,
    "people": schema.Person,
    "organisations": schema.Organization,
    "policies": ag.Policy,
    "positions": ag.Position,
    "demands": ag.Demand,
    "coalitions": ag.Coalition,
    "coalition ties": ag.CoalitionTie,
}


def _select(store: Store) -> Callable[[str], QuerySolutions]:
    def select(sparql: str) -> QuerySolutions:
        answer = store.query(sparql)
        assert isinstance(answer, QuerySolutions)
        return answer

    return select
