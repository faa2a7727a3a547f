"""Whether two given names are forms of one: Bob and Robert, Kathryn and Katherine, but not Frances and Francis.

Most nicknames come from the package of that name, which others keep; `data/reference/nicknames.tsv` has what it lacks
and what sounds alike and is not one.
"""

import re
from functools import cache

from nicknames import NickNamer

from advocacy_graph import resources

_SOUNDS = (
    (r"ph", "f"), (r"ck|ch|[ckq]", "k"), (r"th", "t"), (r"^h|(?<=[aeiouytrs])h", ""), (r"y", "i"),
    (r"ae|oe|ei|ie|ee|ea|ai", "e"), (r"^ge|^je|^g(?=e)", "je"), (r"w|v", "v"), (r"z", "s"), (r"(.)\1", r"\1"),
)  # fmt: skip


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


@cache
def _table() -> tuple[frozenset[frozenset[str]], frozenset[frozenset[str]]]:
    """Pairs that are forms of one name, and pairs that are not."""
    forms: set[frozenset[str]] = set()
    apart: set[frozenset[str]] = set()
    for name, other, sense in resources.rows("nicknames"):
        (forms if sense == "form" else apart).add(frozenset((name, other)))
    return frozenset(forms), frozenset(apart)


@cache
def nickname_of(name: str, other: str) -> bool:
    """Whether one is a short or familiar form of the other. Both in lower case without accents."""
    forms, apart = _table()
    pair = frozenset((name, other))
    if pair in apart:
        return False
    return (
        pair in forms or other in _nicknamer().nicknames_of(name) or name in _nicknamer().nicknames_of(other)
    )


@cache
def spelling_of(name: str, other: str) -> bool:
    """Whether the two sound alike: Stephen and Steven. Names that differ by their ending (Paul, Paula) do not."""
    if frozenset((name, other)) in _table()[1] or _ending(name) != _ending(other):
        return False
    return min(len(name), len(other)) > 2 and _sound(name) == _sound(other)


def _ending(name: str) -> bool:
    return name.rstrip("h")[-1:] in ("a", "i", "o")


@cache
def _sound(name: str) -> str:
    for pattern, replacement in _SOUNDS:
        name = re.sub(pattern, replacement, name)
    return name[:1] + re.sub(r"[aeiou]", "", name[1:-1]) + re.sub(r"[aeiou]", "", name[-1:])


@cache
def beginnings(name: str) -> frozenset[str]:
    """First letters under which a person of this given name may also be found: r and b for Robert."""
    return frozenset(
        n[0] for n in {name, *_nicknamer().nicknames_of(name), *_nicknamer().canonicals_of(name)}
    )
