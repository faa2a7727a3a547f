"""What a search found, as a list names it."""

from typing import Final

from advocacy_graph_api.catalogue import Found, Kind

FURTHEST: Final = 1000
"""A search goes so far down its list, and no further: more words find better."""


def title(found: Found) -> str:
    """What to call it."""
    body = found.body
    match found.kind:
        case Kind.RELEASE:
            return str(body["headline"] or body["slug"])
        case Kind.STATEMENT:
            speakers = ", ".join(thing["name"] or "somebody" for thing in body["speakers"])
            return speakers or "unnamed speaker"
        case Kind.DEMAND:
            return str(body["action"])
    return str(body["name"])
