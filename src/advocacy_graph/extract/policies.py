"""The policies of one release and where each is named; two wordings of one policy are one."""

import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache, partial

from advocacy_graph.extract.citations import one_spelling
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.phrases import HEADS, JUDGING
from advocacy_graph.model import PolicyKind


@dataclass(slots=True, eq=False)
class Item:
    """A policy in the making: `places` are (start, end) in the view, both they and wordings in order of first mention."""

    name: str
    kind: PolicyKind
    rule: str
    confidence: float
    group: str = ""
    wordings: list[str] = field(default_factory=list)
    places: dict[tuple[int, int], None] = field(default_factory=dict)
    orders: list[int] = field(
        default_factory=list
    )  # of making, in its release: its own, and of what it took in
    worded: list[int] = field(
        default_factory=list
    )  # which wordings of its release, in order of mention, are its
    first: int = sys.maxsize  # where the earliest mention known so far begins

    def mentioned(self, wording: str, place: tuple[int, int]) -> None:
        """Another mention of the same policy."""
        if wording not in self.wordings:
            self.wordings.append(wording)
        self.places[place] = None
        self.first = min(self.first, place[0])


_EMPTY = frozenset(
    "the of a an and for to in on s this that these those its their his her our my your new proposed".split()
)
_TOKEN = re.compile(r"[^\W_]+")


@lru_cache(maxsize=8192)
def tokens(name: str) -> frozenset[str]:
    """Content words of a name, lower case, plural s dropped: what two wordings are compared by."""
    found = _TOKEN.findall(one_spelling(name.lower().replace("’", "'").replace("'s", "")))
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in found
        if w not in _EMPTY
    )


_NAMING_GROUPS = ("law", "memo", "order", "rule", "plan", "policy", "programme", "budget", "review", "court")
HEAD_TOKENS = frozenset(
    h[:-1] if len(h) > 3 and h.endswith("s") else h
    for h, means in HEADS.items()
    if means.group in _NAMING_GROUPS
) | {"agency", "act"}
_ADDS_NOTHING = HEAD_TOKENS | JUDGING


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")


_Rank = tuple[bool, float, int]
_LONGEST_MENTION = 1_000  # code points; no wording comes near it


class Policies:
    """The policies of one release, and where each is named."""

    def __init__(self, spoken: Iterable[tuple[int, int]] = ()) -> None:
        self.items: list[Item] = []
        self._made: list[Item] = []  # those that turned out to be another's wording, too
        self._tokens: list[tuple[Item, frozenset[str]]] = []
        self._holding: defaultdict[str, list[int]] = defaultdict(list)  # which of them have a word
        self._rare: defaultdict[str, list[int]] = defaultdict(
            list
        )  # of which a word was the rarest when it came
        self._placed: list[tuple[int, int, int]] | None = None
        self.headline: frozenset[str] = frozenset()
        self._headed: dict[
            int, tuple[int, bool]
        ] = {}  # of how many wordings it is known whether the headline has one
        self._mentions: list[Item] = []
        self.news: list[Item] = []
        self._spoken = sorted(spoken)  # the stretches of the view that are statements
        self._first: dict[
            str, tuple[int, Item | None]
        ] = {}  # who ranked highest, and after how many mentions that was asked

    def add(
        self,
        wording: str,
        kind: PolicyKind,
        place: tuple[int, int],
        rule: str,
        confidence: float,
        group: str = "",
    ) -> Item:
        """The item that `wording` names, made if none fits."""
        wording = " ".join(wording.split()).strip(" ,.;:'\"“”‘’")
        item = self._same(wording, group)
        if item is None:
            item = Item(wording, kind, rule, confidence, group, orders=[len(self._made)])
            self.items.append(item)
            self._made.append(item)
            self._first.clear()
        elif rule.startswith("policy.title") and not item.rule.startswith(("policy.title", "policy.number")):
            item.name, item.kind, item.rule, item.confidence = wording, kind, rule, confidence
            self._first.clear()
        self.mention(item, wording, place)
        return item

    def mention(self, item: Item, wording: str, place: tuple[int, int]) -> None:
        """One more place and wording of an item."""
        if wording not in item.wordings:
            words = tokens(wording)
            if words:
                self._rare[min(words - HEAD_TOKENS or words, key=self._rarity)].append(len(self._tokens))
            for word in words:
                self._holding[word].append(len(self._tokens))
            item.worded.append(len(self._tokens))
            self._tokens.append((item, words))
        if self._placed is not None and place not in item.places:
            insort(self._placed, (place[0], place[0] - place[1], item.orders[0]))
        item.mentioned(wording, place)
        self._mentions.append(item)

    def join(self, into: Item, other: Item) -> None:
        """Two items turn out to be one."""
        for wording in other.wordings:
            if wording not in into.wordings:
                into.wordings.append(wording)
        into.places.update(other.places)
        into.first = min(into.first, other.first)
        self.items.remove(other)
        for n in other.worded:
            self._tokens[n] = into, self._tokens[n][1]
        for n in other.orders:
            self._made[n] = into
        into.worded.extend(other.worded)
        into.orders.extend(other.orders)
        self._headed.pop(id(into), None)
        self._first.clear()

    def drop(self, wanting: Callable[[Item], bool]) -> None:
        """Forget the items of which this is so."""
        self.items = [i for i in self.items if not wanting(i)]
        self._placed = None
        self._first.clear()

    def _same(self, wording: str, group: str) -> Item | None:
        mine = tokens(wording)
        for item, theirs in map(self._tokens.__getitem__, self._near(mine) if mine else ()):
            if mine == theirs:
                return item
            if group and group == item.group and group not in ("practice", "number"):
                a, b = mine - HEAD_TOKENS, theirs - HEAD_TOKENS
                if a and b and (a <= b or b <= a):
                    return item
            small, large = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
            if len(small) < 2 or not small <= large:
                continue
            more = {w for w in large - small if not _is_year(w)}
            if len(more) < len(large - small) and any(map(_is_year, small)):
                continue  # "the 2020 Rule" and "the 2023 Rule" are two
            alike = not group or not item.group or group == item.group or "capitals" in (group, item.group)
            if (group and group == item.group) or more <= JUDGING or (alike and more <= _ADDS_NOTHING):
                return item
        return None

    def _near(self, mine: frozenset[str]) -> list[int]:
        """The wordings, by their place in the order of mention, that can hold all telling words of `mine`, or be held
        by them: those that have its rarest word, and those whose own rarest word it has."""
        rarest = min(mine - HEAD_TOKENS or mine, key=self._rarity)
        near = set(self._holding.get(rarest, ()))
        for word in mine:
            near.update(self._rare.get(word, ()))
        return sorted(near)

    def _rarity(self, word: str) -> tuple[int, str]:
        return len(self._holding.get(word, ())), word

    def _ordered(self) -> list[tuple[int, int, int]]:
        if self._placed is None:
            self._placed = sorted(
                ((a, a - b, i.orders[0]) for i in self.items for a, b in i.places),
            )
        return self._placed

    def at(self, start: int, end: int) -> list[tuple[Item, int, int]]:
        """The mentions inside a stretch of the view, in order; of nested ones the longest."""
        kept: list[tuple[Item, int, int]] = []
        placed = self._ordered()
        for index in range(bisect_left(placed, (start,)), len(placed)):
            a, length, n = placed[index]
            if a >= end:
                break
            b = a - length
            if b <= end and (not kept or a >= kept[-1][2]):
                kept.append((self._made[n], a, b))
        return kept

    def covers(self, place: int) -> bool:
        """Whether a mention stands over this place of the view."""
        placed = self._ordered()
        for index in range(bisect_right(placed, (place, 1)) - 1, -1, -1):
            a, length, _ = placed[index]
            if a - length > place:
                return True
            if place - a > _LONGEST_MENTION:
                break
        return False

    def words_of(self, item: Item) -> Iterator[frozenset[str]]:
        """Each wording's content words."""
        return (self._tokens[n][1] for n in item.worded)

    def begun_by_more(self, start: int, end: int) -> bool:
        """Whether a mention begins at `start` and is as long, or longer."""
        placed = self._ordered()
        at = bisect_left(placed, (start,))
        return at < len(placed) and placed[at][0] == start and placed[at][0] - placed[at][1] >= end

    def laws(self) -> list[Item]:
        """Bills and acts known by number or title, the most mentioned first."""
        return sorted(
            (
                i
                for i in self.items
                if i.kind in (PolicyKind.BILL, PolicyKind.ACT) and i.rule in ("policy.number", "policy.title")
            ),
            key=lambda i: -len(i.places),
        )

    def only_law(self) -> Item | None:
        """The one numbered or titled law of the release, or the one that is named twice as often as the next."""
        laws = self.laws()
        if not laws or (len(laws) > 1 and len(laws[0].places) < 2 * len(laws[1].places)):
            return None
        return laws[0]

    def several(self, before: int) -> Item | None:
        """What "these laws" are, named above `before`: what is itself several, the most mentioned."""
        found = [
            i
            for i in self.items
            if i.first < before and i.group in SEVERAL and i.rule != "policy.title" and i.name.endswith("s")
        ]
        return max(found, key=lambda i: len(i.places), default=None)

    def focus(self) -> Item | None:
        """What the release announces or answers: rather a bill, a rule, an order, a plan than a standing law or programme."""
        return self._foremost("focus", self._draws)

    def main(self, group: str | None = None, before: int | None = None) -> Item | None:
        """The policy that the release is about: of the headline, else the most mentioned; of a group where one is given.

        With `before`, one that is named above that place where there is one: "the bill" was spoken of.
        """
        best = self._foremost(group or "any", partial(self._leads, group))
        if before is None or best is None or best.first < before:
            return best
        above = [
            (rank, i) for i in self.items if i.first < before and (rank := self._leads(group, i)) is not None
        ]
        return max(above, key=lambda ranked: ranked[0])[1] if above else best

    def _foremost(self, of: str, rank: Callable[[Item], _Rank | None]) -> Item | None:
        """The item of the highest rank: the one known before, or one that was mentioned since, for mentions only raise."""
        asked, best = self._first.get(of, (0, None))
        highest = rank(best) if best else None
        for item in dict.fromkeys(self._mentions[asked:]) if best else self.items:
            mine = rank(item)
            if mine is not None and (highest is None or mine > highest):
                best, highest = item, mine
        self._first[of] = (len(self._mentions), best)
        return best

    def is_spoken(self, place: int) -> bool:
        """Whether a statement stands over this place of the view."""
        at = bisect_right(self._spoken, (place, sys.maxsize)) - 1
        return at >= 0 and place < self._spoken[at][1]

    def is_any_spoken(self, start: int, end: int) -> bool:
        """Whether a statement stands over any of this stretch of the view."""
        at = bisect_left(self._spoken, (start,))
        return self.is_spoken(start) or (at < len(self._spoken) and self._spoken[at][0] < end)

    def is_news(self, item: Item) -> None:
        """The release begins with its being announced, signed, passed: reactions are to it."""
        if item not in self.news:
            self.news.append(item)
            self._first.clear()

    def _draws(self, item: Item) -> _Rank:
        weight, order = self._weight(item)
        decided = 6.0 * (item.kind in DECIDED) + 30.0 * (item in self.news)
        return (item.rule != "policy.known", weight + decided, order)

    def _leads(self, group: str | None, item: Item) -> _Rank | None:
        fits = group is None or item.group == group or _compatible(item, group)
        return (True, *self._weight(item)) if fits else None

    def _weight(self, item: Item) -> tuple[float, int]:
        content = tokens(item.name) - HEAD_TOKENS or tokens(item.name)
        worded, headed = self._headed.get(id(item), (0, False))
        if not headed and worded != len(item.worded):
            words = (self._tokens[n][1] for n in item.worded[worded:])
            headed = bool(self.headline) and any(
                t and len(t & self.headline) >= min(2, len(t)) for t in words
            )
            self._headed[id(item)] = (len(item.worded), headed)
        return (len(item.places) + 4.0 * headed - 2.0 * (len(content) == 0), -item.orders[0])


SEVERAL = ("law", "plan", "rule", "cuts", "tax")  # groups whose nouns, in the plural, point to several
DECIDED = (PolicyKind.BILL, PolicyKind.RULE, PolicyKind.MEMO, PolicyKind.EXECUTIVE_ORDER, PolicyKind.COURT_CASE, PolicyKind.PLAN, PolicyKind.PRACTICE)  # fmt: skip
_KINDS_OF_GROUP = {
    "law": (PolicyKind.BILL, PolicyKind.ACT),
    "memo": (PolicyKind.MEMO, PolicyKind.RULE),
    "order": (PolicyKind.EXECUTIVE_ORDER,),
    "rule": (PolicyKind.RULE,),
    "plan": (PolicyKind.PLAN, PolicyKind.RULE, PolicyKind.BILL),
    "programme": (PolicyKind.PROGRAMME,),
    "court": (PolicyKind.COURT_CASE,),
}


def _compatible(item: Item, group: str) -> bool:
    return item.kind in _KINDS_OF_GROUP.get(group, ())


class Text:
    """The release's readable words in lower case: how often a wording recurs, and whether the headline has it."""

    def __init__(self, readable: list[Paragraph]) -> None:
        self.low = "\n".join(p.text.lower() for p in readable)
        self.headline = frozenset().union(
            *(tokens(p.text) for p in readable if p.role in (Role.HEADLINE, Role.SUBHEAD)), frozenset()
        )

    def count(self, wording: str) -> int:
        """How often it stands, in small letters or not."""
        return self.low.count(wording.lower())

    def heads(self, wording: str) -> bool:
        """Whether the headline has all content words of `wording`."""
        content = tokens(wording)
        return bool(content) and content <= self.headline
