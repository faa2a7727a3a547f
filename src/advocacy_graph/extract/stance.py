"""Positions and demands from predicate frames: who is for or against what, and who asks whom to do what.

Not sentiment: a frame has a cue, a target on a known side of it, and somebody whose act it is. Ending,
blocking or repealing a thing is a position against it; harm done by others to a thing is a position for it.
"""

import re
from dataclasses import dataclass
from functools import cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.policies import Item, Policies
from advocacy_graph.model import Polarity, PolicyKind

_NEGATION = re.compile(
    r"\b(?:not|never|no longer|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wouldn't|nor|refuse to|fails? to|failed to)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_DEMANDING = re.compile(
    r"\b(?:must|should|needs? to|has to|have to|ought to|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon|for)|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|implor(?:e|es|ing)|time (?:to|for)|let's|we will|we'll|fight(?:ing)? to|work(?:ing)? to|continue to|in order to|encourag(?:e|es|ing)|invit(?:e|es)|please|want|recommend(?:s|ed)?|advis(?:e|es)|call to|plea)\b",
    re.I,
)
_OURS = re.compile(r"\b(?:we|I|our|us|my)\b", re.I)
_CONDITION = re.compile(
    r"\b(?:unless|if amended|only if|provided that|so long as|as long as|if)\b[^.;:]{3,120}", re.I
)
_INTENSE = re.compile(
    r"\b(?:strongly|firmly|fully|vehemently|deeply|wholeheartedly|absolutely|utterly|completely|unequivocally|proudly|categorically|staunchly|extremely|cruel\w*|outrag\w+)\b",
    re.I,
)
_RESERVED = re.compile(
    r"\b(?:must|should|could|needs? to|has to) (?:also )?go (?:much |even )?further\b|\bdoes(?:n't| not) go far enough\b|\bnot enough\b|\bonly a first step\b|\bbut more (?:is needed|must be done)\b",
    re.I,
)
_IT = re.compile(r"^(?:It|This|That|These|They)\b(?!\s+is\s+(?:time|clear|a shame|no surprise))")


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue pattern with what it says of its target."""

    pattern: re.Pattern[str]
    polarity: Polarity
    side: str
    whose: str


@dataclass(slots=True)
class Stance:
    """One statement's position on one item: cues as worded, where they stand in the view."""

    item: Item
    polarity: Polarity
    cues: list[tuple[int, int]]
    rule: str
    confidence: float
    condition: str | None = None
    intensity: str | None = None


@cache
def frames() -> tuple[Frame, ...]:
    """The frames of data/reference/stance_cues.tsv."""
    return tuple(
        Frame(re.compile(rf"(?<![\w-])(?:{row[0]})(?![\w-])", re.I), Polarity(row[1]), row[2], row[3])
        for row in lexicon.rows("stance_cues")
    )


def stances(
    policies: Policies, para_text: str, segments: list[tuple[int, int]], *, by_holder: bool
) -> list[Stance]:
    """The positions that these stretches of the view take.

    `by_holder`: the grammatical subject "we" is the holder (quotations and boilerplate, not narration about others).
    """
    found: dict[int, Stance] = {}
    last: Item | None = None
    loose: list[tuple[Polarity, tuple[int, int]]] = []
    for start, end in segments:
        text = para_text[start:end].replace("\n", " ")
        starts = sentence_starts(text)
        for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
            last = _of_sentence(policies, text[a:b], start + a, last, found, by_holder, loose)
    _by_context(policies, segments, found, loose)
    for stance in found.values():
        if stance.polarity is Polarity.SUPPORT and any(_RESERVED.search(para_text[a:b]) for a, b in segments):
            stance.intensity = stance.intensity or "with reservation"
    return list(found.values())


def _of_sentence(
    policies: Policies,
    sentence: str,
    offset: int,
    last: Item | None,
    found: dict[int, Stance],
    by_holder: bool,
    loose: list[tuple[Polarity, tuple[int, int]]],
) -> Item | None:
    here = policies.at(offset, offset + len(sentence))
    subject_last = last
    demanding = bool(_DEMANDING.search(sentence))
    ours = by_holder or bool(_OURS.search(sentence))
    for frame in frames():
        for match in frame.pattern.finditer(sentence):
            if frame.whose == "asked" and not _asked(sentence, match.start(), demanding):
                continue
            if frame.whose == "holder" and not ours:
                continue
            if frame.whose == "holder" and not _own_act(sentence, match.start(), by_holder):
                continue
            polarity = frame.polarity
            if _NEGATION.search(sentence[: match.start()]):
                polarity = polarity.reversed
            target = _target(here, offset, match, frame.side, sentence)
            if (
                target is None
                and frame.side == "subject"
                and _IT.match(sentence)
                and subject_last is not None
                and match.start() < 90
            ):
                target = subject_last
            if target is None:
                loose.append((polarity, (offset + match.start(), offset + match.end())))
                continue
            _note(found, target, polarity, (offset + match.start(), offset + match.end()), frame, sentence)
    if here and not (_IT.match(sentence) and subject_last is not None):
        last = here[0][0]
    return last


def _by_context(
    policies: Policies,
    segments: list[tuple[int, int]],
    found: dict[int, Stance],
    loose: list[tuple[Polarity, tuple[int, int]]],
) -> None:
    """Frames whose target is not named beside them speak of what the statement names, where they agree: low confidence."""
    named: dict[int, Item] = {id(i): i for a, b in segments for i, _, _ in policies.at(a, b)}
    open_items = [i for k, i in named.items() if k not in found]
    if not open_items or not loose:
        return
    pro = sum(p is Polarity.SUPPORT for p, _ in loose)
    con = sum(p is Polarity.OPPOSE for p, _ in loose)
    if pro == con:
        return
    polarity = Polarity.SUPPORT if pro > con else Polarity.OPPOSE
    cues = [c for p, c in loose if p is polarity]
    for item in open_items[:2]:
        found[id(item)] = Stance(item, polarity, cues[:2], "stance.context", 0.5)


def _asked(sentence: str, at: int, demanding: bool) -> bool:
    if not demanding:
        return bool(re.match(r"\W*$", sentence[:at]))  # an imperative begins the sentence
    return any(m.end() <= at + 4 for m in _DEMANDING.finditer(sentence))


def _own_act(sentence: str, at: int, by_holder: bool) -> bool:
    """The verb's subject is the speaker, not somebody named: "we support", "applaud", not "owners support"."""
    before = sentence[max(0, at - 60) : at]
    if re.search(
        r"\b(?:we|I|our|and|proud(?:ly)?|who|am|are|be|strongly|fully|also|is|to|has|have|will|by|of|very|deeply|so)\s+(?:\w+ly\s+)?$",
        before,
        re.I,
    ):
        return bool(re.search(r"\b(?:we|I|our|my|us)\b", sentence[: at + 1], re.I)) or not by_holder
    if not before.strip():
        return True
    return not by_holder and bool(re.search(r"[A-Z][\w)]*\s+(?:\w+ly\s+)?$", before))


def _target(
    here: list[tuple[Item, int, int]], offset: int, match: re.Match[str], side: str, sentence: str
) -> Item | None:
    if side == "object":
        for item, start, _ in here:
            gap = start - offset - match.end()
            if 0 <= gap <= 90 and not re.search(
                r"[;:]|\b(?:but|because|while|although|which)\b", sentence[match.end() : start - offset]
            ):
                return item
        return None
    best: Item | None = None
    for item, _, end in here:
        gap = match.start() - (end - offset)
        if 0 <= gap <= 110 and not re.search(
            r"[;]|\b(?:but|while|although|how|whether|why)\b", sentence[end - offset : match.start()]
        ):
            best = item
            if gap < 40:
                break
    return best


def _note(
    found: dict[int, Stance],
    item: Item,
    polarity: Polarity,
    cue: tuple[int, int],
    frame: Frame,
    sentence: str,
) -> None:
    condition = _CONDITION.search(sentence)
    intense = _INTENSE.search(sentence)
    strength = {"holder": 0.86, "asked": 0.82, "any": 0.72}[frame.whose]
    known = found.get(id(item))
    if known is None:
        found[id(item)] = Stance(
            item, polarity, [cue], f"stance.{frame.whose}.{frame.side}", strength,
            condition.group() if condition and condition.group().lower().startswith(("unless", "only if", "if amended", "provided", "so long", "as long")) else None,
            intense.group() if intense else None,
        )  # fmt: skip
        return
    if cue not in known.cues:
        known.cues.append(cue)
    if known.polarity is not polarity:
        if known.confidence > strength + 0.05:
            return
        if strength > known.confidence + 0.05:
            known.polarity, known.confidence, known.rule = (
                polarity,
                strength,
                f"stance.{frame.whose}.{frame.side}",
            )
        else:
            known.polarity = known.polarity & polarity
    else:
        known.confidence = min(0.95, max(known.confidence, strength) + 0.04)


# --- things that a stance names which no policy pattern knows: practices and ideas

_OBJECT_CUE = re.compile(
    r"\b(?:opposed to|opposition to|oppose(?:s|d)?|an? end to|put(?:s)? an end to|(?:rightfully |finally |rightly )?ends? (?:the (?:\w+ )?practice of)|threats? to|attacks? on|the elimination of|abolition of|calls? for an end to|support(?:s|ed|ing)? for|in favou?r of|commitment to|committed to|campaign (?:for|against)|fight (?:for|against)|(?:request|consider)s?(?:\s+\w+){0,2} for)\s+"
    r"(?P<np>(?:(?:the|this|these|any|all|our|a|an|its|their|more|further|such)\s+)?(?:[\w-]+ly\s+)?(?:[a-z][\w'’-]*\s+(?:of\s+|in\s+)?){0,4}[a-z][\w'’-]+)",
)
_NP_STOP = re.compile(
    r"\s+(?:that|which|who|and|but|or|because|while|when|where|if|as|by|than|so|for|with|from|to|at|on|has|have|had|is|are|was|were|will|would|can|could|in|it|we|they|he|she|until|since|without|through|into|we|said|says|being|this|next|now|today)\b.*$"
)
_NP_LEAD = re.compile(
    r"^(?:(?:the|this|these|any|all|our|a|an|its|their|more|further|such|new|such|some|same|every)\s+)+", re.I
)
_JUDGING = re.compile(
    r"^(?:(?:[\w-]+ly|destructive|harmful|cruel|unjust|inhumane|dangerous|failed|discriminatory|wasteful|reckless|abusive|unfair|outdated|senseless|illegal|punitive|practice of|strong|stronger|basic|great|proposed)\s+)+"
)
_TOO_VAGUE = frozenset(
    (
        "all people change future work effort efforts way ways communities community families workers "
        "children members rights world country something nothing one everyone public violence it this that "
        "these lives life justice end"
    ).split()
)


def name_practices(policies: Policies, prose: list[Paragraph]) -> None:
    """Practices and ideas that stand as objects of a stance: "an end to worksite raids" names worksite raids."""
    made: list[Item] = []
    for para in prose:
        for match in _OBJECT_CUE.finditer(para.text):
            phrase = match.group("np")
            start = match.start("np")
            for pattern in (_NP_LEAD, _JUDGING, _NP_LEAD):
                cut = pattern.match(phrase)
                if cut:
                    start += cut.end()
                    phrase = phrase[cut.end() :]
            phrase = _NP_STOP.sub("", phrase).rstrip(" ,")
            words = phrase.split()
            while words and words[-1].lower() in ("the", "of", "in", "our", "a", "an"):
                words.pop()
            phrase = " ".join(words)
            if (
                len(words) < 2
                or words[0].endswith("ing")
                or len(words) > 6
                or words[-1].lower() in _TOO_VAGUE
                or words[0].lower() in ("the", "our", "being")
            ):
                continue
            place = (para.start + start, para.start + start + len(phrase))
            if policies.at(*place):
                continue
            item = policies.add(phrase, PolicyKind.PRACTICE, place, "policy.object", 0.5, "practice")
            if item not in made and item.rule == "policy.object":
                made.append(item)
    for item in made:
        policies.mention_again(item, prose)


# --- demands

_BY_WHEN = re.compile(
    r"\b(?:immediately|without (?:further )?delay|urgently|now|as soon as possible|this (?:year|week|month|session|summer|fall|autumn|spring|winter)|by (?:the end of [\w\s]{3,20}|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:, \d{4})?|\d{4})|before (?:the [\w\s]{3,25}|it is too late))\b",
    re.I,
)
_ASKS = re.compile(
    r"(?P<verb>\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|ask(?:s|ed|ing)?|implor(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|request(?:s|ed|ing)?|demand(?:s|ed|ing)?(?: that)?|challeng(?:e|es|ed))\b)\s+"
    r"(?P<whom>(?:the |both |all |our |every |each |federal |state |local |its |their )*[A-Za-z][\w.'’-]*(?:\s+(?:of |for |and |the |on |in |& )*[\w.'’&-]+){0,9}?)\s+(?:to\s+|must\s+|should\s+)(?P<what>(?!be\s+(?:a|the)\b)[a-z][^.;:”]{3,260})"
)
_MUST = re.compile(
    r"(?:^(?:And |But |So |Now )?|(?<=[,;—–] )|(?<=and )|(?<=that )|(?<=, ))(?P<whom>(?:[Tt]he |[Oo]ur )?(?:[A-Z][\w.'’&-]*|[Gg]overnment|lawmakers|legislators|ministers?|senators|councilmembers|council|administration|agency|department|minister|committee|commission|board|governor|president|legislature|parliament|regulators?|officials|leaders|policymakers|we|We)(?:\s+(?:of |for |and |the |on )?[A-Z][\w.'’&-]*){0,6}(?:\s+(?:government|administration|agency|department|council|leaders))?)"
    r"\s+(?P<modal>must|should|needs? to|has to|have to|ought to)\s+(?P<what>(?!be\s+(?:noted|remembered)\b|not be\b|have been\b|have\b)(?:now |also |immediately |urgently |not |never )?[a-z][^.;:”]{3,260})"
)
_ACTING = re.compile(
    r"^(?:(?:now|also|immediately|urgently|not|never|\w+ly)\s+)*(?:pass|adopt|enact|approve|ratify|implement|introduce|fund|restore|reinstate|preserve|protect|defend|save|strengthen|expand|extend|uphold|finali[sz]e|advance|support|maintain|keep|codify|establish|sign|back|secure|deliver|reject|repeal|scrap|abandon|withdraw|stop|halt|end|block|oppose|veto|abolish|overturn|rescind|reverse|cancel|drop|defeat|vote|ban|phase|cease|suspend|rethink|reconsider|delay|amend|release|publish|consider|take|act|ensure|provide|invest|commit|meet|listen|consult|raise|increase|reduce|cut|remove|close|open|allow|require|issue|make|do|address|review|investigate|hold|create|build|work|join|step|set|give|put|include|change|fix|sit|engage|use|honou?r|respect|return|reopen|pause|launch|appoint|convene|tax|regulate|enforce|follow|respond|continue|prioriti[sz]e|guarantee|go|resign|apologi[sz]e|explain|show|match|cap|freeze|dismantle|replace|refuse|come|negotiate|call|lead|undo|bring|find|slow|reform|move|start|begin)\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand in the view: whom (as worded, None for "we must"), the action's stretch, by when, on which item."""

    whom: str | None
    start: int
    end: int
    by_when: str | None
    item: Item | None


def demands(policies: Policies, view_text: str, segments: list[tuple[int, int]]) -> list[Asked]:
    """The demands that stand in these stretches of the view."""
    found: list[Asked] = []
    for start, end in segments:
        text = view_text[start:end].replace("\n", " ")
        starts = sentence_starts(text)
        for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
            sentence = text[a:b]
            if len(sentence) > 1500:
                continue
            seen: set[int] = set()
            for pattern in (_ASKS, _MUST):
                for match in pattern.finditer(sentence):
                    what = match.group("what").rstrip(" ,”")
                    if match.start("what") in seen or not _ACTING.match(what):
                        continue
                    seen.add(match.start("what"))
                    whom = match.group("whom").strip()
                    at = start + a + match.start("what")
                    items = policies.at(at, at + len(what))
                    when = _BY_WHEN.search(sentence[max(0, match.start("what") - 16) :])
                    collective = whom.lower() in ("we", "i", "us", "you", "they", "it", "people", "everyone")
                    found.append(
                        Asked(
                            None if collective else whom,
                            at,
                            at + len(what),
                            when.group() if when else None,
                            items[0][0] if items else None,
                        )
                    )
    return found
