"""What a name looks like: people, organisations, and the roles that join them."""

import re
from dataclasses import dataclass, replace

from advocacy_graph.extract import lexicon

HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Hon|Sir|Dame|Lord|Lady|Fr|Sr|The Hon|The Rt Hon|Rt Hon|Reverend|Father|Sister)\.?\s+)+"
)
AFTER_NAME = re.compile(
    r"(?:,?\s+(?:Jr\.?|Sr\.?|II|III|IV|Ph\.?\s?D\.?|M\.?D\.?|Esq\.?|J\.?D\.?|MP|MEP|MLA|MSP|AM|AO|AC|OAM|OBE|CBE|MBE|QC|KC|RN|MPH|MSW|DO|CPA)(?![\w]))+"
)
PARTY_TAG = re.compile(
    r"\s*\(\s*(?:[DRI](?:em|ep)?\.?|Ind\.?|Lab|Con|Lib|SNP|Green|ALP|LNP)\s*[-–—,]?\s*[A-Za-z.\s]{0,20}[-–]?\d{0,3}\s*\)"
)
_PART = r"(?:[A-ZÀ-ÞŌĀĒĪŪ][\w'’-]{0,40}\w\.?|[A-Z]\.(?:[A-Z]\.){0,5}|[A-Z])"
_LINK = r"(?:de la|de los|de las|van der|van den|van de|de|del|da|dos|di|van|von|der|bin|ibn|al|el|la|le|ter|ten|y|e)"
NAME = re.compile(rf"{_PART}(?:\s+(?:{_LINK}\s+)?(?:[\"“'][A-Z]\w+[\"”']\s+|\([A-Z]\w+\)\s+)?{_PART}){{0,4}}")
PRONOUN = re.compile(r"^(?:he|she|they|I|we)$", re.I)

_ORG_HEADS = (
    "Association Alliance Agency Authority Academy Administration Board Bureau Campaign Caucus Center "
    "Centre Chamber Church Club Coalition College Collective Commission Committee Company Confederation "
    "Congress Consortium Conference Council Department Education Federation Forum Foundation Fund Group "
    "Guild Hospital Inc Initiative Institute Institution International League Limited Ltd LLC LLP "
    "Ministry Mission Movement Museum Network Office Organization Organisation Party Parliament "
    "Partnership Partners Project Senate Service Services Society Systems Task Team Trust Union "
    "University Watch Workers Action Defense Defence Project Project Assembly Council Taskforce "
    "Legislature Rights Lawyers Students Teachers Nurses Farmers Growers Dealers Manufacturers Producers "
    "Tribe Nation House Treasury Court Corporation Corp Company Co Bank Press Times Post News Media "
    "Herald Tribune Journal Voices Corps Force Advocates Policy Justice"
).split()
ORG_HEAD = re.compile(rf"\b(?:{'|'.join(sorted(set(_ORG_HEADS), key=len, reverse=True))})\b\.?")
_ORG_WORD = r"(?:[A-Z0-9À-Þ][\w'’&.™-]{0,60}|&)"
_ORG_LINK = r"(?:of the|de la|de los|de las|de|del|y|des|du|et|für|und|for the|and the|on the|in the|of|for|and|on|in|to|the|against|with|at|a)"
ORG = re.compile(rf"{_ORG_WORD}(?:\s+(?:{_ORG_LINK}\s+)?{_ORG_WORD}){{0,12}}")
ACRONYM = re.compile(r"^[A-Z][A-Za-z&/.-]*[A-Z][A-Z0-9a-z&.-]*$|^[A-Z]{2,}s?$")


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


def bare(name: str) -> str:
    """A person's name without honorifics, party tags and letters after it."""
    name = PARTY_TAG.sub("", name)
    name = HONORIFIC.sub("", name.strip())
    name = AFTER_NAME.sub("", name)
    return " ".join(name.split()).strip(" ,;:").removesuffix("'s").rstrip("'")


def is_name(text: str) -> bool:
    """Whether all of `text` could be a person's full name: two to five capitalised parts, none of a body's."""
    text = bare(text)
    match = NAME.fullmatch(text)
    if not match or " " not in text:
        return False
    words = text.split()
    lowered = {w.lower().rstrip(".") for w in words}
    if lowered & {"the", "and", "of", "for"} or lowered & _NOT_IN_NAMES:
        return False
    return (
        not any(ORG_HEAD.fullmatch(w) for w in words[1:])
        and not any(w.isupper() and len(w) > 3 for w in words)
    ) or (text.isupper() and len(words) <= 3)


def role_in(text: str) -> bool:
    """Whether a head word of a role stands in `text`."""
    return bool(_HEAD.search(text))


_POSTS = lexicon.words("roles", "post", "office")


def is_post(role: str) -> bool:
    """Whether the role is a post held somewhere, not what somebody is ("student", "renter")."""
    return any(
        h.group().lower().rstrip("s") in _POSTS or h.group().lower() in _POSTS for h in _HEAD.finditer(role)
    )


_NOT_IN_NAMES = frozenset(
    (
        "at in on by with from to as if when while since after before during leading one some many most each "
        "another homeland security street day election nature january february march april may june july "
        "august september october november december monday tuesday wednesday thursday friday saturday sunday "
        "act bill today this these that new our we national united american federal state states government "
        "administration department county city island islands river park north south east west"
    ).split()
) - {"may", "june", "april", "august", "park", "west", "north", "new", "city"}


_ROLE_HEADS = lexicon.words("roles")
_OFFICES = lexicon.words("roles", "office")
_MODIFIERS = lexicon.words("role_modifiers")
_HEAD = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(h) for h in sorted(_ROLE_HEADS, key=len, reverse=True))
    + r")s?(?![\w-])",
    re.I,
)
_BODY_ENDS = ("Council", "Board", "Committee", "Association", "Union", "Commission", "Assembly", "Federation")
_FIELDS = (
    r"(?:Communications?|Policy|Public Policy|Advocacy|Government(?:al)? (?:Affairs|Relations)|Public Affairs|External Affairs|Operations|"
    r"Research|Programs?|Programmes?|Campaigns?|Development|Legal Affairs|Litigation|Education|Federal (?:Affairs|Advocacy|Policy|Relations)|"
    r"State (?:Affairs|Policy|Advocacy)|Organizing|Outreach|Strategy|Marketing|Media|Engagement|Science|Legislative Affairs|International Affairs|"
    r"Human Resources|Finance|Technology|Climate|Immigration|Litigation|the Board|Directors|Trustees|Staff|Counsel|State|the House|the Senate)"
)
_PREP = re.compile(r"\s+(?:of|at|for|with|from|to|in|on)\s+|\s*@\s*")
_RELATIVE = re.compile(
    r"\s*,?\s+(?:who|which|whose|where|that|an? (?!spokes)|one of|in (?:a|an|response|the)|during|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|today|yesterday|this|speaking|following|after|before|about)\b.*$",
    re.S,
)


def _role_span(text: str) -> tuple[int, int] | None:
    """Where the role phrase stands in `text`: modifiers, heads and heads joined by "and"."""
    heads = list(_HEAD.finditer(text))
    if not heads:
        return None
    # of several heads the one that no other follows before a preposition: "Student Choice spokesman X"
    head = heads[0]
    for later in heads[1:]:
        between = text[head.end() : later.start()]
        if _PREP.search(between + " ") or re.search(r"\b(?:and|to)\b|[&/]", between):
            break
        head = later
    start, end = head.span()
    # leftwards through modifiers
    while True:
        match = re.search(r"([\w'’&.-]+)[ /]+$", text[:start])
        if not match or (match.group(1).lower() not in _MODIFIERS and not _HEAD.fullmatch(match.group(1))):
            break
        if match.group(1) in _BODY_ENDS and re.search(r"[A-Z&][\w'’-]*\s+$", text[: match.start(1)]):
            break  # "Elm Growers Council | President", not "Council Member"
        start = match.start(1)
    while True:  # a joining word cannot begin a role
        match = re.match(r"(?:and|&)\s+", text[start:], re.I)
        if not match:
            break
        start += match.end()
    # rightwards: "President and CEO", "Chief Legal and Business Officer", "Director General"
    while True:
        match = re.match(
            rf"(?:(?:\s*/\s*|\s+and\s+|\s*&\s*|\s+)((?:[\w'’&-]+\s+(?:and\s+|&\s+)?){{0,5}}?)({_HEAD_ALT})s?(?![\w-]))",
            text[end:],
            re.I,
        )
        if not match:
            break
        middle = match.group(1).lower().split()
        if any(w not in _MODIFIERS for w in middle):
            break
        end += match.end()
    match = re.match(
        r"\s+(?:General|Emeritus|Elect|designate|in Chief)\b|-(?:elect|designate|in-chief|general)\b",
        text[end:],
        re.I,
    )
    if match:
        end += match.end()
    return start, end


_HEAD_ALT = "|".join(re.escape(h) for h in sorted(_ROLE_HEADS, key=len, reverse=True))


def _commas(text: str) -> list[str]:
    """Parts at commas, but not at those inside brackets or before Inc., Jr. and the like."""
    parts: list[str] = []
    depth = at = 0
    for i, c in enumerate(text):
        if c in "([":
            depth += 1
        elif c in ")]":
            depth = max(0, depth - 1)
        elif (
            c in ",;"
            and not depth
            and not re.match(r",\s*(?:Inc|LLC|Ltd|Jr|Sr|III?|Ph\.?D|M\.?D|D\.?C\b)", text[i : i + 12])
        ):
            parts.append(text[at:i].strip())
            at = i + 1
    parts.append(text[at:].strip())
    return [p for p in parts if p]


def _organization(text: str) -> str | None:
    """The organisation that `text` begins with, its acronym in brackets left out."""
    text = re.sub(r"^(?:the|our|both|its|his|her)\s+", "", text.strip(), flags=re.I)
    text = re.sub(r"\s*\([^)]{1,30}\)?", "", text)
    match = ORG.match(text)
    if not match:
        return None
    found = match.group().strip(" .,'").removesuffix("'s")
    found = re.sub(r"\s+(?:and|of|for|in|on|the)$", "", found)
    found = re.sub(r"\s+(?:[Cc]ampaign)$", "", found) if found.endswith("campaign") else found
    return found or None


def _split_role(part: str) -> Mention:
    """One comma part with a role head: "Org Role Name", "Role of Org", "Org's Role Name", "Role"."""
    place = _role_span(part)
    assert place is not None
    start, end = place
    before, role, after = part[:start].strip(), part[start:end].strip(), part[end:].strip(" .:")
    organization: str | None = None
    name: str | None = None
    if before:
        before = re.sub(r"^(?:and\s+|the\s+|our\s+|a\s+|an\s+|its\s+)+", "", before, flags=re.I)
        before = re.sub(r"\s*\([^)]*\)", "", before)
        before = re.sub(r"^(?:Its|Their|His|Her)\b\s*", "", before)
        named_after = NAME.match(bare(after.lstrip("-–—: "))) if after else None
        if is_name(before) and not before.endswith("'s") and not named_after:  # "Jane Doe Director of ..."
            name = bare(before)
        elif before[:1].isupper() or before[:1].isdigit():
            cut = re.search(
                r"\bof(?: the)?(?: [A-Z]\w+)?$", before
            )  # "Department of Homeland | Security Secretary"
            if cut and " " in role:
                modifier, role = role.split(" ", 1)
                before = f"{before} {modifier}"
            organization = before.removesuffix("'s").removesuffix("'").strip(" -–—")
        elif before:
            role = f"{before} {role}"
    if after:
        preposition = _PREP.match(" " + after)
        if preposition:
            role, organization2, name2 = _after_preposition(role, " " + after)
            organization = organization2 or organization
            name = name or name2
        else:
            candidate = after.lstrip("-–—: ")
            match = NAME.match(bare(candidate))
            if match and match.group():
                name = name or match.group()
            elif candidate[:1].islower():
                role = f"{role} {candidate}"
    return Mention(name=name, role=role or None, organization=organization)


def _after_preposition(role: str, tail: str) -> tuple[str, str | None, str | None]:
    """Tell "director of policy at Org" from "director of Org": the field stays with the role."""
    while True:
        match = _PREP.match(tail)
        if not match:
            return role, None, None
        rest = tail[match.end() :]
        field = re.match(
            rf"(?:{_FIELDS}|[a-z][\w'-]*(?:\s+(?:and\s+)?[a-z][\w'-]*){{0,4}})(?:(?:,| and| &)\s+{_FIELDS})*(?=\s+(?:at|for|of|with|from|in)\s|\s*$|\s*@)",
            rest,
        )
        head = role.rsplit(maxsplit=1)[-1].lower()
        if head in ("minister", "secretary") and not re.match(
            r"(?:the\s+)?[A-Z].*(?:Association|Union|Council|Society|Federation|Trust|League|Alliance|Party|Committee)",
            rest,
        ):
            name = None
            field = re.match(
                r"(?:the\s+)?[A-Z][\w'-]*(?:(?:,| and| &)?\s+(?:and\s+)?[A-Z][\w'-]*){0,5}", rest
            )
            if field:
                words = field.group().split()
                if len(words) > 2 and is_name(" ".join(words[-2:])):
                    name = " ".join(words[-2:])
                    words = words[:-2]
                return f"{role}{match.group()}{' '.join(words)}", None, name
        if field:
            role = f"{role}{match.group()}{field.group()}"
            tail = rest[field.end() :]
            if not tail.strip():
                return role, None, None
            continue
        short = re.match(
            r"the\s+(center|centre|union|association|league|alliance|coalition|council|network|society|institute|foundation|federation|group|campaign|agency)\b",
            rest,
        )
        organization = short.group(1) if short else _organization(rest)
        if match.group().strip() == "from" and not (organization and ORG_HEAD.search(organization)):
            return role, None, None
        if (
            organization
            and re.search(
                r"^(?:the\s+)?.{2,60}\s(?:Department|School|Faculty|Section|Program|Division)\b", rest
            )
            and head in ("chair", "professor", "head", "dean")
        ):
            return f"{role}{match.group()}{rest.strip()}", None, None
        return role, organization, None


def mention(text: str) -> Mention:
    """Read a speaker phrase: "Jane Doe, Executive Director of Org", "Org's director, Jane Doe", "he", "Org".

    The phrase must be the subject alone, without the verb.
    """
    text = " ".join(text.split()).strip(" ,;:–—-.")
    text = re.sub(
        r"^(?:and|but|as|also|meanwhile|however|today|yesterday|in response|in a statement|for (?:his|her|their) part)[, ]+",
        "",
        text,
        flags=re.I,
    )
    text = PARTY_TAG.sub("", text)
    if not text or len(text) > 400:
        return Mention()
    if PRONOUN.match(text):
        return Mention(pronoun=text.lower())
    anonymous = _ANONYMOUS.match(text)
    if anonymous:
        return Mention(role=" ".join(_RELATIVE.sub("", anonymous.group("role")).split()) or None)
    joint = _joint(text)
    if joint:
        return joint
    parts = _commas(_RELATIVE.sub("", text) or text)
    if not parts:
        return Mention()
    return _assembled(parts)


_ANONYMOUS = re.compile(r"^(?:[Oo]ne|[Aa]nother|[Aa]n?)\s+(?P<role>[a-z][^“”]{3,90})$")


def _joint(text: str) -> Mention | None:
    """ "Senator A and Representative B", "A, Role, and B, Role": the first with the others beside."""
    match = re.match(r"(.+?),?\s+and\s+(.+)$", text)
    if not match or len(text) > 240:
        return None
    for match in re.finditer(r",?\s+and\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        a, b = _assembled(_commas(left)), _assembled(_commas(right))
        if (
            a.name
            and b.name
            and not a.is_organization
            and not b.is_organization
            and _surnamed(a)
            and _surnamed(b)
        ):
            others = []
            inner = _joint(left) if "," not in left else None
            first = inner or a
            others = [*first.joint, b]
            return replace(first, joint=tuple(others))
    return None


def _surnamed(m: Mention) -> bool:
    return bool(m.name) and (" " in (m.name or "") or m.role is not None)


_NAME_OF = re.compile(rf"(?P<name>{NAME.pattern})\s+(?:of|from|at|with)\s+(?P<body>(?:the\s+)?[A-Z].+)$")


def _assembled(parts: list[str]) -> Mention:
    name: str | None = None
    role: str | None = None
    organization: str | None = None
    is_organization = False
    of = _NAME_OF.match(parts[0])
    if (
        of and is_name(of.group("name")) and not role_in(of.group("name"))
    ):  # "Jane Doe of the Rivers Alliance"
        name, organization = bare(of.group("name")), _organization(of.group("body"))
        parts = parts[1:]
    for part in parts:
        if (
            name is not None
            and organization is None
            and re.match(r"(?:of|from|at|with)\s+(?:the\s+)?[A-Z]", part)
        ):
            organization = _organization(part.split(" ", 1)[1])
            continue
        part = re.sub(r"^(?:and|also|[Tt]he)\s+", "", part).strip()
        if not part:
            continue
        titled = HONORIFIC.match(part)
        if name is None and (
            is_name(part)
            and not (_HEAD.search(part) and _role_span(part) and part.split()[0].lower() in _ROLE_HEADS)
        ):
            if _role_span(part) is None:
                name = bare(part)
                continue
        if name is None and titled and NAME.fullmatch(bare(part)):
            name = bare(part)
            continue
        if _role_span(part):
            inner = _split_role(part)
            if inner.name and not name:
                name = inner.name
            role = inner.role if role is None else role
            organization = organization or inner.organization
            continue
        if name is None and NAME.fullmatch(bare(part)) and " " not in bare(part) and len(parts) == 1:
            name = bare(part)  # a surname, a first name, or a body of one word: the register decides
            is_organization = bool(ACRONYM.match(part))
            continue
        if part[:1].isupper() or part[:1].isdigit():
            found = _organization(part)
            if found and 2 * len(found) >= len(part):  # not "Toller rejected the charge"
                if (name is None and role is None and organization is None) or (
                    organization is None and name is not None
                ):
                    organization = found
            continue
        if name is not None and role is None and part[:1].islower() and len(part.split()) <= 12:
            place = _PREP.search(part)
            role = part[: place.start()] if place else part
            organization = organization or (_organization(part[place.end() :]) if place else None)
    if name is None and organization and role is None:
        return Mention(name=organization, organization=organization, is_organization=True)
    return Mention(name=name, role=role, organization=organization, is_organization=is_organization)
