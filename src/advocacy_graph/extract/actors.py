"""The release's own register: its people, organisations and acronyms, and the full name behind a short one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.gate import Gate
from advocacy_graph.extract.names import (
    ACRONYM,
    GIVEN,
    HONORIFIC,
    NAME,
    ORG_HEAD,
    bare,
    has_given_name,
    heads_a_body,
    is_name,
)
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.speaker import (
    HEADS,
    ITS,
    MODIFIERS,
    SHORT_FORMS,
    Mention,
    is_place,
    mention,
    role_in,
    singular,
)
from advocacy_graph.extract.wellknown import glued, well_known

_CAP = r"(?:(?:\d{1,2}/\d{1,2}|#?[A-ZÀ-Þ0-9](?:[\w'’&™-]|/(?=[A-Z]{2,3}\b|[A-Z]\w+(?! [A-Z]))|\.(?=\w)){0,60})(?:(?:(?<=Inc)|(?<=\bSt)|(?<=Corp)|(?<=Ltd)|(?<=U\.S))\.)?)"
_PHRASE = re.compile(
    rf"(?<![\w'’-]){_CAP}(?:(?:\s+(?:of the|de la|de los|de las|de|del|y|des|du|für|for the|for a|and the|and a|on the|in the|to the|of a|of|for|and|&|on|in|to|against|with))?\s+(?:{_CAP}|&)|,\s+{_CAP}(?=\s+&\s+{_CAP})|,\s+{_CAP}(?=(?:,\s+{_CAP})?,?\s+(?:and|&)\s+{_CAP}\s+\())*(?:,\s+(?:Inc|LLC|LLP|Ltd)\b)?"
)
_DEFINED = Finder(
    r"\s*\((?:['“\"‘]|the\s+|or\s+|aka\s+|hereafter\s+)*(?P<a>[A-Z][A-Za-z&./-]{0,13}[A-Z][A-Za-z]{0,2})['”\"’]*[^)]{0,12}\)"
)
_TITLED = Finder(
    r"(?<![\w-])(?P<title>(?:(?:Department|Ministry|Office|Bureau|Secretariat)\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z]\w+,?\s+(?:and\s+)?){1,4})?(?:(?:Deputy|Acting|Assistant|Associate|Lieutenant|Lt\.|Vice|Prime|Chief|Former|State|U\.S\.|US|Shadow|[A-Z][a-z]+)\s+){0,3}"
    r"(?:Senators?|Sens?\.|Del\.|Representatives?|Reps?\.|Congressm[ae]n|Congresswom[ae]n|Congressmember|Council Members?|Assembly Members?|Board Members?|(?:Police |Fire |Grand |Regional )?Chief|Captain|Councilmembers?|Councill?or|Assemblymember|Secretary(?:-Treasurer|-General)?|Minister|President|Governor|Gov\.|Mayor|"
    r"Commissioner|Chairman|Chairwoman|Chair|Judge|Justice|Attorney General|Premier|Speaker|Ambassador|Professor|Administrator|Director|Delegate|Treasurer|MP|Sheriff|Superintendent))\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?:\s+(?!(?:Senator|Sen|Representative|Rep|Congress\w+|Governor|Secretary|Minister|President)\b)(?:[A-Z]\.\s*)?(?:(?:de|van|von|al|bin|la)\s+)?[A-ZÀ-Þ][\w'’-]{1,40}){0,3})"
)
_HONORED = Finder(
    rf"(?<!\w){HONORIFIC.pattern}(?P<name>[A-ZÀ-Þ][\w'’-]{1, 40}(?:\s+[A-ZÀ-Þ][\w'’-]{1, 40}){{0,2}})"
)
_DESCRIBED = Finder(
    rf"(?<![\w])(?P<name>{NAME.pattern}),\s+(?P<desc>(?:an?\s+|the\s+)?[^.,;:“”]{{3,110}}(?:,\s+(?:an?\s+)?[^.,;:“”]{{3,80}})?)(?=[.,;]|\s+(?:who|said|and)\b)"
)
_IS_ROLE = Finder(
    rf"(?<![\w]){NAME.pattern.join(('(?P<name>', ')'))}\s+(?:is|was|serves as|served as|has been)\s+(?:the\s+|an?\s+)?(?P<desc>[^.,;:“”]{{3,110}})"
)
_HOLDS_A_ROLE = Gate(["|".join(map(re.escape, sorted(HEADS)))])
ABOUT_WHOM = re.compile(r"^\W*About\s+(?:the\s+)?(?P<who>[A-Z][^:.\n]{1,110}?)\s*(?::|$)")
_IS_A = re.compile(
    r"^(?:Founded in \d{4}, )?(?:The\s+)?(?P<who>[A-Z][\w'’&./, -]{1,100}?)(?:\s*\([^)]{1,40}\))?,?\s+(?:is|are|was (?:founded|established)|works?|represents?|promotes?|advocates?|fights?|brings together|provides?|supports?|serves?)\s+(?:an?|the|to|for|on|over|more|New|Aus|Amer|\w+'s|\w+)\b"
)
_NOT_BODIES = lexicon.words("not_body_words")
_POLICY_TAIL = re.compile(
    r"\b(?:Act|Bill|Law|Amendment|Treaty|Agreement|Convention|Plan|Strategy|Order|Rule|Rules|Resolution|Ordinance|Charter|Policy|Budget|Code|Day|Week|Month|Year|Report|Review|Title|Section|Street|Avenue|Road|Building|Award|Program|Programme|Measure|Proposition|Statement|Covenant|Fellow|Fellowship|Index|Survey|Study|Proposal|Format|Agenda|Declaration|Initiative Act|Republican|Democrat|Reconciliation|Holiday|Pipeline|Tax Credit|Tax|Allowance|Levy|Relief|Outlook|Guarantee)s?$"
)
_POLICY_INSIDE = re.compile(
    r"\b(?:Act|Bill|Amendment|Treaty|Convention)\b(?:\s+(?:of|for|in|to|on)\b|$)|(?<!School )(?<!Water )(?<!Irrigation )(?<!Conservation )(?<!Hospital )(?<!Transit )(?<!Park )(?<!Fire )(?<!Utility )(?<!Sanitation )(?<!Health )(?<!Library )(?<!Power )(?<!College )(?<!Northern )(?<!Southern )(?<!Eastern )(?<!Western )(?<!Middle )(?<!Central )\b(?:Districts?)(?! Courts?\b| of Columbia\b| Council\b| Attorney)\b|\b(?:Project to|Day of|Report on|Covenant on|State of the Union|Statement on|Study of|Declaration of)\b|^(?!Veterans|Railroad|Maritime)[\w-]+ Administration(?:'s)?$|^\d+(?:st|nd|rd|th)\b.*\b(?:Assembly|Senate|District|Congress|Anniversary)\b"
)
_GOVERNMENTAL = re.compile(
    r"\b(?:Department|Ministry|Agency|Senate|House of Representatives|Parliament|Congress(?! of [A-Z])|Commission|Administration|City Council|Treasury|Court|Legislature|Government|Assembly|Bureau)\b"
)


@dataclass(slots=True)
class Body:
    """An organisation in the making."""

    name: str
    acronym: str | None = None
    wordings: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)  # those of the wordings that were its name before
    places: list[tuple[int, int]] = field(default_factory=list)
    rule: str = "organization.phrase"
    confidence: float = 0.75

    @property
    def is_governmental(self) -> bool:
        """Whether the name or acronym is a public body's."""
        return bool(_GOVERNMENTAL.search(self.name)) or (self.acronym or self.name) in _KNOWN_GOVERNMENT


@dataclass(slots=True)
class Human:
    """A person in the making; the first role and organisation worded for them hold."""

    name: str
    role: str | None = None
    organization: str | None = None
    wordings: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)
    rule: str = "person.attribution"
    confidence: float = 0.95


_KNOWN = {row[0]: row[1] for row in lexicon.rows("acronyms")}
_KNOWN_GOVERNMENT = frozenset(
    row[0] for row in lexicon.rows("acronyms") if row[2] == "government"
) | frozenset(row[1] for row in lexicon.rows("acronyms") if row[2] == "government")


_IS_A_LAW = re.compile(r"\b(?:Act|Bill|[A-Z][a-z]+(?:ing|ure|ion) Law)(?: of \d{4})?$")
_PLACES = lexicon.words("places")
_COUNTRIES = frozenset(n.casefold() for row in lexicon.rows("countries") for n in row[0].split("|"))


def is_short_form(name: str) -> bool:
    """Whether a release calls a body so that it has named in full before: "the League"."""
    return key(name) in SHORT_FORMS


# a person with a party's tag, a county or ward, and what breaks off at a preposition
_NO_BODYS_NAME = re.compile(
    r"^(?:Departments|Ministries|Secretaries) of\b|,\s+(?:(?:Exec\.|Executive|Vice|Deputy|Managing|Co-)\s*)*(?:Director|President|CEO|Chair|Manager|Officer|Counsel)\b|\([DRI]-|^(?:[A-Z]\w+ ){1,3}County$|^(?:Ward|District|Precinct) \d+$|\b(?:to|of|for|at|from|by)$"
)
# a phrase with which a sentence begins, a day
_BEGINS_ELSEWHERE = re.compile(
    r"In an? |On behalf |\d+-[a-z]|[^(]*\)|[^.]* today |[A-Z]\w+ of the (?:Union|Court|College|Council|Board)$|(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October)\.? \d{1,2}(?:, \d{4})?$|[A-Z]\w+ [A-Z]$"
)
_SUFFIXES = frozenset("LLP LLC Inc Ltd PLLC Inc.".split())
_TURNED = re.compile(r"(?:[Tt]he )?((?:[A-Z]\w+ )?[A-Z]\w+) Department")
_LEADING_THE = re.compile(r"^(?:the|our|an?)\s+", re.I)
_NOT_IN_KEYS = re.compile(r"['’]s$|[.,'’\"“”]")


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form in which two wordings of one organisation are the same."""
    name = _NOT_IN_KEYS.sub("", _LEADING_THE.sub("", name.strip())).replace("&", "and").replace("U S ", "US ")
    return " ".join(name.casefold().split()).removesuffix(" inc").removesuffix(" campaign")


_DASH = re.compile(r"\s[-–—]\s+|(?<=\w)-\s+")


_PART_OF_ONE = re.compile(rf"{ORG_HEAD.pattern}|\b(?:Chapter|Branch|Local|Lodge|Section|Division|Region)\b")


def _once(name: str) -> str:
    """ "Elm Council of Unions - Te Kaunihera": the name without itself in another language; but "Elm Guild - Hill Branch"."""
    first, *others = _DASH.split(name)
    again = others and ORG_HEAD.search(first) and not any(map(_PART_OF_ONE.search, others))
    return first if again else name


_NEAR = 700  # code points back in which a body may be meant that is not so called
_ARTICLE = re.compile(r"^(?:[Tt]he|[Oo]ur)\s+")
_COUNTED = re.compile(r"[\d,.]+ [a-z]")  # "2,350 workers at the site"
_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")
_NAME_WORD = re.compile(r"[\w']+")
_ALL_CAPITALS = Finder(r"(?<![\w-])[A-Z][A-Z&-]{2,7}(?![\w-])")
_UNEXPLAINED = Finder(r"(?<![\w-])[A-Z][A-Z&]{2,7}(?![\w-])")
_TWO_SURNAMES = re.compile(r"(?:M[rs]s? )?\w+ and (?:M[rs]s? )?\w+")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")


class Register:
    """Everybody whom the release names. Built in passes: definitions first, then attributions, then the rest."""

    def __init__(self) -> None:
        self.people: dict[str, Human] = {}
        self.bodies: dict[str, Body] = {}
        self.acronyms: dict[str, str] = {}  # acronym -> key of the body
        self.shortened: dict[str, str] = {}  # key of a short form -> key of the body
        self._surnames: dict[str, str] = {}
        self._first_names: dict[str, str] = {}

    def add_body(self, name: str, place: tuple[int, int] | None, rule: str, confidence: float) -> Body | None:
        """The body of this name, made if it is new; None for what cannot be one."""
        name = _once(_ARTICLE.sub("", " ".join(name.split()))).strip(" ,.;:'’-–—*")
        name = name.removesuffix("'s").removesuffix("’s")
        if (
            len(name) < 2
            or len(name) > 140
            or name in _SUFFIXES
            or name.casefold() in _NOT_BODIES
            or name.casefold() in _PLACES
            or _IS_A_LAW.search(name)
            or _NO_BODYS_NAME.search(name)
            or _BEGINS_ELSEWHERE.match(name)
            or not _TWO_LETTERS.search(name)
            or _COUNTED.match(name)
        ):
            return None
        k = self.body_key(name)
        body = self.bodies.get(k)
        if body is None:
            body = self.bodies[k] = Body(name, rule=rule, confidence=confidence)
        elif confidence > body.confidence:
            body.rule, body.confidence = rule, confidence
        body.wordings.add(name)
        if place:
            body.places.append(place)
        return body

    def body_key(self, name: str) -> str:
        """The key under which a wording, acronym or short form of a body is kept."""
        plain = name.removesuffix("'s")
        if plain in self.acronyms:
            return self.acronyms[plain]
        turned = _TURNED.fullmatch(plain)
        if turned:  # "the Justice Department" is the Department of Justice, where the release names it so
            for prefix in ("", "us ", "united states "):
                k = f"{prefix}department of {turned.group(1).lower()}"
                if k in self.bodies:
                    return k
        return self.shortened.get(key(name), key(name))

    def forget(self, names: Iterable[str]) -> None:
        """Take out bodies seen only as phrases that turn out to be something else: policies."""
        for name in names:
            body = self.bodies.get(key(name))
            if body is not None and body.rule in ("organization.phrase", "organization.defined"):
                del self.bodies[key(name)]
                self.acronyms = {a: k for a, k in self.acronyms.items() if k in self.bodies}

    def leave_to_policies(self, spans: list[tuple[int, int]]) -> None:
        """Take out what only ever stands inside the names of policies: "Humane Alternatives" of an Act so called."""
        for k, body in list(self.bodies.items()):
            if body.rule in ("organization.phrase", "organization.defined") and body.places and all(
                any(a <= x and y <= b and (a, b) != (x, y) for a, b in spans) for x, y in body.places
            ):  # fmt: skip
                del self.bodies[k]
                self.acronyms = {a: other for a, other in self.acronyms.items() if other != k}

    def absorb(self, spans: list[tuple[int, int]]) -> None:
        """Take out phrases that only ever stand inside longer names, "Latino Ministers Association" in a line of a
        roll, and pairs of names that are known each by itself, "Homes Front/Homes Front Action"."""
        for k, body in list(self.bodies.items()):
            if "/" in body.name and all(key(part) in self.bodies for part in body.name.split("/")):
                del self.bodies[k]
                continue
            if body.rule == "organization.phrase" and body.acronym is None and body.places and all(
                any(a <= x and y <= b and (a, b) != (x, y) for a, b in spans) for x, y in body.places
            ):  # fmt: skip
                del self.bodies[k]

    def part_people_from_bodies(self) -> None:
        """ "Full Plate Westmark" looks like a person's name: a body of that name, and nothing personal, says it is none."""
        for name, human in list(self.people.items()):
            if human.role or human.organization or key(name) not in self.bodies or has_given_name(name):
                continue
            del self.people[name]
            for index in (self._surnames, self._first_names):
                for short in [s for s, full in index.items() if full == name]:
                    del index[short]

    def define(self, acronym: str, name: str, place: tuple[int, int] | None = None) -> None:
        """Tie an acronym to its long form."""
        body = self.add_body(name, place, "organization.defined", 0.95)
        if body is None:
            return
        k = self.body_key(body.name)
        alone = self.bodies.pop(key(acronym), None) if key(acronym) != k else None
        if alone:
            body.places += alone.places
        if body.acronym is None:
            body.acronym = acronym
        body.wordings.add(acronym)
        self.acronyms[acronym] = k

    def body(self, name: str | None) -> Body | None:
        """The body that `name` names, if the register has it."""
        return self.bodies.get(self.body_key(name)) if name else None

    def long(self, name: str | None) -> str | None:
        """The longest form of an organisation's name in this release."""
        if not name:
            return None
        name = _ARTICLE.sub("", name)
        body = self.body(name)
        if body:
            return body.name
        k = key(name)
        if k in SHORT_FORMS:
            fitting = [
                b for other, b in self.bodies.items() if other.endswith(" " + k) or other.startswith(k + " ")
            ]
            if fitting:  # "the Alliance" is the Alliance for Rivers rather than the Trade Alliance
                return max(fitting, key=lambda b: (key(b.name).startswith(k + " "), len(b.places))).name
        return name

    def long_at(self, short: str, at: int) -> str | None:
        """The body that "the union" means at this place: the one so called that was named last, else the last of all."""
        k = key(short)
        last, last_so_called = (False, -1, ""), (-1, "")
        for other, body in self.bodies.items():
            place = max((start for start, _ in body.places if start < at), default=-1)
            if f" {k} " in f" {other} ":
                last_so_called = max(last_so_called, (max(place, 0), body.name))
            elif place >= at - _NEAR and not body.is_governmental:
                # of a body that does something in the release rather than of a phrase in capitals
                last = max(last, (body.rule != "organization.phrase", place, body.name))
        return (last_so_called[1] or last[2]) or None

    def add_person(
        self, name: str, place: tuple[int, int] | None, rule: str, confidence: float
    ) -> Human | None:
        """The person of this full name, made if new; a bare surname only where `rule` is a title before it."""
        name = bare(name)
        if " " in name:
            name = _only_the_person(name)
        if not name:
            return None
        full = self.full_name(name)
        human = self.people.get(full or name)
        if human is None:
            if " " not in name and rule != "person.titled":
                return None
            human = self.people[name] = Human(name, rule=rule, confidence=confidence)
            if " " in name:
                parts = name.split()
                self._surnames.setdefault(parts[-1], name)
                self._first_names.setdefault(parts[0], name)
                shorter = (" ".join(parts[k:]) for k in range(len(parts) - 1, 0, -1))
                alone = next((self.people.pop(s) for s in shorter if s in self.people), None)
                if alone:
                    self._surnames[parts[-1]] = name
                    human.places += alone.places
                    human.role, human.organization = (
                        human.role or alone.role,
                        human.organization or alone.organization,
                    )
        human.wordings.add(name)
        if place:
            human.places.append(place)
        return human

    def full_name(self, name: str) -> str | None:
        """The full name behind a surname, a first name or a fuller wording; None if nobody answers to it."""
        if name in self.people:
            return name
        parts = name.split()
        if not parts:
            return None
        if len(parts) == 1:
            return self._surnames.get(name) or self._first_names.get(name)
        candidate = self._surnames.get(parts[-1])
        if candidate and candidate.endswith(f" {name}"):
            return candidate  # a surname of two words
        if (
            candidate
            and candidate.split()[0][0] == parts[0][0]
            and (len(parts[0].rstrip(".")) == 1 or candidate.split()[0] == parts[0])
        ):
            return candidate
        return None


_OFFICES = re.compile(
    r"(?:Senators?|Sens?|Congress(?:m[ae]n|wom[ae]n|members?)|Representatives?|Reps?|Governor|Mayor|Presidents?|Ministers?|Secretary)\.?"
)
_RUN_ON = re.compile(r"(?<=[a-z])(?:Phone|Fax|Email|Contact|Tel)$")
_AFTER_A_PERSON = frozenset(
    "Skip Phone Email Contact Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)


def _only_the_person(name: str) -> str:
    """ "Congressmen | Jane Doe", "Jane Doe | Introduces", "Jane Doe | Senator John": the name between an office before it
    and what a page runs on behind it."""
    words = name.split()
    if _OFFICES.fullmatch(words[0]):
        words = words[1:]
    for at, word in enumerate(words[2:], 2):
        if word in _AFTER_A_PERSON or word in DEEDS or _OFFICES.fullmatch(word):
            words = words[:at]
            break
    return _RUN_ON.sub("", " ".join(words))


def stands(name: str, text: str) -> bool:
    """Whether `name` stands in `text` as words of their own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (at and _in_word(text[at - 1])) and not (end < len(text) and _in_word(text[end])):
            return True
        at = text.find(name, at + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def initials(name: str) -> str:
    """The capitals of a name's words, little words left out: what an undefined acronym is compared with."""
    return "".join(w[0] for w in _NAME_WORD.findall(name) if w[0].isupper() or w[0].isdigit())


def _all_letters(name: str) -> str:
    """As `initials`, little words and capitals counted too: "EM Council of Tenants", EMCOT."""
    return "".join(w if w.isupper() else w[0].upper() for w in _NAME_WORD.findall(name))


def define_acronyms(register: Register, paras: list[Paragraph]) -> None:
    """ "Harbour Pilots Guild (HPG)": the words before the bracket whose initials fit."""
    for para in paras:
        if para.role in (Role.FURNITURE, Role.CONTACT):
            continue
        for match in _DEFINED.finditer(para.text):
            acronym = match.group("a").rstrip(".")
            before = para.text[max(0, match.start() - 160) : match.start()]
            long = _long_form(before, acronym)
            if long and not _POLICY_TAIL.search(long) and not _POLICY_INSIDE.search(long):
                end = para.start + match.start()
                register.define(acronym, long, (end - len(long), end))


def _long_form(before: str, acronym: str) -> str | None:
    letters = [c.upper() for c in acronym if c.isalpha()]
    words = [(m.start(), m.group()) for m in re.finditer(r"[\w'’&.-]+", before)]
    best: str | None = None
    for back in range(1, min(len(words), len(letters) * 2 + 4) + 1):
        start, first = words[-back]
        if not first[0].isupper() and not first[0].isdigit():
            continue
        tail = [w for _, w in words[-back:]]
        firsts = [
            w[0].upper()
            for w in tail
            if w[0].isupper() or w.lower() not in ("of", "the", "and", "for", "on", "in", "to", "&", "a")
        ]
        joined = "".join(firsts)
        if joined == "".join(letters) or "".join(w[0].upper() for w in tail if w != "&") == "".join(letters):
            return before[start:].strip(" -–—,\"“'")
        if (
            joined
            and joined[0] == letters[0]
            and _is_subsequence(letters, "".join(tail).upper())
            and len(joined) >= max(2, len(letters) - 2)
            and first.lower() != "the"
        ):
            candidate = before[start:].strip(" -–—,\"“'")
            if best is None or len(joined) <= len(letters):
                best = candidate
    if best and re.search(r"[.;:“”]\s", best):
        return None
    return best


def _is_subsequence(letters: list[str], text: str) -> bool:
    at = 0
    for letter in letters:
        at = text.find(letter, at) + 1
        if not at:
            return False
    return True


def scan(register: Register, paras: list[Paragraph]) -> None:
    """People with titles or descriptions, and named bodies, in the running text."""
    for para in paras:
        if para.role is Role.CONTACT:
            _scan_given(register, para)
        if para.role in (
            Role.FURNITURE,
            Role.CONTACT,
            Role.DATE,
            Role.RELEASE_LINE,
            Role.END,
            Role.HEADLINE,
            Role.SUBHEAD,
        ):
            continue
        about = ABOUT_WHOM.match(para.text) if len(para.text) < 160 or ":" in para.text[:140] else None
        if about:
            register.add_body(
                about.group("who"),
                (para.start + about.start("who"), para.start + about.end("who")),
                "organization.about",
                0.9,
            )
        _scan_people(register, para)
        _scan_apposed(register, para)
        _scan_bodies(register, para)
        _scan_given(register, para)


# "Yes to Fair Rents, | a campaign to", "Open Hill (OH), | an advocacy group that", "Elm Housers Now, | which has often fought"
_SAYS_WHAT = Finder(
    r",\s+(?:an?\s+(?:[\w-]+\s+){0,4}?(?:campaign|coalition|alliance|network|partnership|non-?profit|union|organi[sz]ation|group|think tank|watchdog|federation|charity|foundation|law firm|trade association|project)\b(?=\s+(?:of|that|which|to|with|based|representing|working|for|dedicated|fighting|in|led|serving|made|[a-z]+ing)\b|[,.])"
    r"|(?P<which>which)\s+(?:has|have|represents|advocates|works|opposes|opposed|supports|supported|led|leads|serves|helped|advised|organi[sz]ed|campaigns|fights)\b)"
)
_ENDS_IN_NAME = re.compile(
    rf"(?P<begins>^|[.!?]\s+(?:The\s+)?)?(?<![\w'’-])(?P<who>{_CAP}(?:\s+(?:(?:of|for|the|and|&|to|in|on|against|en|de)\s+){{0,2}}{_CAP}){{1,8}})(?:\s\([A-Z]{{2,9}}\))?$"
)
_LONGEST_NAME = 140
_A_PLACE = re.compile(r"\b(?:County|City|State|Town|Island|River|Valley|District \d+)$|\d")


def _scan_apposed(register: Register, para: Paragraph) -> None:
    """Bodies by what is said of them, whatever their names."""
    for match in _SAYS_WHAT.finditer(para.text):
        before = max(0, match.start() - _LONGEST_NAME)
        named = _ENDS_IN_NAME.search(para.text[before : match.start()])
        if named is None or (match.group("which") and named.group("begins") is None):
            continue
        name, start = named.group("who"), before + named.start("who")
        while name.split(" ", 1)[0].lower() in NOT_FIRST and " " in name:
            start += len(name) - len(name.split(" ", 1)[1])
            name = name.split(" ", 1)[1]
        personal = (is_name(name) and has_given_name(name)) or mention(name).role is not None
        if (
            " " in name
            and not personal
            and not _POLICY_TAIL.search(name)
            and not _POLICY_INSIDE.search(name)
            and not _A_PLACE.search(name)
        ):
            register.add_body(
                name, (para.start + start, para.start + start + len(name)), "organization.apposed", 0.85
            )


_TELLS = re.compile(r"(?:has|have|had|is|are|was|were|will|would|who|which|said|says|also)\b")
_AND_ANOTHER = re.compile(
    r"(?:\s*\([^)]{1,14}\))?,?\s+and\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:[A-Z]\.\s+)?[A-ZÀ-Þ][\w'’-]+){1,2})(?=[\s,.(])"
)


def _scan_people(register: Register, para: Paragraph) -> None:
    text = para.text
    has_role = bool(_HOLDS_A_ROLE.open(text.lower()))
    for match in _DESCRIBED.finditer(text) if has_role and ", " in text else ():
        name = match.group("name")
        while name.split(" ", 1)[0].lower() in NOT_FIRST and " " in name:
            name = name.split(" ", 1)[1]
        if (
            not is_name(name)
            or not role_in(match.group("desc"))
            or _TELLS.match(match.group("desc"))
            or (
                re.match(r"[A-Z]", match.group("desc"))
                and "'s " not in match.group("desc")
                and not re.search(
                    r"\b(?:of|at|for)\b|Director|President|CEO|Chair|Counsel|Officer", match.group("desc")
                )
            )
        ):
            continue
        found = mention(f"{name}, {match.group('desc')}")
        if (
            found.name
            and found.role
            and " " in found.name
            and not ORG_HEAD.search(found.name)
            and (
                has_given_name(found.name)
                or (_says_who(match.group("desc")) and not register.body(found.name))
            )
        ):
            human = register.add_person(
                found.name,
                (para.start + match.end("name") - len(name), para.start + match.end("name")),
                "person.described",
                0.9,
            )
            if human and human.role is None:
                human.role, human.organization = found.role, human.organization or found.organization
    for match in _IS_ROLE.finditer(text) if has_role else ():
        name = match.group("name")
        if (
            not is_name(name)
            or not (has_given_name(name) or name in register.people)
            or not role_in(match.group("desc"))
        ):
            continue
        found = mention(f"{name}, {match.group('desc')}")
        if found.name == name and found.role:
            place = (para.start + match.start("name"), para.start + match.end("name"))
            human = register.add_person(name, place, "person.described", 0.9)
            if human and human.role is None:
                human.role, human.organization = found.role, human.organization or found.organization
    for match in _TITLED.finditer(text):
        name = _OWNED.split(match.group("name"))[0]
        words = name.split()
        while words and (heads_a_body(words[-1]) or words[-1].lower() in _NOT_BODIES):
            words.pop()
        if (
            not words
            or words[0].lower() in _NOT_BODIES
            or words[0].lower() in MODIFIERS
            or words[0] in ("Of", "And", "General", "Sen", "Rep", "Del", "Gov", "Lt", "Sens", "Reps")
            or _POLICY_TAIL.search(" ".join(words))
        ):
            continue
        whole = text[match.start() : match.start("name")] + " ".join(words)
        found = mention(whole)
        if not found.name:
            continue
        human = register.add_person(
            found.name,
            (para.start + match.start("name"), para.start + match.start("name") + len(" ".join(words))),
            "person.titled",
            0.88,
        )
        other = _AND_ANOTHER.match(text, match.end()) if singular(found.role) != found.role else None
        if other and is_name(other.group("name")):  # "Senators A (D-OR) and B"
            place = (para.start + other.start("name"), para.start + other.end("name"))
            second = register.add_person(other.group("name"), place, "person.titled", 0.88)
            if second and second.role is None:
                second.role = singular(found.role)
        if human and human.role is None:
            human.role, human.organization = singular(found.role), human.organization or found.organization
            if (
                found.organization
                and (" " in found.organization or ACRONYM.match(found.organization))
                and not text[: match.start()].endswith(("& ", " and "))
            ):  # but "Interior Secretary Jane Doe"
                register.add_body(
                    found.organization,
                    (para.start + match.start(), para.start + match.start() + len(found.organization)),
                    "organization.role",
                    0.85,
                )
        if singular(match.group("title")) != match.group("title"):
            _add_companions(register, para, match.end(), found.role)
    for honored in _HONORED.finditer(text):
        register.add_person(
            honored.group("name"),
            (para.start + honored.start("name"), para.start + honored.end("name")),
            "person.titled",
            0.85,
        )


def _says_who(description: str) -> bool:
    """Whether a description begins as a person's does: "president of Org", "a nurse", "Org's director"."""
    words = _ARTICLE.sub("", description).split()
    return "'s " in description or any(w.strip(",").lower() in HEADS for w in words[:4])


_ARTICLE = re.compile(r"^(?:an?|the)\s+")
_GIVEN_NAME = re.compile(
    r"(?<![\w'’@-])(?P<given>[A-ZÀ-Þ][\w'’-]{1,20})\s+(?P<rest>(?:[A-Z]\.\s?){0,2}(?:(?:de|van|von|bin|al|la|del|der|den|dos|da|di)\s+){0,2}"
    r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s+(?:(?:de|van|von|del|da|y)\s+)?[A-ZÀ-Þ][\w’'-]{1,30}){0,4})"
)
_FIELD_BEFORE = re.compile(r"\b(?:Secretary|Minister|Commissioner|Under ?secretary) (?:of|for) (?:the )?$")
_WORDS_BEFORE = re.compile(r"(?:[\w'’&./-]+,?\s+){1,9}$")


def _scan_given(register: Register, para: Paragraph) -> None:
    """People without title or description, told by a given name; what stands before the name may be their role."""
    text = para.text
    for match in _GIVEN_NAME.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()]
        last = before.rsplit(None, 1)[-1].strip("(") if before.strip() else ""
        words = match.group().removesuffix("'s").split()
        skipped = 0
        if words[0].lower() not in GIVEN and not (last.islower() and last in HEADS):
            skipped = next(
                (
                    i
                    for i, w in enumerate(words[:-1])
                    if i
                    and w.lower() in GIVEN
                    and (words[i - 1].lower() in HEADS | MODIFIERS or _FIELD_BEFORE.search(before))
                ),
                0,
            )
            if not skipped:
                continue  # but for "Vice President of Government Relations Jane Doe"
        words = words[skipped:]
        named = [w for w in words if not w.endswith(".")]
        if len(named) > 3 and not (set(named) & _PARTICLES):
            continue  # "John Lewis Voting Rights Advancement": something named after somebody
        if any(heads_a_body(w) for w in named[1:]) or _POLICY_TAIL.search(" ".join(words)):
            continue
        if named[-1].removesuffix("'s") in _LANDFORMS and named[0] not in register._first_names:
            continue  # "Hudson Valley"
        name = " ".join(words)
        if name.isupper() and name.title() in register.people:
            continue
        if (
            not is_name(name)
            or key(name) in register.bodies
            or role_in(name)
            or register.full_name(name) == name
        ):
            if name not in register.people:
                continue
        end = match.start() + len(match.group().removesuffix("'s"))
        at = para.start + end - len(" ".join(match.group().removesuffix("'s").split()[skipped:]))
        before = text[max(0, at - para.start - 120) : at - para.start]
        last = before.rsplit(None, 1)[-1].strip("(") if before.strip() else ""
        place = (at, para.start + end)
        human = register.add_person(name, place, "person.given-name", 0.85)
        if human is None or human.role is not None:
            continue
        words_before = _WORDS_BEFORE.search(before) if last.lower() in HEADS else None
        if words_before:
            found = mention(f"{subject_phrase(words_before.group())} {name}")
            if found.name == name and found.role:
                human.role, human.organization = found.role, human.organization or found.organization


_LANDFORMS = frozenset(row[0] for row in lexicon.rows("landforms"))
_OWNED = re.compile(r"['’]s?(?=\s|$)")
_PARTICLES = frozenset("de van von bin al la del der den dos da di".split())


def subject_phrase(words: str) -> str:
    """The noun phrase that ends `words`: back to the last word that neither begins nor belongs to a name or role."""
    kept: list[str] = []
    for word in reversed(words.split()):
        plain = word.strip(",").lower()
        if (
            word.endswith(",")
            or (word.endswith(".") and len(word) > 5)
            or not (
                word[0].isupper()
                or plain in HEADS
                or plain in MODIFIERS
                or plain in ("of", "the", "for", "and", "&")
            )
        ):
            break
        kept.append(word)
    while kept and kept[-1].lower() in ("of", "for", "and", "&"):
        kept.pop()
    return " ".join(reversed(kept))


_COMPANION = re.compile(
    r"\s*(?:\([^)]{1,30}\)|,\s+[DRI]-[A-Z][A-Za-z.]{1,8}(?=,))?\s*(?:,\s+(?:and\s+)?|\s+and\s+|\s*&\s*)(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?:\s+(?:[A-Z]\.\s*)?[A-ZÀ-Þ][\w'’-]{1,40}){0,2})"
)


def _add_companions(register: Register, para: Paragraph, at: int, role: str | None) -> None:
    """ "Senators A, B and C": the others of a plural title."""
    while match := _COMPANION.match(para.text, at):
        at = match.end()
        name = match.group("name")
        if name.split()[0].lower() in _NOT_BODIES or role_in(name) or ORG_HEAD.search(name):
            return
        place = (para.start + match.start("name"), para.start + match.end("name"))
        human = register.add_person(name, place, "person.titled", 0.85)
        if human and human.role is None:
            human.role = singular(role)


_ALLIED = re.compile(r"[A-Z][\w.]*-(?:affiliated|allied|backed|aligned|funded|owned|led)")
# "the Ferry, Tram and Harbour Workers Union": the commas are of its name
_OF_TRADES = Finder(
    r"(?<=[Tt]he )(?:[A-Z][a-z]+, ){1,4}[A-Z][a-z]+,? (?:and|&) (?:[A-Z][a-z]+ ){1,4}(?:Union|Association|Federation|Guild|Council|Society|Alliance|Institute)(?: of (?:[A-Z][a-z]+ ?){1,3})?(?!\w)"
)
_ADVISORY = ("WHO", "WHAT", "WHEN", "WHERE", "WHY", "HOW")  # the labels of a media advisory


def _scan_bodies(register: Register, para: Paragraph) -> None:
    text = para.text
    trades = [match.span() for match in _OF_TRADES.finditer(text)] if ", " in text else []
    for start, end in trades:
        place = (para.start + start, para.start + end)
        register.add_body(text[start:end], place, "organization.phrase", 0.8)
    known = well_known(text)
    for start, end in known:
        place = (para.start + start, para.start + end)
        register.add_body(text[start:end], place, "organization.gazetteer", 0.9)
    for match in _PHRASE.finditer(text):
        if trades and any(a < match.end() and match.start() < b for a, b in trades):
            continue
        if known and any(a < match.end() < b for a, b in known):
            continue  # the name goes on behind a comma
        phrase = match.group().rstrip(".'’")
        start = match.start()
        words = phrase.split()
        while words and (words[0].lower().strip("'’") in NOT_FIRST or _ALLIED.fullmatch(words[0])):
            start += len(words[0]) + 1
            words = words[1:]
        phrase = " ".join(words)
        if not phrase:
            continue
        place = (para.start + start, para.start + start + len(phrase))
        party = phrase.removesuffix("'s").removesuffix("’s")
        if party in _PARTIES and (len(words) > 1 or _stands_as_a_party(text, match)):
            register.add_body(party, (place[0], place[0] + len(party)), "organization.party", 0.8)
            continue
        if len(words) == 1:
            token = phrase.removesuffix("'s")
            place = (place[0], place[0] + len(token))
            if token in register.acronyms or key(token) in register.bodies:
                register.add_body(token, place, "organization.again", 0.8)
            elif token in _KNOWN and not (token in _ADVISORY and text.startswith(":", match.end())):
                _add_known(register, token, place)
            continue
        if (
            not any(map(heads_a_body, words))
            and words[-1] not in _LAST_HEADS
            and not _PARTING.intersection(words)
            and not phrase[-1].isdigit()
            and key(phrase) not in register.bodies
            and not any(w.endswith(("'s", ",")) for w in words)
        ):
            continue  # nothing in it heads a body, and nothing in it could part one off
        for piece, offset in _parted(glued(phrase) if known else phrase, register):
            piece = piece.replace("_", " ")
            piece = _without_what_follows(_FOOTNOTE.sub("", _WHEN_AFTER.sub("", piece)), register)
            if not piece or _tells_a_deed(piece):
                continue
            titled = _HEADS_A_TITLE.search(piece)
            if titled and not _names_its_members(
                piece, titled
            ):  # "Elm College Professor", "Elm Growers Federation Vice President"
                before = _RANKS.sub("", piece[: titled.start()].rstrip())
                held = _HELD_AT.match(piece, titled.end())
                if held and titled.group() in _OF_A_FIELD and "the" not in held.group():
                    continue  # "Secretary of Health and Human Services"
                before = _LINK_LAST.sub("", before)
                if _headed_strongly(before):
                    piece = before
                elif held and _headed(piece[held.end() :]):  # "Coordinator of the Elm Alliance"
                    offset, piece = offset + held.end(), piece[held.end() :]
                else:
                    continue
            part = _A_PART_OF.match(piece)
            if part and _headed_strongly(piece[part.end() :]):
                piece, offset = piece[part.end() :], offset + part.end()
            of = _PERSON_OF.match(piece)
            if _TWO_SURNAMES.fullmatch(piece) and register.full_name(piece.split()[-1]):
                continue  # two surnames
            if (
                of
                and not OF_A_COUNTRY.fullmatch(piece)
                and is_name(of.group("who").strip())
                and not ORG_HEAD.search(of.group("who"))
            ):
                piece, offset = piece[of.end() :], offset + of.end()
            if key(piece) in register.bodies or (
                (_headed(piece) or OF_A_COUNTRY.fullmatch(piece))
                and not _POLICY_TAIL.search(piece)
                and not _POLICY_INSIDE.search(piece)
            ):
                if bare(piece) in register.people or (register.full_name(piece) and is_name(piece)):
                    continue
                register.add_body(
                    piece, (place[0] + offset, place[0] + offset + len(piece)), "organization.phrase", 0.72
                )
    for capitals in _ALL_CAPITALS.finditer(text):
        acronym = capitals.group()
        place = (para.start + capitals.start(), para.start + capitals.end())
        if acronym in register.acronyms or acronym not in _KNOWN:
            continue
        if acronym in _ADVISORY and text.startswith(":", capitals.end()):
            continue
        _add_known(register, acronym, place)


_PARTIES = frozenset(row[0] for row in lexicon.rows("parties"))
_PARTY_DOES = re.compile(
    r" ?['’]s\b|\s(?:has|have|had|is|are|was|were|will|would|says?|said|must|claims?|wants?|promised|pledged|voted|MPs?|leader|government)\b"
)
_PARTY_STANDS = re.compile(r"[a-z] $")
_NO_MORE_OF_A_NAME = re.compile(r"[\s,]+(?:and|or|nor|but|for|to|in|at)\b(?! [a-z]{4})|[,.;:)]|$")


def _stands_as_a_party(text: str, match: re.Match[str]) -> bool:
    """ "than Labour claims", "Fair Elm's policy": a party's short name that acts, owns or is acted on."""
    if _PARTY_DOES.match(text, match.end() - 2 if match.group().endswith(("'s", "’s")) else match.end()):
        return True
    before = _PARTY_STANDS.search(text, max(0, match.start() - 6), match.start())
    return before is not None and _NO_MORE_OF_A_NAME.match(text, match.end()) is not None


def _without_what_follows(piece: str, register: Register) -> str:
    """A name without the deed, the number or the person that capitals set behind it: "Elm Guild | Announces", "Elm
    Board | Jane Doe"."""
    words = piece.split()
    for at, word in enumerate(words[1:], 1):
        ends = at == len(words) - 1  # "... and Family Supports" is a name to its end
        if word in (_HEADLINE_DEEDS if ends else DEEDS) and _headed(" ".join(words[:at])):
            words = words[:at]
            break
    while words and words[-1] in ("No", "St", "and", "&"):
        words.pop()
    if len(words) > 2 and words[-1].isdigit() and words[-2] in _SCHOOLS:
        words.pop()  # a table that lost its lines: "Elm College | 40"
    if len(words) > 3 and words[-1].isupper() and words[-1] == initials(" ".join(words[:-1])):
        register.define(words.pop(), " ".join(words))
    if len(words) > 2 and words[-2] == "on" and _CAMEL.search(words[-1]):
        words = words[:-2]  # "Elm Guild on InfoPages": where it is found
    last = " ".join(words[-2:])
    if (
        len(words) > 3
        and (last in register.people or (has_given_name(last) and is_name(last)))
        and (heads_a_body(words[-3]) or words[-3].endswith("s"))
    ):
        words = words[:-2]
    return " ".join(words)


_HEADLINE_DEEDS = frozenset(row[0] for row in lexicon.rows("grammar_words") if row[1] == "deed in a headline")
DEEDS = _HEADLINE_DEEDS | frozenset(
    form.strip().capitalize()
    for row in lexicon.rows("speech_verbs")
    for form in row[1].split(",")
    if form.strip().endswith("s")
)


def _tells_a_deed(piece: str) -> bool:
    """ "Expanding Access to Paid Leave for All Workers": a headline within the text, and nobody's name."""
    words = piece.split()
    first = words[0].lower()
    return len(words) > 4 and (
        first.endswith("ing") or (first.endswith("s") and first in _VERBS_OF_HEADLINES)
    )


_VERBS_OF_HEADLINES = frozenset(form.lower() for form in DEEDS) | lexicon.words("grammar_words", "verb")

_PARTING = frozenset("of and on in for from at".split())


def _names_its_members(piece: str, titled: re.Match[str]) -> bool:
    """ "Elm Leaders Coalition", "Directors Guild of Elm": whose body it is, not who somebody is."""
    after = piece[titled.end() :].split()
    return titled.group().endswith("s") and bool(after) and heads_a_body(after[0])


_LAST_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "last")
_WEAK_HEADS = frozenset(row[0] for row in lexicon.rows("body_heads") if row[1] == "weak")
_FOOTNOTES = re.compile(r"(?<=[a-z])\d{1,2}(?!\w)")
_FOOTNOTE = re.compile(r"(?<=[a-z])\d{1,2}$")
_LINK_LAST = re.compile(r"(?:\s+(?:and|&|of|for))+$")
_HELD_AT = re.compile(r"\s+(?:of|at|for)\s+(?:the\s+)?(?=[A-Z\d])")
_OF_A_FIELD = ("Secretary", "Minister")
_RANKS = re.compile(
    r"(?:\s+(?:Executive|Vice|Deputy|Managing|Senior|Associate|Assistant|Interim|Acting|Legal|Policy|National|Program|Campaign|SVP|EVP|Chief))+$"
)


def _headed_strongly(piece: str) -> bool:
    """ "Elm College" before "Professor", but not "Public Policy" before "Director"."""
    return _headed(piece) and any(heads_a_body(w) and w not in _WEAK_HEADS for w in piece.split())


def _headed(piece: str) -> bool:
    """Whether a head of bodies' names stands where a head stands: a weak one only last, or before "of", "for" and the like."""
    words = [
        w.removesuffix("'s") for w in _FOOTNOTES.sub("", piece).replace(",", "").replace("’", "'").split()
    ]
    if not words or (len(words) < 4 and words[-1] == "Rights"):
        return False  # "Human Rights" are no body, "Centre for Human Rights" is one
    if len(words) > 2 and words[-1] in _LAST_HEADS:
        return True  # "Elm Law School", but no "High School"
    if len(words) > 2 and words[-1] in ("United", "Rising") and words[-2].endswith("s"):
        return True  # "Elm Public Defenders United"
    for at, word in enumerate(words):
        if not heads_a_body(word) or (word == "District" and words[at - 1] not in _DISTRICTS):
            continue
        if (
            word not in _WEAK_HEADS
            or at == len(words) - 1
            or (words[at + 1] in _LINKS and (at > 0 or words[at + 1] not in ("and", "&")))
            or words[at + 1] == "United"
            or heads_a_body(words[at + 1])
        ):
            return len(words) > 1 or word in ("Senate", "Treasury")
    return False


_DISTRICTS = frozenset(
    "School Schools Water Irrigation Conservation Hospital Transit Park Fire Utility Sanitation Health Library Power College".split()
)
_LINKS = frozenset("of for on against in and to & with de".split())
NOT_FIRST = frozenset(
    (
        "the a an and dear call but for in on at as our this these that those when while with by from to "
        "under thanks regard both if since after before it today its his her their also however further earlier according "
        "meanwhile despite although because during including through following nearly kudos within all"
    ).split()
)
_PERSON_OF = re.compile(r"(?P<who>(?:[A-Z][\w.'’-]+\s+){2,3}?)(?:of|to)\s+(?:the\s+)?")
# what of a body somebody heads or what part of it acts: "Media Relations for the Elm Alliance", "Region 4 of the Elm Board"
_A_PART_OF = re.compile(
    r"(?:[A-Z][\w-]+ )?(?:(?:Region|Area|Zone|Ward) \d+|Relations|Affairs|Operations|Communications|Oversight and Policy|Lands|Policy|Outreach|Organizing) (?:of|for|at) (?:the )?(?=[A-Z])"
)
_HEADS_A_TITLE = re.compile(
    r"(?:^Heads? of\b|\b(?:(?:Co-|Vice-)?(?:Secretary|President|Presidents|Minister|Director|Senator|Chair|Chairman|Chairperson|Chancellor|Provost|CEO|Officer|Members?|Professor|Lecturer|Organi[sz]er|SVP|Activist|Elder|Leaders?|Endorsers|Presidentially|Spokesperson|Coordinator|Manager|Representative|Commissioner|Superintendent|Trustee|Administrator|Editor|Commentator|Economist|Strategist|Analyst|Counsel(?= (?:for|to|at) )|Advis[eo]r)|Dean(?= of)|Head(?= of)|Speaker(?= of))(?:-[Aa]t-[Ll]arge)?\b)"
)


def _add_known(register: Register, acronym: str, place: tuple[int, int]) -> None:
    """An acronym that the reader is expected to know: tied to its long form only where the release says that."""
    long = _KNOWN[acronym]
    plain = re.sub(r"^U\.S\.\s+", "", long)
    for k in (key(long), key(plain)):
        if k in register.bodies:
            register.define(acronym, register.bodies[k].name)
            register.bodies[k].places.append(place)
            return
    register.add_body(acronym, place, "organization.acronym", 0.85)


_WHEN_AFTER = re.compile(
    r"\s+(?:on|in|for|from)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October|\d{1,4}\b).*$"
)


def _parted(phrase: str, register: Register) -> Iterator[tuple[str, int]]:
    """The bodies of a phrase, parted at "and" and at a comma that ends a name: "Elm Feeders Federation, Ducks & Fields"."""
    at = 0
    for comma in _COMMA.finditer(phrase):
        left = phrase[at : comma.start()]
        if (
            " " in left
            and heads_a_body(left.rsplit(" ", 1)[-1])
            and not _ORG_SUFFIX.match(phrase, comma.end())
        ):
            yield from _each_owned(left, at, register)
            at = comma.end()
    yield from _each_owned(phrase[at:], at, register)


def _each_owned(phrase: str, at: int, register: Register) -> Iterator[tuple[str, int]]:
    """ "Elm College's Rivers Centre": both; but "Elm Women's Centre" owns nothing."""
    owner = _OWNER.match(phrase)
    if (
        owner
        and " and " not in owner.group("who")
        and (register.body(owner.group("who")) or _complete(owner.group("who")))
    ):
        yield owner.group("who"), at
        at, phrase = at + owner.end(), phrase[owner.end() :]
    for piece, offset in _bodies_in(phrase, register):
        yield piece, at + offset


_OWNER = re.compile(r"(?P<who>[^'’]+?)['’]s\s+(?=[A-Z])")


_COMMA = re.compile(r",\s+")
_ORG_SUFFIX = re.compile(r"(?:Inc|LLC|LLP|Ltd|Local|Lodge|Chapter|Branch|District|Post|Council|Unit)\b")


def _bodies_in(phrase: str, register: Register) -> list[tuple[str, int]]:
    """ "A of B and C": one body, unless both sides of "and" stand as bodies of their own."""
    pieces: list[tuple[str, int]] = []
    at = 0
    phrase = _AND_A_TITLE.sub("", phrase)
    schools = list(_NEXT_SCHOOL.finditer(phrase))
    if len(schools) > 1:  # a list that lost its commas: "Hill College Elm University Moor College"
        ends = [0, *(gap.end() for gap in schools), len(phrase) + 1]
        return [
            (piece, a + at)
            for a, b in pairwise(ends)
            for piece, at in _bodies_in(phrase[a : b - 1].rstrip(), register)
        ]
    for match in _AND.finditer(phrase):
        left, right = phrase[at : match.start()], phrase[match.end() :]
        single = left in ("Congress", "Parliament", "Senate", "House", "White House", "State Assembly")
        acronym = len(right.split()) == 1 and ACRONYM.match(right)
        both = (
            _complete(left)
            and _complete(right.split(" and ")[0])
            and (" the " in match.group() or len(right.split()) > 2)
        )
        known = key(left) in register.bodies or (key(right) in register.bodies and len(right.split()) > 2)
        apart = " the " in match.group() and _complete(right.split(" and ")[0])
        beside = _complete(left) and len(right.split()) > 1 and _headed(right.split(" and ")[0])
        # "Elm Conference of Bishops and Elm Defenders United": each begins anew
        beside = beside or (_complete(left) and right.split(" ", 1)[0] == left.split(" ", 1)[0])
        beside = beside or (_complete(left) and OF_A_COUNTRY.match(right) is not None)
        beside = beside or (
            len(left.split()) > 2 and _ends_in_a_sort(left) and _is_another(right.split(" and ")[0])
        )  # "Elm Rivers Foundation and Hill Ducks Forever"
        if _ONE_OFFICE.search(left) and not known and not _headed_strongly(right.split(" and ")[0]):
            continue  # "Department of Health and Human Services"
        if _adds_only_a_sort(right.split(" and ")[0]) and not known and " the " not in match.group():
            continue  # "Elm Hospital and Clinic Council"
        if single or acronym or both or known or apart or beside:
            pieces.append((left, at))
            at = match.end()
    pieces.append((phrase[at:], at))
    return pieces


_SCHOOLS = frozenset(("College", "University"))
_NEXT_SCHOOL = re.compile(
    r"(?:(?<=College)|(?<=University)) (?=(?!College|University|School|Board|Council|Student|Union)[A-Z])"
)
_ONE_OFFICE = re.compile(
    r"(?:Department|Ministry|Office|Bureau|Secretary|Committee|Subcommittee|Commission|Directorate|Division|Agency) (?:of|for|on) (?:the )?[A-Z][\w-]+(?:,? [A-Z][\w-]+)?$"
)
_AND_A_TITLE = re.compile(
    r"\s+and\s+(?:a\s+(?:J\.?D|M\.?[A-Z]|B\.?[A-Z]|Ph\.?D).*|[A-Z]\w+-[a-z]+|Gov|Sens?|Reps?|Lt|Dr|Mrs?|Ms|Prof|Rev|Hon)$"
)
OF_A_COUNTRY = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,4}[A-Z]\w+s of (?:America|the United States|the USA|Canada|Australia)\b"
)


def _ends_in_a_sort(phrase: str) -> bool:
    last = phrase.rsplit(" ", 1)[-1]
    return heads_a_body(last) and last not in _WEAK_HEADS and last not in _FIELDS_OF_WORK


def _is_another(phrase: str) -> bool:
    """Whether a phrase can be a name of its own: three words or more, none of which says what sort of body."""
    words = phrase.split()
    return len(words) > 2 and not any(heads_a_body(w) or w in _FIELDS_OF_WORK or w.islower() for w in words)


def _adds_only_a_sort(phrase: str) -> bool:
    """ "Clinic Council", "Education Fund": words that say what sort of body, and no name of its own."""
    words = phrase.split()
    return 1 < len(words) < 4 and all(heads_a_body(w) or w in _FIELDS_OF_WORK for w in words)


def names_several(register: Register, name: str) -> bool:
    """Whether "A and the B" names two bodies each of which is known by itself."""

    def known(part: str) -> bool:
        first = part.split(maxsplit=1)[0]
        return (
            register.body(part) is not None
            or is_short_form(part)
            or part in _PARTIES
            or (ACRONYM.match(first) is not None and part[len(first) :].strip().isdigit() | (part == first))
        )

    return any(known(name[: also.start()]) and known(name[also.end() :]) for also in _AND.finditer(name))


_FIELDS_OF_WORK = frozenset(
    "Defense Defence Education Rights Justice Policy Action Media Services Teachers Workers Students Farmers".split()
)


def _complete(phrase: str) -> bool:
    words = _FOOTNOTES.sub("", phrase).split()
    return (heads_a_body(words[-1]) and words[-1] not in _FIELDS_OF_WORK and len(words) > 1) or bool(
        re.match(
            r"(?:\w+ ){0,3}(?:Department|University|Council|Association|Ministry|Bank|League|Union|Institute|Friends|Office|House|Bureau|Commission|Agency|Board|Center|Coalition|Conference|Federation|Diocese|City|County|State|Town|Village|Port|Church|Committee|Campaign|Citizens|Alliance|Network|Band|Nation) (?:of|for|to) \w+",
            phrase,
        )
    )


_LISTED = re.compile(
    rf"(?<![\w'’-])(?:(?:the\s+)?{_CAP}(?:\s+(?:(?:of|for|the|and|&|in|on)\s+){{0,2}}{_CAP}){{0,9}}(?:\s*\([A-Z]{{2,8}}\))?,\s+){{2,40}}and\s+(?:the\s+)?{_CAP}(?:\s+(?:(?:of|for|the|and|&|in|on)\s+){{0,2}}{_CAP}){{0,9}}"
)
# what every list ends in: a long pattern is slow to say that it begins nowhere
_MAY_LIST = Finder(r",\s+(?:the\s+)?[A-ZÀ-Þ\d][^,]*,\s+and\s+(?:the\s+)?[A-ZÀ-Þ\d]")
_CONTACT_LINE = re.compile(
    rf"(?:^|(?<=\d )|(?<=: ))(?P<name>{NAME.pattern}),\s+(?P<body>[A-Z][\w/&'’ -]{{1,60}}?)(?=,|\s+\(?\d{{3}}|\s*$)"
)


def list_together(register: Register, paras: list[Paragraph]) -> None:
    """What stands between bodies in a list is a body, headed or not; so is whom a contact answers for."""
    for para in paras:
        if para.role is Role.CONTACT:
            for line in _CONTACT_LINE.finditer(para.text):
                if is_name(line.group("name")) and not role_in(line.group("body")):
                    place = (para.start + line.start("body"), para.start + line.end("body"))
                    register.add_body(line.group("body"), place, "organization.contact", 0.8)
            continue
        if not para.is_prose or ", and " not in para.text or not _MAY_LIST.search(para.text):
            continue
        for match in _LISTED.finditer(para.text):
            names: list[tuple[str, int]] = []
            at = match.start()
            for part in re.split(r"(,\s+and\s+|,\s+)", match.group()):
                name = re.sub(r"\s*\([A-Z]{2,8}\)|^the\s+", "", part)
                if not part.startswith(","):
                    names.append((name, at + part.find(name)))
                at += len(part)
            known = [n for n, _ in names if register.body(n) or _headed(n)]
            if len(known) < 2 or 2 * len(known) < len(names):
                continue
            for name, start in names:
                if (
                    not (is_name(name) and name in register.people)
                    and not role_in(name)
                    and not _POLICY_TAIL.search(name)
                ):
                    place = (para.start + start, para.start + start + len(name))
                    register.add_body(name, place, "organization.listed", 0.7)


_CAPITALS = Finder(r"(?<![\w&/-])(?P<a>[A-Z][A-Z&-]{1,7}[A-Z])(?![\w&/-]|\.\w|\s[A-Z][a-z])")
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z&-]+)\)")
_NO_BODY = frozenset(row[0] for row in lexicon.rows("not_bodies"))
_ACTS_AFTER = re.compile(
    r"'s\s|\s(?:said|says|is|has|was|will|and|have|are|must|should|called|supports|believes|members|staff|officials|spokes)\b"
)
_BEFORE_A_BODY = re.compile(r"\b(?:the|by|at|from|of|with|and|like|as|against|between)\s$", re.I)


def capitals(register: Register, paras: list[Paragraph], taken: frozenset[str]) -> None:
    """Acronyms that nobody explains and that stand where bodies stand, twice or more. `taken`: those of policies."""
    places: dict[str, list[tuple[int, int]]] = {}
    standing: set[str] = set()
    for para in paras:
        if not para.is_prose or para.text.isupper():
            continue
        for match in _CAPITALS.finditer(para.text):
            acronym = match.group("a")
            if (
                acronym in _NO_BODY
                or acronym in taken
                or acronym in register.acronyms
                or heads_a_body(acronym.title())
            ):
                continue
            places.setdefault(acronym, []).append(
                (para.start + match.start("a"), para.start + match.end("a"))
            )
            if _ACTS_AFTER.match(para.text, match.end("a")) or _BEFORE_A_BODY.search(
                para.text, 0, match.start()
            ):
                standing.add(acronym)
    explained = {name for para in paras if "(" in para.text for name in _IN_BRACKETS.findall(para.text)}
    for acronym, found in places.items():
        if acronym in explained:
            continue  # explained, and not as a body: "instant run-off voting (IRV)"
        if acronym in standing and (len(found) > 1 or register.body(acronym)):
            for place in found:
                register.add_body(acronym, place, "organization.capitals", 0.55)


_WORKED_AT = re.compile(
    r"\b(?:[Ww]orkers|[Ee]mployees|[Ss]taff|[Cc]ontractors|[Ee]xecutives|[Ee]ngineers|[Mm]anagers|[Ss]hareholders|[Cc]ustomers) (?:at|for|of|with) (?P<a>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|\b(?:[Cc]ompanies|[Ff]irms|[Cc]orporations|[Ee]mployers|[Bb]anks) (?:like|such as|including) (?P<b>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|\b(?:employed|owned|hired|operated) by (?P<c>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?)(?![\w-]| [A-Z])"
    r"|(?<=[a-z,] )(?P<d>[A-Z][a-z]{3,}(?:[A-Z][a-z]+)?) (?:employees|executives|management|shareholders|subsidiar(?:y|ies)|contract workers)\b"
)
_MAY_EMPLOY = Finder(
    r"(?:workers|employe|staff|contractors|executives|engineers|managers|management|shareholders|subsidiar|companies|firms|corporations|banks|owned by|hired by|operated by)"
)


_GROUND = "|".join(sorted((*_LANDFORMS, "National", "County", "City", "State", "Street", "Avenue", "Road")))


def employers(register: Register, paras: list[Paragraph]) -> None:
    """Companies of one word, told by who works there or by what is said to be one: "workers at Merrow"."""
    found: set[str] = set()
    for para in paras:
        if not para.is_prose or not _MAY_EMPLOY.search(para.text):
            continue
        for match in _WORKED_AT.finditer(para.text):
            name = next(filter(None, match.groups()))
            low = name.casefold()
            if not (
                low in _NOT_BODIES or low in _PLACES or low in _COUNTRIES or name in _LANDFORMS or is_place(name)
                or low in GIVEN or heads_a_body(name) or is_short_form(name) or register.full_name(name) or name in _PARTIES
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


_NUMBERED = re.compile(r"(?:local|lodge|branch|district|chapter) \d+$")


# what the name of a sister body has more: it lobbies, campaigns or teaches for the other, and is a body of its own
_SISTERS = frozenset(row[0] for row in lexicon.rows("sister_bodies"))


def sisters(one: str, other: str) -> bool:
    """Whether one's name is the other's with "Action", "Education Fund" and the like behind."""
    short, long = sorted((key(one), key(other)), key=len)
    return long.startswith(short + " ") and long[len(short) + 1 :] in _SISTERS


def join_short_forms(register: Register) -> None:
    """ "Rivers" beside one "Rivers Alliance": a wording of it, where nothing made the short form a body of its own."""
    for k, body in list(register.bodies.items()):
        if (
            body.acronym
            or k in register.acronyms.values()
            or body.rule not in ("organization.speaks", "organization.capacity", "organization.phrase")
        ):
            continue
        whole = " " in k and ORG_HEAD.search(body.name) and not _NUMBERED.match(k)
        longer = [
            b
            for other, b in register.bodies.items()
            if (
                _says_where(other[: -len(k) - 1]) and other.endswith(" " + k)
                if whole
                else (other.startswith(k + " ") and not (" " in k and other[len(k) + 1 :] in _SISTERS))
                or (" " in k and other.endswith(" " + k))
            )
        ]
        letters = _LETTERS_AND_HEAD.fullmatch(body.name) if not longer else None
        if letters:  # "TPW Union" beside one "Trade, Port and Weir Workers Union"
            longer = [
                b
                for b in register.bodies.values()
                if b is not body
                and initials(b.name).startswith(letters.group("letters"))
                and letters.group("head") in b.name.split()
            ]
        if len(longer) == 1:
            longer[0].wordings |= body.wordings
            longer[0].places += body.places
            del register.bodies[k]
            register.shortened[k] = key(longer[0].name)


def _says_where(prefix: str) -> bool:
    """Whether what a longer name has in front is a place or a reach: "New Zealand", "National"."""
    return prefix in _PLACES or prefix in _COUNTRIES or prefix in ("national", "federal")


_LETTERS_AND_HEAD = re.compile(r"(?P<letters>[A-Z]{3,6}) (?P<head>[A-Z][a-z]+)")


def tie_acronyms(register: Register, paras: list[Paragraph]) -> None:
    """An acronym that nobody defined, but whose letters a long name in the release has: DHS."""
    unnamed = [(k, b.name) for k, b in register.bodies.items() if " " in b.name and b.acronym is None]
    letters = {_all_letters(name): k for k, name in unnamed} | {initials(name): k for k, name in unnamed}
    for para in paras:
        if para.role in (Role.FURNITURE, Role.CONTACT):
            continue
        for token in _UNEXPLAINED.finditer(para.text):
            acronym = token.group()
            if acronym in letters and acronym not in register.acronyms:
                register.define(acronym, register.bodies[letters[acronym]].name)
            if acronym in register.acronyms:
                register.bodies[register.acronyms[acronym]].places.append(
                    (para.start + token.start(), para.start + token.end())
                )


def _named_at(text: str, name: str, at: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where exactly the name stands inside its attribution; None where it is worded otherwise there."""
    if at is None:
        return None
    start = text.find(name, *at)
    return (start, start + len(name)) if start >= 0 else None


def can_be_body(text: str, name: str) -> bool:
    """Whether a name of one word is a name: an acronym, or capitalised where no sentence begins."""
    if " " in name or (ACRONYM.match(name) and not heads_a_body(name)):
        return True
    if heads_a_body(name):
        return False
    if _CAMEL.search(name) or any(map(str.isdigit, name)):
        return True
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if (
            _INSIDE_A_SENTENCE.search(text, max(0, at - 5), at) or _SAID_TO_BE_A_BODY.match(text, end)
        ) and not (end < len(text) and _in_word(text[end])):
            return True
        at = text.find(name, at + 1)
    return False


_CAMEL = re.compile(r"[a-z][A-Z]")
# "Together, the country's largest union, said"
_SAID_TO_BE_A_BODY = re.compile(
    rf",\s+(?:the|an?)\s[^,.;]{{0,40}}?\b(?:body|organi[sz]ation|{'|'.join(sorted(SHORT_FORMS))})\b"
)
_INSIDE_A_SENTENCE = re.compile(r"(?:[a-z,;]|\bThe) $")


def _is_a_body(text: str, who: Mention) -> bool:
    """ "Merrow Hydro says": two capitalised words that the release treats as a body, and nothing personal beside them."""
    name = who.name or ""
    if who.role or who.organization or has_given_name(name) or " " not in name or name not in text:
        return False
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _OF_A_BODY.match(text, end) or (
            _BODY_FOLLOWS.search(text, max(0, at - 7), at) and _EDGE.match(text, end)
        ):
            return True
        at = text.find(name, at + 1)
    return False


_ROLE_WORDS = "|".join(sorted(re.escape(w) for w in HEADS | MODIFIERS if w.isalpha()))
_OF_A_BODY = re.compile(rf"(?:['’]s?)? (?:{_ROLE_WORDS})\b| \([A-Z]{{2,8}}\)")
_BODY_FOLLOWS = re.compile(r"\b(?:About|The|the|at|by) $")
_EDGE = re.compile(r"\b")


_CHIEF = re.compile(r"\b(?:CEO|[Cc]hief [Ee]xecutive|(?:[Cc]o-)?[Ff]ounder|[Ss]pokes(?:person|man|woman))\b")


def _has_a_chief(who: Mention) -> bool:
    """ "Merrow CEO Jane Doe": a word that no body's name ends in, but somebody runs it or speaks for it."""
    return (
        who.name is not None
        and who.role is not None
        and who.organization is not None
        and not heads_a_body(who.organization)
        and _CHIEF.search(who.role) is not None
    )


_OF_A_POST = re.compile(r"\b(?:Minister|Secretary|Professor|Lecturer|Reader)$", re.I)


def _is_a_field(who: Mention) -> bool:
    """What a post is of, "Primary Schools" of a minister: a field, unless the words head a body."""
    name = who.organization or ""
    return (
        who.role is not None
        and _OF_A_POST.search(who.role) is not None
        and not ACRONYM.match(name)
        and not _headed(name)
    )


def add_speaker(register: Register, text: str, who: Mention, at: tuple[int, int] | None) -> None:
    """Put an attributed speaker, with role and organisation, into the register. `text` is the view."""
    if who.is_organization:
        return
    if (
        who.name
        and (" " in who.name or who.role)
        and not ACRONYM.match(who.name)
        and not _is_a_body(text, who)
    ):
        human = register.add_person(who.name, _named_at(text, who.name, at) or at, "person.attribution", 0.96)
        if human:
            human.role = human.role or singular(who.role)
            if who.organization != ITS:
                human.organization = human.organization or who.organization
    if (
        who.organization
        and key(who.organization) not in SHORT_FORMS
        and (can_be_body(text, who.organization) or _has_a_chief(who))
        and not _is_a_field(who)
    ):
        register.add_body(
            who.organization, _named_at(text, who.organization, at) or at, "organization.capacity", 0.93
        )
    for other in who.joint:
        add_speaker(register, text, other, at)
