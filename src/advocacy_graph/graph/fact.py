"""A triple before it is known in which graph it stands."""

from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

Fact: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]
