"""A pattern sought by compiled machine code: most patterns stand nowhere in most sentences, and saying so must cost little.

`re` interprets a pattern at every place of a text; PCRE2 compiles it once and is five to ten times quicker at telling
that it stands nowhere. `Finder` lets PCRE2 tell where a match begins and `re` read it there: groups, places and the
meaning of a pattern are those of `re`. (Without regard to capitals, `re` takes the Turkish "ı" and "İ" for an
"i" and PCRE2 does not: a word spelt so is not found.)
"""

import re
from collections.abc import Iterator

import pcre2
from pcre2 import _cy  # below its classes, which cost four times the search itself; hence the pinned version

# What PCRE2 gives up on, `re` reads by itself: a lone surrogate, or a match that wants more memory than it has.
_GIVES_UP = (UnicodeEncodeError, pcre2.LibraryError, MemoryError)
_FLAGS = {0: 0, int(re.I): pcre2.I, int(re.S): pcre2.S, int(re.I | re.S): pcre2.I | pcre2.S}
_FAR = (
    20_000  # code points; PCRE2 counts bytes, so that each place of a long text is counted from its beginning
)
_PLAIN = _cy.create_match_context()
_match, _span = _cy.match, _cy.match_substring_span_bynumber


class Finder:
    """Stands for `re.compile(pattern, flags)` where a pattern is sought in running text."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._read = re.compile(pattern, flags)
        self._sought = _cy.compile(pattern, _FLAGS[flags])
        _cy.jit_compile(self._sought)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """What `re.Pattern.search` gives."""
        length = len(text)
        if end is None or end > length:
            end = length
        if start > _FAR:
            return self._read.search(text, start, end)
        try:
            found = _match(self._sought, text, end, start if start < length else length, _PLAIN)[0]
        except _GIVES_UP:
            return self._read.search(text, start, end)
        return None if found is None else self._read.search(text, _span(found, text, 0)[0], end)

    def is_in(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether `search` would find anything: what `re` would read there is not asked for."""
        length = len(text)
        if end is None or end > length:
            end = length
        if start > _FAR:
            return self._read.search(text, start, end) is not None
        try:
            return _match(self._sought, text, end, start if start < length else length, _PLAIN)[0] is not None
        except _GIVES_UP:
            return self._read.search(text, start, end) is not None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """What `re.Pattern.finditer` gives, of a pattern that never matches nothing."""
        first = self.search(text, start, end)
        return _NONE if first is None else self._from(first, text, end)

    def _from(self, found: re.Match[str] | None, text: str, end: int | None) -> Iterator[re.Match[str]]:
        while found:
            yield found
            found = self.search(text, found.end(), end)


_NONE: Iterator[re.Match[str]] = iter(())  # at its end from the beginning, and so for everybody
