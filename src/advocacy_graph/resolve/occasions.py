"""Whether "the memo" of two releases is one: by when they appeared, who issued them and what else they speak of."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from advocacy_graph import resources
from advocacy_graph.model.named import Kind, Named, Occasion
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.judgement import Judgement, judged
from advocacy_graph.resolve.titles import is_generic, is_several, singular, telling_words, words_of
from advocacy_graph.resolve.words import content, folded

_DAYS: Final = 5  # for which releases answer an event


def is_unnamed(named: Named) -> bool:
    """Whether it is a policy that no release names: "the bill"."""
    return named.kind is Kind.POLICY and all(map(is_generic, named.names))


def occasion(
    day: str,
    issuers: Iterable[str],
    headline: str,
    people: Iterable[str],
    bodies: Iterable[str],
    known: Gazetteer,
) -> Occasion:
    """What a release tells of the event that it answers. Bodies that everybody knows tell nothing."""
    issuers = tuple(issuers)
    names = {word for name in (*issuers, *people) for word in singular(content(name))}
    words = telling_words(content(headline)) - names - words_of("headline") - _grammar()
    own = frozenset(map(folded, issuers))
    local = (name for name in bodies if not known.find((name,), frozenset()))
    return Occasion(day, own, words, frozenset(map(folded, local)) - own)


def judge_occasions(left: Named, right: Named) -> Judgement:
    """The best that any two releases of theirs say."""
    words, others = (
        frozenset(word for name in each.names for word in singular(content(name))) for each in (left, right)
    )
    about, other = telling_words(words), telling_words(others)
    if left.sort != right.sort or not words & others or ((about or other) and not about & other):
        return judged(0.05, "two sorts of policy without a name")
    if any(
        a.date == b.date and (a.issuers, a.words) == (b.issuers, b.words)
        for a in left.occasions
        for b in right.occasions
    ):
        return judged(0.05, "one release tells them apart")
    pairs = (_two(a, b) for a in left.occasions for b in right.occasions)
    return max(pairs, key=lambda each: each.score, default=judged(0.2, "named only inside of its release"))


def _two(a: Occasion, b: Occasion) -> Judgement:
    if not a.date or not b.date:
        return judged(0.2, "named only inside of its release")
    gap = abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    if gap > _DAYS:
        return judged(0.05, f"without a name, {gap} days apart")
    words, bodies = sorted(a.words & b.words), sorted(a.bodies & b.bodies)
    same_issuer = bool(a.issuers & b.issuers)
    reasons = (
        "same day" if gap == 0 else f"{gap} days apart",
        *(["same issuer"] if same_issuer else ()),
        *([f"headlines share {', '.join(words)}"] if words else ()),
        *([f"both name {', '.join(bodies[:3])}"] if bodies else ()),
    )
    weight = min(len(words), 3) + min(len(bodies), 1) + same_issuer
    if len(words) > 1 and weight > 2:
        return judged(0.9, *reasons)
    return judged(0.6 if len(words) > 1 else 0.5 if words and weight > 1 else 0.1, *reasons)


def weeks(named: Named) -> Iterator[str]:
    """Keys of the weeks in which its releases, or others about the same event, appeared."""
    for each in named.occasions:
        if each.date and not any(map(is_several, named.names)):
            day = date.fromisoformat(each.date)
            for other in (day - timedelta(_DAYS), day, day + timedelta(_DAYS)):
                year, week, _ = other.isocalendar()
                yield f"e:{named.sort} {year}-{week:02}"


@cache
def _grammar() -> frozenset[str]:
    return frozenset(row[0].lower() for row in resources.rows("grammar_words"))
