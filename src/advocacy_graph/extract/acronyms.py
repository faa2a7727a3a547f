"""Acronyms: defined in the release, known without, told by the letters of a long name, or standing where bodies stand."""

import re

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.heads import POLICY_INSIDE, headed, names_a_policy
from advocacy_graph.extract.names import PARTY_TAG, heads_a_body, in_word
from advocacy_graph.extract.paragraphs import Paragraph, Role
from advocacy_graph.extract.register import Register, key

_DEFINED = Finder(
    r"\s*\((?:['“\"‘]|the\s+|or\s+|aka\s+|hereafter\s+)*(?P<a>[A-Z][A-Za-z&./-]{0,13}[A-Z][A-Za-z]{0,2})['”\"’]*[^)]{0,12}\)"
)


def define_acronyms(register: Register, paras: list[Paragraph]) -> None:
    """ "Harbour Pilots Guild (HPG)": the words before the bracket whose initials fit."""
    for para in paras:
        if para.role in (Role.FURNITURE, Role.CONTACT):
            continue
        for match in _DEFINED.finditer(para.text):
            acronym = match.group("a").rstrip(".")
            if PARTY_TAG.match(para.text, match.start()):
                continue  # "Jane Doe (R-AL)"
            before = para.text[max(0, match.start() - 160) : match.start()]
            long = _long_form(before, acronym)
            if long and not names_a_policy(long) and not POLICY_INSIDE.is_in(long):
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


KNOWN = {row[0]: row[1] for row in lexicon.rows("acronyms")}

ADVISORY = ("WHO", "WHAT", "WHEN", "WHERE", "WHY", "HOW")  # the labels of a media advisory

_ALL_CAPITALS = Finder(r"(?<![\w-])[A-Z][A-Z&-]{2,7}(?![\w-])")


def add_all_known(register: Register, para: Paragraph) -> None:
    """Acronyms of the paragraph that the reader is expected to know."""
    text = para.text
    for capitals in _ALL_CAPITALS.finditer(text):
        acronym = capitals.group()
        place = (para.start + capitals.start(), para.start + capitals.end())
        if acronym in register.acronyms or acronym not in KNOWN:
            continue
        if acronym in ADVISORY and text.startswith(":", capitals.end()):
            continue
        add_known(register, acronym, place)


def add_known(register: Register, acronym: str, place: tuple[int, int]) -> None:
    """An acronym that the reader is expected to know: tied to its long form only where the release says that."""
    long = KNOWN[acronym]
    plain = re.sub(r"^U\.S\.\s+", "", long)
    for k in (key(long), key(plain)):
        if k in register.bodies:
            register.define(acronym, register.bodies[k].name)
            register.bodies[k].places.append(place)
            return
    register.add_body(acronym, place, "organization.acronym", 0.85)


_NAME_WORD = re.compile(r"[\w']+")


def initials(name: str) -> str:
    """The capitals of a name's words, little words left out: what an undefined acronym is compared with."""
    return "".join(w[0] for w in _NAME_WORD.findall(name) if w[0].isupper() or w[0].isdigit())


def _all_letters(name: str) -> str:
    """As `initials`, little words and capitals counted too: "EM Council of Tenants", EMCOT."""
    return "".join(w if w.isupper() else w[0].upper() for w in _NAME_WORD.findall(name))


_UNEXPLAINED = Finder(r"(?<![\w-])[A-Z][A-Z&]{2,7}(?![\w-])")


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


_CAPITALS = Finder(r"(?<![\w&/-])(?P<a>[A-Z][A-Z&-]{1,7}[A-Z])(?![\w&/-]|\.\w|\s[A-Z][a-z])")

_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z&-]+)\)")

NO_BODY = frozenset(row[0] for row in lexicon.rows("not_bodies"))

_ACTS_AFTER = re.compile(
    r"'s\s|\s(?:said|says|is|has|was|will|and|have|are|must|should|called|supports|believes|members|staff|officials|spokes)\b"
)

# of one that stands there once: it acts or owns, somebody is something of it, or the phrase ends with it; but "the HULL
# barcode", "the HULL and Mast Act"
_ENDS_AFTER = re.compile(
    r"['’]s?\s|\s?[,.;:?!)”—–]|\s(?:said|says|is|has|was|will|have|are|were|must|should|called|supports|believes|leaders?|members|staff|officials|workers|spokes\w+|(?:[Cc]o-|[Vv]ice-)?(?:[Pp]residents?|[Cc]hairs?|[Ss]ecretary)|to|or|for|in|on|that|who|which|when)\b|$"
)

_IN_LINE = re.compile(r",? (?:and |or |& )?")  # "of HPG, | EWU and | TARN"

_LONGEST_BEFORE = 10  # code points

_BEFORE_A_BODY = re.compile(r"\b(?:the|by|at|from|of|with|and|like|against|between)\s$", re.I)


def capitals(register: Register, paras: list[Paragraph], taken: frozenset[str]) -> None:
    """Acronyms that nobody explains and that stand where bodies stand, alone or in a line with one that does. `taken`:
    those of policies."""
    places: dict[str, list[tuple[int, int]]] = {}
    standing: set[str] = set()
    ending: set[str] = set()
    for para in paras:
        if not para.is_prose or para.text.isupper():
            continue
        line: list[str] = []
        ended = 0
        for match in _CAPITALS.finditer(para.text):
            acronym = match.group("a")
            if not (line and _IN_LINE.fullmatch(para.text, ended, match.start())):
                line = []
            ended = match.end()
            line.append(acronym)
            if (
                acronym in NO_BODY
                or acronym in taken
                or acronym in register.acronyms
                or heads_a_body(acronym.title())
            ):
                continue
            places.setdefault(acronym, []).append(
                (para.start + match.start("a"), para.start + match.end("a"))
            )
            acts = _ACTS_AFTER.match(para.text, match.end("a"))
            if _ENDS_AFTER.match(para.text, match.end("a")):
                ending.add(acronym)
            if acts or _BEFORE_A_BODY.search(
                para.text, max(0, match.start() - _LONGEST_BEFORE), match.start()
            ):
                standing.add(acronym)
            if len(line) > 1 and not standing.isdisjoint(line):
                standing.update(line)
    explained = {name for para in paras if "(" in para.text for name in _IN_BRACKETS.findall(para.text)}
    for acronym, found in places.items():
        if acronym in explained:
            continue  # explained, and not as a body: "instant run-off voting (IRV)"
        if acronym in standing and (len(found) > 1 or register.body(acronym) or acronym in ending):
            for place in found:
                register.add_body(acronym, place, "organization.capitals", 0.55)


_VERBS = lexicon.alternation(
    {form.strip() for row in lexicon.rows("speech_verbs") for form in (row[0], *row[1].split(","))}
)
_SORTS = lexicon.alternation(row[0] for row in lexicon.rows("body_sorts"))
_ACTING = re.compile(
    rf"(?:\s\([A-Z][\w-]*\))?(?:['’]s?\b|,?\s(?:{_VERBS}|has|have|was|also|works?|represents?|members?|staff|officials?|spokes\w*|president|director|chair\w*|leaders?|launched|{_SORTS})\b|\sis an? [^.]{{0,60}}?\b(?:body|{_SORTS})\b)",
    re.I,
)

_ACTED_WITH = re.compile(r"\b(?:by|with|told|asked|joined|at|from)(?: the)?\s$")


def forget_unacting(register: Register, paras: list[Paragraph], speaking: frozenset[str]) -> None:
    """Take out what the release shortens and nothing tells for a body: "Rent Relief Grants (RRG)". `speaking`: the
    names of speakers and of their bodies."""
    addresses = " ".join(
        p.text.lower() for p in paras if "@" in p.text or "www." in p.text or "://" in p.text
    )
    for k, body in list(register.bodies.items()):
        if (
            body.rule != "organization.defined"
            or body.acronym is None
            or body.acronym in KNOWN
            or headed(body.name)
            or not speaking.isdisjoint(body.wordings)
            or re.search(rf"[@./]{re.escape(body.acronym.lower())}\.", addresses)
            or any(_acts(para.text, wording) for para in paras for wording in body.wordings)
        ):
            continue
        del register.bodies[k]
        register.acronyms = {acronym: of for acronym, of in register.acronyms.items() if of != k}


def _acts(text: str, name: str) -> bool:
    """Whether the name acts, owns or is acted with somewhere in the text."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (end < len(text) and in_word(text[end])) and (
            _ACTING.match(text, end) or _ACTED_WITH.search(text, max(0, at - _LONGEST_BEFORE), at)
        ):
            return True
        at = text.find(name, at + 1)
    return False
