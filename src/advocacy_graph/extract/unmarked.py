"""Direct speech whose marks were lost, told by those who say "we" and "I" in it."""

import re

from advocacy_graph.extract import attribution
from advocacy_graph.extract.attribution import SPEECH, Attribution, sentence_starts
from advocacy_graph.extract.draft import Draft, direct, same_speaker
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.reported import NO_MARKS_AFTER, reported
from advocacy_graph.extract.speaker import mention

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s|[Mm]y|I'm|[Ww]e're|[Ww]e've)\b")
_SAID_AFTER = re.compile(
    r",\s+(?:(?:said|says|added|adds)\s+[A-Z]|(?:[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}|she|he|they)\s+(?:said|says|added)(?:[.,]|\s+(?:today|yesterday|following|after)\b))"
)
_ALL_COLON = re.compile(
    r"^(?:[^“”:]{3,320}?:\s+(?=[A-Z])|[^“”:.]{3,200}?\s(?:said|says),\s+(?=(?:I|I'm|I've|We|We're|We've|My|Our)\s))"
)


def marks_are_lost(paras: list[Paragraph]) -> bool:
    """Whether people speak in the first person in a release that has no double quotation mark at all."""
    return not any("“" in p.text or "”" in p.text for p in paras) and any(
        _SAID_AFTER.search(p.text) and FIRST_PERSON.search(p.text) for p in paras
    )


def statements(para: Paragraph, index: int, marks_lost: bool = False) -> list[Draft]:
    """What a paragraph without quotations, or whose quotations are phrases, attributes to somebody."""
    text = para.text
    if "“" not in text:
        lost = _lost_marks(para, index, marks_lost)
        if lost:
            return lost
    return reported(para, index, [], [])


def ends_attributed(text: str) -> bool:
    """Whether a paragraph ends in the attribution of its own words: "..., she said."."""
    match = NO_MARKS_AFTER.search(text) if text.endswith(".") else None
    while match and match.end() < len(text):
        match = NO_MARKS_AFTER.search(text, match.end())
    return match is not None and match.group("who2") is not None and match.start() > 20


def _lost_marks(para: Paragraph, index: int, marks_lost: bool) -> list[Draft]:
    """`We wanted to see, said X, Director of Y. It turns out ...`: speech whose marks a content system dropped."""
    text = para.text
    found: list[Draft] = []
    matches = list(NO_MARKS_AFTER.finditer(text)) if _SAID_AFTER.search(text) else []
    done = 0
    for i, match in enumerate(matches):
        clause = text[done : match.start()]
        who = mention(match.group("who") or match.group("who2"))
        if (not who.name and not who.pronoun) or len(clause) < 20:
            continue
        spoken = FIRST_PERSON.search(clause) is not None
        if match.group("who2") and not spoken and not marks_lost:
            continue  # "The cuts cost lives, she said": reported, where marks are used at all
        if match.group("at").startswith("says") and not (spoken if marks_lost else _SPOKEN.search(clause)):
            continue  # "The cuts cost lives, says X": the clause is reported
        lead_space = len(clause) - len(clause.lstrip())
        begin = done + (max(lead_space, _begun(clause)) if spoken else sentence_starts(clause)[-1])
        if found and spoken and begin > done + lead_space:
            found[-1].segments.append(
                (para.start + done + lead_space, para.start + done + _end_before(clause, begin - done))
            )
        segments = [(para.start + begin, para.start + match.start())]
        last = i + 1 == len(matches)
        rest = text[match.end() :] if last else ""
        glued = _GLUED.search(rest)
        rest = rest[: glued.end()] if glued else rest
        stripped = rest.strip()
        if (
            stripped
            and (spoken or marks_lost or FIRST_PERSON.search(stripped))
            and not SPEECH.is_in(stripped)
        ):
            at = para.start + match.end() + len(rest) - len(rest.lstrip())
            segments.append((at, at + len(stripped)))
        anew = begin > 0 and _GLUED.match(text, begin - 1) is not None
        done = match.end()
        if found and same_speaker(who, found[-1].who) and not anew:
            found[-1].segments.extend(segments)
            continue
        owner = Attribution(who, "no-marks", para.start + match.start("at"), para.start + match.end("at"))
        found.append(direct(segments, owner, "no-marks", index))
    if not found:
        found = _after_colon(para, index)
    return found


_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|I'm|[Ww]e're|[Ww]e've)\b")
_GLUED = re.compile(r"(?<=[a-z])[.!?](?=[A-Z][a-z]|I\b)")  # where a paragraph ended: "of the islands.We"


def _begun(clause: str) -> int:
    """Where the words begin that the attribution behind `clause` gives to its speaker: at the last sentences in a row
    that speak in the first person."""
    starts = sentence_starts(clause)
    begin = starts[-1]
    for start, end in zip(reversed(starts[:-1]), reversed(starts[1:]), strict=True):
        if not FIRST_PERSON.search(clause, start, end):
            break
        begin = start
    return begin


def _end_before(clause: str, at: int) -> int:
    return len(clause[:at].rstrip())


def _after_colon(para: Paragraph, index: int) -> list[Draft]:
    """ "X, role of Org, said: We asked for three boats": the marks after the colon were lost."""
    if ":" not in para.text and "said," not in para.text and "says," not in para.text:
        return []
    match = _ALL_COLON.match(para.text)
    if not match or not FIRST_PERSON.search(para.text, match.end()):
        return []
    led = attribution.before(match.group().rstrip(), para.start)
    if led is None or led.rule in ("label", "lead.colon"):
        return []
    return [direct([(para.start + match.end(), para.end)], led, "no-marks", index)]
