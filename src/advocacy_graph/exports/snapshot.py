"""What stands beside an exported file, so that it can be cited and made again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import QuerySolution, QuerySolutions

from advocacy_graph.exports.kinds import Format, What
from advocacy_graph.pipeline import stats
from advocacy_graph.store import Store


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An exported file and the store that it was made from. `rows` of a graph are its quads, or triples.

    `first` and `last` are days of releases, as the graph has them; `extractors` the versions that read them.
    `command` is empty where the library was called. `cut` counts cells that the format had no room for.
    """

    citation: str
    file: str
    what: str
    format: str
    rows: int
    cut: int
    bytes: int
    sha256: str
    made: str
    by: str
    command: tuple[str, ...]
    base: str
    revision: str
    extractors: tuple[str, ...]
    first: str | None
    last: str | None
    counts: dict[str, int]


def snapshot(
    store: Store,
    file: Path,
    name: str,
    what: What,
    format: Format,
    *,
    rows: int,
    cut: int,
    made: date,
    command: Sequence[str],
) -> Snapshot:
    """Of `file`, which will be called `name`."""
    with file.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    counts = stats(store)
    first, last = _days(store)
    by = f"advocacy-graph {version('advocacy-graph')}"
    return Snapshot(
        citation=_citation(what, counts["releases"], first, last, store, made, by, digest),
        file=name,
        what=what,
        format=format,
        rows=rows,
        cut=cut,
        bytes=file.stat().st_size,
        sha256=digest,
        made=made.isoformat(),
        by=by,
        command=tuple(command),
        base=store.base,
        revision=store.revision,
        extractors=_extractors(store),
        first=first,
        last=last,
        counts=counts,
    )


def _citation(
    what: What,
    releases: int,
    first: str | None,
    last: str | None,
    store: Store,
    made: date,
    by: str,
    digest: str,
) -> str:
    subject = "Graph" if what is What.GRAPH else what.capitalize()
    span = f" of {first} to {last}" if first and last else ""
    number = "1 press release" if releases == 1 else f"{releases:,} press releases"
    return (
        f"{subject} read from {number}{span}: {store.base}, revision {store.revision}, "
        f"exported on {made.isoformat()} with {by}. SHA-256 {digest}."
    )


def _days(store: Store) -> tuple[str | None, str | None]:
    row = _rows(
        store,
        "SELECT (MIN(?d) AS ?first) (MAX(?d) AS ?last) { ?r a ag:PressRelease ; schema:datePublished ?d }",
    )[0]
    first, last = (row[name] and row[name].value for name in ("first", "last"))
    return first, last


def _extractors(store: Store) -> tuple[str, ...]:
    asked = "SELECT DISTINCT ?v { ?run prov:wasAssociatedWith/schema:softwareVersion ?v } ORDER BY ?v"
    return tuple(row["v"].value for row in _rows(store, asked))


def _rows(store: Store, sparql: str) -> list[QuerySolution]:
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    return list(answer)
