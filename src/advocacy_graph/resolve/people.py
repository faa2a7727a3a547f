"""Whether two people are one, by name, role and organisation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from advocacy_graph import resources
from advocacy_graph.model.named import Named
from advocacy_graph.resolve.judgement import Judgement, judged
from advocacy_graph.resolve.nicknames import nickname_of, spelling_of
from advocacy_graph.resolve.words import content, folded

_TITLES = frozenset(
    "mr mrs ms mx miss dr prof professor rev reverend fr father sr sister bishop archbishop rabbi imam pastor sir dame "
    "lord lady baroness baron rt hon honourable honorable the sen senator rep representative congressman "
    "congresswoman gov governor mayor judge justice sheriff chief chair president secretary minister councillor "
    "councilmember councilman councilwoman commissioner general colonel col capt captain sgt lt assemblymember "
    "assemblyman assemblywoman attorney delegate senadora senador speaker".split()
)  # fmt: skip
_AFTER = frozenset(
    "md phd esq jd mp mep mla mpp msp mba rn dds do cpa obe cbe mbe kc qc sj ms dnp faan facp lcsw".split()
)
_GENERATIONS = frozenset("jr junior sr senior ii iii iv".split())
_PARTICLES = frozenset(
    "van von der den de del della di da du la le ter ten al el bin ibn abu te st mac mc o".split()
)
_BRACKETED = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PERSON = re.compile(
    r"(?<=\w)(?:woman|man|person|women|men|people)\b|\b(?:former|ex|acting|then|senior|state|us)\b"
)
_SINGLE = tuple(
    map(frozenset, (("vice", "president"), ("prime", "minister"), ("first", "lady"), ("speaker",)))
)
_UMLAUT = (("ue", "u"), ("oe", "o"), ("ae", "a"))


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, taken apart; all in folded words."""

    given: tuple[str, ...]
    surname: str
    titled: bool
    generation: str


@lru_cache(maxsize=100_000)
def parts(name: str) -> Name:
    """A person's name taken apart: titles, degrees and brackets dropped, particles in the surname."""
    name = _BRACKETED.sub(" ", name)
    before, comma, after = name.partition(",")
    if comma:
        tail = folded(after).split()
        aside = all(word in _AFTER | _GENERATIONS for word in tail) or (tail and tail[0] in _TITLES)
        name = f"{before} {' '.join(w for w in tail if w in _GENERATIONS)}" if aside else f"{after} {before}"
    first, _, last = name.strip().rpartition(" ")
    name = f"{first.replace('-', ' ')} {last.replace('-', '')}"  # Jean-Luc is two names, Marsh-Abbot one
    words = folded(re.sub(r"\b(\w)\.(?=\w)", r"\1. ", name)).split()
    words = [
        w for word in words for w in ([*word] if len(word) == 2 and _is_initials(word, name) else [word])
    ]
    generation = next((word for word in words[2:] if word in _GENERATIONS), "")
    words = [word for place, word in enumerate(words) if not (place > 1 and word in _GENERATIONS)]
    while len(words) > 1 and words[-1] in _AFTER:
        words.pop()
    titled = False
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
        titled = True
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    while len(words) > 2 and words[0] in _PARTICLES:
        words.pop(0)
        start -= 1
    return Name(tuple(words[:start]), "".join(words[start:]), titled, generation)


def _is_initials(word: str, name: str) -> bool:
    return word.isalpha() and re.search(rf"\b{word[0]}\. ?{word[1]}\.", name, re.I) is not None


def is_surname(names: Iterable[str]) -> bool:
    """Whether no given name is known: "Pelosi"."""
    return not any(parts(name).given for name in names)


def judge_people(left: Named, right: Named) -> Judgement:
    """The best that any pair of their names says, weighed with their posts."""
    name = max(
        (_names(parts(a), parts(b)) for a in left.names for b in right.names),
        key=lambda judgement: judgement.score,
    )
    if name.score <= 0.3:
        return name
    return _weighed(name, left, right)


@lru_cache(maxsize=100_000)
def _names(a: Name, b: Name) -> Judgement:
    """How alike two names are, the posts not yet seen. 1.0 is a full and equal name, .6 needs the posts to help."""
    if a.generation != b.generation and a.generation and b.generation:
        return judged(0.02, f"{a.generation} and {b.generation}")
    if not a.given or not b.given:
        if a.surname != b.surname:
            return judged(0.02, "two surnames")
        return (
            judged(0.6, "surname alone")
            if a.given or b.given or a.titled or b.titled
            else judged(1.0, "same name")
        )
    if a.generation != b.generation:
        generation = "one is called " + (a.generation or b.generation)
        rest = _names(Name(a.given, a.surname, a.titled, ""), Name(b.given, b.surname, b.titled, ""))
        return judged(min(rest.score, 0.55), *rest.reasons, generation)
    surname = _surnames(a, b)
    if surname is None:
        if sorted((*a.given, a.surname)) == sorted((*b.given, b.surname)):
            return judged(0.75, "same names in another order")
        if a.surname in b.given[1:] or b.surname in a.given[1:]:
            first = _given(a.given[:1], b.given[:1])
            return judged(min(first.score, 0.7), *first.reasons, "one has a second surname")
        return judged(0.02, "two surnames")
    given = _given(a.given, b.given)
    score = min(surname.score, given.score)
    if surname.score < 0.9 and given.score < 0.9:
        score = min(score, 0.3)
    return judged(score, *dict.fromkeys((*surname.reasons, *given.reasons)))


def _surnames(a: Name, b: Name) -> Judgement | None:
    if a.surname == b.surname or _plain(a.surname) == _plain(b.surname):
        return judged(1.0, "same surname")
    shorter, longer = sorted((a.surname, b.surname), key=len)
    if longer.startswith(shorter) and len(shorter) > 3 and len(longer) - len(shorter) > 3:
        return judged(0.7, "one surname has another added")
    return judged(0.6, "surnames a letter apart") if _slip(shorter, longer) else None


def _slip(shorter: str, longer: str) -> bool:
    """One letter put for another, neither at the first place nor making another known name."""
    return len(shorter) > 3 and DamerauLevenshtein.distance(shorter, longer, score_cutoff=1) <= 1


def _plain(word: str) -> str:
    for double, single in _UMLAUT:
        word = word.replace(double, single)
    return word


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> Judgement:
    if a == b or "".join(a) == "".join(b) or _plain("".join(a)) == _plain("".join(b)):
        return judged(1.0, "same name")
    first, other = a[0], b[0]
    middle = _middle(a[1:], b[1:])
    if middle is not None:
        return middle
    if first == other:
        return judged(0.95, "one name has a middle name more")
    if len(first) == 1 or len(other) == 1:
        return judged(0.7, "initial") if first[0] == other[0] else judged(0.02, "two first names")
    whole_a, whole_b = "".join(a), "".join(b)
    if nickname_of(first, other) or nickname_of(whole_a, whole_b):
        return judged(0.85, "nickname")
    if spelling_of(first, other) or spelling_of(whole_a, whole_b):
        return judged(0.85, "spelling of the first name")
    if other in a or first in b:
        return judged(0.5, "one of the first names")
    return judged(0.02, "two first names")


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> Judgement | None:
    if a and b and a != b:
        fits = all(x == y or (1 in (len(x), len(y)) and x[0] == y[0]) for x, y in zip(a, b, strict=False))
        if not fits:
            return judged(0.02, "two middle names")
    return None


def _weighed(name: Judgement, left: Named, right: Named) -> Judgement:
    """The name with what the posts say for and against it."""
    told = [(a, b) for a in left.posts for b in right.posts]
    common = name.score < 1.0 and is_common(left.names) and is_common(right.names)
    if not told:
        untold = (*name.reasons, "no post is told of one of them")
        if common:
            return judged(min(name.score, 0.85), *untold, "a common name")
        return judged(min(name.score, 0.92), *untold)
    role_and_body = [
        (_same_role(a.role, b.role), _same_body(a.organization, b.organization), a, b) for a, b in told
    ]
    if any(role and body for role, body, _, _ in role_and_body):
        return _kin(name, 0.97, "shared role and organisation")
    if any(body and not (a.role and b.role) for _, body, a, b in role_and_body):
        return _kin(name, 0.95, "shared organisation")
    if any(body for _, body, _, _ in role_and_body):
        rose = any(body and _trade(a.role) and _trade(b.role) for _, body, a, b in role_and_body)
        if name.score >= (0.85 if rose else 0.9):
            return _kin(name, 0.93, "shared organisation, another role")
        return judged(0.5, *name.reasons, "shared organisation, another role")
    if any(role and not (a.organization and b.organization) for role, _, a, b in role_and_body):
        shared = [
            a.role for role, _, a, b in role_and_body if role and not (a.organization and b.organization)
        ]
        return _by_role(name, left, right, shared)
    if all(not a.organization or not b.organization for a, b in told) and name.score > 0.9:
        if common:
            return judged(0.85, *name.reasons, "a common name")
        return judged(0.9, *name.reasons, "nothing speaks against it")
    reasons = [*name.reasons, "other organisation"]
    if name.score < 0.9:
        return judged(0.2, *reasons)
    if is_common(left.names) and is_common(right.names):
        return judged(0.3, *reasons, "a common name")
    if any(_office(a.role) and _office(b.role) for a, b in told):
        return judged(0.9, *name.reasons, "both hold a public office")
    role = any(role for role, _, _, _ in role_and_body)
    if role and any(_apart(a.date, b.date) for role, _, a, b in role_and_body if role):
        return judged(0.9, *name.reasons, "same role at another time in another organisation", "a rare name")
    if role:
        return judged(0.5, *reasons, "same role")
    against = any(_trade(a.role) != _trade(b.role) for a, b in told if a.role and b.role)
    return judged(0.25 if against else 0.5, *reasons, "other role")


def _by_role(name: Judgement, left: Named, right: Named, shared: Iterable[str]) -> Judgement:
    """A shared role without a body: enough for a full name, and for a surname alone that few bear.

    "President Johnson" may be anybody; of vice presidents there is one at a time.
    """
    if name.score >= 0.85:
        return _kin(name, 0.93, "shared role")
    rare = not (is_common(left.names) or is_common(right.names))
    if "surname alone" in name.reasons and (rare or any(_role(role) in _SINGLE for role in shared)):
        return _kin(name, 0.93, "shared role")
    return judged(min(name.score, 0.6), *name.reasons, "shared role")


def _kin(name: Judgement, score: float, reason: str) -> Judgement:
    """A shared post carries a name that alone would not do, except one that only resembles a part of the other."""
    return judged(score if name.score > 0.5 else 0.5, *name.reasons, reason)


@lru_cache(maxsize=50_000)
def _role(role: str) -> frozenset[str]:
    text = _PERSON.sub("", folded(role)).replace("president", "president ")
    text = re.sub(r"\bmp\b", "member parliament", text)
    return frozenset(content(text)) - {"a"}


def _same_role(a: str, b: str) -> bool:
    one, other = _role(a), _role(b)
    if not one or not other:
        return False
    if ("vice" in one) != ("vice" in other) or ("deputy" in one) != ("deputy" in other):
        return False
    return one <= other or other <= one


@lru_cache(maxsize=50_000)
def _body(name: str) -> frozenset[str]:
    return frozenset(content(name))


def _same_body(a: str, b: str) -> bool:
    one, other = _body(a), _body(b)
    return bool(one and other) and (one <= other or other <= one)


def _office(role: str) -> bool:
    return bool(_role(role) & _offices())


@cache
def _offices() -> frozenset[str]:
    return frozenset(cells[0] for cells in resources.rows("roles") if cells[-1] == "office") - {
        "president",
        "secretary",
        "chair",
    }


@cache
def _trades() -> frozenset[str]:
    return frozenset(cells[0] for cells in resources.rows("roles") if cells[-1] in ("post", "office"))


def _trade(role: str) -> bool:
    """Whether it is a post that one can be promoted to, rather than a trade that one has."""
    return bool(frozenset(folded(role).split()) & _trades())


def _apart(a: str, b: str) -> bool:
    return bool(a and b) and a[:7] != b[:7]


def is_common(names: Iterable[str]) -> bool:
    """Whether the surname is one of those that very many bear."""
    return any(parts(name).surname in _common() for name in names)


@cache
def _common() -> frozenset[str]:
    return frozenset(surname for (surname,) in resources.rows("common_surnames"))
