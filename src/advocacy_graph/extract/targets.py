"""Which of the things that a sentence names a cue is about: on the cue's side, near, and not under another noun."""

import re
from itertools import pairwise

from advocacy_graph.extract.lexicon import patterns
from advocacy_graph.extract.policies import Item

_BREAKS_OBJECT = re.compile(r"[;:]|\b(?:but|because|while|although|which)\b")
_BREAKS_SUBJECT = re.compile(r"[;]|\b(?:but|while|although|how|whether|why)\b")


def target_of(
    here: list[tuple[Item, int, int]],
    offset: int,
    match: re.Match[str],
    side: str,
    sentence: str,
    reach: int,
) -> Item | None:
    """What the cue is about, of the mentions `here`; None where nothing stands within `reach` on its side."""
    if side == "object":
        for item, start, _ in here:
            gap = start - offset - match.end()
            if gap > 12 and _AWAY.search(sentence, match.end(), start - offset):
                return None
            if 0 <= gap <= min(reach, 90) and not _BREAKS_OBJECT.search(
                sentence, match.end(), start - offset
            ):
                return item
        return None
    if _IT_IS.search(sentence, max(0, match.start() - 12), match.start()):
        return None  # "it is vital that ..."
    relative = OF_ANOTHER.search(sentence, max(0, match.start() - 8), match.start())
    best: Item | None = None
    for item, start, end in here:
        gap = match.start() - (end - offset)
        if (
            relative
            and relative.start() > end - offset + 2
            and not _COPULA.search(sentence, end - offset, relative.start())
        ):
            continue  # "under the levy, tenants met a mess that has harmed them": not what the levy does
        before = (max(0, start - offset - 50), start - offset)
        if gap > 3 and _UNDER_ANOTHER.search(sentence, *before) and not _UNDOING.search(sentence, *before):
            continue
        if 0 <= gap <= reach and not _BREAKS_SUBJECT.search(sentence, end - offset, match.start()):
            best = item
            if gap < 40:
                break
    return best


def is_undone(
    here: list[tuple[Item, int, int]], target: Item, offset: int, sentence: str, after: int
) -> bool:
    """Whether what is judged is the ending of the target: "repealing the Act would harm families", "thanks for
    vetoing the Act". The ending must begin at `after` or later, so that no cue counts as its own ending."""
    for item, start, _ in here:
        if item is target and start - offset >= after:
            ending = _UNDOING.search(sentence, max(after, start - offset - 50), start - offset)
            return ending is not None
    return False


_UNDOING = re.compile(
    rf"\b(?:{patterns('stance_words', 'undoing')})\s+(?:of\s+|to\s+|from\s+)?(?:the |this |these |its |our )?(?:[\w'’-]+\s+){{0,2}}$",
    re.I,
)


def beside(here: list[tuple[Item, int, int]], target: Item, offset: int, sentence: str) -> list[Item]:
    """What an "and" or a comma puts beside the target: "we oppose the Act and the levy"."""
    found: list[Item] = []
    at = next((n for n, (item, _, _) in enumerate(here) if item is target), len(here))
    for (_, _, end), (item, start, _) in pairwise(here[at:]):
        if not _JOINS.fullmatch(sentence, end - offset, start - offset):
            break
        if item is not target:
            found.append(item)
    return found


_JOINS = re.compile(r"\s*(?:,|/|and|or|,\s*and|as well as)\s*(?:the\s+|to\s+)?(?:[\w-]+\s+)?")
_AWAY = re.compile(r"\b(?:from|against|without)\b")
OF_ANOTHER = re.compile(r"\b(?:that|which|who)\s$")
_COPULA = re.compile(r"\b(?:is|are|was|were|be|been|represents?|remains?|as)\b")
_IT_IS = re.compile(r"\b[Ii]t\s+$")
# the thing named stands under another noun, which is the subject; some nouns let it through: "the impact of the bill"
_UNDER_ANOTHER = re.compile(
    r"(?<!passage )(?<!impact )(?<!impacts )(?<!effect )(?<!effects )(?<!adoption )(?<!enactment )(?<!use )(?<!version )(?<!text )(?<!provisions )(?<!scope )(?<!implementation )(?<!expansion )(?<!prospect )(?<!inclusion )"
    r"\b(?:of|under|by|from|against|with|to|on)\s+(?:the\s+|this\s+|its\s+|these\s+|a\s+|our\s+)?$"
)
