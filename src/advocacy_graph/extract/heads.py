"""Whether a phrase is headed as the names of bodies are: "Elm Housing Board", "Friends of Elm"; or as those of policies."""

import re
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import heads_a_body

POLICY_TAIL = Finder(
    r"\b(?:Act|Bill|Law|Amendment|Treaty|Agreement|Convention|Plan|Strategy|Order|Rule|Rules|Resolution|Ordinance|Charter|Policy|Budget|Code|Day|Week|Month|Year|Report|Review|Title|Section|Street|Avenue|Road|Building|Award|Program|Programme|Measure|Proposition|Statement|Covenant|Fellow|Fellowship|Index|Survey|Study|Proposal|Format|Agenda|Declaration|Initiative Act|Republican|Democrat|Reconciliation|Holiday|Pipeline|Tax Credit|Tax|Allowance|Levy|Relief|Outlook|Guarantee)s?$"
)

POLICY_INSIDE = Finder(
    r"\b(?:Act|Bill|Amendment|Treaty|Convention)\b(?:\s+(?:of|for|in|to|on)\b|$)|(?<!School )(?<!Water )(?<!Irrigation )(?<!Conservation )(?<!Hospital )(?<!Transit )(?<!Park )(?<!Fire )(?<!Utility )(?<!Sanitation )(?<!Health )(?<!Library )(?<!Power )(?<!College )(?<!Northern )(?<!Southern )(?<!Eastern )(?<!Western )(?<!Middle )(?<!Central )\b(?:Districts?)(?! Courts?\b| of Columbia\b| Council\b| Attorney)\b|\b(?:Project to|Day of|Report on|Covenant on|State of the Union|Statement on|Study of|Declaration of)\b|^(?!Veterans|Railroad|Maritime)[\w-]+ Administration(?:'s)?$|^\d+(?:st|nd|rd|th)\b.*\b(?:Assembly|Senate|District|Congress|Anniversary)\b"
)

_WORKS_ON = re.compile(
    r"(?:[\w'’&.-]+ ){0,5}(?:Institute|Cent(?:er|re)|Council|Foundation|Association|Alliance|Coalition|Network|Society|Forum|League|Academy|University|College|School|Office|Bureau) (?:of|for|on|against) "
)


_LONG = 4  # words


def names_a_policy(phrase: str) -> bool:
    """ "Clean Rivers Plan", but not the "Institute for Rivers Policy"."""
    return POLICY_TAIL.is_in(phrase) and (len(phrase.split()) < _LONG or _WORKS_ON.match(phrase) is None)


LAST_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "last")

_WEAK_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "weak")

_DISTRICTS = frozenset(
    "School Schools Water Irrigation Conservation Hospital Transit Park Fire Utility Sanitation Health Library Power College".split()
)

_LINKS = frozenset("of for on against in and to & with de".split())

_FIELDS_OF_WORK = frozenset(
    "Defense Defence Education Rights Justice Policy Action Media Services Teachers Workers Students Farmers".split()
)

FOOTNOTES = re.compile(r"(?<=[a-z])\d{1,2}(?!\w)")

OF_A_COUNTRY = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,4}[A-Z]\w+s of (?:America|the United States|the USA|Canada|Australia)\b"
)


@lru_cache(maxsize=4096)
def headed(piece: str) -> bool:
    """Whether a head of bodies' names stands where a head stands: a weak one only last, or before "of", "for" and the like."""
    words = [
        w.removesuffix("'s") for w in FOOTNOTES.sub("", piece).replace(",", "").replace("’", "'").split()
    ]
    if len(words) == 3 and words[1] in ("and", "&") and heads_a_body(words[0]) and heads_a_body(words[2]):
        return words[0] in _FIELDS_OF_WORK  # "the Commission and Council" are known by other names
    if not words or (len(words) < 4 and words[-1] == "Rights"):
        return False  # "Human Rights" are no body, "Centre for Human Rights" is one
    if len(words) > 2 and words[-1] in LAST_HEADS:
        return True  # "Elm Law School", but no "High School"
    if len(words) > 2 and words[-1] in ("United", "Rising") and words[-2].endswith("s"):
        return True  # "Elm Public Defenders United"
    for at, word in enumerate(words):
        if not heads_a_body(word) or (word == "District" and words[at - 1] not in _DISTRICTS):
            continue
        if (
            word not in _WEAK_HEADS
            or at == len(words) - 1
            or (words[at + 1] in _LINKS and (at > 0 or words[at + 1] not in ("and", "&")))
            or words[at + 1] == "United"
            or heads_a_body(words[at + 1])
        ):
            return len(words) > 1 or word in ("Senate", "Treasury")
    return False


def headed_strongly(piece: str) -> bool:
    """ "Elm College" before "Professor", but not "Public Policy" before "Director"."""
    return headed(piece) and any(heads_a_body(w) and w not in _WEAK_HEADS for w in piece.split())


def ends_in_a_sort(phrase: str) -> bool:
    """ "Elm Rivers Foundation", but not "Elm Rivers Action": the last word says what sort of body."""
    last = phrase.rsplit(" ", 1)[-1]
    return heads_a_body(last) and last not in _WEAK_HEADS and last not in _FIELDS_OF_WORK


def is_another(phrase: str) -> bool:
    """Whether a phrase can be a name of its own: three words or more, none of which says what sort of body."""
    words = phrase.split()
    return len(words) > 2 and not any(heads_a_body(w) or w in _FIELDS_OF_WORK or w.islower() for w in words)


def adds_only_a_sort(phrase: str) -> bool:
    """ "Clinic Council", "Education Fund": words that say what sort of body, and no name of its own."""
    words = phrase.split()
    return 1 < len(words) < 4 and all(heads_a_body(w) or w in _FIELDS_OF_WORK for w in words)


@lru_cache(maxsize=4096)
def complete(phrase: str) -> bool:
    """Whether a phrase can end where it does: "Elm Council", "Bank of Elmland", but not "Elm Civil Rights"."""
    words = FOOTNOTES.sub("", phrase).split()
    return (
        heads_a_body(words[-1]) and words[-1] not in _FIELDS_OF_WORK and len(words) > 1
    ) or _HEADED_BEFORE.match(phrase) is not None


_HEADED_BEFORE = re.compile(
    r"(?:\w+ ){0,3}(?:Department|University|Council|Association|Ministry|Bank|League|Union|Institute|Friends|Office|House|Bureau|Commission|Agency|Board|Center|Coalition|Conference|Federation|Diocese|City|County|State|Town|Village|Port|Church|Committee|Campaign|Citizens|Alliance|Network|Band|Nation) (?:of|for|to) \w+"
)
