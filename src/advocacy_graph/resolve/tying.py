"""What follows for two things that are judged to be two and belong together."""

from collections.abc import Iterable, Iterator
from itertools import islice

from advocacy_graph.model.named import Kind
from advocacy_graph.resolve.judgement import Tie
from advocacy_graph.resolve.key import key_in
from advocacy_graph.resolve.keys import Tied
from advocacy_graph.resolve.register import Candidate

_MOST = 3  # of one thing: a common surname of bills is no tie of forty


def ties(kind: Kind, reference: str, latest: str, candidates: Iterable[Candidate]) -> Iterator[Tied]:
    """The ties of a thing, last named on the day `latest`, to those candidates that have one with it."""
    key = key_in(reference)
    tied = (each for each in candidates if each.judgement.tie and each.reference != reference)
    for each in islice(tied, _MOST):
        other = key_in(each.reference)
        match each.judgement.tie:
            case Tie.WHOLE:
                yield Tied(kind, other, Tie.PART, key)
            case Tie.PART | Tie.SISTER:
                yield Tied(kind, key, each.judgement.tie, other)
            case _ if max(each.named.dates, default="") <= latest:
                yield Tied(kind, key, Tie.AGAIN, other)
            case _:
                yield Tied(kind, other, Tie.AGAIN, key)
