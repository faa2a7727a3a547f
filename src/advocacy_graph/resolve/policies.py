"""Whether two policies are one, by number, title, year, place and time."""

import re
from collections.abc import Iterable
from typing import Final

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.judgement import Judgement, Tie, judged
from advocacy_graph.resolve.occasions import judge_occasions
from advocacy_graph.resolve.places import country
from advocacy_graph.resolve.titles import Title, is_generic, is_of_every_year, singular, title, words_of
from advocacy_graph.resolve.words import content, folded, initials

_IDEAS: Final = ("idea", "practice")  # known everywhere by one name
_LASTS: Final = 18  # months for which a description in small letters stays that of one thing
_BRACKETED: Final = re.compile(r"\s*\(([^()]*)\)")


def judge_policies(left: Named, right: Named, known: Gazetteer) -> Judgement:
    """The best that any pair of their names says, held against numbers, sessions and places."""
    names = [name for name in left.names if not is_generic(name)]
    others = [name for name in right.names if not is_generic(name)]
    if not names and not others:
        return judge_occasions(left, right)
    if not names or not others:
        return judged(0.2, "named only inside of its release")
    here, there = (
        known.find(names, left.places, Kind.POLICY),
        known.find(others, right.places, Kind.POLICY),
    )
    if here and there:
        if here.id == there.id:
            return judged(0.96, f"both are {here.name} in the gazetteer")
        return judged(0.05, f"{here.name} and {there.name} in the gazetteer")
    titles, other_titles = [title(n) for n in names], [title(n) for n in others]
    where, elsewhere = _places(left, titles), _places(right, other_titles)
    if _apart(where, elsewhere) and not (left.sort in _IDEAS and right.sort in _IDEAS):
        return judged(0.05, "of two countries or states")
    numbers = {number for each in titles for number in each.numbers}
    other_numbers = {number for each in other_titles for number in each.numbers}
    by_title = max(
        (_titles(a, b, left, right) for a in titles for b in other_titles), key=lambda each: each.score
    )
    if (
        _years(titles)
        and _years(other_titles)
        and not _years(titles) & _years(other_titles)
        and not numbers & other_numbers
    ):
        return judged(0.05, "acts of two years")
    if numbers & other_numbers:
        kind, number = min(numbers & other_numbers)
        return _same_number(kind, number, left, right, by_title)
    kinds = {kind for kind, _ in numbers} & {kind for kind, _ in other_numbers}
    if kinds:
        again = by_title.score >= 0.9 and any(each.words for each in titles)
        return judged(
            0.05,
            "two numbers",
            *(["one title: introduced again"] if again else ()),
            tie=Tie.AGAIN if again else None,
        )
    if numbers and other_numbers and by_title.score < 0.9:
        return judged(0.05, "two kinds of number")
    if by_title.score >= 0.9 and _is_us_bill(left) and _is_us_bill(right) and not _one_congress(left, right):
        return judged(0.1, *by_title.reasons, "another Congress", tie=Tie.AGAIN)
    acronym = _acronym(left, right, names, others)
    return max(by_title, acronym, key=lambda each: each.score)


def _same_number(kind: str, number: str, left: Named, right: Named, by_title: Judgement) -> Judgement:
    said = f"same number {kind.upper()} {number}"
    if kind in ("executive order", "regulation", "directive"):
        return judged(0.96, said)
    if by_title.score < 0.5 and _law_titles(left) and _law_titles(right):
        return judged(0.6, said, "two titles")
    federal = kind in ("h r", "s", "h res", "s res", "h j res", "s j res", "h con res", "s con res")
    if federal:
        if not left.dates or not right.dates:
            return judged(max(0.7, by_title.score), said, "no date tells the Congress")
        if not _one_congress(left, right):
            return judged(0.1, said, "another Congress", tie=Tie.AGAIN if by_title.score >= 0.9 else None)
        return judged(0.97, said, "same Congress")
    months = _months_between(left.dates, right.dates)
    if months is None:
        return judged(max(0.7, by_title.score), said, "no date tells the session")
    if months <= (24 if kind in ("h b", "s b", "a b", "l d") else 14):
        return judged(0.95, said, "same place, within two years")
    if not (_law_titles(left) and _law_titles(right)):
        return judged(0.5, said, "years apart, and one has no title")
    return judged(0.15, said, "another session")


def _law_titles(named: Named) -> bool:
    return any(each.is_law and len(each.core) > 1 for each in map(title, named.names))


def _titles(a: Title, b: Title, left: Named, right: Named) -> Judgement:
    if (
        "budget" in a.words
        and set(a.words) - {"state"} == set(b.words) - {"state"}
        and any(map(str.isdigit, a.words))
    ):
        return judged(0.92, "budget of one year")
    if not a.words or not b.words:
        return judged(0.05, "no title in common")
    years_apart = (_months_between(left.dates, right.dates) or 0) / 12
    if a.says(b):
        if is_of_every_year(a):
            return judged(0.2, "a title that every year has")
        if " v " in f" {folded(' '.join(a.words))} " and years_apart > 4:
            return judged(0.5, "cases of one name, years apart")
        if len(a.words) > 1 and a.words[0] in ("measure", "question", "proposition") and years_apart > 1:
            return judged(0.1, "another ballot")
        described = (a.is_described or b.is_described) and (a.sorts or b.sorts)
        if described and not {left.sort, right.sort} & set(_IDEAS) and years_apart * 12 > _LASTS:
            return judged(0.5, "same description, years apart")
        return judged(0.96, "same title")
    if a.core and not (a.acronyms ^ b.acronyms) and singular(a.core) == singular(b.core):
        return _but_for_its_sort(a, b, years_apart, places=bool(left.places & right.places))
    shorter, longer = sorted((a, b), key=lambda each: len(each.words))
    if a.is_law and b.is_law and len(shorter.core) > 1 and longer.core[-len(shorter.core) :] == shorter.core:
        near = (
            _local(left)
            and _local(right)
            and years_apart < 3
            and not shorter.year
            and len(longer.core) == len(shorter.core) + 1
        )
        return judged(
            0.9 if near else 0.5, f"short title: without {' '.join(longer.core[: -len(shorter.core)])!r}"
        )
    if _initialled(a, b) or _initialled(b, a):
        return judged(0.93, "same title but for an initial")
    return judged(0.05, "two titles")


def _but_for_its_sort(a: Title, b: Title, years_apart: float, *, places: bool) -> Judgement:
    """Of two titles that are about the same: one says what sort of thing it is, or both say it and differ."""
    sorts = a.sorts | b.sorts
    if a.is_law and b.is_law:
        return judged(0.93, "same title, as bill and as act")
    about_much = a.is_broad and (len(a.core) < 2 or (a.is_described and b.is_described))
    if sorts <= words_of("loose") and not (a.sorts and b.sorts and about_much):
        sure = not about_much and len(a.core) + len(a.acronyms) > 0
        return judged(0.92 if sure else 0.5, "same title but for its last word")
    if about_much:
        return judged(0.2, "two sorts of thing about one field")
    if len(a.core) > 2 and years_apart < 3 and places and sorts <= words_of("law", "loose"):
        return judged(0.9, "same title of three words and more, but for its last word")
    return judged(0.6, "same title but for its last word")


def _initialled(a: Title, b: Title) -> bool:
    return tuple(word for word in a.words if len(word) > 1) == b.words and len(a.words) > len(b.words) > 2


def _acronym(left: Named, right: Named, names: list[str], others: list[str]) -> Judgement:
    for one, its, long in ((left, names, others), (right, others, names)):
        if any(len(content(_BRACKETED.sub("", name))) > 2 for name in its):
            continue  # it has a long name of its own, which is another: the CRP of farms is not that of banks
        for short in (*one.acronyms, *its):
            bare = folded(short)
            letters = [c for c in short if c.isalpha()]
            if len(bare) > 2 and bare.isalpha() and len(letters) == sum(c.isupper() for c in letters):
                for name in long:
                    if initials(_BRACKETED.sub("", name)) == bare:
                        near = (_months_between(left.dates, right.dates) or 0) <= 120
                        return judged(0.91 if near else 0.6, f"{short} are the initials of {name}")
                    if any(folded(bracket) == bare for bracket in _BRACKETED.findall(name)):
                        return judged(0.95, f"{short} stands in brackets after {name}")
    return judged(0.05, "no acronym in common")


def _places(named: Named, titles: Iterable[Title]) -> frozenset[str]:
    told = {each.place for each in titles if each.place}
    return frozenset(told) or frozenset(folded(place) for place in named.places)


def _apart(where: frozenset[str], elsewhere: frozenset[str]) -> bool:
    if not where or not elsewhere or where & elsewhere:
        return False
    return not any(_holds(a, b) or _holds(b, a) for a in where for b in elsewhere)


def _holds(whole: str, place: str) -> bool:
    """Whether the place lies in the country, as far as is known."""
    return len(whole) == 2 and country(place.title() if len(place) > 2 else place.upper()) == whole.upper()


def _local(named: Named) -> bool:
    return bool(named.places) and not any(len(place) == 2 for place in named.places)


def _years(titles: Iterable[Title]) -> set[str]:
    return {each.year for each in titles if each.year}


def _is_us_bill(named: Named) -> bool:
    return named.sort == "bill" and "US" in named.places


def _one_congress(left: Named, right: Named) -> bool:
    """A Congress lasts from January of an odd year to January of the next: the 117th from 2021."""
    return not left.dates or not right.dates or bool(_congresses(left) & _congresses(right))


def _congresses(named: Named) -> set[int]:
    return {(int(date[:4]) - 1789) // 2 + 1 for date in named.dates}


def _months_between(left: Iterable[str], right: Iterable[str]) -> int | None:
    """Months between the two nearest dates."""
    gaps = [abs(_month(a) - _month(b)) for a in left for b in right if a and b]
    return min(gaps, default=None)


def _month(date: str) -> int:
    return int(date[:4]) * 12 + (int(date[5:7]) if len(date) >= 7 else 6)
