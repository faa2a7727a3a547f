"""Statements of one paragraph with quotations: every piece outside the marks is tried as an attribution."""

import re

from advocacy_graph.extract import attribution, context, lexicon
from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.draft import CONFIDENCE, Draft, direct, same_speaker
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import HONORIFIC, NAME, has_given_name
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.quotes import Quotation
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Mode

MINIMUM_WORDS = 5  # a shorter quotation in running text is a term or a slogan, not a statement
_RUN_TOGETHER = 1_000  # code points; a longer paragraph with quotations is several whose breaks were lost
_LEADS = Finder(
    rf"(?:[:;,…—–-]|\bthat|\bby (?:saying|stating)|\b(?:{lexicon.speech_verbs('say', 'that', 'go-on')})(?:\s+(?:today|yesterday|\w+day))?)$"
)
_SAID_NOW = re.compile(
    r"\s*(?:said|says|added|adds|explained|explains|stated|states|according to)\s+(?=[A-Z]|the |an? )"
)
_NAME_SAYS = re.compile(
    rf"\s*(?:{HONORIFIC.pattern})?{NAME.pattern}\s+(?:{lexicon.speech_verbs('say', 'that', 'go-on')})[.,]?\s*(?:$|[A-Z])"
)
# "Jane Doe, chair of the Forum, said" behind words that end in no mark of their own
_SAID_LAST = re.compile(
    rf"(?:(?:{HONORIFIC.pattern})?{NAME.pattern}|[Tt]he [a-z]+)(?:,[^“”.;:]{{3,200}}?)?,?\s+(?:{lexicon.speech_verbs('say', 'that', 'go-on')})\."
)
_CLOSES = (",", "!", "?", ".", "—", "–", "-", "…")


def is_whole(para: Paragraph, here: list[Quotation]) -> bool:
    """Whether nearly all of the paragraph stands in quotation marks."""
    return bool(here) and sum(len(q) for q in here) >= 0.85 * (len(para.text) - 2 * len(here))


def attributed(para: Paragraph, here: list[Quotation], index: int) -> list[Draft]:
    """The paragraph's statements that it attributes itself, in order."""
    text = para.text
    marks = [(q.start - para.start, q.end - para.start) for q in here]
    owners = _owners(para, marks)
    if not owners:
        return []
    found: list[Draft] = []
    current: Draft | None = None
    told = False  # whether narration came since the last attribution: what it quotes are phrases
    for i, (start, end) in enumerate(marks):
        words = len(text[start:end].split())
        own = owners.get(i)
        segment = (para.start + start, para.start + end)
        if own is None:
            told = told or not _stands_alone(para, marks, i, owners.get(i - 1))
            if current is not None and words >= MINIMUM_WORDS - 2 and not told:
                current.segments.append(segment)
            continue
        told = False
        anew = own.who.is_organization and own.rule.startswith("lead")  # "The council also notes that"
        if own.who.pronoun in ("he", "she") and own.rule.startswith("after"):
            anew = _narrates(text, marks, i, owners.get(i - 1), para.start)
        if len(text) > _RUN_TOGETHER and own.rule.startswith("after") and own.who.name:
            anew = anew or text[start].isupper()  # a page without line breaks: each stood in a paragraph
        if current is not None and not anew and same_speaker(own.who, current.who):
            current.segments.append(segment)
            continue
        split = i + 1 < len(marks) and i + 1 not in owners and text[marks[i + 1][0]].islower()
        if words < 3 and own.rule != "label" and not split:
            continue
        current = direct([segment], own, own.rule, index)
        if not found and i and own.rule.startswith("after"):
            # earlier quotations of the paragraph without an attribution of their own
            current.segments[:0] = [
                (para.start + a, para.start + b)
                for a, b in marks[:i]
                if len(text[a:b].split()) >= MINIMUM_WORDS
            ]
        found.append(current)
    return found


def _owners(para: Paragraph, marks: list[tuple[int, int]]) -> dict[int, Attribution]:
    """For each quotation the attribution beside it. One between two serves the first, what is left of it the second."""
    text = para.text
    owners: dict[int, Attribution] = {}
    for k in range(len(marks) + 1):
        start = marks[k - 1][1] if k else 0
        stop = marks[k][0] if k < len(marks) else len(text)
        while start < stop and text[start] in "” ":  # "over people. ” says X"
            start += 1
        gap = text[start:stop].rstrip("“ ") if k < len(marks) else text[start:stop]
        if not gap.strip():
            continue
        used = 0
        if (
            k
            and k - 1 not in owners
            and (
                _ends_clause(text, marks[k - 1][1], gap)
                or (
                    k == len(marks) and _is_sentence(para, marks, k - 1) and _SAID_LAST.fullmatch(gap.strip())
                )
            )
        ):
            ended = text[: marks[k - 1][1]].rstrip().endswith((".", "!", "?"))
            followed = attribution.after(gap, para.start + start, k == len(marks), ended)
            if followed and not (followed.rule == "context" and owners):
                owners[k - 1] = followed
                used = followed.end - para.start - start
        rest = gap[used:]
        if k == len(marks) or not rest.strip():
            continue
        if _LEADS.search(rest.rstrip()):
            led = attribution.before(rest, para.start + start + used)
        else:
            led = _inside_clause(rest, para.start + start + used, text[slice(*marks[k])])
        if led:
            owners[k] = led
    return owners


def _inside_clause(rest: str, offset: int, words: str) -> Attribution | None:
    """ "X notes that, given the facts, “it is hard to see why ...”": the reported clause ends in a quotation."""
    begin = attribution.sentence_starts(rest)[-1]
    if _VERB_FIRST.match(words) and len(words.split()) >= MINIMUM_WORDS and (named := _named(rest[begin:])):
        return Attribution(named, "lead.name-verb", offset + begin, offset + len(rest))
    if len(words.split()) >= MINIMUM_WORDS - 1 and (called := context.calling(rest[begin:], offset + begin)):
        return called
    if len(words.split()) < 2 * MINIMUM_WORDS or not words[:1].islower() or " that " not in rest:
        return None
    found = attribution.subject_and_verb(rest[begin:])
    if not found or not rest.startswith(" that ", begin + found[1].end()):
        return None
    who = mention(attribution.subject(found[0]))
    return None if who.is_empty else Attribution(who, "lead.name-verb", offset + begin, offset + len(rest))


# "Jane Doe, chair of the Forum, “welcomes the need for a review”": the verb stands in the marks
_VERB_FIRST = re.compile(r"(?!(?:as|this|its|his|is|was|has|us|always|perhaps|does)\b)[a-z]{3,}[a-rt-z]s\s")


def _named(words: str) -> Mention | None:
    """The person whom these words name, and nothing but that."""
    if not attribution.title_like(words):
        return None
    who = mention(words)
    return who if not who.is_organization and has_given_name(who.name or "") else None


def _ends_clause(text: str, end: int, gap: str) -> bool:
    return (
        text[:end].rstrip().endswith(_CLOSES)
        or gap.lstrip()[:1] in (",", "-", "–", "—")
        or _SAID_NOW.match(gap) is not None
        or _NAME_SAYS.match(gap) is not None
    )


def _stands_alone(
    para: Paragraph, marks: list[tuple[int, int]], i: int, previous: Attribution | None
) -> bool:
    """A quotation that is its own sentence or goes on after the attribution, not a phrase inside narration."""
    start = marks[i - 1][1] if i else 0
    if previous is not None and start <= previous.end - para.start <= marks[i][0]:
        start = previous.end - para.start
    gap = para.text[start : marks[i][0]].strip("“” ")
    return not gap or gap[-1] in ".!?:"


def _narrates(
    text: str, marks: list[tuple[int, int]], i: int, previous: Attribution | None, offset: int
) -> bool:
    """Whether sentences stand between a quotation and the one before it with its attribution: of whoever they tell, "he"
    is."""
    start = marks[i - 1][1] if i else 0
    if previous is not None:
        start = max(start, previous.end - offset)
    between = text[start : marks[i][0]].strip("“” ,;")
    return between.endswith(".") and len(between.split()) > MINIMUM_WORDS


def _is_sentence(para: Paragraph, marks: list[tuple[int, int]], i: int) -> bool:
    """Whether a quotation is a sentence rather than a phrase: several words that begin large and follow on nothing."""
    start, end = marks[i]
    return (
        para.text[start].isupper()
        and len(para.text[start:end].split()) >= MINIMUM_WORDS
        and _stands_alone(para, marks, i, None)
    )


def told_before(para: Paragraph, here: list[Quotation], index: int, around: list[Draft]) -> list[Draft]:
    """ "X remembers the old basin. “Q”": whole sentences in marks after one of whose words or doings they tell."""
    found: list[Draft] = []
    done = para.start
    for quotation in here:
        before = para.text[done - para.start : quotation.start - para.start].rstrip("“ ")
        words = quotation.start - para.start, quotation.end - para.start
        alone = before.endswith((".", "!", "?")) and para.text[words[0] : words[0] + 1].isupper()
        if len(para.text[slice(*words)].split()) < MINIMUM_WORDS and not (not before and found):
            continue  # a term amid the sentence that may tell whose the next quotation is
        if len(para.text[slice(*words)].split()) < MINIMUM_WORDS or not (alone or (not before and found)):
            done = quotation.end
            continue
        if not before:
            found[-1].segments.append((quotation.start, quotation.end))
        else:
            begin = done + attribution.sentence_starts(before)[-1]
            reported = next((d for d in around if d.at and d.at[0] == begin), None)
            owner = (
                Attribution(reported.who, "context", *reported.at)
                if reported and reported.at
                else context.presented(before[begin - done :], begin)
            )
            if owner is not None:
                found.append(direct([(quotation.start, quotation.end)], owner, "context", index))
        done = quotation.end + 1
    return found


def in_their_words(found: list[Draft], here: list[Quotation]) -> list[Draft]:
    """Reported clauses that are a quotation but for a word or two, "told the Post he had “waited for a boat”", as
    the quotation that they are."""
    for draft in found:
        start, end = draft.segments[-1]
        last = next((q for q in here if start <= q.start and end <= q.end + 1), None)
        if last is not None and len(draft.segments) == 1 and last.start - start < _A_WORD_OR_TWO <= len(last):
            draft.segments, draft.mode = [(last.start, last.end)], Mode.DIRECT
    return found


_A_WORD_OR_TWO = 12  # code points
_PRESENTED = re.compile(
    r"^(?:For|To|As for)\s+(?P<who>[A-Z][^“”.;]{4,200}?),\s+(?:the|this|that|it|there)\b[^“”]{0,160}$"
)


def in_context(para: Paragraph, here: list[Quotation], index: int) -> list[Draft]:
    """ "For X, role of Org, the price is the point. “Q”": a quotation whose speaker the sentence before presents."""
    before = para.text[: here[0].start - para.start].rstrip("“ ").rstrip(". ")
    match = _PRESENTED.match(before)
    who = mention(match.group("who")) if match else Mention()
    if not who.name or not match:
        return []
    at = (para.start + match.start("who"), para.start + match.end("who"))
    segments = [(q.start, q.end) for q in here]
    return [Draft(segments, Mode.DIRECT, who, "context", CONFIDENCE["context"], [index], at)]
