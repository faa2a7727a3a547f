"""Policies that a release names: numbers, titles, noun phrases with a policy's head; their wordings tied together."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.model import PolicyKind

_HEADS = {row[0]: (PolicyKind(row[1]), row[2]) for row in lexicon.rows("policy_heads")}
_HEAD = "|".join(sorted((re.escape(h) for h in _HEADS), key=len, reverse=True))
_CAP = r"[A-Z0-9](?:[\w'’&/-]|\.(?=\w)){0,40}"
_SMALL = r"(?:of|for|and|the|in|on|to|a|an|&)"
_NUMBERED: tuple[tuple[str, str], ...] = (
    (r"\b(?:H\.?\s?R\.?|H\.?\s?J\.?\s?Res\.?|H\.?\s?Con\.?\s?Res\.?|H\.?\s?Res\.?|S\.?\s?J\.?\s?Res\.?|S\.?\s?Res\.?)\s?\d{1,5}\b|\bS\.\s?\d{1,5}\b", "bill"),
    (r"\b(?:Senate|House|Assembly|Council|Legislative)\s+(?:Joint\s+)?(?:Bill|File|Resolution)\s+(?:No\.?\s*)?\d{1,5}\b", "bill"),
    (r"\b(?:H\.\s?B\.|S\.\s?B\.|A\.\s?B\.|L\.\s?D\.)\s?\d{1,5}\b|\b(?:SB|HB|AB|LD|LB|HF|SF|SCR|HCR|ACA|SJR|HJR)[ -]?\d{1,5}\b|\b[AS]-?\d{3,5}[AB]?(?:/[AS]-?\d{3,5}[AB]?)?(?=\s|,|\.)", "bill"),
    (r"\bBill\s+[CS]-\d{1,4}\b|\bBill\s+(?!(?:19|20)\d\d\b)\d{1,4}\b|\bIntro\.?\s+(?:No\.?\s*)?\d{1,5}(?:-[A-Z])?\b", "bill"),
    (r"\b(?:Proposition|Prop\.?|Measure|Ballot Measure|Question|Initiative|Amendment|Referendum|Issue)\s+(?:\d{1,4}|[A-Z])\b", "bill"),
    (r"\bExecutive Order\s+(?:No\.?\s*)?\d{4,6}\b|\bE\.?O\.?\s+\d{4,6}\b", "executive-order"),
    (rf"\b(?:Section|Sec\.|§)\s?\d{{1,5}}(?:\([a-z0-9]{{1,3}}\))*(?:\s+(?:of\s+the\s+)(?:{_CAP}\s+(?:{_SMALL}\s+)?){{0,7}}(?:Act|Code|Law)\b)?", "act"),
    (r"\bTitle\s+(?:[IVX]{1,5}|\d{1,3})\b", "act"),
    (r"\bRIN\s+\d{4}-[A-Z]{2}\d{2}\b|\b\d{1,3}\s+(?:CFR|C\.F\.R\.)\s+(?:Part\s+)?\d+|\b\d{2,3}\s+(?:Fed\.\s?Reg\.|FR)\s+\d{3,6}\b", "rule"),
    (r"\b(?:Directive|Regulation)\s+(?:\((?:EU|EC)\)\s+)?(?:No\s+)?\d{2,4}/\d{1,4}(?:/E[CU])?\b", "rule"),
    (r"(?<![\w.])[A-Z][\w.'’&]{1,40}(?:\s+[A-Z][\w.'’&]{1,40}){0,3}\s+v\.?s?\.?\s+[A-Z][\w.'’&]{1,40}(?:\s+[A-Z][\w.'’&]{1,40}){0,3}", "court-case"),
)  # fmt: skip
_NUMBER = re.compile("|".join(f"(?P<k{i}>{p})" for i, (p, _) in enumerate(_NUMBERED)))
_TITLED_KINDS = {
    "Act": "act", "Bill": "bill", "Law": "act", "Amendment": "bill", "Code": "act", "Treaty": "plan", "Agreement": "plan", "Accord": "plan",
    "Convention": "plan", "Covenant": "plan", "Plan": "plan", "Strategy": "plan", "Rule": "rule", "Rules": "rule", "Regulation": "rule", "Regulations": "rule",
    "Order": "executive-order", "Resolution": "bill", "Ordinance": "act", "Program": "programme", "Programme": "programme", "Initiative": "programme",
    "Scheme": "programme", "Charter": "act", "Budget": "bill", "Deal": "plan", "Compact": "plan", "Levy": "practice",
    "Policy": "practice", "Protocol": "plan", "Referendum": "bill", "Standard": "rule", "Standards": "rule", "Memorandum": "memo", "Memo": "memo",
}  # fmt: skip
_ANY_TITLE = re.compile(rf"\b(?:{'|'.join(_TITLED_KINDS)})\b")
_TITLE = re.compile(
    rf"(?<![\w'’-])(?:{_CAP}(?:,\s+{_CAP})?\s+(?:(?:{_SMALL}\s+){{0,2}}(?=[A-Z0-9(]))?(?:\([A-Z][\w\s]{{2,40}}\)\s+)?){{1,9}}(?P<head>{'|'.join(_TITLED_KINDS)})\b(?:\s+(?:of\s+)?(?:19|20)\d\d)?"
)
_STOP = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|could|can|should|must|may|might|that|which|who|whose|and|but|or|because|while|when|where|if|as|by|than|so|said|says|"
    r"today|now|we|it|they|he|she|i|not|also|only|with|after|before|until|since|without|through|into|over|under|at|from|us|you|them|its|their|our)"
)
_WORD = rf"(?!{_STOP}\b)[\w$%][\w'’.,$%/-]*\w|(?!{_STOP}\b)\w"
_COMPLEMENT = rf"(?:\s+(?:on|to|for|of|that|which|against|requiring|banning|protecting|allowing|ending)\s+(?:{_WORD})(?:\s+(?:{_WORD})){{0,8}})"
_HEAD_WORD = re.compile(
    rf"(?<![\w'’/-])(?P<head>{_HEAD}|(?:(?<=[Tt]he )|(?<=[Tt]his ))(?i:{_HEAD}))(?![\w'’-])(?P<post>{_COMPLEMENT}?)"
)
_BEFORE = re.compile(r"(?:^|(?<=\s)|(?<=[“(\-—–/]))([\w$%][\w'’$%-]*)\s+$")
_NOT_BEFORE = frozenset(
    (
        "the this that these those its their a an any our his her some such all every each no of on in to for "
        "from by with at as under into over about against and or but nor so than then when while if because "
        "is are was were be been being has have had will would could can should must may might do does did "
        "not we they he she it i you us them who which what where there here today also only just even now "
        "see said says more most very into through between without"
    ).split()
)
_VERBS = frozenset(
    (
        "pass passes adopt enact enacts approve support supports oppose opposes reject rejects end ends "
        "ending stop stops block repeal protect protects help helps defend save strengthen strengthens expand "
        "extend extends uphold sign signs introduce introduces released release releases succeed succeeds "
        "outlined outlines set sets forth cease ram sweeten allow allows fund implement implements create "
        "creates creating make makes making making announce announces announced take takes call calls urge "
        "urges welcome welcomes applaud applauds condemn condemns promote improve make advance require "
        "requires submit submitting disagree specializing specialising demands demand scrap withdraw "
        "implement changes change rush includes include including introducing supporting opposing passing "
        "proposed-by issue issued issues deliver using breaking breaks reform-minded violates violate "
        "undermine undermines continue continues lead leads"
    ).split()
)
_EVALUATIVE = frozenset(
    (
        "destructive harmful cruel unjust inhumane dangerous failed discriminatory wasteful reckless abusive "
        "unfair outdated senseless illegal punitive historic important welcome critical good bad great "
        "terrible alarming widely-supported so-called controversial misguided strong stronger robust bold "
        "landmark disastrous shameful vital essential crucial devastating extreme radical transformational "
        "ill-conceived flawed"
    ).split()
)


def _noun_phrases(text: str) -> Iterator[tuple[str, int, re.Match[str]]]:
    """Each policy head in `text` with the words before it that belong to its name: (determiner, start, match)."""
    for match in _HEAD_WORD.finditer(text):
        start = match.start()
        determiner = ""
        for _ in range(4):
            before = _BEFORE.search(text, max(0, start - 40), start)
            if before is None:
                break
            word = before.group(1)
            low = word.lower()
            if low.endswith(("'s", "s'")):
                determiner = low
                break
            if (
                low in _NOT_BEFORE
                or (low in _VERBS and low not in _EVALUATIVE)
                or (
                    low.endswith(("ed", "ly"))
                    and low
                    not in (
                        "proposed",
                        "family",
                        "early",
                        "fixed",
                        "limited",
                        "unlimited",
                        "managed",
                        "shared",
                    )
                )
            ):
                determiner = low
                break
            if before.start(1) == 0 or text[: before.start(1)].rstrip().endswith((".", ":", "“", "!", "?")):
                if low in _EVALUATIVE or (word[0].isupper() and low.endswith("ing")):
                    break
            start = before.start(1)
        while True:  # a judgement is not part of the name
            first = re.match(r"([\w-]+)\s+", text[start : match.start()])
            if not first or first.group(1).lower() not in _EVALUATIVE:
                break
            start += first.end()
        yield determiner, start, match


_GENERIC_PRE = re.compile(
    r"^(?:(?:new|proposed|draft|current|important|this|same|entire|welcome|historic|landmark|key|major|final|important|critical|existing|good|bad|terrible|federal|state|national|public|such|own|other|many|more|common|sense|bipartisan)\s+)*$",
    re.I,
)
_WEAK = frozenset(
    (
        "decision challenge order policies plans reforms reform rules law agreement rule rules policy program "
        "programme initiative proposal measure announcement guidance deal scheme strategy"
    ).split()
)


@dataclass(slots=True)
class Item:
    """A policy in the making: `places` are (start, end) in the view, wordings in order of first mention."""

    name: str
    kind: PolicyKind
    rule: str
    confidence: float
    group: str = ""
    wordings: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    def mentioned(self, wording: str, place: tuple[int, int]) -> None:
        """Another mention of the same policy."""
        if wording not in self.wordings:
            self.wordings.append(wording)
        if place not in self.places:
            self.places.append(place)


def tokens(name: str) -> frozenset[str]:
    """Content words of a name, lower case, plural s dropped: what two wordings are compared by."""
    low = name.lower().replace("'s", "")
    if any(c.isdigit() for c in low):
        for spelled, short in _BILL_SPELLINGS:
            low = spelled.sub(short, low)
    found = re.findall(r"[a-z0-9]+", low)
    return frozenset(
        w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w
        for w in found
        if w not in _EMPTY
    )


# "House Bill 214", "H.B. 214" and "HB214" are one number
_BILL_SPELLINGS = (
    (re.compile(r"\b(?:house|assembly) bill\s*(?:no\.?\s*)?(?=\d)|\bh\.?\s?b\.?\s*(?=\d)"), "hb "),
    (re.compile(r"\bsenate bill\s*(?:no\.?\s*)?(?=\d)|\bs\.?\s?b\.?\s*(?=\d)"), "sb "),
    (re.compile(r"\bh\.?\s?r\.?\s*(?=\d)"), "hr "),
    (re.compile(r"\bs\.\s*(?=\d)"), "s "),
)
_HEAD_TOKENS = frozenset(h[:-1] if len(h) > 3 and h.endswith("s") else h for h in _HEADS) | {"agency"}
_EMPTY = frozenset(
    (
        "the of a an and for to in on s this that these those its their his her our my your new proposed"
    ).split()
)


class Policies:
    """The policies of one release."""

    def __init__(self) -> None:
        self.items: list[Item] = []

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
        wording = " ".join(wording.split()).strip(" ,.;:'\"“”")
        item = self._same(wording, group)
        if item is None:
            item = Item(wording, kind, rule, confidence, group)
            self.items.append(item)
        elif rule.startswith("policy.title") and not item.rule.startswith(("policy.title", "policy.number")):
            item.name, item.kind, item.rule, item.confidence = wording, kind, rule, confidence
        item.mentioned(wording, place)
        return item

    def _same(self, wording: str, group: str) -> Item | None:
        mine = tokens(wording)
        if not mine:
            return None
        for item in self.items:
            for other in item.wordings:
                theirs = tokens(other)
                if mine == theirs:
                    return item
                if group and group == item.group and group not in ("practice", "number"):
                    a, b = mine - _HEAD_TOKENS, theirs - _HEAD_TOKENS
                    if a and b and (a <= b or b <= a):
                        return item
                small, large = sorted((mine, theirs), key=len)
                if (
                    len(small) >= 2
                    and small <= large
                    and (not group or not item.group or group == item.group)
                ):
                    return item
        return None

    def mention_again(self, item: Item, prose: list[Paragraph]) -> None:
        """Every further place where the item's own name stands."""
        pattern = re.compile(rf"(?<![\w-]){re.escape(item.name)}(?![\w-])", re.I)
        for para in prose:
            for match in pattern.finditer(para.text):
                item.mentioned(
                    " ".join(match.group().split()), (para.start + match.start(), para.start + match.end())
                )

    def at(self, start: int, end: int) -> list[tuple[Item, int, int]]:
        """The mentions inside a stretch of the view, in order; of nested ones the longest."""
        found = [(i, a, b) for i in self.items for a, b in i.places if start <= a and b <= end]
        found.sort(key=lambda f: (f[1], -(f[2] - f[1])))
        kept: list[tuple[Item, int, int]] = []
        for mention in found:
            if not kept or mention[1] >= kept[-1][2]:
                kept.append(mention)
        return kept

    def only_law(self) -> Item | None:
        """The one numbered or titled law of the release, or the one that is named twice as often as the next."""
        laws = sorted(
            (
                i
                for i in self.items
                if i.kind in (PolicyKind.BILL, PolicyKind.ACT) and i.rule in ("policy.number", "policy.title")
            ),
            key=lambda i: -len(i.places),
        )
        if not laws or (len(laws) > 1 and len(laws[0].places) < 2 * len(laws[1].places)):
            return None
        return laws[0]

    def main(self, group: str | None = None) -> Item | None:
        """The policy that the release is about: the most mentioned one, of a group where one is given."""
        fitting = [i for i in self.items if group is None or i.group == group or _compatible(i, group)]
        return max(fitting, key=lambda i: (len(i.places), -self.items.index(i)), default=None)


def _compatible(item: Item, group: str) -> bool:
    kinds = {
        "law": (PolicyKind.BILL, PolicyKind.ACT),
        "memo": (PolicyKind.MEMO,),
        "order": (PolicyKind.EXECUTIVE_ORDER,),
        "rule": (PolicyKind.RULE,),
        "plan": (PolicyKind.PLAN, PolicyKind.RULE, PolicyKind.BILL),
        "programme": (PolicyKind.PROGRAMME,),
        "court": (PolicyKind.COURT_CASE,),
    }
    return item.kind in kinds.get(group, ())


def find(paras: list[Paragraph]) -> Policies:
    """All policies named in a release: specific ones first, then the bare "the bill" tied to them."""
    policies = Policies()
    readable = [p for p in paras if p.is_prose or p.role in (Role.HEADLINE, Role.SUBHEAD)]
    prose = [p for p in readable if p.is_prose]
    for para in readable:
        for match in _NUMBER.finditer(para.text):
            kind = next(_NUMBERED[int(k[1:])][1] for k, v in match.groupdict().items() if v)
            words = match.group().rstrip(" .,")
            if kind == "court-case" and not re.search(r"\sv\.?s?\.?\s", words):
                continue
            policies.add(
                words,
                PolicyKind(kind),
                (para.start + match.start(), para.start + match.start() + len(words)),
                "policy.number",
                0.93,
                "number",
            )
    for para in prose:
        for match in _TITLE.finditer(para.text) if _ANY_TITLE.search(para.text) else ():
            _titled(policies, para, match)
    _tie_appositions(policies, prose)
    weak: list[tuple[Paragraph, str, int, re.Match[str]]] = []
    for para in prose:
        for determiner, start, match in _noun_phrases(para.text):
            if not _specific(policies, para, start, match):
                weak.append((para, determiner, start, match))
    for para, determiner, start, match in weak:
        _bare_mention(policies, para, determiner, start, match)
    for para in readable:
        if para.role in (Role.HEADLINE, Role.SUBHEAD):
            for determiner, start, match in _noun_phrases(para.text.lower()):
                _bare_mention(policies, para, determiner, start, match)
    return policies


_BODYLIKE = re.compile(
    r"(?:[A-Z]\w+\s+){0,2}(?:Center|Centre|Committee|Council|University|Association|Network|Institute|Coalition|Fund|Foundation|Professor|School|Project)\b"
)
_LEAD_WORDS = frozenset(
    (
        "the this that a an and but our under in on for by with as at of to from if when while today's "
        "through monday tuesday wednesday thursday friday saturday sunday"
    ).split()
)


def _titled(policies: Policies, para: Paragraph, match: re.Match[str]) -> None:
    words = match.group()
    start = match.start()
    while True:
        first = words.split(" ", 1)
        if len(first) == 2 and first[0].lower().strip("“") in _LEAD_WORDS:
            start += len(words) - len(first[1])
            words = first[1]
        else:
            break
    possessive = re.match(r"^.{2,60}?'s\s+(?=[A-Z])", words)
    if possessive and len(words[possessive.end() :].split()) >= 2:
        start += possessive.end()
        words = words[possessive.end() :]
    head = match.group("head")
    if len(words.split()) < 2 or (
        head
        in (
            "Policy",
            "Fund",
            "Program",
            "Initiative",
            "Standards",
            "Order",
            "Code",
            "Budget",
            "Charter",
            "Convention",
            "Strategy",
        )
        and len(words.split()) < 3
        and head != "Strategy"
    ):
        return
    if head not in ("Act", "Bill", "Law") and any(ORG_HEAD.fullmatch(w) for w in words.split()[:-1]):
        return
    if _BODYLIKE.search(words) or _BODYLIKE.match(para.text[match.end() : match.end() + 40].strip()):
        return
    if "," in words and head not in ("Act", "Bill", "Law", "Rule"):
        return
    if re.search(r"\b(?:Director|Officer|Counsel|President|Manager|Chair)\b", words) or re.match(
        r"\s+(?:Director|Officer|Counsel|Manager|Institute|Center|Council|Network|Committee|Commission|Advis)",
        para.text[match.end() : match.end() + 12],
    ):
        return
    if head in ("Policy", "Fund", "Initiative", "Program", "Law", "Convention") and re.match(
        r"\s+(?:[A-Z]|Director)", para.text[match.end() : match.end() + 12]
    ):
        return
    place = (para.start + start, para.start + start + len(words))
    if any(a == place[0] and b >= place[1] for item in policies.items for a, b in item.places):
        return  # "House Bill 214" is known by its number
    policies.add(
        words,
        PolicyKind(_TITLED_KINDS[head]),
        place,
        "policy.title",
        0.88,
        "law" if head in ("Act", "Bill", "Law", "Amendment", "Ordinance") else head.lower(),
    )


_APPOSITION = re.compile(
    r"^\s*(?:,\s+(?:or|also known as|known as|known as the|the|dubbed)\s*|\s*\(\s*(?:the\s+)?|,\s+)[“\"']?$"
)


def _tie_appositions(policies: Policies, prose: list[Paragraph]) -> None:
    """ "Intro 119, the Fair Housing Law", "the Stronger Rivers Act (H.R. 2)": a number and a title are one policy."""
    for para in prose:
        here = policies.at(para.start, para.end)
        for (a, _, a_end), (b, b_start, _) in itertools.pairwise(here):
            if (
                a is b
                or a not in policies.items
                or b not in policies.items
                or {a.rule, b.rule} != {"policy.number", "policy.title"}
            ):
                continue
            if _APPOSITION.match(para.text[a_end - para.start : b_start - para.start]):
                for wording in b.wordings:
                    if wording not in a.wordings:
                        a.wordings.append(wording)
                a.places += b.places
                policies.items.remove(b)


def _group_of(head: str) -> tuple[PolicyKind, str]:
    return _HEADS[head.lower()]


def _specific(policies: Policies, para: Paragraph, start: int, match: re.Match[str]) -> bool:
    """A noun phrase that says which policy: with a complement, or with a telling word before the head."""
    head, pre, post = (
        match.group("head"),
        para.text[start : match.start()].strip(),
        (match.group("post") or "").strip(),
    )
    post = re.sub(r"[,.;:](?:\s.*)?$", "", post, flags=re.S)
    place = (
        para.start + start,
        para.start + match.end("head") + (len(match.group("post") or "") if post else 0),
    )
    inside = policies.at(*place)
    if inside and inside[0][2] - inside[0][1] >= 0.6 * (place[1] - place[0]):
        return True
    if re.match(r"(?:on|of|for)\s", post):  # "a memorandum on raids to outline the strategy" ends before "to"
        post = re.sub(
            r"\s+to(?:\s+[a-z]+\s+(?:the|a|an|its|their|our|all|how|[\w'’]+'s)\b.*|\s*)$",
            "",
            post,
            flags=re.S,
        )
    post = re.sub(r"\s+for (?:every|all|each|any)\b.*$", "", post, flags=re.S)
    kind, group = _group_of(head)
    if group == "law" and policies.only_law() is not None:
        return False  # "a bill that takes care of the farms": the law that the release is about
    telling = bool(pre) and not _GENERIC_PRE.match(pre + " ")
    verb_complement = bool(
        re.match(r"(?:to\s+(?!the\b|our\b|all\b|a\b)[a-z]+|that\s+[a-z]+s?\s+\w|which\s)", post)
    )
    preposition = re.match(
        r"(?:on|for|of|against|requiring|banning|protecting|allowing|ending)\s+(?P<what>.+)", post, re.S
    )
    if head in _WEAK and not (
        verb_complement
        or (telling and preposition)
        or (head in ("plan", "plans", "proposal", "deal") and preposition)
    ):
        if not (
            telling
            and len(pre.split()) >= 2
            and any(w[0].isupper() for w in pre.split())
            and head not in ("decision", "challenge", "order", "agreement", "initiative")
        ):
            return False
    if (head == "order" and re.search(r"\bin $", para.text[:start])) or (head == "plans" and not preposition):
        return False
    if not (telling or verb_complement or preposition):
        return False
    end = match.end("head") + (
        match.group("post").index(post) + len(post) if post and (verb_complement or preposition) else 0
    )
    words = list(re.finditer(r"\S+", para.text[start:end]))
    end = start + words[min(len(words), 12) - 1].end()
    phrase = para.text[start:end].rstrip(" ,.;:")
    policies.add(
        phrase, kind, (para.start + start, para.start + start + len(phrase)), "policy.phrase", 0.62, group
    )
    return True


def _bare_mention(
    policies: Policies, para: Paragraph, determiner: str, start: int, match: re.Match[str]
) -> None:
    """ "the bill", "this memo", "today's announcement": tied to the policy of a fitting kind that the release is about."""
    head = match.group("head")
    named = start < match.start()
    if not (
        named
        or determiner in ("the", "this", "that", "its", "these", "such", "his", "her", "their")
        or determiner.endswith(("'s", "s'"))
    ):
        return
    _, group = _group_of(head)
    if any(a <= para.start + match.start("head") < b for item in policies.items for a, b in item.places):
        return
    item = policies.main(group)
    if item is None:
        return
    wording = " ".join(para.text[start : match.end("head")].split())
    item.mentioned(wording, (para.start + start, para.start + match.end("head")))
