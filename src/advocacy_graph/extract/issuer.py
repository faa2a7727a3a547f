"""Who issues the release, from where releases say it: an issuer line, the contact's domain, the boilerplate, the
headline, the sentence that begins it, the speakers. Each place gives votes; the body with most of them issues."""

import re
from collections import defaultdict

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.actors import ABOUT_WHOM, Register, initials, sisters, stands
from advocacy_graph.extract.attribution import title_like
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.names import HONORIFIC, NAME, ORG_HEAD, PARTY_TAG, bare, is_name
from advocacy_graph.extract.paragraphs import ABOUT, RELEASE_LINE, Paragraph, Role

_WHO = r"(?P<who>[A-Z0-9][\w'’&./+ -]{1,100}?)"
_BRACKETS = r"(?:\s*\([^)]{1,40}\))?"
_SELF = re.compile(
    rf"(?:The\s+)?{_WHO}{_BRACKETS},?\s+(?:is|are|was founded|works|represents|promotes|advocates|fights|brings|exists|serves|campaigns|seeks|provides|strives)\s"
)
_ACTS = (
    r"(?:today|yesterday|this week|has|have|is|are|stands?|welcom\w+|applaud\w+|condemn\w+|call\w*|urg\w+|support\w*|oppos\w+|hail\w*|announc\w+|joined|issued|released|said|say|"
    r"filed|praised|denounced|responded|launched|commended|expressed|submitted|demand\w*|warn\w*|slammed|criticised|criticized|backs?|introduced|held|sent|testified|published|unveiled|hosted|strongly|believes?)\b"
)
_ACTING = re.compile(
    rf"^(?:(?:Today|Yesterday|On \w+day|This \w+|In response[^,]*|Following[^,]*|After[^,]*),?\s+)?(?:[Tt]he\s+)?{_WHO}{_BRACKETS}(?:\s+and\s+(?:the\s+)?(?P<other>[A-Z][\w'’&./+ -]{{1,80}}?){_BRACKETS})?(?P<what>,\s+(?:an?|the|which|one)\s[^.]{{3,200}}?)?(?:,?\s+(?:and|along with|together with|joined by)\s+(?:more|over|other|many|dozens|several|its|a|\d)[^.,]{{2,100}}?)?,?\s+{_ACTS}"
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
) -> tuple[list[str], str]:
    """The issuing bodies by name, and the rule that told. Empty where nothing tells. `url`: where the release stood."""
    host = _HOST.match(url) if url else None
    owner = next((name for site, name in _OWNED_SITES if host and host.group(1).lower().endswith(site)), None)
    if owner:
        return [owner], "issuer.site"
    if line:
        name = re.sub(r"\s+-\s+[A-Z]{2,10}$", "", line)
        para = next(p for p in paras if p.text.endswith(line))
        at = para.end - len(line)
        body = register.add_body(name, (at, at + len(name)), "organization.issuer", 0.95)
        return ([body.name] if body else [name]), "issuer.line"
    page = next((m for p in paras[:3] if (m := _OFFICIALS_PAGE.match(p.text)) and len(p.text) < 90), None)
    if page and is_name(page.group("name")):
        return [bare(page.group("name"))], "issuer.page"
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
        acting = _ACTING.match(paras[index].text)
        if acting:
            named = _both(register, acting.group("who"))
            if acting.group("other") and register.body(acting.group("other")):
                named.append(acting.group("other"))
            if not any(map(register.body, named)) and _A_BODY.search(acting.group("what") or ""):
                at = paras[index].start + acting.start("who")
                register.add_body(named[0], (at, at + len(named[0])), "organization.acting", 0.85)
            for name in dict.fromkeys(named):
                vote(name, 2.0 if index == lead or not leading else 1.0)
            leading = leading or [n for n in named if (b := register.body(n)) and not b.is_governmental]
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
    official = _official(register, paras, lead, headline)
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
        and ((sisters(n, name) and headline and n in headline and name in headline) or (votes[n] >= 0.45 * votes[name]
        and ((len(together) == 2 and {n, name} == together) or (headline and _in_headline(register, n, headline) and votes[n] >= 0.8 * votes[name]) or (n in leading and name in leading))))
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


def _by_domain(register: Register, paras: list[Paragraph], lead: int, vote) -> None:  # type: ignore[no-untyped-def]
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


def _by_letterhead(register: Register, paras: list[Paragraph], lead: int, vote) -> list[str]:  # type: ignore[no-untyped-def]
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


def _by_boilerplate(register: Register, paras: list[Paragraph], lead: int, vote) -> None:  # type: ignore[no-untyped-def]
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


def _by_contact(register: Register, paras: list[Paragraph], found: list[Draft], lead: int, vote) -> None:  # type: ignore[no-untyped-def]
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
    headed = [n for n in names if headline and n.split()[-1] in headline]
    return headed or names[:1]


def _in_headline(register: Register, name: str, headline: str) -> bool:
    body = register.body(name)
    return body is not None and any(len(w) > 2 and w in headline for w in body.wordings)


def _body_of(register: Register, draft: Draft) -> str | None:
    if draft.who.is_organization:
        return draft.who.name
    if draft.who.organization:
        return draft.who.organization
    full = register.full_name(draft.who.name) if draft.who.name else None
    return register.people[full].organization if full else None
