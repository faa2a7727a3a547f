"""Attributions: the words around a quotation that say whose it is, in all their orders."""

import re
from dataclasses import dataclass

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.names import Mention, mention

_SAY = lexicon.speech_verbs("say", "go-on")
_ADVERB = r"(?:also|then|further|today|yesterday|later|again|recently|simply|rightly|publicly|jointly|added that|\w+ly)"
_TIME = (
    r"(?:today|yesterday|this (?:morning|afternoon|evening|week)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|earlier(?: today)?|late (?:\w+day)|tonight|last (?:night|week|month))"
)
_VERB = rf"(?:(?:has|have|had)\s+)?(?:{_ADVERB}\s+)?(?P<verb>{_SAY})"
# after or between quotations: `said X`, `X said`
_INVERTED = re.compile(
    rf"^[\s,;:—–-]*(?:{_VERB}|(?P<act>according to))\s+(?:{_TIME}\s*,?\s*)?(?P<who>.+?)\s*$", re.S
)
_PLAIN = re.compile(rf"^[\s,;—–-]*(?P<who>[^“”]{{1,300}}?),?\s+{_VERB}(?=[\s.,:;—–-]|$)(?P<rest>.*)$", re.S)
# before a quotation
_LEAD_PLAIN = re.compile(
    rf"(?P<who>[^“”]{{1,320}}?),?\s+{_VERB}(?P<rest>[^“”.]{{0,160}}?)(?:\s*,)?(?:\s+that)?\s*[:,…—–-]*\s*$",
    re.S,
)
_LEAD_INVERTED = re.compile(
    r"^(?:(?:As|And)\s+)?(?P<verb>[Ss]aid|[Ss]ays|[Aa]dded)\s+(?P<who>[^“”]{2,300}?)\s*:\s*$", re.S
)
_FOLLOWING = re.compile(
    r"(?P<who>[^“”]{2,360}?)\s*,?\s+(?:has\s+|have\s+|today\s+|jointly\s+|also\s+)*(?:issued?|released?|made|offered|gave|shared|provided|delivered|had|issues|releases|makes)\s+"
    r"(?:the\s+following|this|these|the\s+below|a|joint|th[ei]\w*\s+following)\s+(?:joint\s+|brief\s+|public\s+|following\s+)*(?:statements?|remarks?|comments?|response|reaction)s?\b(?P<rest>[^“”]{0,400}?):?\s*$",
    re.S | re.I,
)
_FOLLOWING_FROM = re.compile(
    r"^(?:the\s+following\s+(?:is|are|statement)|following\s+is|below\s+is|statement|joint statement|comments?|remarks?|quotes?|the following (?:quote|comment)s?)\b[^:“”]{0,60}?\s(?:attribut(?:ed|able)\s+to|from|by|of)\s+(?P<who>[^“”:]{3,300}?)\s*(?::|$)",
    re.S | re.I,
)
_ATTRIBUTABLE = re.compile(
    r"^[\W]*(?:quotes?|comments?|statements?|lines?)?[^:“”]{0,40}?attribut(?:able|ed)\s+to\s+(?P<who>[^“”:]{3,300}?)\s*:?\s*$",
    re.I | re.S,
)
_LABEL = re.compile(r"^(?P<who>[^“”:]{3,240}?)\s*:\s*$", re.S)
_DASH = re.compile(r"^\s*[.,]?\s*[-–—~]+\s*(?P<who>[A-Z][^“”]{2,240}?)\s*\.?\s*$", re.S)
_ABBREVIATIONS = ("Dr", "Mr", "Ms", "Mrs", "Sen", "Rep", "Gov", "St", "Inc", "Prof", "Rev", "Hon", "No")
# the mark first, then what may not stand before it: the engine then looks back only where a mark is
_SENTENCE_END = re.compile(
    r"[.!?](?<![A-Z].)" + "".join(rf"(?<!\b{a}\.)" for a in _ABBREVIATIONS) + r"(?=\s+[A-Z“\"'(]|\s*$)"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who, by which rule, and where in the view the attribution stands."""

    who: Mention
    rule: str
    start: int
    end: int
    continues: bool = False  # "she added": the same speaker goes on


def first_sentence_end(text: str) -> int:
    """Where the first sentence of `text` ends (after its mark), or its length."""
    match = _SENTENCE_END.search(text)
    return match.end() if match else len(text)


def sentence_starts(text: str) -> list[int]:
    """Offsets where the sentences of `text` begin."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        at = match.end()
        while at < len(text) and text[at].isspace():
            at += 1
        if at < len(text):
            starts.append(at)
    return starts


def _trim_who(who: str) -> str:
    """The last clause of what stands before the verb: "In a letter sent Monday, Jane Doe" keeps Jane Doe."""
    who = who.strip(" ,")
    start = sentence_starts(who)[-1]
    who = who[start:]
    match = re.match(
        r"^(?:(?:In|At|On|For|As|With|While|After|Following|Speaking|During|Since|Although|Responding|Commenting|Reacting|Announcing|Welcoming|Noting|Given|Despite|Earlier|Today|Yesterday|Meanwhile|However|But|And|Finally|Also)\b[^,]{0,160},\s+)+(?=[A-Zh])",
        who,
    )
    return who[match.end() :] if match else who


def after(text: str, offset: int) -> Attribution | None:
    """An attribution that follows a quotation: `," said X, role.`; `," X said.`; ` - X, role`."""
    stop = first_sentence_end(text)
    clause = text[:stop].rstrip()
    body = clause.rstrip(".!? ")
    match = _INVERTED.match(body)
    if match:
        who = mention(match.group("who"))
        if not who.is_empty:
            return Attribution(
                who, "after.verb-name", offset, offset + len(clause), _goes_on(match.group("verb"))
            )
    match = _PLAIN.match(body)
    if match and len(match.group("who").split()) <= 30:
        who = mention(_trim_who(match.group("who")))
        if not who.is_empty:
            return Attribution(
                who, "after.name-verb", offset, offset + len(clause), _goes_on(match.group("verb"))
            )
    match = _DASH.match(text)
    if match:
        who = mention(match.group("who"))
        if who.name:
            return Attribution(who, "after.dash", offset, offset + len(text))
    return None


def before(text: str, offset: int) -> Attribution | None:
    """An attribution that leads into a quotation: `X, role, said:`; `said X:`; `Role, X:`; `issued the following statement:`."""
    starts = sentence_starts(text)
    begin = starts[-1]
    clause = text[begin:]
    for pattern, rule in (
        (_FOLLOWING, "lead.following"),
        (_LEAD_INVERTED, "lead.verb-name"),
        (_LEAD_PLAIN, "lead.name-verb"),
    ):
        match = pattern.search(clause) if rule == "lead.following" else pattern.match(clause)
        if match:
            who = mention(_trim_who(match.group("who")))
            if not who.is_empty:
                groups = match.groupdict()
                return Attribution(
                    who, rule, offset + begin, offset + len(text), _goes_on(groups.get("verb"))
                )
    match = _FOLLOWING_FROM.match(clause) or _ATTRIBUTABLE.match(clause)
    if match:
        who = mention(match.group("who"))
        if not who.is_empty:
            return Attribution(who, "lead.following", offset + begin, offset + len(text))
    match = _LABEL.match(text)
    if match:
        who = mention(match.group("who"))
        if (
            who.name
            and (who.role or " " in who.name or who.is_organization)
            and _TITLE_CASE.match(match.group("who"))
        ):
            return Attribution(who, "label", offset, offset + len(text))
    return None


_TITLE_CASE = re.compile(
    r"^(?:[^\sa-z]\S*|of|for|the|and|in|on|to|at|&|—|–|-)(?:\s+(?:[^\sa-z]\S*|of|for|the|and|in|on|to|at|de|del|la|van|von|&|—|–|-|[a-z]+,?(?=\s+(?:director|president|officer|chair|of|for|at))|director|president|chair|spokesperson))*$"
)


def _goes_on(verb: str | None) -> bool:
    return bool(verb) and (verb or "").lower().split()[0] in (
        "adds",
        "added",
        "continues",
        "continued",
        "concludes",
        "concluded",
    )
