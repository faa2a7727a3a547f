"""Statements: quotations and reported clauses joined to their speakers, a paragraph's worth at a time."""

import re
from dataclasses import dataclass, field

from advocacy_graph.extract import attribution, lexicon
from advocacy_graph.extract.attribution import Attribution, sentence_starts
from advocacy_graph.extract.names import Mention, mention
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.quotes import Quotation, quotations
from advocacy_graph.model import Mode

MINIMUM_WORDS = 5  # a shorter quotation in running text is a term or a slogan, not a statement
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|I'm|we're|we've)\b", re.I)
_SAID_AFTER = re.compile(r",\s+(?:said|says|added)\s+[A-Z]")
_NO_MARKS_AFTER = re.compile(
    r"(?P<clause>[A-Z][^“”]{20,1500}?),\s+(?P<at>(?:said|says|added)\s+(?P<who>[A-Z][^“”]{2,200}?))(?P<stop>\.(?=\s|$))"
)


@dataclass(slots=True)
class Draft:
    """A statement in the making: view offsets, the attribution as worded, the paragraphs it comes from."""

    segments: list[tuple[int, int]]
    mode: Mode
    who: Mention
    rule: str
    confidence: float
    paragraphs: list[int] = field(default_factory=list)
    at: tuple[int, int] | None = None


_CONFIDENCE = {
    "lead.name-verb": 0.97,
    "lead.verb-name": 0.95,
    "after.verb-name": 0.97,
    "after.name-verb": 0.95,
    "after.dash": 0.93,
    "label": 0.93,
    "lead.following": 0.93,
    "follows": 0.9,
    "no-marks": 0.8,
    "own-voice": 0.6,
    "context": 0.7,
    "indirect.said": 0.8,
    "indirect.according": 0.7,
    "indirect.act": 0.6,
}


def drafts(paras: list[Paragraph], lead: int) -> list[Draft]:
    """All statements of a release in order, direct and indirect, speakers as worded."""
    quoted = quotations(paras)
    found: list[Draft] = []
    pending: list[tuple[int, list[Quotation]]] = []  # quoted paragraphs whose attribution comes later
    waiting: Attribution | None = None  # a lead that ended its paragraph: the words come next
    block: Attribution | None = None  # "issued the following statement": all that follows is theirs
    for index, para in enumerate(paras):
        if not para.is_prose or (index < lead and not waiting):
            if para.role in (Role.END, Role.CONTACT) or para.role is Role.ABOUT:
                block = waiting = None
            continue
        here = quoted[index]
        if para.role is Role.ABOUT and not here:
            block = waiting = None
            continue
        whole = _whole(para, here)
        quoted_next = index + 1 < len(paras) and paras[index + 1].text.startswith("“")
        if not here:
            if waiting is None and block is None:
                led = _lead_alone(para, quoted_next)
                if led:
                    waiting = led
                    if led.rule == "lead.following":
                        block = led
                    pending = _flush(pending, found)
                    continue
            else:
                led = _lead_alone(para, quoted_next)
                if led:
                    waiting, block = led, led if led.rule == "lead.following" else None
                    continue
                owner = waiting or block
                assert owner is not None
                others = [
                    d
                    for d in _unmarked(para, index)
                    if d.who.name
                    and d.who.role
                    and not d.who.is_organization
                    and d.who.name != owner.who.name
                ]
                if block is not None and found and others:  # somebody else is reported: the statement is over
                    waiting = block = None
                    found.extend(others)
                    continue
                if not _sounds_narrated(para) or owner.rule != "lead.following":
                    previous = (
                        found[-1] if found and block is not None and found[-1].rule == "follows" else None
                    )
                    if previous is not None and (previous.paragraphs[-1] == index - 1 or waiting is None):
                        previous.segments.append((para.start, para.end))
                        previous.paragraphs.append(index)
                    else:
                        found.append(_draft([(para.start, para.end)], owner, "follows", index))
                    if owner.rule != "lead.following":
                        waiting = None
                    else:
                        waiting, block = None, owner
                    continue
            waiting = None
            found.extend(_unmarked(para, index))
            continue
        attributed = _attributed(para, here)
        if attributed or not whole:
            reported = _around(para, here, attributed, index)
            attributed = [*attributed, *reported] if attributed else attributed
            if not attributed and reported and not waiting and not block:
                found.extend(reported)
                pending = []
                continue
        if attributed:
            waiting = None
            if block is not None and attributed[0].who.name and not attributed[0].who.is_organization:
                block = None
            if pending:
                held = [(q.start, q.end) for _, qs in pending for q in qs]
                attributed[0].segments[:0] = held
                attributed[0].paragraphs[:0] = [i for i, _ in pending]
                pending = []
            for draft in attributed:
                if index not in draft.paragraphs:
                    draft.paragraphs.append(index)
            found.extend(attributed)
        elif waiting or (block and whole):
            owner = waiting or block
            assert owner is not None
            usable = [q for q in here if len(q) > 12] or here
            last = found[-1] if found else None
            if waiting is None and last is not None and last.paragraphs[-1] == index - 1:
                last.segments.extend((q.start, q.end) for q in usable)
                last.paragraphs.append(index)
            else:
                found.append(_draft([(q.start, q.end) for q in usable], owner, owner.rule, index))
            waiting = None
        elif whole:
            last = found[-1] if found else None
            adjoining = (
                last is not None
                and last.mode is Mode.DIRECT
                and last.paragraphs
                and last.paragraphs[-1] >= index - 1
            )
            if (here[-1].left_open and _attribution_ahead(paras, quoted, index)) or pending:
                pending.append((index, here))
            elif adjoining and last is not None:
                last.segments.extend((q.start, q.end) for q in here)
                last.paragraphs.append(index)
            else:
                pending.append((index, here))
        else:
            pending = []
            found.extend(_unmarked(para, index) or _in_context(para, here, index))
    _flush(pending, found)
    return found


def own_voice(paras: list[Paragraph], lead: int) -> Draft | None:
    """A body that speaks in the first person plural throughout is one statement of its issuer; None where it does not."""
    body = [(i, p) for i, p in enumerate(paras) if i >= lead and p.role is Role.BODY and len(p.text) > 60]
    ours = sum(bool(re.search(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs)\b", p.text)) for _, p in body)
    if ours < 2 or ours < 0.4 * len(body):
        return None
    return Draft(
        [(p.start, p.end) for _, p in body],
        Mode.DIRECT,
        Mention(),
        "own-voice",
        _CONFIDENCE["own-voice"],
        [i for i, _ in body],
    )


def _flush(
    pending: list[tuple[int, list[Quotation]]], found: list[Draft]
) -> list[tuple[int, list[Quotation]]]:
    """Quoted paragraphs that nobody claimed join the direct statement before them, where there is one."""
    if pending and found and found[-1].mode is Mode.DIRECT:
        for index, qs in pending:
            found[-1].segments.extend((q.start, q.end) for q in qs)
            found[-1].paragraphs.append(index)
    return []


def _attribution_ahead(paras: list[Paragraph], quoted: list[list[Quotation]], index: int) -> bool:
    """Whether the chain of open quotations that starts here ends in a paragraph with its own attribution."""
    for later in range(index + 1, min(index + 8, len(paras))):
        here = quoted[later]
        if not here or not here[0].goes_on:
            return False
        if _attributed(paras[later], here):
            return True
        if not here[-1].left_open:
            return False
    return False


def _whole(para: Paragraph, here: list[Quotation]) -> bool:
    """Whether nearly all of the paragraph stands in quotation marks."""
    return bool(here) and sum(len(q) for q in here) >= 0.85 * (len(para.text) - 2 * len(here))


def _draft(segments: list[tuple[int, int]], owner: Attribution, rule: str, index: int) -> Draft:
    return Draft(
        segments,
        Mode.DIRECT,
        owner.who,
        rule,
        _CONFIDENCE[rule],
        [index],
        (owner.start, owner.end),
    )


def _lead_alone(para: Paragraph, quoted_next: bool) -> Attribution | None:
    """A paragraph that only leads in: it ends in a colon, a verb of saying, or announces a statement."""
    text = para.text.rstrip()
    if len(text) > 700 or text.endswith(("”", "!", "?")):
        return None
    if not (
        text.endswith((":", ","))
        or re.search(r"\b(?:said|says|statement|statements)\W?$", text)
        or re.search(r"following (?:joint )?(?:statement|remarks|comment)", text[-300:])
    ):
        return None
    led = attribution.before(text, para.start)
    if led and led.rule == "label" and not quoted_next and not (led.who.role and led.who.name):
        return None
    if led is None and text.endswith(":") and len(text) < 160:
        who = mention(text.rstrip(":"))
        if who.name and who.role:
            return Attribution(who, "label", para.start, para.end)
    return led


def _sounds_narrated(para: Paragraph) -> bool:
    return bool(
        re.match(
            r"(?:For more information|To (?:learn|read|view|see)|Click|Read|The full|See the|Learn more|Visit|Note)",
            para.text,
        )
    ) or bool(re.match(r"^[A-Z][\w .,'-]{2,60}:\s*$", para.text))


def _attributed(para: Paragraph, here: list[Quotation]) -> list[Draft]:
    """Statements of one paragraph with quotations: every piece outside the marks is tried as an attribution."""
    text = para.text
    found: list[Draft] = []
    marks = [(q.start - para.start, q.end - para.start) for q in here]
    taken: dict[int, Attribution] = {}
    for i, (start, end) in enumerate(marks):
        previous_end = marks[i - 1][1] if i else 0
        gap_before = text[previous_end:start].rstrip("“ ")
        gap_before = gap_before.lstrip("”")
        offset = (
            para.start
            + previous_end
            + (len(text[previous_end:start]) - len(text[previous_end:start].lstrip("”")))
        )
        next_start = marks[i + 1][0] if i + 1 < len(marks) else len(text)
        gap_after_raw = text[end:next_start].rstrip("“ ") if i + 1 < len(marks) else text[end:]
        gap_after = gap_after_raw.lstrip("”")
        after_offset = para.start + end + len(gap_after_raw) - len(gap_after)
        ends_clause = text[:end].rstrip().endswith((",", "!", "?", ".", "—", "–", "-")) or gap_after.lstrip()[
            :1
        ] in (",", "-", "–", "—")
        led = attribution.before(gap_before, offset) if gap_before.strip() and _leads(gap_before) else None
        followed = attribution.after(gap_after, after_offset) if gap_after.strip() and ends_clause else None
        if led and not (
            i
            and led.start < taken.get(i - 1, led).end
            and taken.get(i - 1) is not None
            and taken[i - 1].rule.startswith("after")
        ):
            taken[i] = led
        elif followed:
            taken[i] = followed
    if not taken:
        return []
    current: Draft | None = None
    for i, (start, end) in enumerate(marks):
        words = len(text[start:end].split())
        own = taken.get(i)
        segment = (para.start + start, para.start + end)
        if own is not None:
            same = current is not None and (
                own.who.pronoun
                or own.continues
                or own.who.name == current.who.name
                or _surname_of(own.who, current.who)
            )
            if current is not None and same:
                current.segments.append(segment)
            else:
                if words < 3 and own.rule != "label":
                    continue
                current = Draft(
                    [segment],
                    Mode.DIRECT,
                    own.who,
                    own.rule,
                    _CONFIDENCE[own.rule],
                    [],
                    (own.start, own.end),
                )
                if not found and i:  # earlier quotations of the paragraph without their own attribution
                    early = [
                        (para.start + a, para.start + b)
                        for a, b in marks[:i]
                        if len(text[a:b].split()) >= MINIMUM_WORDS
                    ]
                    if own.rule.startswith("after"):
                        current.segments[:0] = early
                found.append(current)
        elif current is not None and words >= MINIMUM_WORDS - 2 and _stands_alone(text, marks, i):
            current.segments.append(segment)
    return found


def _around(para: Paragraph, here: list[Quotation], attributed: list[Draft], index: int) -> list[Draft]:
    """Reported speech in the sentences of a paragraph that hold no quotation of their own."""
    found: list[Draft] = []
    taken = [d.at for d in attributed if d.at]
    starts = sentence_starts(para.text)
    for a, b in zip(starts, [*starts[1:], len(para.text)], strict=True):
        start, end = para.start + a, para.start + b
        if any(q.start < end and start < q.end for q in here) or any(x < end and start < y for x, y in taken):
            continue
        draft = _reported(para.text[a:b].rstrip(), start, index)
        if draft is None:
            continue
        last = found[-1] if found else None
        if last is not None and (
            draft.who.pronoun or draft.who.name == last.who.name or _surname_of(draft.who, last.who)
        ):
            last.segments.extend(draft.segments)
        else:
            found.append(draft)
    return found


_PRESENTED = re.compile(
    r"^(?:For|To|As for)\s+(?P<who>[A-Z][^“”.;]{4,200}?),\s+(?:the|this|that|it|there)\b[^“”]{0,160}$"
)


def _in_context(para: Paragraph, here: list[Quotation], index: int) -> list[Draft]:
    """ "For X, role of Org, the price is the point. “Q”": a quotation whose speaker the sentence before presents."""
    before = para.text[: here[0].start - para.start].rstrip("“ ").rstrip(". ")
    match = _PRESENTED.match(before)
    who = mention(match.group("who")) if match else Mention()
    if not who.name or not match:
        return []
    at = (para.start + match.start("who"), para.start + match.end("who"))
    segments = [(q.start, q.end) for q in here]
    return [Draft(segments, Mode.DIRECT, who, "context", _CONFIDENCE["context"], [index], at)]


def _surname_of(a: Mention, b: Mention) -> bool:
    return bool(a.name and b.name) and (a.name or "").split()[-1] == (b.name or "").split()[-1]


def _stands_alone(text: str, marks: list[tuple[int, int]], i: int) -> bool:
    """A quotation that is its own sentence, not a phrase quoted inside narration."""
    before = text[: marks[i][0]].rstrip("“ ").rstrip()
    return not before or before[-1] in ".!?:,”"


def _leads(gap: str) -> bool:
    tail = gap.rstrip()
    return tail.endswith((":", ",", "that", "…", "—", "–", "-")) or bool(
        re.search(rf"(?:{lexicon.speech_verbs('say', 'go-on')})$", tail)
    )


_SAY = lexicon.speech_verbs("say", "go-on")
_INDIRECT = re.compile(
    rf"^(?P<who>(?:[A-Z]|he\b|she\b|they\b)[^“”;:]{{1,240}}?),?\s+(?:(?:has|have)\s+)?(?:also\s+|\w+ly\s+)?(?P<verb>{_SAY})\s+"
    r"(?:today|yesterday|earlier|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?[\s,]*(?P<that>that\s+)?(?P<clause>[^:]{12,})$",
    re.S,
)
_TRAILING = re.compile(
    r"^(?P<clause>[A-Z][^“”]{20,}?),\s+(?P<who>[^,“”]{3,120}(?:,[^,“”]{3,80},?)?)\s+(?P<verb>said|says|added|warned|argued|noted)(?:\s+today|\s+yesterday)?[.]?\s*$",
    re.S,
)
_ACCORDING = re.compile(
    r"^According to (?P<who>[^,“”]{3,140}(?:,[^,“”]{3,90}(?=,\s))?),\s+(?P<clause>.{12,})$|^(?P<clause2>.{20,}?),?\s+according to (?P<who2>[^“”]{3,160})$",
    re.S,
)
_ACT = re.compile(
    rf"^(?P<who>[A-Z][^“”;:,]{{1,160}}?)(?:,[^,]{{3,160}},)?\s+(?:today\s+|has\s+|have\s+|also\s+|\w+ly\s+|is\s+|are\s+)*(?P<clause>(?P<verb>{lexicon.speech_verbs('act')})\b.{{8,}})$",
    re.S,
)


def _unmarked(para: Paragraph, index: int) -> list[Draft]:
    """Statements outside quotation marks: marks that were lost, reported speech, speech acts."""
    found: list[Draft] = []
    text = para.text
    if "“" not in text and _SAID_AFTER.search(text):
        lost = _lost_marks(para, index)
        if lost:
            return lost
    starts = sentence_starts(text)
    for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[a:b].rstrip()
        if len(sentence) > 900 or len(sentence) < 25:
            continue
        draft = _reported(sentence, para.start + a, index)
        if draft is None:
            continue
        last = found[-1] if found else None
        if (
            last is not None
            and last.mode is draft.mode
            and (draft.who.pronoun or draft.who.name == last.who.name or _surname_of(draft.who, last.who))
        ):
            last.segments.extend(draft.segments)
        else:
            found.append(draft)
    return found


def _reported(sentence: str, offset: int, index: int) -> Draft | None:
    for pattern, rule in (
        (_ACCORDING, "indirect.according"),
        (_INDIRECT, "indirect.said"),
        (_TRAILING, "indirect.said"),
        (_ACT, "indirect.act"),
    ):
        match = pattern.match(sentence.rstrip("."))
        if not match:
            continue
        groups = match.groupdict()
        name = "who2" if groups.get("who2") else "who"
        clause = "clause2" if groups.get("clause2") else "clause"
        raw = match.group(name)
        if len(raw.split()) > 32 or re.search(r"\b(?:which|that|because|when|if|would|could|will)\b", raw):
            continue
        who = mention(re.sub(r"^(?:In|At|On|For)\b[^,]{0,100},\s+", "", raw))
        if who.is_empty:
            continue
        if (
            rule == "indirect.said"
            and not match.groupdict().get("that")
            and pattern is _INDIRECT
            and len(match.group(clause).split()) < 7
        ):
            continue
        if rule == "indirect.act" and not (who.is_organization or who.name):
            continue
        start, end = match.span(clause)
        return Draft(
            [(offset + start, offset + end)],
            Mode.INDIRECT,
            who,
            rule,
            _CONFIDENCE[rule],
            [index],
            (offset, offset + len(sentence)),
        )
    return None


def _lost_marks(para: Paragraph, index: int) -> list[Draft]:
    """`We wanted to see, said X, Director of Y. It turns out ...`: speech whose marks a content system dropped."""
    text = para.text
    found: list[Draft] = []
    matches = [m for m in _NO_MARKS_AFTER.finditer(text) if _is_clause_start(text, m.start("clause"))]
    for i, match in enumerate(matches):
        who = mention(match.group("who"))
        if not who.name and not who.pronoun:
            continue
        starts = [s for s in sentence_starts(text[: match.start("at")]) if s >= match.start("clause")]
        begin = (
            match.start("clause") if not starts or _FIRST_PERSON.search(match.group("clause")) else starts[-1]
        )
        segments = [(para.start + begin, para.start + match.end("clause"))]
        rest_end = matches[i + 1].start("clause") if i + 1 < len(matches) else len(text)
        rest_start = match.end("stop")
        rest = text[rest_start:rest_end]
        stripped = rest.strip()
        if (
            stripped
            and i + 1 == len(matches)
            and (_FIRST_PERSON.search(stripped) or _FIRST_PERSON.search(match.group("clause")))
        ):
            lead_space = len(rest) - len(rest.lstrip())
            segments.append(
                (para.start + rest_start + lead_space, para.start + rest_start + lead_space + len(stripped))
            )
        last = found[-1] if found else None
        if last is not None and (_surname_of(who, last.who) or who.pronoun):
            last.segments.extend(segments)
        else:
            found.append(
                Draft(
                    segments,
                    Mode.DIRECT,
                    who,
                    "no-marks",
                    _CONFIDENCE["no-marks"],
                    [index],
                    (para.start + match.start("at"), para.start + match.end("at")),
                )
            )
    return found


def _is_clause_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace()
