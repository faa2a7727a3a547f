"""Who is named above the text as the one that issues it: by a line of its own, the page's title, its site, its author."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import initials
from advocacy_graph.extract.attribution import title_like
from advocacy_graph.extract.deeds import is_a_headline
from advocacy_graph.extract.doers import OFFICE, Doers, holds_office
from advocacy_graph.extract.names import (
    NAME,
    ORG_HEAD,
    SEAT_AFTER_NAME,
    bare,
    has_given_name,
    is_name,
    stands,
)
from advocacy_graph.extract.office_line import office_line
from advocacy_graph.extract.paragraphs import RELEASE_LINE, Paragraph, Role
from advocacy_graph.extract.posts import is_post
from advocacy_graph.extract.register import Register
from advocacy_graph.extract.speaker import mention

_OWNED_SITES = tuple((row[0], row[1]) for row in lexicon.rows("owned_sites"))
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)", re.I)
_OFFICIALS_PAGE = re.compile(
    rf"^(?:Office of (?:the )?)?{OFFICE}\s+(?P<name>{NAME.pattern})\s*(?::|[-–—|]|,\s+(?:Council )?District|$)"
)


def told(
    register: Register,
    paras: list[Paragraph],
    lead: int,
    line: str | None,
    headline: str | None,
    url: str | None,
    author: str | None,
) -> tuple[list[str], str]:
    """The issuers that need no weighing, and the rule that told; empty where nothing stands there."""
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
    if members := [one for one in map(office_line, (p.text for p in paras[:lead])) if one]:
        named = (
            (one.organization and added(register, paras[0], one.organization)) or one.name for one in members
        )
        return list(dict.fromkeys(named)), "issuer.letterhead"
    if several := _by_line(register, paras, lead):
        return several, "issuer.line"
    titled = _owns_the_page(register, paras)
    if titled:
        return [titled], "issuer.title"
    page = next((m for p in paras[:3] if (m := _OFFICIALS_PAGE.match(p.text)) and len(p.text) < 90), None)
    holder = re.sub(r"(?<! [JS]r)\.$", "", bare(page.group("name"))) if page else ""
    if is_name(holder) and (has_given_name(holder) or register.full_name(holder)):
        return [holder], "issuer.page"  # but "Minister Must Act"
    return [], ""


# a line that is the name of an office
_OFFICE_LINE = re.compile(
    r"^(?:U\.S\.\s+)?(?:[A-Z][\w.]+\s+){0,4}(?:Office of (?:the )?(?:[A-Z][\w'’-]+ ?){1,5}|(?:Department|Bureau|Division|Commission|Ministry) (?:of|on|for) (?:the )?(?:[A-Z][\w'’&-]+,? ?(?:and |of |the )*){1,6})$"
)
_JOINT_LINE = re.compile(
    r"^(?i:joint (?:news |press |media )?(?:release|statement)) (?:of|from|by) (?:the )?(?:(?:[\w-]+ ){0,4}(?:organi[sz]ations|groups|companies|unions|bodies) )?(?P<who>[A-Z].{5,150}?)\.?$"
)
_PRESS_OFFICE = re.compile(
    r"\b(?:Communications|Public Affairs|Press|Media|External Affairs|Public Information)\b"
)
_RELEASE = r"(?:(?:joint |public )?(?:press|news|media) (?:release|statement|advisory)|for immediate release)"
_NAMED = r"(?P<who>[A-Z#][\w'’&.,-]*(?: [\w'’&.,-]+){0,10}?)"
# lines that say whose release it is: "News from the X", "X - Press Release", "from an X press release - 3 March"
_WHOSE = (
    re.compile(
        rf"(?:(?i:{_RELEASE}|news|statement|release|a statement)\s*(?:(?:—|–|-|\||:)\s*|(?i:from|of|by|issued by|available (?:at|from)|courtesy of)\s+)|(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT)\s+)(?:(?i:the)\s+)?{_NAMED}$"
    ),
    re.compile(rf"{_NAMED}\s*(?:—|–|-|\||:)\s*(?i:{_RELEASE})$"),
    re.compile(r"(?P<who>[A-Z][A-Z'’&.]+(?: [A-Z'’&.]+){0,8}) (?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT)$"),
    re.compile(
        rf"(?i:(?:[\w ,-]{{0,80}} )?(?:issued|released|compiled|published|prepared)(?: to [a-z ]{{5,20}})? by (?:the )?){_NAMED}(?=$|\s[|·]|\s{{2,}}).{{0,60}}$"
    ),
    re.compile(rf"\W*(?i:from|source:|taken from) (?:an?|the) {_NAMED} (?i:{_RELEASE})\b.{{0,40}}$"),
)
_IN_A_LIST = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+(?:the\s+)?")
_SEVERAL = re.compile(r"\s+[|•·]\s+|\s+/\s+")


def _by_line(register: Register, paras: list[Paragraph], lead: int) -> list[str]:
    """Whom a line above the text or at its end says the release to be from; several bodies that a line lists."""
    above = max(lead, 2)
    for index, para in enumerate(paras):
        if above < index < len(paras) - _LAST_LINES or len(para.text) > _LINE:
            continue
        text = para.text.strip(" *_#")
        joint = _JOINT_LINE.match(text)
        if joint and index <= above:
            return [n for part in _IN_A_LIST.split(joint.group("who")) if (n := added(register, para, part))]
        if index < above:
            parts = _SEVERAL.split(text)
            if 2 <= len(parts) <= 4 and all(is_body(register, part) for part in parts):
                return [n for part in parts if (n := added(register, para, part))]
            pair = text.split(" & ")
            if len(pair) == 2 and pair[0].split()[:2] == pair[1].split()[:2] and is_body(register, pair[0]):
                return [n for part in pair if (n := added(register, para, part))]
        if index != lead and (said := _whose(register, paras, para)):
            return [said]
    return []


def name_alone(register: Register, paras: list[Paragraph], lead: int, headline: str | None) -> str | None:
    """The office or body whose name is a line above the text, and nothing else."""
    for index, para in enumerate(paras[: min(max(lead, 2), len(paras) - 1)]):
        text = para.text.strip(" *_#")
        if text == headline and register.body(text) is None:
            continue  # but a page may be headed by its body's name
        # of a page that says its headline again, the issuer may stand between the two
        is_first = index < 2 or (headline is not None and paras[index + 1].text == headline)
        if len(text) < _LINE and _is_a_name(text, is_first):
            name = added(register, para, _cased(register, text))
            if name:
                return name
    return None


def _is_a_name(text: str, is_first: bool) -> bool:
    """Whether a line is nothing but an office's name, or one of the first two lines a body's."""
    if _OFFICE_LINE.match(text):
        return not _PRESS_OFFICE.search(text)
    return (
        is_first
        and not RELEASE_LINE.match(text)
        and ORG_HEAD.search(text) is not None
        and 2 < len(text.split()) < 9
        and not (text.isupper() or text[-1].isdigit() or "•" in text)
        and title_like(text)
        and not is_a_headline(text)
    )


_LINE = 170  # code points
_LAST_LINES = 4


def _whose(register: Register, paras: list[Paragraph], para: Paragraph) -> str | None:
    """Whom a line says the release to be from: a body, by its name or because the text has it too, or an office holder."""
    text = para.text.strip(" *_#")
    match = next((m for shape in _WHOSE if (m := shape.match(text))), None)
    if match is None or RELEASE_LINE.match(match.group("who")):
        return None  # "Press Release: Joint Press Release"
    who = _cased(register, match.group("who"))
    person = SEAT_AFTER_NAME.sub("", who)
    if person in register.people:
        return person if person != who or holds_office(register.people[person].role) else None
    if Doers(register, paras).of(who):
        return None  # "News: Elm Guild Asks For a Cap"
    recurs = any(stands(who, p.text) for p in paras if p is not para and p.is_prose)
    return added(register, para, who) if recurs or is_body(register, who) else None


def is_body(register: Register, name: str) -> bool:
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


def added(register: Register, para: Paragraph, name: str) -> str | None:
    """The body of this name that the paragraph has, as the release knows it; None for what is no body's name."""
    known = register.body(name)
    if known:
        return known.name
    at = para.text.find(name)
    place = (para.start + at, para.start + at + len(name)) if at >= 0 else None
    body = register.add_body(name, place, "organization.letterhead", 0.85)
    return body.name if body else None


_SITE = re.compile(r"(?P<who>[A-Z][^|]{2,70}?)\s(?:\d\s)?(?i:skip to\b)")


def _owns_the_page(register: Register, paras: list[Paragraph]) -> str | None:
    """The body whose name begins the menu of a page that lost its line breaks."""
    menu = paras[1] if len(paras) > 1 and paras[1].role is Role.FURNITURE else None
    site = _SITE.match(menu.text) if menu else None
    if site is None or menu is None or not is_body(register, site.group("who")):
        return None
    return added(register, menu, site.group("who"))


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
    other = added(register, below, text)
    return [other] if other else []


def _is_no_person(register: Register, author: str) -> bool:
    """Whether who is given as the author is a body: known as one, headed as one, or with an acronym in its name."""
    if _PRESS_OFFICE.search(author.title()):
        return False  # "Press office": of whom?
    if register.body(author) or ORG_HEAD.search(author):
        return True
    return " " in author and any(w.isupper() and len(w) > 2 for w in author.split())


_PARTS = re.compile(r"\s*[•·|/]\s*|\s+and\s+")


def letterheads(register: Register, paras: list[Paragraph], lead: int) -> list[str]:
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
            post = mention(name).role
            if post and name.startswith(post) and is_post(post):
                continue  # the post of somebody named there: "Minister for Ports"
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
                    break
    return found
