"""Positions from predicate frames: who is for or against what.

Not sentiment: a frame has a cue, a target on a known side of it, and somebody whose act it is. Ending,
blocking or repealing a thing is a position against it; harm done by others to a thing is a position for it.
What no frame decides is told, with less confidence, from the words that judge beside it, from the speaker's
other statements, and last from the side that the rest of the release takes; what none of them tells is unknown.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from advocacy_graph.extract import lexicon, targets
from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.frames import frames, gate
from advocacy_graph.extract.gate import Words
from advocacy_graph.extract.lexicon import patterns
from advocacy_graph.extract.phrases import BAD, GOOD, ILL
from advocacy_graph.extract.policies import Item, Policies
from advocacy_graph.model import Polarity

_NEGATION = re.compile(rf"\b(?:{patterns('stance_words', 'negation')})\s+(?:\w+\s+){{0,2}}$", re.I)
_DEMANDING = Finder(rf"\b(?:{patterns('stance_words', 'demanding')})\b", re.I)
_OURS = Finder(r"\b(?:we|I|our|us|my|he|she|they|it)\b", re.I)
_CONDITION = re.compile(
    r"\b(?:unless|only if|if amended|provided that|so long as|as long as|on condition that)\b[^.;:]{3,120}",
    re.I,
)
_IF_SO = re.compile(
    r"(?<!\w)If\b[^,;.]{3,120}(?=,\s+(?:then\s+)?(?:we|I)\s+(?:can|will|could|would|may|might)\b)"
)
_INTENSE = Finder(rf"\b(?:{patterns('stance_words', 'intensity')})\b", re.I)
_RESERVED = Finder(rf"\b(?:{patterns('stance_words', 'reservation')})\b", re.I)
_IT = re.compile(
    r"^[“‘]?(?:And |But |In short, )?(?:It|This|That|These|They)\b(?!\s+is\s+(?:time|clear|a shame|no surprise))"
)


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


@dataclass(frozen=True, slots=True)
class Bare:
    """A frame in a sentence, from `start` to `end` of the view, that names no policy."""

    polarity: Polarity
    side: str
    whose: str
    cue: tuple[int, int]
    start: int
    end: int


@dataclass(slots=True)
class Taken:
    """What one statement takes a position on, and the loose cues that name no target: a positive count is for."""

    stances: list[Stance]
    named: list[Item]
    leaning: float
    cues: list[tuple[int, int]]
    bare: list[Bare]

    def left_open(self) -> list[Item]:
        """What is named and no side is taken on."""
        told = {id(s.item) for s in self.stances}
        return [i for i in self.named if id(i) not in told]


_MARKS = re.compile(
    r"[\n'‘’](?:(?<=\n)|(?<=['‘])(?<!\w.)|(?<=['’])(?!\w))"
)  # a line's end, and what stands between "was" and "‘woefully inadequate’"
_STRENGTH = {
    "holder": 0.86,
    "asked": 0.82,
    "any": 0.72,
    "effect": 0.72,
    "wanted": 0.72,
    "judged": 0.66,
    "near": 0.6,
}


_NEAR, _FAR = 40, 80  # code points between a cue and its target


def stances(policies: Policies, para_text: str, segments: list[tuple[int, int]], *, by_holder: bool) -> Taken:
    """The positions that these stretches of the view take.

    `by_holder`: the grammatical subject "we" is the holder (quotations and boilerplate, not narration about others).
    """
    reader = _Reader(policies, by_holder)
    for start, end in segments:
        text = _MARKS.sub(" ", para_text[start:end])
        starts = sentence_starts(text)
        for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
            reader.sentence(text[a:b], start + a)
    return reader.taken(any(_RESERVED.is_in(para_text[a:b]) for a, b in segments))


class _Reader:
    """Reads one statement's sentences in order; a pronoun that begins one means the item named last."""

    def __init__(self, policies: Policies, by_holder: bool) -> None:
        self.policies, self.by_holder = policies, by_holder
        self.last: Item | None = None
        self.named: dict[int, Item] = {}
        self.seen: dict[int, list[tuple[Polarity, float, tuple[int, int], str, str]]] = defaultdict(list)
        self.loose: list[tuple[Polarity, float, tuple[int, int]]] = []
        self.bare: list[Bare] = []

    def sentence(self, sentence: str, offset: int) -> None:
        here = self.policies.at(offset, offset + len(sentence))
        for item, _, _ in here:
            self.named.setdefault(id(item), item)
        pointing = self.last if _IT.match(sentence) and not (here and here[0][1] - offset < 12) else None
        demand = _DEMANDING.search(sentence)
        demanded = demand.end() if demand else None
        ours = self.by_holder or _OURS.is_in(sentence)
        open_cues: list[tuple[Polarity, float, tuple[int, int]]] = []
        hit: set[int] = set()
        inside = [(a - offset, b - offset) for _, a, b in here]
        later: list[tuple[Item, Polarity, tuple[int, int]]] = []
        known = frames()
        for index in gate().open(sentence.lower()):
            frame = known[index]
            for match in frame.pattern.finditer(sentence):
                if _in_a_name(sentence, match.start(), inside):
                    continue
                if frame.whose == "others":
                    target = targets.target_of(here, offset, match, frame.side, sentence, 40)
                    if target is not None:
                        later.append((target, frame.polarity, (offset + match.start(), offset + match.end())))
                    continue
                if frame.whose == "asked" and not _asked(sentence, match.start(), demanded):
                    continue
                if frame.side == "subject" and _WE_DO.search(
                    sentence, max(0, match.start() - 12), match.start()
                ):
                    continue  # "if the money comes, we will support the plan": not what the money does
                if frame.whose == "holder" and not (
                    ours and _own_act(sentence, match.start(), self.by_holder)
                ):
                    continue
                negated = bool(_NEGATION.search(sentence, max(0, match.start() - 40), match.start()))
                if frame.whose == "effect" and _NOT_DONE.search(match.group()):
                    negated = not negated  # "will not protect"
                polarity = frame.polarity.reversed if negated else frame.polarity
                cue = (offset + match.start(), offset + match.end())
                reach = _NEAR if frame.whose == "wanted" else _FAR
                target = targets.target_of(here, offset, match, frame.side, sentence, reach)
                if target is None and frame.side == "subject" and pointing is not None and match.start() < 90:
                    target = pointing
                weight = _STRENGTH[frame.whose]
                if target is not None and target is not pointing:
                    after = match.end() if frame.side == "object" else 0
                    if targets.is_undone(here, target, offset, sentence, after):
                        polarity = polarity.reversed
                if target is None and not here:
                    self.bare.append(
                        Bare(polarity, frame.side, frame.whose, cue, offset, offset + len(sentence))
                    )
                if target is None and (
                    frame.whose in ("asked", "wanted")
                    or (frame.whose == "effect" and match.group()[:3].lower() == "to ")
                ):
                    continue
                if (
                    target is None
                    and frame.side == "subject"
                    and targets.OF_ANOTHER.search(sentence, 0, match.start())
                ):
                    continue  # "we have a plan that saves jobs"
                if target is None:
                    open_cues.append((polarity, weight, cue))
                    continue
                hit.add(id(target))
                self.note(target, polarity, weight, cue, f"stance.{frame.whose}.{frame.side}", sentence)
                for other in targets.beside(here, target, offset, sentence) if frame.side == "object" else ():
                    hit.add(id(other))
                    self.note(
                        other, polarity, weight - 0.06, cue, f"stance.{frame.whose}.{frame.side}", sentence
                    )
        for item, start, end in here:
            harm = _HARM_IN_NAME.search(sentence, start - offset, end - offset)
            if harm is not None:
                hit.add(id(item))
                self.note(
                    item,
                    Polarity.OPPOSE,
                    0.62,
                    (offset + harm.start(), offset + harm.end()),
                    "stance.judged",
                    sentence,
                )
            ill = _ILL_DEED.search(sentence, start - offset, end - offset)
            if ill is not None and id(item) not in hit:
                self.note(
                    item,
                    Polarity.OPPOSE,
                    0.4,
                    (offset + ill.start(), offset + ill.end()),
                    "stance.judged",
                    sentence,
                )
            judged = _judged(sentence, start - offset, end - offset)
            if judged is not None:
                polarity, a, b = judged
                self.note(
                    item, polarity, _STRENGTH["judged"], (offset + a, offset + b), "stance.judged", sentence
                )
        open_cues += _leaning_words(sentence, offset, inside)
        if _VETO.is_in(sentence):  # "This veto is an insult": for what was vetoed
            open_cues = [(p.reversed, w, c) for p, w, c in open_cues]
        if later:
            self.by_others(later, open_cues, sentence, hit)
        for item in {id(i): i for i, _, _ in here}.values():
            if id(item) not in hit and open_cues:
                pro = sum(w if p is Polarity.SUPPORT else -w for p, w, _ in open_cues)
                if pro:
                    polarity = Polarity.SUPPORT if pro > 0 else Polarity.OPPOSE
                    cue = next(c for p, _, c in open_cues if p is polarity)
                    # outright, it is not turned round by what others in the release say
                    outright = _OUTRIGHT.match(sentence, cue[0] - offset)
                    self.note(item, polarity, 0.55 if outright else 0.3, cue, "stance.near", sentence)
        self.loose += open_cues
        if here and pointing is None:
            self.last = here[0][0]

    def by_others(
        self,
        later: list[tuple[Item, Polarity, tuple[int, int]]],
        open_cues: list[tuple[Polarity, float, tuple[int, int]]],
        sentence: str,
        hit: set[int],
    ) -> None:
        """What somebody else does to a thing is good or bad as the rest of the sentence judges it."""
        lean = sum(w if p is Polarity.SUPPORT else -w for p, w, _ in open_cues)
        for item, polarity, cue in later:
            if id(item) in hit:
                continue
            judged = polarity.reversed if lean < 0 else polarity
            hit.add(id(item))
            self.note(item, judged, 0.64 if lean else 0.52, cue, "stance.others.object", sentence)

    def note(
        self, item: Item, polarity: Polarity, weight: float, cue: tuple[int, int], rule: str, sentence: str
    ) -> None:
        self.named.setdefault(id(item), item)
        self.seen[id(item)].append((polarity, weight, cue, rule, sentence))

    def taken(self, reserved: bool) -> Taken:
        found: list[Stance] = []
        for key, evidence in self.seen.items():
            found.append(_weighed(self.named[key], evidence, reserved))
        leaning = sum(w if p is Polarity.SUPPORT else -w for p, w, _ in self.loose if p is not Polarity.MIXED)
        for key, item in self.named.items():
            if key not in self.seen and leaning:
                polarity = Polarity.SUPPORT if leaning > 0 else Polarity.OPPOSE
                cues = [c for p, _, c in self.loose if p is polarity][:2]
                found.append(Stance(item, polarity, cues, "stance.context", 0.5))
        return Taken(found, list(self.named.values()), leaning, [c for _, _, c in self.loose], self.bare)


def _weighed(
    item: Item, evidence: list[tuple[Polarity, float, tuple[int, int], str, str]], reserved: bool
) -> Stance:
    """One stance from all that a statement says of an item: both sides by the holder's own act are mixed."""
    sides = {p: sum(w for q, w, _, _, _ in evidence if q is p) for p in (Polarity.SUPPORT, Polarity.OPPOSE)}
    own = {p for p, w, _, rule, _ in evidence if rule.startswith("stance.holder")}
    polarity = Polarity.SUPPORT if sides[Polarity.SUPPORT] >= sides[Polarity.OPPOSE] else Polarity.OPPOSE
    if len(own) == 2:
        polarity = Polarity.MIXED
    fitting = [e for e in evidence if e[0] is polarity] or evidence
    strongest = max(fitting, key=lambda e: e[1])
    against = min(sides.values())
    confidence = min(0.95, strongest[1] + 0.04 * (len(fitting) - 1)) - (0.15 if against else 0.0)
    sentences = [e[4] for e in fitting]
    condition = next((m.group() for s in sentences if (m := _CONDITION.search(s))), None)
    if condition is None and strongest[3].startswith("stance.holder"):
        condition = next((m.group() for s in sentences if (m := _IF_SO.match(s))), None)
    if polarity is Polarity.SUPPORT and condition and condition.lower().startswith(("only if", "if ")):
        polarity = Polarity.MIXED
    intense = next((m.group() for s in sentences if (m := _INTENSE.search(s))), None)
    if polarity is Polarity.SUPPORT and reserved:
        intense = intense or "with reservation"
    cues = list(dict.fromkeys(e[2] for e in sorted(fitting, key=lambda e: -e[1])))
    rule = f"{strongest[3]}.divided" if against else strongest[3]
    return Stance(item, polarity, cues, rule, max(0.4, confidence), condition, intense)


_NO_WORD = re.compile(r"\W*")
_NOT_DONE = re.compile(r"\b(?:not|never|cannot|fail\w*)\b|n't\b", re.I)


def _asked(sentence: str, at: int, demanded: int | None) -> bool:
    """Whether a verb is what is asked for: after the first word that demands, which ends at `demanded`."""
    if demanded is None:
        return _NO_WORD.fullmatch(sentence, 0, at) is not None  # an imperative begins the sentence
    return demanded <= at + 4


def _own_act(sentence: str, at: int, by_holder: bool) -> bool:
    """The verb's subject is the speaker, not somebody named: "we support", "applaud", not "owners support"."""
    before = sentence[max(0, at - 60) : at]
    if _OTHERS_GO_ON.search(before) or _PUBLIC_BODY.search(before):
        return False  # "our Government continues to support it", "the City Council voted against it"
    if _ITS_SUBJECT.search(before):
        return (
            _FIRST_PERSON.search(sentence, 0, at + 1) is not None
            or not by_holder
            or not _AUXILIARY.search(before)
        )
    return not before.strip() or _NAMED_SUBJECT.search(before) is not None


_ITS_SUBJECT = re.compile(
    r"\b(?:we|I|he|she|they|it|our|and|proud(?:ly)?|who|am|are|be|we're|we've|I'm|strongly|fully|also|is|to|has|have|will|would|can|could|by|of|very|deeply|so|cannot|can't|don't|not|never)\s+(?:\w+ly\s+)?$",
    re.I,
)
_OTHERS_GO_ON = re.compile(
    r"\b(?!(?:we|I|will|to|and|also|must|can|should|has|have|would|not|who)\b)[\w’]+\s+(?:(?:are|is|has|have|was|were)\s+)?"
    r"(?:continu|claim|purport|choosing|chose|vow|plan|intend|promise|promising|seem|vote|appear|agree|rush|pledg)\w*\s+to\s+(?:\w+ly\s+)?$",
    re.I,
)
_PUBLIC_BODY = re.compile(
    r"\b(?:Council|Senate|House|Parliament|Congress|Assembly|Legislature|Government|Court|Administration|Governor|Mayor|President|Minister)\s+(?:\w+ly\s+|has\s+|have\s+)*$"
)
_WE_DO = re.compile(r"\b(?:[Ww]e|I)\s+$")
_FIRST_PERSON = re.compile(r"\b(?:we|I|our|my|us|we're|I'm|we've)\b", re.I)
_AUXILIARY = re.compile(r"\b(?:who|is|are|has|have|will|would|to|by|of)\s+(?:\w+ly\s+)?$")
_NAMED_SUBJECT = re.compile(
    r"(?:[A-Z][\w)]*|\b(?:members|organi[sz]ations|groups|union|association|coalition|community|industry|centre|center))\s+(?:\w+ly\s+)?$"
)


def _in_a_name(sentence: str, at: int, inside: list[tuple[int, int]]) -> bool:
    """Whether a cue is a word of a name: of a policy, or capitalised where no sentence begins."""
    if any(a <= at < b for a, b in inside):
        return True
    return (
        sentence[at].isupper()
        and at > 2
        and sentence[at - 1] == " "
        and sentence[at - 2] not in ".!?:;“—–"
        and not _TITLE_CASED.match(sentence)
    )


# every long word begins with a capital: a headline, in which capitals say nothing
_TITLE_CASED = re.compile(r"[^\sa-z]\S*(?:\s+(?:[^\sa-z]\S*|[a-z]{1,4}(?=\s)))*\s*$")
_OUTRIGHT = re.compile(r"(?:\w+ly )?(?:oppos|support|reject|condemn|endors|applaud|denounc|welcom)", re.I)
_VETO = Finder(r"\b(?:[Tt]h(?:is|e|at)|[Hh]is|[Hh]er|\w+['’]s)\s+(?:\w+\s+)?veto\b(?! override| proof)")
_WORDS_BEFORE = re.compile(r"[\w'’-]+")
_ADVERB = re.compile(r"\b(?:unfortunately|sadly|regrettably|disappointingly|alarmingly|shamefully)\b", re.I)
_MENDING = re.compile(rf"\b(?:{patterns('stance_words', 'mending')})\s+(?:[\w'’-]+\s+){{0,4}}$", re.I)
_BESIDE_ONLY = lexicon.words("stance_words", "beside only")
_PLAINLY_GOOD = GOOD - _BESIDE_ONLY
_PLAINLY_BAD = BAD - _BESIDE_ONLY


_HARM_IN_NAME = re.compile(
    rf"\b(?:{lexicon.alternation(row[0] for row in lexicon.rows('effect_verbs') if row[2] == 'oppose' and row[3] != 'noun')}|(?:attempts?|bids?|refusals?|failures?|inaction|unwillingness) to (?!fix|improve|protect|help|save|restore|reach|mend|agree|support)[a-z]|silence|slash|dismantle|roll ?back|raid|ram through|take away)\b"
)
_ILL_DEED = re.compile(r"(?<!tax )\b(?:cuts|cutbacks|closures|layoffs|redundancies|hikes)\b", re.I)
_JOINING = ("of", "to", "for", "about", "in", "on", "by", "with", "and", "the", "that", "as", "a")


def _judged(sentence: str, start: int, end: int) -> tuple[Polarity, int, int] | None:
    """A word just before or inside the mention that judges it: "this flawed bill", "weak dredging rules"."""
    for match in _WORDS_BEFORE.finditer(sentence, max(0, start - 34), end):
        low = match.group().lower()
        if low not in GOOD and low not in BAD:
            continue
        if match.end() <= start and not re.fullmatch(r"[\s“‘,\w'’-]*", sentence[match.end() : start]):
            continue
        between = sentence[match.end() : start].split() if match.end() <= start else []
        if len(between) > 2 or any(w in _JOINING for w in between):
            continue
        if match.start() >= end - len(match.group()):
            continue
        return (Polarity.SUPPORT if low in GOOD else Polarity.OPPOSE, match.start(), match.end())
    return None


def _leaning_words(
    sentence: str, offset: int, inside: list[tuple[int, int]]
) -> list[tuple[Polarity, float, tuple[int, int]]]:
    """Words that judge something in a sentence, whatever it is: a harm that is ended counts as good."""
    found: list[tuple[Polarity, float, tuple[int, int]]] = []
    for word, start, end in _LEANING.find(sentence):
        polarity = Polarity.SUPPORT
        if word not in _PLAINLY_GOOD and not _MENDING.search(sentence, max(0, start - 60), start):
            polarity = Polarity.OPPOSE
        if _in_a_name(sentence, start, inside):
            continue
        if _NEGATION.search(sentence, max(0, start - 30), start):
            polarity = polarity.reversed
        found.append((polarity, 0.4, (offset + start, offset + end)))
    return found


_LEANING = Words(_PLAINLY_GOOD | _PLAINLY_BAD | ILL)
