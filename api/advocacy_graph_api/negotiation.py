"""Which media type answers which Accept header (RFC 9110, section 12.5.1).

The tables are the SPARQL 1.1 protocol's result formats; the first of each is the answer to `*/*`.
A general type (`application/json`) is offered beside the precise one for clients that know no better.
CSV and TSV have no form for a boolean, so ASK does not offer them.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from starlette.exceptions import HTTPException


class Form(StrEnum):
    """What a query yields: SELECT solutions, ASK a boolean, CONSTRUCT and DESCRIBE triples."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    TRIPLES = "triples"


# For a graph. The last two are for clients that know no better.
GRAPHS: Final = {
    "text/turtle": "text/turtle",
    "application/n-triples": "application/n-triples",
    "application/ld+json": "application/ld+json",
    "application/rdf+xml": "application/rdf+xml",
    "application/json": "application/ld+json",
    "text/plain": "application/n-triples",
}
# For all graphs at once.
DATASETS: Final = {
    "application/n-quads": "application/n-quads",
    "application/trig": "application/trig",
    "application/ld+json": "application/ld+json",
}

# media type offered -> the syntax written, named by the media type the engine knows it by
OFFERS: Final[dict[Form, dict[str, str]]] = {
    Form.SOLUTIONS: {
        "application/sparql-results+json": "application/sparql-results+json",
        "application/sparql-results+xml": "application/sparql-results+xml",
        "text/csv": "text/csv",
        "text/tab-separated-values": "text/tab-separated-values",
        "application/json": "application/sparql-results+json",
        "application/xml": "application/sparql-results+xml",
    },
    Form.BOOLEAN: {
        "application/sparql-results+json": "application/sparql-results+json",
        "application/sparql-results+xml": "application/sparql-results+xml",
        "application/json": "application/sparql-results+json",
        "application/xml": "application/sparql-results+xml",
    },
    Form.TRIPLES: GRAPHS,
}


@dataclass(frozen=True, slots=True)
class _Range:
    """One element of an Accept header."""

    media: str
    quality: float

    def precision(self, offer: str) -> int:
        """How exactly it names `offer`: 3 by type and subtype, 2 by type, 1 as anything, 0 not at all."""
        if self.media == offer:
            return 3
        if self.media == offer.partition("/")[0] + "/*":
            return 2
        return 1 if self.media == "*/*" else 0


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for element in accept.split(","):
        media, *parameters = (part.strip().lower() for part in element.split(";"))
        quality = 1.0
        for name, _, value in (parameter.partition("=") for parameter in parameters):
            if name.strip() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0  # not a number: not a wish that could be met
        if media:
            ranges.append(_Range(media, quality))
    return ranges


def choose(accept: str | None, offers: Iterable[str]) -> str | None:
    """The offer that `accept` likes best, the earlier where it likes two alike; None where nothing fits.

    An absent or empty header accepts anything.
    """
    ranges = _ranges(accept or "*/*") or [_Range("*/*", 1.0)]
    best, liking = None, 0.0
    for offer in offers:
        nearest = max(ranges, key=lambda wish: wish.precision(offer))
        if nearest.precision(offer) and nearest.quality > liking:
            best, liking = offer, nearest.quality
    return best


def not_acceptable(offers: Iterable[str]) -> HTTPException:
    """The 406 that names what there would be."""
    offered = ", ".join(dict.fromkeys(offers))
    return HTTPException(
        HTTPStatus.NOT_ACCEPTABLE,
        f"no form of the answer fits the Accept header: ask for {offered}",
        {"Vary": "Accept"},
    )


def chosen(accept: str | None, offers: Collection[str]) -> str:
    """As `choose`, but raises HTTPException 406 where nothing fits."""
    media = choose(accept, offers)
    if media is None:
        raise not_acceptable(offers)
    return media
