"""What is done or to be done, told by a verb: "capping the grant", "attempts to weaken the rules", "refusal to open the ledgers"."""

import re

from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.noun_phrases import noun_phrase
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.policies import Policies
from advocacy_graph.model import PolicyKind

# what shows that a noun phrase before it is a sentence's subject
FINITE = re.compile(
    r"(?:\s+and\s+[a-z-]+)?\s+(?:\w+ly\s+|also\s+|simply\s+)?(?:is|are|was|were|has|have|had|will|would|must|should|can|could|cannot|does|do|did|may|might|[a-z]{3,}s)\b"
)


# "Capping the grant will hurt", "By closing these clinics, the council": what is done, as the subject or the means
_DOING_IT = Finder(
    r"(?:^|[.!?;]\s+|[“\"]|,\s+(?:and|but)\s+)(?:(?:And|But)\s+)?(?P<by>[Bb]y\s+)?(?P<ing>[A-Za-z][a-z]{2,}ing)\s+(?!that\b|to\b|up\b|at\b|on\b|with\b|for\b|from\b)"
)
_NOUNS = "(?<!in its )(?<!in their )attempts?|bids?|decisions?|campaign|initiative|refusals?|intentions?|inaction|unwillingness"
_TO_DO = r"\s+to\s+(?:[a-z]+ly\s+)?(?!be\b|have\b|do\b|act\b)[a-z]{3,}\s+"
_TO_DO_IT = Finder(
    rf"\b(?:{_NOUNS}){_TO_DO}",
    re.I,
)


def done(policies: Policies, para: Paragraph, begin: int, stop: int) -> None:
    """What is said to be done, or is to be done: "capping the grant", "attempts to weaken the rules"."""
    for match in _DOING_IT.finditer(para.text, max(0, begin - 1), stop):  # from its quotation mark on
        end = object_end(para.text, match.end())
        if (
            end
            and match.group("ing").lower() not in NO_DEEDS
            and (para.text.startswith(",", end) if match.group("by") else FINITE.match(para.text, end))
        ):
            _add_deed(policies, para, match.start("ing"), end)
    for match in _TO_DO_IT.finditer(para.text, begin, stop):
        end = object_end(para.text, match.end())
        if end:
            _add_deed(policies, para, match.start(), end)


NO_DEEDS = frozenset(
    "according including during following speaking looking working being having going knowing regarding nothing everything something anything "
    "morning evening making taking getting giving saying seeing thinking talking coming adding".split()
)


def object_end(text: str, at: int) -> int:
    """Where the object that begins at `at` ends, with what hangs on it by "of", "to", "on" or "for"; 0 where there is none."""
    found = noun_phrase(text, at)
    if not found:
        return 0
    end = found[-1][1]
    on = _HANGS.match(text, end)
    more = noun_phrase(text, on.end()) if on else []
    return more[-1][1] if more else end


_HANGS = re.compile(r"\s+(?:to|on|for|from|as|by)\s+")


_TO_DO_WHAT = re.compile(_TO_DO)
_A_NOUN = re.compile(_NOUNS)


def undertaking_end(text: str, noun: str, at: int) -> int:
    """Where "to open the ledgers" ends, that stands at `at` behind "refusal" or the like; 0 where it does not."""
    to_do = _TO_DO_WHAT.match(text, at) if _A_NOUN.fullmatch(noun) else None
    return object_end(text, to_do.end()) if to_do else 0


def _add_deed(policies: Policies, para: Paragraph, start: int, end: int) -> None:
    place = (para.start + start, para.start + end)
    name = para.text[start:end]
    if len(name.split()) < 3 or policies.at(*place) or policies.covers(place[0]) or ORG_HEAD.search(name):
        return
    policies.add(
        name[0].lower() + name[1:], PolicyKind.PRACTICE, place, "policy.done-in-passing", 0.4, "practice"
    )
