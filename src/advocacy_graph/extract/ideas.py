"""Practices and ideas: what stands as the object or the subject of a stance and has no policy's head."""

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from advocacy_graph.extract import lexicon, undertakings
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.noun_phrases import VERBS_AFTER_A_NOUN, Word, noun_phrase
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.phrases import FUNCTION_WORDS, HEADS, JUDGING, NAMING_IN_ING, is_verb
from advocacy_graph.extract.policies import Policies, Text, tokens
from advocacy_graph.model import PolicyKind

_OBJECT_CUES = Finder(
    "|".join(
        rf"\b{group}{lexicon.patterns('idea_cues', strength)})\s+"
        for strength, group in (("strong", "(?P<strong>"), ("gentle", "(?P<gentle>"), ("open", "(?:"))
    ),
    re.I,
)
_IN_PASSING_NONE = lexicon.words("not_policies", "in passing")
_NOT_POLICIES = lexicon.words("not_policies") - _IN_PASSING_NONE


def find(policies: Policies, text: Text, readable: list[Paragraph]) -> None:
    """ "an end to worksite raids" names worksite raids, where the release says it more than once or the stance is plain."""
    for para in readable:
        for match in _OBJECT_CUES.finditer(para.text):
            found = noun_phrase(para.text, match.end())
            if not found:
                continue
            start, end, words = found[0][0], found[-1][1], [w for _, _, w in found]
            while len(words) > 1 and words[0].lower() in JUDGING:
                start += len(words[0]) + 1
                words = words[1:]
            if "in" in words[1:] and text.count(" ".join(words)) < 2:
                words = words[: words.index("in", 1)]  # "solitary confinement | in prisons and jails"
            if "of" in words[1:]:  # the shorter name, where it recurs by itself
                cut = words.index("of", 1)
                short = " ".join(words[:cut])
                if (cut >= 2 and text.count(short) > text.count(" ".join(words))) or words[cut + 1 :] == []:
                    words = words[:cut]
            phrase = para.text[start:end] if "of" in words else " ".join(words)
            if not _names_a_practice(
                words, phrase, text, bool(match.group("strong")), bool(match.group("gentle"))
            ):
                continue
            place = (para.start + start, para.start + start + len(phrase))
            if policies.at(*place) or policies.covers(place[0]):
                continue
            again = text.count(phrase) >= 2 or text.heads(phrase)
            policies.add(
                phrase,
                PolicyKind.PRACTICE,
                place,
                "policy.object" if again else "policy.object-once",
                0.62 if again else 0.45,
                "practice",
            )
        for match in _CHANGED_RATE.finditer(para.text):
            place = (para.start + match.start(), para.start + match.end())
            if not policies.covers(place[0]):
                policies.add(match.group(), PolicyKind.PRACTICE, place, "policy.rate", 0.6, "tax")
    _judged_subjects(policies, text, readable)
    _recurring_in_headline(policies, text, readable)


# what a stance stands on is a policy though it is said once, where its noun is one of what is done, given or owed
_STANDS_ON = Finder(rf"\b(?:{lexicon.patterns('idea_cues')})\s+", re.I)
# what a sentence of a speaker is about: "This levy on renters is", "The closing of the clinics will"
_SPEAKS_OF = Finder(
    r"(?:^|[.!?;:]\s+|[“\"—]|,\s+)(?:(?:And|But)\s+)?(?:(?:this|This|these|These|such|Such|the|The|our|Our|its|Its|their|Their)\s+|(?P<bare>[A-Z](?=[\w-]+(?:\s+[a-z-]+){1,3}\s+(?:are|will|have|do|should|must|can)\s)))"
)
_ALWAYS_IDEAS = lexicon.words("idea_words", "done", "given", "made", "money", "more or less") | {
    head for head, means in HEADS.items() if means.strength in ("strong", "weak") and means.group != "map"
}
_IDEA_HEADS = _ALWAYS_IDEAS | lexicon.words("idea_words", "thing") | {"map", "maps"}
_TELLS_NOTHING = lexicon.words("idea_words", "measure") | JUDGING


def spoken_of(policies: Policies, readable: list[Paragraph]) -> None:
    """What a stance of somebody who speaks stands on: "we need a fare cap", said once, and plainly meant."""
    for para in readable:
        if not para.is_prose or not policies.is_any_spoken(para.start, para.end):
            continue
        for match in _STANDS_ON.finditer(para.text):
            if policies.is_spoken(para.start + match.start()):
                _add_idea(policies, para, noun_phrase(para.text, match.end()))
        for match in _SPEAKS_OF.finditer(para.text):
            bare = match.start("bare")
            found = noun_phrase(para.text, bare if bare >= 0 else match.end())
            if found and policies.is_spoken(para.start + found[0][0]):
                _add_idea(policies, para, found, subject=True)
        for match in _LESS_OF_IT.finditer(para.text):
            found = noun_phrase(para.text, match.start("less"))
            if len(found) == 1 and policies.is_spoken(para.start + found[0][0]):
                _add_idea(policies, para, found)
        for match in _MORE_MONEY.finditer(para.text):
            place = (para.start + match.start(), para.start + match.end())
            if policies.is_spoken(place[0]) and not policies.covers(place[0]):
                policies.add(match.group(), PolicyKind.PRACTICE, place, "policy.framed", 0.45, "practice")


# "a 2p cut in fuel duty", "the 1.5 per cent increase in employers' National Insurance Contributions"
_CHANGED_RATE = Finder(
    r"(?<![\w.,])[\d.]+(?:p|c|%| per ?cent| cents?)\s+(?:rise|increase|cut|reduction|hike) (?:in|to|on|of)\s+(?:[\w'’-]+\s+){0,4}?(?:[Tt]ax(?:es)?|[Dd]uty|[Ll]evy|[Cc]ontributions|[Tt]ariffs?|VAT|[Rr]ates|[Ff]ares|[Ff]ees)\b"
)
_LESS_OF_IT = Finder(
    r"\b(?P<less>(?:[Cc]uts|[Cc]utbacks|[Rr]eforms?|[Cc]hanges|[Ii]ncreases)) to (?!be\b|come\b)"
)
_MORE_MONEY = Finder(
    r"(?<!\w)(?:[£$€]\s?[\d.,]+\s?(?:million|billion|m|bn|k)?\s+(?:[\w-]+\s+){1,4}?(?:payments?|packages?|funds?|schemes?|program(?:me)?s?|subsid(?:y|ies)|rebates?|grants?|boost|levy|investment)\b(?!\s+[a-z]+s\b))"
    r"|\b(?:(?:extra|additional) [£$€]\s?[\d.,]+\s?(?:million|billion|m|bn|k)?\b(?:\s+(?:earmarked|allocated|announced|pledged|promised|(?:of|in)\s+[a-z]+))?)"
)


def _add_idea(
    policies: Policies,
    para: Paragraph,
    found: list[Word],
    *,
    subject: bool = False,
    whatever: bool = False,
) -> None:
    """The idea that a noun phrase names, if it does: "levy on renters", "closing of the clinics", "fare cap"."""
    low = [w.lower() for _, _, w in found]
    at = next((n for n, w in enumerate(low) if n and w in {"of", "in"}), len(low))
    if low[at:] and low[at] == "in" and low[at - 1] not in _INTO:
        found, low = found[:at], low[:at]
    head = low[at - 1] if low else ""
    if not (head in _IDEA_HEADS or (low[at:] and _DEED.search(head) and head not in _NO_DEED)):
        return
    if head == "right" and low[-1] in _NOT_POLICIES:
        return  # "the right of tenants to sue"
    if sum(w not in FUNCTION_WORDS and w not in _TELLS_NOTHING for w in low) < 2:
        on = (
            _ON_WHAT.match(para.text, found[-1][1])
            if head not in HEADS
            or HEADS[head].group in ("cuts", "funding", "practice", "permit")
            or head in _CHANGED
            else None
        )
        more = noun_phrase(para.text, on.end()) if on else []
        if (
            not more
            or more[0][2].lower() in _TELLS_NOTHING
            or more[-1][2].lower() in _NOT_POLICIES
            or more[0][2][0].isdigit()
        ):
            return
        found = found + more
    if subject and not undertakings.FINITE.match(
        para.text, found[-1][1]
    ):  # "this levy | on late payers | is mean"
        on = _ON_WHAT.match(para.text, found[-1][1])
        more = noun_phrase(para.text, on.end()) if on else []
        if not more or not undertakings.FINITE.match(para.text, more[-1][1]):
            return
        found = found + more
    start, end = found[0][0], found[-1][1]
    place = (para.start + start, para.start + end)
    if (
        len(found[-1][2]) > 1
        and not any(topic in para.text[start:end].lower() for topic in _TOPICS)
        and not (len(low[at:]) == 2 and not found[-1][2][0].islower())  # "exclusion of Elm", "figure of $2"
        and not ORG_HEAD.search(para.text[start:end])
        and not all(w[0].isupper() for _, _, w in found)
        and not any(is_verb(w) or _DOING.fullmatch(w) for w in low[: at - 1])
        and not policies.at(*place)
        and not policies.covers(place[0])
    ):
        name = para.text[start:end]
        if name[1:2].islower() and not para.text[:start].rstrip(' “"').endswith(_WITHIN):
            name = name[0].lower() + name[1:]  # it is its sentence that has the capital
        means = HEADS.get(head)
        kind, group = (means.kind, means.group) if means else (PolicyKind.PRACTICE, "practice")
        policies.add(name, kind, place, "policy.framed", 0.45, group)


_WITHIN = (",", *"abcdefghijklmnopqrstuvwxyz")
_CHANGED = ("reform", "reforms", "changes")
MORE_OR_LESS = lexicon.words("idea_words", "more or less")
_INTO = MORE_OR_LESS | {"investment", "investments"}
_DEED = re.compile(r"(?:ing|(?:tion|sion|ment|al|closure)s?)$")
_NO_DEED = _NOT_POLICIES | HEADS.keys()
_ON_WHAT = re.compile(
    r"\s+(?:for|on|against|to(?:(?<=cuts to)|(?<=Cuts to)|(?<=backs to)|(?<=changes to)|(?<=Changes to)|(?<=form to)|(?<=forms to)|(?<=creases to)))\s+(?:the\s+)?"
)
_DOING = re.compile(rf"(?!(?:{'|'.join(sorted(NAMING_IN_ING))})$)[a-z]+ing")


# a noun phrase without article that begins a sentence and does something, or is something
_SUBJECT = Finder(
    r"(?:^|[.!?]\s+|[“\"])(?P<np>[A-Z][a-z-]+(?:\s+[a-z-]+){1,3}?)\s+(?=(?:is|are|was|were|means?|has|have|kills?|killed|works?|should|must|would|will|can|cannot|makes?|hurts?|protects?|costs?|saves?|destroys?|belongs?|deserves?)\s)"
)
_UNCOUNTED = lexicon.words("idea_words", "uncounted")


def _judged_subjects(policies: Policies, text: Text, readable: list[Paragraph]) -> None:
    """ "Rent control means that I can stay": what a sentence is about, where the release names it again."""
    for para in readable:
        for match in _SUBJECT.finditer(para.text) if para.is_prose else ():
            phrase = match.group("np")
            words = phrase.split()
            low = [w.lower() for w in words]
            if (
                any(
                    w in FUNCTION_WORDS or is_verb(w) or w in VERBS_AFTER_A_NOUN or w in _NOT_POLICIES
                    for w in low
                )
                or low[0] in JUDGING
                or " ".join(low) in _NOT_POLICIES
                or not (can_be_done(low[-1]) or low[-1] in _UNCOUNTED)
                or not (text.low.count(phrase.lower()) > 1 or text.heads(phrase))
            ):
                continue
            place = (para.start + match.start("np"), para.start + match.end("np"))
            if not policies.covers(place[0]):
                policies.add(
                    phrase[0].lower() + phrase[1:],
                    PolicyKind.PRACTICE,
                    place,
                    "policy.subject",
                    0.55,
                    "practice",
                )


def _names_a_practice(words: list[str], phrase: str, text: Text, strong: bool, gentle: bool) -> bool:
    low = phrase.lower()
    last = words[-1].lower()
    content = [w for w in words if w.lower() not in FUNCTION_WORDS]
    if (
        len(content) < 2
        or len(words) > 7
        or last in _NOT_POLICIES
        or low in _NOT_POLICIES
        or any(t in low for t in _TOPICS)
        or content[0].lower() in _NOT_POLICIES
        or (words[0].lower().endswith("ing") and not text.count(phrase) >= 2)
        or ORG_HEAD.search(phrase)
        or all(w[0].isupper() for w in content)
    ):  # fmt: skip
        return False
    if gentle and not _ACTION.search(last) and last not in HEADS:
        return False
    return (
        text.count(phrase) >= 2
        or (text.heads(phrase) and strong)
        or (strong and words[0].islower() and len(content) <= 4)
    )


def can_be_done(noun: str) -> bool:
    """Whether a noun is of what is done, given or owed rather than of a thing."""
    return noun in _IDEA_HEADS or _ACTION.search(noun) is not None


# the last word of what can be done or left undone, rather than of a thing: "rent testing", "river closures"
_ACTION = re.compile(
    r"(?:ing|(?:tion|sion|ment|ship|ance|age|al|ure)s?|exports|imports|tests|checks|limits|searches|arrests|strikes|wages|standards|protections)$"
)
_TOPICS = tuple(t for t in _NOT_POLICIES if " " in t)


_IDEA_TOKENS = frozenset().union(*map(tokens, _ALWAYS_IDEAS))
_NOUN = Finder(rf"(?<=[\w’'] )(?:{lexicon.alternation(_ALWAYS_IDEAS)})(?![\w'’-])", re.I)
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([\w$%][\w$%&/-]*)\s$")
_DO_TOO = ("pay", "fund", "cut", "limit", "strike")  # "corporations pay"
_OFTEN = 3  # mentions by which a release is about a thing


def recurring(policies: Policies, text: Text, readable: list[Paragraph], others: frozenset[str]) -> None:
    """ "hazard pay", "tuition fees": what the headline has and the release names again and again, whatever is said of it."""
    if text.headline.isdisjoint(_IDEA_TOKENS):
        return
    tried: dict[str, bool] = {}
    for para in readable:
        if not para.is_prose:
            continue
        for match in _NOUN.finditer(para.text):
            head = match.group().lower()
            if head in _NOT_POLICIES:
                continue
            best = -1
            for start in _beginnings(para.text, match, 3):
                name = para.text[start : match.end()]
                known = tried.get(name.lower())
                if known is None:
                    known = tried[name.lower()] = (
                        text.heads(name)
                        and text.count(name) >= _OFTEN
                        and name.lower() not in _NOT_POLICIES
                        and not any(name.lower() in other for other in others)
                        and not ORG_HEAD.search(name)
                    )
                if not known:
                    break
                best = start
            if best >= 0:
                place = (para.start + best, para.start + match.end())
                if not policies.at(*place) and not policies.covers(place[0]):
                    name = para.text[best : match.end()]
                    policies.add(name, PolicyKind.PRACTICE, place, "policy.recurring", 0.55, "practice")


def _beginnings(text: str, noun: re.Match[str], most: int) -> Iterator[int]:
    """Where a name that ends in `noun` may begin: at each of the words before it that could be of it, the nearest first."""
    start = noun.start()
    for nth in range(most):
        before = _WORD_BEFORE.search(text, max(0, start - 30), start)
        if before is None:
            return
        low = before.group(1).lower()
        if _no_name(low) or (nth == 0 and noun.group().lower() in _DO_TOO and low.endswith("s")):
            return
        start = before.start(1)
        yield start


def in_passing(
    policies: Policies,
    readable: list[Paragraph],
    statements: Iterable[Sequence[tuple[int, int]]],
) -> None:
    """ "Students still pay the highest service levies": what a statement names that names nothing else."""
    starts = [para.start for para in readable]
    for segments in statements:
        if any(policies.at(start, end) for start, end in segments):
            continue
        for start, end in segments:
            for para in readable[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
                begin, stop = max(0, start - para.start), min(len(para.text), end - para.start)
                for match in _NOUN.finditer(para.text, begin, stop):
                    _named_in_passing(policies, para, match)
                undertakings.done(policies, para, begin, stop)
                _pointed_at(policies, para, begin, stop)


_THIS = Finder(r"\b(?:[Tt]h(?:is|ese)|[Ss]uch(?: an?)?)\s+(?=[a-z])")
_POINTED_AT = lexicon.words("idea_words", "pointed at")


def _pointed_at(policies: Policies, para: Paragraph, begin: int, stop: int) -> None:
    """ "These projects", "such a system": what a statement points at that names nothing else."""
    for match in _THIS.finditer(para.text, begin, stop):
        words = noun_phrase(para.text, match.end())
        low = [w.lower() for _, _, w in words]
        at = next((n for n, w in enumerate(low) if n and w in ("of", "in")), len(low))
        if not low or low[at - 1] not in _POINTED_AT:
            continue
        place = (para.start + words[0][0], para.start + words[-1][1])
        if not policies.at(*place) and not policies.covers(place[0]):
            name = para.text[words[0][0] : words[-1][1]]
            policies.add(name, PolicyKind.PRACTICE, place, "policy.idea-in-passing", 0.4, "practice")


def _named_in_passing(policies: Policies, para: Paragraph, match: re.Match[str]) -> None:
    head = match.group().lower()
    if head in _NOT_POLICIES or head in _INTO or head == "policy":
        return
    start = min(_beginnings(para.text, match, 2), default=None)
    if start is None or policies.covers(para.start + start):
        return
    name = para.text[start : match.end()]
    low = name.lower()
    if low in _NOT_POLICIES or low in _IN_PASSING_NONE or ORG_HEAD.search(name) or name[0].isupper():
        return
    policies.add(
        name, PolicyKind.PRACTICE, (para.start + start, para.start + match.end()), "policy.idea-in-passing", 0.4, "practice"
    )  # fmt: skip


_PEOPLE = re.compile(r".*(?:[eo]r|is[t])s")


def _no_name(low: str) -> bool:
    return (
        low in FUNCTION_WORDS or low in JUDGING or low in _TELLS_NOTHING or low in VERBS_AFTER_A_NOUN
        or is_verb(low) or low in _NOT_POLICIES or low[0].isdigit() or len(low) < 3 or _DOING.fullmatch(low) is not None or _PEOPLE.fullmatch(low) is not None
    )  # fmt: skip


def _recurring_in_headline(policies: Policies, text: Text, readable: list[Paragraph]) -> None:
    """Two words of the headline side by side that the body repeats in small letters: what the release is about."""
    for para in readable:
        if para.role is not Role.HEADLINE:
            continue
        words = re.findall(r"[\w'’-]+|[,.:;]", para.text)
        for first, second in itertools.pairwise(words):
            a, b = first.lower(), second.lower()
            if (
                len(a) < 3 or len(b) < 3
                or a in FUNCTION_WORDS or b in FUNCTION_WORDS or a in JUDGING or a in _NOT_POLICIES or b in _NOT_POLICIES
                or is_verb(a) or is_verb(b) or a in VERBS_AFTER_A_NOUN or b in VERBS_AFTER_A_NOUN or f"{a} {b}" in _NOT_POLICIES or not a[0].isalpha() or a.endswith(("'s", "ly"))
            ):  # fmt: skip
                continue
            phrase = f"{a} {b}"
            if text.count(phrase) < 4:
                continue
            at = next(((p, i) for p in readable if p.is_prose and (i := p.text.find(phrase)) >= 0), None)
            if at is None or sum(p.text.count(phrase) for p in readable if p.is_prose) < 3:
                continue
            place = (at[0].start + at[1], at[0].start + at[1] + len(phrase))
            if not policies.covers(place[0]):
                policies.add(phrase, PolicyKind.PRACTICE, place, "policy.headline", 0.55, "practice")
