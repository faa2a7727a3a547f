"""Speaker phrases: what the words of an attribution say of name, role and organisation."""

import re
from dataclasses import replace
from functools import lru_cache

from advocacy_graph.extract.body_names import (
    BRACKETS,
    GROUPS,
    SHORT_FORMS,
    commas,
    is_place,
    is_plural_form,
    organization_at,
)
from advocacy_graph.extract.holding import ARTICLE, FIELD, NAME_OF, OF_GROUP, split_role
from advocacy_graph.extract.mentions import Mention
from advocacy_graph.extract.names import (
    ACRONYM,
    AFTER_NAME,
    HONORIFIC,
    NAME,
    ORG_HEAD,
    PARTY_TAG,
    PRONOUN,
    SEATS,
    bare,
    has_given_name,
    is_name,
)
from advocacy_graph.extract.posts import (
    HEADS,
    MODIFIERS,
    PREPOSITION,
    is_head,
    is_part_of_house,
    is_post,
    is_public,
    plural_office,
    role_in,
    role_span,
    singular,
)
from advocacy_graph.extract.unheaded import is_post_before, led, post_of

_FIELDS = re.compile(rf"{FIELD}(?:(?:,| and| &)\s+{FIELD})*$")
_RELATIVE = re.compile(
    r"\s*,?\s+(?:who|which|whose|where|that|one of|in (?:a|an|response|the)|during|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)|on (?:the|his|her|their|this|why|how|behalf(?! of))\b|today|yesterday|this|speaking|following|after|before|about|whom)\b.*$",
    re.S,
)
_ANONYMOUS = re.compile(r"^(?:[Oo]ne|[Aa]nother|[Aa]n?|[Ss]ome)\s+(?P<role>[a-z][^“”]{3,140})$")
_YEARS_OLD = re.compile(r"^(?:an?\s+)?\d{1,3}-year-old\s+")
_SEAT = re.compile(r"\s*\([A-Z][^(),]{1,30},[^()]{1,40}\)")  # "(Lib Dem, Ormsley East)"
_AGE = re.compile(r"\s*\((?:aged? )?\d{1,3}\)")  # "Jane Doe (68)"
_AGED = re.compile(r"^(?:\w+ )?\w+-year-old\b|,\s*(?:aged? )?\d{1,2},|\(\d{1,2}\)")
_SUBTITLED = re.compile(r"[A-Z][\w'’]+ [—–-] The [A-Z][^,;:]{3,80}")  # "Together - The Union of Carers"
_ANOTHER = frozenset(("another", "a third", "a fourth"))  # of those of whom one spoke before
_THE_SEATED = re.compile(rf"[Tt]he (?:[A-Z][\w'’-]+ ){{1,4}}(?P<seat>{SEATS})")  # "the Elm East TD"
_DESCRIBED = re.compile(r"[Tt]he\s+(?P<head>[a-z][a-z-]+)$")  # "the senator": somebody named before
_SURNAMES = re.compile(r"[A-ZÀ-Þ][\w'’-]+(?:, [A-ZÀ-Þ][\w'’-]+)*,? and [A-ZÀ-Þ][\w'’-]+")
_TITLED_SURNAMES = re.compile(rf"(?P<role>[A-Z][a-z]+s) (?P<names>{_SURNAMES.pattern})")
_LEAD_IN = re.compile(
    r"^(?:\w+(?:-\w+)?-year-old|both|today's|yesterday's|and|but|as|also|meanwhile|however|today|yesterday|in response|in a (?:joint )?statement|for (?:his|her|their) part)[, ]+",
    re.I,
)


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
    if (
        (lost := _COMMA_LOST.match(text))
        and is_name(lost.group("name"))
        and not role_in(lost.group("name"))
        and (has_given_name(lost.group("name")) or role_in(text[lost.end() :]))
    ):
        text = f"{lost.group('name')}, {text[lost.end() :]}"  # "Jane Doe | a nurse in Elm"
    if not text or len(text) > 400:
        return Mention()
    if text.lower() in _ANOTHER:
        return Mention(pronoun="another")
    if _SUBTITLED.fullmatch(text) and ORG_HEAD.search(text):
        return Mention(text, organization=text, is_organization=True)
    if PRONOUN.match(text):
        return Mention(pronoun=text.lower())
    cause = _FOR_A_CAUSE.fullmatch(text)
    if (
        cause
        and not has_given_name(" ".join(text.split()[-2:]))
        and not role_in(cause.group("what").removesuffix("Justice"))
    ):
        return Mention(text, organization=text, is_organization=True)
    if seated := _THE_SEATED.fullmatch(text):
        return Mention(role=seated.group("seat"), pronoun="the")
    described = _DESCRIBED.match(text)
    if described and described.group("head") in SHORT_FORMS:
        name = described.group("head")
        return Mention(name, organization=name, is_organization=True)
    if described and (is_plural_form(described.group("head")) or plural_office(described.group("head"))):
        return Mention(role=described.group("head"), pronoun="the")
    if described and is_head(described.group("head")):
        return Mention(role=described.group("head"), pronoun="the")
    if _SURNAMES.fullmatch(text):
        names = re.split(r",\s+(?:and\s+)?|\s+and\s+", text)
        if not any(ORG_HEAD.search(n) or ACRONYM.match(n) for n in names):
            first, *others = (Mention(n) for n in names)
            return replace(first, joint=tuple(others))
    titled = _TITLED_SURNAMES.fullmatch(text)
    if titled and plural_office(titled.group("role")):
        role = singular(titled.group("role"))
        first, *others = (
            Mention(name, role) for name in re.split(r",\s+(?:and\s+)?|\s+and\s+", titled.group("names"))
        )
        return replace(first, joint=tuple(others))  # "Senators Doe, Roe and Poe"
    if (told := _TOLD_WHOM.match(text)) and not role_in(told.group("who")):
        text = told.group("who")  # "Doe to the Elm Post"
    anonymous = _ANONYMOUS.match(text)
    if anonymous and not any(is_name(part.strip()) for part in text.split(",")[1:]):
        return _nameless(_RELATIVE.sub("", anonymous.group("role")))
    joint = _holders(text) or _joint_bodies(text) or _joint(text)
    if joint:
        return joint
    text = _DOCUMENT.sub(r"\1", text)
    parts = commas(_RELATIVE.sub("", text) or text)
    found = _assembled(parts) if parts else Mention()
    if found.name and found.organization is None and " who " in text:
        found = replace(found, organization=led(text))
    if aged and found.role is None and not found.is_organization:
        return replace(found, organization=None)  # "Jane Doe, 71, of Alder Hall": where she lives
    if definite and found.name is None and found.role is not None and is_post(found.role):
        return replace(found, pronoun="the")
    return found


_TOLD_WHOM = re.compile(
    rf"(?P<who>(?:{HONORIFIC.pattern})?{NAME.pattern})\s+to\s+(?:(?:the\s+)?[A-Z]|reporters|journalists|the media)[^,]*$"
)
_COMMA_LOST = re.compile(rf"(?P<name>{NAME.pattern})\s+(?=an?\s+[a-z])")
_SET_APART = re.compile(r"(?P<name>[^,()—]{4,60}?)(?:\s+[–—-]\s+|—|\s+\((?P<inner>[^()]{4,120})\)?$)")


def _post_set_apart(text: str) -> str:
    """ "Jane Doe – Director, Org", "Jane Doe (Director, Org)": the name and the rest, parted by a comma."""
    match = _SET_APART.match(text)
    if not match or not is_name(match.group("name")) or role_in(bare(match.group("name"))):
        return text
    rest = match.group("inner") or text[match.end() :]
    if not (
        role_in(rest)
        or ((ORG_HEAD.search(rest) or ACRONYM.match(rest)) and has_given_name(match.group("name")))
    ):
        return text
    return f"{match.group('name')}, {rest}"


_DOCUMENT = re.compile(
    r"^(?:(?:the|an?)\s+)?([A-Z][\w.&'’ -]{1,80}?)(?:'s)?\s+(?:(?:[Pp]osition|[Pp]olicy|[Pp]ress|[Mm]edia|[Dd]iscussion) )?(?:[Ss]tatement|[Pp]aper|[Ss]ubmission|Release|release)(?: (?:release[ds]?|issued|sent|given|made|published|dated|on|to)\b.*)?$"
)


def _nameless(words: str) -> Mention:
    """ "spokesperson for the Ports Ministry": a role and a body; the name is not said."""
    place = role_span(words)
    if place is None:
        return Mention(role=" ".join(words.split()) or None)
    inner = split_role(words, place)
    return Mention(role=inner.role or words, organization=inner.organization)


_SEVERAL = re.compile(
    rf"(?P<role>[^,]{{3,120}}s),?\s+(?P<names>(?:{HONORIFIC.pattern})?{NAME.pattern}(?:,\s+(?:{HONORIFIC.pattern})?{NAME.pattern})*,?\s+(?:and|&)\s+(?:{HONORIFIC.pattern})?{NAME.pattern})$"
)


# "co-chairs Jane Doe and John Roe of the Rivers Forum"
_SEVERAL_OF = re.compile(
    rf"(?:the )?(?P<role>[a-z][a-z -]{{2,40}}s)\s+(?P<names>{NAME.pattern}\s+(?:and|&)\s+{NAME.pattern})(?:\s+(?:of|from|for|at)\s+(?P<body>(?:the\s+)?[A-Z][^,]{{2,80}}))$"
)


def _holders(text: str) -> Mention | None:
    """ "the Network's co-convenors, Jane Doe and Dr John Roe": one post, held by several."""
    match = _SEVERAL.match(text) if "," in text else None
    match = match or _SEVERAL_OF.match(text)
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
    body = organization_at(match.group("body")) if "body" in match.groupdict() else post.organization
    first, *others = (Mention(name, post.role.removesuffix("s"), body) for name in names)
    return replace(first, joint=tuple(others))


_BETWEEN_BODIES = re.compile(r",? and (?=the [A-Z]|[A-Z]{2,8}$)|, (?=[Tt]he [A-Z]|[A-Z]{2,8}\b)")


def _joint_bodies(text: str) -> Mention | None:
    """ "the Rivers Forum and the Union of Pilots": several bodies, the heads of all their names known."""
    if " and " not in text:
        return None
    names = [ARTICLE.sub("", part.strip()).removeprefix("The ") for part in _BETWEEN_BODIES.split(text)]
    if len(names) < 2 or not all((ORG_HEAD.search(n) or ACRONYM.match(n)) and not role_in(n) for n in names):
        return None
    first, *others = (Mention(n, organization=n, is_organization=True) for n in names)
    return replace(first, joint=tuple(others))


def _joint(text: str) -> Mention | None:
    """ "Senator A and Representative B", "A, Role, and B, Role": the first with the others beside."""
    if len(text) > 300:
        return None
    for match in re.finditer(r",?\s+(?:and|&)\s+", text):
        left, right = text[: match.start()], text[match.end() :]
        if not right[:1].isupper() or not left[:1].isupper():
            continue
        if is_head(left.rsplit(None, 1)[-1]) and is_head(right.split(None, 1)[0]):
            continue  # "President & CEO"
        a, b = _assembled(commas(_RELATIVE.sub("", left))), _assembled(commas(_RELATIVE.sub("", right)))
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


def _surnamed(m: Mention) -> bool:
    """Whether it is a person for certain: a role beside the name, or a name that begins as people's do."""
    return bool(m.name) and (m.role is not None or (" " in (m.name or "") and has_given_name(m.name or "")))


def _ends_a_person(a: Mention, words: str) -> bool:
    """Whether the words left of an "and" are complete: not "general secretary of the Union of Dock | and Ferry Staff"."""
    last = words.rsplit(",", 1)[-1].strip()
    if not a.role or (a.name or "").split()[-1] == last.split()[-1]:
        return True
    return bool(ORG_HEAD.search(last.split()[-1])) or a.organization is None or not re.search(r"\bof\b", last)


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
_CLAUSE = re.compile(
    r"(?:[a-z]{2,}(?:ing|ed)|who|which|whose|as|when|while|after|before)\s"
)  # "voicing anger at"
# "Citizens for Rent Justice"
_FOR_A_CAUSE = re.compile(
    r"(?:[A-Z][\w'-]+ )?(?:[A-Z][a-z]+s|People|Women|Men|Children|Youth) (?:for|[Aa]gainst|Against|United [Ff]or) (?:the )?(?P<what>[A-Z][\w'-]+(?: (?:(?:and|of|in|&) )?[A-Z][\w'-]+){0,4})"
)
_AND_A_POST = re.compile(r",? and (?:the )?(?P<post>[A-Z][a-z-]+) (?:of|for|at|with) ")
_SEATED = re.compile(r"(?:(?:Federal|State|Local) )?Member(?: of Parliament)?")
_OF_PORTFOLIO = re.compile(r"\b(?:Minister|Secretary|Spokes(?:man|woman|person)) (?:for|of|on) [A-Z]")
_PORTFOLIO = re.compile(
    r"(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+ (?:and|&) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3}"
)
_UNIT = re.compile(r"(?<!of )\b(?:Office|Division|Unit|Team|Section|Branch|Programme?|Region)$")
# "Carers United's Jane Doe"
_BODYS_PERSON = re.compile(rf"(?P<body>[A-Z][\w'’&. -]{{1,80}}?)['’]s\s+(?P<name>{NAME.pattern})$")
_FROM_PLACE = re.compile(r"\sfrom\s")
_FOR_GROUP = re.compile(rf"(?:for|of|from|representing|on behalf of)\s+the\s+(?P<body>{GROUPS})$")
_WHAT_IT_IS = re.compile(
    rf"(?:(?:[Tt]he\s+)?[A-Z][\w'’]*['’]s?\s+|[Tt]he\s+(?:[a-z]+['’]s\s+)?)(?:[a-z][\w'’-]*\s+){{0,4}}(?:body|organi[sz]ation|nonprofit|think tank|{GROUPS})(?:\s+(?:for|of)\s+[\w ]{{3,40}})?"
)
_IS_A_BODY = re.compile(
    rf"(?:the|an?)\s+(?:[\w'’-]+\s+){{0,4}}?(?:body|organi[sz]ation|nonprofit|think tank|{GROUPS})\b"
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
    place = role_span(part)
    return (
        place is not None
        and place[0] == 0
        and _OF_BODY_AT.match(part, place[1]) is not None
        and ORG_HEAD.search(part, place[1]) is not None
    )


# "Federated Weavers of Elm | Chairman Jane Doe": a body's name with "of" in it, and who heads it
_ENDS_IN_PERSON = re.compile(
    rf"\s(?:{'|'.join(sorted(h.title() for h in HEADS if h.isalpha()))})\s+(?P<name>{NAME.pattern})$"
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
    of = NAME_OF.match(bare(parts[0]) if parts[0].find("(") < 0 else parts[0]) if parts else None
    if (
        of
        and is_name(of.group("name"))
        and role_span(of.group("name")) is None
        and not ((holder := _ENDS_IN_PERSON.search(of.group("body"))) and is_name(holder.group("name")))
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
        if (
            name is None
            and role is not None
            and _OF_PORTFOLIO.search(role)
            and _PORTFOLIO.fullmatch(part)
            and not has_given_name(" ".join(part.split()[-2:]))
        ):
            role = f"{role}, {part}"  # "Minister for Justice, Customs and Border Protection, Jane Doe"
            continue
        if name is None and role is not None and _OF_PORTFOLIO.search(role) and " and " in part:
            fields, *named = part.rsplit(" ", 2)
            if len(named) > 1 and has_given_name(" ".join(named)) and _PORTFOLIO.fullmatch(fields):
                role, name = f"{role}, {fields}", " ".join(named)  # "Science and Technology | Jane Doe"
                continue
        part = _YEARS_OLD.sub("", part)
        if part.isdigit() or _PARTISAN.fullmatch(part) or (name and part.lower() in MODIFIERS):
            continue  # an age, "a Republican", "Emeritus"
        of_group = _FOR_GROUP.match(part) if name is not None and organization is None else None
        if of_group:
            organization = of_group.group("body")  # "Adv Jane Doe, for the campaign"
            continue
        if name is None and role is None and organization and _IS_A_BODY.match(part):
            continue  # "Carers United, the national body for carers": what it is
        group = OF_GROUP.match(part)
        if group and group.group("body") in SHORT_FORMS:  # "the union's Jane Doe"
            organization = organization or group.group("body")
            part = part[group.end() :]
        part = ARTICLE.sub("", part.removeprefix("as ") if name else part).strip()
        if not part:
            continue
        lettered = AFTER_NAME.search(part)
        if (
            name is None
            and lettered
            and lettered.end() == len(part)
            and is_name(part[: lettered.start()])
            and not role_span(part[: lettered.start()])
        ):
            name = bare(part)
            continue
        place = role_span(part)
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
            inner = split_role(part, place, name is not None)
            if (
                inner.name
                and part.startswith(inner.name)
                and not has_given_name(inner.name)
                and _named(parts[index + 1 :])
            ):
                inner = replace(
                    inner, name=None, organization=inner.organization or inner.name
                )  # "Sinn Elm leader, Jane Doe"
            elif (
                inner.name
                and inner.role
                and part.endswith(inner.name)
                and not has_given_name(inner.name)
                and _named(parts[index + 1 :])
            ):  # "Minister for Ports and | Multicultural Affairs, Jane Doe"
                inner = replace(inner, name=None, role=f"{inner.role} {inner.name}")
            if inner.organization and _A_LAW.search(inner.organization):
                inner = replace(inner, organization=None)  # "the author of the Rent Act"
            if inner.role == "member" and is_public(role or "") and is_part_of_house(inner.organization):
                continue  # "Sen. Jane Doe, a member of the Ports Committee"
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
        shaped = post_of(part, name is not None) if role is None else None
        if shaped:  # "Open Line's technologist"
            role, organization = shaped.role, organization or shaped.organization
            continue
        if (
            name is not None
            and role is None
            and organization is None
            and index + 1 < len(parts)
            and is_post_before(part, parts[index + 1])
        ):
            role = part
            continue
        if (
            name is None
            and index == 0
            and len(parts) > 1
            and " " not in part
            and NAME.fullmatch(part)
            and not ACRONYM.match(part)
            and role_span(parts[1])
            and not any(is_name(p) for p in parts[1:])
            and (
                not NAME.search(parts[1].split()[-1])
                or parts[1].startswith(("a ", "an "))
                or _holds_post_of_body(parts[1])
            )
        ):
            name = part  # "Stannard, the alliance's chairman"
            continue
        if name is None and len(parts) == 1 and NAME.fullmatch(bare(part)) and " " not in bare(part):
            name = bare(part)  # a surname, a first name, or a body of one word: the register decides
            is_organization = bool(ACRONYM.match(part))
            continue
        if part[:1].isupper() or part[:1].isdigit():
            found = None if is_place(part) else organization_at(part)
            if found and 2 * len(found) >= len(BRACKETS.sub("", part)):  # not "Toller rejected the charge"
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
        if (
            name is not None
            and role is None
            and part[:1].islower()
            and len(part.split()) <= 12
            and not _CLAUSE.match(part)
        ):
            prep = PREPOSITION.search(part)
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
    if organization and _SEATED.fullmatch(role or "") and f"{role} for {organization}" in parts:
        role, organization = f"{role} for {organization}", None  # "Federal Member for Elm, Jane Doe"
    further = _AND_A_POST.search(organization) if organization else None
    if organization and further and is_post(further.group("post")):
        organization = organization[: further.start()]  # "the Elm Institute | and Convener of Open Hills"
    return Mention(name=name, role=role, organization=organization, is_organization=is_organization)
