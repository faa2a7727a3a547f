"""Whom the sentences around a quotation tell of, where nothing beside its marks gives it to somebody."""

import re
from dataclasses import replace

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.attribution import (
    ADVERB,
    NOT_WHO,
    PERSON_SUBJECT,
    Attribution,
    announced,
    subject,
)
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import HONORIFIC, NAME, has_given_name
from advocacy_graph.extract.speaker import mention

# "Dr Doe has sailed for years.", "She has a better idea."
_TITLED_SUBJECT = re.compile(
    rf"(?P<who>{HONORIFIC.pattern}{NAME.pattern}|[Ss]he|[Hh]e)\s+(?:has|had|is|was|[a-z]+(?:s|ed))\s"
)


def presented(sentence: str, offset: int) -> Attribution | None:
    """ "Jane Doe, who lives there, agrees.", "Not so, says Doe.": whom a sentence before a quotation presents."""
    body = sentence.rstrip(".!? ")
    if (led := announced(sentence, offset)) is not None:
        return replace(led, rule="context")  # "The League issued a statement vowing to fight."
    inverted = _SAYS_LAST.search(body)
    match = None if inverted else PERSON_SUBJECT.match(sentence)
    if not inverted and not match and (titled := _TITLED_SUBJECT.match(sentence)):
        match = titled
    if inverted:
        who = mention(inverted.group("who"))
    elif match:
        who = mention(match.group("who"))
    else:
        return None
    if not (who.name or who.pronoun) or who.is_organization:
        return None
    return Attribution(who, "context", offset, offset + len(sentence))


_TOLD_OF = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^,;:“”]{3,100}?)(?:,\s[^;:“”]{3,120},)?\s+(?:today\s+)?(?:expressed|voiced|spoke|responded|reacted|commented|announced|criticised|criticized|welcomed|condemned|applauded|praised|slammed|warned|called|joined|introduced|voted)\b"
)


def told(sentence: str, offset: int) -> Attribution | None:
    """ "Sen. Jane Doe today expressed frustration over the rule.": the person whom a sentence tells of, who is the one
    that speaks in marks below it."""
    match = _TOLD_OF.match(sentence)
    who = mention(match.group("who")) if match else Mention()
    if not who.name or who.is_organization or not (who.role or has_given_name(who.name)):
        return None
    return Attribution(who, "context", offset, offset + len(sentence))


_SAYS_LAST = re.compile(rf",\s+(?:{lexicon.speech_verbs('say')})\s+(?P<who>[A-ZÀ-Þ][^“”]{{2,160}})$")


def calling(clause: str, offset: int) -> Attribution | None:
    """ "X called the fees “a prison with a payment plan”": the words in marks are X's name for a thing."""
    match = _CALLS.search(clause)
    if not match:
        return None
    raw = _AND.sub("", subject(clause[: match.start()]))
    who = mention(raw)
    if not who.name or NOT_WHO.match(raw):
        return None
    return Attribution(who, "lead.calls", offset, offset + len(clause))


_AND = re.compile(r"^(?:and|but)\s+")
# nothing but what is named stands between the verb and the marks
_CALLS = re.compile(
    rf",?\s+(?:(?:has|have|had)\s+)?(?:{ADVERB}\s+)?(?:{lexicon.speech_verbs('call')})\s+"
    r"[^,.;:“”]{2,120}?(?:\s+(?:as|for|with))?(?:\s+(?:an?|the|being))?\s*$"
)
