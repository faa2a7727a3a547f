"""Companies of one word, told by who works there."""

import re

from advocacy_graph.extract.body_names import is_place
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import GIVEN, heads_a_body
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.parties import PARTIES
from advocacy_graph.extract.register import COUNTRIES, LANDFORMS, NOT_BODIES, PLACES, Register, is_short_form

_WORKED_AT = Finder(
    r"\b(?:[Ww]orkers|[Ee]mployees|[Ss]taff|[Cc]ontractors|[Ee]xecutives|[Ee]ngineers|[Mm]anagers|[Ss]hareholders|[Cc]ustomers) (?:at|for|of|with) (?P<a>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|\b(?:[Cc]ompanies|[Ff]irms|[Cc]orporations|[Ee]mployers|[Bb]anks) (?:like|such as|including) (?P<b>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|\b(?:employed|owned|hired|operated) by (?P<c>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|(?<=[a-z,] )(?P<d>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?) (?:employees|executives|management|shareholders|subsidiar(?:y|ies)|contract workers)\b"
)

_MAY_EMPLOY = Finder(
    r"(?:workers|employe|staff|contractors|executives|engineers|managers|management|shareholders|subsidiar|companies|firms|corporations|banks|owned by|hired by|operated by)"
)

_GROUND = "|".join(sorted((*LANDFORMS, "National", "County", "City", "State", "Street", "Avenue", "Road")))


def employers(register: Register, paras: list[Paragraph]) -> None:
    """Companies of one word, told by who works there or by what is said to be one: "workers at Merrow"."""
    found: set[str] = set()
    for para in paras:
        if not para.is_prose or not _MAY_EMPLOY.is_in(para.text):
            continue
        for match in _WORKED_AT.finditer(para.text):
            name = next(filter(None, match.groups()))
            low = name.casefold()
            if not (
                low in NOT_BODIES or low in PLACES or low in COUNTRIES or name in LANDFORMS or is_place(name)
                or low in GIVEN or heads_a_body(name) or is_short_form(name) or register.full_name(name) or name in PARTIES
            ):  # fmt: skip
                found.add(name)
    for name in found:
        standing = re.compile(rf"(?<![\w-]){name}(?![\w-]| [A-Z][a-z])")
        longer = re.compile(rf"[A-Z][a-z]+ {name}\b|\b{name} (?:{_GROUND})\b")
        if any(longer.search(para.text) for para in paras):
            continue  # of the name of a thing or of a place, and no company's
        places = [
            (para.start + at.start(), para.start + at.end())
            for para in paras
            if para.is_prose
            for at in standing.finditer(para.text)
        ]
        if len(places) > 1:
            for place in places:
                register.add_body(name, place, "organization.employer", 0.7)
