"""In which language a text is, paragraph by paragraph."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from advocacy_graph.model import Foreign, Span

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")

# The small words that every English sentence is made of, and few other languages have.
_SMALL = frozenset(
    "the of and to for that is was with by on from this it be are as an which has have will at not their our "
    "we they who said but would its been more were his her after all about".split()
)
_TELLING = 8  # words: below that a name or a heading could be in any language
_SURE = 0.8  # of the identifier's probability
_MOST = 2_000  # code points of a paragraph: more tell nothing new
_NAMES = dict(
    part.split("=")
    for part in (
        "ar=Arabic bg=Bulgarian bn=Bengali ca=Catalan cs=Czech cy=Welsh da=Danish de=German el=Greek en=English "
        "es=Spanish et=Estonian eu=Basque fa=Persian fi=Finnish fr=French ga=Irish gl=Galician he=Hebrew hi=Hindi "
        "hr=Croatian ht=Haitian hu=Hungarian hy=Armenian id=Indonesian is=Icelandic it=Italian ja=Japanese "
        "ko=Korean lt=Lithuanian lv=Latvian mi=Maori ms=Malay nl=Dutch no=Norwegian pl=Polish pt=Portuguese "
        "ro=Romanian ru=Russian sk=Slovak sl=Slovenian sq=Albanian sr=Serbian sv=Swedish sw=Swahili ta=Tamil "
        "th=Thai tl=Tagalog tr=Turkish uk=Ukrainian ur=Urdu vi=Vietnamese zh=Chinese"
    ).split()
)
_KIN = {"sco": ENGLISH, "pcm": ENGLISH, "jam": ENGLISH}  # what English headings in capitals are taken for


def named_language(code: str) -> str:
    """The English name of a language: "fr" is French. Rarer ones are named by their code."""
    return _NAMES.get(code, code)


def languages(text: str) -> tuple[str | None, tuple[Foreign, ...]]:
    """The language of most of the words, and the stretches in others.

    A paragraph too short to tell belongs to those around it. None, and no stretch, where nothing tells.
    """
    told = [(match.span(), _language(match[0])) for match in _PARAGRAPH.finditer(text)]
    words: Counter[str] = Counter()
    for (start, end), language in told:
        if language:
            words[language] += end - start
    if not words:
        return None, ()
    main = words.most_common(1)[0][0]
    if words.keys() == {main}:
        return main, ()
    return main, tuple(_others(_filled(told), main))


def _filled(told: list[tuple[tuple[int, int], str | None]]) -> list[tuple[tuple[int, int], str | None]]:
    """Short paragraphs between two of one language are in it too."""
    known = [index for index, (_, language) in enumerate(told) if language]
    filled = list(told)
    for before, after in pairwise(known):
        if told[before][1] == told[after][1]:
            for index in range(before + 1, after):
                filled[index] = (told[index][0], told[before][1])
    return filled


def _others(told: list[tuple[tuple[int, int], str | None]], main: str) -> list[Foreign]:
    return [Foreign(Span(*place), language) for place, language in told if language not in (None, main)]


def _language(paragraph: str) -> str | None:
    """None where it is too short, or the identifier is not sure."""
    sample = paragraph[:_MOST]
    words = _WORD.findall(sample.lower())
    if len(words) < _TELLING and len(_SPACELESS.findall(sample)) < _TELLING:
        return None
    small = sum(word in _SMALL for word in words)
    if small * 5 >= len(words) or (small * 8 >= len(words) and sample.isascii()):
        return ENGLISH
    language, sureness = _identifier().classify(sample)
    language = _KIN.get(language, language)
    if language == ENGLISH:
        return ENGLISH
    return str(language) if sureness >= _SURE and not small * 8 >= len(words) else None


@cache
def _identifier() -> "LanguageIdentifier":
    """Loaded when first asked: most paragraphs are told by their small words."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
