"""What a statement judges and nothing has named: "The treatment of lodgers has been cruel", "we welcome the court's order".

A frame of stance that meets no policy on its side may stand beside a noun phrase that is what it judges, a practice or an idea
of this one statement. The phrase must fill its place: from the beginning of its clause to the frame, or from the frame on.
"""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.ideas import MORE_OR_LESS, can_be_done
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.noun_phrases import noun_phrase
from advocacy_graph.extract.phrases import FUNCTION_WORDS, HEADS, JUDGING
from advocacy_graph.extract.policies import Policies
from advocacy_graph.extract.stance import Stance, Taken
from advocacy_graph.extract.undertakings import NO_DEEDS, undertaking_end
from advocacy_graph.model import PolicyKind

RULE = "policy.judged"
_TELLING = ("any", "holder")  # whose frames; what is asked for, or done to it, is too often no policy
# what matters is often no policy, nor is an event that something comes of
_TELLS_TOO_LITTLE = re.compile(r"\b(?:important|crucial|vital|essential|critical|key|necessary|needed|by)$")
_MOST = 3  # of one statement; a long one judges much in passing


def name(policies: Policies, text: str, taken: Taken) -> None:
    """Name what the bare frames of one statement judge, and add the stances on it; `text` is the view's."""
    found = 0
    for bare in taken.bare:
        if bare.whose not in _TELLING or _TELLS_TOO_LITTLE.search(text, *bare.cue):
            continue
        sentence = text[bare.start : bare.end]
        place = (
            _subject(sentence, bare.cue[0] - bare.start)
            if bare.side == "subject"
            else _object(sentence, bare.cue[1] - bare.start)
        )
        if place is None or found >= _MOST:
            continue
        start, end = place[0] + bare.start, place[1] + bare.start
        if policies.at(start, end) or policies.covers(start):
            continue
        wording = sentence[place[0] : place[1]]
        if place[0] == 0 or not sentence[: place[0]].rstrip().endswith(tuple(",abcdefghijklmnopqrstuvwxyz")):
            wording = wording[0].lower() + wording[1:] if wording[1:2].islower() else wording
        item = policies.add(wording, PolicyKind.PRACTICE, (start, end), RULE, 0.45, "practice")
        taken.stances.append(Stance(item, bare.polarity, [bare.cue], f"stance.{bare.whose}.{bare.side}", 0.6))
        taken.named.append(item)
        found += 1


_CLAUSE = re.compile(
    r"(?:^|[;:“\"—–]|,\s+(?:and|but|yet|so|because)\s|\b(?:that|because|believe|think|know)\s)\s*"
)
_LEADS_IN = re.compile(
    r"(?:(?:and|but|so|yet|because|however|unfortunately|sadly|clearly|simply put|today|now|indeed|instead|also),?\s+|(?:in|at|for|after|with|under|as|on|by)\s[^,]{2,60},\s+)+",
    re.I,
)
_DETERMINERS = re.compile(
    r"(?:(?:the|this|these|those|such|an?|our|their|his|her|its|your|any|all|more)\s+)+|(?:[\w'’.&-]+\s+){0,3}[\w.&-]+['’]s?\s+",
    re.I,
)
_GERUND = re.compile(r"[A-Za-z]{2,}ing\s+(?:in\s+|on\s+|for\s+|from\s+|with\s+)?")  # fmt: skip
_WHO_DOES = re.compile(
    r"[A-Z]?[a-z]{3,}s\s+[a-z]{2,}ing\s+(?:in\s+|on\s+|for\s+|from\s+|with\s+)?"
)  # "Banks closing branches is"
_ADVERBS = re.compile(r"(?:\s+(?:\w+ly|also|simply|only|now|still|just|once again|again|both|too))+\s*$")
_HANGS = re.compile(
    r"\s+(?:to|on|for|from|as|by|of|in|with|against|into|at|and|&)\s+(?:the\s+|an?\s+|our\s+|their\s+|its\s+|these\s+)?"
)


def _subject(sentence: str, cue: int) -> tuple[int, int] | None:
    """The noun phrase that fills the clause before the cue at `cue`."""
    before = sentence[:cue].rstrip()
    adverbs = _ADVERBS.search(before)
    end = adverbs.start() if adverbs else len(before)
    start = 0
    for clause in _CLAUSE.finditer(sentence, 0, end):
        start = clause.end()
    lead = _LEADS_IN.match(sentence, start, end)
    start = lead.end() if lead else start
    return _names(sentence, start, end) if 4 < end - start < 110 else None


def _object(sentence: str, cue: int) -> tuple[int, int] | None:
    """The noun phrase that begins after the cue."""
    at = cue + len(sentence[cue:]) - len(sentence[cue:].lstrip())
    return _names(sentence, at, None)


_NO_ITEMS = lexicon.words("not_policies")
_TOPICS = lexicon.words("not_policies", "topic phrase")
_POINTING = ("this", "these", "such")
_PRAISE = ("step", "idea", "measure")  # "this every step of the way"
_NO_BEGINNING = frozenset(
    "it this that these those there he she they we i you who what which nobody everyone everything nothing".split()
)


def _names(sentence: str, start: int, stop: int | None) -> tuple[int, int] | None:
    """Where the name of a noun phrase at `start` stands, without its determiner; it must end at `stop` where one is given."""
    first = re.match(r"[\w’']+", sentence[start:])
    if first is None:
        return None
    determined = _DETERMINERS.match(sentence, start)
    begin = determined.end() if determined else start
    if determined is None and first.group().lower() in _NO_BEGINNING:
        return None
    pointed = first.group().lower() in _POINTING
    gerund = (
        (_GERUND.match(sentence, begin) or _WHO_DOES.match(sentence, begin))
        if stop is not None and determined is None
        else None
    )
    words = noun_phrase(sentence, gerund.end() if gerund else begin)
    if not words:
        return None
    head = _head([w for _, _, w in words])
    end = words[-1][1]
    while stop is not None and end < stop:
        hangs = _HANGS.match(sentence, end)
        more = noun_phrase(sentence, hangs.end()) if hangs else []
        if not more:
            return None
        end = more[-1][1]
    if stop is not None and end != stop:
        return None
    if not gerund:
        begin = words[0][0]
        low = head.lower()
        content = [w for _, _, w in words if w.lower() not in FUNCTION_WORDS and w.lower() not in JUDGING]
        undertaken = undertaking_end(sentence, low, end) if stop is None else 0
        named = (pointed and low in HEADS and low not in _PRAISE) or undertaken > 0
        if not (named or can_be_done(low)):
            return None
        if low == "right" and words[-1][2].lower() in _NO_ITEMS:
            return None  # "the right of tenants to sue"
        if low in MORE_OR_LESS and end == words[-1][1] and len(words) < 3:
            return None  # "a one-year increase": of what?
        if (
            (low in _NO_ITEMS and not named)
            or not head.islower()
            or len(content) < (1 if pointed or undertaken else 2)
            or low in JUDGING
        ):
            return None
        end = undertaken or end
    elif gerund.group().split()[0].lower() in NO_DEEDS:
        return None
    phrase = sentence[begin:end]
    if ORG_HEAD.search(phrase) or any(topic in phrase.lower() for topic in _TOPICS):
        return None
    return begin, end


def _head(words: list[str]) -> str:
    """The noun that a phrase is of: the last before "of" or "in"."""
    at = next((n for n, w in enumerate(words) if n and w in ("of", "in")), len(words))
    return words[at - 1]
