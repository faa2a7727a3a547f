"""Reported speech and speech acts: what sentences without marks of quotation give to somebody."""

import re

from advocacy_graph.extract import attribution, lexicon
from advocacy_graph.extract.attribution import sentence_starts, subject, subject_and_verb
from advocacy_graph.extract.dates import WEEKDAY
from advocacy_graph.extract.draft import CONFIDENCE, Draft, same_speaker
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import NAME, has_given_name
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.quotes import Quotation
from advocacy_graph.extract.speaker import mention
from advocacy_graph.model import Mode

_TERM = 2  # words; what stands in marks inside a reported clause and is longer is a quotation of its own
# what the speaker does at once: "the Forum said today, releasing a report on ferries"
_MEANWHILE = "releasing|launching|publishing|unveiling|announcing|presenting|issuing|responding|reacting|commenting|welcoming|marking|speaking"
NO_MARKS_AFTER = re.compile(
    r",\s+(?P<at>(?:said|says|added|adds)\s+(?P<who>[A-Z][^“”]{2,200}?)"
    rf"|(?P<who2>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){{0,3}}|she|he|they)\s+(?:said|says|added)"
    rf"(?:\s+(?:today|yesterday))?(?:,?\s+(?:(?:following|after|on|in|at)\s[^.,;:“”]{{2,40}}|(?:{_MEANWHILE})\s[^.,;:“”]{{2,90}}))?)(?P<stop>\.(?=\s|$|[A-Z])|$)"
)
_PLAIN_SAY = re.compile(rf"(?:{lexicon.speech_verbs('say')}|adds|added)$", re.I)
_TIME_AFTER = re.compile(
    rf"\s*(?:today|yesterday|earlier|(?:on\s+)?{WEEKDAY}|last \w+|this \w+)?(?![\w'’])[\s,]*"
)
_THAT = re.compile(r"that,?\s+")
_CLAUSE_LATER = re.compile(
    r"^(?:(?:in|at|on|to|from|during)\s[^,.;:“”]{2,80}?|(?:the\s+)?(?:\w+\s+){0,3}(?:members|reporters|lawmakers|committee|council|delegation|meeting|participants|public|"
    r"senators|MPs|delegates|journalists|audience|hearing|minister|government|Committee|Council)[^,.;:“”]{0,40}?),?\s+that\s+",
    re.S,
)
# "told Parliament on Tuesday the charge was needed": whom and when stand between the verb and the clause
_TOLD = re.compile(
    r"(?:[Tt]he\s+[A-Z]\w+(?:\s[A-Z]\w+)?(?=\s+(?:he|she|it|they|the)\b)|(?:(?:the|an?|our|local)\s+)?(?:[A-Z][\w'’]*\s+){0,3}?(?:Parliament|Congress|Senate|Assembly|House|Committee|Council|Commission|Court|Board|BBC|reporters|journalists|MPs|ministers|members|delegates|lawmakers|senators|councillors|staff|supporters|researchers|committee|council|conference|hearing|meeting|inquiry|audience|crowd))"
    r"(?:\s+(?:today|yesterday|last \w+|earlier|(?:on|in|at|this) [\w ]{3,30}?))?,?\s+(?=(?:the|it|he|she|they|there|this|that|his|her|their|its|we|no|all|\d)\b|[A-Z])"
    r"|(?:[\w'’-]+\s+){1,8}?(?=(?:he|she|it|they|there)\s+(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|do|does|did)\b)"
    r"|(?:[\w'’.&-]+,?\s+){1,8}?that,?\s+(?=\w)"
)
_SAID_WHERE = re.compile(
    r"in (?:an?|the|its|his|her|their) (?:\w+ ){0,2}?(?:statement|interview|letter|report|submission|speech|post|e-?mail|message|briefing|conference|memo)(?: (?:today|yesterday|last \w+|(?:on|to) [\w ]{3,30}?))?,?\s+(?=(?:the|it|he|she|they|there|this|that|his|her|their|its|we|no|all)\b|[A-Z])"
)
_ACCORDING_LAST = re.compile(r"^(?P<clause>.{20,}?),?\s+according to (?P<who>[^“”]{3,200})$", re.S)
# "The cut, according to Jane Doe, chair of the Forum, will close the school"
_ACCORDING_WITHIN = re.compile(
    r"[A-Z][^“”]{2,160}?(?P<aside>, according to (?P<who>[^“”;:]{3,200}?),) (?=(?:will|would|is|are|was|were|has|have|had|can|could|may|might|must|should|does|do|did|[a-z]+(?:s|ed))\b)(?!(?:its|his|this|as)\b)"
)
_ACT = re.compile(
    rf"(?P<who>[A-Z][^“”;:,]{{1,160}}?(?:,[^;:“”]{{3,160}},|,\s(?:[A-Z][\w-]*\s){{1,3}}of\s[^,;:“”]{{3,90}}?)?)\s+(?:today\s+|has\s+|have\s+|also\s+|(?:once )?again\s+|\w+ly\s+|is\s+|are\s+)*(?P<clause>(?P<verb>{lexicon.speech_verbs('act')})\b.{{8,}})$",
    re.S,
)
_BESIDE = "saying|adding|noting|warning|arguing|claiming|explaining|stressing|insisting|alleging|asserting|contending|emphasizing|emphasising|reiterating|declaring"
_NAMES = "labelled|labeled|labels|branded|brands|dubbed|dubs"
_ACT_VERB = Finder(rf"\b(?:{lexicon.speech_verbs('act')})\b")
_SUBORDINATE = re.compile(
    r"(?:While|Although|Though|If|When|Where|As|In|On|At|For|With|After|Before|Since|Because|By|From|That|This|It|There|Until|Unless|Despite)\b"
)
_NOT_SUBJECT = re.compile(
    r"\b(?:which|that|because|when|if|would|could|will|where|whether)\b|(?<!\bwho )(?<!\band )\b(?:is|are|was|were)\b"
)


def reported(
    para: Paragraph, index: int, quotes: list[Quotation], taken: list[tuple[int, int]]
) -> list[Draft]:
    """Reported speech in the paragraph's sentences that hold no quotation and no attribution of their own."""
    found: list[Draft] = []
    text = para.text
    if not _MAY_REPORT.is_in(text):
        return found
    starts = sentence_starts(text)
    for a, b in zip(starts, [*starts[1:], len(text)], strict=True):
        start, end = para.start + a, para.start + b
        if not 25 <= b - a <= 900 or not _MAY_REPORT.is_in(text, a, b):
            continue
        if any(q.start < end and start < q.end and not _is_term(para, q) for q in quotes) or any(
            x < end and start < y for x, y in taken
        ):
            continue
        draft = _reported(text[a:b].rstrip(), start, index, para.role is Role.ABOUT)
        if draft is None:
            continue
        last = found[-1] if found else None
        adjoins = last is not None and last.at is not None and last.at[1] + 2 >= start
        if last is not None and adjoins and last.mode is draft.mode and same_speaker(draft.who, last.who):
            last.segments.extend(draft.segments)
            last.at = draft.at
        else:
            found.append(draft)
    return found


def before_quotation(para: Paragraph, index: int, draft: Draft) -> list[Draft]:
    """What the attribution that leads into a quotation reports itself: "Doe noted that the boats are old, “We ..."."""
    if draft.rule != "lead.name-verb" or draft.at is None or not draft.at[1] <= draft.segments[0][0]:
        return []
    start, stop = draft.at
    if not para.text[draft.segments[0][0] - para.start].isupper():
        return []  # the clause ends in the marks
    led = para.text[start - para.start : stop - para.start].rstrip(" ,:;“")
    ahead = _NOTING.match(led)
    said = (ahead.start("clause"), ahead.end("clause")) if ahead else _said(led)
    if said is None:
        return []
    begin, end = said[-2:]
    if len(led[begin:end].split()) < _CLAUSE:
        return []
    rule = "indirect.said"
    spans = [(start + begin, start + end)]
    return [Draft(spans, Mode.INDIRECT, draft.who, rule, CONFIDENCE[rule], [index], draft.at)]


_CLAUSE = 6  # words of a reported clause before a quotation, at least
_NOTING = re.compile(rf"(?i:{_BESIDE})\s+that\s+(?P<clause>[^;:“”]{{20,400}}?),\s+(?=[A-Z])")
# what every sentence that is read here holds: a verb of its reading
_MAY_REPORT = Finder(
    rf"\b(?:{lexicon.speech_verbs('say', 'that', 'go-on', 'act', 'call')}|{_NAMES}|{_BESIDE}|{lexicon.EXPRESSES}|asking|demanding|requesting)\b|ccording to",
    re.I,
)


def _is_term(para: Paragraph, quotation: Quotation) -> bool:
    """Whether only a word or two stand in the marks: 'the proposed "umbrella" contract'."""
    words = para.text[quotation.start - para.start : quotation.end - para.start]
    return len(words.split()) <= _TERM and words[-1:].isalnum()


def _reported(sentence: str, offset: int, index: int, boilerplate: bool) -> Draft | None:
    """One sentence of reported speech, or a speech act; in boilerplate a body does what it always does."""
    if sentence.endswith("?"):
        return None
    plain = sentence.rstrip(".")
    for rule, reading in (
        ("indirect.according", _according),
        ("indirect.said", _said_before_name),
        ("indirect.said", _said),
        ("indirect.said", _said_last),
        ("indirect.said", _saying),
        ("indirect.act", _act),
        ("indirect.act", _writing),
        ("indirect.act", _judged),
    ):
        seen = reading(plain)
        if seen is None:
            continue
        raw, start, end = seen
        raw = _RELATIVE.sub("", subject(raw))
        if len(raw.split()) > 32 or _SUBORDINATE.match(raw) or _NOT_SUBJECT.search(raw):
            continue
        who = mention(raw)
        if (
            who.is_empty
            or raw.startswith(("who ", "which "))
            or not (who.name or who.pronoun or role_in(who.role or ""))
        ):
            continue
        if rule == "indirect.act" and (not who.name or boilerplate or plain.endswith(":")):
            continue
        if rule == "indirect.said" and who.name is None and len((who.role or "").split()) > _ROLE_AT_MOST:
            continue  # "leaders also discussed the harbour, and the minister"
        return Draft(
            [(offset + a, offset + b) for a, b in _clauses(plain, start, end)],
            Mode.INDIRECT,
            who,
            rule,
            CONFIDENCE[rule],
            [index],
            (offset, offset + len(sentence)),
        )
    return None


_ROLE_AT_MOST = 8  # words of what somebody without a name is
_RELATIVE = re.compile(r",?\s+(?:who|which|whose)\s.*$", re.S)
_AND_THAT = re.compile(
    rf",?\s+(?:and|but)\s+(?:also\s+|\w+ly\s+)?(?:{lexicon.speech_verbs('say', 'that', 'go-on')})\s+(?:\w+\s+){{0,4}}?that,?\s+|,\s+(?:{_BESIDE})\s+that,?\s+"
)


def _clauses(sentence: str, start: int, end: int) -> list[tuple[int, int]]:
    """ "... would comply, but warned that it would cost": both clauses, without the verb between them."""
    if start == 0 and "according to" in sentence and (aside := _ACCORDING_WITHIN.match(sentence)):
        return [(0, aside.start("aside")), (aside.end("aside") + 1, end)]
    cut = _AND_THAT.search(sentence, start, end)
    return [(start, cut.start()), (cut.end(), end)] if cut else [(start, end)]


_SAYING = re.compile(
    r"^(?!(?:In|At|On|For|As|With|While|After|When|This|That|It|There|If)\b)(?P<who>(?:The\s+|A\s+)?[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-ZÀ-Þ][\w'’.-]*){0,8})(?P<post>(?:\s+[a-z][\w-]*){1,3}(?:\s+[A-ZÀ-Þ][\w'’.-]*){2,3}(?=,?\s+[a-z]))?(?:,[^,]{3,160},)?\s+[a-z][^,:;“”]{3,200}?(?:,\s+|\s+(?=[a-z]+ing\s+that\b))"
    rf"(?:{_BESIDE})\s+(?:that\s+)?(?P<clause>[^“”]{{12,}})$",
    re.S,
)


def _saying(sentence: str) -> tuple[str, int, int] | None:
    """ "X rejected the charge, saying that the clause"."""
    if "ing " not in sentence:
        return None
    if ahead := _NOTING_AHEAD.match(sentence):
        return ahead.group("who"), *ahead.span("clause")
    today = _TODAY.match(sentence)
    match = _SAYING.match(sentence[today.end() :] if today else sentence)
    if match is None:
        return None
    post = match.group("post")  # "Carers United | spokesperson Jane Doe"
    who = f"{match.group('who')}{post}" if post and role_in(post) else match.group("who")
    begin, end = match.span("clause")
    skipped = today.end() if today else 0
    return who, begin + skipped, end + skipped


# "Noting that the islands have no boats, Sen. Jane Doe today introduced"
_NOTING_AHEAD = re.compile(
    rf"(?i:{_BESIDE})\s+that\s+(?P<clause>[^;:“”]{{20,300}}?),\s+(?P<who>(?:[A-Z][\w'’-]*\.?\s+){{0,3}}?{NAME.pattern})\s+(?:today\s+)?[a-z]+(?:ed|s|ew)\b"
)
_TODAY = re.compile(
    rf"(?:[A-Z][A-Z.,' ]{{2,60}}[^“”]{{0,90}}?\s(?:--|[—–])\s+)?(?:Today|Yesterday|(?:Late |Last )?(?:On )?{WEEKDAY})(?: \w+)?,?\s+(?=[A-Z])"
)


def _according(sentence: str) -> tuple[str, int, int] | None:
    if "ccording to" not in sentence:
        return None
    if not sentence.startswith("According to "):
        if within := _ACCORDING_WITHIN.match(sentence):
            return within.group("who"), 0, len(sentence)
        match = _ACCORDING_LAST.match(sentence)
        return (match.group("who"), *match.span("clause")) if match else None
    commas = [m.start() for m in re.finditer(r",\s", sentence[:260])]
    for i, cut in enumerate(commas):
        described = sentence[cut + 1 : commas[i + 1]] if i + 1 < len(commas) else ""
        if described and len(described.split()) < 14 and (role_in(described) or " of " not in sentence[cut:]):
            continue  # "According to Jane Doe, director of Org, ..."
        if len(sentence) - cut > 14:
            return sentence[13:cut], cut + 2, len(sentence)
    return None


def _said(sentence: str) -> tuple[str, int, int] | None:
    """ "X, role of Org, said (that) the clause"."""
    if not (sentence[:1].isupper() or sentence.startswith(("he ", "she ", "they "))):
        return None
    found = subject_and_verb(sentence, 260)
    if not found:
        return None
    who, verb = found
    if verb.group("verb").endswith("ing"):
        return None  # "X sent a letter saying": another verb is the subject's
    time = _TIME_AFTER.match(sentence, verb.end())
    at = time.end() if time else verb.end()
    that = _THAT.match(sentence, at)
    if not that and _THE_NEED.match(sentence, at) and verb.group("verb").lower() in _STRESSING:
        return who, at, len(sentence)
    later = None if that else _CLAUSE_LATER.match(sentence[at:])
    if not that and not later:
        told = verb.group("verb").lower() in ("told", "tells")
        later = (_TOLD if told else _SAID_WHERE).match(sentence[at:])
        if told and later is None:
            return None
    if that:
        at = that.end()
    elif later:
        at += later.end()
    elif not (
        verb.group("verb").endswith(" how")
        or _PLAIN_SAY.match(verb.group("verb"))
        or _CLAUSE_FOLLOWS.match(sentence, at)
    ) or len(sentence[at:].split()) < (_SHORTEST if _OF_SOMEBODY.match(sentence, at) else 4):
        return None
    if (
        ":" in sentence[at : at + 200].split(" ", maxsplit=1)[0]
        or len(sentence) - at < 12
        or sentence[at : at + 1] in ":“"
    ):
        return None
    if not that and not later and _NOT_A_CLAUSE.match(sentence, at):
        return None
    return who, at, len(sentence)


_SHORTEST = 3  # words of a clause about somebody named before: "says he is hopeful"
_OF_SOMEBODY = re.compile(
    r"(?:he|she|they|it) (?:is|are|was|were|has|have|had|will|would|can|could|hopes?)\b"
)
# a subject of a few words and a finite verb: "confirmed | protests would go on"
_CLAUSE_FOLLOWS = re.compile(
    r"(?!(?:the|an?|its|his|her|their) \w+ (?:that|which|who)\b)(?:(?!(?:that|which|who|whom|to|of|for|on|in|by|and|as|when|where|while|if)\b)[A-Za-z][\w'’-]*\s+){1,4}(?:would|will|could|should|must|had|has|have|was|were|is|are|may|might|cannot|can)\s"
)
# "stressed | the need to hear the crews"
_THE_NEED = re.compile(
    r"(?:not only )?(?:the|his|her|its|their) (?:\w+ )?(?:need|importance|urgency|danger|dangers|risk|risks|necessity)\b"
)
_STRESSING = frozenset(
    "stressed stresses emphasised emphasises emphasized emphasizes underscored underscores underlined underlines highlighted highlights reiterated reiterates noted notes".split()
)
_NOT_A_CLAUSE = re.compile(
    rf"(?:(?:{_MEANWHILE}) (?:an?|the|its|his|her|their|on)|(?:it|him|her|them|us) (?:of|about|to)|goodbye|farewell|hello|nothing|so|yes|no|thanks|in|to|by|for|with|about|on|up|of|as|from)\b"
)


def _said_last(sentence: str) -> tuple[str, int, int] | None:
    """ "The clause, X said", "The clause, says X"."""
    if not sentence[:1].isupper():
        return None
    match = NO_MARKS_AFTER.search(sentence)
    if match and match.end() == len(sentence) and match.start() > 20:
        if match.group("who"):
            return match.group("who"), 0, match.start()
        cut = _before_post(sentence, match.start(), match.end("who2"), mention(match.group("who2")))
        return sentence[cut + 1 : match.end("who2")], 0, cut
    tail = _LAST_VERB_WORD.search(sentence) or _TOLD_LAST.search(sentence)
    if not tail:
        return None
    # the subject begins at the comma before the name: the last one whose piece names somebody
    commas = [m.start() for m in re.finditer(r",\s", sentence[: tail.start()])]
    for cut in reversed(commas[-4:]):
        if cut < 20:
            return None
        who = mention(sentence[cut + 1 : tail.start()])
        if who.name or who.pronoun:
            cut = _before_post(sentence, cut, tail.start(), who)
            return sentence[cut + 1 : tail.start()], 0, cut
    return None


def _before_post(sentence: str, cut: int, end: int, who: Mention) -> int:
    """The comma that ends the clause: `cut`, or the one before it: "..., Minister for Ports, Jane Doe said"."""
    earlier = sentence.rfind(", ", 0, cut)
    if earlier <= 20 or who.role or not who.name:
        return cut
    posted = mention(sentence[earlier + 1 : end])
    return earlier if posted.role and posted.name == who.name else cut


_TOLD_LAST = re.compile(r"\s+(?:has\s+|have\s+)?(?:told|tells)\s+(?!(?:of|about|how|off)\b)[^,;:“”]{3,90}$")


def acts(text: str) -> bool:
    """Whether the first sentence of `text` tells what somebody urges, calls for, condemns."""
    return _ACT_VERB.is_in(text, 0, attribution.first_sentence_end(text))


_SAYS_NAME = re.compile(
    rf",\s+(?:{lexicon.speech_verbs('say')})\s+(?P<who>(?:the\s+)?[A-ZÀ-Þ][^:“”]{{2,200}}|(?P<one>an?\s[a-z][^,:“”]{{3,80}}))$"
)


def _said_before_name(sentence: str) -> tuple[str, int, int] | None:
    """ "The clause, says X, role of Org"."""
    if not sentence[:1].isupper():
        return None
    match = _SAYS_NAME.search(sentence)
    if match is None and (at := sentence.find(" says ", 20)) > 0:
        match = _SAYS_PERSON.match(sentence, at)
        if match and not _names_person(match.group("who")):
            return None
    if (
        match is None
        or len(sentence[: match.start()].split()) < 6
        or attribution.title_like(sentence[: match.start()])
    ):
        return None
    who = match.group("who")
    named = (
        role_in(who)
        if match.group("one")
        else mention(who).name and attribution.title_like(who.split(",", 1)[0])
    )
    return (who, 0, match.start()) if named else None


# "The boat is late | says Jane Doe, role of Org": without the comma, a person in full alone
_SAYS_PERSON = re.compile(
    r"(?<=[a-z])(?<! who)(?<! that)(?<! which) says\s+(?P<who>(?P<one>(?!))?(?:the\s+)?[A-ZÀ-Þ][^:“”]{2,200})$"
)


def _names_person(who: str) -> bool:
    person = mention(who)
    return not person.is_organization and has_given_name(person.name or "")


_LAST_VERB_WORD = Finder(
    rf"\s+(?:{lexicon.speech_verbs('say', 'that', 'go-on')})(?:\s+(?:today|yesterday|(?:on\s+)?\w+day))?$"
)


def _act(sentence: str) -> tuple[str, int, int] | None:
    """ "The League calls on the minister to resign"."""
    if not _ACT_VERB.is_in(sentence, 0, 400):
        return None
    led = attribution.leading_clause_end(sentence)
    if led and _IN_A_NAME.search(sentence, 0, led):
        led = 0
    match = _ACT.match(sentence, led)
    if match is None or (led and match.group("verb").startswith(("support", "oppose"))):
        return None  # "In the navy, Doe supported programmes"
    if match.group("verb").endswith("ed") and _PASSIVE.search(
        sentence, match.end("who"), match.start("verb")
    ):
        return None  # "The bill is supported by", "Residents are urged to"
    if match.group("who").endswith((" its", " his", " her", " their", " the", " a")):
        return None  # "and renewed its calls for"
    that = _THAT_AFTER.match(sentence, match.end("verb"))  # "has demanded that | the minister resign"
    begin = that.end() if that else match.start("clause")
    upon = _UPON.search(sentence, begin + 25)
    return match.group("who"), begin, upon.start() if upon else match.end("clause")


_PASSIVE = re.compile(r"\b(?:is|are)\s")
_IN_A_NAME = re.compile(r"\b(?:for|of|and) [A-Z][\w-]+, $")  # "the Coalition for Fair, | Open Ports"
# "Jane Doe has written to the minister, asking him to act"
_WRITING = re.compile(
    r"(?P<who>[A-Z][^“”;:]{2,120}?)\s+(?:today\s+)?(?:have\s+|has\s+)?(?:written|wrote|sent|signed)\s[^;:“”]{3,200}?\s(?:asking|urging|demanding|requesting|calling (?:on|for))\s+(?:for\s+)?(?P<clause>[^“”]{12,})$"
)


def _writing(sentence: str) -> tuple[str, int, int] | None:
    """ "X wrote to the board, asking for the report to be read"."""
    if "ing " not in sentence:
        return None
    match = _WRITING.match(sentence, attribution.leading_clause_end(sentence))
    return (match.group("who"), *match.span("clause")) if match else None


# "called on the minister to act | , following reports that": the occasion is the narrator's
_UPON = re.compile(
    r",\s+(?:following|after|in response to|ahead of|amid|in the wake of|and (?:he|she|it|they)(?: also)? [a-z]+ed)\s"
)


_THAT_AFTER = re.compile(r"\s+that\s+")
_JUDGED = re.compile(
    rf"^(?P<who>[A-Z][^“”;:]{{1,220}}?),?\s+(?:today\s+|has\s+|have\s+|also\s+|\w+ly\s+)*(?:"
    rf"(?:{_NAMES})\s+(?P<named>[^\s“”][^“”–—]{{12,}}?)"
    rf"|(?:{lexicon.speech_verbs('call')})\s+(?P<judged>(?:the|this|that|these|those|his|her|its|their|[A-Z])[^,;“”]{{3,120}}?\s+as\s[^“”–—]{{6,}}?))(?:\s+[-–—]\s.*)?$",
    re.S,
)


_JUDGES = Finder(rf"\b(?:{_NAMES}|(?:{lexicon.speech_verbs('call')})\s[^,;“”]{{6,130}}?\sas)\s")


def _judged(sentence: str) -> tuple[str, int, int] | None:
    """ "X labelled the plan unworkable", "X described the cuts as cruel"."""
    match = _JUDGED.match(sentence) if _JUDGES.is_in(sentence, 0, 400) else None
    if match is None:
        return None
    return match.group("who"), *match.span("named" if match.group("named") else "judged")


_FEELS = re.compile(
    rf"(?:is|are|was|were)\s+(?:\w+\s+){{0,2}}?(?:{'|'.join(sorted(lexicon.words('feelings')))})\b"
)


def feels(text: str) -> bool:
    """Whether the first sentence of `text` says how somebody takes the news: "The League is appalled by"."""
    return _FEELS.search(text, 0, attribution.first_sentence_end(text)) is not None
