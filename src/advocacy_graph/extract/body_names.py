"""A body's name at the head of some words, and the commas that it keeps."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.names import (
    LETTERS,
    ORG,
    ORG_HEAD,
    has_given_name,
    is_name,
)
from advocacy_graph.extract.posts import role_in

_PLACES = lexicon.words("places")


BRACKETS = re.compile(r"\s*\([^)]{0,60}\)?")


SHORT_FORMS = lexicon.words("short_forms")


_PLURAL_FORMS = frozenset(
    f"{word[:-1]}ies" if word.endswith(("ty", "my")) else f"{word}s" for word in SHORT_FORMS
)


def is_plural_form(word: str) -> bool:
    """Whether a release calls several bodies so: "groups", "unions", "charities"."""
    return word in _PLURAL_FORMS


GROUPS = "|".join(sorted(SHORT_FORMS))


def is_place(text: str) -> bool:
    """Whether `text` is a country, a state or its code: nobody's organisation."""
    return text.casefold() in _PLACES


def commas(text: str) -> list[str]:
    """Parts at commas, but not at those inside brackets, inside a body's name, or before Inc., Jr. and the like."""
    cuts: list[int] = []
    depth = 0
    for i, c in enumerate(text):
        if c in "([":
            depth += 1
        elif c in ")]":
            depth = max(0, depth - 1)
        elif c in ",;" and not depth and not _NO_CUT.match(text, i):
            cuts.append(i)
    parts: list[str] = []
    at = 0
    for cut in [*cuts, len(text)]:
        part = text[at:cut]
        if cut < len(text) and _NAME_WITH_COMMAS.match(text, cut) and _begins_a_body(part):
            continue
        parts.append(part.strip())
        at = cut + 1
    return [p for p in parts if p]


_NO_CUT = re.compile(
    rf",\d{{3}}\b|[,;]\s*(?:(?:Inc|LLC|LLP|Ltd|Limited|PLLC|P\.?C|D\.?C)\b|{LETTERS.pattern})"
)


_NAME_WITH_COMMAS = re.compile(
    rf",\s+(?:(?:[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?,\s+){{0,3}}[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?,?\s+)?(?:&|and)\s+(?:[A-Z][\w'’-]+\s+){{0,4}}{ORG_HEAD.pattern}"
)


_BEGINS_BODY = re.compile(
    r"(?:^|.*\b(?:of|for|at|with)\s+(?:the\s+)?)[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3}$", re.S
)


def _begins_a_body(part: str) -> bool:
    part = part.rsplit(",", 1)[-1].strip()
    return bool(part) and (
        _BEGINS_BODY.match(part) is not None
        and (not ORG_HEAD.search(part.split()[-1]) or WEAK_HEAD.search(part.split()[-1]) is not None)
        and not (is_name(part) and has_given_name(part))
        and not role_in(part.split()[-1])
    )


def organization_at(text: str) -> str | None:
    """The organisation that `text` begins with, its acronym in brackets left out."""
    text = re.sub(r"^(?:(?i:the|both|its|his|her|their)|our)\s+", "", text.strip())
    text = BRACKETS.sub("", text)
    text = _CHAPTER_OF.sub("", text)
    match = ORG.match(DESCRIBED_BODY.sub("", text)) or ORG.match(text)
    if not match:
        return None
    text = match.string
    also = _AND_THE_OTHER.search(match.group())
    if also:  # "Temple Beth Or | and the Ohio Religious Coalition"
        match = ORG.match(text, 0, also.start())
        if not match:
            return None
    found = _DASH_AFTER.split(match.group(), maxsplit=1)[0].strip(" .,'").removesuffix("'s")
    more = _NAME_WITH_COMMAS.match(text, len(found))
    if (
        more
        and not more.group().startswith((", and", ", &"))
        and (not ORG_HEAD.search(found.rsplit(" ", 1)[-1]) or WEAK_HEAD.search(found))
    ):
        found = text[: more.end()]
    suffix = re.match(r",?\s+(?:Inc|Ltd|LLC)\b\.?", text[len(found) :])
    if suffix and not re.search(r"\b(?:Inc|Ltd|LLC)$", found):
        found += suffix.group()
    if found.endswith(" Inc"):
        found += "."
    second = _AND_A_POST.search(found)
    if second and role_in(second.group("post")) and not ORG_HEAD.search(second.group("post")):
        found = found[: second.start()]  # "ERF | and Executive Director of Open Hills"
    owner = _OWNS.match(found)
    last = found.rsplit(" ", 1)[-1]
    if owner and (not ORG_HEAD.search(last) or WEAK_HEAD.search(last)):
        found = owner.group("who")  # "ERF's Homes Access"
    found = re.sub(r"\s+(?:and|of|for|in|on|the|at|to|a)$", "", found)
    place = _IN_PLACE.search(found)
    if place and not ORG_HEAD.search(place.group()):
        body = found[: place.start()]
        if (
            ORG_HEAD.search(body.rsplit(" ", 1)[-1])
            or not body.endswith(("s", "n"))  # "Elm Public Radio | in Ashdown", but "Partners in Health"
            or is_place(place.group()[4:])
        ):
            found = body
    return found if any(map(str.isalpha, found)) else None  # "for 22 years"


_AND_A_POST = re.compile(r",? and (?P<post>(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+) (?:of|for|at|to) ")
_OWNS = re.compile(r"(?P<who>[A-Z]{2,8})['’]s (?=[A-Z])")

# "the Elmbridge chapter of | Restore the Rivers"
_CHAPTER_OF = re.compile(
    r"^(?:[\w.'’-]+\s+){0,4}(?:chapter|branch|arm|affiliate)\s+of\s+(?:the\s+)?(?=[A-Z])"
)
# "the bipartisan | Carers Caucus"
DESCRIBED_BODY = re.compile(
    rf"^[a-z][\w-]*\s+(?=(?:[A-Z][\w'’&-]*\s+){{1,5}}(?:{ORG_HEAD.pattern}|Caucus)(?:\W|$))"
)


_DASH_AFTER = re.compile(r"(?<=\w)[-–—]\s")  # "Council of Unions- Te Kauae"


_AND_THE_OTHER = re.compile(rf"\s+and\s+the\s+(?=(?:[A-Z][\w'’&-]*\s+){{1,6}}?(?:{ORG_HEAD.pattern}))")


_IN_PLACE = re.compile(r"(?<=[\w.])\s+in\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}$")


WEAK_HEAD = re.compile(r"(?<!\w)(?:Policy|Systems|Services|Education|Justice|Action|Media|Rights)$")
