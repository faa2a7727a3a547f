"""Whether two organisations are one, by name, acronym and place."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from advocacy_graph.model.named import Named
from advocacy_graph.resolve.gazetteer import Entry, Gazetteer
from advocacy_graph.resolve.judgement import Judgement, Tie, judged
from advocacy_graph.resolve.places import country, is_place, regions
from advocacy_graph.resolve.words import content, folded, initials

_SISTER: Final = frozenset(
    "foundation action fund pac political committee victory trust educational votes legal super education".split()
)
_OF_MANY: Final = frozenset(
    "senate house assembly parliament congress department ministry agency office treasury commission council board "
    "court legislature commons lords representatives cabinet administration government bureau".split()
)  # fmt: skip
_GENERIC: Final = frozenset(
    "alliance association campaign center chamber club coalition collective committee confederation cooperative "
    "council federation foundation fund group guild initiative institute league local mission movement national "
    "network office organization partnership project society trust union united workers university city state "
    "county department agency commission board authority justice action rights community public american new "
    "international global world people company corporation bank school college church hospital international".split()
)  # fmt: skip
_LEARNING: Final = frozenset("university college institute school".split())
_POSTS: Final = frozenset(
    "administrator director directors chair chairs chairman chairwoman president secretary nominee nominees member members "
    "commissioner commissioners deputy assistant judge counselor counsellor fellow advisor advisors adviser trustees ceo "
    "chief officer spokesperson ambassador administrators co".split()
)  # fmt: skip
_FRAGMENT: Final = re.compile(
    r"\b(?:of|for|to|in|on|and|the|at|by|with|from|&)$|\b(?:of|for) the U\.?S\.?$", re.IGNORECASE
)
_SEVERAL: Final = re.compile(
    r"^(?:the )?(?:U\.?S\.? |United States )?(?:Departments|Ministries|Offices|Secretaries|Universities)\b.*(?:\band\b|&)"
    r"|\)\s*(?:,|and\b|&)\s*\S",
    re.IGNORECASE,
)
_OF_A_COUNTRY: Final = re.compile(
    r"^(?:the )?us (?P<of>(?!to |at |in ).+)$|^(?P<in>.+) of (?:the us|america)$"
)
_OF_ACRONYMS: Final = frozenset(
    "union group alliance association network coalition league federation club church movement campaign society office".split()
)
_BRACKETED: Final = re.compile(r"\s*\(([^()]*)\)\s*$")
_AFFILIATED: Final = re.compile(r",\s*(?:AFL-CIO|CLC|SEIU|CTW|IBT)\b.*$")
_TAIL: Final = re.compile(r"^(?:for|of|to|in|against|on|te|federation)\b")


def judge_organizations(left: Named, right: Named, known: Gazetteer) -> Judgement:
    """The best that any pair of their names says, seen with the gazetteer and the places that name them."""
    here, there = known.find(_called(left), left.places), known.find(_called(right), right.places)
    if here and there:
        return _entries(here, there, known)
    if _apart(left, right) and _of_many(left) and _of_many(right):
        return judged(0.05, "bodies of two countries or states")
    names = _long((*_spelt_out(left.names, known), *(here.names if here else ())))
    others = _long((*_spelt_out(right.names, known), *(there.names if there else ())))
    found = [_names(a, b, left, right) for a in names for b in others]
    found.append(_acronyms(left, right, here, there))
    apart = [each for each in found if each.tie]
    best = max(found, key=lambda each: each.score)
    if best.score < 0.9 and apart:
        return apart[0]
    if best.score < 0.9 and (whole := _is_part(left, right, here, there)):
        return whole
    if best.score >= 0.9 and _abroad(left, right) and not (here or there):
        return judged(0.5, *best.reasons, "named in two countries")
    if best.score >= 0.9 and (
        (here and here.country and right.places and not _in(right, here.country))
        or (there and there.country and left.places and not _in(left, there.country))
    ):
        return judged(0.2, *best.reasons, "of another country")
    return best


def _is_part(left: Named, right: Named, here: Entry | None, there: Entry | None) -> Judgement | None:
    """ "White House Tide Council" and "Merrow University Law School" begin with the name of what they are part of."""
    for whole, part, known, tie in ((left, right, here, Tie.WHOLE), (right, left, there, Tie.PART)):
        for name in plain_names(whole.names):
            words = content(name)
            if len(words) > 1 and (known or words[-1] in _LEARNING):
                longer = (content(each) for each in plain_names(part.names))
                if any(each[: len(words)] == words and len(each) > len(words) for each in longer):
                    return judged(0.1, f"a part of {name}", tie=tie)
    return None


def _in(named: Named, where: str) -> bool:
    return any(country(place) in (where, "") for place in named.places)


def _entries(here: Entry, there: Entry, known: Gazetteer) -> Judgement:
    if here.id == there.id:
        return judged(0.98, f"both are {here.name} in the gazetteer")
    reason = f"{here.name} and {there.name} in the gazetteer"
    if there in known.above(here):
        return judged(0.02, reason, tie=Tie.PART)
    if here in known.above(there):
        return judged(0.02, reason, tie=Tie.WHOLE)
    return judged(0.02, reason)


def _called(named: Named) -> tuple[str, ...]:
    """Its names before its acronyms: a name tells more."""
    return (*plain_names(named.names), *named.acronyms)


@lru_cache(maxsize=50_000)
def plain_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without an acronym in brackets or a federation after a comma."""
    return tuple(_AFFILIATED.sub("", _BRACKETED.sub("", name)) or name for name in names)


@lru_cache(maxsize=50_000)
def _spelt_out(names: tuple[str, ...], known: Gazetteer) -> tuple[str, ...]:
    """Also with a known acronym at the beginning spelt out: "ACLU of Texas" is American Civil Liberties Union of Texas."""
    plain = plain_names(names)
    long = [
        f"{entry.name} {rest}"
        for first, _, rest in (name.partition(" ") for name in plain)
        if rest and first.isupper() and (entry := known.find([first], frozenset({"US"})))
    ]
    return (*plain, *long)


@lru_cache(maxsize=50_000)
def _long(names: tuple[str, ...]) -> tuple[str, ...]:
    """Without acronyms, where it has a name besides: of two bodies one may be called WIA as the other is."""
    return tuple(name for name in names if not _bare_word(name)) or names


def _apart(left: Named, right: Named) -> bool:
    """Whether they are named in two countries, or two states: not where one place lies in the other."""
    if not left.places or not right.places or left.places & right.places:
        return False
    return not any(country(a) == b or country(b) == a for a in left.places for b in right.places)


def _abroad(left: Named, right: Named) -> bool:
    """Whether they are named in two countries, as far as is known; a state of an unknown one stands for it."""
    here = {country(place) or place for place in left.places}
    there = {country(place) or place for place in right.places}
    return bool(here and there) and not here & there


def _of_many(named: Named) -> bool:
    return any(word in _OF_MANY for name in named.names for word in content(name))


def _names(a: str, b: str, left: Named, right: Named) -> Judgement:
    one, other = content(a), content(b)
    if not one or not other:
        return judged(0.3, "a name without letters")
    if one == other or "".join(one) == "".join(other):
        if all(word in _GENERIC for word in one) and not left.places & right.places:
            return judged(0.5, "same name, which many bear")
        return judged(0.97, "same name" if a == b else "same name but for case, points or spelling")
    if sorted(one) == sorted(other):
        if set(one) & _LEARNING:
            return judged(0.4, "same words in another order, as two universities may have")
        return judged(0.93, "same words in another order")
    shorter, longer = (one, other) if len(one) < len(other) else (other, one)
    short, long = (a, b) if len(one) < len(other) else (b, a)
    whose = right if shorter is one else left  # of the longer name
    if set(shorter) < set(longer):
        return _longer(short, long, shorter, longer, left, right, is_left=whose is left)
    if len(one) == len(other) and len(one) > 1:
        return _a_word_apart(one, other)
    return judged(0.05, "two names")


def _a_word_apart(one: tuple[str, ...], other: tuple[str, ...]) -> Judgement:
    differing = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    if len(differing) == 1:
        x, y = differing[0]
        if x.isdigit() or y.isdigit() or is_place(x) or is_place(y):
            return judged(0.02, f"{x} and {y}")
        if x.rstrip("s") == y.rstrip("s"):
            return judged(0.92, "same name but for one plural")
        if min(len(x), len(y)) > 5 and x[0] == y[0] and OSA.distance(x, y) == 1:
            return judged(0.7, f"a letter apart: {x} and {y}")
    return judged(0.05, "two names")


def _longer(
    short: str,
    long: str,
    shorter: tuple[str, ...],
    longer: tuple[str, ...],
    left: Named,
    right: Named,
    *,
    is_left: bool,
) -> Judgement:
    """What the words say that only one of the two names has."""
    more = [word for word in longer if word not in shorter]
    rest = " ".join(more)
    places = {word for place in left.places & right.places if len(place) > 2 for word in content(place)}
    if (
        set(more) <= {"us", "america", "american"}
        and not is_place(short)
        and _is_but_for_country(short, long)
    ):
        if _in(left, "US") and _in(right, "US") and not ("america" in more and len(shorter) < 2):
            return judged(0.92, "same name but for its country")
    whole = f"{folded(short)} "
    plain = folded(long).removeprefix(whole) if folded(long).startswith(whole) else ""
    at_home = len((right if is_left else left).places) == 1  # the shorter name is not known elsewhere
    is_chapter = plain and (plain.startswith(("of ", "in ", "for ")) or not at_home)
    if set(more) <= places and places and (_of_many(left) or not is_chapter):
        return judged(0.92, f"same name without {rest}, where both are")
    if any(is_place(word) for word in more) or any(
        region in folded(long) and region not in folded(short) for region in regions()
    ):
        return judged(0.05, f"a chapter or body of one place: {rest}", tie=Tie.PART if is_left else Tie.WHOLE)
    if more == ["campaign"] and longer[-1] == "campaign" and len(shorter) > 1:
        return judged(0.92 if long.endswith("campaign") else 0.6, "same name but for 'campaign'")
    if set(more) <= _SISTER:
        return judged(0.05, f"a sister organisation: {rest}", tie=Tie.SISTER)
    if any(word.isdigit() for word in more) or "local" in more:
        return judged(0.05, f"a local or branch: {rest}", tie=Tie.PART if is_left else Tie.WHOLE)
    if any(word in _SISTER for word in more) or (
        set(more) & {"international", "national", "federation"} and len(shorter) == 1
    ):
        return judged(0.4, f"one has {rest} more")
    if set(more) & _POSTS or _are_two(short, long):
        return judged(0.2, f"a post in it, or another body beside it: {rest}")
    here = bool(left.places & right.places)
    distinct = [word for word in shorter if word not in _GENERIC]
    if plain and len(shorter) > 1 and distinct and here and _TAIL.match(plain):
        return judged(0.6, f"short form: without {plain!r}")
    if (
        len(distinct) > 0
        and here
        and longer[-len(shorter) :] == shorter
        and len(shorter) > 1
        and len(more) == 1
    ):
        return judged(
            0.9
            if len(left.places | right.places) == 1 and not (left.places & {"US", "GB", "CA", "AU", "NZ"})
            else 0.6,
            f"short form: without {rest!r}",
        )
    return judged(0.5 if distinct else 0.35, f"one has {rest} more")


def _is_but_for_country(short: str, long: str) -> bool:
    """ "U.S. Marine Corps" and "Marine Corps"; but a mission "of the United States to the United Nations" is not they."""
    found = _OF_A_COUNTRY.match(folded(long))
    bare = {"".join(content(part)) for part in found.groups() if part} if found else set()
    return "american" in content(long) or "".join(content(short)) in bare


def _are_two(short: str, long: str) -> bool:
    """ "Harbor Alliance and Tenants League" is two bodies, of which "Harbor Alliance" is one."""
    bare = re.escape(re.sub(r"^the ", "", short, flags=re.IGNORECASE))
    beside = r"[A-Z][\w'’-]+(?: of)?"
    return (
        re.search(rf"\b{bare}\s+(?:and|&)\s+(?:the )?{beside}|{beside}\s+(?:and|&)\s+(?:the )?{bare}$", long)
        is not None
    )


def _acronyms(left: Named, right: Named, here: Entry | None, there: Entry | None) -> Judgement:
    """An acronym that both have, or that one has for a name."""
    own, other = _short(left, here), _short(right, there)
    bare = _bare(left), _bare(right)
    shared = own & other
    if shared:
        said = ", ".join(sorted(shared)).upper()
        if not (bare[0] or bare[1]):
            long = [(a, b) for a in _long(plain_names(left.names)) for b in _long(plain_names(right.names))]
            if any(set(content(a)) <= set(content(b)) or set(content(b)) <= set(content(a)) for a, b in long):
                return judged(0.92, f"same acronym {said} for a longer and a shorter form")
            alike = max(
                len(set(content(a)) & set(content(b))) / min(len(content(a)) or 1, len(content(b)) or 1)
                for a, b in long
            )
            return judged(0.6 if alike > 0.6 else 0.1, f"two names with the acronym {said}")
        if _abroad(left, right):
            return judged(0.3, f"acronym {said} in two countries")
        return judged(0.93, f"acronym {said}, which one spells out")
    for one, its, another in ((left, bare[0], right), (right, bare[1], left)):
        for name in another.names:
            if its and len(its) > 2 and initials(name) == its and not _abroad(one, another):
                return judged(0.6, f"{its.upper()} may be the initials of {name}")
    return judged(0.0, "no acronym in common")


def short_forms(named: Named) -> set[str]:
    """Acronyms that stand for it: told, in brackets after a name, or its very name."""
    told = {folded(acronym) for acronym in named.acronyms}
    brackets = (_BRACKETED.search(name) for name in named.names)
    told |= {folded(found.group(1)) for found in brackets if found and found.group(1).isupper()}
    return {*told, *map(_bare_word, named.names)} - {"", "us", "uk", "eu", "un"}


def _short(named: Named, entry: Entry | None) -> set[str]:
    return short_forms(named) | ({folded(entry.acronym)} if entry and entry.acronym else set())


def is_acronym(named: Named) -> bool:
    """Whether it is known by an acronym alone."""
    return bool(_bare(named))


def _bare(named: Named) -> str:
    """Its name where that is an acronym and all it is called by: "SEIU", "PCS union"."""
    words = [_bare_word(name) for name in named.names]
    return words[0] if words and all(words) else ""


@lru_cache(maxsize=100_000)
def _bare_word(name: str) -> str:
    first, *rest = name.removeprefix("the ").split() or [""]
    kinds = set(map(str.lower, rest)) - {"the"}
    is_acronym = sum(map(str.isupper, first)) >= 2 and first.isalnum() and kinds <= _OF_ACRONYMS
    return folded(first) if is_acronym else ""


def is_fragment(name: str) -> bool:
    """Whether it is the beginning of a name, as "Office of the", or more than one: "Departments of Tides and Salt"."""
    return (
        _FRAGMENT.search(name.strip(" .")) is not None
        or _SEVERAL.search(name) is not None
        or name.count("(") != name.count(")")
    )


def is_generic(name: str) -> bool:
    """Whether it means a body only inside of its release: "the Alliance", "the city council"."""
    return all(word in _GENERIC or word in _OF_MANY for word in content(name)) and not _bare_word(name)
