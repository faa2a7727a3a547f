"""Which of a release's wordings tell across releases what is meant."""

import re
from collections.abc import Iterable

from advocacy_graph.model.named import Kind
from advocacy_graph.resolve.organizations import is_fragment
from advocacy_graph.resolve.organizations import is_generic as is_generic_body
from advocacy_graph.resolve.people import parts
from advocacy_graph.resolve.titles import anchored, is_generic

_MOST = 12
_CAPITAL_OR_DIGIT = re.compile(r"[A-Z0-9]")


def telling(kind: Kind, names: Iterable[str]) -> tuple[str, ...]:
    """Without "the Alliance", "Ms. Lin" and "the bill", which mean something only inside of a release.

    What has no other name keeps it; but a body of which only the beginning was read has none.
    """
    names = tuple(dict.fromkeys(names))
    match kind:
        case Kind.ORGANIZATION:
            names = tuple(name for name in names if not is_fragment(name))
            kept = tuple(name for name in names if not is_generic_body(name))
        case Kind.PERSON:
            kept = tuple(name for name in names if parts(name).given)
        case Kind.POLICY:
            meant = tuple(name for name in names if not is_generic(name))
            titles = tuple(name for name in meant if _CAPITAL_OR_DIGIT.search(name))
            # "the amended bill" beside "Fern Act (H.B. 3)" is every bill; and what a release also calls "the executive
            # action" may be another, by which a third release's would then be taken for the first.
            kept = tuple(anchored(titles or meant))
    return (kept or names)[:_MOST]
