"""People in the running text, told by a title, a description or a given name."""

import re

from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.heads import POLICY_TAIL
from advocacy_graph.extract.names import (
    ACRONYM,
    GIVEN,
    HONORIFIC,
    NAME,
    NOT_FIRST,
    ORG_HEAD,
    has_given_name,
    heads_a_body,
    is_name,
)
from advocacy_graph.extract.paragraphs import Paragraph
from advocacy_graph.extract.posts import HEADS, MODIFIERS, role_in, singular
from advocacy_graph.extract.register import ARTICLE, LANDFORMS, NOT_BODIES, Register, key
from advocacy_graph.extract.speaker import mention

_TITLED = Finder(
    r"(?<![\w-])(?P<title>(?:(?:Department|Ministry|Office|Bureau|Secretariat)\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z]\w+,?\s+(?:and\s+)?){1,4})?(?:(?:Deputy|Acting|Assistant|Associate|Lieutenant|Lt\.|Vice|Prime|Chief|Former|State|U\.S\.|US|Shadow|[A-Z][a-z]+)\s+){0,3}"
    r"(?:Senators?|Sens?\.|Del\.|Representatives?|Reps?\.|Congressm[ae]n|Congresswom[ae]n|Congressmember|Council Members?|Assembly Members?|Board Members?|(?:Police |Fire |Grand |Regional )?Chief|Captain|Councilmembers?|Councill?or|Assemblymember|Secretary(?:-Treasurer|-General)?|Minister|President|Governor|Gov\.|Mayor|"
    r"Commissioner|Chairman|Chairwoman|Chair|Judge|Justice|Attorney General|Premier|Speaker|Ambassador|Professor|Administrator|Director|Delegate|Treasurer|MP|Sheriff|Superintendent))\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?:\s+(?!(?:Senator|Sen|Representative|Rep|Congress\w+|Governor|Secretary|Minister|President)\b)(?:[A-Z]\.\s*)?(?:(?:de|van|von|al|bin|la)\s+)?[A-ZÀ-Þ][\w'’-]{1,40}){0,3})"
)

# a full name: an honorific and a surname alone tell who is meant only where the release has the name whole
_HONORED = Finder(
    rf"(?<!\w){HONORIFIC.pattern}(?P<name>[A-ZÀ-Þ][\w'’-]{{1,40}}(?:\s+[A-Z]\.)?(?:\s+(?:(?:de|van|von|al|bin|la)\s+)?[A-ZÀ-Þ](?![A-Z])[\w'’-]{{1,40}}){{1,2}})"
)

_DESCRIBED = Finder(
    rf"(?<![\w])(?P<name>{NAME.pattern})(?:,\s+|\s?—\s?|\s–\s)(?P<desc>(?:an?\s+|the\s+)?[^.,;:“”—]{{3,110}}(?:,\s+(?:an?\s+)?[^.,;:“”—]{{3,80}})?)(?=[.,;—]|\s–\s|\s+(?:who|said|and)\b)"
)

_IS_ROLE = Finder(
    rf"(?<![\w]){NAME.pattern.join(('(?P<name>', ')'))}\s+(?:is|was|serves as|served as|has been)\s+(?:the\s+|an?\s+)?(?P<desc>[^.,;:“”]{{3,110}})"
)

_FEELS = re.compile(r"[a-z]+(?:ed|en)\s(?:with|by|that|to|at|about)\b")  # "shocked that a nurse"

_TELLS = re.compile(r"(?:has|have|had|is|are|was|were|will|would|who|which|said|says|also)\b")

_AND_ANOTHER = re.compile(
    r"(?:\s*\([^)]{1,14}\))?,?\s+and\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+(?:[A-Z]\.\s+)?[A-ZÀ-Þ][\w'’-]+){1,2})(?=[\s,.(])"
)

_OWNED = re.compile(r"['’]s?(?=\s|$)")


def scan_people(register: Register, para: Paragraph) -> None:
    """People by a title before the name or a description behind it."""
    text = para.text
    for match in _DESCRIBED.finditer(text) if ", " in text or "—" in text or "–" in text else ():
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
    for match in _IS_ROLE.finditer(text):
        name = match.group("name")
        if (
            not is_name(name)
            or not (has_given_name(name) or name in register.people)
            or not role_in(match.group("desc"))
        ):
            continue
        found = mention(f"{name}, {match.group('desc')}")
        if found.name == name and found.role and not _FEELS.match(match.group("desc")):
            place = (para.start + match.start("name"), para.start + match.end("name"))
            human = register.add_person(name, place, "person.described", 0.9)
            if human and human.role is None:
                human.role, human.organization = found.role, human.organization or found.organization
    for match in _TITLED.finditer(text):
        name = _OWNED.split(match.group("name"))[0]
        words = name.split()
        while words and (heads_a_body(words[-1]) or words[-1].lower() in NOT_BODIES):
            words.pop()
        if (
            not words
            or words[0].lower() in NOT_BODIES
            or words[0].lower() in MODIFIERS
            or words[0] in ("Of", "And", "General", "Sen", "Rep", "Del", "Gov", "Lt", "Sens", "Reps")
            or POLICY_TAIL.is_in(" ".join(words))
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
        name = _OWNED.split(honored.group("name"))[0]
        at = para.start + honored.start("name")
        if is_name(name) and not role_in(name) and not register.body(name):
            register.add_person(name, (at, at + len(name)), "person.titled", 0.85)


def _says_who(description: str) -> bool:
    """Whether a description begins as a person's does: "president of Org", "a nurse", "Org's director"."""
    words = ARTICLE.sub("", description).split()
    return "'s " in description or any(w.strip(",").lower() in HEADS for w in words[:4])


_COMPANION = re.compile(
    r"\s*(?:\([^)]{1,30}\)|,\s+[DRI]-[A-Z][A-Za-z.]{1,8}(?=,))?\s*(?:,\s+(?:and\s+)?|\s+and\s+|\s*&\s*)(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?:\s+(?:[A-Z]\.\s*)?[A-ZÀ-Þ][\w'’-]{1,40}){0,2})"
)


def _add_companions(register: Register, para: Paragraph, at: int, role: str | None) -> None:
    """ "Senators A, B and C": the others of a plural title."""
    while match := _COMPANION.match(para.text, at):
        at = match.end()
        name = match.group("name")
        if name.split()[0].lower() in NOT_BODIES or role_in(name) or ORG_HEAD.search(name):
            return
        place = (para.start + match.start("name"), para.start + match.end("name"))
        human = register.add_person(name, place, "person.titled", 0.85)
        if human and human.role is None:
            human.role = singular(role)


_GIVEN_NAME = re.compile(
    # the capital first, then what may not stand before it: the engine then looks back only where a capital is
    r"(?P<given>[A-ZÀ-Þ](?<![\w'’@-].)[\w'’-]{1,20})\s+(?P<rest>(?:[A-Z]\.\s?){0,2}(?:(?:de|van|von|bin|al|la|del|der|den|dos|da|di)\s+){0,2}"
    r"[A-ZÀ-Þ][\w’'-]{1,30}(?:\s+(?:(?:de|van|von|del|da|y)\s+)?[A-ZÀ-Þ][\w’'-]{1,30}){0,4})"
)

_FIELD_BEFORE = re.compile(r"\b(?:Secretary|Minister|Commissioner|Under ?secretary) (?:of|for) (?:the )?$")

_WORDS_BEFORE = re.compile(r"(?:[\w'’&./-]+,?\s+){1,9}$")

_PARTICLES = frozenset("de van von bin al la del der den dos da di".split())


def scan_given(register: Register, para: Paragraph) -> None:
    """People without title or description, told by a given name; what stands before the name may be their role."""
    text = para.text
    for match in _GIVEN_NAME.finditer(text):
        words = match.group().removesuffix("'s").split()
        skipped = 0
        if words[0].lower() not in GIVEN:
            before = text[max(0, match.start() - 120) : match.start()]
            last = _last_word(before)
            if not (last.islower() and last in HEADS):
                later = [i for i, word in enumerate(words[1:-1], 1) if word.lower() in GIVEN]
                skipped = next(
                    (i for i in later if words[i - 1].lower() in _OF_POSTS or _FIELD_BEFORE.search(before)), 0
                )
                if not skipped:
                    continue  # but for "Vice President of Government Relations Jane Doe"
        words = words[skipped:]
        named = [w for w in words if not w.endswith(".")]
        if len(named) > 3 and not (set(named) & _PARTICLES):
            continue  # "John Lewis Voting Rights Advancement": something named after somebody
        if any(heads_a_body(w) for w in named[1:]) or POLICY_TAIL.is_in(" ".join(words)):
            continue
        if named[-1].removesuffix("'s") in LANDFORMS and named[0] not in register._first_names:
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
        last = _last_word(before)
        place = (at, para.start + end)
        human = register.add_person(name, place, "person.given-name", 0.85)
        if human is None or human.role is not None:
            continue
        words_before = _WORDS_BEFORE.search(before) if last.lower() in HEADS else None
        if words_before:
            found = mention(f"{subject_phrase(words_before.group())} {name}")
            if found.name == name and found.role:
                human.role, human.organization = found.role, human.organization or found.organization


def _last_word(words: str) -> str:
    split = words.rsplit(None, 1)
    return split[-1].strip("(") if split else ""


_OF_POSTS = HEADS | MODIFIERS


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
