"""Where a release comes from, as far as its dateline says: a country's code, or a state or province by name."""

from collections.abc import Mapping
from functools import cache, lru_cache

from advocacy_graph import resources
from advocacy_graph.resolve.words import folded

_OF_MANY_PLACES = ("america", "american")  # "American Federation of Teachers" is no chapter


@cache
def _table() -> Mapping[str, tuple[str, str]]:
    """Folded name of a place to its country's code, and the name of its state or "" for a country or a capital."""
    table: dict[str, tuple[str, str]] = {}
    for names, code, sense in resources.rows("countries"):
        first, *others = names.split("|")
        region = first if sense == "region" else ""
        for name in (first, *others):
            table[folded(name)] = (code, region)
    return table


@lru_cache(maxsize=10_000)
def place_of(dateline: str) -> str:
    """`Port Merrow, Wendale` is Wendale, `AUSTIN, Texas` Texas, `WASHINGTON, D.C.` US; "" for an unknown town."""
    *town, last = [part.strip() for part in dateline.split(",")]
    code, region = _table().get(folded(last), ("", ""))
    if code:
        return region or code
    return last.title() if town and last.isupper() else last if town else ""


def country(place: str) -> str:
    """The code of the country in which a place lies; "" where it is not known."""
    if len(place) == 2 and place.isupper():
        return place
    return _table().get(folded(place), ("", ""))[0]


@lru_cache(maxsize=50_000)
def is_place(word: str) -> bool:
    """Whether a folded word is the name of a country, state or province, or of its people."""
    return (
        word in _table()
        and (len(word) > 2 or word in ("uk", "us", "nz", "eu"))
        and word not in _OF_MANY_PLACES
    )


@cache
def regions() -> tuple[str, ...]:
    """Folded names of states and provinces in two words or more: "new york", "northern ireland"."""
    return tuple(name for name in _table() if " " in name)
