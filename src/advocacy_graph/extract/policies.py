"""Policies that a release names: numbers, titles, noun phrases with a policy's head; their wordings tied together."""

import itertools
import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from advocacy_graph.extract import ideas, lexicon
from advocacy_graph.extract.citations import citations, one_spelling
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import places
from advocacy_graph.extract.names import ORG_HEAD, heads_a_body
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.phrases import FUNCTION_WORDS, HEADS, JUDGING, Phrase, is_verb, phrases
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
    order: int = 0  # of making, in its release
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
_HEAD_TOKENS = frozenset(
    h[:-1] if len(h) > 3 and h.endswith("s") else h
    for h, means in HEADS.items()
    if means.group in _NAMING_GROUPS
) | {"agency", "act"}
_ADDS_NOTHING = _HEAD_TOKENS | JUDGING


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
            item = Item(wording, kind, rule, confidence, group, order=len(self._made))
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
            self._tokens.append((item, tokens(wording)))
        if self._placed is not None and place not in item.places:
            insort(self._placed, (place[0], place[0] - place[1], item.order))
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
        self._tokens = [(into if i is other else i, t) for i, t in self._tokens]
        self._headed.clear()
        self._first.clear()
        self._placed = None

    def _same(self, wording: str, group: str) -> Item | None:
        mine = tokens(wording)
        if not mine:
            return None
        for item, theirs in self._tokens:
            if mine == theirs:
                return item
            if group and group == item.group and group not in ("practice", "number"):
                a, b = mine - _HEAD_TOKENS, theirs - _HEAD_TOKENS
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

    def _ordered(self) -> list[tuple[int, int, int]]:
        if self._placed is None:
            self._placed = sorted(
                ((a, a - b, i.order) for i in self.items for a, b in i.places),
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

    def worded(self) -> list[tuple[Item, frozenset[str]]]:
        """Each wording's content words, with its item."""
        return self._tokens

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
            if i.first < before and i.group in _SEVERAL and i.rule != "policy.title" and i.name.endswith("s")
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

    def is_news(self, item: Item) -> None:
        """The release begins with its being announced, signed, passed: reactions are to it."""
        if item not in self.news:
            self.news.append(item)
            self._first.clear()

    def _draws(self, item: Item) -> _Rank:
        weight, order = self._weight(item)
        decided = 6.0 * (item.kind in _DECIDED) + 30.0 * (item in self.news)
        return (item.rule != "policy.known", weight + decided, order)

    def _leads(self, group: str | None, item: Item) -> _Rank | None:
        fits = group is None or item.group == group or _compatible(item, group)
        return (True, *self._weight(item)) if fits else None

    def _weight(self, item: Item) -> tuple[float, int]:
        content = tokens(item.name) - _HEAD_TOKENS or tokens(item.name)
        worded, headed = self._headed.get(id(item), (0, False))
        if not headed and worded != len(self._tokens):
            headed = bool(self.headline) and any(
                t and len(t & self.headline) >= min(2, len(t)) for i, t in self._tokens[worded:] if i is item
            )
            self._headed[id(item)] = (len(self._tokens), headed)
        return (len(item.places) + 4.0 * headed - 2.0 * (len(content) == 0), -item.order)


_SEVERAL = ("law", "plan", "rule", "cuts", "tax")  # groups whose nouns, in the plural, point to several
_DECIDED = (PolicyKind.BILL, PolicyKind.RULE, PolicyKind.MEMO, PolicyKind.EXECUTIVE_ORDER, PolicyKind.COURT_CASE, PolicyKind.PLAN, PolicyKind.PRACTICE)  # fmt: skip
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


def find(
    paras: list[Paragraph],
    others: frozenset[str] = frozenset(),
    statements: Sequence[Sequence[tuple[int, int]]] = (),
) -> Policies:
    """All policies named in a release: specific ones first, then the bare "the bill" tied to them.

    `others`: names, in small letters, of bodies and people, which no policy is called by. `statements`: where each
    stands in the view; what somebody speaks of need not recur to be a policy.
    """
    policies = Policies(stretch for segments in statements for stretch in segments)
    readable = [p for p in paras if p.is_prose or p.role in (Role.HEADLINE, Role.SUBHEAD)]
    prose = [p for p in readable if p.is_prose or _is_sentence(p.text)]
    text = Text(readable)
    policies.headline = text.headline
    for para in readable:
        for cited in citations(para.text):
            policies.add(
                cited.words, cited.kind, (para.start + cited.start, para.start + cited.end), "policy.number", 0.93, "number"
            )  # fmt: skip
    for para in prose:
        for match in _titles(para.text):
            _titled(policies, para, match)
        for match in _HEAD_FIRST.finditer(para.text) if _ANY_HEAD_FIRST.search(para.text) else ():
            place = (para.start + match.start("name"), para.start + match.end("name"))
            if not policies.at(*place) and not _BODYLIKE.search(match.group("name")):
                policies.add(
                    match.group("name"),
                    _HEAD_FIRST_KINDS[match.group("head")],
                    place,
                    "policy.title",
                    0.8,
                    "title",
                )
        for match in _NAMED_BELOW.finditer(para.text) if _ANY_NAMED_BELOW.search(para.text) else ():
            _named_below(policies, para, match)
    for para in readable:
        for match in _QUOTED_TITLE.finditer(para.text) if "“" in para.text else ():
            place = (para.start + match.start("name"), para.start + match.end("name"))
            if len(match.group("name").split()) > 1 and not policies.at(*place):
                means = HEADS[(match.group("before") or match.group("after")).lower()]
                policies.add(match.group("name"), means.kind, place, "policy.title", 0.85, means.group)
    _known_by_name(policies, readable, others)
    _tie_appositions(policies, prose)
    weak = [
        (para, phrase)
        for para in prose
        for phrase in phrases(para.text)
        if not _specific(policies, text, para, phrase)
    ]
    headed = [
        (para, phrase)
        for para in readable
        if para.role in (Role.HEADLINE, Role.SUBHEAD)
        for phrase in phrases(para.text)
    ]
    ideas.find(policies, text, readable)
    ideas.spoken_of(policies, readable)
    _in_capitals(policies, text, prose, others)
    _unnamed(policies, weak, headed, others)
    _announced(policies, weak)
    _news(policies, prose)
    for para, phrase in [*weak, *headed]:
        _bare_mention(policies, para, phrase)
    _pointed(policies, weak)
    _named_in_passing(policies, weak, statements)
    _mention_again(policies, readable)
    return policies


def _is_sentence(headline: str) -> bool:
    """Whether a headline is written as a sentence, so that capitals in it mean names."""
    words = [w for w in headline.split() if w[0].isalpha()]
    return len(words) > 7 and sum(w[0].islower() for w in words) > 0.6 * len(words)


# --- titles: "the Stronger Rivers Act of 2021", "the Online Harms Bill", "the Clean Rivers Plan"

_CAP = r"[A-Z0-9](?:[\w'’&/-]|\.(?=\w)){0,40}"
_SMALL = r"(?:of|for|and|the|in|on|to|a|an|with|from|&)"
_TITLED_KINDS = {row[0]: row[1] for row in lexicon.rows("title_heads")}
_LAWS = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "law")
_WORKS = tuple(row[0] for row in lexicon.rows("title_heads") if row[2] == "works")
_HEADS_OF_TITLES = "|".join(sorted(_TITLED_KINDS, key=len, reverse=True))
_ANY_TITLE = Finder(rf"\b(?:{_HEADS_OF_TITLES})\b")
_TITLE = Finder(
    rf"(?<![\w'’-])(?:{_CAP}(?:,\s+{_CAP})?(?:,\s+(?=[A-Z])|\s+(?:(?:{_SMALL}\s+){{0,2}}(?=[A-Z0-9(]))?)(?:\([A-Z][\w\s]{{2,40}}\)\s+)?){{1,9}}(?P<head>{_HEADS_OF_TITLES})\b(?:\s+(?:of\s+)?(?:19|20)\d\d)?(?:\s\(Cth\)|\s\[HL\])?"
)
_BODYLIKE = re.compile(
    r"(?:[A-Z]\w+\s+){0,2}(?:Center|Centre|Committee|Council|University|Association|Network|Institute|Coalition|Fund|Foundation|Professor|School|Project)\b"
)
# what is done to a law is no part of its title: "Senate Ratification of the Clean Air Amendment", "Orr Introduces the Rent Act"
_DEED = re.compile(
    r"^.*\b(?:Ratification|Passage|Adoption|Signing|Introduction|Repeal|Implementation|Anniversary|Enactment|Approval|Expansion|Extension|Renewal|Reauthorization|Opposition|Support|Resources|Funding|Coordinator)\s+(?:of|to|for)\s+(?:the\s+)?"
    r"|^.+\s(?:(?:Re)?[Ii]ntroduce[sd]?|Cosponsors?|Unveils?|Announces?|Signs|Signed|Passes|Passed|Applauds?|Supports|Opposes?|Welcomes|Condemns?|Slams|Vetoe[sd]|Backs|Rejects|Details)\s+(?:(?:the|a|an)\s+)?"
)
# "the Clear Wells Act, the Quiet Rivers Act and the Full Plate Bill" are three
_NEXT_TITLE = re.compile(
    r"(?<=\s)(?P<head>Act|Bill|Law|Treaty|Plan)(?:\s+(?:of\s+)?(?:19|20)\d\d)?(?P<join>,?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?)(?=[A-Z][\w'’-]*\s)"
)
_LONGEST_TITLE = 240
_BETWEEN_HEADS = 130
# "the Rent Act | and the Warm Homes Act", "the Rent Act, | Warm Homes Act"
_NEXT_TITLE = re.compile(r"(?<=\bAct)(?:,\s+(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?)(?=[A-Z])")


def _titles(text: str) -> Iterator[re.Match[str]]:
    """Each title, sought only before the words that can end one: a title of any nine words is slow to seek everywhere."""
    heads = [head.span() for head in _ANY_TITLE.finditer(text)]
    done = 0
    for index, (start, end) in enumerate(heads):
        if end <= done:
            continue
        for later_start, later_end in heads[
            index + 1 :
        ]:  # "Telecommunications Amendment (Access) Bill": one title
            if later_start - end > _BETWEEN_HEADS or _NEXT_TITLE.match(text, end):
                break
            end = later_end
        at = max(done, start - _LONGEST_TITLE)
        while at > done and text[at - 1] != " ":
            at -= 1
        beyond = 0 if _NEXT_TITLE.match(text, end) else 24  # for its year
        for match in _TITLE.finditer(text, at, min(len(text), end + beyond)):
            done = match.end()
            yield match
        done = max(done, end)


_OWNER = re.compile(r"^.{2,60}?['’]s\s+(?=[A-Z])")
_LEAD_WORDS = frozenset(
    "the this that a an and but our under in on for by with as at of to from if when while today's through monday tuesday wednesday "
    "thursday friday saturday sunday current proposed its their his her ironically since".split()
)
_WANT_A_WORD_MORE = frozenset("Policy Fund Program Initiative Standards Order Code Budget Charter Convention Rules Standard Protocol Framework Guidance Guidelines Reform Proposal Review Inquiry".split())  # fmt: skip


def _titled(policies: Policies, para: Paragraph, match: re.Match[str]) -> None:
    start = match.start()
    for parting in _NEXT_TITLE.finditer(para.text, start, match.end()):
        end = parting.start("join")
        if len(para.text[start:end].split()) > 1 and len(para.text[parting.end() : match.end()].split()) > 1:
            _title(policies, para, start, end, parting.group("head"))
            start = parting.end()
    _title(policies, para, start, match.end(), match.group("head"))


def _title(policies: Policies, para: Paragraph, start: int, stop: int, head: str) -> None:
    """One title that stands at `start` to `stop` with all that seems to belong to it, and its last word of a title."""
    begin, words = start, para.text[start:stop]
    while True:
        first = words.split(" ", 1)
        if len(first) == 2 and (
            first[0].lower().strip("“") in _LEAD_WORDS
            or (first[0].endswith("ing") and first[1].startswith("the "))
        ):
            start += len(words) - len(first[1])
            words = first[1]
        else:
            break
    deed = _DEED.match(words)
    if deed:
        start, words = start + deed.end(), words[deed.end() :]
    possessive = _OWNER.match(words)
    if possessive and len(words[possessive.end() :].split()) >= 2:
        start += possessive.end()
        words = words[possessive.end() :]
    if "," in words and not re.search(r"\b[Tt]he $|[“‘\"]$", para.text[max(0, start - 5) : start]):
        last = words.rindex(",") + 1
        last += len(words[last:]) - len(words[last:].lstrip())
        start, words = (
            start + last,
            words[last:],
        )  # "in Elm County, Rent Act": only "the One, Two Act" has a comma
    count = len(words.split())
    if count < 2 or (head in _WANT_A_WORD_MORE and count < 3):
        return
    if head not in _LAWS and head not in _WORKS and any(map(heads_a_body, words.split()[:-1])):
        return
    after = para.text[stop : stop + 40]
    if head not in ("Act", "Bill") and (_BODYLIKE.search(words) or _BODYLIKE.match(after.strip())):
        return
    if "," in words and head not in ("Act", "Bill", "Law", "Rule"):
        return
    if re.search(r"\b(?:Director|Officer|Counsel|President|Manager|Chair)\b", words) or re.match(
        r"\s+(?:Director|Officer|Counsel|Manager|Institute|Center|Centre|Council|Network|Committee|Commission|Advis|Alliance|Coalition|Fund|Foundation)", after
    ):  # fmt: skip
        return
    if head in ("Policy", "Initiative", "Program", "Law", "Convention", "Reform") and re.match(
        r"\s+[A-Z]", after
    ):
        return
    if re.match(r"(?:Dr|Mr|Mrs|Ms|Sir|Prof)\b|\w+['’](?:ve|re|ll|d|s been)\b", words):
        return
    if len(words.split()) > 2 and words.split()[-2] in _DONE_TO_A_LAW:
        return
    if all(w.lower() in JUDGING or w.lower() in FUNCTION_WORDS for w in words.split()[:-1]):
        return
    if head not in _LAWS and begin == 0 and stop > 0.8 * len(para.text):
        return  # a line of a list of bodies
    place = (para.start + start, para.start + start + len(words))
    if policies.begun_by_more(*place):
        return  # "House Bill 214" is known by its number
    if any(
        i.rule == "policy.number" and a < place[1] < b for i, a, b in policies.at(place[0], place[1] + 40)
    ):
        return  # "Reject | Amendment 2217", "Bill C-59 and the Union's | Regulation (EU) 2018/1724"
    item = policies.add(
        words, PolicyKind(_TITLED_KINDS[head]), place, "policy.title", 0.88, "law" if head in _LAWS else head.lower()
    )  # fmt: skip
    inner = _INNER_SHORT.search(words)
    if inner:  # "Humane Alternatives (HALT) Isolation Act": HALT, wherever it stands
        policies.mention(
            item, inner.group("short"), (place[0] + inner.start("short"), place[0] + inner.end("short"))
        )
    short = _SHORT_TITLE.match(para.text, stop)
    if short and short.group("short").lower() not in ("bill", "act"):
        at = para.start + short.start("short")
        policies.mention(item, short.group("short"), (at, at + len(short.group("short"))))


# "Mayor Signs Bill": a headline
_DONE_TO_A_LAW = frozenset(row[0] for row in lexicon.rows("grammar_words") if row[1] == "done to a law")
# "the Connect Every Farm program", "the SAVE for Students plan"
_BELOW = "program|programme|plan|initiative|pipeline|project|fund|policy"
_ANY_NAMED_BELOW = Finder(rf"[A-Z][\w'’-]+ (?:{_BELOW})\b")
_NAMED_BELOW = re.compile(
    rf"(?<![\w'’-])(?P<name>[A-Z][\w'’-]*(?:\s+(?:(?:for|of|to|the|and|on)\s+)?[A-Z][\w'’-]*){{2,6}}\s+(?P<head>{_BELOW}))(?![\w'’-])"
)


def _named_below(policies: Policies, para: Paragraph, match: re.Match[str]) -> None:
    """A programme or plan with a name in capitals and its noun in small letters."""
    words = match.group("name").split()
    start = match.start("name")
    while words and words[0].lower() in _LEAD_WORDS:
        start += len(words[0]) + 1
        words = words[1:]
    capitals = [w for w in words[:-1] if w[0].isupper()]
    place = (para.start + start, para.start + match.end("name"))
    if (
        len(words) < 4
        or len(capitals) < 2
        or any(heads_a_body(w) or w.endswith(("'s", "s'", "’s", "s’")) for w in capitals)
        or " ".join(words) not in para.text
        or policies.at(*place)
    ):
        return
    means = HEADS.get(match.group("head"))
    item = policies.add(
        " ".join(words),
        means.kind if means else PolicyKind.PROGRAMME,
        place,
        "policy.title",
        0.8,
        means.group if means else "",
    )
    bare = " ".join(words[:-1])
    policies.mention(item, bare, (place[0], place[0] + len(bare)))


# `final rule, “Fair Pay for All”`, `its proposed “Clean Streams” rule`
_QUOTED_HEADS = "rule|rules|policy|regulation|plan|program|initiative|memo|memorandum|order|proposal|bill"
_QUOTED_TITLE = re.compile(
    rf"(?:\b(?P<before>{_QUOTED_HEADS}),?\s+(?:titled\s+|entitled\s+|called\s+)?)?“(?P<name>[A-Z][\w'’-]+(?:,?\s+(?:(?:of|for|and|the|to|in|on|a|an)\s+){{0,2}}[A-Z][\w'’-]+){{1,9}}),?”(?(before)|\s+(?P<after>{_QUOTED_HEADS})\b)"
)
_INNER_SHORT = re.compile(r"\((?P<short>[A-Z]{3,9})\)")
_HEAD_FIRST_KINDS = dict.fromkeys(("Covenant", "Convention", "Declaration", "Protocol", "Charter", "Treaty", "Inquiry", "Royal Commission", "Strategy", "Position Statement", "Policy Statement", "Action Plan", "Agenda"), PolicyKind.PLAN) | {"Memorandum": PolicyKind.MEMO, "Directive": PolicyKind.RULE, "Regulation": PolicyKind.RULE}  # fmt: skip
_ANY_HEAD_FIRST = Finder(rf"\b(?:{'|'.join(_HEAD_FIRST_KINDS)}) (?:on|of|for|into|against|to) ")
_HEAD_FIRST = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:(?!The\b|This\b|Our\b|In\b)[A-Z][\w'’-]+\s+){{0,4}}(?P<head>{'|'.join(_HEAD_FIRST_KINDS)})\s+(?:on|of|for|into|against|to)\s+(?:the\s+)?(?:[A-Z][\w'’-]+(?:,?\s+(?:(?:and|of|the|for|in|to)\s+){{0,2}}[A-Z][\w'’-]+){{0,9}}|(?<=for )[a-z]+))"
)


# what follows a title in brackets is its short name: "(RIVA, S. 2041)", "(the “Rent Act”)"
_SHORT_TITLE = re.compile(r"[”\"]?\s*\((?:the\s+|or\s+|hereafter\s+|known as\s+)?[“\"‘']?(?P<short>[A-Z][\w-]{1,14}(?: [A-Z][\w-]+){0,3})[”\"’']?(?:,[^)]{1,20})?\)")  # fmt: skip


_PROGRAMMES = [
    (row[0], PolicyKind(row[1]), [w.strip() for w in row[2].split(";") if w.strip()])
    for row in lexicon.rows("programmes")
]
_BY_NAME = {w: (name, kind) for name, kind, others in _PROGRAMMES for w in (name, *others)}
_KNOWN_NAMES = Finder(
    rf"(?<![\w-])(?:{'|'.join(sorted((re.escape(w) if w.isupper() or w == 'Roe' else '(?i:' + re.escape(w) + ')' for w in _BY_NAME), key=len, reverse=True))})(?![\w'’-]*\w)"
)
_THEIR_PEOPLE = re.compile(
    r"[- ](?:recipients?|holders?|beneficiar\w+|enrollees?|patients?|students?|workers?|employees|youth|renewals?)\b"
)
_BY_NAME_LOW = {w.lower(): v for w, v in _BY_NAME.items()}


def _known_by_name(policies: Policies, readable: list[Paragraph], others: frozenset[str]) -> None:
    """DACA, net neutrality: policies whose names do not say that they are."""
    holding = [
        re.compile(re.escape(o).replace(r"\ and\ ", r"\ (?:and|&)\ "), re.I)
        for o in others
        if " " in o and _KNOWN_NAMES.search(o)
    ]
    for para in readable:
        taken = [m.span() for body in holding for m in body.finditer(para.text)]
        for match in _KNOWN_NAMES.finditer(para.text):
            words = match.group()
            name, kind = _BY_NAME_LOW[words.lower()]
            place = (para.start + match.start(), para.start + match.end())
            if any(a <= match.start() and match.end() <= b for a, b in taken):
                continue  # "Centers for Medicare and Medicaid Services"
            if policies.covers(place[0]) or _THEIR_PEOPLE.match(para.text, match.end()):
                continue
            item = next(
                (i for i in policies.items if i.kind is kind and name in i.wordings),
                None,
            )
            if item is None:
                item = policies.add(words, kind, place, "policy.known", 0.8)
                policies.mention(item, name, place)
            policies.mention(item, words, place)


_APPOSITION = re.compile(
    r"^[”\"]?(?:(?<=[”\"])\s+(?:rule|rules|policy|plan|bill|order|regulation))?\s*(?:[,–—-]\s*(?:or|also known as|known as|known as the|the|the so-called|dubbed|titled)\s*|\s*\(\s*(?:the\s+)?|,\s+)[“\"']?$"
)


def _tie_appositions(policies: Policies, prose: list[Paragraph]) -> None:
    """ "Intro 64, the Warm Homes Law", "the Stronger Rivers Act (H.R. 2)": a number and a title are one policy."""
    for para in prose:
        here = policies.at(para.start, para.end)
        became: dict[int, Item] = {}
        for (a, _, a_end), (b, b_start, _) in itertools.pairwise(here):
            into, other = became.get(id(a), a), became.get(id(b), b)
            if into is other or into not in policies.items or other not in policies.items:
                continue
            between = para.text[a_end - para.start : b_start - para.start]
            two_numbers = a.rule == b.rule == "policy.number" and a.kind is b.kind
            if (two_numbers and _OTHER_NUMBER.fullmatch(between)) or (
                {into.rule, other.rule} == {"policy.number", "policy.title"} and _APPOSITION.match(between)
            ):
                policies.join(into, other)
                became[id(b)] = became[id(other)] = into


_OTHER_NUMBER = re.compile(r"\s*;\s*|\s*/\s*")  # "(89 Fed. Reg. 11,204; RIN 1235-AB42)"


# --- noun phrases: "river dredging strategy", "a bill that would cap rents"

_UNDER_A_STANCE = re.compile(
    r"\b(?:oppos\w+|support\w*|back(?:s|ed|ing)?|reject\w*|repeal\w*|abolish\w*|scrap\w*|ban(?:s|ned|ning)?|halt\w*|suspend\w*|end(?:s|ed|ing)?|stop\w*|block\w*|condemn\w*|"
    r"welcom\w+|applaud\w*|denounc\w+|prais\w+|against|(?:call|demand|push)\w* for|in favou?r of|withdraw\w*|rescind\w*|pass(?:es|ed|ing)?|fund(?:s|ed|ing)?|introduc\w+|propos\w+|concerned (?:at|by|about))\s+"
    r"(?:(?:the|this|these|any|all|an?|its|their|such|new|proposed|further)\s+){0,3}(?:[\w'’-]+\s+)?$",
    re.I,
)  # fmt: skip


_SAID_ONCE = ("law", "rule", "cuts", "request", "package")  # groups whose nouns a speaker need not repeat
_ANNOUNCING = re.compile(
    r"\b(?:(?:announc|unveil|finali[sz]|issu|sign|publish|propos|introduc|adopt|pass)(?:e|es|ed|ing|s)|releases|released)\s+(?:(?:today|yesterday|on \w+day)\s+)?an?\s+(?:[\w-]+\s+){0,3}$"
)
_OF_WHAT = re.compile(
    r"(?:on|for|of|against|with|requiring|banning|protecting|allowing|ending|prohibiting|extending|creating)\s"
)


_SAID_IN_PASSING = ("funding", "permit")  # "Medicaid payments": a programme's, and no policy of their own


def _specific(policies: Policies, text: Text, para: Paragraph, phrase: Phrase) -> bool:
    """A noun phrase that says which policy: with a complement, or with a telling word before the head."""
    means = phrase.means
    if means.strength == "pointing":
        return False
    place = (para.start + phrase.start, para.start + phrase.head_end)
    inside = policies.at(*place)
    if inside and inside[-1][2] > para.start + phrase.head_start:
        return True
    if phrase.telling and para.text[phrase.head_start].isupper():
        return False  # capitals name a law, which titles look after, or a body
    post = phrase.post
    if means.group == "plan" and post.startswith("on "):
        post = ""
    of_what = _OF_WHAT.match(post)
    defining = bool(post) and not of_what
    telling = bool(phrase.telling) and (len(phrase.telling) > 1 or len(phrase.telling[0]) > 1)
    owned = phrase.possessor >= 0
    if means.strength == "way":
        goal = re.match(
            r"to (?:full |permanent |lawful |a )?(?:[a-z]+ ){0,2}?(?:citizenship|status|legali[sz]ation|residency|residence|statehood|independence|membership|net zero|counsel|energy|future|peace)",
            post,
        )
        return bool(goal) and _add_phrase(policies, para, phrase, goal.group() if goal else "", 0.62)
    if (
        means.group == "law"
        and policies.only_law() is not None
        and not (telling and (means.strength == "strong" or phrase.head == "laws"))
    ):
        return False  # "a bill that takes care of the farms": the law that the release is about
    if phrase.head == "order" and re.search(r"\bin $", para.text[: phrase.start]):
        return False
    if not (telling or post or owned):
        return False
    name = para.text[phrase.start : phrase.head_end]
    if means.group in _SAID_IN_PASSING and not (policies.is_spoken(place[0]) or text.heads(name)):
        return False
    capital = (
        any(w[0].isupper() for w in phrase.telling)
        and phrase.start > 0
        and means.group not in _SAID_IN_PASSING
    )
    known = telling and (
        text.heads(name) or text.count(name) >= 2 or capital
        or bool(_UNDER_A_STANCE.search(para.text, max(0, phrase.start - 60), phrase.start))
    )  # fmt: skip
    announced = defining and bool(_ANNOUNCING.search(para.text, max(0, phrase.start - 60), phrase.start))
    if means.strength == "weak":
        if not (
            known
            or (owned and (defining or of_what))
            or (of_what and len(phrase.telling) >= 2 and means.group not in ("programme", "policy"))
        ):
            under = bool(_UNDER_A_STANCE.search(para.text, max(0, phrase.start - 60), phrase.start))
            spoken = (
                means.group in _SAID_ONCE
                and len(phrase.telling) > (means.group != "cuts")
                and policies.is_spoken(place[0])
            )
            if not (spoken or announced) and not (
                means.group == "plan"
                and (of_what or (under and post.startswith("to ")))
                and phrase.head in ("plan", "proposal", "deal", "plans")
            ):
                return False
    elif telling and not known and not post and len(phrase.telling) < 2:
        return False  # "moving budget", "relevant directive": said once, and of no weight
    if not telling and not owned and post:
        if (
            means.group in ("law", "rule")
            and not announced
            and any(len(i.places) > 1 for i in policies.laws())
        ):
            return False
        first = next(
            (i for i in policies.items if i.group == means.group and i.rule == "policy.complement"), None
        )
        if first is not None:  # one release, one bill "that does this and that"
            policies.mention(first, name, place)
            return True
        return _add_phrase(policies, para, phrase, post, 0.5, "policy.complement")
    keep = post if (defining and (not telling or owned)) or (of_what and len(post.split()) <= 7) else ""
    return _add_phrase(
        policies,
        para,
        phrase,
        keep,
        0.7 if known else 0.55,
        "policy.phrase" if known else "policy.phrase-once",
    )


def _add_phrase(
    policies: Policies,
    para: Paragraph,
    phrase: Phrase,
    post: str,
    confidence: float,
    rule: str = "policy.phrase",
) -> bool:
    start = phrase.possessor if phrase.possessor >= 0 and (post or not phrase.telling) else phrase.start
    end = phrase.head_end
    if post:
        at = para.text.find(post.split(maxsplit=1)[0], end)
        end = min(at + len(post), len(para.text)) if at >= 0 else end
    words = para.text[start:end].split()
    if len(words) > 14:
        words = words[:14]
        while words[-1].lower() in FUNCTION_WORDS:
            words.pop()
    wording = " ".join(words).rstrip(" ,.;:")
    means = phrase.means
    place = (para.start + start, para.start + min(end, start + len(wording)))
    item = policies.add(wording, means.kind, place, rule, confidence, means.group)
    if phrase.whole < start:
        policies.mention(item, " ".join(para.text[phrase.whole : phrase.head_end].split()), place)
    return True


def _unnamed(
    policies: Policies,
    weak: list[tuple[Paragraph, Phrase]],
    headed: list[tuple[Paragraph, Phrase]],
    others: frozenset[str],
) -> None:
    """A release about "the bill" that nowhere says which: the bill is a policy all the same, named as the headline
    names it or else as it is worded."""
    worded: dict[str, Counter[str]] = {}
    for _, phrase in weak:
        if phrase.means.strength != "pointing" and phrase.means.group in _CAN_BE_UNNAMED and _is_bare(phrase):
            worded.setdefault(phrase.means.group, Counter())[phrase.head] += 1
    for group, heads in worded.items():
        known = policies.main(group)
        if known is not None and len(known.places) > 1:
            continue
        above = next(((p, f) for p, f in headed if f.means.group == group and f.telling), None)
        if above and known is None and heads.total() > 1:
            para, phrase = above
            place = (para.start + phrase.start, para.start + phrase.head_end)
            name = para.text[phrase.start : phrase.head_end]
            if not policies.covers(place[0]) and not any(name.lower() in other for other in others):
                policies.add(name, phrase.means.kind, place, "policy.above", 0.6, group)
            continue
        if heads.total() < 3 or (known is not None and group in ("plan", "budget")):
            continue
        head = heads.most_common(1)[0][0]
        para, phrase = next(
            (
                (p, f)
                for p, f in weak
                if f.head == head and f.possessor >= 0 and not f.telling and group == "plan"
            ),
            next((p, f) for p, f in weak if f.head == head),
        )
        start = phrase.possessor if phrase.possessor >= 0 and group == "plan" else phrase.head_start
        place = (para.start + start, para.start + phrase.head_end)
        policies.add(
            para.text[start : phrase.head_end], phrase.means.kind, place, "policy.unnamed", 0.55, group
        )


_CAN_BE_UNNAMED = ("law", "rule", "memo", "order", "programme", "review", "plan", "budget", "map")


def _is_bare(phrase: Phrase) -> bool:
    return phrase.determiner in ("the", "this", "these", "such") or phrase.determiner.endswith("'s")


def _announced(policies: Policies, weak: list[tuple[Paragraph, Phrase]]) -> None:
    """A release about "today's decision", where nothing decided is named: the decision is a policy, as it is worded first."""
    focus = policies.focus()
    if focus is not None and focus.kind not in (PolicyKind.PRACTICE, PolicyKind.IDEA):
        return
    pointed = [
        (para, phrase)
        for para, phrase in weak
        if phrase.means.strength == "pointing"
        and phrase.head in ("decision", "announcement", "move", "action", "vote", "ruling")
        and not phrase.telling
        and (phrase.determiner in ("this", "the") or phrase.determiner.endswith("'s"))
    ]
    if len(pointed) < 3:
        return
    para, phrase = next((p for p in pointed if p[1].post), pointed[0])
    policies.add(
        f"{phrase.head} {phrase.post}".strip(), PolicyKind.PLAN, (para.start + phrase.head_start, para.start + phrase.head_end), "policy.announced", 0.5, "announced"
    )  # fmt: skip


_POINTED = ("works", "ban", "cuts", "tax", "budget", "permit", "plan", "restructure")


def _pointed(policies: Policies, weak: list[tuple[Paragraph, Phrase]]) -> None:
    """ "This deal", "the closure" in a release that names no deal and no closure more closely: named as it is worded,
    where it is pointed at, or recurs."""
    bare: dict[str, list[tuple[Paragraph, Phrase]]] = {}
    for para, phrase in weak:
        means, determiner = phrase.means, phrase.determiner
        if (
            phrase.telling
            or means.group not in _POINTED
            or means.strength == "pointing"
            or phrase.head in ("proposal", "proposals", "plans")
            or not (determiner in _REFERRING or determiner.endswith(("'s", "s'")))
            or policies.covers(para.start + phrase.head_start)
            or _THE_LAW_AT_LARGE.search(para.text, max(0, phrase.whole - 24), phrase.whole)
        ):
            continue
        bare.setdefault(phrase.head.removesuffix("s"), []).append((para, phrase))
    for found in bare.values():
        plainly = any(
            phrase.determiner in ("this", "these")
            or _UNDER_A_STANCE.search(para.text, max(0, phrase.whole - 60), phrase.whole)
            for para, phrase in found
        )
        if not plainly and len(found) < 2:
            continue
        for para, phrase in found:
            place = (para.start + phrase.head_start, para.start + phrase.head_end)
            policies.add(phrase.head, phrase.means.kind, place, "policy.pointed", 0.45, phrase.means.group)


def _named_in_passing(
    policies: Policies,
    weak: list[tuple[Paragraph, Phrase]],
    statements: Iterable[Sequence[tuple[int, int]]],
) -> None:
    """ "The land tax is unfair", said once and by one: what a statement names that names nothing else."""
    begins = [para.start + phrase.head_start for para, phrase in weak]
    for segments in statements:
        if any(policies.at(start, end) for start, end in segments):
            continue
        for start, end in segments:
            for para, phrase in weak[bisect_left(begins, start) : bisect_left(begins, end)]:
                means = phrase.means
                if (
                    phrase.telling
                    and means.strength in ("strong", "weak")
                    and means.group not in ("review", "court", "order", "tax", "policy")
                    and not _judged_only(phrase)
                    and not policies.covers(para.start + phrase.head_start)
                ):
                    place = (para.start + phrase.start, para.start + phrase.head_end)
                    name = para.text[phrase.start : phrase.head_end]
                    policies.add(name, means.kind, place, "policy.in-passing", 0.4, means.group)


_NO_NAMES = lexicon.words("not_policies", "before a head")


def _judged_only(phrase: Phrase) -> bool:
    """Whether what is before the head says how good or how many, or does something, and not which."""
    first = phrase.telling[0].lower()
    return (
        first in JUDGING
        or first in FUNCTION_WORDS
        or first in _NO_NAMES
        or is_verb(first)
        or first[0].isdigit()
    )


_MAKING_NEWS = Finder(
    r"\b(?:announc|unveil|finali[sz]|issu|propos|introduc|sign|publish|adopt|pass|reach|approv|reject|request)(?:e|es|ed|ing|s)?\b|\b(?:release|secure)[sd]?\b"
)
_LEAD_PARAGRAPHS = 3


def _news(policies: Policies, prose: list[Paragraph]) -> None:
    """What the first paragraphs say was announced or decided: "the final rule announced last week", "signed a memo"."""
    for para in prose[:_LEAD_PARAGRAPHS]:
        for match in _MAKING_NEWS.finditer(para.text):
            at = para.start + match.start()
            before = policies.at(at - 40, at)
            after = policies.at(para.start + match.end(), para.start + match.end() + 60)
            for item, start, end in [*before[-1:], *after[:1]]:
                if item.kind in _DECIDED and (at - end < 12 if end <= at else start - at < 40):
                    policies.is_news(item)
                    return


# "break the law", "under the law": of no law in particular
_THE_LAW_AT_LARGE = re.compile(
    r"\b(?:break|breaks|broke|breaking|broken|under|above|against|within|follow|follows|following|obey|obeys|by|of|enforce|enforces|enforcing|before|violat\w+)\s+the\s+$"
)
_NAMED_OUTRIGHT = ("policy.number", "policy.title", "policy.unnamed")
_REFERRING = ("the", "this", "that", "its", "these", "such", "his", "her", "their")


def _bare_mention(policies: Policies, para: Paragraph, phrase: Phrase) -> None:
    """ "the bill", "this memo", "today's announcement": tied to the policy of a fitting kind that the release is about."""
    determiner = phrase.determiner
    today = determiner.startswith(("today", "tonight", "yesterday"))
    means = phrase.means
    headed = (
        para.role in (Role.HEADLINE, Role.SUBHEAD)
        and means.group in ("law", "rule", "order", "memo")
        and means.strength != "pointing"
    )
    said_of = (
        determiner in ("a", "an") and means.group == "law" and phrase.post.startswith(("that ", "which "))
    )
    anew = (
        determiner in ("a", "an")
        and phrase.head in ("deal", "agreement")
        and policies.main("plan") in policies.news
    )
    refers = determiner in _REFERRING or determiner.endswith(("'s", "s'")) or headed or said_of or anew
    if not refers and not phrase.telling:
        return
    if said_of and policies.only_law() is None:
        return  # but "thanks for a bill that lets them work", where there is but one
    if policies.covers(para.start + phrase.head_start):
        return
    if phrase.telling:
        item = policies.main(means.group)
        mine = tokens(" ".join(phrase.telling)) - _HEAD_TOKENS
        if headed and item is not None and item.rule in _NAMED_OUTRIGHT:
            pass  # "Red Flag Law" over a release about one bill
        elif (
            item is None
            or not mine
            or not any(mine <= t or len(mine & t) > 1 for i, t in policies.worded() if i is item)
        ):
            return
    elif phrase.head == "law" and _THE_LAW_AT_LARGE.search(
        para.text, max(0, phrase.whole - 24), phrase.whole
    ):
        return
    elif means.strength == "pointing":
        if not (today or determiner in ("this", "these") or (determiner == "the" and phrase.head in ("decision", "announcement", "measure", "measures", "changes", "act"))):  # fmt: skip
            return
        item = (policies.main("law") if means.group == "law" else None) or policies.focus()
        if item is not None and item.kind in (PolicyKind.PRACTICE, PolicyKind.IDEA):
            return  # a decision about a practice is not the practice
        if item is not None and item.first > para.start + phrase.whole and para.is_prose:
            return  # named only later: "the decision" was of something else
    elif means.strength == "way":
        return
    else:
        item = policies.main(means.group, para.start + phrase.whole)
        if item is None and determiner in ("this", "these"):
            item = policies.focus()
            if (
                item is not None
                and item.kind in (PolicyKind.PRACTICE, PolicyKind.IDEA)
                and means.kind is not item.kind
            ):
                item = None  # "this budget" is no welfare card
    if (
        phrase.head.endswith("s")
        and not phrase.telling
        and determiner in ("the", "these", "such")
        and means.group in _SEVERAL
    ):
        item = policies.several(para.start + phrase.whole) or item
    if item is None:
        return
    wording = " ".join(para.text[phrase.whole : phrase.head_end].split())
    policies.mention(item, wording, (para.start + phrase.whole, para.start + phrase.head_end))


# --- slogans in capitals

_CAPITALS = Finder(
    r"(?<![\w'’-])(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,4}\s+(?:for|on|to)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,3})(?![\w'’-])"
)


def _in_capitals(policies: Policies, text: Text, prose: list[Paragraph], others: frozenset[str]) -> None:
    """A slogan that is a policy's name, "School Meals for All": said twice, once of them under a stance."""
    seen: dict[str, list[tuple[int, int]]] = {}
    under: set[str] = set()
    for para in prose:
        if " for " not in para.text and " on " not in para.text and " to " not in para.text:
            continue
        for match in _CAPITALS.finditer(para.text):
            name = match.group("name")
            first = name.split()[0].lower()
            if (
                ORG_HEAD.search(name)
                or name.lower() in others
                or first in _LEAD_WORDS
                or is_verb(first)
                or first in FUNCTION_WORDS - {"no"}
            ):
                continue
            seen.setdefault(name, []).append((para.start + match.start(), para.start + match.end()))
            if _UNDER_A_STANCE.search(
                para.text, max(0, match.start() - 60), match.start()
            ) or _JUDGED_AFTER.match(para.text, match.end()):
                under.add(name)
    for name, stretches in seen.items():
        if (
            name in under
            and (len(stretches) > 1 or text.heads(name))
            and not policies.covers(stretches[0][0])
        ):
            for place in stretches:
                policies.add(name, PolicyKind.IDEA, place, "policy.capitals", 0.5, "capitals")


_JUDGED_AFTER = re.compile(r"\s+(?:is|was|would|will|must|has|takes|means|makes|costs|should|could|can)\b")
_WORDINGS_TRIED = 6


def _mention_again(policies: Policies, readable: list[Paragraph]) -> None:
    """Every further place where a wording of two words or more, or an acronym, stands."""
    sought = [(item, wording) for item in policies.items for wording in _worth_seeking(item.wordings)]
    acronyms = _Standing({w for _, w in sought if w.isupper()}, [p.text for p in readable])
    others = _Standing({w.lower() for _, w in sought if not w.isupper()}, [p.text.lower() for p in readable])
    for item, wording in sought:
        exact = wording.isupper()
        for n, at, end in acronyms.places(wording) if exact else others.places(wording.lower()):
            para = readable[n]
            if not (exact and _THEIR_PEOPLE.match(para.text, end)):
                policies.mention(item, wording, (para.start + at, para.start + end))


class _Standing:
    """Where words stand in texts, by themselves: all of them sought at once, so that many in a long text cost little."""

    def __init__(self, words: set[str], texts: list[str]) -> None:
        self._text = "\n".join(texts)
        self._begins = [0, *itertools.accumulate(len(text) + 1 for text in texts)]
        self._found = places(words, self._text)

    def places(self, word: str) -> Iterator[tuple[int, int, int]]:
        """The text, by its index, and start and end in it, in order."""
        done = 0
        for start in self._found.get(word, ()):
            end = start + len(word)
            if start < done:
                continue
            done = end
            if not self._text[start - 1 : start].isalnum() and not self._text[end : end + 1].isalnum():
                n = bisect_right(self._begins, start) - 1
                yield n, start - self._begins[n], end - self._begins[n]


def _worth_seeking(wordings: Iterable[str]) -> list[str]:
    return [
        w
        for w in wordings
        if (" " in w and len(tokens(w) - _HEAD_TOKENS) >= 1) or (w.isupper() and len(w) > 2)
    ][:_WORDINGS_TRIED]
