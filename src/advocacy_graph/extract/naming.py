"""Policies that a release names: numbers, titles, descriptions, slogans and ideas; their wordings tied together."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from advocacy_graph.extract import descriptions, ideas, lexicon, references, titles
from advocacy_graph.extract.citations import citations
from advocacy_graph.extract.descriptions import UNDER_A_STANCE
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import places
from advocacy_graph.extract.names import ORG_HEAD, has_given_name
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.phrases import FUNCTION_WORDS, is_verb, phrases
from advocacy_graph.extract.policies import DECIDED, HEAD_TOKENS, Item, Policies, Text, tokens
from advocacy_graph.extract.titles import LEAD_WORDS
from advocacy_graph.model import PolicyKind


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
    titles.find(policies, prose, readable)
    _known_by_name(policies, readable, others)
    _tie_appositions(policies, prose)
    weak = [
        (para, phrase)
        for para in prose
        for phrase in phrases(para.text)
        if not descriptions.specific(policies, text, para, phrase)
    ]
    headed = [
        (para, phrase)
        for para in readable
        if para.role in (Role.HEADLINE, Role.SUBHEAD)
        for phrase in phrases(para.text)
    ]
    ideas.find(policies, text, readable)
    ideas.recurring(policies, text, readable, others)
    ideas.spoken_of(policies, readable)
    _in_capitals(policies, text, prose, others)
    descriptions.unnamed(
        policies, weak, [p for p in readable if p.role in (Role.HEADLINE, Role.SUBHEAD)], others
    )
    descriptions.announced(policies, weak)
    _news(policies, prose)
    for para, phrase in [*weak, *headed]:
        references.refer(policies, para, phrase)
    descriptions.pointed(policies, weak)
    descriptions.in_passing(policies, weak, statements)
    ideas.in_passing(policies, readable, statements)
    _mention_again(policies, readable)
    return policies


def _is_sentence(headline: str) -> bool:
    """Whether a headline is written as a sentence, so that capitals in it mean names."""
    words = [w for w in headline.split() if w[0].isalpha()]
    return len(words) > 7 and sum(w[0].islower() for w in words) > 0.6 * len(words)


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
        if " " in o and _KNOWN_NAMES.is_in(o)
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
                if item.kind in DECIDED and (at - end < 12 if end <= at else start - at < 40):
                    policies.is_news(item)
                    return


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
                or first in LEAD_WORDS
                or has_given_name(" ".join(name.split()[-2:]))
                or is_verb(first)
                or first in FUNCTION_WORDS - {"no"}
            ):
                continue
            seen.setdefault(name, []).append((para.start + match.start(), para.start + match.end()))
            if UNDER_A_STANCE.search(
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
        if (" " in w and len(tokens(w) - HEAD_TOKENS) >= 1) or (w.isupper() and len(w) > 2)
    ][:_WORDINGS_TRIED]
