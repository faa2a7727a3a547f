"""One row of an answer, its cells as plain values."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

Query: TypeAlias = Callable[[str], QuerySolutions]
"""Answers a SELECT over the union of the public graphs."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by variable. Each verb returns None where the variable is unbound, but for those named `the_...`."""

    solution: QuerySolution

    def iri(self, variable: str) -> str | None:
        """Raises TypeError for a literal or blank node."""
        cell = self.solution[variable]
        if cell is None:
            return None
        if not isinstance(cell, NamedNode):
            raise TypeError(f"?{variable} is no IRI: {cell}")
        return cell.value

    def text(self, variable: str) -> str | None:
        """The lexical form. Raises TypeError for what is no literal."""
        cell = self.solution[variable]
        if cell is None:
            return None
        if not isinstance(cell, Literal):
            raise TypeError(f"?{variable} is no literal: {cell}")
        return cell.value

    def date(self, variable: str) -> date | None:
        """Raises ValueError for what is no date."""
        lexical = self.text(variable)
        return None if lexical is None else date.fromisoformat(lexical)

    def the_iri(self, variable: str) -> str:
        """Raises ValueError where it is unbound: the graph breaks the shapes."""
        return _bound(self.iri(variable), variable)

    def the_text(self, variable: str) -> str:
        """Raises ValueError where it is unbound: the graph breaks the shapes."""
        return _bound(self.text(variable), variable)


def rows(query: Query, sparql: str) -> Iterator[Row]:
    """The answer to a SELECT, row by row."""
    return (Row(solution) for solution in query(sparql))


def _bound(cell: str | None, variable: str) -> str:
    if cell is None:
        raise ValueError(f"?{variable} is unbound: see what advocacy-graph validate says of the store")
    return cell
