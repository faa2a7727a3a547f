"""What is broken in a store, found by reading all of it.

A store with flipped bytes opens as if nothing were: the engine sees damage only in what it reads, and a question
reads one of its six indexes. So each is read here, and each must hold the same number of quads; every kept text
must be what its name says, and every quotation must stand in its text where its evidence says.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyoxigraph as ox

from advocacy_graph.errors import StoreError
from advocacy_graph.store.changes import EVERYTHING
from advocacy_graph.store.journal import RESTORE, damaged
from advocacy_graph.store.layout import CHANGES, DERIVED, ENGINES, PARTIAL, SETTINGS, TEXTS, no_store
from advocacy_graph.store.lock import hold
from advocacy_graph.store.store import Store

_VERSIONS = "SELECT ?version ?digest { ?version ag:textDigest ?digest } ORDER BY ?version"
_QUOTATIONS = """SELECT ?version ?evidence ?start ?end ?exact {
  ?evidence oa:hasSource ?version ; oa:hasSelector ?position, ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
}"""

_Pattern = tuple[
    ox.NamedNode | ox.BlankNode | ox.Triple | None,
    ox.NamedNode | None,
    ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None,
    ox.NamedNode | ox.BlankNode | ox.DefaultGraph | None,
]

# The engine keeps every quad six times, and each of these patterns is answered from another of the six.
_INDEXES: dict[str, Callable[[ox.Quad], _Pattern]] = {
    "graph": lambda quad: (None, None, None, quad.graph_name),
    "graph and predicate": lambda quad: (None, quad.predicate, None, quad.graph_name),
    "graph and object": lambda quad: (None, None, quad.object, quad.graph_name),
    "subject": lambda quad: (quad.subject, None, None, None),
    "predicate": lambda quad: (None, quad.predicate, None, None),
    "object": lambda quad: (None, None, quad.object, None),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is broken: where, what is wrong, and what mends it."""

    place: str
    wrong: str
    remedy: str


def faults(directory: Path, tell: Callable[[str], None] = lambda _: None) -> Iterator[Fault]:
    """All that is broken in the store in `directory`; nothing where it is sound. `tell` is told what is read now.

    Nobody writes meanwhile. Raises StoreError where there is no store, or another process writes to it.
    """
    if not (directory / SETTINGS).exists():
        raise no_store(directory)
    os.close(hold(directory, exclusive=False))  # raises where another process writes: that is no damage
    for name in ENGINES:
        yield from _unreplayable(directory / name)
    try:
        store = Store.open(directory, create=False, read_only=True)
    except StoreError as error:
        yield Fault(str(directory), str(error), RESTORE)
        return
    with store:
        broken = False
        for name in ENGINES:
            if (directory / name).is_dir():
                tell(f"reading the quads of {name}/")
                for fault in _unreadable(directory / name):
                    broken = True
                    yield fault
        tell("reading what lies beside the graph")
        yield from _illegible(directory / CHANGES)
        yield from _underived(directory)
        tell("reading the kept texts")
        yield from _texts(directory / TEXTS)
        if not broken:
            yield from _rebased(store, directory / SETTINGS)
            tell("comparing quotations with the texts")
            yield from _misquoted(store)


def _unreplayable(place: Path) -> Iterator[Fault]:
    try:
        for damage in damaged(place):
            yield Fault(str(damage.path), str(damage), damage.remedy)
    except OSError as error:
        yield Fault(str(place), f"cannot be read: {error}", RESTORE)


def _unreadable(place: Path) -> Iterator[Fault]:
    try:
        engine = ox.Store.read_only(str(place))
    except (OSError, RuntimeError) as error:
        yield Fault(str(place), f"cannot be opened: {error}", RESTORE)
        return
    counts = {}
    for index, pattern in _INDEXES.items():
        try:
            counts[index] = _count(engine, pattern)
        except (OSError, RuntimeError) as error:
            yield Fault(str(place), f"the index by {index} cannot be read: {error}", RESTORE)
    if len(set(counts.values())) > 1:
        found = ", ".join(f"{number} by {index}" for index, number in counts.items())
        yield Fault(str(place), f"its indexes hold different numbers of quads: {found}", RESTORE)


def _count(engine: ox.Store, pattern: Callable[[ox.Quad], _Pattern]) -> int:
    """The number of quads, found by asking for each pattern once. Of patterns asked for only hashes are kept.

    Each answer is looked at again: asked for 255, or 511, the engine on disk (0.5.13) also gives neighbours.
    """
    asked: set[int] = set()
    number = 0
    for quad in engine:
        asking = pattern(quad)
        key = hash(asking)
        if key not in asked:
            asked.add(key)
            number += sum(pattern(found) == asking for found in engine.quads_for_pattern(*asking))
    return number


def _rebased(store: Store, settings: Path) -> Iterator[Fault]:
    """Releases under another base than `store.json` says, where none is under that."""
    found = [graph.partition("graph/release/") for graph in store.graphs() if "graph/release/" in graph]
    if found and all(base != store.base for base, _, _ in found):
        wrong = f"says that the base is {store.base}, and the releases are under {found[0][0]}"
        yield Fault(str(settings), wrong, "restore it from a backup")


def _illegible(log: Path) -> Iterator[Fault]:
    """Lines of the change log that are none. The last one may be without its end."""
    for number, line in enumerate(log.read_bytes().split(b"\n")[:-1] if log.exists() else (), 1):
        try:
            time, _, graph = line.decode().partition(" ")
            datetime.fromisoformat(time)
            if graph != EVERYTHING:
                ox.NamedNode(graph)
        except ValueError:
            yield Fault(
                str(log),
                f"line {number} is no longer a time and a graph",
                "delete it with what is derived (index, search, table): all are made anew",
            )
            return


def _underived(directory: Path) -> Iterator[Fault]:
    """Files made from the graph that SQLite finds broken. It sees their structure: what they say has no checksums."""
    for path in sorted(path for name in DERIVED for path in (directory / name).glob("*.sqlite")):
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
                (said,) = database.execute("PRAGMA integrity_check(1)").fetchone()
        except sqlite3.Error as error:
            said = str(error)
        if said != "ok":
            remedy = f"delete the folder {path.parent.name}: it is made anew"
            yield Fault(str(path), f"is damaged: {said.strip()}", remedy)


def _texts(folder: Path) -> Iterator[Fault]:
    for path in sorted(folder.iterdir()):
        if path.name.endswith(PARTIAL):
            continue  # of a writer that was killed: the next one writes it again
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            yield Fault(str(path), f"cannot be read: {error.strerror}", "restore it from a backup")
            continue
        if path.name != f"{digest}.txt":
            yield Fault(str(path), "is no longer the text that its name says", "restore it from a backup")


def _misquoted(store: Store) -> Iterator[Fault]:
    """Texts that versions name and that are not kept, and quotations that do not stand where they should."""
    for version, digest in _rows(store, _VERSIONS):
        try:
            text = store.text(digest)
        except StoreError as error:
            yield Fault(version, str(error), "restore it from a backup")
            continue
        for _, evidence, start, end, exact in _rows(store, _QUOTATIONS, version):
            if text[int(start) : int(end)] != exact:
                said = json.dumps(exact[:60], ensure_ascii=False)
                yield Fault(
                    evidence,
                    f"quotes {said}, which does not stand at {start} of text {digest}",
                    "ingest its release again",
                )


def _rows(store: Store, query: str, version: str | None = None) -> Iterator[tuple[str, ...]]:
    answer = store.query(query, {"version": ox.NamedNode(version)} if version else None)
    assert isinstance(answer, ox.QuerySolutions)
    for row in answer:
        yield tuple(term.value for term in row)
