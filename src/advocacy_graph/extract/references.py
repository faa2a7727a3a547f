"""The bare "this bill", "the court's decision" tied to what a release has named more closely."""

import re

from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.phrases import Phrase
from advocacy_graph.extract.policies import HEAD_TOKENS, SEVERAL, Item, Policies, tokens
from advocacy_graph.model import PolicyKind

# "break the law", "under the law": of no law in particular
THE_LAW_AT_LARGE = re.compile(
    r"\b(?:break|breaks|broke|breaking|broken|under|above|against|within|follow|follows|following|obey|obeys|by|of|enforce|enforces|enforcing|before|violat\w+)\s+the\s+$"
)
_NAMED_OUTRIGHT = ("policy.number", "policy.title", "policy.unnamed")
REFERRING = ("the", "this", "that", "its", "these", "such", "his", "her", "their", "our", "my", "your")
_POINTED_AT = ("law", "rule", "memo", "order", "programme", "plan")


def points(policies: Policies, phrase: Phrase) -> bool:
    """ "This long-awaited bill", "these broadband programs": in small letters, the one that the release has named by its name."""
    named = policies.main(phrase.means.group) if phrase.determiner in ("this", "these") else None
    return (
        named is not None
        and named.rule in _NAMED_OUTRIGHT
        and phrase.means.group in _POINTED_AT
        and phrase.means.strength != "pointing"
        and all(word.islower() for word in phrase.telling)
    )


def titled(policies: Policies, head: str) -> Item | None:
    """What has this noun in its title, though the title is of another sort: "the budget" of a Budget Resolution."""
    return next(
        (i for i in policies.items if i.rule == "policy.title" and _has_noun(policies, i, head)), None
    )


_RULED = ("decision", "ruling", "judgment", "judgement", "verdict")


def _so_called(policies: Policies, head: str) -> Item | None:
    """What is itself called a decision or a ruling, the most mentioned."""
    heads = _RULED if head in _RULED else (head,)
    called = [
        i
        for i in policies.items
        if i.rule == "policy.complement" and any(_has_noun(policies, i, h) for h in heads)
    ]
    return max(called, key=lambda i: len(i.places), default=None)


# groups whose nouns are no wordings of each other: "the fee" is not the land tax
_EACH_ITS_OWN = ("practice", "tax", "ban", "funding", "wage", "permit", "works")


def _has_noun(policies: Policies, item: Item, head: str) -> bool:
    return any(tokens(head) <= words for words in policies.words_of(item))


def refer(policies: Policies, para: Paragraph, phrase: Phrase) -> None:
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
    another = (
        determiner.endswith(("'s", "s'", "’s", "s’")) and phrase.head in ("reform", "reforms") and not today
    )
    refers = not another and (
        determiner in REFERRING or determiner.endswith(("'s", "s'")) or headed or said_of or anew
    )
    if not refers and not phrase.telling:
        return
    telling = () if points(policies, phrase) else phrase.telling
    if said_of and policies.only_law() is None:
        return  # but "thanks for a bill that lets them work", where there is but one
    if policies.covers(para.start + phrase.head_start):
        return
    if telling:
        item = policies.main(means.group)
        mine = tokens(" ".join(phrase.telling)) - HEAD_TOKENS
        if headed and item is not None and item.rule in _NAMED_OUTRIGHT:
            pass  # "Red Flag Law" over a release about one bill
        elif (
            item is None
            or not mine
            or not any(mine <= t or len(mine & t) > 1 for t in policies.words_of(item))
        ):
            return
    elif phrase.head == "law" and THE_LAW_AT_LARGE.search(para.text, max(0, phrase.whole - 24), phrase.whole):
        return
    elif means.strength == "pointing":
        owned = determiner.endswith(("'s", "s'", "’s", "s’")) and phrase.head in _RULED
        if not (today or owned or determiner in ("this", "these") or (determiner == "the" and phrase.head in ("decision", "announcement", "measure", "measures", "changes", "act"))):  # fmt: skip
            return
        item = (
            (policies.main("law") if means.group == "law" else None)
            or _so_called(policies, phrase.head)
            or (None if owned and not today else policies.focus())
        )
        if item is not None and item.kind in (PolicyKind.PRACTICE, PolicyKind.IDEA):
            return  # a decision about a practice is not the practice
        if item is not None and item.first > para.start + phrase.whole and para.is_prose:
            return  # named only later: "the decision" was of something else
    elif means.strength == "way":
        return
    else:
        item = policies.main(means.group, para.start + phrase.whole)
        if item is not None and means.group in _EACH_ITS_OWN and not _has_noun(policies, item, phrase.head):
            item = None
        item = item or titled(policies, phrase.head)
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
        and not telling
        and determiner in ("the", "these", "such")
        and means.group in SEVERAL
    ):
        item = policies.several(para.start + phrase.whole) or item
    if item is None:
        return
    wording = " ".join(para.text[phrase.whole : phrase.head_end].split())
    policies.mention(item, wording, (para.start + phrase.whole, para.start + phrase.head_end))
