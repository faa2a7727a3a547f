"""What the user knows beforehand, kept with the store: a gazetteer, a register of members, a codebook.

DIR/reference/gazetteer.csv    the user's own, in place of the shipped one
DIR/reference/members.csv      the register of members, before any gazetteer
graph/codebook                 the codebook, in the graph; as people decided, once they did
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from advocacy_graph.errors import StoreError
from advocacy_graph.graph import SKOS_FORMATS, codebook_quads, concept_rows, gazetteer_rows, read_codebook
from advocacy_graph.graph.iris import codebook_graph, given_codebook_graph
from advocacy_graph.intake.entities import key_in
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.model import Concept
from advocacy_graph.resolve import (
    Codebook,
    Gazetteer,
    Imported,
    as_csv,
    gazetteer,
    imported,
    members,
    read_concepts,
    read_gazetteer,
    read_members,
    revised,
)
from advocacy_graph.store import PARTIAL, REFERENCE, Store

SHIPPED: Final = Path("shipped")
"""In place of a gazetteer's file: that which comes with the program, again."""
NONE: Final = Path("none")
"""In place of a register's file: no register any more."""

_GAZETTEER, _MEMBERS = "gazetteer.csv", "members.csv"


@dataclass(frozen=True, slots=True)
class Given:
    """Files of the user's that take the place of what is kept; None leaves it as it is."""

    gazetteer: Path | None = None
    members: Path | None = None


def references(store: Store, given: Given | None = None) -> Gazetteer:
    """The gazetteer that holds for the store, members before it. What is given is kept for later runs.

    Both files are read before anything is kept. Raises `UnreadableGazetteer`.
    """
    given = given or Given()
    kept = store.directory / REFERENCE if store.directory else None
    known = _gazetteer(given.gazetteer, kept)
    mine = _members(given.members, kept, known)
    if kept:
        if given.gazetteer:
            _keep(kept / _GAZETTEER, None if given.gazetteer == SHIPPED else as_csv(known))
        if given.members:
            _keep(kept / _MEMBERS, None if given.members == NONE else as_csv(mine))
    return mine


def codebook(store: Store) -> Codebook:
    """The store's codebook; without concepts where it has none."""
    return Codebook(read_codebook(store.base, store.match))


def keep_codebook(store: Store, path: Path, today: date | None = None) -> Imported:
    """Take the concepts of a file, CSV or SKOS, into the store's codebook. Raises `UnreadableGazetteer`.

    What releases name is not touched: see `Registrar.sweep`.
    """
    rows = concept_rows(path) if path.suffix.lower() in SKOS_FORMATS else read_concepts(path)
    found = imported(path, rows, codebook_as_given(store), today or datetime.now(UTC).date())
    if any(store.private.match(graph=given_codebook_graph(store.base))):
        _keep_as_given(store, found.concepts)
    write_codebook(store, found.concepts)
    return found


def codebook_as_given(store: Store) -> dict[str, Concept]:
    """The concepts by key, without what people decided on them."""
    given = given_codebook_graph(store.base)
    held = read_codebook(store.base, lambda s, p, o, _: store.private.match(s, p, o, given))
    return held or read_codebook(store.base, store.match)


def revise_codebook(store: Store) -> None:
    """Make the codebook what it was given as, with the decisions that hold."""
    given = codebook_as_given(store)
    _keep_as_given(store, given)  # first: what is public then can be made again
    write_codebook(store, given)


def _keep_as_given(store: Store, concepts: Mapping[str, Concept]) -> None:
    graph = given_codebook_graph(store.base)
    told = codebook_quads(concepts.values(), store.base)
    store.private.change(
        remove=list(store.private.match(graph=graph)),
        add=[Quad(quad.subject, quad.predicate, quad.object, graph) for quad in told],
    )


def write_codebook(store: Store, given: Mapping[str, Concept]) -> None:
    """Make these, with the decisions that hold, the concepts of the store's codebook. All of it happens, or nothing."""
    concepts = revised(given, Ledger(store).codebook_decisions(), partial(key_in, store))
    wanted = dict.fromkeys(codebook_quads(concepts.values(), store.base))
    there = dict.fromkeys(store.match(None, None, None, codebook_graph(store.base)))
    store.exchange([q for q in there if q not in wanted], [q for q in wanted if q not in there])


def _gazetteer(given: Path | None, kept: Path | None) -> Gazetteer:
    if given is None and kept and (kept / _GAZETTEER).exists():
        given = kept / _GAZETTEER
    if given is None or given == SHIPPED:
        return Gazetteer.shipped()
    if given.suffix.lower() in SKOS_FORMATS:
        return gazetteer(given, gazetteer_rows(given))
    return read_gazetteer(given)


def _members(given: Path | None, kept: Path | None, below: Gazetteer) -> Gazetteer:
    if given is None and kept and (kept / _MEMBERS).exists():
        given = kept / _MEMBERS
    if given is None or given == NONE:
        return below
    if given.suffix.lower() in SKOS_FORMATS:
        return members(given, gazetteer_rows(given), below)
    return read_members(given, below)


def _keep(path: Path, content: str | None) -> None:
    try:
        if content is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(exist_ok=True)
        partial = path.with_name(path.name + PARTIAL)
        partial.write_text(content, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: could not be kept: {error.strerror or error}") from error
