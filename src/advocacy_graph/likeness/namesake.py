"""Whether a text under a heading that came before is that release, edited, or another: "Statement from the Director"."""

from collections.abc import Iterator

from advocacy_graph.likeness.compare import PARAGRAPHS, Compared, Likeness, quotes_in_common
from advocacy_graph.likeness.fingerprint import shingles

_EDITED = 1 / 3  # of the shorter text
_EDITED_THOUGH_OTHERWISE_QUOTED = 0.5


def edited(one: Compared, other: Compared) -> Likeness:
    """Whether `one` is `other` edited, where issuer, date and headline are the same.

    It is where a third of the shorter one's runs of three words are in the longer one, boilerplate left out: edits
    add and cut whole paragraphs. Or where a quotation is in both. Where both quote and never the same, half must be
    common: a template's opening ("issued the following statement on") is up to a third of a short statement.
    """
    bodies = list(_without_the_same_end(one.body, other.body))
    shorter = min(map(len, bodies))
    score = round(len(bodies[0] & bodies[1]) / shorter, 2) if shorter else 0.0
    share = f"{score:.0%} of the shorter text's words are in the other"
    if quotes_in_common(one, other):
        return Likeness(score, True, f"{share}, and they quote the same words")
    if one.quotes and other.quotes:
        return Likeness(
            score, score >= _EDITED_THOUGH_OTHERWISE_QUOTED, f"{share}, and they quote other words"
        )
    return Likeness(score, score >= _EDITED, share)


def _without_the_same_end(one: str, other: str) -> Iterator[set[tuple[str, ...]]]:
    """The runs of three words of both. What an issuer says of itself often ends a release without a heading of its own:
    one last paragraph that is the same does not count, unless it is all there is.
    """
    sides = [[runs for part in PARAGRAPHS.split(text) if (runs := shingles(part))] for text in (one, other)]
    same_end = all(len(side) > 1 for side in sides) and sides[0][-1] == sides[1][-1]
    for side in sides:
        yield set().union(*(side[:-1] if same_end else side))
