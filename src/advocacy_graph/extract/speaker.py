"""Speaker phrases: what the words of an attribution say of name, role and organisation."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import (
    ACRONYM,
    AFTER_NAME,
    HONORIFIC,
    LETTERS,
    NAME,
    ORG,
    ORG_HEAD,
    PARTY_TAG,
    PRONOUN,
    bare,
    has_given_name,
    is_name,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A speaker as an attribution words it. All None: nothing that could be a speaker."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    is_organization: bool = False
    pronoun: str | None = None
    joint: tuple["Mention", ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing in the words could be a speaker."""
        return not (self.name or self.role or self.pronoun)


ITS = "its"  # the body that the text named last: "Its director, Jane Doe"
HEADS = lexicon.words("roles")
_OFFICES = lexicon.words("roles", "office")
_PLACES = lexicon.words("places")
_POSTS = lexicon.words("roles", "post", "office")
MODIFIERS = lexicon.words("role_modifiers")
_HEAD_ALT = "|".join(re.escape(h) for h in sorted(HEADS, key=len, reverse=True))
_HEAD = Finder(
    rf"(?<![\w'’-])(?:{_HEAD_ALT}|[a-z]+ologist)(?:(?<=[a-z])s)?(?!\w|-(?!elect|designate|in-chief|general))",
    re.I,
)
_FIELD = (
    r"(?:Communications?|(?:Public |Federal |State |Tax |Climate |Health )?Policy|Advocacy|(?:Government(?:al)?|Public|External|Legislative|Regulatory|Federal|International|Legal|Corporate|Consumer|Congressional|Political|Academic|Student) (?:Affairs|Relations|Advocacy)|Operations|"
    r"Research|Programs?|Programmes?|Campaigns?|Development|Litigation|Education|"
    r"Organi[sz]ing|Outreach|Strategy|Marketing|Media(?: Relations)?|Engagement|Science|"
    r"Human Resources|Finance|Technology|Climate|Energy|Immigration|Health|Housing|Transport(?:ation)?|the Board|the Republic(?: of [A-Z]\w+)?|Directors|Trustees|Staff|Counsel|State|the House|the Senate)"
)
_FIELDS = re.compile(rf"{_FIELD}(?:(?:,| and| &)\s+{_FIELD})*$")
_PREPOSITION = re.compile(r"\s+(?:of|OF|at|AT|for|FOR|with|from|to|in|on)\s+|\s*@\s*")
_RELATIVE = re.compile(
    r"\s*,?\s+(?:who|which|whose|where|that|one of|in (?:a|an|response|the)|during|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|on (?:the|his|her|their|this|why|how|behalf)\b|today|yesterday|this|speaking|following|after|before|about|whom)\b.*$",
    re.S,
)
# "Our" in capitals begins a body's name, "Our Streets"
_ARTICLE = re.compile(r"^(?:(?i:and|also|the|a|an|his|her)|our)\s+")
_BRACKETS = re.compile(r"\s*\([^)]{0,60}\)?")
_BRACKETED = re.compile(r"^\([^)]{1,60}\)\s*")
_OF_GROUP = re.compile(r"^the\s+(?P<body>[a-z]+)(?:'s|s')\s+")
SHORT_FORMS = lexicon.words("short_forms")
_GROUPS = "|".join(sorted(SHORT_FORMS))
_BY_GROUP = re.compile(rf"the\s+((?:{_GROUPS})\b|(?:{_GROUPS.title()})(?=\s*$|,))")
_ANONYMOUS = re.compile(r"^(?:[Oo]ne|[Aa]nother|[Aa]n?|[Ss]ome)\s+(?P<role>[a-z][^“”]{3,140})$")
_NAME_OF = re.compile(
    rf"(?P<name>{NAME.pattern})\s+(?:of|from|at|with)\s+(?P<body>(?:the\s+)?[A-Z0-9À-Þ].+)$"
)
_SEAT = re.compile(r"\s*\([A-Z][^(),]{1,30},[^()]{1,40}\)")  # "(Lib Dem, Ormsley East)"
_AGE = re.compile(r"\s*\((?:aged? )?\d{1,3}\)")  # "Jane Doe (68)"
_AGED = re.compile(r"^(?:\w+ )?\w+-year-old\b|,\s*(?:aged? )?\d{1,2},|\(\d{1,2}\)")
_DESCRIBED = re.compile(r"[Tt]he\s+(?P<head>[a-z][a-z-]+)$")  # "the senator": somebody named before
_SURNAMES = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:, [A-ZÀ-Þ][\w'’-]+)*,? and [A-ZÀ-Þ][\w'’-]+")
_POSSESSED = re.compile(r"(?P<body>[A-Z][\w'’&. -]{1,80}?)['’]s?\s+(?P<role>[a-z][a-z-]*(?: [a-z-]+){0,3})$")
_LEAD_IN = re.compile(
    r"^(?:\w+(?:-\w+)?-year-old|both|today's|yesterday's|and|but|as|also|meanwhile|however|today|yesterday|in response|in a (?:joint )?statement|for (?:his|her|their) part)[, ]+",
    re.I,
)
# words that are heads or modifiers of roles and parts of a body's name alike
_IN_BODIES = frozenset("union council committee group federation party association".split())


def is_place(text: str) -> bool:
    """Whether `text` is a country, a state or its code: nobody's organisation."""
    return text.casefold() in _PLACES


@lru_cache(maxsize=4096)
def role_in(text: str) -> bool:
    """Whether a head word of a role stands in `text`."""
    return bool(_HEAD.search(text))


def is_post(role: str) -> bool:
    """Whether the role is a post held somewhere, not what somebody is ("student", "renter", "lead plaintiff")."""
    heads = list(_HEAD.finditer(role))
    return any(
        head.group().lower().rstrip("s") in _POSTS or head.group().lower() in _POSTS
        for head, following in zip_longest(heads, heads[1:])
        if following is None or role[head.end() : following.start()].strip()
    )


def _either_case(words: str) -> str:
    """ "head of state" as a pattern of "Head of State" too; "*" goes on to the word's end."""
    return " ".join(
        f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" if w[0].islower() and w != "of" else re.escape(w)
        for w in words.split()
    )


_PUBLIC = re.compile(
    "|".join(
        (_either_case(row[0]) if row[1] != "kind" else re.escape(row[0])).replace(r"\*", r"\w+")
        for row in lexicon.rows("public_posts")
    ).join((r"\b(?:", r")(?!\w)"))
)


def is_public(role: str) -> bool:
    """Whether the role is an office of the public, or what somebody is: no private body gives it."""
    return _PUBLIC.search(role) is not None


@lru_cache(maxsize=2048)
def mention(text: str) -> Mention:
    """Read a speaker phrase: "Jane Doe, Executive Director of Org", "Org's director, Jane Doe", "he", "Org".

    The phrase must be the subject alone, without the verb.
    """
    text = " ".join(text.split()).strip(" ,;:–—-.*")
    aged = _AGED.search(text) is not None
    text = _LEAD_IN.sub("", text)
    definite = text.startswith(("the ", "The "))
    text = _SEAT.sub("", PARTY_TAG.sub("", _AGE.sub("", _post_set_apart(text))))
    if not text or len(text) > 400:
        return Mention()
    if PRONOUN.match(text):
        return Mention(pronoun=text.lower())
    described = _DESCRIBED.match(text)
    if described and described.group("head") in SHORT_FORMS:
        name = described.group("head")
        return Mention(name, organization=name, is_organization=True)
    if described and _is_head(described.group("head")):
        return Mention(role=described.group("head"), pronoun="the")
    if _SURNAMES.fullmatch(text):
        names = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
        if not any(ORG_HEAD.search(n) or ACRONYM.match(n) for n in names):
            first, *others = (Mention(n) for n in names)
            return replace(first, joint=tuple(others))
    if (told := _TOLD_WHOM.match(text)) and not role_in(told.group("who")):
        text = told.group("who")  # "Doe to the Elm Post"
    anonymous = _ANONYMOUS.match(text)
    if anonymous and not any(is_name(part.strip()) for part in text.split(",")[1:]):
        return _nameless(_RELATIVE.sub("", anonymous.group("role")))
    joint = _holders(text) or _joint(text)
    if joint:
        return joint
    text = _DOCUMENT.sub(r"\1", text)
    parts = _commas(_RELATIVE.sub("", text) or text)
    found = _assembled(parts) if parts else Mention()
    if aged and found.role is None and not found.is_organization:
        return replace(found, organization=None)  # "Jane Doe, 71, of Alder Hall": where she lives
    if definite and found.name is None and found.role is not None and is_post(found.role):
        return replace(found, pronoun="the")
    return found


_TOLD_WHOM = re.compile(
    rf"(?P<who>(?:{HONORIFIC.pattern})?{NAME.pattern})\s+to\s+(?:(?:the\s+)?[A-Z]|reporters|journalists|the media)[^,]*$"
)
_SET_APART = re.compile(r"(?P<name>[^,()]{4,60}?)(?:\s+[–—-]\s+|\s+\((?P<inner>[^()]{4,120})\)?$)")


def _post_set_apart(text: str) -> str:
    """ "Jane Doe – Director, Org", "Jane Doe (Director, Org)": the name and the rest, parted by a comma."""
    match = _SET_APART.match(text)
    if not match or not is_name(match.group("name")) or role_in(match.group("name")):
        return text
    rest = match.group("inner") or text[match.end() :]
    if not (
        role_in(rest)
        or (match.group("inner") and ORG_HEAD.search(rest) and has_given_name(match.group("name")))
    ):
        return text
    return f"{match.group('name')}, {rest}"


_DOCUMENT = re.compile(
    r"^(?:the\s+)?([A-Z][\w.&'’ -]{1,80}?)(?:'s)?\s+(?:(?:[Pp]osition|[Pp]olicy|[Dd]iscussion) )?(?:[Ss]tatement|[Pp]aper|[Ss]ubmission)$"
)


def singular(role: str | None) -> str | None:
    """ "Senators", "Reps.": the office of one of them."""
    bare_role = (role or "").rstrip(".")
    if role and bare_role.endswith("s") and bare_role.lower().removesuffix("s") in _PLURAL_OFFICES:
        return bare_role.removesuffix("s") + ("." if role.endswith(".") else "")
    return role


def _nameless(words: str) -> Mention:
    """ "spokesperson for the Ports Ministry": a role and a body; the name is not said."""
    place = _role_span(words)
    if place is None:
        return Mention(role=" ".join(words.split()) or None)
    inner = _split_role(words, place)
    return Mention(role=inner.role or words, organization=inner.organization)


_SEVERAL = re.compile(
    rf"(?P<role>[^,]{{3,120}}s),?\s+(?P<names>(?:{HONORIFIC.pattern})?{NAME.pattern}(?:,\s+(?:{HONORIFIC.pattern})?{NAME.pattern})*,?\s+(?:and|&)\s+(?:{HONORIFIC.pattern})?{NAME.pattern})$"
)


def _holders(text: str) -> Mention | None:
    """ "the Network's co-convenors, Jane Doe and Dr John Roe": one post, held by several."""
    match = _SEVERAL.match(text) if "," in text else None
    if match is None or not role_in(match.group("role")):
        return None
    names = [bare(n) for n in re.split(r",\s+(?:and\s+)?|\s+(?:and|&)\s+", match.group("names"))]
    post = _assembled([match.group("role")])
    if (
        post.name
        or post.role is None
        or not all(map(is_name, names))
        or post.role.removesuffix("s").rsplit(" ", 1)[-1].lower() not in HEADS
    ):
        return None
    first, *others = (Mention(name, post.role.removesuffix("s"), post.organization) for name in names)
    return replace(first, joint=tuple(others))


def _joint(text: str) -> Mention | None:
    """ "Senator A and Representative B", "A, Role, and B, Role": the first with the others beside."""
    if len(text) > 300:
        return None
    for match in re.finditer(r",?\s+(?:and|&)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if not right[:1].isupper() or not left[:1].isupper():
            continue
        if _is_head(left.rsplit(None, 1)[-1]) and _is_head(right.split(None, 1)[0]):
            continue  # "President & CEO"
        a, b = _assembled(_commas(_RELATIVE.sub("", left))), _assembled(_commas(_RELATIVE.sub("", right)))
        if not (a.name and b.name) or a.is_organization or b.is_organization:
            continue
        single = singular(a.role)
        several = single != a.role
        if a.role is None and "," not in left and b.organization and ORG_HEAD.search(b.organization):
            continue  # "Lowell Iron and Steel Company President Jane Doe"
        titled = HONORIFIC.match(left) is not None and HONORIFIC.match(right) is not None
        persons = several or titled or (_surnamed(a) and _surnamed(b))
        if not persons or not _ends_a_person(a, left):
            continue
        inner = _joint(left) if "," not in left else None
        first = inner or a
        if several:
            of_both = b.role is None or b.role.split(" ", 1)[0].lower().endswith(
                "s"
            )  # "members of the committee"
            first, b = replace(first, role=single), replace(b, role=single if of_both else b.role)
        return replace(first, joint=(*first.joint, b))
    return None


_PLURAL_OFFICES = frozenset(o.rstrip(".") for o in _OFFICES)


def _is_head(word: str) -> bool:
    return word.strip(",.").lower() in HEADS


def _surnamed(m: Mention) -> bool:
    """Whether it is a person for certain: a role beside the name, or a name that begins as people's do."""
    return bool(m.name) and (m.role is not None or (" " in (m.name or "") and has_given_name(m.name or "")))


def _ends_a_person(a: Mention, words: str) -> bool:
    """Whether the words left of an "and" are complete: not "general secretary of the Union of Dock | and Ferry Staff"."""
    last = words.rsplit(",", 1)[-1].strip()
    if not a.role or (a.name or "").split()[-1] == last.split()[-1]:
        return True
    return bool(ORG_HEAD.search(last.split()[-1])) or a.organization is None or not re.search(r"\bof\b", last)


def _commas(text: str) -> list[str]:
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
        and (not ORG_HEAD.search(part.split()[-1]) or _WEAK_HEAD.search(part.split()[-1]) is not None)
        and not (is_name(part) and has_given_name(part))
        and not _HEAD.search(part.split()[-1])
    )


def organization_at(text: str) -> str | None:
    """The organisation that `text` begins with, its acronym in brackets left out."""
    text = re.sub(r"^(?:(?i:the|both|its|his|her|their)|our)\s+", "", text.strip())
    text = _BRACKETS.sub("", text)
    match = ORG.match(_DESCRIBED_BODY.sub("", text)) or ORG.match(text)
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
        and (not ORG_HEAD.search(found.rsplit(" ", 1)[-1]) or _WEAK_HEAD.search(found))
    ):
        found = text[: more.end()]
    suffix = re.match(r",?\s+(?:Inc|Ltd|LLC)\b\.?", text[len(found) :])
    if suffix and not re.search(r"\b(?:Inc|Ltd|LLC)$", found):
        found += suffix.group()
    if found.endswith(" Inc"):
        found += "."
    found = re.sub(r"\s+(?:and|of|for|in|on|the|at|to|a)$", "", found)
    place = _IN_PLACE.search(found)
    if place and not ORG_HEAD.search(place.group()):
        body = found[: place.start()]
        if (
            ORG_HEAD.search(body.rsplit(" ", 1)[-1])
            or (" " not in body and not body.endswith(("s", "n")))
            or is_place(place.group()[4:])
        ):
            found = body
    return found or None


# "the bipartisan | Carers Caucus"
_DESCRIBED_BODY = re.compile(
    rf"^[a-z][\w-]*\s+(?=(?:[A-Z][\w'’&-]*\s+){{1,5}}(?:{ORG_HEAD.pattern}|Caucus)(?:\W|$))"
)
_THE = re.compile(r"^the\s+")
_DASH_AFTER = re.compile(r"(?<=\w)[-–—]\s")  # "Council of Unions- Te Kauae"
_AND_THE_OTHER = re.compile(rf"\s+and\s+the\s+(?=(?:[A-Z][\w'’&-]*\s+){{1,6}}?(?:{ORG_HEAD.pattern}))")
_IN_PLACE = re.compile(r"(?<=[\w.])\s+in\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}$")


_CHAIRS = ("Chair", "President", "Chairman", "Director")
_PROJECTS = frozenset("Project Program Programme Campaign Initiative Fund".split())
_TWO_CAPITALS = re.compile(r"(?:^|\s)[A-Z][\w'’-]*\s+[A-Z][\w'’-]*\s+$")
_RANK = re.compile(r"(?:Executive|Managing|Deputy|National|General|Co-)")


def _role_span(text: str) -> tuple[int, int] | None:
    """Where the role phrase stands in `text`: modifiers, heads and heads joined by "and"."""
    heads = [h for h in _HEAD.finditer(text) if not _in_body(text, h)]
    if not heads:
        return None
    # of several heads the one that no other follows before a preposition: "River Watch spokesman X"
    head = heads[0]
    for later in heads[1:]:
        between = text[head.end() : later.start()]
        if head.group() == "Chief" and later.group() == "Officer" and _is_field(between):
            head = later  # "Chief Advocacy and Engagement Officer"
            continue
        if _PREPOSITION.search(between + " ") or re.search(r"\b(?:and|to)\b|[&/]", between):
            break
        if is_name(between.strip()) or (later.group().endswith(".") and not between.strip()):
            break  # "Committee Chair | Sen. Jane Doe": the post, not the title that comes with the name
        if later.group() == "Professor" and not between.strip() and head.group() in _CHAIRS:
            break
        head = later
    start, end = head.span()
    chief = next((h for h in heads if h.group() == "Chief" and h.end() < start), None)
    if chief and head.group() == "Officer" and _is_field(text[chief.end() : start]):
        start = chief.start()
    # leftwards through modifiers
    while True:
        match = _WORD_LEFT.search(text, 0, start)
        if not match:
            break
        word = match.group(1)
        lower = word.lower()
        if lower not in MODIFIERS and (
            lower not in HEADS or (word[0].isupper() and lower.endswith("workers"))
        ):
            break
        of_body = lower in _IN_BODIES or (lower in _FIELDS_OF_WORK and _LEADS_ALL.fullmatch(head.group()))
        if of_body and word[0].isupper() and re.search(r"[A-Z&][\w'’.-]*\s+$", text[: match.start(1)]):
            break  # "Ferry Staff Union | General Secretary"
        if word in _PROJECTS and _RANK.match(text, start) and _TWO_CAPITALS.search(text, 0, match.start(1)):
            break  # "Clean River Project | Executive Director"
        if word[0].isupper() and head.group().islower() and _NAME_GOES_ON.search(text, 0, match.start(1)):
            break  # "Chamber of Trade and Industry | chief executive"
        start = match.start(1)
    while True:  # a joining word cannot begin a role
        match = re.match(r"(?:and|&)\s+", text[start:], re.I)
        if not match:
            break
        start += match.end()
    # rightwards: "President and CEO", "Deputy Head and Chief Finance Officer", "Director General"
    while True:
        match = _MORE_HEADS.match(text, end)
        if not match or any(w not in MODIFIERS for w in match.group(1).lower().split()):
            break
        if match.group().endswith("."):
            break  # "Chair | Sen. Jane Doe"
        if match.group() == " Professor" and text[:end].endswith(_CHAIRS):
            break  # "Chair | Professor Jane Doe"
        end = match.end()
    match = _AFTER_HEAD.match(text, end)
    if match:
        end = match.end()
    return start, end


_NAME_GOES_ON = re.compile(r"[A-Z][\w'’.-]*\s+(?:of|and|&)\s+$")
_FIELDS_OF_WORK = lexicon.words("role_modifiers", "field")
# who leads a whole body leads no field of it: "Constellation Energy | CEO", but "Energy Director"
_LEADS_ALL = re.compile(
    r"C[EFO]O|President|Chair(?:man|woman|person)?|Founder|Co-[Ff]ounder|Chancellor|Owner"
)
_WORD_LEFT = re.compile(r"([\w'’&.-]+)[ /]+$")
_MORE_HEADS = re.compile(
    rf"(?:\s*/\s*|\s+and\s+|\s*&\s*|\s+)((?:[\w'’&-]+\s+(?:and\s+|&\s+)?){{0,5}}?)(?:{_HEAD_ALT})s?(?![\w-])",
    re.I,
)
_AFTER_HEAD = re.compile(
    r"\s+(?:General|Emeritus|Emerita|Elect|designate|in Chief|Pro Tem(?:pore)?|pro tem(?:pore)?)\b|-(?:elect|designate|in-chief|general)\b",
    re.I,
)
_BODY_OF = re.compile(rf"(?:{ORG_HEAD.pattern})\s+(?:of|for)\s+(?:[A-Z][\w'’-]*\s+(?:and\s+)?){{0,4}}$")
_OWN_OFFICE = re.compile(
    r"['’]s?\s+(?:Office|Department|Association|Council|Union|League|Federation|Alliance|Fund|Network)\b"
)
_FOR_A_CAUSE = re.compile(
    r"\s+(?:for\s+(?:a\s+|the\s+)?|[Aa]gainst\s+|United\s+(?:for|to)\s+|[Uu]nited\b|Without\s+)(?=[A-Z]|$)"
)
_BODY_FOLLOWS = re.compile(r"\b(?:and|,)$")
_FOR_CAUSE = re.compile(r"\s+(?:for|of|in|on|against|without|with)\s+(?:the\s+)?[A-Z]")
_TO_BODY = re.compile(
    rf"s?\s+(?:(?:[A-Z][\w'’-]*|and|&|for|of)\s+){{0,4}}?(?:{ORG_HEAD.pattern}|United\b|Together\b|Alliance\b)(?!\s+(?:{_HEAD_ALT})\b)"
)


_ENDS_HERE = re.compile(r"\s*(?:$|[,(])")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w'’-]*(?:,? (?:and|&))?$")


def _in_body(text: str, head: re.Match[str]) -> bool:
    """Whether a head word stands in a body's name: "Residents League", "Justice Center", "Teachers United"."""
    word = head.group()
    if not word[0].isupper():
        return False
    before = text[: head.start()].rstrip()
    after = text[head.end() :]
    if re.match(r"['’]s?\s", after) and word.lower().endswith("s"):
        return True
    if _OWN_OFFICE.match(after):
        return True  # "County Sheriff's Office"
    plural = word.lower().endswith("s") and word.lower() not in HEADS
    if (
        plural
        and _FOR_A_CAUSE.match(after)
        and word.lower().removesuffix("s") not in _OFFICES
        and not _BODY_FOLLOWS.search(before)
    ):
        return True  # "Gun Owners for Responsibility", "Mothers Against Gun Deaths"
    if plural and _ENDS_HERE.match(after) and _CAPITAL_BEFORE.search(before):
        return True  # "Amalgamated Transport and Municipal Workers"
    if plural and _BODY_OF.search(text[: head.start()]):
        return True  # "Association of Police Chiefs"
    if plural and _FOR_CAUSE.match(after) and _HEAD.search(after):
        return True  # "Veterans for Westmark director"
    if (
        plural
        and re.match(r"\s+(?:of|for|in|on|against)\b", after)
        and before.lower().endswith((" of", " for", " the", " at"))
    ):
        return True  # "president of Doctors for Clean Air"
    match = _TO_BODY.match(text, head.end())
    if match is None:
        return plural and before.endswith((" of the", " of", " for", " for the", " at", " with", " from"))
    joined = match.group()
    if not plural and re.search(r"\s(?:and|&)\s", joined):
        return False
    if plural:
        return not re.search(r"\b(?:of|for)\b", joined) or not before
    return (
        word.lower()
        not in ("director", "president", "chair", "officer", "manager", "ceo", "svp", "evp", "vp")
        and not re.search(r"\b(?:of|for)\b", joined)
        and not is_name(joined.strip())
    )


def _split_role(part: str, place: tuple[int, int]) -> Mention:
    """One comma part with a role head: "Org Role Name", "Role of Org", "Org's Role Name", "Role"."""
    start, end = place
    before, role, after = part[:start].strip(), part[start:end].strip(), part[end:].strip(" .:")
    if _is_field(after) and role.rsplit(maxsplit=1)[-1].lower() in _LEADS_A_FIELD:
        role, after = f"{role} {after}", ""  # "SVP Public Policy and Government Affairs"
    if after.startswith("Professor "):
        after = _TITLE.sub("", after)  # "Chair | Professor Jane Doe"
    after = _BRACKETED.sub("", after)  # "Carers Union President (CU) Jane Doe"
    organization: str | None = None
    name: str | None = None
    if after:
        preposition = _PREPOSITION.match(" " + after)
        if preposition:
            role, organization, name = _after_preposition(role, " " + after)
        else:
            name, organization, rest = _name_and_body(after.lstrip("-–—: "))
            further = re.match(r"(?:and|&)\s+(?:the\s+)?", rest)
            second = _role_span(rest[further.end() :]) if further else None
            if further and second:  # "Parish Clerk and Ward 3 member Jane Doe"
                inner = _split_role(rest[further.end() :], second)
                name, organization = inner.name, inner.organization
            elif name is None and rest[:1].islower():
                role = f"{role} {rest}"
    if before:
        role, body, early = _before_role(before, role, name, organization)
        organization = organization or body
        name = name or early
    return Mention(name=name, role=role or None, organization=organization)


def _before_role(
    before: str, role: str, name: str | None, organization: str | None
) -> tuple[str, str | None, str | None]:
    """What stands left of a role: a body, words of the role, or the name. Role, body, name."""
    of_group = _OF_GROUP.match(f"{before} ")
    if role.endswith(" of the Year"):
        return f"{before} {role}", None, None
    if of_group and of_group.group("body") in SHORT_FORMS and organization is None:
        organization = of_group.group("body")
    before = _OF_GROUP.sub("", f"{before} ").strip()
    before = _BRACKETS.sub("", before)
    while before.lower() not in ("its", "their") and (stripped := _ARTICLE.sub("", before)) != before:
        before = stripped
    if before.lower() in SHORT_FORMS and before.islower():  # "chamber president"
        return role, before, None
    if before.lower() in ("its", "their"):
        return role, ITS, None
    if not before or before.lower() in ("his", "her", "the"):
        return role, organization, None
    if is_name(before) and not before.endswith("'s") and name is None and has_given_name(before):
        return role, None, bare(before)  # "Jane Doe Director of ..."
    if is_name(before) and not before.endswith("'s") and name is None and not ORG_HEAD.search(before):
        return role, None, bare(before)
    if not (before[:1].isupper() or before[:1].isdigit()):
        return f"{before} {role}", None, None
    if organization is not None and "'s" not in before:  # "Equal Justice Fellow at Org"
        return f"{before} {role}", None, None
    tail = re.search(r"(?:\s+(?:and\s+|&\s+)?[a-z][\w-]*)+$", before)  # "Green Party | ports spokesperson"
    if tail and role[:1].islower() and not re.search(r"\b(?:of|for|the|in|on|at|to)\b", tail.group()):
        before, role = before[: tail.start()], f"{tail.group().strip()} {role}"
    if (
        role.lower().endswith("minister")
        and not ORG_HEAD.search(before)
        and "'s" not in before
        and len(before.split()) < 6
    ):
        return f"{before} {role}", None, None  # "Ports and Islands Minister"
    cut = re.search(r"\bof(?: the)?(?: [A-Z]\w+)?$", before)  # "Department of Homeland | Security Secretary"
    if cut and " " in role and role[0].isupper():
        modifier, role = role.split(" ", 1)
        before = f"{before} {modifier}"
    if _QUALIFIER.match(before) and not ORG_HEAD.search(before):
        return f"{before} {role}", None, None
    body = _KIND_OF_BODY.sub("", before.removesuffix("'s").removesuffix("'").strip(" -–—,"))
    return role, None if is_place(body) else body or None, None


# "Conservation group | Southern Wild"
_KIND_OF_BODY = re.compile(
    rf"^(?:[A-Z][a-z]+|[a-z-]+)(?: [a-z-]+){{0,2}}? (?:body|organi[sz]ation|nonprofit|think tank|watchdog|{_GROUPS}) (?=[A-Z])"
)
# words that say what kind of person it is, not which body's: "West Country Youth Leader"
_QUALIFIER = re.compile(
    r"(?:[A-Z]\w+\s+)?(?:\w+(?:ian|ish|ese)|American|German|Muslim|Latin[oa]|Indigenous|African|Hispanic|Black|Arab|"
    r"Leading|Renowned|Local|Former|Longtime|Award-winning|Top|Prominent|Young|Lifelong|Concerned|Independent|(?:Former )?(?:U\.S\.|US|UK))$"
)


_OFFICE_TITLE = re.compile(r"^(?:(?:State |U\.S\. |Lt\. )?(?:Sen|Rep|Del|Gov|Asm|Assemb)\.\s+)(?=[A-Z])")


def _name_and_body(text: str) -> tuple[str | None, str | None, str]:
    """A name that `text` begins with, and the body that "of" or "from" gives it: name, body, the text bare."""
    text = _OFFICE_TITLE.sub("", bare(text))
    of = _NAME_OF.match(text)
    if of and (is_name(of.group("name")) or " " not in of.group("name")):
        return of.group("name"), organization_at(of.group("body")), text
    match = NAME.match(text)
    if match and match.group() and not (ORG_HEAD.search(match.group()) and len(match.group().split()) > 2):
        return match.group(), None, text
    return None, None, text


_NO_BODYS_POST = re.compile(
    rf"(?P<what>the Year|Congress|Parliament)(?:\s+(?P<name>(?:{HONORIFIC.pattern})?{NAME.pattern}))?$"
)

_TITLE = re.compile(r"^(?:Rep|Sen|Dr|Hon|Professor)\.?\s")


def _after_preposition(role: str, tail: str) -> tuple[str, str | None, str | None]:
    """Tell "director of policy at Org" from "director of Org": the field stays with the role. Role, body, name."""
    while True:
        match = _PREPOSITION.match(tail)
        if not match:
            return role, None, None
        rest = tail[match.end() :]
        head = role.rsplit(maxsplit=1)[-1].lower()
        of_group = _GROUPS_PERSON.match(rest)
        if of_group and is_name(of_group.group("name")):
            return (
                role,
                of_group.group("body"),
                of_group.group("name"),
            )  # "chair of the 90-strong coalition Jane Doe"
        if (own := _NO_BODYS_POST.match(rest)) and match.group().strip() == "of":
            name = _TITLE.sub("", bare(own.group("name"))) if own.group("name") else None
            return f"{role} of {own.group('what')}", None, name  # "former member of Congress"
        field, *another = _AND_A_POST.split(rest, maxsplit=1)
        if head in _LEADS_A_FIELD and _is_field(field):
            return f"{role}{match.group()}{rest.strip()}", None, None  # "Vice President of Public Policy"
        if another and (post := _role_span(another[0])) and post[1] == len(another[0].rstrip()):
            rest = field  # "Fellow at Elm Institute | and Oak Centre Senior Fellow"
        if (head == "minister" or role.lower() in _SECRETARIES) and not _BODY_OF_SECRETARY.match(rest):
            return _portfolio(role, match.group(), rest)
        short = _BY_GROUP.match(rest)
        field = None if short or _DESCRIBED_BODY.match(_THE.sub("", rest)) else _FIELD_AHEAD.match(rest)
        if field:
            role = f"{role}{match.group()}{field.group().strip()}"
            tail = rest[field.end() :]
            if not tail.strip():
                return role, None, None
            if is_name(tail.strip()):
                return role, None, bare(tail)
            continue
        titled_field = _FIELD_IN_CAPITALS.match(rest) if head in _LEADS_A_FIELD and not short else None
        if titled_field and not ORG_HEAD.search(titled_field.group()):
            role = f"{role}{match.group()}{titled_field.group().strip()}"
            tail = rest[titled_field.end() :]
            continue
        ending = None if short else _ends_in_a_name(rest)
        if (
            ending
        ):  # "Vice President of Health and Safety Jane Doe", "President of the Rivers Council Jane Doe"
            before_name, name = ending
            if ORG_HEAD.search(before_name) and not _WEAK_HEAD.search(before_name):
                return role, organization_at(before_name), name
            return f"{role}{match.group()}{before_name}", None, name
        of_body = _OF_BODY.match(rest, short.end()) if short else None
        if of_body:  # "secretary of the committee with Org"
            tail = rest[of_body.start() :]
            continue
        organization = short.group(1) if short else organization_at(rest)
        also = _ALSO.search(rest) if organization is None else None
        second_post = _role_span(rest[also.end() :]) if also else None
        if also and second_post:  # "cook with ten years there and president of Org"
            return role, _split_role(rest[also.end() :], second_post).organization, None
        if (
            organization
            and match.group().strip() == "to"
            and _OF_ANOTHER.match(rest, rest.find(organization) + len(organization))
        ):
            second = re.search(r"\band\s+(?:the\s+)?(?=[A-Z])", rest)
            more = _role_span(rest[second.end() :]) if second else None
            further = _split_role(rest[second.end() :], more) if second and more else Mention()
            return role, further.organization, None  # "Delegate to the panel and Training Lead for Org"
        if match.group().strip() == "on" and organization and rest.strip() == organization:
            return f"{role} on {organization}", None, None  # "spokesperson on Higher Education"
        if match.group().strip() in ("from", "in", "on") and not (
            organization and ORG_HEAD.search(organization)
        ):
            return role, None, None
        if (
            organization
            and re.search(
                r"^(?:the\s+)?.{2,60}\s(?:Department|School|Faculty|Section|Program|Division)\b", rest
            )
            and head in ("chair", "professor", "head", "dean")
        ):
            school = _SCHOOL.match(organization)
            named = school.group() if school else organization if _IS_A_SCHOOL.search(organization) else None
            return f"{role}{match.group()}{rest.strip()}" if not named or school else role, named, None
        return role, organization, None


_ALSO = re.compile(r"\band\s+(?:the\s+|an?\s+)?(?=[a-z])")
_IS_A_SCHOOL = re.compile(r"^(?!Department|School|Faculty|Program).*\s(?:Law|Medical|Business) School$")
_SCHOOL = re.compile(r".*?\b(?:College|University|Institute|Hospital)\b(?:\s+of\s+[A-Z]\w+)?")


_SECRETARIES = frozenset(
    f"{rank}secretary" for rank in ("", "deputy ", "assistant ", "under ", "shadow ", "acting ", "former ")
)


def _ends_in_a_name(rest: str) -> tuple[str, str] | None:
    """Words that end in a person's full name, told by its given name: the words before it, and the name."""
    words = rest.split()
    for length in (2, 3, 4):
        if len(words) <= length:
            return None
        name = bare(" ".join(words[-length:]))
        if has_given_name(name) and is_name(name):
            before = " ".join(words[:-length])
            return (HONORIFIC.sub("", f"{before} ").strip(), name) if "," not in before else None
    return None


_WEAK_HEAD = re.compile(r"(?<!\w)(?:Policy|Systems|Services|Education|Justice|Action|Media|Rights)$")
_OF_BODY = re.compile(r"\s+(?:with|at|for|of)\s+(?:the\s+)?[A-Z]")
_OF_ANOTHER = re.compile(r"\s+(?!(?:and|in|on|at|for|of|with|from|or|as)\b)[a-z]")
_BODY_OF_SECRETARY = re.compile(
    r"(?:the\s+)?(?=[A-Z]).*(?:Association|Union|Council|Society|Federation|Trust|League|Alliance|Party|Committee|Congress)"
)
_PLAIN = r"(?!(?:at|for|of|with|from|in|the)\b)[a-z][\w'-]*"
_FIELD_WORDS = lexicon.words("role_modifiers", "field")
_JOINS = frozenset("and & of the for".split())
_GROUPS_PERSON = re.compile(rf"the\s+(?:[\w,-]+\s+){{0,3}}?(?P<body>{_GROUPS})\s+(?P<name>{NAME.pattern})$")
_AND_A_POST = re.compile(rf"\s+and\s+(?=[A-Z](?:.*\s)?(?:{_HEAD_ALT})\b)", re.I)


def _is_field(words: str) -> bool:
    """Whether all of `words` says what somebody works on: "Public Policy and Government Affairs"."""
    small = [word.strip(",").lower() for word in words.split()]
    return any(w in _FIELD_WORDS for w in small) and all(w in MODIFIERS or w in _JOINS for w in small)


_FIELD_AHEAD = re.compile(
    rf"(?:the\s+)?(?:{_FIELD}|{_PLAIN}(?:\s+(?:and\s+)?{_PLAIN}){{0,4}})(?:(?:,| and| &)\s+(?:{_FIELD}|{_PLAIN}))*(?=\s+(?:at|for|of|with|from|in)\s|\s*$|\s*@|\s+[A-Z][\w'’-]+\s+[A-Z][\w'’-]+$)"
)
# "Director of | Public Witness | for the Union of Elm", but "Director of Moms for Safe Streets"
_LEADS_A_FIELD = frozenset(
    "director manager coordinator officer president head chief counsel lead organizer vp svp evp".split()
)
_FIELD_IN_CAPITALS = re.compile(
    rf"[A-Z][\w'’-]+(?:,?\s+(?:and\s+|&\s+)?[A-Z][\w'’-]+){{0,4}}(?=\s+(?:for|at|with)\s+(?:the\s+)(?:[\w'’&-]+\s+){{0,5}}?(?:{ORG_HEAD.pattern}|Synagogues\b|Churches\b))"
)
_PORTFOLIO = re.compile(
    r"(?:the\s+)?[A-Z][\w'-]*(?:(?:,| and| &)?\s+(?:(?:and|of|the|for)\s+)*[A-Z][\w'-]*){0,6}"
)


def _portfolio(role: str, preposition: str, rest: str) -> tuple[str, str | None, str | None]:
    """ "Minister for Ports and Islands Jane Doe": the portfolio, and the name that may end it."""
    field = _PORTFOLIO.match(rest)
    if not field:
        return role, None, None
    words = field.group().split()
    name = None
    for length in (3, 2):
        last = " ".join(words[-length:])
        if len(words) > length and is_name(last) and (length == 2 or has_given_name(last)):
            name, words = last, words[:-length]
            break
    return f"{role}{preposition}{' '.join(words)}", None, name


_WHAT_COMPANIES_ARE = re.compile(
    r"(?:the|an?|its|their)\s+(?:[\w'’-]+\s+){0,5}?(?:owner|operator|maker|manufacturer|developer|builder|company|contractor|landlord|lender|supplier)\b"
)
_PARTISAN = re.compile(
    r"(?:an?\s+)?(?:\w+ )?(?:Republican|Democrat|Independent|Libertarian|independent)(?: from .*)?"
)
_A_LAW = re.compile(r"\b(?:Act|Bill|Amendment|Ordinance|Resolution)$")
_SOMEBODY = re.compile(
    rf"(?:[A-ZÀ-Þ][\w'’-]*\s+)?(?P<role>[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*){{0,3}})\s+(?P<name>{NAME.pattern})$"
)
_UNIT = re.compile(r"(?<!of )\b(?:Office|Division|Unit|Team|Section|Branch|Programme?|Region)$")
# "Carers United's Jane Doe"
_BODYS_PERSON = re.compile(rf"(?P<body>[A-Z][\w'’&. -]{{1,80}}?)['’]s\s+(?P<name>{NAME.pattern})$")
_FROM_PLACE = re.compile(r"\sfrom\s")
_FOR_GROUP = re.compile(rf"(?:for|of|from|representing|on behalf of)\s+the\s+(?P<body>{_GROUPS})$")
_WHAT_IT_IS = re.compile(
    rf"(?:(?:[Tt]he\s+)?[A-Z][\w'’]*['’]s?\s+|[Tt]he\s+(?:[a-z]+['’]s\s+)?)(?:[a-z][\w'’-]*\s+){{0,4}}(?:body|organi[sz]ation|nonprofit|think tank|{_GROUPS})(?:\s+(?:for|of)\s+[\w ]{{3,40}})?"
)
_IS_A_BODY = re.compile(
    rf"(?:the|an?)\s+(?:[\w'’-]+\s+){{0,4}}?(?:body|organi[sz]ation|nonprofit|think tank|{_GROUPS})\b"
)


def _is_one_word(body: str | None) -> bool:
    """A lone capitalised word that "from" brings is a town rather than a body."""
    return bool(body) and " " not in (body or "") and not ACRONYM.match(body or "")


def _named(parts: list[str]) -> bool:
    """Whether one of the parts is a person's full name."""
    return any(
        is_name(part) and (has_given_name(bare(part)) or AFTER_NAME.search(part) is not None)
        for part in parts
    )


def _holds_post_of_body(part: str) -> bool:
    """ "Vice President of Ports for the Elm Company": a post, whose, and nobody's name."""
    place = _role_span(part)
    return (
        place is not None
        and place[0] == 0
        and _OF_BODY_AT.match(part, place[1]) is not None
        and ORG_HEAD.search(part, place[1]) is not None
    )


_OF_BODY_AT = re.compile(r"\s+(?:of|for|at|with)\s")


def _assembled(parts: list[str]) -> Mention:
    name: str | None = None
    role: str | None = None
    organization: str | None = None
    is_organization = False
    lone: str | None = None  # what "from" brings in one word: a body where a post follows, else a town
    title = False  # whether the role so far stood before the name
    if len(parts) == 2 and _WHAT_COMPANIES_ARE.match(parts[1]) and not is_name(parts[0]):
        company = organization_at(parts[0])
        if company == parts[0]:  # "Encompass Energy, the pipeline's owner"
            return Mention(company, organization=company, is_organization=True)
    if len(parts) > 1 and _WHAT_IT_IS.fullmatch(parts[0]) and ORG_HEAD.search(parts[1]):
        parts = parts[1:]  # "Elm's largest union, the Union of Carers"
    of = _NAME_OF.match(bare(parts[0]) if parts[0].find("(") < 0 else parts[0]) if parts else None
    if (
        of and is_name(of.group("name")) and _role_span(of.group("name")) is None
    ):  # "Jane Doe of the Rivers Alliance"
        name, organization = bare(of.group("name")), organization_at(of.group("body"))
        if _FROM_PLACE.search(parts[0], of.end("name"), of.start("body") + 1) and _is_one_word(organization):
            lone, organization = organization, None
        parts = parts[1:]
    for index, part in enumerate(parts):
        if (
            name is not None
            and organization is None
            and re.match(r"(?:of|from|at|with|for|representing|on behalf of)\s+(?:the\s+)?[A-Z0-9]", part)
        ):
            body = organization_at(part.removeprefix("on behalf ").split(" ", 1)[1])
            if part.startswith("from ") and _is_one_word(body):
                lone = body
            else:
                organization = body
            continue
        if (
            name is not None
            and role is not None
            and _FIELDS.match(part)
            and (index + 1 < len(parts) or organization)
        ):
            role = f"{role}, {part}"  # "Vice President, Government Relations, Org"
            continue
        if part.isdigit() or _PARTISAN.fullmatch(part) or (name and part.lower() in MODIFIERS):
            continue  # an age, "a Republican", "Emeritus"
        of_group = _FOR_GROUP.match(part) if name is not None and organization is None else None
        if of_group:
            organization = of_group.group("body")  # "Adv Jane Doe, for the campaign"
            continue
        if name is None and role is None and organization and _IS_A_BODY.match(part):
            continue  # "Carers United, the national body for carers": what it is
        group = _OF_GROUP.match(part)
        if group and group.group("body") in SHORT_FORMS:  # "the union's Jane Doe"
            organization = organization or group.group("body")
            part = part[group.end() :]
        part = _ARTICLE.sub("", part).strip()
        if not part:
            continue
        lettered = AFTER_NAME.search(part)
        if (
            name is None
            and lettered
            and lettered.end() == len(part)
            and is_name(part[: lettered.start()])
            and not _role_span(part[: lettered.start()])
        ):
            name = bare(part)
            continue
        place = _role_span(part)
        of_body = _BODYS_PERSON.match(part) if name is None and not place else None
        if of_body and has_given_name(of_body.group("name")) and is_name(of_body.group("name")):
            name, organization = of_body.group("name"), organization or of_body.group("body")
            continue
        if name is None and place is None and is_name(part):
            name = bare(part)
            continue
        if name is None and HONORIFIC.match(part) and NAME.fullmatch(bare(part)):
            name = bare(part)
            continue
        if place:
            inner = _split_role(part, place)
            if (
                inner.name
                and part.startswith(inner.name)
                and not has_given_name(inner.name)
                and _named(parts[index + 1 :])
            ):
                inner = replace(
                    inner, name=None, organization=inner.organization or inner.name
                )  # "Sinn Elm leader, Jane Doe"
            if inner.organization and _A_LAW.search(inner.organization):
                inner = replace(inner, organization=None)  # "the author of the Rent Act"
            if role is None or (name and organization is None and inner.organization and title):
                role = inner.role  # "Chief Jane Doe, president of Org": the post, not the rank
            title = title or (inner.name is not None and inner.organization is None)
            name = name or inner.name
            organization = organization or inner.organization
            continue
        described = _SOMEBODY.match(part) if name is None and not place else None
        if described and has_given_name(described.group("name")) and is_name(described.group("name")):
            name, role = described.group("name"), role or described.group("role")  # "fruit seller Jane Doe"
            continue
        owned = _POSSESSED.match(part)
        if owned and role is None and place is None:  # "Open Line's technologist"
            role, organization = owned.group("role"), organization or owned.group("body")
            continue
        if (
            name is None
            and index == 0
            and len(parts) > 1
            and " " not in part
            and NAME.fullmatch(part)
            and not ACRONYM.match(part)
            and _role_span(parts[1])
            and not any(is_name(p) for p in parts[1:])
            and (not NAME.search(parts[1].split()[-1]) or _holds_post_of_body(parts[1]))
        ):
            name = part  # "Stannard, the alliance's chairman"
            continue
        if name is None and len(parts) == 1 and NAME.fullmatch(bare(part)) and " " not in bare(part):
            name = bare(part)  # a surname, a first name, or a body of one word: the register decides
            is_organization = bool(ACRONYM.match(part))
            continue
        if part[:1].isupper() or part[:1].isdigit():
            found = None if is_place(part) else organization_at(part)
            if found and 2 * len(found) >= len(_BRACKETS.sub("", part)):  # not "Toller rejected the charge"
                if (
                    organization
                    and name
                    and role
                    and index == len(parts) - 1
                    and (
                        _UNIT.search(organization)
                        or (ORG_HEAD.search(found) and not ORG_HEAD.search(organization))
                    )
                ):
                    organization = (
                        found  # "Attorney, Northern Office, River Watch", "Professor of Biology, Elm College"
                    )
                elif organization is None and (
                    name is not None or role is None or _named(parts[index + 1 :])
                ):
                    organization = found  # also "President, Pilots Guild, Jane Doe"
            continue
        if name is not None and role is None and part[:1].islower() and len(part.split()) <= 12:
            prep = _PREPOSITION.search(part)
            role = part[: prep.start()] if prep else part
            body = organization_at(part[prep.end() :]) if prep else None
            if (
                body
                and prep
                and (prep.group().strip() not in ("from", "in", "on", "to") or ORG_HEAD.search(body))
            ):
                organization = organization or body
    if (organization is None or organization.islower()) and role is not None and is_post(role):
        organization = lone or organization
    if name is None and organization and role is None:
        return Mention(name=organization, organization=organization, is_organization=True)
    return Mention(name=name, role=role, organization=organization, is_organization=is_organization)
