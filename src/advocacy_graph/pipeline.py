"""The whole flow on one page: files in, a stored graph out, and what is read from it again.

    find -> read -> extract -> keys -> describe -> put        then: query, show, network, embed, check, validate

The way in, from files, addresses and feeds, is `intake/`: it joins the rooms up to the store.

The verbs here are those of the command line and, through `advocacy_graph`, of the library. Releases are named
to them by IRI or by a unique beginning of the slug.
"""

import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions, RdfFormat, parse, serialize

from advocacy_graph.embed import check as check_markup
from advocacy_graph.embed import markup
from advocacy_graph.errors import OutputConflict, QueryError, StoreInUse, UnreadableRelease
from advocacy_graph.extract import EXTRACTOR, Classed, explain, extract
from advocacy_graph.graph import (
    Marked,
    Question,
    Run,
    Standing,
    Violation,
    codebook_quads,
    marked,
    read_codebook,
    standing,
    turtle,
)
from advocacy_graph.graph import questions as open_questions
from advocacy_graph.graph import validate as validate_quads
from advocacy_graph.ingest import read, read_all
from advocacy_graph.intake import Desk, files, settle, take
from advocacy_graph.intake.files import AnyPath
from advocacy_graph.model import Concept, Findings, Link, Table
from advocacy_graph.network import USUAL, Format, written
from advocacy_graph.queries import named
from advocacy_graph.settings import DEFAULT_BASE
from advocacy_graph.store import Store, table
from advocacy_graph.vocabulary import PREFIXES, ag, schema

if TYPE_CHECKING:
    import networkx as nx

_PAUSE = 0.05  # seconds between two looks at a store that another process has


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
    """What a file with one release says. Raises `UnreadableRelease`."""
    return extract(read(Path(path)))


def explained(path: AnyPath) -> tuple[tuple[Classed, ...], Findings]:
    """What one file says, and before it what each of its paragraphs was taken for. Raises `UnreadableRelease`."""
    return explain(read(Path(path)))


def all_findings(path: AnyPath) -> list[Findings | UnreadableRelease]:
    """What the releases in a file say: several in mails and feeds. Those that cannot be read are among them.

    Raises `UnreadableRelease` for the file as a whole.
    """
    found: list[Findings | UnreadableRelease] = []
    for one in read_all(Path(path)):
        if isinstance(one, Link):
            found.append(UnreadableRelease(one.url, f"{path} only links to it: save its page and name that"))
        else:
            found.append(one if isinstance(one, UnreadableRelease) else extract(one))
    return found


def open_store(
    directory: AnyPath,
    *,
    create: bool = False,
    base: str | None = None,
    read_only: bool = False,
    patience: float = 0.0,
) -> Store:
    """The store in `directory`; use it in a `with` block. See `Store.open` for what it raises.

    Decisions that were recorded and not applied, by a process that was killed, are applied unless it is `read_only`.
    `patience` is for how many seconds another process may have the store before that is told as `StoreInUse`.
    """
    until = time.monotonic() + patience
    while True:
        try:
            store = Store.open(Path(directory), create=create, base=base, read_only=read_only)
            break
        except StoreInUse:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
    if not read_only:
        try:
            settle(store)
        except BaseException:
            store.close()
            raise
    return store


def store_of(path: AnyPath, base: str = DEFAULT_BASE) -> tuple[Store, str]:
    """One file in a store of its own, in memory, and the release's IRI there. Raises `UnreadableRelease`."""
    store = Store.in_memory(base)
    done = Desk(store).enter(take(read(Path(path))))
    assert done.release is not None
    return store, done.release


def withdraw(store: Store, release: str, because: str) -> Standing:
    """Take a release out of the graph; a tombstone stays that says so, and `because` why. Returns what it was."""
    desk = Desk(store)
    try:
        return desk.withdraw(store.release(release).iri, because)
    finally:
        desk.close()


def query(
    store: Store, name: str, parameters: Mapping[str, str] | None = None, *, private: bool = False
) -> Table:
    """The answer to a named query, or to SPARQL, which no name looks like: it has white space in it.

    `parameters` of a named query are bound as terms. With `private` decisions are asked too, and what was read before
    them (see `Store.query_private`); named queries of decisions always do. Raises `QueryError`.
    """
    if any(character.isspace() for character in name):
        if parameters:
            raise QueryError("parameters are for named queries: write the values into the SPARQL")
        return table(store.query_private(name) if private else store.query(name))
    chosen = named(name)
    asked = store.query_private if private or chosen.private else store.query
    return table(asked(chosen.text, chosen.bind(parameters or {})))


def questions(store: Store) -> list[Question]:
    """Pairs of entities that may be one, which a person is to decide: first those whose answer changes most.

    Many are not worth a person's time: see `Question.is_worth_asking`.
    """
    return open_questions(store.base, store.match)


def codebook(store: Store) -> dict[str, Concept]:
    """The concepts by which policies are ordered, by the last part of their IRI."""
    return read_codebook(store.base, store.match)


def codebook_turtle(store: Store) -> str:
    """The codebook as SKOS in Turtle."""
    triples = (quad.triple for quad in codebook_quads(codebook(store).values(), store.base))
    used = {prefix: PREFIXES[prefix] for prefix in ("skos", "rdfs")}
    return (serialize(sorted(triples, key=str), format=RdfFormat.TURTLE, prefixes=used) or b"").decode()


def show(store: Store, release: str) -> tuple[str, Marked]:
    """A release's kept text, and its statements with their spans, speakers and positions."""
    held = store.release(release)
    return store.text(held.text_digest), marked(store.quads(held.iri), held.iri)


def standing_of(store: Store, release: str) -> Standing:
    """How a release stands: its sources, language and licence, what its file stated, of what it is a duplicate."""
    held = store.release(release)
    known = standing(store.own_quads(held.iri), held.iri)
    assert known is not None
    return known


def write_network(
    graph: "nx.Graph[str]",
    directory: AnyPath,
    formats: Iterable[Format] = USUAL,
    *,
    base: str = DEFAULT_BASE,
    started: datetime | None = None,
) -> list[Path]:
    """Writes a network below `directory`, named after its kind: a page, GraphML and CSV tables, or `formats`.

    RDF needs the `base` of its IRIs, and says when the computation `started`, by default now.
    """
    formats = tuple(formats)
    folder = Path(directory)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    contents = list(written(graph, formats))
    if Format.RDF in formats:
        now = datetime.now(UTC)
        run = Run(started=started or now, extractor=EXTRACTOR, ended=now)
        contents.append((".ttl", turtle(graph, base, run).encode()))
    for ending, content in contents:
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
