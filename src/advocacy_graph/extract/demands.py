"""Demands: who is asked to do what, by when, on which policy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.attribution import sentence_starts
from advocacy_graph.extract.dates import WEEKDAY
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.policies import Item, Policies
from advocacy_graph.model.months import MONTHS, SHORT_MONTHS

# a month cut short has its full stop: "by Jan" may be a person
_MONTH = rf"(?:{'|'.join(sorted(MONTHS))}|(?:{'|'.join(sorted(SHORT_MONTHS))})\.)"
_AFTER_A_MONTH = "|".join(f"(?<={month})" for month in sorted(SHORT_MONTHS))
_BY_WHEN = re.compile(
    rf"\b(?:[Ii]mmediately|[Ww]ithout (?:further )?delay|[Uu]rgently|[Rr]ight now|now|at once|as soon as possible"
    rf"|(?:before |by )?(?:the end of )?(?:this|next) (?:year|week|month|session|summer|fall|autumn|spring|winter|quarter|term|Congress)"
    rf"|(?:by|before|no later than|not later than) (?:the )?(?:end of [\w\s]{{3,20}}|(?:first|last|\d{{1,2}}(?:st|nd|rd|th)) of {_MONTH}|(?:next |this )?{WEEKDAY}|(?:{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?(?: [a-z]+){{0,2}}|\d{{4}}|[A-Z][a-z]+ (?:recess|Day))"
    rf"|before (?:the [\w\s]{{3,40}}|it is too late|Congress [\w\s]{{3,20}})|within (?:\w+ )?(?:\d+|ten|thirty|sixty|ninety|one|two|three) (?:days|weeks|months|years))(?!\w)"
)
# an action, to the end of its clause; "1:2", "S. 12", "$2.5", "Sept. 15" end none
_ACTION = (
    r"[^.;:”]{3,320}(?:(?:(?<=\d)[:.](?=\d)|(?<=[A-Z])\.(?=\s?[A-Z\d])|(?<=No)\.|(?<=St)\."
    rf"|(?:{_AFTER_A_MONTH})\.(?= \d))[^.;:”]{{1,200}}){{0,4}}"
)
_WHOM = r"(?P<whom>(?:the |both |all |our |every |each |federal |state |local |its |their )*[A-Za-z][\w.'’&-]*(?:,?\s+(?:of |for |and |the |on |in |& )*[\w.'’&-]+){0,13}?)"
_VERB = r"(?P<verb>\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|upon)|(?:renew(?:s|ed|ing) (?:its|their|a|the) )?call(?:s|ed|ing)? for|ask(?:s|ed|ing)?|implor(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|request(?:s|ed|ing)?|demand(?:s|ed|ing)?(?: that)?|challeng(?:e|es|ed)|petition(?:s|ed|ing)?|press(?:es|ed|ing)))"
_ASKS = Finder(
    rf"{_VERB}\s+{_WHOM}\s+(?:to\s+|must\s+|should\s+)(?P<what>(?!be\s+(?:a|the)\b)[a-z]{_ACTION})"
)
_ASKS_THAT = Finder(
    rf"(?P<verb>\b(?:ask|urge|demand|request|insist|recommend)(?:s|ed|ing)?)\s+that\s+{_WHOM}\s+(?:must\s+|should\s+)?(?P<what>(?!(?:was|were|is|are|has|have|had|will|would|said)\b)[a-z]{_ACTION})"
)
_MUST = Finder(
    r"(?:^(?:And |But |So |Now |It is clear that )?|(?<=[,;—–] )|(?<=and )|(?<=that )|(?<=, ))(?P<whom>(?:[Tt]he |[Oo]ur )?(?:[A-Z][\w.'’&-]*|[Gg]overnment|lawmakers|legislators|ministers?|senators|councilmembers|council|administration|agency|department|minister|committee|commission|board|governor|president|mayor|premier|chancellor|secretary|prime minister|courts?|university|councillors|employers|landlords|compan(?:y|ies)|legislature|parliament|regulators?|officials|leaders|policymakers|we|We|it|It|they|They)(?:\s+(?:of |for |and |the |on )?[A-Z][\w.'’&-]*){0,6}(?:\s+(?:government|administration|agency|department|council|leaders))?)"
    rf"\s+(?P<modal>must|should|needs? to|has to|have to|ought to)\s+(?P<what>(?!be\s+(?:noted|remembered)\b|not be\b|have been\b|have\b)(?:now |also |immediately |urgently |not |never )?[a-z]{_ACTION})"
)
_ACTS = lexicon.alternation(lexicon.words("asked_verbs"))
_ACTING = re.compile(rf"^(?:(?:now|also|immediately|urgently|not|never|\w+ly)\s+)*(?:{_ACTS})\b", re.I)
# where the next thing asked begins: "end the raids, | to fund clinics | and to publish the audits"
_NEXT = re.compile(rf"(?:,?\s+and\s+to\s+|,\s+to\s+|,\s+(?:and\s+)?)(?=(?:{_ACTS})\s)")
_TIMES_AFTER_WHOM = re.compile(
    rf"\s+(?:today|yesterday|again|on {WEEKDAY}|this (?:week|morning|month)|{WEEKDAY})$"
)
_LIST_LEAD = re.compile(rf"{_VERB}\s+{_WHOM}\s+(?:to|must|should)\s*:\s*$")
_COLLECTIVE = frozenset("we i us you they it people everyone".split())


@dataclass(frozen=True, slots=True)
class Asked:
    """One demand in the view: whom (as worded, None for "we must"), the action's stretch, by when, on which item.

    `verb` is where the verb of asking begins: what stands before it in its sentence is who asks.
    """

    whom: str | None
    start: int
    end: int
    by_when: str | None
    item: Item | None
    verb: int
    rule: str


# without one of these nothing is asked: most sentences have none
_CUE = Finder(
    r"[Uu]rg(?:e|ing)|[Cc]all(?:s|ed|ing)? |[Aa]sk|[Ii]mplor|[Ee]ncourag|Request|request|[Dd]emand|[Cc]halleng|[Pp]etition|[Pp]ress(?:es|ed|ing)|[Ii]nsist|[Rr]ecommend"
)
_MODAL = Finder(r"\b(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b")


def may_ask(text: str) -> bool:
    """Whether a word of asking stands in `text`."""
    return _CUE.is_in(text)


def demands(
    policies: Policies, view_text: str, segments: list[tuple[int, int]], modal: bool = True
) -> list[Asked]:
    """The demands that stand in these stretches of the view; with `modal` also what somebody "must" do."""
    found: list[Asked] = []
    for start, end in segments:
        text = view_text[start:end].replace("\n", " ")
        patterns = (_ASKING if _CUE.is_in(text) else ()) + (_MODALS if modal and _MODAL.is_in(text) else ())
        if not patterns:
            continue
        starts = sentence_starts(text)
        for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
            if b - a > 1500:
                continue
            for one in _in_sentence(policies, text[a:b], start + a, patterns):
                if one.whom is None and _IT.match(text, a) and found:
                    one = replace(one, whom=found[-1].whom)  # "Congress must pass it. And it must fund it."
                found.append(one)
    return found


_IT = re.compile(
    r"[“‘]?(?:And |But |So )?(?:[Ii]t|[Tt]hey)\s+(?:\w+ly\s+)?(?:must|should|needs? to|ha(?:s|ve) to|ought to)\b"
)


_ASKING = ((_ASKS, "demand.asks"), (_ASKS_THAT, "demand.asks"))
_MODALS = ((_MUST, "demand.must"),)


def _in_sentence(
    policies: Policies, sentence: str, offset: int, patterns: tuple[tuple[Finder, str], ...]
) -> Iterator[Asked]:
    seen: set[int] = set()
    for pattern, rule in patterns:
        at = 0
        while match := pattern.search(sentence, at):
            start, end = match.span("what")
            again = _ASKS_AGAIN.search(sentence, start, end)  # "..., and we call on the House to do that"
            at = end = again.start() if again else end
            if start in seen or not _ACTING.match(sentence[start:end]):
                continue
            seen.add(start)
            whom = _TIMES_AFTER_WHOM.sub("", match.group("whom").strip().rstrip(","))
            if whom.lower() in ("this", "that", "these", "those"):
                continue
            if any(
                offset + match.start() - stop < 3
                for _, _, stop in policies.at(offset, offset + match.start())
            ):
                continue  # "The Act asks every American to show papers"
            named = whom.lower() not in _COLLECTIVE
            verb = offset + match.start("verb" if rule == "demand.asks" else "whom")
            asked = Asked(
                whom if named else None, offset, offset, None, None, verb, rule if named else "demand.must"
            )
            yield from _each(policies, sentence, offset, start, end, asked)


_ASKS_AGAIN = re.compile(
    r",?\s+(?:and|while|but)\s+(?:we\s+|also\s+|is\s+|are\s+|again\s+|further\s+)*(?=(?:urg|call(?:s|ed|ing)?\s+(?:up)?on|ask|demand|implor|request)[a-z]*\s+(?:on\s+)?[A-Za-z])"
)


def _each(
    policies: Policies, sentence: str, offset: int, start: int, end: int, asked: Asked
) -> Iterator[Asked]:
    """What is asked, thing by thing, each with the time that stands beside it."""
    cuts = [m.span() for m in _NEXT.finditer(sentence, start, end)]
    begins = [start, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), end]
    for a, b in zip(begins, ends, strict=True):
        b = a + len(sentence[a:b].rstrip(" ,”"))
        items = policies.at(offset + a, offset + b)
        yield replace(
            asked,
            start=offset + a,
            end=offset + b,
            by_when=_by_when(policies, sentence, offset, a, b)
            or _by_when(policies, sentence, offset, b, end),
            item=items[0][0] if items else None,
        )


def _by_when(policies: Policies, sentence: str, offset: int, start: int, end: int) -> str | None:
    """The time in a stretch that is no part of a policy's name: "Lower Prices Now Act"."""
    for match in _BY_WHEN.finditer(sentence, start, end):
        if not policies.covers(offset + match.start()):
            return match.group().strip()
    return None


def listed(policies: Policies, paras: list[Paragraph]) -> Iterator[tuple[Paragraph, Asked]]:
    """ "The groups call on the Secretary to:" and a list: one demand each line, with the paragraph that leads in."""
    for index, para in enumerate(paras):
        lead = _LIST_LEAD.search(para.text) if para.is_prose and para.text.endswith(":") else None
        if lead is None:
            continue
        whom = _TIMES_AFTER_WHOM.sub("", lead.group("whom").strip())
        for line in paras[index + 1 :]:
            if line.role is not Role.BULLET or not _ACTING.match(line.text):
                break
            stop = sentence_starts(line.text)
            end = stop[1] if len(stop) > 1 else len(line.text)
            action = re.sub(r"[\s.;,]+(?:and)?\s*$", "", line.text[:end])
            items = policies.at(line.start, line.start + len(action))
            when = _by_when(policies, line.text, line.start, 0, len(action))
            verb = para.start + lead.start("verb")
            yield (
                para,
                Asked(
                    whom,
                    line.start,
                    line.start + len(action),
                    when,
                    items[0][0] if items else None,
                    verb,
                    "demand.list",
                ),
            )
