"""A release as it is read from what the store keeps of it, before anything is decided on it."""

import re
from typing import Final

from advocacy_graph.extract import extract
from advocacy_graph.graph import Standing, slug_of, standing, stated_of
from advocacy_graph.ingest import again
from advocacy_graph.intake.ledger import Ledger
from advocacy_graph.model import Findings, PressRelease
from advocacy_graph.store import Store, TextVersion

_HARMLESS: Final = re.compile(r"https?://[^\x00-\x20<>\"{}|^`\\]+")


def release_named(store: Store, name: str) -> str:
    """The IRI of a release, by it or by a unique beginning of its slug. An IRI asks for no other release. `UnknownRelease`."""
    if _HARMLESS.fullmatch(name) and store.current_text(name) is not None:
        return name
    return store.release(name).iri


def kept(store: Store, held: Standing, version: TextVersion) -> PressRelease:
    """A release that is held, with that text: the kept one, and what the graph says that its file stated."""
    # Where a decision corrected the heading, what its file stated is in the graph as it was read.
    before = Ledger(store).as_read(slug_of(store.base, held.release))
    stated = stated_of(before or store.quads(held.release), held.release)
    text = store.text(version.text_digest)
    return again(text, held.sources[0], version.media_type, version.source_digest, stated)


def read_again(store: Store, release: str) -> Findings:
    """What this version's extractor finds in it. A duplicate has its heading alone: its statements stand elsewhere."""
    held = standing(store.own_quads(release), release)
    assert held is not None
    found = extract(kept(store, held, store.versions(release)[-1]))
    return Findings(found.release, found.heading) if held.duplicate_of else found
