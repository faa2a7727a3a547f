"""Sets of things joined by pairs."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def clusters(things: Sequence[T], pairs: Iterable[tuple[T, T]]) -> dict[T, frozenset[T]]:
    """The set to which each thing belongs, itself in it."""
    of = {thing: {thing} for thing in things}
    for left, right in pairs:
        if of[left] is not of[right]:
            of[left] |= of[right]
            for thing in of[right]:
                of[thing] = of[left]
    return {thing: frozenset(members) for thing, members in of.items()}
