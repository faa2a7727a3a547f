"""Quads by subject and predicate: what few quads say is looked up quicker so than an engine is asked."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

Told: TypeAlias = Mapping[NamedNode, list[NamedNode | Literal]]
"""What is said of one subject, by predicate, in the order of the quads."""


def by_subject(quads: Iterable[Quad]) -> dict[NamedNode, Told]:
    """What they say of each subject. They have no blank nodes: what is written here has none."""
    found: dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]] = {}
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        found.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)
    return {**found}


def without_blank_nodes(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Of what others wrote: the quads that name what they speak of."""
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            yield quad
