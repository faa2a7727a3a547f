"""Whether two texts are one: mostly the same words, said by the same people, with the same figures."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from advocacy_graph.likeness.fingerprint import shingles
from advocacy_graph.model import Span
from advocacy_graph.model.months import MONTH_FORM

_ALIKE = 0.85  # of all words: enough without quotations
_QUOTED_ALIKE = 0.5  # enough where all quotations are the same
_SAME_QUOTE = 0.7  # a comma or a word mended leaves this much
_SAME_FIGURES = 0.6
_FEW_FIGURES = 3
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
PARAGRAPHS = re.compile(r"\n\s*\n")
_DATE = re.compile(
    rf"(?i)\b{MONTH_FORM}[a-z]*\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH_FORM}[a-z]*\.?(?:,?\s+\d{{4}})?\b"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\+?\(?\d{2,4}\)?[\s.-]\d{3,4}[\s.-]\d{3,4}"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison: its kept text, what is quoted of whom, and the stretches that recur as boilerplate."""

    text: str
    quotes: Mapping[str, frozenset[str]] = field(
        default_factory=dict
    )  # words of a statement to speakers' names
    boilerplate: tuple[Span, ...] = ()

    @property
    def body(self) -> str:
        """The text without boilerplate."""
        kept = list(self.text)
        for span in self.boilerplate:
            kept[span.start : span.end] = " " * len(span)
        return "".join(kept)


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` is the share of the words, in runs of three, that both have; `why` says in words what decided."""

    score: float
    same: bool
    why: str


def compare(one: Compared, other: Compared) -> Likeness:
    """Whether `one` is the text of `other` again.

    It is where 85 of 100 runs of three words are common to both, or 50 and all quotations are: that is how joint
    releases differ, which each issuer heads and ends in its own way. It is not where words are quoted from others, a
    quotation is in only one of them, or most figures differ: so do releases made from one template.
    """
    bodies = [shingles(side.body) for side in (one, other)]
    together = len(bodies[0] | bodies[1])
    score = round(len(bodies[0] & bodies[1]) / together, 2) if together else 0.0
    share = f"{score:.0%} of the words are the same"
    if score < _QUOTED_ALIKE:
        return Likeness(score, False, share)
    matched, difference = _quotes(one, other)
    if difference:
        return Likeness(score, False, f"{share}, but {difference}")
    if score < _ALIKE and not matched:
        return Likeness(score, False, f"{share}, and no quotation")
    if _other_figures(one, other):
        return Likeness(score, False, f"{share}, but most figures differ")
    quoted = (
        f", and so {'is the quotation' if matched == 1 else f'are all {matched} quotations'}"
        if matched
        else ""
    )
    return Likeness(score, True, share + quoted)


def quotes_in_common(one: Compared, other: Compared) -> bool:
    """Whether a direct quotation is in both."""
    others = [shingles(words) for words in other.quotes]
    return any(_same(shingles(words), theirs) for words in one.quotes for theirs in others)


def _other_figures(one: Compared, other: Compared) -> bool:
    """Whether most figures differ, in paragraphs that are mostly the same: years in issuers' boilerplate do not count."""
    mine: set[str] = set()
    theirs: set[str] = set()
    others = [(shingles(words), words) for words in PARAGRAPHS.split(other.body)]
    for words in PARAGRAPHS.split(one.body):
        runs = shingles(words)
        twin = next((t for r, t in others if len(runs & r) * 3 >= max(len(runs), len(r), 1)), None)
        if twin is not None:
            mine |= set(_FIGURE.findall(_DATE.sub(" ", words)))
            theirs |= set(_FIGURE.findall(_DATE.sub(" ", twin)))
    most = max(len(mine), len(theirs))
    return most >= _FEW_FIGURES and len(mine & theirs) < _SAME_FIGURES * most


def _quotes(one: Compared, other: Compared) -> tuple[int, str | None]:
    """How many quotations are in both, and the first difference in words."""
    left = {words: (shingles(words), speakers) for words, speakers in other.quotes.items()}
    for words, speakers in one.quotes.items():
        mine = shingles(words)
        twin = next((theirs for theirs, (runs, _) in left.items() if _same(mine, runs)), None)
        if twin is None:
            return 0, f"“{_short(words)}” is quoted in only one"
        _, others = left.pop(twin)
        if speakers and others and not _share_a_name(speakers, others):
            return 0, f"“{_short(words)}” is said by {_names(speakers)} in one, {_names(others)} in the other"
    if left:
        return 0, f"“{_short(next(iter(left)))}” is quoted in only one"
    return len(one.quotes), None


def _same(mine: set[tuple[str, ...]], theirs: set[tuple[str, ...]]) -> bool:
    return len(mine & theirs) >= _SAME_QUOTE * max(len(mine), len(theirs), 1)


def _share_a_name(speakers: frozenset[str], others: frozenset[str]) -> bool:
    """One release may give the whole name where the other has the surname."""
    words = [
        {word for name in side for word in name.casefold().split() if len(word) > 1}
        for side in (speakers, others)
    ]
    return bool(words[0] & words[1])


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rsplit(" ", 1)[0] + " …"


def _names(speakers: frozenset[str]) -> str:
    return " and ".join(sorted(speakers))
