"""The protocol's dataset for an update: https://www.w3.org/TR/sparql11-protocol/#update-dataset.

The engine takes a dataset for queries alone, so `using-graph-uri` becomes the clause that it stands for.
"""

from collections.abc import Sequence
from typing import Final

from pyoxigraph import NamedNode

from advocacy_graph.errors import QueryError
from advocacy_graph.queries.guard import tokens

_OWN: Final = frozenset({"USING", "WITH"})
# Keywords of an update outside braces; the engine also reads `DELETEWHERE`, in which we would miss the WHERE.
_KEYWORDS: Final = frozenset(
    "BASE PREFIX VERSION INSERT DELETE DATA WHERE CLEAR DROP CREATE ADD MOVE COPY TO SILENT GRAPH DEFAULT "
    "NAMED ALL".split()
)


def with_dataset(update: str, default: Sequence[str], named: Sequence[str]) -> str:
    """`update` with each WHERE asked of these graphs: USING for `default`, USING NAMED for `named`.

    Raises `QueryError` where the update names a dataset itself, ValueError for what is no IRI.

    >>> with_dataset("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", ["http://example.org/g"], [])
    'INSERT { ?s ?p 1 } USING <http://example.org/g> WHERE { ?s ?p ?o }'
    """
    clauses = [f"USING {NamedNode(iri)}" for iri in default]
    clauses += [f"USING NAMED {NamedNode(iri)}" for iri in named]
    if not clauses:
        return update
    found = tokens(update)
    parts: list[str] = []
    copied = depth = 0
    for number, token in enumerate(found):
        mark = token.group()
        depth += (mark == "{") - (mark == "}")
        if depth or not token["word"]:
            continue
        word = mark.upper()
        if word in _OWN:
            raise QueryError(
                f"the update has a {word} of its own: leave it out, or using-graph-uri and "
                "using-named-graph-uri"
            )
        if word not in _KEYWORDS:
            raise QueryError(f"{mark} is no keyword of an update: put white space between keywords")
        if word == "WHERE":
            parts.append(update[copied : token.start()])
            if (
                found[number - 1].group().upper() == "DELETE"
            ):  # DELETE WHERE { pattern } is short for DELETE { pattern } WHERE { pattern }
                first, last = _braces([other.group() for other in found], number)
                parts.append(update[found[first].start() : found[last].end()] + " ")
            parts.append(" ".join(clauses) + " ")
            copied = token.start()
    return "".join(parts) + update[copied:]


def _braces(marks: Sequence[str], after: int) -> tuple[int, int]:
    """Where the next group in braces begins and ends. Raises `QueryError` where none does."""
    depth, first = 0, None
    for number in range(after + 1, len(marks)):
        if marks[number] == "{":
            depth += 1
            first = number if first is None else first
        elif marks[number] == "}":
            depth -= 1
            if depth == 0 and first is not None:
                return first, number
    raise QueryError("a WHERE has no group in braces after it")
