"""Policies by description: "river dredging strategy", "a bill that would cap rents", and what is only pointed at."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.noun_phrases import noun_phrase
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.phrases import FUNCTION_WORDS, HEADS, JUDGING, Phrase, is_verb
from advocacy_graph.extract.policies import Policies, Text
from advocacy_graph.extract.references import REFERRING, THE_LAW_AT_LARGE, points, titled
from advocacy_graph.extract.undertakings import object_end
from advocacy_graph.model import PolicyKind

UNDER_A_STANCE = re.compile(
    r"\b(?:oppos\w+|support\w*|back(?:s|ed|ing)?|reject\w*|repeal\w*|abolish\w*|scrap\w*|ban(?:s|ned|ning)?|halt\w*|suspend\w*|end(?:s|ed|ing)?|stop\w*|block\w*|condemn\w*|"
    r"welcom\w+|applaud\w*|denounc\w+|prais\w+|against|(?:call|demand|push)\w* for|in favou?r of|withdraw\w*|rescind\w*|pass(?:es|ed|ing)?|fund(?:s|ed|ing)?|introduc\w+|propos\w+|concerned (?:at|by|about)|"
    r"need(?:s|ed)?|(?:must|should) have|wants?|deserv\w+|celebrat\w+|appreciate[sd]?|appreciating|criticis\w+|criticiz\w+|expand\w*|implement\w*|enact\w*|restore[sd]?|restoring|replac\w+|extend\w*|overturn\w*|close[sd]?|closing|thank\w* .{3,60} for)\s+"
    r"(?:(?:the|this|these|any|all|an?|its|their|such|new|proposed|further)\s+){0,3}(?:[\w'’-]+\s+)?$",
    re.I,
)  # fmt: skip


_SAID_ONCE = (
    "law",
    "rule",
    "cuts",
    "request",
    "package",
    "plan",
    "budget",
)  # groups whose nouns a speaker need not repeat
_ANNOUNCING = re.compile(
    r"\b(?:(?:announc|unveil|finali[sz]|issu|sign|publish|propos|introduc|adopt|pass)(?:e|es|ed|ing|s)|releases|released)\s+(?:(?:today|yesterday|on \w+day)\s+)?an?\s+(?:[\w-]+\s+){0,3}$"
)
_OF_WHAT = re.compile(
    r"(?:on|for|of|against|with|requiring|banning|protecting|allowing|ending|prohibiting|extending|creating)\s"
)


_RIGHTS = re.compile(r"of Rights\b")
_AT_LARGE = re.compile(r"[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?")
_COURTS = re.compile(
    r"(?:[\w.]+\s+){0,4}(?:Court|Tribunal|Board|Commission|Council|(?:Court|Board) of \w+)['’]s\s"
)
_TOPICS = lexicon.words("not_policies", "topic phrase")
# "the decision of Elm University to end the agreement with its union"
_DECIDED_BY = re.compile(
    r"\s+(?:of|by)\s+(?:the\s+)?(?P<who>(?:[A-Z][\w&.'’-]*\s+(?:(?:of|and|the|for)\s+){0,2}){1,9})(?P<does>to\s+[a-z]+\s+)?"
)
_PAID_FOR = lexicon.words("idea_words", "before a bill")
_AGAINST = re.compile(r"\s+(?:to|against|over)\s+(?:the\s+)?")
_DECIDES = re.compile(r"\b(?:Court|Tribunal|Council|Commission|Board|University|Authority)\b")
_SAID_IN_PASSING = ("funding", "permit")  # "Medicaid payments": a programme's, and no policy of their own


def specific(policies: Policies, text: Text, para: Paragraph, phrase: Phrase) -> bool:
    """A noun phrase that says which policy: with a complement, or with a telling word before the head."""
    means = phrase.means
    place = (para.start + phrase.start, para.start + phrase.head_end)
    if means.group == "cuts" and phrase.post.startswith("to ") and policies.is_spoken(place[0]):
        cut = noun_phrase(para.text, phrase.head_end + len(" to "))
        if cut and not policies.at(para.start + cut[0][0], para.start + cut[-1][1]):
            post = para.text[phrase.head_end : cut[-1][1]].strip()
            return _add_phrase(policies, para, phrase, post, 0.5, "policy.complement")
    if phrase.head in ("challenge", "lawsuit") and (phrase.telling or phrase.possessor >= 0):
        against = _AGAINST.match(para.text, phrase.head_end)
        whom = noun_phrase(para.text, against.end()) if against else []
        if whom and not policies.covers(place[0]) and not policies.at(place[0], para.start + whom[-1][1]):
            post = para.text[phrase.head_end : whom[-1][1]].strip()
            return _add_phrase(policies, para, phrase, post, 0.5, "policy.complement")
    if means.strength == "pointing":
        to_do = phrase.head == "decision" and phrase.post.startswith("to ")
        of_court = phrase.head in ("decision", "ruling") and phrase.possessor >= 0 and phrase.post
        decided = phrase.head == "decision" and _DECIDED_BY.match(para.text, phrase.head_end)
        done = 0
        if decided and decided.group("does"):
            done = object_end(para.text, decided.end())
        if decided and not done and _DECIDES.search(decided.group("who")):
            done = decided.end("who")
        if done and not policies.covers(place[0]):
            by = para.text[phrase.head_end : done].strip()
            return _add_phrase(policies, para, phrase, by, 0.5, "policy.complement")
        if policies.covers(place[0]) or not (
            to_do or (of_court and _COURTS.match(para.text, phrase.possessor, phrase.head_start))
        ):
            return False  # "the Elm Court's decision on rents", "the decision to sell nine flats"
        return _add_phrase(policies, para, phrase, phrase.post, 0.5, "policy.complement")
    inside = policies.at(*place)
    if (inside and inside[-1][2] > para.start + phrase.head_start) or policies.covers(
        para.start + phrase.head_start
    ):
        return True
    if phrase.telling and points(policies, phrase):
        return False
    if phrase.head in ("bill", "bills") and phrase.telling and phrase.telling[-1].lower() in _PAID_FOR:
        return True  # "the water bill": what is owed
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
    if phrase.head == "bill" and _RIGHTS.match(post):
        return True  # "the Bill of Rights Defence Committee"
    if phrase.head in ("law", "laws") and not post and _AT_LARGE.fullmatch(" ".join(phrase.telling)):
        return True  # "under Wisconsin law": of no law in particular
    if phrase.head == "order" and re.search(r"\bin $", para.text[: phrase.start]):
        return False
    if not (telling or post or owned) or (phrase.head in ("deal", "resolution") and post.startswith("of ")):
        return False  # "a great deal of money"
    name = para.text[phrase.start : phrase.head_end]
    if name.lower() in _TOPICS:
        return False
    if means.group in _SAID_IN_PASSING and not (policies.is_spoken(place[0]) or text.heads(name)):
        return False
    capital = (
        any(w[0].isupper() for w in phrase.telling)
        and phrase.start > 0
        and means.group not in _SAID_IN_PASSING
    )
    known = telling and (
        text.heads(name) or text.count(name) >= 2 or capital
        or bool(UNDER_A_STANCE.search(para.text, max(0, phrase.start - 60), phrase.start))
    )  # fmt: skip
    announced = defining and bool(_ANNOUNCING.search(para.text, max(0, phrase.start - 60), phrase.start))
    if means.strength == "weak":
        if not (
            known
            or (owned and (defining or of_what))
            or (of_what and len(phrase.telling) >= 2 and means.group not in ("programme", "policy"))
        ):
            under = bool(UNDER_A_STANCE.search(para.text, max(0, phrase.start - 60), phrase.start))
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
        if means.group == "programme" and post.startswith(("that ", "which ")):
            return False  # "a program that has served many": told about, not named
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
        words = _ended(words[:14])
    wording = " ".join(words).rstrip(" ,.;:")
    means = phrase.means
    place = (para.start + start, para.start + min(end, start + len(wording)))
    kind = PolicyKind.PLAN if means.strength == "pointing" else means.kind  # to decide is not yet a court's
    item = policies.add(wording, kind, place, rule, confidence, means.group)
    if phrase.whole < start:
        policies.mention(item, " ".join(para.text[phrase.whole : phrase.head_end].split()), place)
    return True


def _ended(words: list[str]) -> list[str]:
    """`words` without a beginning of what would come next: "to end its contract | with the"."""
    while words[-1].lower() in FUNCTION_WORDS:
        words.pop()
    return words


def unnamed(
    policies: Policies,
    weak: list[tuple[Paragraph, Phrase]],
    headlines: list[Paragraph],
    others: frozenset[str],
) -> None:
    """A release about "the bill" that nowhere says which: the bill is a policy all the same, named as the headline
    names it or else as it is worded."""
    worded: dict[str, Counter[str]] = {}
    for _, phrase in weak:
        if phrase.means.strength != "pointing" and phrase.means.group in _CAN_BE_UNNAMED and _is_bare(phrase):
            worded.setdefault(phrase.means.group, Counter())[phrase.head] += 1
    for group, heads in worded.items():
        known = policies.main(group) or next((i for h in heads if (i := titled(policies, h))), None)
        if known is not None and (
            len(known.places) > 1 or known.rule == "policy.title" or known.kind is PolicyKind.BILL
        ):
            continue
        above = next((named for p in headlines if (named := _over(p, group))), None)
        if above and known is None and (heads.total() > 1 or group in _HEADED_GROUPS):
            para, start, end = above
            place = (para.start + start, para.start + end)
            name = para.text[start:end]
            if not policies.covers(place[1] - 1) and not any(name.lower() in other for other in others):
                kind = next(f.means.kind for _, f in weak if f.means.group == group)
                policies.add(name, kind, place, "policy.above", 0.6, group)
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


_HEADED_GROUPS = ("law", "rule", "order", "memo", "programme", "budget")  # once more in the text is enough


def _over(para: Paragraph, group: str) -> tuple[Paragraph, int, int] | None:
    """Where a headline names what the text calls "the bill": "Tenants Cheer |Fair Rents Bill". What is done to it, and
    by whom, is no part of the name."""
    for word in _HEADLINE_WORD.finditer(para.text) if group != "map" else ():
        means = HEADS.get(word.group().lower())
        if means is None or means.group != group or means.strength == "pointing":
            continue
        start = word.start()
        while before := _WORD_BEFORE.search(para.text, max(0, start - 40), start):
            low = before.group(1).lower()
            if (
                low in FUNCTION_WORDS
                or low in _DONE
                or (is_verb(low) and low.endswith(("s", "ed")))
                or low.endswith(("'s", "s'"))
                or word.start() - before.start() > 60
            ):
                break
            start = before.start()
        telling = para.text[start : word.start()].split()
        if telling and not all(w.lower() in JUDGING for w in telling):
            return para, start, word.end()
    return None


_HEADLINE_WORD = re.compile(r"[A-Za-z]+")
_WORD_BEFORE = re.compile(r"(?<![\w'’-])([A-Za-z][\w'’-]*)\s+$")
_DONE = lexicon.words("grammar_words", "deed in a headline", "done to a law", "done to a law, or in its name")
_CAN_BE_UNNAMED = ("law", "rule", "memo", "order", "programme", "review", "plan", "budget", "map")


def _is_bare(phrase: Phrase) -> bool:
    return phrase.determiner in ("the", "this", "these", "such") or phrase.determiner.endswith("'s")


def announced(policies: Policies, weak: list[tuple[Paragraph, Phrase]]) -> None:
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


def pointed(policies: Policies, weak: list[tuple[Paragraph, Phrase]]) -> None:
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
            or not (determiner in REFERRING or determiner.endswith(("'s", "s'")))
            or policies.covers(para.start + phrase.head_start)
            or THE_LAW_AT_LARGE.search(para.text, max(0, phrase.whole - 24), phrase.whole)
        ):
            continue
        bare.setdefault(phrase.head.removesuffix("s"), []).append((para, phrase))
    for found in bare.values():
        plainly = any(
            phrase.determiner in ("this", "these")
            or UNDER_A_STANCE.search(para.text, max(0, phrase.whole - 60), phrase.whole)
            for para, phrase in found
        )
        if not plainly and len(found) < 2:
            continue
        for para, phrase in found:
            place = (para.start + phrase.head_start, para.start + phrase.head_end)
            policies.add(phrase.head, phrase.means.kind, place, "policy.pointed", 0.45, phrase.means.group)


def in_passing(
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
