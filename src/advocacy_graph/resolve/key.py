"""The last part of an entity's IRI, with how sure it is and why."""

import hashlib
from dataclasses import dataclass

from advocacy_graph.resolve.normal import normal

_LONGEST = 80  # of a key, so that a paragraph taken for a name makes no endless IRI


@dataclass(frozen=True, slots=True)
class Key:
    """`value` names the entity among those of its kind; `score` from 0 to 1, `reason` in words."""

    value: str
    score: float
    reason: str


def key_of(name: str) -> str:
    """`Marielena Hincapié` gives `marielena-hincapie`: letters, digits and hyphens, never empty.

    The same normal name gives the same key in every release. A name too long, or without letters
    and digits, is told from others by a digest.
    """
    words = normal(name).replace(" ", "-")
    if words and len(words) <= _LONGEST:
        return words
    told_by = words or name
    digest = hashlib.sha256(told_by.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{words[:_LONGEST].rstrip('-')}-{digest}".lstrip("-")


def key_in(reference: str) -> str:
    """`ida-moss` of `person/ida-moss`."""
    return reference.partition("/")[2]
