"""The release's own register: its people and organisations, under one key each, and the full name behind a short one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.body_names import SHORT_FORMS
from advocacy_graph.extract.dates import MONTH
from advocacy_graph.extract.deeds import DEEDS
from advocacy_graph.extract.names import ORG_HEAD, bare, has_given_name
from advocacy_graph.model.months import SHORT_MONTHS

NOT_BODIES = lexicon.words("not_body_words")

LANDFORMS = frozenset(row[0] for row in lexicon.rows("landforms"))

PLACES = lexicon.words("places")

COUNTRIES = frozenset(n.casefold() for row in lexicon.rows("countries") for n in row[0].split("|"))

_GOVERNMENTAL = re.compile(
    r"\b(?:Department|Ministry|Agency|Senate|House of Representatives|Parliament|Congress(?! of [A-Z])|Commission|Administration|City Council|Treasury|Court|Legislature|Government|Assembly|Bureau)\b"
)

_KNOWN_GOVERNMENT = frozenset(
    row[0] for row in lexicon.rows("acronyms") if row[2] == "government"
) | frozenset(row[1] for row in lexicon.rows("acronyms") if row[2] == "government")


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


_IS_A_LAW = re.compile(r"\b(?:Act|Bill|[A-Z][a-z]+(?:ing|ure|ion) Law)(?: of \d{4})?$")

SAYS_SOMETHING = re.compile(r"\s(?:have|has|had|is|are|was|were|will|would)\s")
"""What a name has not and a clause has."""

# a person with a party's tag, a county or ward, what breaks off at a preposition, and what is said of something
_NO_BODYS_NAME = re.compile(
    r"^(?:Departments|Ministries|Secretaries) of\b|,\s+(?:(?:Exec\.|Executive|Vice|Deputy|Managing|Co-)\s*)*(?:Director|President|CEO|Chair|Manager|Officer|Counsel)\b|\([DRI]-|^(?:[A-Z]\w+ ){1,3}County$|^(?:Ward|District|Precinct) \d+$|\b(?:to|of|for|at|from|by)$"
    rf"|{SAYS_SOMETHING.pattern}"
)

# a phrase with which a sentence begins, a day
_BEGINS_ELSEWHERE = re.compile(
    r"In an? |On behalf |\d+-[a-z]|[^(]*\)|[^.]* today |[A-Z]\w+ of the (?:Union|Court|College|Council|Board)$|[A-Z]\w+ [A-Z]$"
    rf"|{MONTH} \d{{1,2}}(?:, \d{{4}})?$"
)

_SUFFIXES = frozenset("LLP LLC Inc Ltd PLLC Inc.".split())

_TURNED = re.compile(r"(?:[Tt]he )?((?:[A-Z]\w+ )?[A-Z]\w+) Department")

_COUNTED = re.compile(r"[\d,.]+ [a-z]|\d+\+ ")  # "2,350 workers at the site", "25+ Groups"

# "2015 | Supreme Court", "Co-Chairs of the | Elm Board", "As the | Senate"
_BEGINS_BEFORE = re.compile(
    r"^(?:(?:19|20)\d\d (?=[A-Z])|Inc\.? of (?:the )?|(?:Co-|Vice-)?(?:[Cc]hair(?:s|m[ae]n|wom[ae]n|persons?)?|[Pp]residents) of (?:the )?|As (?:the )?(?=[A-Z]))"
)

# "Elm House | on Feb"
_RUNS_ON = re.compile(r" (?:and|or) \d+$| (?:on|in|by|until) [A-Z][a-z]{2}$")

_ADDRESS = re.compile(r"https?:|www\.|@")

_TWO_LETTERS = re.compile(r"[A-Za-z]{2}")

_LEADING_THE = re.compile(r"^(?:the|our|an?)\s+", re.I)

_NOT_IN_KEYS = re.compile(r"['’]s$|[.,'’\"“”]")


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """The form in which two wordings of one organisation are the same."""
    name = _NOT_IN_KEYS.sub("", _LEADING_THE.sub("", name.strip())).replace("&", "and").replace("U S ", "US ")
    return " ".join(name.casefold().split()).removesuffix(" inc").removesuffix(" campaign")


def is_short_form(name: str) -> bool:
    """Whether a release calls a body so that it has named in full before: "the League"."""
    return key(name) in SHORT_FORMS


_DASH = re.compile(r"\s[-–—]\s+|(?<=\w)-\s+")

_PART_OF_ONE = re.compile(rf"{ORG_HEAD.pattern}|\b(?:Chapter|Branch|Local|Lodge|Section|Division|Region)\b")


def _once(name: str) -> str:
    """ "Elm Council of Unions - Te Kaunihera": the name without itself in another language; but "Elm Guild - Hill Branch"."""
    first, *others = _DASH.split(name)
    again = others and ORG_HEAD.search(first) and not any(map(_PART_OF_ONE.search, others))
    return first if again else name


@lru_cache(maxsize=4096)
def _bodys_name(words: str) -> str:
    """The name alone; "" for what cannot be a body's."""
    name = _once(ARTICLE.sub("", " ".join(words.split()))).strip(" ,.;:'’-–—*")
    name = _RUNS_ON.sub("", _BEGINS_BEFORE.sub("", name))
    name = name.removesuffix("'s").removesuffix("’s")
    if (
        len(name) < 2
        or len(name) > 140
        or name in _SUFFIXES
        or name.casefold() in NOT_BODIES
        or name.casefold() in PLACES
        or _IS_A_LAW.search(name)
        or _NO_BODYS_NAME.search(name)
        or _BEGINS_ELSEWHERE.match(name)
        or not _TWO_LETTERS.search(name)
        or _COUNTED.match(name)
        or _ADDRESS.search(name)
    ):
        return ""
    return name


_NEAR = 700  # code points back in which a body may be meant that is not so called

ARTICLE = re.compile(r"^(?:an?|the)\s+")


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
        given, name = name, _bodys_name(name)
        if not name:
            return None
        if place and (at := given.find(name)) > 0 and place[1] - place[0] == len(given):
            place = (place[0] + at, place[0] + at + len(name))
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
        turned = _TURNED.fullmatch(plain) if plain.endswith(" Department") else None
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
        roll, and pairs of names that are known each by itself, "Homes Front/Homes Front Action", "ERF and Rent Watch"."""
        for k, body in list(self.bodies.items()):
            apart = "/" if "/" in body.name else " and "
            if apart in body.name and all(self.body_key(w) in self.bodies for w in body.name.split(apart)):
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
        name = ARTICLE.sub("", name)
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
        if not name or _NOT_ONE_NAME.search(name):
            return None
        full = self.full_name(name)
        human = self.people.get(full or name)
        if human is None:
            if (
                " " not in name
                and rule != "person.titled"
                and not (rule == "person.attribution" and has_given_name(name))
            ):
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

# "Elm Council's Housing", "Elm Disease. However"
_NOT_ONE_NAME = re.compile(r"['’]s\s|(?<![A-Z].)[a-z]{4,}\.\s")

_RUN_ON = re.compile(r"(?<=[a-z])(?:Phone|Fax|Email|Contact|Tel)$")

_AFTER_A_PERSON = SHORT_MONTHS | set("Skip Phone Email Contact".split())


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
