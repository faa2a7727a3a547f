"""What a name looks like: a person's and an organisation's."""

import re
from collections.abc import Iterable
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder

_RANKS = r"(?:Lt(?!\.\s+Gov)|Maj|Brig|Col|Gen|Capt|Cmdr|Adm|Sgt|Staff Sgt|Master Sgt|Cpl|Pvt)\.(?:\s+\([Rr]et\.?\))?"
HONORIFIC = re.compile(
    rf"(?:(?:(?:(?:[Tt]he\s+)?(?:Right|Most|Very|Rt\.?)\s+)?(?:Reverend|Rev)|{_RANKS}|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Hon|Sir|Dame|Lord|Lady|Fr|Sr|Teachta|Comrade|Cde|The Hon|The Rt Hon|Rt Hon|Father|Sister|Brother|Msgr|Cllr|Hon\.? Dr|Associate Professor|Emeritus Professor|Imam|Rabbi|Bishop|Archbishop|Pastor|Madam|Mme|Sra|Shri|Smt|H\.\s?E|(?:His|Her) Excellency|(?:The )?(?:Rt\.? )?Honou?rable|Councillor|Adv|(?:Ald|Amb|Eng|Engr|Atty)(?=\.))\.?\s+)+"
)


def _with_stops(letters: str) -> str:
    """ "PhD", "Ph.D.", "Ph. D." """
    if not letters[0].isalpha():
        return re.escape(letters)
    return r"\.?\s?".join(map(re.escape, re.findall(r"[A-Z][a-z]*", letters))) + r"\.?"


_POST_NOMINALS = "|".join(
    _with_stops(w) for w in sorted((row[0] for row in lexicon.rows("post_nominals")), key=len, reverse=True)
)
# letters behind the name of somebody who sits in a parliament
SEATS = "MP|MEP|MSP|MLA|MPP|TD|MS|AM"
SEAT_AFTER_NAME = re.compile(rf",? (?:{SEATS})$")
LETTERS = re.compile(rf"(?:{_POST_NOMINALS})(?![\w])")
AFTER_NAME = re.compile(rf"(?:,?\s+(?:{_POST_NOMINALS})(?![\w]))+")
PARTY_TAG = re.compile(
    r"\s*\(\s*(?:[DRI](?:em|ep)?\.?|Ind\.?|Lab|Con|Lib|SNP|Green|ALP|LNP)\s*[-–—,]?\s*[A-Za-z.\s]{0,20}[-–]?\d{0,3}\s*\)|,\s+[DRI]-[A-Z][A-Za-z.]{1,8}(?=,|$)"
)
_PART = r"(?:(?:d'|d’)?[A-ZÀ-ÞŌĀĒĪŪ][\w'’-]{0,40}\w\.?|[A-Z]\.(?:[A-Z]\.){0,5}|[A-Z])"
_LINK = r"(?:de la|de los|de las|van der|van den|van de|von der|von dem|van|ap|ab|st\.|de|del|da|dos|di|van|von|der|bin|ibn|al|el|la|le|ter|ten|y|e)"
NAME = re.compile(rf"{_PART}(?:\s+(?:{_LINK}\s+)?(?:[\"“'][A-Z]\w+[\"”']\s+|\([A-Z]\w+\)\s+)?{_PART}){{0,4}}")
PRONOUN = re.compile(r"^(?:he|she|it|they|I|we)$", re.I)

_ORG_HEADS = tuple(row[0] for row in lexicon.rows("body_heads") if row[1] != "last")
ORG_HEAD = re.compile(rf"\b(?:{lexicon.alternation(_ORG_HEADS)})\b\.?")
_ORG_WORD = r"(?:#?[A-Z0-9À-ÞĀĒĪŌŪ](?:[\w'’&.™+-]|/(?=\w)|:(?=[A-Z])){0,60}|&)"
_ORG_LINK = r"(?:of the|for the|and the|on the|in the|to the|de la|de los|de las|of|for|and|on|in|to|the|against|with|at|a|an|de|del|des|du|da|do|y|e|et|o|van|von|für|und)"
ORG = re.compile(rf"{_ORG_WORD}(?:\s+(?:{_ORG_LINK}\s+)?{_ORG_WORD}){{0,12}}")
ACRONYM = re.compile(
    r"^(?!(?:Mc|Mac|De|Di|Le|La|Van|Fitz|O['’])[A-Z][a-z]+$|[A-Z][a-z'’]+(?:-[A-Z][a-z'’]+)+$)(?:[A-Z][A-Za-z&/.-]*[A-Z][A-Z0-9a-z&.-]*|[A-Z]{2,}s?)$"
)


_ORG_HEAD_WORDS = frozenset(_ORG_HEADS) | {f"{head}." for head in _ORG_HEADS}


def heads_a_body(word: str) -> bool:
    """Whether a word is the head of a body's name, with or without a full stop: "Union", "Inc."."""
    return word in _ORG_HEAD_WORDS


def any_heads_a_body(words: Iterable[str]) -> bool:
    """Whether one of the words does."""
    return not _ORG_HEAD_WORDS.isdisjoint(words)


_HONORED, _LETTERED = Finder(HONORIFIC.pattern), Finder(AFTER_NAME.pattern)


@lru_cache(maxsize=4096)
def bare(name: str) -> str:
    """A person's name without honorifics, party tags and letters after it."""
    if "(" in name or "," in name:
        name = PARTY_TAG.sub("", name)
    name = name.strip()
    if _HONORED.is_in(name):
        name = HONORIFIC.sub("", name)
    if _LETTERED.is_in(name):
        name = AFTER_NAME.sub("", name)
    return " ".join(name.split()).strip(" ,;:").removesuffix("'s").rstrip("'")


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether all of `text` could be a person's full name: two to five capitalised parts, none of a body's."""
    text = bare(text)
    match = NAME.fullmatch(text)
    if not match or " " not in text:
        return False
    words = text.split()
    lowered = {w.lower().rstrip(".") for w in words}
    if words[-1].lower() in _COMPANY_WORDS and not has_given_name(text):
        return False
    if lowered & {"the", "and", "of", "for"} or lowered & _NOT_IN_NAMES:
        return False
    if lowered & _MONTHS and not has_given_name(text):
        return False
    longest = 3 if has_given_name(text) else 2  # of capitals: "Lee DOE", but not "Elm DSA"
    return (
        not any_heads_a_body(words[1:])
        and not any(w.isupper() and w.isalpha() and len(w) > longest for w in words)
    ) or (text.isupper() and len(words) <= 3)


_MONTHS = lexicon.words("not_in_names", "month")
_NOT_IN_NAMES = lexicon.words("not_in_names") - _MONTHS

_COMPANY_WORDS = lexicon.words("company_words")
GIVEN = lexicon.words("given_names", "given")


def has_given_name(text: str) -> bool:
    """Whether `text` begins with a name that people are given, and with nothing else's."""
    return text.split(" ", 1)[0].lower() in GIVEN


CAMEL = re.compile(r"[a-z][A-Z]")
_REST = r"(?:[\w'’&™-]|/(?=[A-Z]{2,3}\b|[A-Z]\w+(?! [A-Z]))|\.(?=\w)){0,60}"
_SHORTENED = r"(?:(?:(?<=Inc)|(?<=\bSt)|(?<=Corp)|(?<=Ltd)|(?<=U\.S))\.)?"
CAPITALISED = rf"(?:(?:\d{{1,2}}/\d{{1,2}}|#?[A-ZÀ-Þ0-9]{_REST}){_SHORTENED})"
# the same where a word begins; its first character stands first, so that an engine looks back only there
BEGINS_CAPITALISED = rf"(?:[#A-ZÀ-Þ0-9](?<![\w'’-].)(?:(?<=\d)\d?/\d{{1,2}}|(?<=#)[A-ZÀ-Þ0-9]{_REST}|(?<!#){_REST}){_SHORTENED})"
"""A pattern of one word with a capital or a number, as names of bodies have them."""
NOT_FIRST = lexicon.words("grammar_words", "before a name")


def stands(name: str, text: str) -> bool:
    """Whether `name` stands in `text` as words of their own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and in_word(text[at - 1])) and not (end < len(text) and in_word(text[end])):
            return True
        at = text.find(name, at + 1)
    return False


def in_word(character: str) -> bool:
    """Whether a character goes on with a word beside it."""
    return character.isalnum() or character == "_"
