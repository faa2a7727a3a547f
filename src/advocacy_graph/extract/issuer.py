"""Who issues the release. What names it outright decides (`letterhead.told`); else each place where releases say it
gives weight to whom it names - the contact's domain, the boilerplate, the headline, the first sentence, the speakers -
and the body or the office holder with most of it issues."""

import re
from collections import defaultdict

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.acronyms import initials
from advocacy_graph.extract.attribution import title_like
from advocacy_graph.extract.doers import Doer, Doers, holds_office
from advocacy_graph.extract.draft import Draft
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.letterhead import added, is_body, letterheads, name_alone, told
from advocacy_graph.extract.names import ACRONYM, bare, is_name, stands
from advocacy_graph.extract.paragraphs import ABOUT, ABOUT_WHOM, Paragraph, Role
from advocacy_graph.extract.parties import ONLY_ACTING, PARTIES
from advocacy_graph.extract.posts import role_in
from advocacy_graph.extract.praised import PRAISED, named_in, praised_in
from advocacy_graph.extract.register import Register, key
from advocacy_graph.extract.short_forms import sisters

# what each place is worth
_HEADS = 2.4  # alone above the headline, and a name in the text below
_LINE = 2.6  # a line that is an office's name or says from whom the release is
_MAIL, _SITE = 2.6, 1.6
_ABOUT = 2.0
_ITSELF = 2.5  # what says at the end of the release what it is
_CONTACT_ABOVE, _CONTACT_BELOW, _CONTACT_SPEAKS = 1.5, 0.8, 2.2
_ACTS_FIRST, _ACTS_NEXT = 2.0, 1.0
_HOLDER_ACTS = 2.4
_HEADLINE_ACTS = 2.0
_HEADLINE_NAMES = 1.3
_SIGNS, _SPONSORS, _IS_SOURCE = 1.4, 1.6, 2.6
_SPEAKS_FIRST, _SPEAKS = 1.4, 0.35
_PUBLIC = 0.4  # of the weight: a public body is more often spoken about than speaking
_ANYTHING = 0.3  # a public body's name in the headline, and nothing else
_ENOUGH = 1.2  # less than the one who speaks first has tells nothing
_JOINS = 0.45  # of the weight of who issues: named beside it, it issues too
_NARRATED = (
    "organization.gazetteer",
    "organization.sort",
)  # how bodies are told that are mostly spoken about
_ROUND_UP = 4  # bodies that speak: more of them speak for themselves


class _Tally:
    """The weight that each body or office holder has so far."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.weights: defaultdict[str, float] = defaultdict(float)
        self.holders: set[str] = set()  # those of them who hold an office
        self.above: list[str] = []  # bodies whose names stand above the headline

    def give(self, name: str | None, weight: float, as_body: bool = False) -> None:
        """So much to a body of that name, where there is one; a public one has less, unless it counts `as_body`."""
        body = self.register.body(name) if name else None
        if body and not (" " not in body.name and body.name.lower() in _NOT_ISSUERS):
            spoken_about = (body.is_governmental and not as_body) or body.name in ONLY_ACTING
            self.weights[body.name] += weight * (_PUBLIC if spoken_about else 1.0)

    def give_holder(self, name: str, weight: float) -> None:
        """So much to somebody who holds an office; nothing below the name of the body that issues for her."""
        if not self.above:
            self.weights[name] += weight
            self.holders.add(name)


_NOT_ISSUERS = frozenset(
    "internet leading both today congress parliament internet senate house government state national group groups members".split()
)


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
    names, rule = told(register, paras, lead, line, headline, url, author)
    if names:
        return names, rule
    tally = _Tally(register)
    headed = name_alone(register, paras, lead, headline)
    tally.give(headed, _LINE, as_body=True)
    _by_domain(register, paras, lead, tally)
    _by_boilerplate(paras, lead, tally)
    _by_contact(register, paras, found, lead, tally)
    _by_signature(register, paras, lead, tally)
    _by_source(register, paras, lead, tally)
    _by_title(register, paras, headline, tally)
    _by_first_person(register, paras, tally)
    above = letterheads(register, paras, lead)
    tally.above = [headed, *above] if headed else above
    for name in above:
        tally.give(name, _HEADS)
    acting = _by_deeds(register, paras, lead, headline, tally, first=len(above) < 2)
    _by_names(register, headline, tally)
    speaking = _by_speakers(register, found, tally)
    if praised := praised_in(register, paras, headline, is_round_up=speaking > _ROUND_UP):
        return [praised], PRAISED
    weights = tally.weights
    best = max(weights.values(), default=0.0)
    if best < _ENOUGH and speaking > _ROUND_UP:
        return [], ""
    if best < _ANYTHING:
        return [], ""
    name = max(weights, key=lambda n: weights[n])
    together = above if len(above) > 1 else acting
    if name in tally.holders:
        holders = [
            n
            for n in acting
            if n in tally.holders and (not headline or n.split()[-1].lower() in headline.lower())
        ]
        return (holders if name in holders else [name]), "issuer.official"
    beside = [
        n
        for n in weights
        if n != name and _issues_too(register, n, name, weights[n] / best, headline, paras, together)
    ]
    return [name, *beside][: max(3, len(together))], "issuer.votes"


def _issues_too(
    register: Register,
    other: str,
    name: str,
    share: float,
    headline: str | None,
    paras: list[Paragraph],
    together: list[str],
) -> bool:
    """Whether another body, of so much of the weight, issues beside the first: sisters, or named together somewhere."""
    if register.body(other) is None:
        return False
    if headline and other in headline and sisters(other, name):
        return True
    if len(together) > 2 and name in together and other in together:  # of a list, one may be put first
        named = named_in(register, headline) if headline else []
        return name not in named or other in named
    if share < _JOINS:
        return False
    if (other in together and name in together) or (
        headline and _beside_in_headline(register, other, name, headline)
    ):
        return True
    contacts = [
        n
        for n in register.bodies.values()
        if any(p.role is Role.CONTACT and n.name in p.text and f" at {n.name}" not in p.text for p in paras)
    ]
    return {n.name for n in contacts} == {other, name}


def _by_deeds(
    register: Register, paras: list[Paragraph], lead: int, headline: str | None, tally: _Tally, first: bool
) -> list[str]:
    """Who acts in the headline, and in the first two paragraphs; the names that act together first."""
    known = Doers(register, paras)
    headed = [
        _give_doer(tally, register, paras, one, _HEADLINE_ACTS, 1.5)
        for one in (known.of(headline, is_headline=True) if headline else ())
    ]
    together: list[str] = []
    for index in range(lead, min(lead + 2, len(paras))):
        acting = known.of(paras[index].text)
        weight = _ACTS_FIRST if index == lead or (first and not together) else _ACTS_NEXT
        named = [
            _give_doer(
                tally, register, paras[: index + 1], one, weight, _HOLDER_ACTS if index == lead else 1.0
            )
            for one in acting
        ]
        together = together or [n for n in named if n]
    # of office holders whom only the headline joins, the first issues: others stand beside her bill
    return together or [n for n in headed if n and n not in tally.holders]


def _give_doer(
    tally: _Tally, register: Register, paras: list[Paragraph], one: Doer, weight: float, holder: float
) -> str | None:
    if one.is_person:
        tally.give_holder(one.name, holder)
        return one.name
    para = next((p for p in reversed(paras) if one.name in p.text), None)
    name = added(register, para, one.name) if para else None
    short = initials(name or "")
    if name and len(short) > 2 and short != name and register.bodies.get(key(short)):
        register.define(short, name)  # the release has used its letters, and not said whose they are
    tally.give(name, weight)
    return name


_IS_ASKED = re.compile(
    r"\s+(?:must|should|needs? to|ought to|urged to|asked to|told to|called on to)\b", re.I
)


def _by_names(register: Register, headline: str | None, tally: _Tally) -> None:
    """Whom the headline names."""
    if not headline:
        return
    for body in register.bodies.values():
        for wording in body.wordings:
            if (
                len(wording) > 2
                and stands(wording, headline)
                and not _IS_ASKED.match(headline, headline.find(wording) + len(wording))
            ):
                begins = headline.startswith(wording)
                spoken_about = body.rule in _NARRATED or (body.is_governmental and not begins)
                tally.give(body.name, 0.3 if spoken_about else _HEADLINE_NAMES, as_body=begins)
                break


def _by_speakers(register: Register, found: list[Draft], tally: _Tally) -> int:
    """For whom the statements are made; how many bodies speak."""
    spoken = [d for d in found if d.who.organization or d.who.name]
    bodies = {register.long(_body_of(register, d)) for d in spoken} - {None}
    share = 0.5 if len(bodies) > _ROUND_UP else 1.0  # a round-up: many speak, none of them for the release
    for position, draft in enumerate(spoken[:12]):
        weight = share * (_SPEAKS_FIRST if position == 0 else _SPEAKS)
        holder = _holder(register, draft)
        if holder:
            tally.give_holder(holder, weight)
        else:
            tally.give(_body_of(register, draft), weight)
    return len(bodies)


def _holder(register: Register, draft: Draft) -> str | None:
    """Who speaks by an office of her own, not for a body."""
    full = register.full_name(draft.who.name) if draft.who.name and not draft.who.is_organization else None
    human = register.people.get(full) if full else None
    if human is None or " " not in human.name or _body_of(register, draft) in PARTIES:
        return None
    return human.name if holds_office(draft.who.role or human.role) else None


_DOMAIN = re.compile(
    r"(?:(?P<local>[\w.+-]{1,60})?@|https?://(?:www\.)?|www\.)(?P<labels>[a-z0-9-]+(?:\.[a-z0-9-]+)*)\.(?P<top>[a-z]{2,6})\b",
    re.I,
)
_NOT_PLAIN = re.compile(r"[^a-z0-9]")
_COMMON_HOSTS = lexicon.words("common_hosts")


def _by_domain(register: Register, paras: list[Paragraph], lead: int, tally: _Tally) -> None:
    """A mail address or a site whose name is a body's: press@fairrents.org, aaldef.org."""
    addressed = [p for p in paras if "@" in p.text or "www" in p.text or "http" in p.text]
    if not addressed:
        return
    names: dict[str, str] = {}
    for body in register.bodies.values():
        for wording in (*sorted(body.wordings | {body.name}), initials(body.name)):
            plain = _NOT_PLAIN.sub("", wording.lower())
            if len(plain) > 2:
                names.setdefault(plain, body.name)
    ends = (*paras[: lead + 1], *paras[-_LAST_LINES:])
    seen: set[str] = set()
    for para in addressed:
        for match in _DOMAIN.finditer(para.text):
            is_mail = "@" in match.group()
            labels = match.group("labels").lower().replace("-", "").split(".")
            label = next((w for w in reversed(labels) if w not in _COMMON_HOSTS), match.group("local") or "")
            if len(label) < 3 or label in seen or not (is_mail or para in ends):
                continue
            seen.add(label)
            owner = names.get(label) or next(
                (
                    n
                    for plain, n in names.items()
                    if _begin_alike(label, plain) or (len(label) > 7 and plain.endswith(label))
                ),
                None,
            )
            if owner is None and is_mail:
                owner = _spelled_out(register, paras, label)
            tally.give(owner, _MAIL if is_mail else _SITE)


def _begin_alike(label: str, plain: str) -> bool:
    """ "fairrentsnow" of Fair Rents, "fairren" of Fair Rents Network."""
    return label.startswith(plain) or (len(plain) > 6 and len(label) > 5 and plain.startswith(label))


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
                return added(register, para, match.group())
    return None


_LAST_LINES = 6  # with addresses, what the issuer says of itself, or a signature

_CLOSING = re.compile(
    r"(?:(?:Yours|Most|Very) )?(?:sincerely|faithfully|truly|respectfully|in solidarity|regards|with thanks)\b[\w ]{0,20},?$",
    re.I,
)
_NO_NAME = re.compile(r"[|,•·]|\d")
_ADVISED = 8  # paragraphs of an advisory
_WHO_LINE = re.compile(
    r"^WHO: ?(?:The )?(?P<who>[A-Z][\w'’&.-]*(?: (?:(?:of|for|the|and|&) )*[A-Z\d][\w'’&.-]*){1,9})"
)
_SOURCE = re.compile(r"^SOURCE:? (?:The )?(?P<who>[A-Z].{3,80}?)\.?$")


def _by_signature(register: Register, paras: list[Paragraph], lead: int, tally: _Tally) -> None:
    """The body in the last of the lines with which somebody signs: a name, a post, whose post it is."""
    signing = paras[max(lead + 1, len(paras) - _LAST_LINES) :]
    for at, para in enumerate(signing):
        closing = _CLOSING.match(para.text)
        if len(para.text) > 60 or not (closing or is_name(bare(para.text))):
            continue
        if (
            closing
            and len(signing) == at + 2
            and title_like(signing[-1].text)
            and not is_name(signing[-1].text)
        ):
            tally.give(added(register, signing[-1], signing[-1].text), _SIGNS)
            return
        for below in signing[at + 1 : at + 4]:
            text = re.sub(r"^The ", "", below.text)
            if (
                len(text) < 80
                and is_body(register, text)
                and title_like(text)
                and not _NO_NAME.search(text)
                and not role_in(text)
            ):
                tally.give(added(register, below, text), _SIGNS)
                return


def _by_source(register: Register, paras: list[Paragraph], lead: int, tally: _Tally) -> None:
    """Whom an advisory says to be there, and what the last line of a wire gives as its source."""
    for para in paras[: lead + _ADVISED]:
        who = _WHO_LINE.match(para.text)
        if who:
            tally.give(who.group("who"), _SPONSORS)
    for para in paras[lead + 1 :]:
        source = _SOURCE.match(para.text)
        if source:
            tally.give(added(register, para, source.group("who")), _IS_SOURCE)


# "Hill Housers: Statement on Rents", "Hill Housers' Response to the Board"
_TITLED = re.compile(
    r"(?:The )?(?P<who>[A-Z][^:“”]{3,70}?)(?:: (?:Joint |Public |Open )?(?:Statement|Letter|Response|Submission)|(?:['’]s?)? (?i:statement|response|submission)) (?:on|to|about|against|regarding|in|re)\b"
)


def _by_title(register: Register, paras: list[Paragraph], headline: str | None, tally: _Tally) -> None:
    """Whose statement a headline says that it is."""
    titled = _TITLED.match(headline) if headline else None
    if titled is None:
        return
    who = titled.group("who")
    para = next((p for p in paras if who in p.text), None)
    if para is not None and (is_body(register, who) or any(stands(who, p.text) for p in paras if p.is_prose)):
        tally.give(added(register, para, who), _LINE)


# "that Hill Housers and our members", "we at Hill Housers": who writes of himself
_WE = Finder(
    r"\b(?:[Ww]e|[Uu]s|[Hh]ere) at (?:the )?(?P<at>[A-Z][\w&-]*(?: (?:(?:of|for|the|and|&) )*[A-Z\d][\w&-]*){0,6})"
    r"|(?<![\w-])(?P<beside>[A-Z][\w&-]*(?: (?:(?:of|for|the|&) )*[A-Z\d][\w&-]*){0,6}),? and our\b"
)


def _by_first_person(register: Register, paras: list[Paragraph], tally: _Tally) -> None:
    """Whom the text calls "we"."""
    for para in paras:
        if not para.is_prose or "“" in para.text:
            continue
        for we in _WE.finditer(para.text):
            who = we.group("at") or we.group("beside")
            if register.body(who) or ACRONYM.match(who):
                tally.give(added(register, para, who), _ITSELF)


_WHO = r"(?P<who>[A-Z0-9][\w'’&./+ -]{1,100}?)"
_BRACKETS = r"(?:\s*\([^)]{1,40}\))?"
_SELF = re.compile(
    rf"(?:The\s+)?{_WHO}{_BRACKETS},?\s+(?:(?:is|are) (?:an?|the|one|dedicated|committed|[\w’']+'s|working|made)\b|was founded|works|represents|promotes|advocates|fights|brings|exists|serves|campaigns|seeks|provides|strives)\s"
)


def _by_boilerplate(paras: list[Paragraph], lead: int, tally: _Tally) -> None:
    """ "About the X", and what says of itself at the end what it is."""
    abouts = [
        m
        for p in paras
        if p.role is not Role.FURNITURE and ABOUT.match(p.text) and (m := ABOUT_WHOM.match(p.text))
    ]
    for about in abouts:
        tally.give(about.group("who"), _ABOUT / len(abouts))
    for para in paras[max(lead + 1, len(paras) - _LAST_LINES) :]:
        own = None if ABOUT.match(para.text) else _SELF.match(para.text)
        if own:
            tally.give(own.group("who"), _ITSELF)


def _by_contact(
    register: Register, paras: list[Paragraph], found: list[Draft], lead: int, tally: _Tally
) -> None:
    """A body named in the contact's lines, or whose speaker is the contact."""
    speaking = {d.who.name: _body_of(register, d) for d in found if d.who.name and not d.who.is_organization}
    for index, para in enumerate(paras):
        if para.role not in (Role.CONTACT, Role.FURNITURE, Role.RELEASE_LINE) or (
            index > lead and index < len(paras) - 8
        ):
            continue
        for body in register.bodies.values():
            if any(len(w) > 3 and stands(w, para.text) for w in body.wordings):
                tally.give(body.name, _CONTACT_ABOVE if index <= lead else _CONTACT_BELOW)
        for name, body_name in speaking.items():
            if name in para.text:
                tally.give(body_name, _CONTACT_SPEAKS)


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
    human = register.people.get(full) if full else None
    return human.organization if human else None
