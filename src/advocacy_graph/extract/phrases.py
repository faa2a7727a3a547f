"""Noun phrases around a policy's head: "the council's new rent plan to cap increases", its name told from its judging."""

import re
from dataclasses import dataclass
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.model import PolicyKind
from advocacy_graph.model.months import MONTHS


@dataclass(frozen=True, slots=True)
class Head:
    """What a head noun says: the kind, the group whose nouns word one policy, how much else a name needs."""

    kind: PolicyKind
    group: str
    strength: str


HEADS = {row[0]: Head(PolicyKind(row[1]), row[2], row[3]) for row in lexicon.rows("policy_heads")}
_HEAD = lexicon.alternation(HEADS)
JUDGING = frozenset(row[0] for row in lexicon.rows("judgements") if row[1] != "ill")
GOOD = {row[0] for row in lexicon.rows("judgements") if row[1] == "good"}
ILL = {row[0] for row in lexicon.rows("judgements") if row[1] == "ill"}
BAD = {row[0] for row in lexicon.rows("judgements") if row[1] == "bad"}

FUNCTION_WORDS = lexicon.words("grammar_words", "function")
_VERBS = lexicon.words("grammar_words", "verb")
_ENDS_LIKE_A_VERB = ("ed", "ly")
_STILL_NAMING = lexicon.words("grammar_words", "naming in -ed or -ly")
NAMING_IN_ING = lexicon.words("grammar_words", "naming in -ing")
_NO_PARTICIPLES = NAMING_IN_ING | _STILL_NAMING | JUDGING
_STOP = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|could|can|should|must|may|might|that|which|who|whose|and|but|or|because|while|when|where|if|as|by|than|so|said|says|"
    r"today|now|we|it|they|he|she|i|not|also|only|with|after|before|until|since|without|through|into|over|under|at|from|us|you|them|its|their|our|in|on|this|these)"
)
_WORD = rf"(?!{_STOP}\b)[\w$%][\w'’.,$%/-]*\w|(?!{_STOP}\b)\w"
_DEFINING = r"(?:will|would|could|can|may|has|had|is|was)\b|[a-z]{2,}s(?=\s+(?!say|have|are|were|want|need|believe|call|think|fear|will|would|can|could|must|should|may|do)\w)"
_COMPLEMENT = (
    rf"\s+(?:(?:on|for|of|against|with|requiring|banning|protecting|allowing|ending|prohibiting|extending|creating)\s+(?:{_WORD})(?:\s+(?:{_WORD})){{0,6}}"
    rf"|to\s+(?!the\b|our\b|all\b|a\b|an\b|be\b|this\b|which\b)[a-z]+(?:\s+(?:{_WORD})){{1,10}}"
    rf"|(?:that|which)\s+(?:{_DEFINING})(?:\s+(?:{_WORD})){{1,10}})"
)
_HEAD_WORDS = Finder(rf"(?<![\w'’/-])(?P<head>(?i:{_HEAD}))(?![\w'’-]|'s)(?P<post>(?:{_COMPLEMENT})?)")
_BEFORE = re.compile(r"(?:^|(?<=[\s“‘'\"(\-—–/]))([\w$%#][\w'’$%&/-]*)[\"'”’]?\s+[“‘'\"]?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One head with its words. `start` to `head_end` is the name without determiner and judging words;
    `telling` are its words before the head that say which; `post` the complement, "" where there is none."""

    determiner: str
    possessor: int  # where a named possessor begins, -1 where there is none
    whole: int  # where it begins with words like "new", which are no part of the name
    start: int
    head_start: int
    head_end: int
    head: str
    post: str
    telling: tuple[str, ...]

    @property
    def means(self) -> Head:
        """What the head noun says."""
        return HEADS[self.head]


@lru_cache(maxsize=256)  # several passes ask for the same paragraph
def phrases(text: str) -> tuple[Phrase, ...]:
    """Each policy head in `text` with the words that belong to its name."""
    found = (
        _around(text, match)
        for match in _HEAD_WORDS.finditer(text)
        if not (_of_people(text, match) or _is_done(text, match))
    )
    return tuple(phrase for phrase in found if not _is_said_of(text, phrase))


def _of_people(text: str, match: re.Match[str]) -> bool:
    """ "contract workers" are no contract."""
    beside = None if match.group("post") else _NEXT_WORD.match(text, match.end())
    return beside is not None and beside.group(1) in _PEOPLE


def _is_said_of(text: str, phrase: Phrase) -> bool:
    """ "It is simply a vanity project": what something is called, and no name of it."""
    return (
        phrase.determiner in ("a", "an")
        and phrase.head[-1] != "s"
        and not phrase.post
        and _CALLED.search(text, max(0, phrase.whole - 30), phrase.whole) is not None
    )


_CALLED = re.compile(
    r"\b(?:it|this|that|which)(?:'s|’s|\s+(?:is|was))\s+(?:\w+ly\s+|just\s+|not\s+)*an?\s+$", re.I
)


def _is_done(text: str, match: re.Match[str]) -> bool:
    """ "Members deal with it daily", "the Rail Union plans to strike": what somebody does."""
    if match.group("head") not in _DONE_TOO:
        return False
    before = _BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before is None:
        return False
    low = before.group(1).lower()
    people = before.group(1) == low and (low in _PEOPLE or _AGENTS.fullmatch(low) is not None)
    return people or (
        match.group("head") == "plans"
        and low != before.group(1)
        and text.startswith(" to ", match.end("head"))
    )


_DONE_TOO = lexicon.words("grammar_words", "verb as well as a policy's noun")
_AGENTS = re.compile(r"[a-z]+(?:[eo]r|is[t])s")
_NEXT_WORD = re.compile(r"\s([a-z]+)")
_PEOPLE = lexicon.words("not_policies", "people")


def _around(text: str, match: re.Match[str]) -> Phrase:
    start = match.start()
    determiner, possessor = "", -1
    words: list[tuple[int, str]] = []
    for _ in range(4):
        before = _BEFORE.search(text, max(0, start - 40), start)
        if before is None:
            break
        word = before.group(1)
        low = word.lower()
        if low == "s":
            break  # "the council 's plan"
        if low.endswith(("'s", "s'", "’s", "s’")):
            determiner = low
            possessor = _possessor(text, before.start(1), before.end(1))
            break
        if (
            low.endswith(("ed", "ing"))
            and low not in _NO_PARTICIPLES
            and _POINTED_AT.search(text, max(0, start - 60), before.start(1))
        ):
            start = before.start(1)  # "this unwanted bill"
            continue
        if low == "and" and words and match.group("head")[-1:] == "s":
            joined = _JOINED.search(text, max(0, before.start(1) - 40), before.start(1))
            if joined and _joins(joined, words[0][1]):  # "the | bail and parole laws"
                start = joined.start("first")
                words[:0] = [(start, joined.group("first")), (before.start(1), word)]
                continue
        if low in FUNCTION_WORDS or is_verb(low) or (word[0].isupper() and low in HEADS):
            determiner = low
            break
        begins = before.start(1) == 0 or text[: before.start(1)].rstrip().endswith((".", ":", "“", "!", "?"))
        if low.endswith("ing") and low not in NAMING_IN_ING and low not in JUDGING:
            determiner = low  # "extending the tax break", not "housing benefit"
            break
        start = before.start(1)
        words.insert(0, (start, word))
        if begins:
            break
    telling = next(
        (n for n, (_, w) in enumerate(words) if w.lower() not in GOOD and w.lower() not in BAD), len(words)
    )
    whole = words[telling][0] if telling < len(words) else match.start()
    while words and (
        (_judges(words[0][1]) or (_is_count(words[0][1]) and not (len(words) > 1 and words[1][1] in _UNITS)))
        and not (len(words) > 1 and words[0][1] == "New" and words[1][1][0].isupper())
    ):
        words.pop(0)
    begin = words[0][0] if words else match.start()
    return Phrase(
        determiner, possessor, whole, begin, match.start(), match.end("head"), match.group("head").lower(),
        _trimmed(match.group("post")), tuple(w for _, w in words if w != "and" and not _judges(w) and not w.isdigit() and w not in MONTHS),
    )  # fmt: skip


_POINTED_AT = re.compile(r"\b[Tt]h(?:is|ese)\s+(?:(?:long|much|well|ill|\w+ly)[ -])?$")


_UNITS = ("day", "week", "month", "year", "hour", "minute", "mile", "point", "percent")  # "a | 45 day rule"
_JOINED = re.compile(r"(?:^|(?P<before>[\w'’]+)\s+)(?P<first>[A-Za-z][\w-]+)\s+$")


def _joins(joined: re.Match[str], other: str) -> bool:
    """Whether what stands before an "and" tells of the same head as the word after it: both are singular, or acronyms."""
    first, before = joined.group("first"), (joined.group("before") or "").lower()
    alike = (first.isupper() and other.isupper()) or (
        first.islower() and other.islower() and first[-1] != "s"
    )
    plain = first.lower() not in FUNCTION_WORDS and not is_verb(first.lower()) and not _judges(first)
    return bool(alike and plain and (not before or before in FUNCTION_WORDS or is_verb(before)))


def _is_count(word: str) -> bool:
    """Whether a word is a number, and no year."""
    return word.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20"))


def _judges(word: str) -> bool:
    low = word.lower()
    return low in JUDGING or (
        low.endswith("est") and len(low) > 5 and low not in ("forest", "interest", "harvest", "request")
    )


def is_verb(low: str) -> bool:
    """Whether a lower-case word before a head is rather a verb than part of the name."""
    return (low in _VERBS and low not in JUDGING) or (
        len(low) > 3 and low.endswith(_ENDS_LIKE_A_VERB) and low not in _STILL_NAMING and low not in JUDGING
    )


_LEADS_IN = re.compile(
    r"(?:[Tt]he|[Bb]ut|[Aa]nd|So|If|When|While|Although|Under|In|By|With|As|[A-Z][a-z]+ly)\s+"
)
_NAMED_POSSESSOR = re.compile(r"(?:[A-Z][\w.&-]*\s+){0,3}$")


def _possessor(text: str, start: int, end: int) -> int:
    """Where the name of a possessor begins: "the |Elm County Council's plan"; -1 for "today's", "its"."""
    if not text[start].isupper() or text[start:end].lower().rstrip("'s’") in ("today", "it", "that", "here"):
        return -1
    named = _NAMED_POSSESSOR.search(text, max(0, start - 60), start)
    begin = named.start() if named else start
    while begin < start and (leads := _LEADS_IN.match(text, begin, start)):
        begin = leads.end()
    return begin


_FINITE = lexicon.words("grammar_words", "finite")
_FOR_ALL = re.compile(r"\s+for (?:every|all|each|any)\b.*$", re.S)
_SENTENCE_ENDS = re.compile(r"[,.;:](?:\s.*)?$", re.S)


def _trimmed(post: str) -> str:
    post = _SENTENCE_ENDS.sub("", post.strip()) if post else post
    if not post:
        return ""
    post = _FOR_ALL.sub("", post)
    words = post.split()
    if len(words) > 1 and (
        (words[0] == "with" and not words[1][0].isupper()) or words[1].rstrip(",") in MONTHS
    ):
        return ""
    if words and words[0] in ("on", "of", "for", "with", "against"):
        for at, word in enumerate(
            words[1:], 1
        ):  # "a memorandum on raids | to outline", "a ban on rent | rises last year"
            if word in ("to", "last", "next") or (at > 1 and is_verb(word.lower()) and word.islower()):
                words = words[:at]
                break
    for at, word in enumerate(words[3:], 3):  # "to sell the flats | came as a shock"
        if word in _FINITE:
            words = words[:at]
            break
    while len(words) > 1 and words[-1].lower() in FUNCTION_WORDS:
        words.pop()
    return " ".join(words) if len(words) > 1 else ""
