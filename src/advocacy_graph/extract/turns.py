"""Labels and turns: paragraphs that begin with who speaks in them, in round-ups without marks and in transcripts."""

import re

from advocacy_graph.extract import attribution, lexicon
from advocacy_graph.extract.attribution import Attribution
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import ACRONYM, ORG_HEAD, has_given_name
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.speaker import mention

_WORDS_AFTER_LABEL = re.compile(r"^(?P<who>[^“”:]{3,160}?):\s*(?P<words>[A-Z@#].{30,})$", re.S)
_TURN = re.compile(
    r"^(?P<who>(?:(?:MR|MS|MRS|DR|SEN|REP|GOV|THE)\.?\s+)?[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}(?:, [A-Z][A-Z ,'’&-]{2,90})?)(?:\s+\([^)]{1,40}\))?:\s+(?=\S)"
)
_QUESTION = re.compile(r"^(?:Q|QUESTION)(?:\s*[.:]\s*|\s{2,}|\s+(?=[A-Z]))")
_COURTESY = re.compile(r"^(?:MR|MS|MRS|DR)\.?\s+")


def labels(paras: list[Paragraph], lead: int) -> dict[int, Attribution]:
    """Paragraphs that begin with a speaker's label and go on without marks; one alone is no habit, so none.

    Labels before words in marks make a habit too; where there is one, bodies speak so that say "we".
    """
    found: dict[int, Attribution] = {}
    bodies: dict[int, Attribution] = {}
    marked = 0
    for index, para in enumerate(paras):
        if index < lead or not para.is_prose or ":" not in para.text[:161]:
            continue
        if "“" in para.text[:170]:
            marked += _MARKED_LABEL.match(para.text) is not None
            continue
        match = _WORDS_AFTER_LABEL.match(para.text)
        if not match:
            continue
        end = match.start("words")
        who = attribution.label(f"{match.group('who')}:", para.start)
        if (
            who
            and who.who.name
            and has_given_name(who.who.name)
            and not who.who.is_organization
            and (who.who.role or who.who.organization)
        ):
            found[index] = Attribution(who.who, "label.no-marks", para.start, para.start + end)
        elif (
            who
            and who.who.is_organization
            and (ORG_HEAD.search(who.who.name or "") or ACRONYM.match(who.who.name or ""))
            and _SAYS_WE.search(para.text, end, end + _AT_ONCE)
        ):
            bodies[index] = Attribution(who.who, "label.no-marks", para.start, para.start + end)
    if marked > 1:
        return found | bodies
    return found if len(found) > 1 else {}


_MARKED_LABEL = re.compile(r"[A-Z][^“”:]{3,160}:\s*“")
_AT_ONCE = 120  # code points of the words behind a body's label
_SAYS_WE = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|I'm|[Ww]e're|[Ww]e've|Thank you|Thanks)\b")


_AFTER_A_NAME = re.compile(r"[A-Z][\w'’.-]+ (?=(?P<word>[\w'’.-]+))")
_EDGE = re.compile(r"\b")


def _surnames(paras: list[Paragraph]) -> set[str]:
    """Words that stand after another name: "Doe" of "Jane Doe", "Ray" and "Ray-Poe" of "Ann Ray-Poe"."""
    words = {match.group("word") for para in paras for match in _AFTER_A_NAME.finditer(para.text)}
    return {word[: edge.end()] for word in words for edge in _EDGE.finditer(word)}


def turns(paras: list[Paragraph]) -> dict[int, Attribution]:
    """Paragraphs of a transcript that begin with "MR. X:", "JANE DOE:" or "Q"; two speakers' turns make one."""
    found: dict[int, Attribution] = {}
    answers: list[tuple[int, int, int]] = []
    surnames: set[str] | None = None
    for index, para in enumerate(paras):
        text = para.text
        if not text[:1].isupper() or (not text[1:2].isupper() and text[:1] not in "QA"):
            continue
        if answer := _ANSWER.match(text):
            answers.append((index, para.start, para.start + answer.end()))
            continue
        match = _TURN.match(text)
        if match and len(text) - match.end() > 3:
            name = _SMALL_WORDS.sub(
                lambda m: m.group().lower(), _COURTESY.sub("", match.group("who")).title()
            )
            if name.split()[0].lower() in _NO_TURN:
                continue
            if name.lower() in _ASKS:
                found[index] = Attribution(Mention(), "turn", para.start, para.start + match.end())
                continue
            alone = " " not in name and not _COURTESY.match(match.group("who"))
            if alone:
                surnames = _surnames(paras) if surnames is None else surnames
                if name not in surnames and name.upper() not in surnames:
                    continue  # "CNN:" is nobody's surname
            if text.startswith("“", match.end()):
                continue  # marks say it better
            who = mention(name)
            if who.name is None and who.role:  # "SENIOR ADMINISTRATION OFFICIAL"
                who = Mention(role=name.lower())
            found[index] = Attribution(who, "turn", para.start, para.start + match.end())
        elif question := _QUESTION.match(text):
            found[index] = Attribution(Mention(), "turn", para.start, para.start + question.end())
    if found and answers:
        who = _interviewed(paras[: answers[0][0]])
        found.update({index: Attribution(who, "turn", start, end) for index, start, end in answers})
    return found if len(found) > 1 else {}


_ANSWER = re.compile(r"A(?:NSWER)?\s*[.:]\s+(?=\S)")
_ASKED_WHOM = re.compile(
    r"\b(?:asked|interviewed|questions? (?:to|for|with)|spoke (?:to|with)|talked (?:to|with)|sat down with|caught up with|interview with|conversation with|answers? from)\s+(?P<who>[^“”:?]{3,200}?)(?=[.:?]|\s+(?:about|on|why|how|what|to|for)\b|,\s+(?:why|how|about|what)\b|$)"
)


def _interviewed(paras: list[Paragraph]) -> Mention:
    """Who answers: whoever the words above the first question say was asked; the one with a role first."""
    asked = [mention(match.group("who")) for para in paras for match in _ASKED_WHOM.finditer(para.text)]
    named = [who for who in asked if who.name and not who.is_organization]
    return next((who for who in named if who.role), named[0] if named else Mention())


_SMALL_WORDS = re.compile(r"(?<= )(?:Of|For|The|And|At|In)(?= )")
_ASKS = frozenset("journalist reporter interviewer host presenter moderator".split())
_NO_TURN = lexicon.words("section_words")
