"""Who holds which post of which body, as one phrase between commas says: "Org Role Name", "Role of Org"."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.body_names import (
    BRACKETS,
    DESCRIBED_BODY,
    GROUPS,
    SHORT_FORMS,
    WEAK_HEAD,
    is_place,
    organization_at,
)
from advocacy_graph.extract.mentions import ITS, Mention
from advocacy_graph.extract.names import (
    ACRONYM,
    HONORIFIC,
    NAME,
    ORG_HEAD,
    bare,
    has_given_name,
    is_name,
)
from advocacy_graph.extract.posts import HEAD_WORDS, PREPOSITION, is_field, role_span

FIELD = rf"(?:the Republic of [A-Z]\w+|{lexicon.alternation(row[0] for row in lexicon.rows('post_fields'))})"


# "Our" in capitals begins a body's name, "Our Streets"
ARTICLE = re.compile(r"^(?:(?i:and|also|the|a|an|his|her)|our)\s+")


_FIELD_THEN_OF = re.compile(
    r"(?P<field>[A-Za-z-]+(?:,? (?:and |& )?[A-Za-z-]+){0,3}?)\s+(?:of|at|for|with)\s"
)
_BRACKETED = re.compile(r"^\([^)]{1,60}\)\s*")


OF_GROUP = re.compile(r"^the\s+(?P<body>[a-z]+)(?:'s|s')\s+")


_BY_GROUP = re.compile(rf"the\s+((?:{GROUPS})\b|(?:{GROUPS.title()})(?=\s*$|,))")


NAME_OF = re.compile(
    rf"(?P<name>{NAME.pattern})\s+(?:of|from|at|with|on behalf of)\s+(?P<body>(?:the\s+)?[A-Z0-9À-Þ].+)$"
)


_THE = re.compile(r"^the\s+")


def split_role(part: str, place: tuple[int, int], named: bool = False) -> Mention:
    """One comma part with a role head: "Org Role Name", "Role of Org", "Org's Role Name", "Role"; of somebody `named` before
    it, it names nobody."""
    start, end = place
    before, role, after = part[:start].strip(), part[start:end].strip(), part[end:].strip(" .:")
    if is_field(after) and role.rsplit(maxsplit=1)[-1].lower() in _LEADS_A_FIELD:
        role, after = f"{role} {after}", ""  # "SVP Public Policy and Government Affairs"
    ahead = _FIELD_THEN_OF.match(after) if role.rsplit(maxsplit=1)[-1].lower() in _LEADS_A_FIELD else None
    if ahead and is_field(ahead.group("field")):
        role, after = (
            f"{role} {ahead.group('field')}",
            after[ahead.end("field") :].strip(),
        )  # "Vice-President Finance"
    if after.startswith("Professor "):
        after = _TITLE.sub("", after)  # "Chair | Professor Jane Doe"
    after = _BRACKETED.sub("", after)  # "Carers Union President (CU) Jane Doe"
    organization: str | None = None
    name: str | None = None
    if after:
        preposition = PREPOSITION.match(" " + after)
        if preposition:
            role, organization, name = _after_preposition(role, " " + after, named)
        else:
            name, organization, rest = _name_and_body(after.lstrip("-–—: "))
            further = re.match(r"(?:and|&)\s+(?:the\s+)?", rest)
            second = role_span(rest[further.end() :]) if further else None
            if further and second:  # "Parish Clerk and Ward 3 member Jane Doe"
                inner = split_role(rest[further.end() :], second)
                name, organization = inner.name, inner.organization
            elif name is None and rest[:1].islower():
                role = f"{role} {rest}"
    if before:
        role, body, early = _before_role(before, role, name, organization, named)
        organization = organization or body
        name = name or early
    return Mention(name=name, role=role or None, organization=organization)


def _before_role(
    before: str, role: str, name: str | None, organization: str | None, named: bool
) -> tuple[str, str | None, str | None]:
    """What stands left of a role: a body, words of the role, or the name where nobody is `named` yet. Role, body, name."""
    of_group = OF_GROUP.match(f"{before} ")
    if role.endswith(" of the Year"):
        return f"{before} {role}", None, None
    if of_group and of_group.group("body") in SHORT_FORMS and organization is None:
        organization = of_group.group("body")
    before = OF_GROUP.sub("", f"{before} ").strip()
    before = BRACKETS.sub("", before)
    if (newly := _NEWLY.match(before)) and ACRONYM.match(before[newly.end() :]):
        before = before[newly.end() :]  # "New SIRL | Board Member"
    while before.lower() not in ("its", "their") and (stripped := ARTICLE.sub("", before)) != before:
        before = stripped
    if before.lower() in SHORT_FORMS and before.islower():  # "chamber president"
        return role, before, None
    if before.lower() in ("its", "their"):
        return role, ITS, None
    if not before or before.lower() in ("his", "her", "the"):
        return role, organization, None
    if is_name(before) and not before.endswith("'s") and name is None and not named:
        if has_given_name(before) or not ORG_HEAD.search(before):
            return role, None, bare(before)  # "Jane Doe Director of ..."
    beside = _NAME_AND_ACRONYM.fullmatch(bare(before)) if name is None and not named else None
    if beside and has_given_name(beside.group("name")) and ACRONYM.match(beside.group("body")):
        return role, beside.group("body"), beside.group("name")  # "Jane Doe RL | president"
    if not (before[:1].isupper() or before[:1].isdigit()):
        return f"{before} {role}", None, None
    if organization is not None and not before.endswith(("'s", "s'", "’s", "s’")):
        return (
            f"{before} {role}",
            None,
            None,
        )  # "Equal Justice Fellow at Org", "Women's Ministries liaison for Org"
    if _WHAT_SORT.search(before):  # "Prize-winning | journalist", "Ormsley-based | campaigner"
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
    within = (
        _FIELD_AFTER_BODY.fullmatch(before) if role.rsplit(maxsplit=1)[-1].lower() in _SPEAKS_ON else None
    )
    if within:
        before, role = within.group("body"), f"{within.group('field')} {role}"
    cut = re.search(r"\bof(?: the)?(?: [A-Z]\w+)?$", before)  # "Department of Homeland | Security Secretary"
    if cut and " " in role and role[0].isupper():
        modifier, role = role.split(" ", 1)
        before = f"{before} {modifier}"
    if _QUALIFIER.match(before) and not ORG_HEAD.search(before):
        return f"{before} {role}", None, None
    owned = _OWNED_FIELD.fullmatch(before)
    if owned and (ORG_HEAD.search(owned.group("body")) or ACRONYM.match(owned.group("body"))):
        before, role = owned.group("body"), f"{owned.group('field')} {role}"
    body = _KIND_OF_BODY.sub("", before.removesuffix("'s").removesuffix("'").strip(" -–—,"))
    return role, None if is_place(body) else body or None, None


_NEWLY = re.compile(r"(?:New|Newly [a-z]+|Current|Outgoing|Incoming)\s+")
_NAME_AND_ACRONYM = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+ (?:[A-Z]\.? )?[A-ZÀ-Þ][\w'’-]+) (?P<body>[A-Z]\S+)"
)
_WHAT_SORT = re.compile(r"\w-[a-z]*(?:ing|ed|born|area|wide|old)$")


# "Conservation group | Southern Wild"
_KIND_OF_BODY = re.compile(
    rf"^(?:[A-Z][a-z]+|[a-z-]+)(?: [a-z-]+){{0,2}}? (?:body|organi[sz]ation|nonprofit|think tank|watchdog|{GROUPS}) (?=[A-Z])"
)


# "Elm Party | Oceans and Fisheries" of its spokesperson
_FIELD_AFTER_BODY = re.compile(
    rf"(?P<body>(?:[A-Z][\w'’-]*\s+)+?(?:Party|Greens|Union|Association|Federation|League|Alliance|Coalition|Council|Society|Network))\s+(?P<field>(?:(?!{ORG_HEAD.pattern})[A-Z][\w-]+(?: and | & | )?){{1,3}})"
)
_SPEAKS_ON = frozenset(
    "spokesperson spokesman spokeswoman campaigner organiser organizer coordinator lead".split()
)
# "Elm Council's | Ports and Harbours", but "Elm Women's Fund"
_OWNED_FIELD = re.compile(
    rf"(?P<body>.+?)['’]s? (?P<field>(?:(?!{ORG_HEAD.pattern})[A-Z][\w-]+(?: and | & | )?)+)"
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
    of = NAME_OF.match(text)
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


def _after_preposition(role: str, tail: str, already: bool = False) -> tuple[str, str | None, str | None]:
    """Tell "director of policy at Org" from "director of Org": the field stays with the role. Role, body, name."""
    while True:
        match = PREPOSITION.match(tail)
        if not match:
            return role, None, None
        rest = tail[match.end() :]
        head = role.rsplit(maxsplit=1)[-1].lower().removeprefix("co-")
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
        if head in _LEADS_A_FIELD and is_field(field):
            return f"{role}{match.group()}{rest.strip()}", None, None  # "Vice President of Public Policy"
        if (
            another
            and (post := role_span(another[0]))
            and _ENDS_A_POST.match(another[0], post[1])
            and match.group().strip() != "to"
            and _A_BODY_BEGINS.match(field)
            and not ORG_HEAD.search(another[0], *post)
            and not PREPOSITION.search(another[0], 0, post[0])
        ):
            rest = field  # "Fellow at Elm Institute | and Oak Centre Senior Fellow", "of Elm Watch | and Chair of the Council"
        if (head == "minister" or role.lower() in _SECRETARIES) and not _BODY_OF_SECRETARY.match(rest):
            return _portfolio(role, match.group(), rest)
        short = _BY_GROUP.match(rest)
        field = None if short or DESCRIBED_BODY.match(_THE.sub("", rest)) else _FIELD_AHEAD.match(rest)
        if (
            field
            and rest[field.end() : field.end() + 2].strip()[:1].isupper()
            and (already or ORG_HEAD.search(rest))
        ):
            field = None  # "organiser of | Climate Action Elm", "member of | the House Rules Committee"
        if field:
            role = f"{role}{match.group()}{field.group().strip()}"
            tail = rest[field.end() :]
            if not tail.strip():
                return role, None, None
            if is_name(tail.strip()):
                return role, None, bare(tail)
            continue
        titled_field = _FIELD_IN_CAPITALS.match(rest) if head in _LEADS_A_FIELD and not short else None
        if (
            titled_field
            and not ORG_HEAD.search(titled_field.group())
            and titled_field.group().rsplit(" ", 1)[-1].lower() not in SHORT_FORMS  # "Campaign for Rivers"
        ):
            role = f"{role}{match.group()}{titled_field.group().strip()}"
            tail = rest[titled_field.end() :]
            continue
        ending = None if short or already else _ends_in_a_name(rest)
        if (
            ending
        ):  # "Vice President of Health and Safety Jane Doe", "President of the Rivers Council Jane Doe"
            before_name, name = ending
            if ORG_HEAD.search(before_name) and not WEAK_HEAD.search(before_name):
                return role, organization_at(before_name), name
            return f"{role}{match.group()}{before_name}", None, name
        of_body = _OF_BODY.match(rest, short.end()) if short else None
        if of_body:  # "secretary of the committee with Org"
            tail = rest[of_body.start() :]
            continue
        organization = short.group(1) if short else organization_at(rest)
        also = _ALSO.search(rest) if organization is None else None
        second_post = role_span(rest[also.end() :]) if also else None
        if also and second_post:  # "cook with ten years there and president of Org"
            return role, split_role(rest[also.end() :], second_post).organization, None
        if (
            organization
            and match.group().strip() == "to"
            and _OF_ANOTHER.match(rest, rest.find(organization) + len(organization))
        ):
            second = re.search(r"\band\s+(?:the\s+)?(?=[A-Z])", rest)
            more = role_span(rest[second.end() :]) if second else None
            further = split_role(rest[second.end() :], more) if second and more else Mention()
            return role, further.organization, None  # "Delegate to the panel and Training Lead for Org"
        if match.group().strip() == "on" and organization and rest.strip() == organization:
            return f"{role} on {organization}", None, None  # "spokesperson on Higher Education"
        preposition = match.group().strip()
        whose = preposition in ("from", "in", "on") or (
            _HAS_A_SEAT.search(role) is not None
            if preposition == "for"
            else preposition == "of" and _IS_SOMEBODY.search(role)
        )
        if whose and not (organization and (ORG_HEAD.search(organization) or ACRONYM.match(organization))):
            return role, None, None  # "MP for Elmford", "resident of Elm Street"
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


# who sits for a place, and who belongs to what is no body
_HAS_A_SEAT = re.compile(
    r"\b(?:MP|MEP|MSP|MLA|MPP|TD|[Mm]ember of Parliament|[Ss]enator|[Rr]epresentative|[Cc]ouncillor|[Cc]andidate)$"
)
_IS_SOMEBODY = re.compile(
    r"\b(?:resident|native|mother|father|parent|daughter|son|wife|husband|widow|survivor|author|citizen|neighbou?r|host)$",
    re.I,
)


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


_OF_BODY = re.compile(r"\s+(?:with|at|for|of)\s+(?:the\s+)?[A-Z]")


_OF_ANOTHER = re.compile(r"\s+(?!(?:and|in|on|at|for|of|with|from|or|as)\b)[a-z]")


_BODY_OF_SECRETARY = re.compile(
    r"(?:the\s+)?(?=[A-Z]).*(?:Association|Union|Council|Society|Federation|Trust|League|Alliance|Party|Committee|Congress)"
)


_PLAIN = r"(?!(?:at|for|of|with|from|in|the)\b)[a-z][\w'-]*"


_GROUPS_PERSON = re.compile(rf"the\s+(?:[\w,-]+\s+){{0,3}}?(?P<body>{GROUPS})\s+(?P<name>{NAME.pattern})$")


_A_BODY_BEGINS = re.compile(r"(?:the\s+)?[A-Z]")
_ENDS_A_POST = re.compile(r"\s*$|\s+(?:of|for|at|with)\s+(?:the\s+)?[A-Z]")


_AND_A_POST = re.compile(rf"\s+and\s+(?=(?:[A-Z].*\s)?(?:{HEAD_WORDS})\b)", re.I)


_FIELD_AHEAD = re.compile(
    rf"(?:the\s+)?(?:{FIELD}|{_PLAIN}(?:\s+(?:and\s+)?{_PLAIN}){{0,4}})(?:(?:,| and| &)\s+(?:{FIELD}|{_PLAIN}))*(?=\s+(?:at|for|of|with|from|in)\s|\s*$|\s*@|\s+[A-Z][\w'’-]+\s+[A-Z][\w'’-]+$)"
)


# "Director of | Public Witness | for the Union of Elm", but "Director of Moms for Safe Streets"
_LEADS_A_FIELD = frozenset(
    "director manager coordinator officer president vice-president head chief counsel lead organizer vp svp evp".split()
)


_FIELD_IN_CAPITALS = re.compile(
    rf"(?:the\s+)?[A-Z][\w'’-]+(?:,?\s+(?:and\s+|&\s+)?[A-Z][\w'’-]+){{0,4}}(?=\s+at\s+[A-Z]|(?<!s)\s+for\s+[A-Z]|\s+(?:for|at|with)\s+(?:the\s+)(?:[\w'’&-]+\s+){{0,5}}?(?:{ORG_HEAD.pattern}|Synagogues\b|Churches\b))"
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
