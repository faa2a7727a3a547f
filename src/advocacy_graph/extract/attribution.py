"""Attributions: the words around a quotation that say whose it is, in all their orders."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.dates import WEEKDAY
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import HONORIFIC, NAME, ORG, ORG_HEAD, has_given_name, is_name
from advocacy_graph.extract.posts import HEADS, MODIFIERS
from advocacy_graph.extract.speaker import mention

_SAY = lexicon.speech_verbs("say", "that", "go-on")
ADVERB = r"(?:also|then|further|furthermore|today|yesterday|later|again|recently|simply|once|often|always|repeatedly|frequently|\w+ly)"
_TIME = (
    rf"(?:today|yesterday|this (?:morning|afternoon|evening|week)|on {WEEKDAY}|"
    rf"{WEEKDAY}|earlier(?: today)?|late (?:\w+day)|tonight|last (?:night|week|month))"
)
# the verb, found first; what stands before and behind it is judged afterwards
SPEECH = Finder(
    rf"(?<![\w-])(?:(?:has|have|had|will)\s+)?(?:{ADVERB}\s+)?(?P<verb>{_SAY}|{lexicon.EXPRESSES})(?![\w-])",
    re.I,
)
# after or between quotations: `said X`, `X said`
_INVERTED = re.compile(
    rf"^[\s,;:—–-]*(?:and\s+)?(?:(?:has|have|had)\s+)?(?:{ADVERB}\s+)?(?:(?P<verb>{_SAY})|(?P<act>according to))\s+(?:{_TIME}\s*,?\s*)?(?P<who>\S.*?)\s*$",
    re.S | re.I,
)
NOT_WHO = re.compile(
    r"(?:that|in|on|at|it|this|these|those|to|how|why|what|if|there|as|by|for|with|from|when|while|and|or|but|no|not)\b"
)
_NOT_BEFORE_VERB = Finder(
    r"\b(?:who|which|that|to|not|is|are|was|were|be|being|been|it|what|as|has|have|had|also|by|of|for|in|on|at|with|from|his|her|its|their|the|a|an|and|or|could|would|should|will|may|can|often|following|amid)\s*$",
    re.I,
)
_LEAD_INVERTED = re.compile(
    rf"^(?:(?:As|And)\s+)?(?P<verb>[Ss]aid|[Ss]ays|[Aa]dded|[Aa]dds|(?P<does>(?=[A-Z])(?i:{_SAY})))\s+(?P<who>[A-Za-z][^“”]{{2,300}}?)\s*[:;,]\s*$",
    re.S,
)
_ISSUED = rf"(?:{lexicon.speech_verbs('issue')})"
_A_STATEMENT = r"(?:statements?|submissions?|remarks?|comments?|responses?|reactions?|messages?|letters?|quotes?|testimony|replies|reply)"
_ISSUES = re.compile(
    rf"(?<=[\w.)])\s*,?\s+(?:(?:has|have|today|jointly|also|this\s+\w+|on\s+\w+day)\s+)*{_ISSUED}\s+(?:(?:today|jointly)\s+)?"
    rf"(?:the\s+following|this|these|the\s+below|a|joint|th[ei]\w*\s+following|following)\s+(?:(?:joint|brief|public|following|written|official|press|media|short|open)\s+)*{_A_STATEMENT}\b",
    re.I,
)
_FROM = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?]\s\s))(?:(?:the\s+)?(?:following|below)\s+(?:(?:is|are|can|may|should)\s+)?(?:be\s+)?|(?:please\s+)?(?:find|see)\s+below\s+|here\s+is\s+|full\s+)?(?:(?:a|an|the)\s+)?(?:(?:joint|public|media|press|full|brief|opening|personal|written)\s+)*(?:{_A_STATEMENT}\s+)?[^:“”.]{{0,60}}?"
    r"(?P<by>(?:is|are|can be|may be|should be)?\s*attribut(?:ed|able)\s+to|(?:is\s+|are\s+)?from|(?:is\s+|made\s+)?by|(?<=[Ss]tatement\s)of|(?<=[Tt]estimony\s)of|on\s+behalf\s+of)\s+(?P<who>[^“”:]{3,300}?)\s*(?::|\.?\s*$)",
    re.S | re.I,
)
_ANNOUNCES = re.compile(rf"\b(?:{_A_STATEMENT}|following|attribut(?:ed|able))\b", re.I)
_LABEL = re.compile(r"^(?P<who>[^“”:]{3,240}?)\s*(?::|[-–—])\s*$", re.S)
_DASH = re.compile(
    r"^\s*[.,]?\s*(?:[-–—~―|]+|\()\s*(?P<who>(?:the\s+)?[A-ZÀ-Þ0-9][^“”]{2,260}?)\s*\)?\s*\.?\s*$", re.S
)
_ABBREVIATIONS = ("Dr", "Mr", "Ms", "Mrs", "Sen", "Sens", "Rep", "Reps", "Gov", "St", "Inc", "Prof", "Rev", "Hon", "No", "Lt", "Del", "Jr", "Sr", "vs", "Ald", "Asst", "v", "Col", "Gen", "Maj", "Capt", "Sgt", "Cpl", "Adm", "Cmdr", "Brig", "Reps", "Sens", "Supt", "Msgr", "Adv", "Amb", "Engr", "Atty", "Cllr", "Fr", "Mt", "Ft")  # fmt: skip
# the mark first, then what may not stand before it: the engine then looks back only where a mark is
_SENTENCE_END = re.compile(
    r"[.!?](?<![A-Z].)(?:(?<=\w{5}.)|"  # no abbreviation has five letters
    + "".join(rf"(?<!\b{a}\.)" for a in _ABBREVIATIONS)
    + r")”?(?=\s+[A-Z“\"'(]|\s*$|(?<=[a-z]{2}[.!?])[A-Z][a-z ])"
)
_SECTIONS = lexicon.words("section_words", "section", "tag")
_LEADING_CLAUSE = re.compile(
    r"^(?:(?:In|At|On|For|As|With|While|After|Following|During|Since|Although|Upon|By|Given|Despite|Earlier|Today|Yesterday|Meanwhile|However|But|And|Finally|Also|Asked|When|This|To|From|Under|Before|Ahead|Citing|Separately|Similarly|Likewise|Additionally|Still|Later|Because|Nonetheless|Nevertheless|Moreover|Furthermore|Instead|Indeed|Overall|Elsewhere|Thus|Hence|Therefore|So|Yet|Now|Then|Tonight|First|Second|Third|Last|(?!Acting|Managing|Founding|Presiding|Sitting|Governing|Leading)[A-Z][a-z]+ing|[A-Z][a-z]+ly(?=,))\b[^,]{0,200},\s+(?:[A-Z][^,]{2,60},\s+(?:into|in|to|as|for|on|at|of|with|from)\s[^,]{2,120},\s+)?)+(?=[A-ZÀ-Þ0-9ahst])"
)


# the same without a comma: "In a statement the group"
_IN_A_STATEMENT = re.compile(
    r"In (?:an?|its|his|her|their) (?:\w+ )?(?:statement|letter|submission|report|speech|interview|post)(?: (?:today|yesterday|on \w+day|this \w+))? (?=[A-Zth])"
)

# "Speaking on the motion | Cllr Doe", "Commenting on the news | Jane Doe, director of Org"
_COMMENTING = re.compile(
    rf"(?:Speaking|Commenting|Responding|Reacting|Writing|Referring)\s(?:[^,.;:“”]{{2,120}}?\s)?(?<!the )(?<!of )(?<!by )(?<!from )(?=(?:{HONORIFIC.pattern})?{NAME.pattern}(?:,\s|$))"
)
# "In a letter to the Ports Board, the Ferry Guild and the Pilots, Jane Doe"
_TO_SEVERAL = re.compile(
    rf"In (?:an?|his|her|their) (?:\w+ )?(?:letter|message|submission) to [^;:“”]{{3,200}},\s+(?P<who>(?:{HONORIFIC.pattern})?{NAME.pattern})$"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who, by which rule, and where in the view the attribution stands."""

    who: Mention
    rule: str
    start: int
    end: int


def first_sentence_end(text: str) -> int:
    """Where the first sentence of `text` ends (after its mark), or its length."""
    match = _SENTENCE_END.search(text)
    return match.end() if match else len(text)


@lru_cache(maxsize=256)  # several passes ask for the same paragraph
def sentence_starts(text: str) -> tuple[int, ...]:
    """Offsets where the sentences of `text` begin."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        at = match.end()
        while at < len(text) and text[at].isspace():
            at += 1
        if at < len(text):
            starts.append(at)
    return tuple(starts)


def subject(who: str) -> str:
    """The subject in what stands before a verb: "In a letter sent Monday, Jane Doe" keeps Jane Doe."""
    who = who.strip(" ,;:")
    who = who[sentence_starts(who)[-1] :]
    if who.startswith("In ") and (several := _TO_SEVERAL.match(who)):
        return several.group("who")
    match = _LEADING_CLAUSE.match(who) or _IN_A_STATEMENT.match(who) or _COMMENTING.match(who)
    return who[match.end() :] if match else who


def leading_clause_end(sentence: str) -> int:
    """Where the subject begins: behind "In a letter sent Monday, "."""
    match = _LEADING_CLAUSE.match(sentence)
    return match.end() if match else 0


def subject_and_verb(clause: str, longest: int = 320) -> tuple[str, re.Match[str]] | None:
    """The first verb of saying in `clause` that has a subject before it, with that subject's words."""
    for match in SPEECH.finditer(clause, 0, longest + 40):
        who = clause[: match.start()]
        if not who.strip(" ,;:—–-") or len(who) > longest:
            continue
        if who.endswith(", ") and _APPOSED.match(clause, match.start()):
            continue  # "Jane Doe, | noted pilot, says"
        if match.group("verb").istitle() and _NAMES_BEFORE.search(who):
            continue  # "president of the Pilots Guild of the United | States"
        if _NOT_BEFORE_VERB.is_in(who) or who.endswith(" but "):
            first = _COORDINATED.match(who)
            if first is None:
                continue
            who = first.group("who")
        elif match.group("verb").endswith("ing") and (acting := PERSON_SUBJECT.match(who)):
            who = acting.group("who")  # "Jane Doe spoke to a room of pilots, saying"
        return who.strip(" ,;:—–-"), match
    return None


_APPOSED = re.compile(r"noted (?!that\b)[a-z]")
# what stands before a word that is part of a name and no verb
_NAMES_BEFORE = re.compile(
    r"\b(?:United|Member|Gulf|Baltic|Federated|Arab|Island|Pacific)\s+$|[a-z]{4,}\s.*[A-Z][\w'’-]*\s+$", re.S
)
# "Mr. Doe thanked the minister but recalled": the subject stands before the first of two verbs
_COORDINATED = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?(?:(?:{HONORIFIC.pattern})?{NAME.pattern}|{ORG.pattern})(?:,\s[^,]{{3,80}},)?)\s+(?:[a-z]+(?:ed|ew|ld|nt|de)|took|spoke|rose|stood|met|made|gave|led|came|is|are|was|were)\b.*\b(?:and|but)\s*(?:also\s+|then\s+)?$",
    re.S,
)
# "Mr. Doe opened the meeting by stating"
_BY_SAYING = re.compile(
    rf"(?P<who>(?:{HONORIFIC.pattern})?{NAME.pattern}(?:,\s[^,]{{3,80}},)?)\s+[a-z][^.;:“”]{{3,120}}\sby (?:saying|stating)\s*[:,]?\s*$"
)


def after(
    text: str, offset: int, ends_paragraph: bool = True, sentence_ended: bool = False
) -> Attribution | None:
    """An attribution that follows a quotation: `," said X, role.`; `," X said.`; ` - X, role`; ` X, role`.

    `sentence_ended`: the quotation closed with its sentence. "X said the ..." then reports further words: it tells
    whose the quotation is and is not used up.
    """
    stop = first_sentence_end(text)
    clause = text[:stop].rstrip()
    body = clause.rstrip(".!? ")
    match = _INVERTED.match(body)
    if match and not NOT_WHO.match(match.group("who")):
        who = mention(match.group("who"))
        if not who.is_empty:
            return Attribution(who, "after.verb-name", offset, offset + len(clause))
    found = subject_and_verb(body) if not match else None
    if found and sentence_ended and not _SAYS.search(found[1].group()):
        return None  # "supports the plan" is an act of its own
    if found and sentence_ended and _REPORTS.match(body, found[1].end()):
        who = mention(subject(found[0]))
        return None if who.is_empty else Attribution(who, "context", offset, offset)
    if found and len(found[0].split()) <= 30:
        who = mention(subject(found[0]))
        if not who.is_empty:
            return Attribution(who, "after.name-verb", offset, offset + len(clause))
    does = _DOES_AFTER.match(body) or _DOER_AFTER.match(body) if not found else None
    if does and does.group("who") is None:
        return Attribution(Mention(pronoun=does.group("it")), "after.name-verb", offset, offset + len(clause))
    if does and (who := mention(does.group("who"))).name and not who.is_organization:
        return Attribution(who, "after.verb-name", offset, offset + len(clause))
    if not ends_paragraph or len(text) > 320:
        return None
    match = _ATTRIBUTABLE.match(text)
    if match and not (who := mention(match.group("who"))).is_empty:
        return Attribution(who, "after.dash", offset, offset + len(text))
    match = _DASH.match(text)
    if match:
        who = mention(SOURCE.sub("", match.group("who")))
        if who.name:
            return Attribution(who, "after.dash", offset, offset + len(text))
        return None
    bare = SOURCE.sub("", text).strip(" ,.")
    if is_name(bare) and has_given_name(bare):
        return Attribution(mention(bare), "after.name", offset, offset + len(text))
    if len(bare) < 220 and bare[:1].isupper() and title_like(bare):
        who = mention(bare)
        described = who.role and who.organization and has_given_name(who.name or "")
        if (
            who.name
            and not who.is_organization
            and (who.role or who.organization)
            and ("," in bare or described)
        ):
            return Attribution(who, "after.name", offset, offset + len(text))
    return None


# "This statement can be attributed to Jane Doe, director of Org."
_ATTRIBUTABLE = re.compile(
    r"\s*\(?(?:This|The above|The) (?:statement|quote|quotation|comment)s? (?:(?:can|may|should|is to|are to) be|is|are) attribut(?:ed|able) to (?P<who>[^“”:]{3,200}?)\)?\.?\s*$"
)
# whatever verb stands alone between the words and a name: `”, quipped Jane Doe.`, `,” Doe contends.`
_VERB = r"(?!(?:as|this|its|his|was|has|is|does)\b)[a-z]{3,}(?:s|ed)"
_WHO = rf"(?P<who>(?:{HONORIFIC.pattern})?{NAME.pattern})"
_DOES_AFTER = re.compile(rf"[\s,;–—-]*{_VERB}\s+{_WHO}(?:,\s[^“”]{{3,200}})?$")
_DOER_AFTER = re.compile(rf"[\s,;–—-]*(?:(?P<it>she|he|they)|{_WHO})\s+{_VERB}$")
_SAYS = re.compile(rf"\b(?:{lexicon.speech_verbs('say', 'that')})\b")
# what a reported clause begins with: at least four words
_REPORTS = re.compile(
    r"\s+(?:that|the|an?|it|he|she|they|there|this|these|we|his|her|their|its|our|[A-Z][\w'’.-]+)(?:\s+[^\s“]+){3}"
)
SOURCE = re.compile(
    r"\s*\[[^\]\n]{0,80}\]?\s*$|\s*\((?:Tweet|Statement|(?i:press release)|X|Twitter|[\d/.]+)[^)]{0,60}\)\s*$"
)


def before(text: str, offset: int) -> Attribution | None:
    """An attribution that leads into a quotation: `X, role, said:`; `said X:`; `Role, X:`; `issued the following statement:`."""
    begin = sentence_starts(text)[-1]
    clause = text[begin:]
    led = announced(clause, offset + begin)
    if led:
        return led
    match = _LEAD_INVERTED.match(clause)
    if match:
        who = mention(match.group("who"))
        if who.name and not who.is_organization if match.group("does") else not who.is_empty:
            return Attribution(who, "lead.verb-name", offset + begin, offset + len(text))
    if (
        _ENDS_SAYING.search(clause, max(0, len(clause) - _SAYING_WITHIN))
        and (acting := _who_acts(clause)) is not None
    ):
        return Attribution(acting, "lead.name-verb", offset + begin, offset + len(text))
    found = subject_and_verb(clause)
    if found and len(clause) - found[1].end() < 190:
        who = mention(subject(found[0]))
        if not who.is_empty:
            return Attribution(who, "lead.name-verb", offset + begin, offset + len(text))
    match = _DOES.match(clause)
    who = mention(subject(match.group("who"))) if match else Mention()
    if who.pronoun in ("he", "she", "they") or (who.name and not who.is_organization):
        return Attribution(who, "lead.name-verb", offset + begin, offset + len(text))
    match = _ACCORDING.match(clause) or (_BY_SAYING.match(clause) if " by s" in clause else None)
    if match:
        who = mention(match.group("who"))
        if not who.is_empty:
            return Attribution(who, "lead.according", offset + begin, offset + len(text))
    if clause.rstrip().endswith(":"):
        presents = _FOR_WHOM.match(clause)
        if presents and (who := mention(presents.group("who"))).name and not who.is_organization:
            return Attribution(who, "lead.colon", offset + begin, offset + len(text))
        match = _COLON_SUBJECT.match(clause)
        who = mention(match.group("who")) if match else Mention()
        if match and (who.name or who.pronoun) and not who.is_organization and len(clause) < 320:
            return Attribution(who, "lead.colon", offset + begin, offset + len(text))
    return label(text, offset)


# "Doe of the Rivers Forum supported the bill, stating:"
_ENDS_SAYING = re.compile(
    r",\s+(?:saying|stating|noting|writing|adding|arguing|declaring|remarking|commenting|explaining|warning|insisting|claiming|telling [^,:]{3,40})(?:\s+that)?\s*[:,]?\s*$"
)
_ACTS = re.compile(
    r",?\s+(?:has\s+|have\s+|also\s+|today\s+)?(?!(?:is|was|has|does|its|his|as)\b)(?:[a-z]+(?:ed|es|s|te|ew)|spoke|took|led|held|met|made|told)\s"
)


def _who_acts(clause: str) -> Mention | None:
    """Whom a sentence tells of: the first of its beginnings before a verb that names a person."""
    for verb in _ACTS.finditer(clause, 0, _SUBJECT_WITHIN):
        who = mention(subject(clause[: verb.start()]))
        if who.name and not who.is_organization:
            return who
    return None


_SAYING_WITHIN = 70  # code points at the end
_SUBJECT_WITHIN = 260  # code points
# "Okereke renewed the call for a cap:" leads in without a verb of saying
_COLON_SUBJECT = re.compile(
    r"(?P<who>[A-ZÀ-Þ][\w'’.-]+(?: (?:[A-Z]\. )?[A-ZÀ-Þ][\w'’-]+){0,3}|[Ss]he|[Hh]e)(?: \([^)]{1,24}\))?(?:, [^,]{3,120},)? (?=[a-z]+(?:ed|s|t|d|ew|ve)\b)"
)
# whatever somebody does that ends in a comma or a colon before the marks: "Jane Doe, a pilot, quipped,"
_DOES = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^“”:;]{1,200}?),?\s+(?:also\s+|\w+ly\s+)?(?!(?:is|was|has|does|this|its|his|as|us|thus|needed|red)\b)[a-z]+(?:ed|s|te)\s*[,:]\s*$",
    re.S,
)
_FOR_WHOM = re.compile(
    r"For (?P<who>[A-Z][^“”:]{4,200}?),\s+(?:the|this|that|it|there|a|an)\s[^“”:,]{3,120}:\s*$"
)
# the same with words of a role before the name, an age and a relative clause after it
PERSON_SUBJECT = re.compile(
    rf"(?P<who>(?:[A-ZÀ-Þ][\w'’-]*\s+)?(?:[a-z][\w'’-]*\s+){{0,3}}(?:{HONORIFIC.pattern})?{NAME.pattern}(?:,\s+\d{{1,2}},|,\s[^,.]{{3,120}},)?)\s+(?!(?:is|are|was|were|has|had|in|of|for|and|on|at|to|the)\b)[a-z]+\b"
)
_ACCORDING = re.compile(
    r"^(?:According to|In the words of) (?P<who>[A-Za-z][^“”:]{2,240}?)\s*[,:]?\s*$", re.S
)


def announced(clause: str, offset: int) -> Attribution | None:
    """A sentence that announces a statement: `X issued the following statement`; `The following is from X`."""
    if not _ANNOUNCES.search(clause):
        return None
    match = _ISSUES.search(clause)
    if match and 1 < match.start() < 360 and len(clause) - match.end() < 400:
        words = subject(clause[: match.start()])
        who = mention(words)
        if who.is_empty and (group := _GROUP.fullmatch(words)):
            who = Mention(group.group("words"), organization=group.group("words"), is_organization=True)
        handed = _STATEMENT_FROM.match(clause, match.end())
        if (
            handed
            and (speaker := mention(_TOPIC.sub("", handed.group("who")))).name
            and not speaker.is_organization
        ):
            if speaker.organization in (None, ITS) and who.is_organization:
                speaker = replace(speaker, organization=who.name)
            who = speaker
        if not who.is_empty:
            return Attribution(who, "lead.following", offset, offset + len(clause))
    match = _FROM.match(clause)
    if match and _ANNOUNCES.search(clause, 0, match.start("who")):
        words = _TOPIC.sub("", match.group("who"))
        who = mention(in_small_letters(words) if words.isupper() else words)
        if who.name and not NOT_WHO.match(match.group("who")):
            return Attribution(who, "lead.following", offset, offset + len(clause))
    return None


_STATEMENT_FROM = re.compile(
    r"(?:\s+today)?\s+(?:from|by|attribut(?:ed|able) to|on behalf of)\s+(?P<who>[^“”:]{3,260}?)\s*(?::|\.?\s*$)",
    re.S,
)
# "Good government groups issued this statement": many, and none of them named
_GROUP = re.compile(
    r"(?:The\s+|A (?:group|coalition|number) of\s+)?(?P<words>(?:[\w'’-]+,?\s+(?:and\s+)?){1,7}(?:groups|organi[sz]ations|leaders|advocates|unions|charities|members|associations|campaigners|experts|lawmakers|residents|parents|bodies))"
)
_TOPIC = re.compile(
    r"\s*,?\s+(?:Before|before|At the|at the|During|during|on|On the|regarding|concerning|about|following|after|[A-Za-z]+ing|(?i:in (?:response|reaction|support|opposition))|to the|welcoming|condemning|calling|urging|ahead)\b.*$",
    re.S,
)


def label(text: str, offset: int) -> Attribution | None:
    """A label without a verb: `Name, Role, Body:`, `Body:`, `Role, Name –`."""
    match = _LABEL.match(text)
    if not match:
        return None
    words = SOURCE.sub("", match.group("who"))
    if words.isupper():
        words = in_small_letters(words)
    if (body := _BODYS_LABEL.fullmatch(words)) and _fits(body):
        name = body.group("name") or body.group("name2")
        return Attribution(
            Mention(name, organization=name, is_organization=True), "label", offset, offset + len(text)
        )
    topic = _ON_TOPIC.search(words)
    if topic:
        words = words[: topic.start()]
    if not words.strip() or (
        words.split(" ", 1)[0].lower().strip("’'") in _SECTIONS or words.split()[-1].lower() in _SECTIONS
    ):
        return None
    who = mention(words)
    if not who.name or not (who.role or " " in who.name or who.is_organization):
        return None
    if not title_like(words):
        return None
    if not who.role and not who.organization and not has_given_name(who.name) and not HONORIFIC.match(words):
        who = Mention(who.name, organization=who.name, is_organization=True)  # a label without a given name
    return Attribution(who, "label", offset, offset + len(text))


# "Carers Union of Elm (CUE)", "ELMA – The Elm Lettings Association"
_BODYS_LABEL = re.compile(
    rf"(?P<name>[A-Z][\w'’&-]*(?:,?\s+(?:(?:of|for|and|the|&|in|on)\s+)*[A-Z][\w'’&-]*){{1,9}})\s+\((?P<short>[A-Z][A-Za-z-]{{1,9}})\)"
    rf"|(?P<name2>[A-Z]{{2,8}}\s?[–—-]\s?The\s[A-Z][^,]{{3,80}}\s(?:{ORG_HEAD.pattern}))"
)


def _fits(label: re.Match[str]) -> bool:
    """Whether the letters in brackets begin the words before them, so that these are a body's name."""
    if label.group("name2"):
        return True
    letters = "".join(word[0] for word in re.split(r"[\s-]+", label.group("name")) if word[0].isupper())
    return label.group("short").upper().startswith(letters[:2]) or label.group("short").upper() in letters


def in_small_letters(words: str) -> str:
    """ "ALD. JANE DOE" as Ald. Jane Doe, where that names a person; a body's capitals stay."""
    small = _LITTLE.sub(lambda m: m.group().lower(), words.title())
    who = mention(small)
    return (
        small
        if who.name
        and not who.is_organization
        and (who.role or has_given_name(who.name) or HONORIFIC.match(small))
        else words
    )


_LITTLE = re.compile(r"(?<= )(?:Of|For|The|And|At|In)(?= )|(?<=['’])S\b")
_ON_TOPIC = re.compile(r",?\s+on\s+(?:the|his|her|their|why|how|what|being|this)\b.*$")
_SMALL = frozenset(
    "of for the and in on at to a an & — – - / | de del da di la las los van von der o y e with from by".split()
)


def title_like(words: str) -> bool:
    """Whether a phrase is set as a name with its role is: capitals, small words, words of roles."""
    odd = 0
    for word in words.split():
        plain = word.strip(",.;()'’").lower()
        odd += word[0].islower() and plain not in _SMALL and plain not in HEADS and plain not in MODIFIERS
    return odd * 5 <= len(words.split())
