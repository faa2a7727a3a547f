"""A release as it is read from what the store keeps of it, before anything is decided on it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from pyoxigraph import NamedNode, Quad

from advocacy_graph.extract import extract
from advocacy_graph.graph import Standing, register_graph, release_graph, slug_of, standing, stated_of
from advocacy_graph.ingest import again
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.model import Findings, PressRelease
from advocacy_graph.store import Store, TextVersion
from advocacy_graph.vocabulary import ag, schema

_HARMLESS: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")


def release_named(store: Store, name: str) -> str:
    """The IRI of a release, by it or by a unique beginning of its slug. An IRI asks for no other release. `UnknownRelease`."""
    if _HARMLESS.fullmatch(name) and store.current_text(name) is not None:
        return name
    return store.release(name).iri


_REMEMBERED: Final = 256  # releases


class Reader:
    """Reads releases of one store from what is kept of them; those it read last it remembers."""

    def __init__(self, store: Store) -> None:
        self._store = store

        @lru_cache(_REMEMBERED)
        def read(release: str, _digest: str) -> Findings:
            held = held_as(store, release)
            assert held is not None
            return extract(kept(store, held, store.versions(release)[-1]))

        self._read = read

    def whole(self, release: str) -> Findings:
        """What this version's extractor finds in the present text of the release with that IRI."""
        return self._read(release, self._store.current_text(release) or "")

    def counting(self, release: str) -> Findings:
        """What counts of it: of a duplicate its heading alone, since its statements stand elsewhere."""
        found = self.whole(release)
        if any(self._store.match(NamedNode(release), ag.duplicateOf, None, None)):
            return Findings(found.release, found.heading)
        return found


def held_as(store: Store, release: str) -> Standing | None:
    """How the release with that IRI stands; None where it is not in the store, nor withdrawn from it."""
    return standing(_of_itself(store, release), release)


def _of_itself(store: Store, release: str) -> Iterator[Quad]:
    """What a release's graph says of the release, and of where that was stated: a small part of it."""
    own = release_graph(store.base, slug_of(store.base, release))
    yield from store.match(NamedNode(release), None, None, own)
    yield from store.match(None, ag.detailOf, None, own)
    yield from store.match(None, ag.statedIn, None, own)


def kept(store: Store, held: Standing, version: TextVersion) -> PressRelease:
    """A release that is held, with that text: the kept one, and what the graph says that its file stated."""
    # Where a decision corrected the heading, what its file stated is in the graph as it was read.
    quads = Ledger(store).as_read(slug_of(store.base, held.release))
    if not quads:
        register = register_graph(store.base)
        names = (store.match(NamedNode(iri), schema.name, None, register) for iri in sorted(held.issuers))
        quads = [*_of_itself(store, held.release), *chain.from_iterable(names)]
    stated = stated_of(quads, held.release)
    text = store.text(version.text_digest)
    return again(text, held.sources[0], version.media_type, version.source_digest, stated)
