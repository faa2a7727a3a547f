"""The form in which two wordings of one name are equal."""

import re
import unicodedata
from functools import lru_cache

_COMPANY = re.compile(r"\s(?:inc|incorporated|llc|ltd|limited|corp|corporation|plc|gmbh|ev)$")
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_APOSTROPHES = re.compile("['’ʼ`]")
_OF_A_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No"})


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """`The Acme Fund, Inc.` and `ACME FUND` become `acme fund`; `Hincapié` becomes `hincapie`.

    Case, accents on Latin letters, punctuation, invisible characters, a leading "the" and a company's legal
    form are dropped, "&" is read as "and". A name without a letter or digit becomes the empty string.
    """
    plain = _without_accents(unicodedata.normalize("NFKD", name.casefold()))
    plain = _INITIALS.sub(lambda initials: initials.group().replace(".", "") + " ", plain)
    plain = _APOSTROPHES.sub("", plain.replace("&", " and "))
    plain = "".join(c if unicodedata.category(c) in _OF_A_WORD else _in_place_of(c) for c in plain)
    words = " ".join(unicodedata.normalize("NFC", plain).split())
    return _COMPANY.sub("", words.removeprefix("the ")).strip()


def _in_place_of(character: str) -> str:
    """Format characters (zero-width, direction) vanish, all else separates words."""
    return "" if unicodedata.category(character) == "Cf" else " "


def _without_accents(decomposed: str) -> str:
    """Marks are dropped unless a letter of another script carries them: in Devanagari they are part of the word."""
    if decomposed.isascii():
        return decomposed
    kept: list[str] = []
    carried = False
    for character in decomposed:
        if unicodedata.category(character) in ("Mn", "Mc", "Me"):
            if carried and not unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
                kept.append(character)
            continue
        carried = character.isalpha() and not unicodedata.name(character, "").startswith("LATIN")
        kept.append(character)
    return "".join(kept)
