"""Demands: who is asked to do what, by when, on which policy."""

import re
from dataclasses import dataclass

from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.policies import Item, Policies

_BY_WHEN = re.compile(
    r"\b(?:immediately|without (?:further )?delay|urgently|now|as soon as possible|this (?:year|week|month|session|summer|fall|autumn|spring|winter)|by (?:the end of [\w\s]{3,20}|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:, \d{4})?|\d{4})|before (?:the [\w\s]{3,25}|it is too late))\b",
    re.I,
)
_ASKS = Finder(
    r"(?P<verb>\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|ask(?:s|ed|ing)?|implor(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|request(?:s|ed|ing)?|demand(?:s|ed|ing)?(?: that)?|challeng(?:e|es|ed))\b)\s+"
    r"(?P<whom>(?:the |both |all |our |every |each |federal |state |local |its |their )*[A-Za-z][\w.'’-]*(?:\s+(?:of |for |and |the |on |in |& )*[\w.'’&-]+){0,9}?)\s+(?:to\s+|must\s+|should\s+)(?P<what>(?!be\s+(?:a|the)\b)[a-z][^.;:”]{3,260})"
)
_MUST = Finder(
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
