"""Finds what is shipped beside the code: the ontology, the reference lexicons and the sample releases.

In a wheel they lie in `advocacy_graph/_shipped/`, in a checkout at the top level.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_shipped"
_CHECKOUT = _PACKAGE.parent.parent


def _place(shipped: str, checkout: str) -> Path:
    for candidate in (_SHIPPED / shipped, _CHECKOUT / checkout):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        f"{shipped} is neither in {_SHIPPED} nor in {_CHECKOUT}: reinstall advocacy-graph"
    )


@cache
def ontology() -> Path:
    """The folder with advocacy.ttl, shapes.ttl, context.jsonld and the SKOS schemes."""
    return _place("ontology", "ontology")


@cache
def reference() -> Path:
    """The folder with the lexicons of cues and titles."""
    return _place("reference", "data/reference")


@cache
def rows(lexicon: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `data/reference/LEXICON.tsv`, comments and empty lines left out."""
    text = (reference() / f"{lexicon}.tsv").read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def sample_releases() -> Path:
    """The folder with the sample releases of the demo."""
    return _place("releases", "data/releases")
