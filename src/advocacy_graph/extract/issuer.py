"""Who issues the release, from where releases say it: an issuer line, the contact's domain, the boilerplate, the
headline, the sentence that begins it, the speakers. Each place gives votes; the body with most of them issues."""

import re
from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import initials
from advocacy_graph.extract.attribution import title_like
from advocacy_graph.extract.deeds import DEEDS
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.heads import OF_A_COUNTRY
from advocacy_graph.extract.names import (
    HONORIFIC,
    NAME,
    NOT_FIRST,
    ORG_HEAD,
    PARTY_TAG,
    bare,
    is_name,
    stands,
)
from advocacy_graph.extract.paragraphs import ABOUT, ABOUT_WHOM, RELEASE_LINE, Paragraph, Role
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.short_forms import sisters

Vote: TypeAlias = Callable[[str | None, float], None]
"""Gives a body of that name, where there is one, so much weight."""

_WHO = r"(?P<who>[A-Z0-9][\w'’&./+ -]{1,100}?)"
_BRACKETS = r"(?:\s*\([^)]{1,40}\))?"
_SELF = re.compile(
    rf"(?:The\s+)?{_WHO}{_BRACKETS},?\s+(?:is|are|was founded|works|represents|promotes|advocates|fights|brings|exists|serves|campaigns|seeks|provides|strives)\s"
)
_ACTS = (
    r"(?:today|yesterday|this week|has|have|is|are|stands?|welcom\w+|applaud\w*|condemn\w*|call\w*|urg\w+|support\w*|oppos\w+|hail\w*|announc\w+|joined|issued|released|said|say|"
    r"filed|praised|denounced|responded|launched|commended|expressed|submitted|demand\w*|warn\w*|slammed|criticised|criticized|backs?|introduced|held|sent|testified|published|unveiled|hosted|strongly|believes?)\b"
)
_ACTING = re.compile(
    rf"^(?:(?:Today|Yesterday|On \w+day|This \w+|In response[^,]*|Following[^,]*|After[^,]*),?\s+)?(?:[Tt]he\s+)?{_WHO}{_BRACKETS}(?:\s+and\s+(?:the\s+)?(?P<other>[A-Z][\w'’&./+ -]{{1,80}}?){_BRACKETS})?(?:(?:, [A-Z]\w+(?: [A-Z]\w+)?){{1,2}},?(?= [a-z]))?(?P<what>,\s+(?:an?|the|which|one)\s[^.]{{3,200}}?)?(?:,?\s+(?:and|along with|together with|joined by)\s+(?:more|over|other|many|dozens|several|its|a|\d)[^.,]{{2,100}}?)?,?\s+{_ACTS}"
)
_A_BODY = re.compile(
    r"\b(?:organi[sz]ation|coalition|alliance|group|network|association|union|campaign|charity|non-?profit|federation|institute|foundation|watchdog|society|consortium|collective|centre|center|think tank|body|movement)s?\b"
)
_DOMAIN = re.compile(
    r"(?:@|https?://(?:www\.)?|www\.)(?P<labels>[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.(?P<top>[a-z]{2,6})\b", re.I
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_COMMON_HOSTS = lexicon.words("common_hosts")
_OWNED_SITES = tuple((row[0], row[1]) for row in lexicon.rows("owned_sites"))
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.I)
_OFFICE = (
    r"(?:U\.S\.\s+|US\s+|United States\s+|State\s+)?(?:Senators?|Sens?\.|Representatives?|Reps?\.|Congress(?:man|woman|member|men)|Assembly(?:man|woman|member)|Council(?:man|woman|member)|Council Member|"
    r"Governor|Gov\.|Mayor|Delegate|Del\.|Attorney General|[A-Z][a-z]+ Minister|MP|MEP)"
)
_OFFICE_BEFORE = re.compile(rf"^{_OFFICE}\s+")
_OFFICIAL = re.compile(rf"\b{_OFFICE}\s+(?P<name>{NAME.pattern})")
_OFFICIALS_PAGE = re.compile(
    rf"^(?:Office of (?:the )?)?{_OFFICE}\s+(?P<name>{NAME.pattern})\s*(?::|[-–—|]|,\s+(?:Council )?District|$)"
)
_OFFICIAL_ACTS = re.compile(
    rf"^(?:Today,?\s+|Release\s*[-–—]+\s*)?{_OFFICE}\s+(?P<name>{NAME.pattern})[^.]{{0,160}}?\s{_ACTS}"
)
_SEVERAL_OF_OFFICE = re.compile(
    r"(?:U\.S\. |US |State )?(?:Senators|Sens|Representatives|Reps|Congressmen)\b"
)
_AND_ANOTHER = re.compile(rf"\s+and\s+(?:{_OFFICE}\s+)?(?P<name>{NAME.pattern})")
_HEADLINE_SPEAKER = re.compile(r"^(?P<who>[^:]{3,60}):\s")
_ANYTHING = 0.3  # a public body's name in the headline, and nothing else
_ENOUGH = 1.2  # fewer votes than the one who speaks first has tell nothing


def issuers(
    register: Register,
    paras: list[Paragraph],
    found: list[Draft],
    lead: int,
    line: str | None,
    headline: str | None,
    url: str | None = None,
    author: str | None = None,
) -> tuple[list[str], str]:
    """The issuing bodies by name, and the rule that told. Empty where nothing tells. `url`: where the release stood;
    `author`: whom lines of keys above the text give as its author."""
    host = _HOST.match(url) if url else None
    owner = next((name for site, name in _OWNED_SITES if host and host.group(1).lower().endswith(site)), None)
    if owner:
        return [owner], "issuer.site"
    if line:
        name = re.sub(r"\s+-\s+[A-Z]{2,10}$", "", line)
        para = next(p for p in paras if p.text.endswith(line))
        at = para.end - len(line)
        body = register.add_body(name, (at, at + len(name)), "organization.issuer", 0.95)
        beside = _beside_line(register, paras, para, name, headline)
        return [body.name if body else name, *beside], "issuer.line"
    if author and _is_no_person(register, author):
        body = register.add_body(author, None, "organization.author", 0.9)
        return ([body.name] if body else [author]), "issuer.author"
    titled = _after_title(register, paras, headline) or _owns_the_page(register, paras)
    if titled:
        return [titled], "issuer.title"
    page = next((m for p in paras[:3] if (m := _OFFICIALS_PAGE.match(p.text)) and len(p.text) < 90), None)
    if page and is_name(page.group("name")):
        return [re.sub(r"(?<! [JS]r)\.$", "", bare(page.group("name")))], "issuer.page"
    votes: defaultdict[str, float] = defaultdict(float)

    def vote(name: str | None, weight: float) -> None:
        body = register.body(name) if name else None
        if body and not (" " not in body.name and body.name.lower() in _NOT_ISSUERS):
            votes[body.name] += weight * (0.4 if body.is_governmental else 1.0)

    _by_domain(register, paras, lead, vote)
    _by_boilerplate(register, paras, lead, vote)
    _by_contact(register, paras, found, lead, vote)
    leading: list[str] = _by_letterhead(register, paras, lead, vote)
    headed = _by_line(register, paras, lead, headline)
    if len(headed) > 1:
        return headed[:4], "issuer.line"
    for name in headed:
        votes[name] += 2.6  # also for a public body: it stands there because it issues
    for index in range(lead, min(lead + 2, len(paras))):
        several = _several(register, paras[index]) if index == lead else []
        for name in several:
            vote(name, 2.0)
        leading = leading or several
        acting = _ACTING.match(paras[index].text) if not several else None
        if acting and acting.group("who").split()[0].lower() not in NOT_FIRST:
            named = _both(register, acting.group("who"))
            if acting.group("other") and register.body(acting.group("other")):
                named.append(acting.group("other"))
            if not any(map(register.body, named)) and _A_BODY.search(acting.group("what") or ""):
                at = paras[index].start + acting.start("who")
                register.add_body(named[0], (at, at + len(named[0])), "organization.acting", 0.85)
            for name in dict.fromkeys(named):
                vote(name, 2.0 if index == lead or not leading else 1.0)
            leading = leading or [n for n in named if (b := register.body(n)) and not b.is_governmental]
    _by_signature(register, paras, lead, vote)
    for para in paras[: lead + _ADVISED]:
        who = _WHO_LINE.match(para.text)
        if who:
            vote(who.group("who"), 1.6)
    for para in paras[lead + 1 :]:
        source = _SOURCE.match(para.text)  # the last line of a wire
        if source:
            vote(_added(register, para, source.group("who")), 2.6)
    spoken = [d for d in found if d.who.organization or d.who.name]
    bodies = {register.long(_body_of(register, d)) for d in spoken} - {None}
    share = 0.5 if len(bodies) > 4 else 1.0  # a round-up: many speak, none of them for the release
    for position, draft in enumerate(spoken[:12]):
        vote(_body_of(register, draft), share * (1.4 if position == 0 else 0.35))
    if headline:
        start = _HEADLINE_SPEAKER.match(headline)
        if start:
            vote(start.group("who"), 2.0)
        for body in register.bodies.values():
            for wording in body.wordings:
                if len(wording) > 2 and stands(wording, headline):
                    vote(body.name, 1.3 if not body.is_governmental or headline.startswith(wording) else 0.3)
                    break
    official = _official(register, paras, lead, headline) or _headed_official(register, headline)
    best = max(votes.values(), default=0.0)
    if official and best < 2.4:
        return official, "issuer.official"
    if best < _ENOUGH and len(bodies) > 4:
        return [], ""
    if best < _ENOUGH:
        person = next((d.who.name for d in found if d.who.name and d.who.role), None)
        full = register.full_name(person) if person else None
        if best < _ANYTHING:
            return ([full], "issuer.speaker") if full else ([], "")
    name = max(votes, key=lambda n: votes[n])
    together = {n for p in paras if p.role is Role.CONTACT for n in votes if n in p.text}
    joint = [
        n
        for n in votes
        if n != name
        and ((headline and n in leading and name in leading and _beside_in_headline(register, n, name, headline)) or (sisters(n, name) and headline and n in headline and name in headline) or (votes[n] >= 0.45 * votes[name]
        and ((len(together) == 2 and {n, name} == together) or (headline and _beside_in_headline(register, n, name, headline) and votes[n] >= 0.8 * votes[name]) or (n in leading and name in leading))))
    ]  # fmt: skip
    return [name, *joint][:3], "issuer.votes"


_NOT_ISSUERS = frozenset(
    "internet leading both today congress parliament internet senate house government state national group groups members".split()
)


def _both(register: Register, who: str) -> list[str]:
    """ "The A Alliance (AA) and the B Board": both; a name that holds an "and" of its own: it."""
    who = re.sub(r"^(?:[Tt]he)\s+", "", who.strip())
    if register.body(who):
        return [who]
    parts = [
        re.sub(r"^(?:[Tt]he)\s+", "", re.sub(r"\s*\([^)]*\)", "", p).strip())
        for p in re.split(r",?\s+and\s+", who)
    ]
    known = [p for p in parts if register.body(p)]
    return known or [who]


def _by_domain(register: Register, paras: list[Paragraph], lead: int, vote: Vote) -> None:
    """A mail address or a site whose name is a body's: press@fairrents.org, aaldef.org."""
    if not any("@" in p.text or "www" in p.text or "http" in p.text for p in paras):
        return
    names: dict[str, str] = {}
    for body in register.bodies.values():
        for wording in body.wordings | {body.name}:
            plain = _NOT_PLAIN.sub("", wording.lower())
            if len(plain) > 2:
                names.setdefault(plain, body.name)
        first = initials(body.name).lower()
        if len(first) > 2:
            names.setdefault(first, body.name)
    seen: set[str] = set()
    for index, para in enumerate(paras):
        if "@" not in para.text and "www" not in para.text and "http" not in para.text:
            continue
        for match in _DOMAIN.finditer(para.text):
            labels = [
                w for w in match.group("labels").lower().replace("-", "").split(".") if w not in _COMMON_HOSTS
            ]
            label = labels[-1] if labels else ""
            if len(label) < 3 or label in seen:
                continue
            seen.add(label)
            owner = names.get(label) or next(
                (n for plain, n in names.items() if len(plain) > 2 and (label.startswith(plain) or (len(plain) > 6 and plain.startswith(label) and len(label) > 5))), None
            )  # fmt: skip
            mail = match.group().startswith("@")
            weight = 2.6 if mail else (1.6 if index >= len(paras) - 6 or index <= lead else 0.4)
            if owner is None:
                owner = _spelled_out(register, paras, label) if mail else None
            vote(owner, weight)


def _spelled_out(register: Register, paras: list[Paragraph], label: str) -> str | None:
    """The capitalised words of the text that a domain runs together: fightforthefuture, "Fight for the Future"."""
    if len(label) < 8:
        return None
    pattern = re.compile(r"(?<![a-z0-9])" + r"\s*".join(map(re.escape, label)) + r"(?![a-z0-9])", re.I)
    for para in paras:
        if para.role in (Role.FURNITURE, Role.CONTACT):
            continue
        for match in pattern.finditer(para.text):
            if " " in match.group() and match.group()[0].isupper():
                body = register.add_body(
                    match.group(),
                    (para.start + match.start(), para.start + match.end()),
                    "organization.domain",
                    0.9,
                )
                return body.name if body else None
    return None


# a line that is the name of an office, of a local, or says from whom the release comes
_OFFICE_LINE = re.compile(
    r"^(?:U\.S\.\s+)?(?:[A-Z][\w.]+\s+){0,4}(?:Office of (?:the )?(?:[A-Z][\w'’-]+ ?){1,5}|(?:Department|Bureau|Division|Commission|Ministry) (?:of|on|for) (?:the )?(?:[A-Z][\w'’&-]+,? ?(?:and |of |the )*){1,6})$"
)
_JOINT_LINE = re.compile(
    r"^(?i:joint (?:news |press |media )?(?:release|statement)) (?:of|from|by) (?:the )?(?P<who>[A-Z].{5,150})$"
)
_PRESS_OFFICE = re.compile(
    r"\b(?:Communications|Public Affairs|Press|Media|External Affairs|Public Information)\b"
)
_FROM_LINE = re.compile(
    r"^(?:(?i:press release|news release|media release|news|statement|release|for immediate release|a statement))\s*(?:(?:—|–|-|\||:)\s*|(?i:from)\s+|(?i:of)\s+)(?:(?i:the)\s+)?(?P<who>[A-Z][\w'’&.,-]*(?: [\w'’&.,-]+){0,10})$"
)
_LOCAL_LINE = re.compile(
    r"^(?P<who>[A-Z][\w'’&., -]{4,80}?),?\s+(?P<local>(?:Local|Lodge|Chapter|District|Council|Branch|Post)(?: No\.)? \d{1,5})$"
)
_SEVERAL = re.compile(r"\s+[|•·]\s+|\s+/\s+")


def _by_line(register: Register, paras: list[Paragraph], lead: int, headline: str | None) -> list[str]:
    """Bodies that a line above the text names and nothing else: an office, a local, several parted by bars."""
    for index, para in enumerate(paras[: max(lead, 2)]):
        text = para.text.strip(" *_#")
        joint = _JOINT_LINE.match(text)
        if joint:
            several = re.split(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?", joint.group("who"))
            return [n for part in several if (n := _added(register, para, part))]
        both = re.split(r"\s+&\s+", text)
        if len(both) == 2 and both[0].split()[:2] == both[1].split()[:2] and len(both[1].split()) > 2:
            return [n for part in both if (n := _added(register, para, part))]
        if (
            len(text) > 170
            or "@" in text
            or "http" in text
            or (any(c.isdigit() for c in text[-5:]) and "ocal" not in text)
        ):
            continue
        parts = _SEVERAL.split(text)
        if 2 <= len(parts) <= 4 and all(_is_body(register, part) for part in parts):
            return [n for part in parts if (n := _added(register, para, part))]
        if text == headline:
            continue
        said = _FROM_LINE.match(text)
        local = _LOCAL_LINE.match(text)
        if said and (_is_body(register, _cased(register, said.group("who")))):
            name = _added(register, para, _cased(register, said.group("who")))
        elif (local and _is_body(register, local.group("who"))) or (
            _OFFICE_LINE.match(text) and not _PRESS_OFFICE.search(text)
        ):
            name = _added(register, para, text)
        elif (
            index < 2
            and not RELEASE_LINE.match(text)
            and ORG_HEAD.search(text)
            and 2 < len(text.split()) < 9
            and title_like(text)
        ):
            name = _added(register, para, _cased(register, text)) if not text.isupper() else None
        else:
            continue
        if name:
            return [name]
    return []


def _is_body(register: Register, name: str) -> bool:
    """Whether the release knows a body of this name, or the name says that it is one."""
    return (
        1 < len(name.split()) < 12
        and name[0].isalnum()
        and (register.body(name) is not None or ORG_HEAD.search(name) is not None)
    )


def _cased(register: Register, name: str) -> str:
    """A name in capitals as the text below has it."""
    body = register.body(name) if name.isupper() else None
    return body.name if body else name


def _added(register: Register, para: Paragraph, name: str) -> str | None:
    known = register.body(name)
    if known:
        return known.name
    at = para.text.find(name)
    place = (para.start + at, para.start + at + len(name)) if at >= 0 else None
    body = register.add_body(name, place, "organization.letterhead", 0.85)
    return body.name if body else None


_SENTENCE = re.compile(r"(?<=[.!?] )[A-Z]")


_PARTS = re.compile(r"\s*[•·|/]\s*|\s+and\s+")


_AFTER_TITLE = re.compile(r"^.{12,}?\s+[-–—|]\s+(?P<who>(?:The )?[A-Z][^|“”?!:;]{3,70})$")


def _after_title(register: Register, paras: list[Paragraph], headline: str | None) -> str | None:
    """The body that a page's title sets behind the headline: "Rents Must Fall - Elm Tenants Union"."""
    after = _AFTER_TITLE.match(headline) if headline else None
    if after is None or headline is None:
        return None
    name = after.group("who").split(" - ")[-1].split(" – ")[-1]
    whole = name.split(", ")[0]  # "Elm Tenants Union, Hillside"
    if not title_like(name) or _TELLS.search(name) or DEEDS.intersection(name.split()) or name.count(",") > 1:
        return None
    if not _is_body(register, whole) and not OF_A_COUNTRY.fullmatch(whole):
        return None
    para = next((p for p in paras if name in p.text), None)
    return _added(register, para, name) if para else None


_SITE = re.compile(r"(?P<who>[A-Z][^|]{2,70}?)\s(?:\d\s)?(?i:skip to\b)")


def _owns_the_page(register: Register, paras: list[Paragraph]) -> str | None:
    """The body whose name begins the menu of a page that lost its line breaks."""
    menu = paras[1] if len(paras) > 1 and paras[1].role is Role.FURNITURE else None
    site = _SITE.match(menu.text) if menu else None
    if site is None or menu is None or not _is_body(register, site.group("who")):
        return None
    return _added(register, menu, site.group("who"))


# a headline goes on behind its dash: "Rents Must Fall – Union Calls For A Cap"
_TELLS = re.compile(
    r"\b(?:Calls?|Says?|Urges?|Warns?|Demands?|Must|Will|Should|Needs?|Statement|Response|Reaction)\b|\d{4}"
)


def _beside_line(
    register: Register, paras: list[Paragraph], line: Paragraph, name: str, headline: str | None
) -> list[str]:
    """A second body, alone in the line below the one that says who issues: of a joint release."""
    at = next(i for i, p in enumerate(paras) if p is line)
    below = paras[at + 1] if at + 1 < len(paras) else None
    if below is None or below.text == headline or below.role in (Role.BODY, Role.BULLET):
        return []
    text = below.text
    shared = {w.lower() for w in text.split()} & {w.lower() for w in name.split()} - {
        "of",
        "for",
        "the",
        "and",
    }
    if (
        shared
        or not 1 < len(text.split()) < 8
        or not ORG_HEAD.search(text.rsplit(" ", 1)[-1].removesuffix("s"))
        or not title_like(text)
        or text.isupper()
        or RELEASE_LINE.match(text)
        or initials(text).startswith(name)
    ):
        return []
    added = _added(register, below, text)
    return [added] if added else []


def _is_no_person(register: Register, author: str) -> bool:
    """Whether who is given as the author is a body: known as one, headed as one, or with an acronym in its name."""
    if _PRESS_OFFICE.search(author.title()):
        return False  # "Press office": of whom?
    if register.body(author) or ORG_HEAD.search(author):
        return True
    return " " in author and any(w.isupper() and len(w) > 2 for w in author.split())


_ONE = r"(?:[Tt]he )?[A-Z][\w'’&.+-]*(?: (?:(?:of|for|the|and|&|in|on) ){0,2}[A-Z\d][\w'’&.+-]*){0,9}(?: \([A-Z][^)]{1,12}\))?"
_THEY_ACT = "|".join(
    {"have", "are", "were", "join", "joined", "stand", "support", "oppose", "back", "filed"}
    | {
        form
        for row in lexicon.rows("speech_verbs")
        for form in (row[0], *row[1].split(","))
        if not form.endswith(("s", "ing"))
    }
)
# "A, B and the C welcome": a plural verb, so that the last of them is no object
_SEVERAL_ACT = re.compile(
    rf"^(?P<all>{_ONE}(?:, {_ONE}){{1,4}}(?:,? (?:and|&) {_ONE})?) (?:today |jointly |together |all |strongly ){{0,2}}"
    rf"(?:{_THEY_ACT})\b"
)
_LAST_AND = re.compile(r"^(?P<one>.*\S)\s+(?:and|&)\s+(?:the\s+)?(?P<other>[A-Z].*)$")
_LAST_IN_LIST = re.compile(r"^(?:and|&)\s+")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


def _several(register: Register, para: Paragraph) -> list[str]:
    """The bodies that act together at the beginning of the first sentence; none where one of them is a person."""
    listed = _SEVERAL_ACT.match(para.text[:600])
    if listed is None:
        return []
    parts = [_IN_BRACKETS.sub("", part) for part in listed.group("all").split(", ")]
    last = _LAST_AND.match(parts[-1])
    if _LAST_IN_LIST.match(parts[-1]):
        parts[-1] = _LAST_IN_LIST.sub("", parts[-1])
    elif last:
        parts[-1:] = [last.group("one"), last.group("other")]
    names = [re.sub(r"^[Tt]he ", "", part) for part in parts]
    sure = [n for n in names if register.body(n) or (" " in n and ORG_HEAD.search(n))]
    if (
        len(names) < 3
        or 2 * len(sure) < len(names)
        or any(n in register.people or register.full_name(n) for n in names)
    ):
        return []
    return [n for name in names if (n := _added(register, para, name))]


_SIGNING_LINES = 6
_NO_NAME = re.compile(r"[|,•·]|\d")
_ADVISED = 8  # paragraphs of an advisory
_WHO_LINE = re.compile(
    r"^WHO: ?(?:The )?(?P<who>[A-Z][\w'’&.-]*(?: (?:(?:of|for|the|and|&) )*[A-Z\d][\w'’&.-]*){1,9})"
)
_SOURCE = re.compile(r"^SOURCE:? (?:The )?(?P<who>[A-Z].{3,80}?)\.?$")


def _by_signature(register: Register, paras: list[Paragraph], lead: int, vote: Vote) -> None:
    """The body in the last of the lines with which somebody signs: a name, a post, whose post it is."""
    signing = paras[max(lead + 1, len(paras) - _SIGNING_LINES) :]
    for at, para in enumerate(signing):
        if len(para.text) > 60 or not is_name(bare(para.text)):
            continue
        for below in signing[at + 1 : at + 4]:
            text = re.sub(r"^The ", "", below.text)
            if (
                len(text) < 80
                and _is_body(register, text)
                and title_like(text)
                and not _NO_NAME.search(text)
                and not role_in(text)
            ):
                vote(_added(register, below, text), 1.4)
                return


def _by_letterhead(register: Register, paras: list[Paragraph], lead: int, vote: Vote) -> list[str]:
    """The names set above the headline, where the text below has them as names: those of a joint release, all of them."""
    below = [(para, para.text.lower()) for para in paras[lead:] if para.is_prose]
    found: list[str] = []
    for para in paras[:lead]:
        if para.role is not Role.FURNITURE or len(para.text) > 160 or "http" in para.text:
            continue
        for part in (
            [para.text, *_PARTS.split(para.text)] if len(para.text.split()) <= 8 else _PARTS.split(para.text)
        ):
            name = part.strip(" .,:*•·|-–—")
            if not 2 <= len(name.split()) <= 8 or (is_name(name.title()) and name.title() in register.people):
                continue
            for lower, low in below:
                at = low.find(name.lower())
                worded = lower.text[at : at + len(name)] if at >= 0 else ""
                if worded[:1].isupper() and not worded.isupper():
                    body = register.add_body(
                        worded,
                        (lower.start + at, lower.start + at + len(name)),
                        "organization.letterhead",
                        0.85,
                    )
                    if body and body.name not in found:
                        found.append(body.name)
                        vote(body.name, 2.4)
                    break
    return found if len(found) > 1 else []


def _by_boilerplate(register: Register, paras: list[Paragraph], lead: int, vote: Vote) -> None:
    """ "About the X", and what says of itself at the end what it is."""
    abouts = [
        m
        for p in paras
        if p.role is not Role.FURNITURE and ABOUT.match(p.text) and (m := ABOUT_WHOM.match(p.text))
    ]
    for about in abouts:
        vote(about.group("who"), 2.0 if len(abouts) == 1 else 1.4)
    for index, para in enumerate(paras):
        if index < len(paras) - 6 or index <= lead or ABOUT.match(para.text):
            continue
        own = _SELF.match(para.text)
        if own:
            vote(own.group("who"), 2.5)
            continue
        for sentence in _SENTENCE.finditer(para.text) if index >= len(paras) - 2 else ():
            own = _SELF.match(para.text, sentence.start())
            if own:
                vote(own.group("who"), 1.2)


def _by_contact(
    register: Register, paras: list[Paragraph], found: list[Draft], lead: int, vote: Vote
) -> None:
    """A body named in the contact's lines, or whose speaker is the contact."""
    speaking = {d.who.name: _body_of(register, d) for d in found if d.who.name and not d.who.is_organization}
    for index, para in enumerate(paras):
        if para.role not in (Role.CONTACT, Role.FURNITURE, Role.RELEASE_LINE) or (
            index > lead and index < len(paras) - 8
        ):
            continue
        for k, body in register.bodies.items():
            if (
                any(len(w) > 3 and stands(w, para.text) for w in body.wordings)
                or (len(k) > 6 and k.replace(" ", "") in para.text.lower())
            ):  # fmt: skip
                vote(body.name, 1.5 if index <= lead else 0.8)
        for name, body_name in speaking.items():
            if name in para.text:
                vote(body_name, 2.2)


def _official(register: Register, paras: list[Paragraph], lead: int, headline: str | None) -> list[str]:
    """Elected people who act in the first sentence; all of them where the headline names them all."""
    if lead >= len(paras):
        return []
    text = PARTY_TAG.sub("", paras[lead].text[:400])
    acting = _OFFICIAL_ACTS.match(text)
    if not acting:
        return []
    names = []
    for match in _OFFICIAL.finditer(text[: acting.end()]):
        name = bare(HONORIFIC.sub("", match.group("name")))
        name = _OFFICE_BEFORE.sub("", register.full_name(name) or name)
        if " " in name and name not in names:
            names.append(name)
        also = _AND_ANOTHER.match(text, match.end()) if _SEVERAL_OF_OFFICE.match(match.group()) else None
        if also and also.end() <= acting.end():  # "Senators A and B"
            other = register.full_name(bare(also.group("name"))) or bare(also.group("name"))
            if " " in other and other not in names:
                names.append(other)
    headed = [n for n in names if headline and n.split()[-1].lower() in headline.lower()]
    return headed or names[:1]


_HEADED_OFFICE = re.compile(
    rf"(?:Statement|Remarks|Speech) (?:of|by|from) {_OFFICE} |^(?:[A-Z][a-z]+ \d{{1,2}},?\s+\d{{4}} )?{_OFFICE} ",
    re.I,
)
_LONGEST_PERSON = 4  # words


def _headed_official(register: Register, headline: str | None) -> list[str]:
    """Who a headline begins with, by the office: "Senator Doe Introduces", "Statement of Senator Doe on"."""
    office = _HEADED_OFFICE.search(headline) if headline else None
    if office is None or headline is None:
        return []
    words = headline[office.end() : office.end() + 120].split()[:_LONGEST_PERSON]
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).strip(",:’'")
        full = register.full_name(name) or (register.full_name(name.title()) if name.isupper() else None)
        if full and " " in full:
            return [full]
    stated = (
        NAME.match(headline, office.end())
        if office.group()[:1] in "SR" and " of " in office.group()
        else None
    )
    name = bare(stated.group()) if stated else ""
    return [name] if is_name(name) else []


_BESIDE = re.compile(
    r"(?:\s*\([^)]*\))?(?:,? (?:and|&)(?: the)? |,(?: the)? |/|(?: [A-Z][\w'’-]*,)* (?:and|&) )"
)


def _beside_in_headline(register: Register, one: str, other: str, headline: str) -> bool:
    """Whether a headline names the two as a pair, "A and B call for": not one that acts and one that is acted on."""
    places = []
    for name in (one, other):
        body = register.body(name)
        found = [
            (at, at + len(w))
            for w in (body.wordings if body else ())
            if len(w) > 2 and (at := headline.find(w)) >= 0
        ]
        if not found:
            return False
        places.append(min(found, key=lambda place: (place[0], -place[1])))
    (_, end), (start, _) = sorted(places)
    return _BESIDE.fullmatch(headline[end:start]) is not None


def _body_of(register: Register, draft: Draft) -> str | None:
    if draft.who.is_organization:
        return draft.who.name
    if draft.who.organization:
        return draft.who.organization
    full = register.full_name(draft.who.name) if draft.who.name else None
    return register.people[full].organization if full else None
